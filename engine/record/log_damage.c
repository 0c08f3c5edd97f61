/* log_damage.c -- tells tampering by what still fits. An event fits behind a hash where the hash kept with it is the next link;
 * whoever renumbers an event breaks that, so each is also tried with the number that it may have had. */
#include "record/log_damage.h"

#include "base/json.h"

typedef struct Look {
    const EventLog *log;
    Arena *arena;
    uint32_t count;
    uint32_t recorded; /* how many there were, by the best that is known; at least 1 */
} Look;

static const LogEntry *at(const Look *look, uint32_t idx)
{
    return log_at(look->log, idx);
}

static Hash hash_before(const Look *look, uint32_t idx)
{
    return idx ? at(look, idx - 1)->chain : log_header_hash(look->log);
}

static Hash link_of(const LogEntry *entry, const Hash *before, uint32_t seq)
{
    if (entry->event.seq == seq) return event_chain(before, entry->line);
    Buf line = { 0 };
    Event event = entry->event;
    event.seq = seq;
    event_write(&line, &event);
    Hash link = event_chain(before, buf_view(&line));
    buf_clear(&line);
    return link;
}

static bool fits(const LogEntry *entry, const Hash *before, uint32_t seq)
{
    Hash link = link_of(entry, before, seq);
    return hash_equal(&link, &entry->chain);
}

static bool fits_at(const Look *look, uint32_t idx, const Hash *before, uint32_t seq)
{
    return idx < look->count && fits(at(look, idx), before, seq);
}

/* The entry of another place that belongs behind `before` as event `seq`; look->count: none. */
static uint32_t find_right(const Look *look, uint32_t from, const Hash *before, uint32_t seq)
{
    uint32_t i = from;
    while (i < look->count && !fits(at(look, i), before, seq)) i++;
    return i;
}

static bool is_copy(const Look *look, uint32_t idx)
{
    for (uint32_t i = 0; i < look->count; i++) {
        if (i != idx && hash_equal(&at(look, i)->chain, &at(look, idx)->chain)) return true;
    }
    return false;
}

/* The number that entry `idx` had where it belongs, behind another one; 0: nowhere. Moving one event gives others a number that is
 * one more or less; so it was near that of its place, or near that of the one it belongs behind. */
static uint32_t number_elsewhere(const Look *look, uint32_t idx)
{
    for (uint32_t i = 0; i < look->count; i++) {
        const LogEntry *before = at(look, i);
        const uint32_t tries[] = { before->event.seq + 1, idx, idx + 1, idx + 2, i + 1, i + 2, i + 3 };
        if (i == idx) continue;
        for (size_t k = 0; k < sizeof tries / sizeof *tries; k++) {
            if (fits(at(look, idx), &before->chain, tries[k])) return tries[k];
        }
    }
    return 0;
}

static StrView number(const Look *look, int64_t value)
{
    return arena_printf(look->arena, "%lld", (long long)value);
}

static StrView hex(const Look *look, const Hash *hash)
{
    return arena_printf(look->arena, "%.16s", hash_hex(hash).text);
}

static void name_hash(const Look *look, LogDamage *out, const Hash *expected, const Hash *found)
{
    out->field = "hash";
    out->expected = hex(look, expected);
    out->found = hex(look, found);
}

static void name_numbers(const Look *look, LogDamage *out, const char *field, int64_t expected, int64_t found)
{
    out->field = field;
    out->expected = number(look, expected);
    out->found = number(look, found);
}

/* Entry `idx` stands where entry `right` belongs. */
static void name_intruder(const Look *look, uint32_t idx, uint32_t right, LogDamage *out)
{
    uint32_t home = is_copy(look, idx) ? 0 : number_elsewhere(look, idx);
    out->kind = home ? LOG_EVENT_MOVED : LOG_EVENT_INSERTED;
    out->other = home;
    if (home) {
        name_numbers(look, out, "seq", idx + 1, home);
    } else {
        name_hash(look, out, &at(look, right)->chain, &at(look, idx)->chain);
    }
}

/* How many events were taken out before entry `idx`, which is no longer behind its own; 0: none. */
static uint32_t missing_before(const Look *look, uint32_t idx)
{
    const LogEntry *entry = at(look, idx);
    uint32_t wanted = idx + 1;
    uint32_t gap = look->recorded > look->count ? look->recorded - look->count : 1;
    bool is_last = idx + 1 == look->count;
    bool follows = !is_last && fits_at(look, idx + 1, &entry->chain, at(look, idx + 1)->event.seq);

    if (entry->event.seq > wanted) {
        bool is_row = is_last ? look->recorded > look->count : at(look, idx + 1)->event.seq != wanted + 1;
        return is_row ? entry->event.seq - wanted : 0;
    }
    if (is_last || follows) return is_last && look->recorded > look->count ? gap : 0;
    if (fits_at(look, idx + 1, &entry->chain, wanted + 1 + gap)) return gap;
    return fits_at(look, idx + 1, &entry->chain, wanted + 2);
}

/* The entry before `idx` has a hash of its own that fits, but this one fits in its place. */
static bool was_put_before(const Look *look, uint32_t idx)
{
    if (idx == 0 || hash_equal(&at(look, idx - 1)->chain, &at(look, idx)->chain)) return false;
    Hash before = hash_before(look, idx - 1);
    return fits_at(look, idx, &before, idx);
}

/* Entry `idx` is the first that does not follow the one before it. */
static void name_break(const Look *look, uint32_t idx, LogDamage *out)
{
    const LogEntry *entry = at(look, idx);
    Hash before = hash_before(look, idx);
    Hash link = link_of(entry, &before, entry->event.seq);
    uint32_t wanted = idx + 1;

    out->seq = wanted;
    out->kind = LOG_EVENT_CHANGED;
    uint32_t right = find_right(look, idx + 1, &before, wanted);
    if (was_put_before(look, idx)) {
        out->seq = idx;
        out->kind = LOG_EVENT_INSERTED;
        name_hash(look, out, &entry->chain, &before);
    } else if (right < look->count) {
        name_intruder(look, idx, right, out);
    } else if (fits(entry, &before, wanted) && entry->event.seq != wanted) {
        name_numbers(look, out, "seq", wanted, entry->event.seq);
    } else if (idx + 1 < look->count && fits_at(look, idx + 1, &link, wanted + 1)) {
        name_hash(look, out, &link, &entry->chain);
    } else if (missing_before(look, idx)) {
        out->kind = LOG_EVENT_REMOVED;
        name_numbers(look, out, "seq", wanted, wanted + missing_before(look, idx));
    } else if (entry->event.seq < wanted || is_copy(look, idx)) {
        out->kind = LOG_EVENT_INSERTED;
        name_hash(look, out, &link, &entry->chain);
    } else {
        name_hash(look, out, &entry->chain, &link);
    }
}

/* Entry `idx` closes the session. */
static bool name_closing(const Look *look, uint32_t idx, LogDamage *out)
{
    const JsonValue *data = NULL;
    Hash before = hash_before(look, idx);
    StrView wanted = sv_of(arena_printf(look->arena, "%s", hash_hex(&before).text).ptr, 64);

    out->seq = idx + 1;
    if (idx + 1 < look->count) {
        out->seq = was_put_before(look, idx + 1) ? idx + 1 : idx + 2;
        out->kind = LOG_EVENT_INSERTED;
        name_numbers(look, out, "count", idx + 1, look->count);
        return true;
    }
    if (!json_parse(look->arena, at(look, idx)->event.data, &data, NULL)) return false;
    const JsonValue *count = json_get(data, "count");
    const JsonValue *last = json_get(data, "last");
    out->kind = LOG_EVENT_CHANGED;
    if (!count || !count->is_int || count->number != (int64_t)idx) {
        bool is_more = count && count->is_int && count->number > (int64_t)idx;
        out->kind = is_more ? LOG_EVENT_REMOVED : LOG_EVENT_CHANGED;
        name_numbers(look, out, "data.count", idx, count && count->is_int ? count->number : -1);
        return true;
    }
    if (last && last->kind == JSON_STRING && sv_eq(last->text, wanted)) {
        *out = (LogDamage){ .kind = LOG_WHOLE };
        return false;
    }
    out->field = "data.last";
    out->expected = sv_of(wanted.ptr, 16);
    out->found =
        last && last->kind == JSON_STRING ? sv_of(last->text.ptr, last->text.len < 16 ? last->text.len : 16) : sv("");
    return true;
}

static bool name_entry(const Look *look, uint32_t idx, LogDamage *out)
{
    const LogEntry *entry = at(look, idx);
    Hash before = hash_before(look, idx);

    if (entry->event.seq != idx + 1 || !fits(entry, &before, entry->event.seq)) {
        name_break(look, idx, out);
        return true;
    }
    if (idx && entry->event.t_ms < at(look, idx - 1)->event.t_ms) {
        *out = (LogDamage){ .kind = LOG_EVENT_CHANGED, .seq = idx + 1 };
        name_numbers(look, out, "t_ms", at(look, idx - 1)->event.t_ms, entry->event.t_ms);
        return true;
    }
    return entry->event.kind == EVENT_SESSION_CLOSED && name_closing(look, idx, out);
}

/* What the closing event says counts for more than nothing, what the place of keeping says for more than that. */
static uint32_t recorded_count(const EventLog *log, Arena *arena)
{
    const JsonValue *data = NULL;
    uint32_t count = 0;

    if (log_expected(log, NULL, &count) && count > log_count(log)) return count;
    if (!log_is_closed(log)) return count;
    if (!json_parse(arena, log_at(log, log_count(log) - 1)->event.data, &data, NULL)) return count;
    const JsonValue *said = json_get(data, "count");
    if (said && said->is_int && said->number > 0 && said->number < LOG_MAX_EVENTS) count = (uint32_t)said->number + 1;
    return count;
}

bool log_diagnose(const EventLog *log, Arena *arena, LogDamage *out)
{
    Look look = { log, arena, log_count(log), recorded_count(log, arena) };
    Hash header = log_header_hash(log), wanted = header;
    uint32_t count = look.count;
    bool is_told = log_expected(log, &wanted, &count);

    *out = (LogDamage){ .kind = LOG_WHOLE };
    if (!hash_equal(&header, &wanted)) {
        out->kind = LOG_HEADER_CHANGED;
        name_hash(&look, out, &wanted, &header);
        return true;
    }
    for (uint32_t i = 0; i < look.count; i++) {
        if (name_entry(&look, i, out)) return true;
    }
    if (!is_told || count == look.count) return false;
    out->kind = count > look.count ? LOG_TAIL_CUT : LOG_EVENT_INSERTED;
    out->seq = (count > look.count ? look.count : count) + 1;
    name_numbers(&look, out, "count", count, look.count);
    return true;
}
