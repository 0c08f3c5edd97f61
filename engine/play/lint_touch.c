/* lint_touch.c -- what a fact of a shop holds up: the questions that it answers, and where these are asked.
 *
 * Topics stand between: a fact answers some, and asks, doubts and talks are about topics. */
#include "play/lint_own.h"
#include "play/talk.h"
#include "script/load_shops.h"

/* What a product's own fields answer beside the topic of the same name. */
static const char *const ANSWERS[][2] = { { "stock", "size" },
                                          { "chart", "size" },
                                          { "fit", "size" },
                                          { "colours", "colour" },
                                          { "colours", "stock" },
                                          { "price_yuan", "price" },
                                          { "price_yuan", "discount" },
                                          { "price_yuan", "free_shipping" },
                                          { "fabric_percent", "material" },
                                          { "upper", "material" },
                                          { "sole", "material" },
                                          { "free_shipping", "shipping_fee" },
                                          { "shipping_fee", "free_shipping" } };

typedef struct Touch {
    Lint *lint;
    const Shop *shop;
    const LintFact *fact;
    const Product *product; /* the fact is one of its own */
    const SizeChart *chart; /* the fact is a size table */
    StrView field;          /* of the product; empty: all */
} Touch;

static bool answers(StrView field, StrView topic)
{
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++) {
        if (sv_is(field, ANSWERS[i][0]) && sv_is(topic, ANSWERS[i][1])) return true;
    }
    return sv_eq(field, topic);
}

static bool is_care(const Product *product, StrView field)
{
    for (size_t i = 0; i < product->care_count; i++) {
        if (sv_eq(product->care[i].name, field)) return true;
    }
    return sv_is(field, "care");
}

static bool touches_topic(const Touch *t, const TopicDef *topic)
{
    if (t->fact->name.len == 0) return true;
    if (t->chart) return topic->reader == READ_SIZE;
    if (!t->product) return answers(t->fact->name, topic->id);
    if (t->field.len == 0) return topic->is_sizing || sv_is(topic->id, "price");
    return answers(t->field, topic->id) || (topic->reader == READ_CARE && is_care(t->product, t->field));
}

static bool touches_product(const Touch *t, const Product *product)
{
    if (!product) return true; /* the trainee may speak of any */
    if (t->product) return t->product == product;
    return !t->chart || t->chart == product->chart;
}

static void hint(const Touch *t, SourcePos pos, const char *what, StrView topic)
{
    report_add(t->lint->report, FAULT_HINT, pos, "touched", "%s \"%.*s\": depends on %.*s%s%.*s", what, SV_ARG(topic),
               SV_ARG(t->fact->shop), t->fact->name.len ? ":" : "", SV_ARG(t->fact->name));
}

/* The topics of the plot's questions that the fact touches; each is told at its place. */
static size_t touch_asks(const Touch *t, const LuaCalls *calls, const Plan *plan)
{
    size_t count = 0;
    for (size_t i = 0; i < calls->call_count; i++) {
        const LuaTexts *topics = calls->calls[i].is_field ? NULL : lint_ask_topics(&calls->calls[i]);
        for (size_t k = 0; topics && k < topics->count; k++) {
            const TopicDef *topic = plan_topic(plan, topics->items[k].text);
            if (!topic || !touches_topic(t, topic)) continue;
            hint(t, topics->items[k].pos, "asks", topic->id);
            count++;
        }
    }
    return count;
}

static size_t touch_doubts(const Touch *t, const Plan *plan)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->doubt_count; i++) {
        const TopicDef *topic = plan_topic(plan, plan->doubts[i]);
        if (!topic || !touches_topic(t, topic)) continue;
        hint(t, plan->doubt_places[i], "doubts", topic->id);
        count++;
    }
    return count;
}

static void touch_talks(const Touch *t, StrView scenario)
{
    Report *quiet = report_new();
    for (size_t i = 0; i < t->lint->source->talk_count; i++) {
        Talk talk;
        const ContentFile *file = &t->lint->source->talks[i];
        if (!talk_parse(t->lint->arena, file, &talk, quiet) || !sv_eq(talk.scenario, scenario)) continue;
        hint(t, (SourcePos){ file->path, 1, 1 }, "plays", scenario);
    }
    report_free(quiet);
}

static void touch_scenario(const Touch *t, const ScenarioInfo *info)
{
    LuaCalls calls;
    size_t count = 0;
    Report *quiet = report_new();
    for (size_t i = 0; i < info->allow_count; i++) {
        const Plan *plan = lint_plan(t->lint, info->id, info->allow[i], quiet, NULL);
        if (!plan->scenario_file || !touches_product(t, plan->product)) break;
        if (i == 0) {
            lua_calls_scan(t->lint->arena, plan->scenario_file, &calls);
            count += touch_asks(t, &calls, plan);
        }
        if (plan->persona_file) count += touch_doubts(t, plan);
    }
    report_free(quiet);
    if (count) touch_talks(t, info->id);
}

/* What the name stands for; false where the shop has nothing of it. */
static bool resolve(Touch *t)
{
    StrView name = t->fact->name;
    const char *dot = name.len ? memchr(name.ptr, '.', name.len) : NULL;
    StrView head = dot ? sv_of(name.ptr, (size_t)(dot - name.ptr)) : name;
    t->product = shop_product(t->shop, head);
    if (t->product && dot) t->field = sv_of(dot + 1, name.len - head.len - 1);
    for (size_t i = 0; i < t->shop->chart_count && !t->product; i++) {
        if (sv_eq(t->shop->charts[i].id, name)) t->chart = &t->shop->charts[i];
    }
    bool is_fact = name.len == 0;
    for (size_t i = 0; i < t->shop->fact_count; i++) is_fact = is_fact || sv_eq(t->shop->facts[i].topic, name);
    return is_fact || t->product || t->chart;
}

static void find_near(const Touch *t, Buf *near)
{
    const Shop *shop = t->shop;
    StrView *names =
        arena_alloc(t->lint->arena, shop->fact_count + shop->product_count + shop->chart_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < shop->fact_count; i++) names[count++] = shop->facts[i].topic;
    for (size_t i = 0; i < shop->product_count; i++) names[count++] = shop->products[i].id;
    for (size_t i = 0; i < shop->chart_count; i++) names[count++] = shop->charts[i].id;
    buf_put(near, nearest_name(t->fact->name, names, count));
}

static void find_near_shop(const Lint *lint, StrView name, Buf *near)
{
    size_t count = 0;
    const Shop *shops = content_shops(lint->content, &count);
    StrView *names = arena_alloc(lint->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) names[i] = shops[i].id;
    buf_put(near, nearest_name(name, names, count));
}

static bool touch(Lint *lint, const LintFact *fact, Buf *near)
{
    Touch t = { .lint = lint, .fact = fact, .shop = content_shop(lint->content, fact->shop) };
    if (!t.shop) {
        find_near_shop(lint, fact->shop, near);
        return false;
    }
    if (!resolve(&t)) {
        find_near(&t, near);
        return false;
    }
    size_t count = 0;
    const ScenarioInfo *scenarios = content_scenarios(lint->content, &count);
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(scenarios[i].shop, fact->shop)) touch_scenario(&t, &scenarios[i]);
    }
    return true;
}

bool lint_touched(const LintSource *source, const LintFact *fact, Report *report, Buf *near)
{
    Report *quiet = report_new(); /* what is wrong with the files is another question */
    Lint lint = { .source = source, .arena = arena_new(0), .report = report };
    Content *content = content_load_unsealed(source->files, quiet);
    bool is_known = false;
    if (content) {
        lint.content = content;
        lint.nodes = node_cache_new(content_files(content));
        is_known = touch(&lint, fact, near);
    }
    node_cache_free(lint.nodes);
    content_free(content);
    arena_free(lint.arena);
    report_free(quiet);
    return is_known;
}

/* ---- what changed */

typedef struct Change {
    Arena *arena;
    StrView shop;
    LintFact *out;
    size_t count, cap;
} Change;

static void changed(Change *c, StrView name)
{
    for (size_t i = 0; i < c->count; i++) {
        if (sv_eq(c->out[i].shop, c->shop) && sv_eq(c->out[i].name, name)) return;
    }
    if (c->count < c->cap) c->out[c->count++] = (LintFact){ arena_copy(c->arena, c->shop), arena_copy(c->arena, name) };
}

static void write_fields(Buf *out, const Field *fields, size_t count)
{
    JsonOut json = { out, false };
    json_begin_object(&json);
    for (size_t i = 0; i < count; i++) {
        json_key_sv(&json, fields[i].name);
        value_write_json(&json, &fields[i].value);
    }
    json_end_object(&json);
}

/* All that the shop says on a topic, as one text. */
static StrView facts_on(Arena *arena, const Shop *shop, StrView topic)
{
    Buf text = { 0 };
    for (size_t i = 0; i < shop->fact_count; i++) {
        const Fact *fact = &shop->facts[i];
        if (!sv_eq(fact->topic, topic)) continue;
        buf_printf(&text, "%d %d", (int)fact->valid_from, (int)fact->valid_to);
        write_fields(&text, fact->fields, fact->field_count);
    }
    StrView copy = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    return copy;
}

static void compare_facts(Change *c, const Shop *a, const Shop *b)
{
    const Shop *shops[] = { a, b };
    for (size_t s = 0; s < 2; s++) {
        for (size_t i = 0; i < shops[s]->fact_count; i++) {
            StrView topic = shops[s]->facts[i].topic;
            if (!sv_eq(facts_on(c->arena, a, topic), facts_on(c->arena, b, topic))) changed(c, topic);
        }
    }
}

/* Each own field of a product that is not the same in both. */
static void compare_fields(Change *c, StrView id, const Field *a, size_t a_count, const Field *b, size_t b_count)
{
    for (size_t i = 0; i < a_count; i++) {
        bool is_same = false;
        for (size_t k = 0; k < b_count; k++)
            is_same = is_same || (sv_eq(a[i].name, b[k].name) && value_equal(&a[i].value, &b[k].value));
        if (!is_same) changed(c, arena_printf(c->arena, "%.*s.%.*s", SV_ARG(id), SV_ARG(a[i].name)));
    }
}

static bool same_stock(const Product *a, const Product *b)
{
    if (a->stock_count != b->stock_count) return false;
    for (size_t i = 0; i < a->stock_count; i++) {
        if (!sv_eq(a->stock[i].key, b->stock[i].key) || a->stock[i].count != b->stock[i].count) return false;
    }
    return true;
}

static bool same_colours(const Product *a, const Product *b)
{
    if (a->colour_count != b->colour_count) return false;
    for (size_t i = 0; i < a->colour_count; i++) {
        if (!sv_eq(a->colours[i], b->colours[i])) return false;
    }
    return true;
}

static void compare_product(Change *c, const Product *a, const Product *b)
{
    StrView chart_a = a->chart ? a->chart->id : sv(""), chart_b = b->chart ? b->chart->id : sv("");
    const struct {
        const char *field;
        bool is_same;
    } PARTS[] = { { "price_yuan", a->price == b->price },
                  { "chart", sv_eq(chart_a, chart_b) },
                  { "fit", sv_eq(a->fit, b->fit) },
                  { "stock", same_stock(a, b) },
                  { "colours", same_colours(a, b) } };
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        if (!PARTS[i].is_same) changed(c, arena_printf(c->arena, "%.*s.%s", SV_ARG(a->id), PARTS[i].field));
    }
    compare_fields(c, a->id, a->attributes, a->attribute_count, b->attributes, b->attribute_count);
    compare_fields(c, a->id, b->attributes, b->attribute_count, a->attributes, a->attribute_count);
    compare_fields(c, a->id, a->care, a->care_count, b->care, b->care_count);
    compare_fields(c, a->id, b->care, b->care_count, a->care, a->care_count);
}

static void compare_products(Change *c, const Shop *a, const Shop *b)
{
    for (size_t i = 0; i < b->product_count; i++) {
        const Product *old = shop_product(a, b->products[i].id);
        if (old)
            compare_product(c, old, &b->products[i]);
        else
            changed(c, b->products[i].id);
    }
}

static bool same_chart(const SizeChart *a, const SizeChart *b)
{
    if (a->size_count != b->size_count || a->height_count != b->height_count || a->weight_count != b->weight_count)
        return false;
    for (size_t i = 0; i < a->size_count; i++) {
        if (!sv_eq(a->sizes[i], b->sizes[i]) || a->waist_cm[i] != b->waist_cm[i] || a->foot_mm[i] != b->foot_mm[i])
            return false;
    }
    bool is_same = a->near_jin == b->near_jin && a->waist_tolerance_cm == b->waist_tolerance_cm;
    return is_same && memcmp(a->heights, b->heights, sizeof a->heights) == 0 &&
           memcmp(a->weights, b->weights, sizeof a->weights) == 0 && memcmp(a->cells, b->cells, sizeof a->cells) == 0;
}

static void compare_charts(Change *c, const Shop *a, const Shop *b)
{
    for (size_t i = 0; i < b->chart_count; i++) {
        for (size_t k = 0; k < a->chart_count; k++) {
            if (sv_eq(a->charts[k].id, b->charts[i].id) && !same_chart(&a->charts[k], &b->charts[i]))
                changed(c, b->charts[i].id);
        }
    }
}

static size_t read_shops(Arena *arena, const ContentFiles *files, const Shop **out)
{
    Arena *nodes = arena_new(0);
    Report *quiet = report_new();
    ShopLoad load = { .arena = arena, .nodes = nodes, .report = quiet };
    size_t count = load_shops(&load, files, out);
    report_free(quiet);
    arena_free(nodes);
    return count;
}

size_t lint_changed_facts(Arena *arena, const ContentFiles *before, const ContentFiles *after, LintFact *out,
                          size_t cap)
{
    const Shop *old = NULL, *now = NULL;
    size_t old_count = read_shops(arena, before, &old), count = read_shops(arena, after, &now);
    Change c = { .arena = arena, .out = out, .cap = cap };
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < old_count; k++) {
            if (!sv_eq(old[k].id, now[i].id)) continue;
            c.shop = now[i].id;
            compare_facts(&c, &old[k], &now[i]);
            compare_products(&c, &old[k], &now[i]);
            compare_charts(&c, &old[k], &now[i]);
        }
    }
    return c.count;
}
