/* judge_json.c -- reading is strict and names what is wrong; writing has one fixed form, so equal judgements are equal bytes. */
#include "judge/judge_json.h"

#include "base/utf8.h"
#include "judge/rules.h"

enum { SHOWN_MAX = 60, NUMBER_MAX = 1000000, MONEY_MAX = 1000000000 };

typedef struct LineReader {
    Arena *arena;
    const JudgeWorld *world;
    Err *err;
} LineReader;

/* A number of the contract, kept as value × scale. */
typedef struct NumberField {
    const char *path; /* for messages: "buyer.height_cm" */
    const char *key;
    int64_t scale;
    int64_t low; /* of the scaled value */
    int64_t high;
    bool is_whole;
} NumberField;

static const NumberField HEIGHT = { "buyer.height_cm", "height_cm", 10, 1, NUMBER_MAX, false };
static const NumberField WEIGHT = { "buyer.weight_jin", "weight_jin", 10, 1, NUMBER_MAX, false };
static const NumberField WAIST = { "buyer.waist_cm", "waist_cm", 10, 1, NUMBER_MAX, false };
static const NumberField FOOT = { "buyer.foot_mm", "foot_mm", 1, 1, NUMBER_MAX, false };
static const NumberField USUAL = { "buyer.usual_eu", "usual_eu", 1, 1, NUMBER_MAX, true };
static const NumberField DAYS = { "case.days_since_receipt", "days_since_receipt", 1, 0, NUMBER_MAX, true };
static const NumberField ORDERS = { "case.orders", "orders", 1, 0, NUMBER_MAX, true };
static const NumberField TOTAL = {
    "case.total_yuan", "total_yuan", VALUE_ONE, 0, (int64_t)MONEY_MAX *VALUE_ONE, false
};
static const NumberField WAIT = { "wait_ms", "wait_ms", 1, 0, INT64_MAX / 1024, true };
static const NumberField TYPING = { "typing_ms", "typing_ms", 1, 0, INT64_MAX / 1024, true };
static const NumberField MOMENT = { "t_ms in history", "t_ms", 1, 0, INT64_MAX / 1024, true };

static const char *kind_name(JsonKind kind)
{
    static const char *const names[] = { "null", "a boolean", "a number", "a text", "a list", "an object" };
    return names[kind];
}

/* "must be X, not VALUE". */
static bool fail_type(const LineReader *r, const char *path, const char *wanted, const JsonValue *value)
{
    StrView text = utf8_cut(value->text, SHOWN_MAX);
    const char *more = text.len < value->text.len ? "…" : "";
    switch (value->kind) {
    case JSON_STRING:
        return err_set(r->err, ERR_INPUT, "%s must be %s, not \"%.*s%s\"", path, wanted, SV_ARG(text), more);
    case JSON_NUMBER: return err_set(r->err, ERR_INPUT, "%s must be %s, not %.*s%s", path, wanted, SV_ARG(text), more);
    case JSON_BOOL:
        return err_set(r->err, ERR_INPUT, "%s must be %s, not %s", path, wanted, value->is_true ? "true" : "false");
    case JSON_NULL:
    case JSON_ARRAY:
    case JSON_OBJECT: break;
    }
    return err_set(r->err, ERR_INPUT, "%s must be %s, not %s", path, wanted, kind_name(value->kind));
}

/* A decimal in pieces: digits × 10^exponent. Digits past the fifteenth only count as "not exact". */
typedef struct Decimal {
    int64_t digits;
    int exponent;
    bool is_negative;
    bool is_exact;
} Decimal;

static int read_exponent(StrView text, size_t at)
{
    bool is_negative = at < text.len && text.ptr[at] == '-';
    int value = 0;
    if (at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '+')) at++;
    for (; at < text.len && value < 1000; at++) value = value * 10 + (text.ptr[at] - '0');
    return is_negative ? -value : value;
}

static Decimal read_decimal(StrView text)
{
    Decimal d = { .is_exact = true, .is_negative = text.len && text.ptr[0] == '-' };
    bool is_past_point = false;
    for (size_t i = d.is_negative; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '.') {
            is_past_point = true;
        } else if (c == 'e' || c == 'E') {
            d.exponent += read_exponent(text, i + 1);
            break;
        } else if (d.digits < INT64_C(10000000000000)) {
            d.digits = d.digits * 10 + (c - '0');
            d.exponent -= is_past_point;
        } else {
            d.is_exact = d.is_exact && c == '0';
            d.exponent += !is_past_point;
        }
    }
    return d;
}

/* value × scale, half up; false where that is no number of ours. `is_whole` forbids rounding. */
static bool scale_decimal(Decimal d, const NumberField *field, int64_t *out)
{
    int64_t value = d.digits * field->scale, divisor = 1;
    if (d.digits == 0) d.exponent = 0;
    for (; d.exponent > 0; d.exponent--) {
        if (value > INT64_MAX / 10) return false;
        value *= 10;
    }
    for (; d.exponent < 0 && divisor <= INT64_MAX / 20; d.exponent++) divisor *= 10;
    if (field->is_whole && (!d.is_exact || d.exponent < 0 || value % divisor != 0)) return false;
    if (d.exponent < 0) value = 0;
    value = value / divisor + (value % divisor >= divisor - value % divisor);
    *out = d.is_negative ? -value : value;
    return true;
}

/* Absent or null leaves *out as it is. */
static bool read_number(const LineReader *r, const JsonValue *object, const NumberField *field, int64_t *out)
{
    const JsonValue *value = json_get(object, field->key);
    const char *wanted = field->is_whole ? "a whole number" : "a number";
    int64_t scaled = 0;
    if (!json_has(value)) return true;
    if (value->kind != JSON_NUMBER) return fail_type(r, field->path, wanted, value);
    Decimal d = read_decimal(value->text);
    if (d.is_negative && d.digits != 0) return fail_type(r, field->path, field->low ? "above 0" : "0 or more", value);
    if (!scale_decimal(d, field, &scaled))
        return fail_type(r, field->path, field->is_whole ? wanted : "a smaller number", value);
    if (scaled < field->low) return fail_type(r, field->path, "above 0", value);
    if (scaled > field->high) return fail_type(r, field->path, "a smaller number", value);
    *out = scaled;
    return true;
}

static bool read_number32(const LineReader *r, const JsonValue *object, const NumberField *field, int32_t *out)
{
    int64_t number = *out;
    if (!read_number(r, object, field, &number)) return false;
    *out = (int32_t)number;
    return true;
}

static bool read_bool(const LineReader *r, const JsonValue *object, const char *path, const char *key, bool *out)
{
    const JsonValue *value = json_get(object, key);
    if (!json_has(value)) return true;
    if (value->kind != JSON_BOOL) return fail_type(r, path, "true or false", value);
    *out = value->is_true;
    return true;
}

/* Absent or null gives an empty view with a NULL ptr. */
static bool read_text(const LineReader *r, const JsonValue *object, const char *key, StrView *out)
{
    const JsonValue *value = json_get(object, key);
    *out = (StrView){ 0 };
    if (!json_has(value)) return true;
    if (value->kind != JSON_STRING) return fail_type(r, key, "a text", value);
    *out = value->text;
    return true;
}

static bool need_text(const LineReader *r, const JsonValue *object, const char *key, StrView *out)
{
    if (!read_text(r, object, key, out)) return false;
    return out->ptr || err_set(r->err, ERR_INPUT, "%s is missing", key);
}

static bool read_object(const LineReader *r, const JsonValue *line, const char *key, const JsonValue **out)
{
    const JsonValue *value = json_get(line, key);
    *out = NULL;
    if (!json_has(value)) return true;
    if (value->kind != JSON_OBJECT) return fail_type(r, key, "an object", value);
    *out = value;
    return true;
}

static bool read_list(const LineReader *r, const JsonValue *line, const char *key, const JsonValue **out)
{
    const JsonValue *value = json_get(line, key);
    *out = NULL;
    if (!json_has(value)) return true;
    if (value->kind != JSON_ARRAY) return fail_type(r, key, "a list", value);
    *out = value;
    return true;
}

static bool read_buyer(const LineReader *r, const JsonValue *line, Buyer *out)
{
    const JsonValue *buyer;
    return read_object(r, line, "buyer", &buyer) && read_number32(r, buyer, &HEIGHT, &out->height_mm) &&
           read_number32(r, buyer, &WEIGHT, &out->weight_jin10) && read_number32(r, buyer, &WAIST, &out->waist_mm) &&
           read_number32(r, buyer, &FOOT, &out->foot_mm) && read_number32(r, buyer, &USUAL, &out->usual_eu) &&
           read_bool(r, buyer, "buyer.wide_foot", "wide_foot", &out->wide_foot);
}

static bool read_enums(const LineReader *r, const JsonValue *facts, CaseFacts *out)
{
    StrView stage, cause, channel;
    if (!read_text(r, facts, "stage", &stage) || !read_text(r, facts, "cause", &cause) ||
        !read_text(r, facts, "channel", &channel))
        return err_prefix(r->err, "case");
    if (stage.ptr && (out->stage = stage_from(stage)) == STAGE_UNKNOWN)
        return err_set(r->err, ERR_INPUT, "unknown stage \"%.*s\": presale, unshipped, shipped or received",
                       SV_ARG(utf8_cut(stage, SHOWN_MAX)));
    if (cause.ptr && (out->cause = cause_from(cause)) == CAUSE_UNKNOWN)
        return err_set(r->err, ERR_INPUT, "unknown cause \"%.*s\": quality, non_quality or human_damage",
                       SV_ARG(utf8_cut(cause, SHOWN_MAX)));
    if (channel.ptr && (out->channel = channel_from(channel)) == CHANNEL_UNKNOWN)
        return err_set(r->err, ERR_INPUT, "unknown channel \"%.*s\": alipay, bank_card or boc",
                       SV_ARG(utf8_cut(channel, SHOWN_MAX)));
    return true;
}

static bool read_case(const LineReader *r, const JsonValue *line, CaseFacts *out)
{
    const JsonValue *facts;
    return read_object(r, line, "case", &facts) && read_enums(r, facts, out) &&
           read_number32(r, facts, &DAYS, &out->days_since_receipt) && read_number32(r, facts, &ORDERS, &out->orders) &&
           read_number(r, facts, &TOTAL, &out->total);
}

static bool read_asked(const LineReader *r, const JsonValue *line, JudgeInput *out)
{
    const JsonValue *list;
    if (!read_list(r, line, "asked", &list)) return false;
    if (!list) return true;
    StrView *asked = arena_alloc(r->arena, list->count + 1, sizeof *asked);
    size_t count = 0;
    for (const JsonValue *topic = list->child; topic; topic = topic->next) {
        if (topic->kind != JSON_STRING) return fail_type(r, "asked", "a list of topics", topic);
        if (grammar_topic(r->world->rules->grammar, topic->text) == TOPIC_NONE)
            return err_set(r->err, ERR_INPUT, "unknown topic \"%.*s\"", SV_ARG(utf8_cut(topic->text, SHOWN_MAX)));
        asked[count++] = topic->text;
    }
    out->asked_given = true;
    out->asked = asked;
    out->asked_count = count;
    return true;
}

static bool read_turn(const LineReader *r, const JsonValue *object, Turn *turn)
{
    StrView from;
    if (object->kind != JSON_OBJECT) return fail_type(r, "history", "a list of messages", object);
    if (!need_text(r, object, "from", &from) || !need_text(r, object, "text", &turn->text))
        return err_prefix(r->err, "history");
    turn->from_agent = sv_is(from, "agent");
    if (!turn->from_agent && !sv_is(from, "buyer"))
        return err_set(r->err, ERR_INPUT, "unknown from \"%.*s\" in history: buyer or agent",
                       SV_ARG(utf8_cut(from, SHOWN_MAX)));
    return read_number(r, object, &MOMENT, &turn->t_ms);
}

static bool read_history(const LineReader *r, const JsonValue *line, JudgeInput *out)
{
    const JsonValue *list;
    if (!read_list(r, line, "history", &list)) return false;
    if (!list) return true;
    Turn *turns = arena_alloc(r->arena, list->count + 1, sizeof *turns);
    size_t count = 0;
    for (const JsonValue *object = list->child; object; object = object->next, count++) {
        /* A message without a time came when the one before it did. */
        turns[count].t_ms = count ? turns[count - 1].t_ms : 0;
        if (!read_turn(r, object, &turns[count])) return false;
    }
    out->history = turns;
    out->history_count = count;
    return true;
}

static bool read_digits(StrView text, size_t at, size_t len, int32_t *out)
{
    *out = 0;
    for (size_t i = at; i < at + len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
        *out = *out * 10 + (text.ptr[i] - '0');
    }
    return true;
}

static bool parse_date(StrView text, int32_t *out)
{
    static const int32_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int32_t year, month, day;
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-') return false;
    if (!read_digits(text, 0, 4, &year) || !read_digits(text, 5, 2, &month) || !read_digits(text, 8, 2, &day))
        return false;
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > days[month - 1] + (month == 2 && is_leap)) return false;
    *out = year * 10000 + month * 100 + day;
    return true;
}

static bool read_date(const LineReader *r, const JsonValue *line, int32_t *out)
{
    StrView text;
    if (!read_text(r, line, "date", &text)) return false;
    if (!text.ptr || parse_date(text, out)) return true;
    return err_set(r->err, ERR_INPUT, "date must be a day like 2026-11-21, not \"%.*s\"",
                   SV_ARG(utf8_cut(text, SHOWN_MAX)));
}

static bool read_goods(const LineReader *r, const JsonValue *line, JudgeInput *out)
{
    StrView shop, product;
    if (!need_text(r, line, "shop", &shop) || !read_text(r, line, "product", &product)) return false;
    for (size_t i = 0; i < r->world->shop_count && !out->shop; i++) {
        if (sv_eq(r->world->shops[i].id, shop)) out->shop = &r->world->shops[i];
    }
    if (!out->shop) return err_set(r->err, ERR_INPUT, "unknown shop \"%.*s\"", SV_ARG(utf8_cut(shop, SHOWN_MAX)));
    if (!product.ptr) return true;
    out->product = shop_product(out->shop, product);
    if (out->product) return true;
    return err_set(r->err, ERR_INPUT, "unknown product \"%.*s\" in shop %.*s", SV_ARG(utf8_cut(product, SHOWN_MAX)),
                   SV_ARG(shop));
}

static bool read_reply(const LineReader *r, const JsonValue *line, StrView *out)
{
    if (!need_text(r, line, "reply", out)) return false;
    if (!out->len) return err_set(r->err, ERR_INPUT, "reply is empty");
    size_t count = utf8_count(*out);
    if (count <= JUDGE_MAX_REPLY_CHARS) return true;
    return err_set(r->err, ERR_LIMIT, "reply has %zu characters, at most %d are allowed", count, JUDGE_MAX_REPLY_CHARS);
}

static bool read_times(const LineReader *r, const JsonValue *line, JudgeInput *out)
{
    bool is_first = false;
    if (!read_number(r, line, &WAIT, &out->wait_ms) || !read_number(r, line, &TYPING, &out->typing_ms)) return false;
    if (!read_bool(r, line, "first", "first", &is_first)) return false;
    if (json_has(json_get(line, "first"))) out->first = is_first;
    return true;
}

StrView judge_line_id(const JsonValue *line)
{
    const JsonValue *id = json_get(line, "id");
    return id && id->kind == JSON_STRING ? id->text : (StrView){ 0 };
}

bool judge_input_read(Arena *arena, const JudgeWorld *world, const JsonValue *line, JudgeInput *out, Err *err)
{
    LineReader r = { arena, world, err };
    JudgeInput in = judge_input();
    StrView scenario;
    if (line->kind != JSON_OBJECT) return fail_type(&r, "a line", "an object", line);
    if (!need_text(&r, line, "id", &in.id) || !read_goods(&r, line, &in) || !read_reply(&r, line, &in.reply) ||
        !read_text(&r, line, "persona", &in.persona) || !read_text(&r, line, "scenario", &scenario) ||
        !read_buyer(&r, line, &in.buyer) || !read_case(&r, line, &in.facts) || !read_asked(&r, line, &in) ||
        !read_history(&r, line, &in) || !read_times(&r, line, &in) || !read_date(&r, line, &in.date))
        return false;
    *out = in;
    return true;
}

void judge_line_error(Buf *out, StrView id, size_t number, const char *text)
{
    JsonOut json = { out, false };
    Err err;
    err_set(&err, ERR_INPUT, "line %zu: %s", number, text);
    json_begin_object(&json);
    json_key(&json, "id");
    if (id.ptr) {
        json_string(&json, id);
    } else {
        json_null(&json);
    }
    json_key(&json, "error");
    json_string(&json, sv(err.text));
    json_end_object(&json);
    buf_putc(out, '\n');
}

bool judge_line(Judge *judge, Arena *arena, const JudgeWorld *world, const JudgeLine *line, Buf *out)
{
    ArenaMark mark = arena_mark(arena);
    const JsonValue *tree = NULL;
    JudgeInput in = judge_input();
    Judgement judgement;
    Err err = { 0 };
    bool is_ok = json_parse(arena, line->text, &tree, &err) || err_prefix(&err, "not valid JSON");
    is_ok = is_ok && judge_input_read(arena, world, tree, &in, &err) && judge_reply(judge, &in, &judgement, &err);
    if (is_ok) {
        JsonOut json = { out, false };
        judgement_write_json(&json, in.id, in.reply, &judgement);
        buf_putc(out, '\n');
    } else {
        judge_line_error(out, judge_line_id(tree), line->number, err.text);
    }
    arena_rewind(arena, mark);
    return is_ok;
}
