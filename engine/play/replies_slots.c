/* replies_slots.c -- one lookup for slots and conditions: the fact at hand, the product, the buyer, the case, the order. */
#include "play/replies_own.h"

enum { MAX_PATH = 64 };

static Value text_value(StrView text)
{
    return (Value){ .kind = VALUE_TEXT, .text = text };
}

static Value int_value(int64_t number)
{
    return (Value){ .kind = VALUE_INT, .number = number };
}

static Value bool_value(bool is_true)
{
    return (Value){ .kind = VALUE_BOOL, .number = is_true };
}

static bool take(const Value *found, Value *out)
{
    if (found) *out = *found;
    return found != NULL;
}

/* A measure of the buyer, 0 where it is not known; with halves as decimals. */
static bool measure(int32_t tenths, Value *out)
{
    if (tenths <= 0) return false;
    *out = tenths % 10 ? (Value){ .kind = VALUE_DECIMAL, .number = (int64_t)tenths * VALUE_ONE / 10 }
                       : int_value(tenths / 10);
    return true;
}

static bool buyer_value(const ReplyScope *s, StrView name, Value *out)
{
    if (sv_is(name, "height_cm")) return measure(s->buyer.height_mm, out);
    if (sv_is(name, "weight_jin")) return measure(s->buyer.weight_jin10, out);
    if (sv_is(name, "waist_cm")) return measure(s->buyer.waist_mm, out);
    if (sv_is(name, "foot_mm")) return measure(s->buyer.foot_mm * 10, out);
    if (sv_is(name, "usual_eu")) return measure(s->buyer.usual_eu * 10, out);
    return false;
}

/* The size two steps away, which no neighbour's tolerance makes right; towards the middle of the chart. */
static int wrong_size(const ReplyScope *s)
{
    const SizeChart *chart = s->replier->product->chart;
    int best = s->size->best;
    int count = (int)chart->size_count;
    int step = best < count / 2 ? 1 : -1;
    for (int i = best + 2 * step; i >= 0 && i < count; i += step) {
        if (!s->size->fits[i] && product_has_size(s->replier->product, chart->sizes[i])) return i;
    }
    return -1;
}

static bool size_value(const ReplyScope *s, StrView name, Value *out)
{
    const Product *product = s->replier->product;
    bool is_known = s->size && s->size->state == SIZE_KNOWN && s->size->best >= 0;

    if (sv_is(name, "size_known")) {
        *out = bool_value(is_known);
        return s->size != NULL;
    }
    if (!is_known) return false;
    StrView size = product->chart->sizes[s->size->best];
    if (sv_is(name, "size")) *out = text_value(size);
    if (sv_is(name, "size")) return true;
    if (sv_is(name, "stock")) {
        *out = int_value(product_stock(product, size));
        return out->number >= 0;
    }
    int wrong = sv_is(name, "wrong_size") ? wrong_size(s) : -1;
    if (wrong >= 0) *out = text_value(product->chart->sizes[wrong]);
    return wrong >= 0;
}

static bool colour_list(const ReplyScope *s, Value *out)
{
    const Product *product = s->replier->product;
    Value *items = arena_alloc(s->arena, product->colour_count + 1, sizeof *items);
    for (size_t i = 0; i < product->colour_count; i++) items[i] = text_value(product->colours[i]);
    *out = (Value){ .kind = VALUE_LIST, .items = items, .count = product->colour_count };
    return product->colour_count > 0;
}

static bool product_value(const ReplyScope *s, StrView name, Value *out)
{
    const Product *product = s->replier->product;
    if (!product) return false;
    if (sv_is(name, "price")) *out = (Value){ .kind = VALUE_DECIMAL, .number = product->price };
    if (sv_is(name, "price")) return true;
    if (sv_is(name, "kind")) *out = text_value(product->kind);
    if (sv_is(name, "kind")) return true;
    if (sv_is(name, "fit")) *out = text_value(product->fit);
    if (sv_is(name, "fit")) return product->fit.len > 0;
    if (sv_is(name, "colours")) return colour_list(s, out);
    StrView key = arena_copy(s->arena, name);
    if (take(field_find(product->attributes, product->attribute_count, key.ptr), out)) return true;
    if (take(field_find(product->care, product->care_count, key.ptr), out)) return true;
    return size_value(s, name, out);
}

static const Value *reached_tier(const ReplyScope *s, const Value *tiers)
{
    const Value *reached = NULL;
    for (size_t i = 0; tiers && i < tiers->count; i++) {
        const Value *tier = &tiers->items[i];
        const Value *orders = field_find(tier->fields, tier->count, "min_orders");
        const Value *total = field_find(tier->fields, tier->count, "or_min_total_yuan");
        bool by_orders = orders && s->facts.orders >= 0 && s->facts.orders * VALUE_ONE >= value_scaled(orders);
        bool by_total = total && s->facts.total >= 0 && s->facts.total >= value_scaled(total);
        if (by_orders || by_total) reached = tier;
    }
    return reached;
}

/* What follows from a fact for this buyer. */
static bool derived_value(const ReplyScope *s, StrView name, Value *out)
{
    const Value *threshold = fact_get(s->fact, "threshold_yuan");
    const Value *tier = reached_tier(s, fact_get(s->fact, "tiers"));

    if (sv_is(name, "is_free") && threshold && s->replier->product) {
        *out = bool_value(s->replier->product->price >= value_scaled(threshold));
        return true;
    }
    if (sv_is(name, "has_tier")) *out = bool_value(tier != NULL);
    if (sv_is(name, "has_tier")) return fact_get(s->fact, "tiers") != NULL;
    if (sv_is(name, "tier") && tier) *out = *tier;
    return sv_is(name, "tier") && tier;
}

static const Fact *fact_on(const ReplyScope *s, const char *topic)
{
    const Shop *shop = s->replier->shop;
    for (size_t i = 0; i < shop->fact_count; i++) {
        if (sv_is(shop->facts[i].topic, topic) && fact_valid_on(&shop->facts[i], s->replier->date))
            return &shop->facts[i];
    }
    return NULL;
}

/* Past the days within which goods without a fault are taken back. */
static bool is_late(const ReplyScope *s)
{
    const Value *days = fact_get(fact_on(s, "return_window"), "days");
    return days && s->facts.days_since_receipt >= 0 && s->facts.days_since_receipt * VALUE_ONE > value_scaled(days);
}

static bool case_value(const ReplyScope *s, StrView name, Value *out)
{
    static const char *const STAGES[] = { "", "presale", "unshipped", "shipped", "received" };
    static const char *const CAUSES[] = { "", "quality", "non_quality", "human_damage" };
    static const char *const CHANNELS[] = { "", "alipay", "bank_card", "boc" };

    if (sv_is(name, "case.stage")) *out = text_value(sv(STAGES[s->facts.stage]));
    if (sv_is(name, "case.cause")) *out = text_value(sv(CAUSES[s->facts.cause]));
    if (sv_is(name, "case.channel")) *out = text_value(sv(CHANNELS[s->facts.channel]));
    if (sv_is(name, "case.late")) *out = bool_value(is_late(s));
    if (sv_is(name, "case.late")) return true;
    return sv_starts(name, sv("case.")) && out->text.len > 0;
}

static bool person_value(const ReplyScope *s, StrView name, Value *out)
{
    const PersonaNorms *norms = s->replier->norms;
    if (sv_is(name, "first")) *out = bool_value(s->replier->turn == 0);
    if (sv_is(name, "first")) return true;
    if (!norms || !sv_starts(name, sv("wants."))) return false;
    bool wanted = (sv_is(name, "wants.brief") && norms->brief) || (sv_is(name, "wants.warm") && norms->warm) ||
                  (sv_is(name, "wants.evidence") && norms->evidence) || (sv_is(name, "wants.plain") && norms->plain);
    *out = bool_value(wanted);
    return true;
}

static bool top_value(const ReplyScope *s, StrView name, Value *out)
{
    ChatOrder order;
    if (s->fact && take(fact_get(s->fact, arena_copy(s->arena, name).ptr), out)) return true;
    if (derived_value(s, name, out) || buyer_value(s, name, out)) return true;
    if (product_value(s, name, out)) return true;
    if (!sv_is(name, "order_state") || !chat_order(s->chat, &order)) return false;
    *out = text_value(order.state);
    return true;
}

/* "tiers.1.rate": items count from 1. */
static bool step_into(Value *value, StrView part)
{
    if (value->kind == VALUE_RECORD) {
        char name[MAX_PATH];
        if (part.len >= sizeof name) return false;
        memcpy(name, part.ptr, part.len);
        name[part.len] = 0;
        return take(field_find(value->fields, value->count, name), value);
    }
    size_t at = part.len == 1 && part.ptr[0] >= '1' && part.ptr[0] <= '9' ? (size_t)(part.ptr[0] - '0') : 0;
    if (value->kind != VALUE_LIST || at == 0 || at > value->count) return false;
    *value = value->items[at - 1];
    return true;
}

bool reply_value(const ReplyScope *scope, StrView name, Value *out)
{
    *out = (Value){ .kind = VALUE_NONE };
    if (case_value(scope, name, out) || person_value(scope, name, out)) return true;
    const char *dot = memchr(name.ptr, '.', name.len);
    StrView head = dot ? sv_of(name.ptr, (size_t)(dot - name.ptr)) : name;
    bool is_there = top_value(scope, head, out);
    while (is_there && dot) {
        StrView rest = sv_of(dot + 1, (size_t)(name.ptr + name.len - dot) - 1);
        dot = memchr(rest.ptr, '.', rest.len);
        is_there = step_into(out, dot ? sv_of(rest.ptr, (size_t)(dot - rest.ptr)) : rest);
    }
    return is_there;
}

static bool bound_holds(const ReplyScope *s, const ReplyBound *bound)
{
    size_t count = 0;
    const MoodView *moods = chat_moods(s->chat, &count);
    for (size_t i = 0; i < count; i++) {
        if (!sv_eq(moods[i].name, bound->mood)) continue;
        return (moods[i].value < bound->value) == bound->is_below;
    }
    return false; /* this buyer has no such mood */
}

bool reply_holds(const ReplyScope *scope, const ReplyRow *row)
{
    for (size_t i = 0; i < row->when_count; i++) {
        Value value;
        if (!reply_value(scope, row->when[i].name, &value)) value = (Value){ .kind = VALUE_BOOL, .number = 0 };
        if (!value_equal(&value, &row->when[i].value)) return false;
    }
    for (size_t i = 0; i < row->bound_count; i++) {
        if (!bound_holds(scope, &row->bounds[i])) return false;
    }
    return row->times == 0 || scope->replier->uses[row->number] < row->times;
}

static void put_scaled(Buf *out, int64_t scaled)
{
    int64_t part = scaled % VALUE_ONE;
    buf_printf(out, "%lld", (long long)(scaled / VALUE_ONE));
    if (part == 0) return;
    char digits[8];
    int len = 4;
    for (int i = 3; i >= 0; i--, part /= 10) digits[i] = (char)('0' + part % 10);
    while (len > 1 && digits[len - 1] == '0') len--;
    buf_printf(out, ".%.*s", len, digits);
}

/* How the data say a value, or NULL. */
static const Value *word_of(const ReplyScope *s, StrView name, StrView value)
{
    const ReplyBook *book = s->replier->book;
    StrView key = arena_printf(s->arena, "%.*s.%.*s", SV_ARG(name), SV_ARG(value));
    const Value *word = field_find(book->words, book->word_count, key.ptr);
    return word ? word : field_find(book->words, book->word_count, arena_copy(s->arena, value).ptr);
}

static void put_value(const ReplyScope *s, StrView name, const Value *value, Buf *out);

static void put_items(const ReplyScope *s, StrView name, const Value *value, Buf *out)
{
    for (size_t i = 0; i < value->count; i++) {
        if (i) buf_puts(out, "、");
        if (value->kind == VALUE_LIST) {
            put_value(s, name, &value->items[i], out);
            continue;
        }
        put_value(s, name, &value->fields[i].value, out);
        buf_printf(out, "%%%.*s", SV_ARG(value->fields[i].name)); /* 92%棉 */
    }
}

static void put_value(const ReplyScope *s, StrView name, const Value *value, Buf *out)
{
    const Value *word = NULL;
    switch (value->kind) {
    case VALUE_NONE: break;
    case VALUE_BOOL:
        word = word_of(s, name, sv(value->number ? "true" : "false"));
        if (word) buf_put(out, word->text);
        break;
    case VALUE_INT: buf_printf(out, "%lld", (long long)value->number); break;
    case VALUE_DECIMAL: put_scaled(out, value->number); break;
    case VALUE_TEXT:
        word = word_of(s, name, value->text);
        buf_put(out, word ? word->text : value->text);
        break;
    case VALUE_TIME:
        buf_printf(out, "%lld:%02lld", (long long)(value->number / 60), (long long)(value->number % 60));
        break;
    case VALUE_LIST:
    case VALUE_RECORD: put_items(s, name, value, out); break;
    }
}

/* "{rate:fold}" says 0.93 as 9.3, "{days:more}" a figure that is too large by half and more: for wrong answers. */
static bool put_slot(const ReplyScope *s, StrView slot, Buf *out)
{
    Value value;
    const char *colon = memchr(slot.ptr, ':', slot.len);
    StrView name = colon ? sv_of(slot.ptr, (size_t)(colon - slot.ptr)) : slot;
    StrView how = colon ? sv_of(colon + 1, slot.len - name.len - 1) : sv("");

    if (!reply_value(s, name, &value)) return false;
    int64_t scaled = value_scaled(&value);
    if (sv_is(how, "fold")) put_scaled(out, scaled * 10);
    if (sv_is(how, "more")) put_scaled(out, scaled * 2 + 3 * (int64_t)VALUE_ONE);
    if (!how.len) put_value(s, name, &value, out);
    return true;
}

bool reply_fill(const ReplyScope *scope, StrView text, Buf *out)
{
    size_t before = out->len;
    for (size_t pos = 0; pos < text.len;) {
        const char *open = memchr(text.ptr + pos, '{', text.len - pos);
        const char *close = open ? memchr(open, '}', (size_t)(text.ptr + text.len - open)) : NULL;
        size_t end = close ? (size_t)(open - text.ptr) : text.len;
        buf_put(out, sv_of(text.ptr + pos, end - pos));
        if (close && !put_slot(scope, sv_of(open + 1, (size_t)(close - open) - 1), out)) {
            out->len = before;
            if (out->ptr) out->ptr[before] = '\0';
            return false;
        }
        pos = close ? (size_t)(close - text.ptr) + 1 : text.len;
    }
    return true;
}
