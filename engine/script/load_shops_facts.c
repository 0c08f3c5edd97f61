/* load_shops_facts.c -- policies as facts, each valid always or between two days.
 *
 * On its days a dated fact stands in for the undated one of the same key. The loader resolves that here, so that at most
 * one fact of a key is valid on a day: the undated fact is split into what holds without a date and the gaps between. */
#include "script/load_shops.h"

#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { OPEN_END = 99991231 };

/* What tells two facts of one topic apart. */
static const char *const KEY_FIELDS[] = { "cause", "channel", "kind" };

static const char *const CAUSES[] = { "quality", "non_quality", "human_damage" };
static const char *const CHANNELS[] = { "alipay", "bank_card", "boc" };

static bool is_digits(StrView text, size_t start, size_t len, int32_t *out)
{
    int32_t number = 0;
    for (size_t i = start; i < start + len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
        number = number * 10 + (text.ptr[i] - '0');
    }
    *out = number;
    return true;
}

static int32_t days_in(int32_t year, int32_t month)
{
    static const int32_t DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return DAYS[month - 1] + (month == 2 && is_leap);
}

/* "2026-11-01" -> 20261101. */
static bool parse_date(StrView text, int32_t *out)
{
    int32_t year, month, day;
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-') return false;
    if (!is_digits(text, 0, 4, &year) || !is_digits(text, 5, 2, &month) || !is_digits(text, 8, 2, &day)) return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return false;
    *out = year * 10000 + month * 100 + day;
    return true;
}

static int32_t day_before(int32_t date)
{
    int32_t year = date / 10000, month = date / 100 % 100, day = date % 100;
    if (day > 1) return date - 1;
    month = month > 1 ? month - 1 : 12;
    year -= month == 12;
    return year * 10000 + month * 100 + days_in(year, month);
}

static int32_t day_after(int32_t date)
{
    int32_t year = date / 10000, month = date / 100 % 100, day = date % 100;
    if (day < days_in(year, month)) return date + 1;
    return month < 12 ? year * 10000 + (month + 1) * 100 + 1 : (year + 1) * 10000 + 101;
}

static void read_date(const Node *node, const char *key, int32_t *out, Report *report)
{
    StrView text;
    if (!node_read_text(node, key, false, &text, report)) return;
    if (!parse_date(text, out))
        report_add(report, FAULT_ERROR, node_get(node, key)->pos, "date",
                   "%s of %s must be a day like \"2026-11-01\", not \"%.*s\"", key, node_label(node).text,
                   SV_ARG(text));
}

/* "17:00" is a time of day wherever it stands in a fact. */
static bool parse_time(StrView text, int64_t *minutes)
{
    int32_t hour, minute;
    if (text.len != 5 || text.ptr[2] != ':') return false;
    if (!is_digits(text, 0, 2, &hour) || !is_digits(text, 3, 2, &minute) || hour > 24 || minute > 59) return false;
    if (hour == 24 && minute > 0) return false;
    *minutes = hour * 60 + minute;
    return true;
}

static Value typed_value(Arena *arena, const Node *node);

static Value typed_table(Arena *arena, const Node *node)
{
    size_t list_count = node->list_count;
    size_t named = node->item_count - list_count;
    if (named == 0) {
        Value *items = arena_alloc(arena, list_count, sizeof *items);
        for (size_t i = 0; i < list_count; i++) items[i] = typed_value(arena, &node->items[i]);
        return (Value){ .kind = VALUE_LIST, .items = items, .count = list_count };
    }
    Field *fields = arena_alloc(arena, named, sizeof *fields);
    for (size_t i = 0; i < named; i++) {
        const Node *item = &node->items[list_count + i];
        fields[i] = (Field){ item->key, typed_value(arena, item) };
    }
    return (Value){ .kind = VALUE_RECORD, .fields = fields, .count = named };
}

static Value typed_value(Arena *arena, const Node *node)
{
    if (node->kind == NODE_TABLE) return typed_table(arena, node);
    Value value = node_value(arena, node);
    if (value.kind == VALUE_TEXT && parse_time(value.text, &value.number)) value.kind = VALUE_TIME;
    return value;
}

static const TopicDef *topic_of(const ShopLoad *load, StrView id)
{
    for (size_t i = 0; i < load->topic_count; i++) {
        if (sv_eq(load->topics[i].id, id)) return &load->topics[i];
    }
    return NULL;
}

static void check_topic(ShopLoad *load, const Node *node, StrView topic)
{
    if (load->topic_count == 0 || topic_of(load, topic)) return;
    StrView *names = arena_alloc(load->arena, load->topic_count, sizeof *names);
    for (size_t i = 0; i < load->topic_count; i++) names[i] = load->topics[i].id;
    StrView hint = name_hint(load->arena, topic, names, load->topic_count);
    report_add(load->report, FAULT_ERROR, node_get(node, "topic")->pos, "unknown-topic", "unknown topic \"%.*s\"%.*s",
               SV_ARG(topic), SV_ARG(hint));
}

/* The fields that the judge reads of facts. A topic of a trainer's own declares its fields itself. */
static const char *const FACT_FIELDS[] = {
    "topic",
    "valid_from",
    "valid_to",
    "cause",
    "channel",
    "kind",
    "counted_from",
    "days",
    "for",
    "allowed",
    "conditions",
    "payer",
    "full",
    "goods_price_only",
    "first_shipping_refunded",
    "same_day",
    "min_days",
    "max_days",
    "working",
    "approximate",
    "certainty",
    "cutoff",
    "before_cutoff",
    "after_cutoff",
    "within_hours",
    "confirm_with_warehouse",
    "names",
    "city",
    "threshold_yuan",
    "yuan",
    "rate",
    "tiers",
    "max_ratio_of_price",
    "must_be_told",
    "tried_first",
    "max_fee_yuan",
    "steps",
    "return_shipping_advanced_by",
    "years",
    "excludes",
    "free",
    "where",
    "available",
    "how",
    "from",
    "to",
    "rules",
    "bounds",
    "genuine",
    "when",
    "same",
    "level",
    "reason",
};

static bool is_one_of(StrView name, const StrView *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(name, names[i])) return true;
    }
    return false;
}

/* What looks like a slip is a fault; any other unknown field only is of no use, where the topics are known. */
static void check_fields(ShopLoad *load, const Node *node, StrView topic_id)
{
    const TopicDef *topic = topic_of(load, topic_id);
    StrView names[COUNT(FACT_FIELDS) + TOPIC_MAX_FIELDS];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(FACT_FIELDS); i++) names[count++] = sv(FACT_FIELDS[i]);
    for (size_t i = 0; topic && i < topic->field_count; i++) names[count++] = topic->fields[i];
    for (size_t i = node->list_count; i < node->item_count; i++) {
        const Node *item = &node->items[i];
        if (is_one_of(item->key, names, count)) continue;
        StrView hint = name_hint(load->arena, item->key, names, count);
        if (hint.len > 0) {
            report_add(load->report, FAULT_ERROR, item->pos, "unknown-field", "unknown field \"%.*s\" in %s%.*s",
                       SV_ARG(item->key), node_label(node).text, SV_ARG(hint));
        } else if (topic) {
            report_add(load->report, FAULT_WARNING, item->pos, "unread-field", "\"%.*s\" is no field of topic %.*s",
                       SV_ARG(item->key), SV_ARG(topic_id));
        }
    }
    if (node->list_count > 0)
        report_add(load->report, FAULT_ERROR, node->items[0].pos, "type", "a value in %s has no name",
                   node_label(node).text);
}

static bool is_fact_field(StrView key)
{
    return !sv_is(key, "topic") && !sv_is(key, "valid_from") && !sv_is(key, "valid_to");
}

static bool load_fact(ShopLoad *load, const Node *node, Fact *fact)
{
    if (!node_read_text(node, "topic", true, &fact->topic, load->report)) return false;
    fact->source = node->pos;
    check_topic(load, node, fact->topic);
    check_fields(load, node, fact->topic);
    if (node_get(node, "cause")) node_read_enum(node, "cause", CAUSES, COUNT(CAUSES), load->report);
    if (node_get(node, "channel")) node_read_enum(node, "channel", CHANNELS, COUNT(CHANNELS), load->report);
    read_date(node, "valid_from", &fact->valid_from, load->report);
    read_date(node, "valid_to", &fact->valid_to, load->report);
    if (fact->valid_to > 0 && fact->valid_from > fact->valid_to)
        report_add(load->report, FAULT_ERROR, node_get(node, "valid_from")->pos, "empty-dates",
                   "valid_from of %s is after valid_to", node_label(node).text);

    Field *fields = arena_alloc(load->arena, node->item_count, sizeof *fields);
    for (size_t i = node->list_count; i < node->item_count; i++) {
        const Node *item = &node->items[i];
        if (is_fact_field(item->key))
            fields[fact->field_count++] = (Field){ item->key, typed_value(load->arena, item) };
    }
    fact->fields = fields;
    return true;
}

static bool is_undated(const Fact *fact)
{
    return fact->valid_from == 0 && fact->valid_to == 0;
}

static bool have_same_key(const Fact *a, const Fact *b)
{
    if (!sv_eq(a->topic, b->topic)) return false;
    for (size_t i = 0; i < COUNT(KEY_FIELDS); i++) {
        const Value *x = fact_get(a, KEY_FIELDS[i]);
        const Value *y = fact_get(b, KEY_FIELDS[i]);
        if ((x != NULL) != (y != NULL) || (x && !value_equal(x, y))) return false;
    }
    return true;
}

static int32_t end_of(const Fact *fact)
{
    return fact->valid_to ? fact->valid_to : OPEN_END;
}

static bool do_overlap(const Fact *a, const Fact *b)
{
    if (is_undated(a) || is_undated(b)) return is_undated(a) && is_undated(b);
    return a->valid_from <= end_of(b) && b->valid_from <= end_of(a);
}

static void check_overlaps(ShopLoad *load, const Fact *facts, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!have_same_key(&facts[k], &facts[i]) || !do_overlap(&facts[k], &facts[i])) continue;
            const Value *cause = fact_get(&facts[i], "cause");
            const Value *channel = fact_get(&facts[i], "channel");
            const Value *part = cause ? cause : channel;
            report_add(load->report, FAULT_ERROR, facts[i].source, "fact-overlap",
                       "two facts on %.*s%s%.*s hold at the same time, the other in line %u", SV_ARG(facts[i].topic),
                       part ? " " : "", part ? (int)part->text.len : 0, part ? part->text.ptr : "",
                       (unsigned)facts[k].source.line);
            break;
        }
    }
}

static int compare_starts(const void *a, const void *b)
{
    int32_t x = ((const Fact *)a)->valid_from, y = ((const Fact *)b)->valid_from;
    return (x > y) - (x < y);
}

/* Add `fact` to `out`, in pieces where `dated` ones of its key take days from it. They are sorted and do not overlap. */
static void add_undated(const Fact *fact, const Fact *dated, size_t dated_count, Fact *out, size_t *count)
{
    Fact piece = *fact;
    if (dated_count > 0) piece.valid_to = FACT_UNDATED_ONLY;
    out[(*count)++] = piece;
    int32_t from = 0;
    for (size_t i = 0; i < dated_count; i++) {
        piece.valid_from = from;
        piece.valid_to = dated[i].valid_from ? day_before(dated[i].valid_from) : 0;
        if (piece.valid_to > 0 && piece.valid_from <= piece.valid_to) out[(*count)++] = piece;
        if (dated[i].valid_to == 0) return;
        from = day_after(dated[i].valid_to);
    }
    piece.valid_from = from;
    piece.valid_to = 0;
    if (dated_count > 0) out[(*count)++] = piece;
}

/* Facts in the order of the file; a split one has its pieces in a row. */
static void resolve(ShopLoad *load, const Fact *facts, size_t count, Shop *shop)
{
    /* Each dated fact adds at most one piece to one undated fact, beside the piece without a date and the last gap. */
    Fact *out = arena_alloc(load->arena, count * 4, sizeof *out);
    Fact *dated = arena_alloc(load->arena, count, sizeof *dated);
    for (size_t i = 0; i < count; i++) {
        if (!is_undated(&facts[i])) {
            out[shop->fact_count++] = facts[i];
            continue;
        }
        size_t dated_count = 0;
        for (size_t k = 0; k < count; k++) {
            if (!is_undated(&facts[k]) && have_same_key(&facts[i], &facts[k])) dated[dated_count++] = facts[k];
        }
        if (dated_count > 1) qsort(dated, dated_count, sizeof *dated, compare_starts);
        add_undated(&facts[i], dated, dated_count, out, &shop->fact_count);
    }
    shop->facts = out;
}

void load_shop_facts(ShopLoad *load, const Node *policies, Shop *shop)
{
    enum { MAX_FACTS = 2000 };
    if (!policies) return;
    if (policies->kind != NODE_TABLE || policies->list_count != policies->item_count ||
        policies->list_count > MAX_FACTS) {
        report_add(load->report, FAULT_ERROR, policies->pos, "type",
                   "policies must be a list of at most %d facts: { fact { ... }, ... }", MAX_FACTS);
        return;
    }
    size_t before = report_count(load->report, FAULT_ERROR);
    Fact *facts = arena_alloc(load->arena, policies->list_count, sizeof *facts);
    size_t count = 0;
    for (size_t i = 0; i < policies->list_count; i++) {
        const Node *node = &policies->items[i];
        if (!sv_is(node->tag, "fact")) {
            report_add(load->report, FAULT_ERROR, node->pos, "type",
                       "item %zu of policies must be written fact { ... }", i + 1);
        } else if (load_fact(load, node, &facts[count])) {
            count++;
        }
    }
    check_overlaps(load, facts, count);
    /* Only facts that do not overlap can be split. */
    if (report_count(load->report, FAULT_ERROR) == before) resolve(load, facts, count, shop);
}
