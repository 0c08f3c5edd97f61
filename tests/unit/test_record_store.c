/* Tests of the store: what goes in comes out, and several processes share one file. */
#include "unit/store_fixture.h"

#include <sys/wait.h>

#include "record/log_jsonl.h"

static void reopen(Bench *bench)
{
    store_close(bench->store);
    bench->store = NULL; /* also where opening fails the test */
    bench->store = open_store(bench->path);
}

static void store__gives_back_what_it_was_given(void **state)
{
    Bench *bench = *state;
    EventLog *log = NULL;
    Buf stored = { 0 };
    Buf fresh = { 0 };
    Err err = { 0 };

    add_session(bench->store, "s-0001", 30);
    reopen(bench);
    if (!store_load_session(bench->store, sv("s-0001"), &log, &err)) fail_msg("%s", err.text);
    if (!log_verify_chain(log, &err)) fail_msg("%s", err.text);
    log_write_jsonl(&stored, log);
    log_free(log);

    log = fixture_log("s-0001", 30);
    assert_true(log_close(log, 3050, NULL));
    log_write_jsonl(&fresh, log);
    assert_string_equal(stored.ptr, fresh.ptr);
    log_free(log);
    buf_clear(&stored);
    buf_clear(&fresh);
}

static uint32_t stored_count(const char *path, const char *id)
{
    Store *other = open_store(path);
    EventLog *log = NULL;
    Err err = { 0 };
    uint32_t count;

    if (!store_load_session(other, sv(id), &log, &err)) fail_msg("%s", err.text);
    assert_true(log_verify_chain(log, &err));
    count = log_count(log);
    log_free(log);
    store_close(other);
    return count;
}

static void store__has_a_durable_event_at_once_and_the_others_with_it(void **state)
{
    Bench *bench = *state;
    EventLog *log = begin(bench->store, "s-0001");

    assert_true(fixture_append(log, 1, false, NULL));
    assert_true(fixture_append(log, 2, false, NULL));
    assert_int_equal(stored_count(bench->path, "s-0001"), 0);
    assert_true(fixture_append(log, 3, true, NULL));
    assert_int_equal(stored_count(bench->path, "s-0001"), 3);
    assert_true(fixture_append(log, 4, false, NULL));
    assert_true(log_flush(log, NULL));
    assert_int_equal(stored_count(bench->path, "s-0001"), 4);
    log_free(log);
}

static void store__does_not_hold_back_without_end(void **state)
{
    Bench *bench = *state;
    EventLog *log = begin(bench->store, "s-0001");

    for (uint32_t n = 1; n <= 1000; n++) assert_true(fixture_append(log, n, false, NULL));
    assert_true(stored_count(bench->path, "s-0001") >= 700);
    log_free(log);
}

static void store__lists_the_newest_first_with_how_it_ended(void **state)
{
    Bench *bench = *state;
    StoredSessions list;
    Err err = { 0 };

    for (int i = 0; i < 40; i++) {
        char id[16];
        char at[32];
        snprintf(id, sizeof id, "s-%04d", i);
        snprintf(at, sizeof at, "2026-11-%02dT10:00:00", 1 + (i * 7) % 28);
        SessionHeader header = fixture_header(id);
        header.started_at = sv(at);
        EventLog *log = NULL;
        EventSink sink;
        assert_true(log_new(&log, &header, &err));
        assert_true(store_begin_session(bench->store, log, &fixture_owner, &sink, &err));
        if (i % 2)
            assert_true(store_end_session(bench->store, log, sv("2026-11-30T10:00:00"), sv("{\"overall\":9}"), &err));
        log_free(log);
    }
    assert_true(store_list_sessions(bench->store, bench->arena, &list, &err));
    assert_int_equal(list.count, 40);
    for (size_t i = 0; i + 1 < list.count; i++)
        assert_true(sv_compare(list.items[i].header.started_at, list.items[i + 1].header.started_at) >= 0);
    for (size_t i = 0; i < list.count; i++) {
        StoredSession *session = &list.items[i];
        bool is_closed = (session->header.id.ptr[5] - '0') % 2 == 1;
        assert_int_equal(session->state, is_closed ? STORE_STATE_CLOSED : STORE_STATE_OPEN);
        assert_true(sv_is(session->summary, is_closed ? "{\"overall\":9}" : ""));
        assert_true(sv_is(session->ended, is_closed ? "{\"how\":\"closed\",\"at\":\"2026-11-30T10:00:00\"}" : ""));
        assert_true(sv_is(session->header.persona, "hunter"));
        assert_int_equal(session->owner.pid, 4711);
    }
}

static void store__finds_by_prefix_and_names_what_is_wrong(void **state)
{
    Bench *bench = *state;
    StoredSession found;
    Err err = { 0 };

    add_session(bench->store, "abc-1", 1);
    add_session(bench->store, "abc-12", 2);
    add_session(bench->store, "xyz-1", 3);
    assert_true(store_find_session(bench->store, bench->arena, sv("x"), &found, &err));
    assert_true(sv_is(found.header.id, "xyz-1"));
    assert_int_equal(found.count, 4);
    assert_true(store_find_session(bench->store, bench->arena, sv("abc-1"), &found, &err));
    assert_true(sv_is(found.header.id, "abc-1"));
    assert_false(store_find_session(bench->store, bench->arena, sv("abc"), &found, &err));
    assert_non_null(strstr(err.text, "abc-1, abc-12"));
    assert_false(store_find_session(bench->store, bench->arena, sv("nope"), &found, &err));
    assert_string_equal(err.text, "no session begins with nope");
    assert_false(store_find_session(bench->store, bench->arena, sv(""), &found, &err));
    assert_int_equal(err.code, ERR_INPUT);
}

static void store__refuses_the_same_id_twice(void **state)
{
    Bench *bench = *state;
    EventLog *log = fixture_empty_log("s-0001");
    EventSink sink;
    Err err = { 0 };

    add_session(bench->store, "s-0001", 1);
    assert_false(store_begin_session(bench->store, log, &fixture_owner, &sink, &err));
    assert_non_null(strstr(err.text, "s-0001"));
    log_free(log);
}

static void store__takes_nothing_after_the_end(void **state)
{
    Bench *bench = *state;
    EventLog *log = begin(bench->store, "s-0001");
    Err err = { 0 };

    assert_true(fixture_append(log, 1, true, &err));
    assert_true(store_end_session(bench->store, log, sv("2026-11-21T22:30:00"), sv(""), &err));
    assert_false(fixture_append(log, 2, true, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_false(store_end_session(bench->store, log, sv("2026-11-21T22:30:00"), sv(""), &err));
    log_free(log);
}

typedef struct Census {
    int64_t alive;
    int reported;
    char last_id[32];
    StoreState last_state;
} Census;

static bool is_alive(void *self, const StoreOwner *who)
{
    return who->pid == ((Census *)self)->alive && sv_is(who->boot, "boot-1");
}

static void report(void *self, const StoredSession *session)
{
    Census *census = self;

    census->reported++;
    census->last_state = session->state;
    snprintf(census->last_id, sizeof census->last_id, "%.*s", SV_ARG(session->header.id));
}

static void store__marks_sessions_whose_owner_is_gone(void **state)
{
    Bench *bench = *state;
    Census census = { .alive = 4711 };
    StoreCensus port = { &census, is_alive, report };
    StoredSession found;
    Err err = { 0 };

    log_free(begin(bench->store, "lost-1"));
    add_session(bench->store, "done-1", 2);
    assert_true(store_mark_interrupted(bench->store, sv("2026-11-22T08:00:00"), &port, &err));
    reopen(bench); /* from now on the session is nobody's here */
    assert_true(store_mark_interrupted(bench->store, sv("2026-11-22T08:00:00"), &port, &err));
    assert_int_equal(census.reported, 0);

    census.alive = 4712;
    assert_true(store_mark_interrupted(bench->store, sv("2026-11-22T08:00:00"), &port, &err));
    assert_int_equal(census.reported, 1);
    assert_string_equal(census.last_id, "lost-1");
    assert_int_equal(census.last_state, STORE_STATE_INTERRUPTED);
    assert_true(store_find_session(bench->store, bench->arena, sv("lost"), &found, &err));
    assert_true(sv_is(found.ended, "{\"how\":\"interrupted\",\"at\":\"2026-11-22T08:00:00\"}"));
    assert_true(store_mark_interrupted(bench->store, sv("2026-11-23T08:00:00"), &port, &err));
    assert_int_equal(census.reported, 1);
}

static void store__sees_that_a_session_had_come_to_its_end(void **state)
{
    Bench *bench = *state;
    Census census = { .alive = 0 };
    StoreCensus port = { &census, is_alive, report };
    EventLog *log = begin(bench->store, "done-1");
    StoredSession found;

    assert_true(fixture_append(log, 1, true, NULL));
    assert_true(log_close(log, 500, NULL));
    log_free(log);
    reopen(bench);
    assert_true(store_mark_interrupted(bench->store, sv("2026-11-22T08:00:00"), &port, NULL));
    assert_int_equal(census.reported, 1);
    assert_int_equal(census.last_state, STORE_STATE_CLOSED);
    assert_true(store_find_session(bench->store, bench->arena, sv("done-1"), &found, NULL));
    assert_int_equal(found.state, STORE_STATE_CLOSED);
}

static void store__leaves_its_own_open_sessions_alone(void **state)
{
    Bench *bench = *state;
    Census census = { .alive = 0 };
    StoreCensus port = { &census, is_alive, report };
    EventLog *log = begin(bench->store, "mine-1");

    assert_true(store_mark_interrupted(bench->store, sv("2026-11-22T08:00:00"), &port, NULL));
    assert_int_equal(census.reported, 0);
    log_free(log);
}

/* Runs `child` in a process of its own. */
static pid_t start(int (*child)(const char *path, int n), const char *path, int n)
{
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) _exit(child(path, n));
    return pid;
}

static void ends_well(pid_t pid)
{
    int status = 0;

    assert_int_equal(waitpid(pid, &status, 0), pid);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) fail_msg("child: status %d", status);
}

static int open_and_add(const char *path, int n)
{
    Store *store = NULL;
    char id[16];
    EventLog *log;
    EventSink sink;
    bool is_good;

    if (!store_open(&store, path, NULL)) return 1;
    snprintf(id, sizeof id, "p-%04d", n);
    log = fixture_log(id, 5);
    is_good = store_begin_session(store, log, &fixture_owner, &sink, NULL);
    log_free(log);
    store_close(store);
    return is_good ? 0 : 2;
}

static void store__is_set_up_by_several_processes_at_once(void **state)
{
    Bench *bench = *state;
    pid_t pids[6];
    StoredSessions list;

    store_close(bench->store);
    bench->store = NULL;
    for (int round = 0; round < 5; round++) {
        fixture_remove(bench->folder);
        fixture_folder(bench->folder);
        fixture_path(bench->path, bench->folder);
        for (int i = 0; i < 6; i++) pids[i] = start(open_and_add, bench->path, i);
        for (int i = 0; i < 6; i++) ends_well(pids[i]);
    }
    bench->store = open_store(bench->path);
    assert_true(store_list_sessions(bench->store, bench->arena, &list, NULL));
    assert_int_equal(list.count, 6);
}

/* Reads until the session is closed; each state seen must verify and never shrink. */
static int read_until_closed(const char *path, int n)
{
    Store *store = NULL;
    uint32_t seen = 0;
    bool is_closed = false;

    (void)n;
    if (!store_open(&store, path, NULL)) return 1;
    while (!is_closed) {
        EventLog *log = NULL;
        Err err = { 0 };
        if (!store_load_session(store, sv("s-0001"), &log, &err) || !log_verify_chain(log, &err)) {
            fprintf(stderr, "%s\n", err.text);
            return 2;
        }
        if (log_count(log) < seen) return 3;
        seen = log_count(log);
        is_closed = log_is_closed(log);
        log_free(log);
    }
    store_close(store);
    return 0;
}

static void store__is_read_by_two_processes_while_one_writes(void **state)
{
    Bench *bench = *state;
    EventLog *log = begin(bench->store, "s-0001");
    pid_t a = start(read_until_closed, bench->path, 0);
    pid_t b = start(read_until_closed, bench->path, 1);
    Err err = { 0 };

    for (uint32_t n = 1; n <= 200; n++) {
        if (!fixture_append(log, n, true, &err)) fail_msg("%s", err.text);
    }
    assert_true(log_close(log, 30000, &err));
    ends_well(a);
    ends_well(b);
    log_free(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(store__gives_back_what_it_was_given),
        STORE_TEST(store__has_a_durable_event_at_once_and_the_others_with_it),
        STORE_TEST(store__does_not_hold_back_without_end),
        STORE_TEST(store__lists_the_newest_first_with_how_it_ended),
        STORE_TEST(store__finds_by_prefix_and_names_what_is_wrong),
        STORE_TEST(store__refuses_the_same_id_twice),
        STORE_TEST(store__takes_nothing_after_the_end),
        STORE_TEST(store__marks_sessions_whose_owner_is_gone),
        STORE_TEST(store__sees_that_a_session_had_come_to_its_end),
        STORE_TEST(store__leaves_its_own_open_sessions_alone),
        STORE_TEST(store__is_set_up_by_several_processes_at_once),
        STORE_TEST(store__is_read_by_two_processes_while_one_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
