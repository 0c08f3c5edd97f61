/* test_play_proof.c -- the verdict on a session that was tampered with, by the chain, and by the run where the chain was made again. */
#include "sitting_fixture.h"

#include "play/proof.h"

enum { MAX_LINES = 200 };

typedef struct Forgery {
    Office *o;
    EventLog *log;
    StrView lines[MAX_LINES];
    uint32_t count;
} Forgery;

static void forge(Forgery *f, Office *o)
{
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    office_say(o, s, 1, "40码,因为四面弹", 5000);
    office_wait(o, s, 1);
    office_say(o, s, 1, "支持七天无理由", 4000);
    assert_true(sitting_end(s, sitting_now(s) + 1000, &o->err));
    sitting_free(s);
    *f = (Forgery){ .o = o };
    if (!store_load_session(o->store, sv("id000001"), &f->log, &o->err)) fail_msg("%s", o->err.text);
    f->count = log_count(f->log);
    assert_in_range(f->count, 10, MAX_LINES - 2);
    for (uint32_t i = 0; i < f->count; i++) f->lines[i] = log_at(f->log, i)->line;
}

/* Seq, and for the last event count and hash, as a careful forger leaves them. */
static StrView fitting(Forgery *f, uint32_t idx, const Hash *before)
{
    Event event;
    Buf line = { 0 };
    if (!event_parse(f->o->arena, f->lines[idx], &event, &f->o->err)) fail_msg("%s", f->o->err.text);
    event.seq = idx + 1;
    if (event.kind == EVENT_SESSION_CLOSED)
        event.data = arena_printf(f->o->arena, "{\"count\":%u,\"last\":\"%s\"}", (unsigned)idx, hash_hex(before).text);
    event_write(&line, &event);
    StrView made = arena_copy(f->o->arena, buf_view(&line));
    buf_clear(&line);
    return made;
}

/* Every hash made again, and the store told the new count: only running it again can tell. */
static Proof judge(Forgery *f, StrView engine, StoreState state)
{
    EventLog *log = NULL;
    Hash before = log_header_hash(f->log);
    Hash header = before;
    if (!log_restore(&log, log_header_json(f->log), &f->o->err)) fail_msg("%s", f->o->err.text);
    for (uint32_t i = 0; i < f->count; i++) {
        StrView line = fitting(f, i, &before);
        before = event_chain(&before, line);
        if (!log_restore_event(log, line, &before, &f->o->err)) fail_msg("%s", f->o->err.text);
    }
    log_expect(log, &header, f->count);
    if (!log_verify_chain(log, &f->o->err)) fail_msg("%s", f->o->err.text);
    ProofInput in = { log, NULL, f->o->book, engine, state };
    Proof proof = proof_of(&in, f->o->arena);
    proof.field = arena_copy(f->o->arena, proof.field);
    proof.found = arena_copy(f->o->arena, proof.found);
    log_free(log);
    return proof;
}

static uint32_t place_of(const Forgery *f, EventKind kind)
{
    uint32_t i = 0;
    while (i < f->count && log_at(f->log, i)->event.kind != kind) i++;
    assert_true(i < f->count);
    return i;
}

static void take_out(Forgery *f, uint32_t idx)
{
    f->count--;
    for (uint32_t i = idx; i < f->count; i++) f->lines[i] = f->lines[i + 1];
}

static void put_in(Forgery *f, uint32_t idx, StrView line)
{
    for (uint32_t i = f->count++; i > idx; i--) f->lines[i] = f->lines[i - 1];
    f->lines[idx] = line;
}

static void assert_kind(const Proof *proof, ProofKind kind, uint32_t seq)
{
    if (proof->kind == kind && proof->seq == seq) return;
    fail_msg("%s %u expected, %s %u found", proof_kind_name(kind), seq, proof_kind_name(proof->kind), proof->seq);
}

static void proof__is_good__when_nothing_was_touched(void **state)
{
    Forgery f;
    forge(&f, *state);
    Proof proof = judge(&f, sv("test"), STORE_STATE_CLOSED);
    assert_kind(&proof, PROOF_SAME, 0);
    assert_true(proof_is_good(&proof));
    log_free(f.log);
}

static StrView replaced(Office *o, StrView line, const char *from, const char *to)
{
    StrView copy = arena_copy(o->arena, line);
    const char *at = strstr(copy.ptr, from);
    if (!at) return line;
    return arena_printf(o->arena, "%.*s%s%s", (int)(at - copy.ptr), copy.ptr, to, at + strlen(from));
}

static void proof__names_the_field_of_a_changed_event__though_all_hashes_fit(void **state)
{
    Forgery f;
    forge(&f, *state);
    uint32_t idx = place_of(&f, EVENT_BUYER_SAID);
    f.lines[idx] = replaced(f.o, f.lines[idx], "\"text\":\"", "\"text\":\"亲");
    Proof proof = judge(&f, sv("test"), STORE_STATE_CLOSED);
    assert_kind(&proof, PROOF_CHANGED, idx + 1);
    assert_true(sv_is(proof.field, "data.text"));
    assert_true(sv_starts(proof.found, sv("\"亲")));
    assert_false(sv_eq(proof.expected, proof.found));
    log_free(f.log);
}

/* Of every derived event: whatever is left out or put in, it is named. */
static void proof__names_what_is_missing_and_what_is_more__though_all_hashes_fit(void **state)
{
    Forgery f;
    forge(&f, *state);
    uint32_t count = f.count;
    uint32_t tried = 0;
    for (uint32_t i = 0; i + 1 < count; i++) {
        if (event_is_input(log_at(f.log, i)->event.kind)) continue;
        for (uint32_t k = 0; k < count; k++) f.lines[k] = log_at(f.log, k)->line;
        f.count = count;
        take_out(&f, i);
        Proof proof = judge(&f, sv("test"), STORE_STATE_CLOSED);
        assert_kind(&proof, PROOF_REMOVED, i + 1);
        f.count = count - 1;
        put_in(&f, i, log_at(f.log, i)->line);
        put_in(&f, i, replaced(f.o, log_at(f.log, i)->line, "\"data\":{", "\"data\":{\"made\":1,"));
        f.lines[i] = replaced(f.o, f.lines[i], "\"made\":1,}", "\"made\":1}");
        proof = judge(&f, sv("test"), STORE_STATE_CLOSED);
        assert_kind(&proof, PROOF_INSERTED, i + 1);
        tried++;
    }
    assert_true(tried >= 8);
    log_free(f.log);
}

static void proof__names_a_missing_end__only_where_the_session_was_closed(void **state)
{
    Forgery f;
    forge(&f, *state);
    f.count--;
    Proof proof = judge(&f, sv("test"), STORE_STATE_CLOSED);
    assert_kind(&proof, PROOF_TAIL, f.count + 1);
    assert_true(sv_is(proof.expected, "session_closed"));
    assert_false(proof_is_good(&proof));
    proof = judge(&f, sv("test"), STORE_STATE_INTERRUPTED);
    assert_kind(&proof, PROOF_CUT, f.count + 1);
    assert_true(proof_is_good(&proof));
    proof = judge(&f, sv("test"), STORE_STATE_OPEN);
    assert_kind(&proof, PROOF_OPEN, f.count + 1);
    log_free(f.log);
}

static void proof__names_both_versions__when_the_engine_is_another(void **state)
{
    Forgery f;
    forge(&f, *state);
    Proof proof = judge(&f, sv("9.9.9"), STORE_STATE_CLOSED);
    assert_kind(&proof, PROOF_ENGINE, 0);
    assert_true(sv_is(proof.field, "engine"));
    assert_true(sv_is(proof.expected, "9.9.9"));
    assert_true(sv_is(proof.found, "test"));
    log_free(f.log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(proof__is_good__when_nothing_was_touched),
        OFFICE_TEST(proof__names_the_field_of_a_changed_event__though_all_hashes_fit),
        OFFICE_TEST(proof__names_what_is_missing_and_what_is_more__though_all_hashes_fit),
        OFFICE_TEST(proof__names_a_missing_end__only_where_the_session_was_closed),
        OFFICE_TEST(proof__names_both_versions__when_the_engine_is_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
