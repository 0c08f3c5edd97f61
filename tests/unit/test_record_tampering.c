/* Tests of log_damage: whatever is done to one event of a log, it is found, and called what it is. The log is tampered with as a
 * hand in the file would: lines and hashes are what they were, but for the one that was touched. */
#include "unit/record_fixture.h"

#include "base/mem.h"
#include "base/rng.h"
#include "record/log_damage.h"

enum { MAX_EVENTS = 40 };

/* A log taken apart. */
typedef struct Parts {
    Arena *arena;
    const EventLog *from;
    StrView lines[MAX_EVENTS + 2];
    Hash chains[MAX_EVENTS + 2];
    uint32_t count;
} Parts;

static void take_apart(Parts *parts, const EventLog *log)
{
    parts->from = log;
    parts->count = log_count(log);
    for (uint32_t i = 0; i < parts->count; i++) {
        parts->lines[i] = log_at(log, i)->line;
        parts->chains[i] = log_at(log, i)->chain;
    }
}

/* The line with another number, time or data; a negative number keeps what is there. */
typedef struct Change {
    int64_t seq, chat, t_ms;
    const char *kind;
    StrView data;
} Change;

static StrView rewritten(Parts *parts, StrView line, const Change *change)
{
    Event event;
    Buf buf = { 0 };
    Err err = { 0 };
    if (!event_parse(parts->arena, line, &event, &err)) fail_msg("%s", err.text);
    if (change->seq >= 0) event.seq = (uint32_t)change->seq;
    if (change->chat >= 0) event.chat = (uint32_t)change->chat;
    if (change->t_ms >= 0) event.t_ms = change->t_ms;
    if (change->kind) assert_true(event_kind_from_name(sv(change->kind), &event.kind));
    if (change->data.len) event.data = change->data;
    event_write(&buf, &event);
    StrView made = arena_copy(parts->arena, buf_view(&buf));
    buf_clear(&buf);
    return made;
}

static StrView numbered(Parts *parts, StrView line, uint32_t seq)
{
    return rewritten(parts, line, &(Change){ seq, -1, -1, NULL, { 0 } });
}

static void renumber(Parts *parts)
{
    for (uint32_t i = 0; i < parts->count; i++) parts->lines[i] = numbered(parts, parts->lines[i], i + 1);
}

static void take_out(Parts *parts, uint32_t idx)
{
    parts->count--;
    for (uint32_t i = idx; i < parts->count; i++) {
        parts->lines[i] = parts->lines[i + 1];
        parts->chains[i] = parts->chains[i + 1];
    }
}

static void put_in(Parts *parts, uint32_t idx, StrView line, Hash chain)
{
    for (uint32_t i = parts->count; i > idx; i--) {
        parts->lines[i] = parts->lines[i - 1];
        parts->chains[i] = parts->chains[i - 1];
    }
    parts->count++;
    parts->lines[idx] = line;
    parts->chains[idx] = chain;
}

static LogDamage diagnose(Parts *parts)
{
    EventLog *log = NULL;
    Err err = { 0 };
    LogDamage damage;
    Hash header = log_header_hash(parts->from);
    if (!log_restore(&log, log_header_json(parts->from), &err)) fail_msg("%s", err.text);
    log_expect(log, &header, log_count(parts->from));
    for (uint32_t i = 0; i < parts->count; i++) {
        if (!log_restore_event(log, parts->lines[i], &parts->chains[i], &err)) fail_msg("%s", err.text);
    }
    bool is_damaged = log_diagnose(log, parts->arena, &damage);
    assert_true(is_damaged == (damage.kind != LOG_WHOLE));
    assert_true(is_damaged == !log_verify_chain(log, NULL));
    log_free(log);
    return damage;
}

static const char *name_of(LogDamageKind kind)
{
    static const char *const names[] = { "whole", "header", "changed", "removed", "inserted", "moved", "cut" };
    return names[kind];
}

static void expect(Parts *parts, const char *what, uint32_t idx, LogDamageKind kind, uint32_t seq)
{
    LogDamage damage = diagnose(parts);
    if (damage.kind == kind && damage.seq == seq && damage.field && !sv_eq(damage.expected, damage.found)) return;
    fail_msg("%s at %u of %u: %s %u expected, %s %u found (%s: %.*s, %.*s)", what, idx + 1, log_count(parts->from),
             name_of(kind), seq, name_of(damage.kind), damage.seq, damage.field ? damage.field : "-",
             SV_ARG(damage.expected), SV_ARG(damage.found));
}

/* The log again for every attempt. */
#define TRY(parts, log) take_apart(&(parts), (log))

static void change_one(Parts *p, const EventLog *log, uint32_t i)
{
    static const Change changes[] = { { -1, -1, -1, NULL, { "{\"n\":0}", 7 } },
                                      { -1, 9, -1, NULL, { 0 } },
                                      { -1, -1, 77, NULL, { 0 } },
                                      { -1, -1, -1, "mood", { 0 } } };
    for (size_t k = 0; k < sizeof changes / sizeof *changes; k++) {
        TRY(*p, log);
        p->lines[i] = rewritten(p, p->lines[i], &changes[k]);
        if (sv_eq(p->lines[i], log_at(log, i)->line)) continue;
        expect(p, "a change", i, LOG_EVENT_CHANGED, i + 1);
    }
    TRY(*p, log);
    p->lines[i] = numbered(p, p->lines[i], i + 900);
    expect(p, "another number", i, LOG_EVENT_CHANGED, i + 1);
    TRY(*p, log);
    p->chains[i] = hash_of(sv("another"));
    expect(p, "another hash", i, LOG_EVENT_CHANGED, i + 1);
}

static void remove_one(Parts *p, const EventLog *log, uint32_t i)
{
    bool is_last = i + 1 == log_count(log);
    TRY(*p, log);
    take_out(p, i);
    expect(p, "removed", i, is_last ? LOG_TAIL_CUT : LOG_EVENT_REMOVED, i + 1);
    renumber(p);
    expect(p, "removed and renumbered", i, is_last ? LOG_TAIL_CUT : LOG_EVENT_REMOVED, i + 1);
    TRY(*p, log);
    p->count = i;
    expect(p, "cut", i, LOG_TAIL_CUT, i + 1);
}

static void insert_one(Parts *p, const EventLog *log, uint32_t i, uint32_t other)
{
    StrView made = rewritten(p, log_at(log, i)->line, &(Change){ i + 1, -1, -1, NULL, { "{\"made\":1}", 10 } });
    Hash before = i ? log_at(log, i - 1)->chain : log_header_hash(log);
    for (int is_renumbered = 0; is_renumbered < 2; is_renumbered++) {
        TRY(*p, log);
        put_in(p, i, made, hash_of(sv("made")));
        if (is_renumbered) renumber(p);
        expect(p, "made up", i, LOG_EVENT_INSERTED, i + 1);
        TRY(*p, log);
        put_in(p, i, made, event_chain(&before, made));
        if (is_renumbered) renumber(p);
        expect(p, "made up with its hash", i, LOG_EVENT_INSERTED, i + 1);
        TRY(*p, log);
        put_in(p, i, log_at(log, other)->line, log_at(log, other)->chain);
        if (is_renumbered) renumber(p);
        /* A copy behind its own original is the second of the two. */
        expect(p, "a copy", i, LOG_EVENT_INSERTED, other == i ? i + 2 : i + 1);
    }
}

static void move_one(Parts *p, const EventLog *log, uint32_t i, uint32_t other)
{
    uint32_t first = i < other ? i : other;
    if (i == other) return;
    for (int is_renumbered = 0; is_renumbered < 2; is_renumbered++) {
        TRY(*p, log);
        p->lines[i] = log_at(log, other)->line;
        p->chains[i] = log_at(log, other)->chain;
        p->lines[other] = log_at(log, i)->line;
        p->chains[other] = log_at(log, i)->chain;
        if (is_renumbered) renumber(p);
        expect(p, "exchanged", i, LOG_EVENT_MOVED, first + 1);
        TRY(*p, log);
        take_out(p, i);
        put_in(p, other, log_at(log, i)->line, log_at(log, i)->chain);
        if (is_renumbered) renumber(p);
        expect(p, "moved", i, LOG_EVENT_MOVED, first + 1);
    }
}

static void log__names_whatever_was_done_to_one_event(void **state)
{
    (void)state;
    Rng rng = rng_new(11);
    for (int round = 0; round < 24; round++) {
        uint32_t count = 1 + (uint32_t)rng_below(&rng, MAX_EVENTS - 1);
        EventLog *log = fixture_log("s-0001", count);
        if (round % 2) assert_true(log_close(log, count * 100 + 50, NULL));
        Parts parts = { .arena = arena_new(0) };
        TRY(parts, log);
        assert_int_equal(diagnose(&parts).kind, LOG_WHOLE);
        for (uint32_t i = 0; i < log_count(log); i++) {
            uint32_t other = (uint32_t)rng_below(&rng, log_count(log));
            change_one(&parts, log, i);
            remove_one(&parts, log, i);
            insert_one(&parts, log, i, other);
            move_one(&parts, log, i, other);
        }
        arena_free(parts.arena);
        log_free(log);
    }
}

static void log__says_which_event_stands_in_the_place_of_another(void **state)
{
    (void)state;
    EventLog *log = fixture_log("s-0001", 9);
    Parts parts = { .arena = arena_new(0) };
    TRY(parts, log);
    take_out(&parts, 6);
    put_in(&parts, 2, log_at(log, 6)->line, log_at(log, 6)->chain);
    LogDamage damage = diagnose(&parts);
    assert_int_equal(damage.kind, LOG_EVENT_MOVED);
    assert_int_equal(damage.seq, 3);
    assert_int_equal(damage.other, 7);
    arena_free(parts.arena);
    log_free(log);
}

/* Whoever makes the hashes again as well is given away by the closing event, which knows how many there were. */
static void log__names_the_count__when_all_hashes_were_made_again(void **state)
{
    (void)state;
    EventLog *log = fixture_log("s-0001", 9);
    EventLog *forged = NULL;
    assert_true(log_close(log, 1000, NULL));
    Parts parts = { .arena = arena_new(0) };
    TRY(parts, log);
    take_out(&parts, 4);
    renumber(&parts);
    Hash before = log_header_hash(log);
    assert_true(log_restore(&forged, log_header_json(log), NULL));
    for (uint32_t i = 0; i < parts.count; i++) {
        before = event_chain(&before, parts.lines[i]);
        assert_true(log_restore_event(forged, parts.lines[i], &before, NULL));
    }
    LogDamage damage;
    assert_true(log_diagnose(forged, parts.arena, &damage));
    assert_int_equal(damage.kind, LOG_EVENT_REMOVED);
    assert_string_equal(damage.field, "data.count");
    assert_true(sv_is(damage.expected, "8"));
    assert_true(sv_is(damage.found, "9"));
    arena_free(parts.arena);
    log_free(log);
    log_free(forged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log__names_whatever_was_done_to_one_event),
        cmocka_unit_test(log__says_which_event_stands_in_the_place_of_another),
        cmocka_unit_test(log__names_the_count__when_all_hashes_were_made_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
