/* Faults under the store: a disk that fails at the n-th write, for every n, and a process killed at any moment.
 * No crash, a clear error, and what was acknowledged is there. */
#include "unit/record_fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "base/rng.h"
#include "faults/fault_vfs.h"
#include "record/store_content.h"
#include "record/store_person.h"
#include "record/store_session.h"

enum { EVENTS = 12, MAX_FAULTS = 2000 };

static const StoreOwner owner = { 4711, { "boot-1", 6 } };

/* What the program was told is safe. */
typedef struct Acknowledged {
    bool content;
    bool person;
    bool session;
    bool end;
    uint32_t events;
} Acknowledged;

static void needs_words(bool is_good, const Err *err)
{
    if (!is_good && (err->code == ERR_NONE || strlen(err->text) < 10))
        fail_msg("a failure without words: %s", err->text);
}

static void chat(Store *store, Acknowledged *acknowledged)
{
    EventLog *log = fixture_empty_log("s-0001");
    EventSink sink;
    Err err = { 0 };

    acknowledged->session = store_begin_session(store, log, &owner, &sink, &err);
    needs_words(acknowledged->session, &err);
    if (acknowledged->session) log_set_sink(log, &sink);
    for (uint32_t n = 1; n <= EVENTS; n++) {
        bool durable = n % 2 == 0;
        err = (Err){ 0 };
        bool is_good = fixture_append(log, n, durable, &err);
        needs_words(is_good, &err);
        if (is_good && durable && acknowledged->session) acknowledged->events = n;
    }
    assert_int_equal(log_count(log), EVENTS); /* the chat itself goes on */
    assert_true(log_verify_chain(log, &err));
    if (acknowledged->session) {
        acknowledged->end = store_end_session(store, log, sv("2026-11-21T22:30:00"), sv("{}"), &err);
        needs_words(acknowledged->end, &err);
        if (acknowledged->end) acknowledged->events = EVENTS;
    }
    log_free(log);
}

static const StoreFile files[] = { { { "a.lua", 5 }, { "return 1", 8 } }, { { "b.lua", 5 }, { "return 2", 8 } } };

static void work(const char *path, Acknowledged *acknowledged)
{
    Store *store = NULL;
    Arena *arena = arena_new(0);
    Hash set = store_content_hash(files, 2);
    Person person = { sv("p-1"), sv("小李"), sv("2026-11-21") };
    Err err = { 0 };
    bool is_open = store_open(&store, path, &err);

    needs_words(is_open, &err);
    if (is_open) {
        acknowledged->content = store_put_content(store, &set, files, 2, &err);
        needs_words(acknowledged->content, &err);
        acknowledged->person = store_person(store, arena, &person, &person, &err);
        needs_words(acknowledged->person, &err);
        chat(store, acknowledged);
        store_close(store);
    }
    arena_free(arena);
}

static void check_session(Store *store, Arena *arena, const Acknowledged *acknowledged)
{
    StoredSession found;
    EventLog *log = NULL;
    Err err = { 0 };

    if (!acknowledged->session) return;
    if (!store_load_session(store, sv("s-0001"), &log, &err)) fail_msg("%s", err.text);
    if (!log_verify_chain(log, &err)) fail_msg("%s", err.text);
    if (log_count(log) < acknowledged->events) fail_msg("%u of %u events", log_count(log), acknowledged->events);
    log_free(log);
    assert_true(store_find_session(store, arena, sv("s-0001"), &found, &err));
    if (acknowledged->end) assert_int_equal(found.state, STORE_STATE_CLOSED);
}

/* After the fault is gone, as the next start would find it. */
static void check(const char *path, const Acknowledged *acknowledged)
{
    Store *store = NULL;
    Arena *arena = arena_new(0);
    Hash set = store_content_hash(files, 2);
    Person person;
    ContentSet content;
    Err err = { 0 };

    if (!store_open(&store, path, &err)) fail_msg("%s", err.text);
    if (!store_check(store, &err)) fail_msg("%s", err.text);
    if (acknowledged->content && !store_get_content(store, arena, &set, &content, &err)) fail_msg("%s", err.text);
    assert_true(store_last_person(store, arena, &person, &err));
    if (acknowledged->person) assert_true(sv_is(person.id, "p-1"));
    check_session(store, arena, acknowledged);
    store_close(store);
    arena_free(arena);
}

/* For n = 0, 1, ... until a run meets no fault; returns how many runs met one. */
static int every_fault(FaultPlan plan)
{
    for (int n = 0; n < MAX_FAULTS; n++) {
        char folder[256];
        char path[512];
        Acknowledged acknowledged = { 0 };
        int fired;

        fixture_folder(folder);
        fixture_path(path, folder);
        fault_plan = plan;
        fault_plan.countdown = n;
        work(path, &acknowledged);
        fired = fault_plan.fired;
        fault_plan = (FaultPlan){ .countdown = -1 };
        check(path, &acknowledged);
        fixture_remove(folder);
        if (fired == 0) {
            assert_true(acknowledged.end);
            return n;
        }
    }
    fail_msg("still failing after %d faults", MAX_FAULTS);
    return 0;
}

static void store__survives_every_single_failed_write(void **state)
{
    (void)state;
    assert_true(every_fault((FaultPlan){ .code = SQLITE_IOERR_WRITE }) > 40);
}

static void store__survives_every_failed_sync(void **state)
{
    (void)state;
    assert_true(every_fault((FaultPlan){ .code = SQLITE_IOERR_FSYNC }) > 40);
}

static void store__survives_a_disk_that_is_full_from_any_moment_on(void **state)
{
    (void)state;
    assert_true(every_fault((FaultPlan){ .code = SQLITE_FULL, .is_lasting = true }) > 40);
}

static void store__says_that_the_disk_is_full_and_catches_up_later(void **state)
{
    (void)state;
    char folder[256];
    char path[512];
    Store *store = NULL;
    EventLog *log = fixture_empty_log("s-0001");
    EventSink sink;
    Err err = { 0 };

    fixture_folder(folder);
    fixture_path(path, folder);
    assert_true(store_open(&store, path, &err));
    assert_true(store_begin_session(store, log, &owner, &sink, &err));
    log_set_sink(log, &sink);
    assert_true(fixture_append(log, 1, true, &err));
    fault_plan = (FaultPlan){ .countdown = 0, .is_lasting = true, .code = SQLITE_FULL };
    for (uint32_t n = 2; n <= 6; n++) {
        assert_false(fixture_append(log, n, true, &err));
        assert_int_equal(err.code, ERR_IO);
        assert_non_null(strstr(err.text, "the disk is full"));
    }
    fault_plan = (FaultPlan){ .countdown = -1 };
    if (!fixture_append(log, 7, true, &err)) fail_msg("%s", err.text);
    log_free(log);
    store_close(store);

    Acknowledged acknowledged = { .session = true, .events = 7 };
    check(path, &acknowledged);
    fixture_remove(folder);
}

static void store__refuses_a_file_that_may_not_be_written(void **state)
{
    (void)state;
    char folder[256];
    char path[512];
    Store *store = NULL;
    Err err = { 0 };

    fixture_folder(folder);
    fixture_path(path, folder);
    assert_true(store_open(&store, path, &err));
    store_close(store);
    store = NULL;
    fault_plan.is_readonly = true;
    assert_false(store_open(&store, path, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_non_null(strstr(err.text, "may not be written"));
    if (!store_open_readonly(&store, path, &err)) fail_msg("%s", err.text);
    store_close(store);
    fault_plan.is_readonly = false;
    fixture_remove(folder);
}

/* Its name goes into a URI then, so it is one that needs care. */
static void store__reads_a_file_in_a_folder_that_may_not_be_written(void **state)
{
    (void)state;
    char folder[256];
    char path[512];
    char strange[512];
    Acknowledged acknowledged = { 0 };
    Store *store = NULL;
    EventLog *log = NULL;
    Err err = { 0 };

    fixture_folder(folder);
    fixture_path(path, folder);
    snprintf(strange, sizeof strange, "%s/陪练 50%% a?b#c", folder);
    work(path, &acknowledged);
    assert_true(acknowledged.end);
    assert_int_equal(rename(path, strange), 0);
    fault_plan = (FaultPlan){ .countdown = -1, .is_readonly = true, .has_no_shm = true };
    if (!store_open_readonly(&store, strange, &err)) fail_msg("%s", err.text);
    if (!store_load_session(store, sv("s-0001"), &log, &err)) fail_msg("%s", err.text);
    assert_int_equal(log_count(log), EVENTS);
    log_free(log);
    store_close(store);
    fault_plan = (FaultPlan){ .countdown = -1 };

    store = NULL;
    assert_false(store_open_readonly(&store, path, &err));
    assert_non_null(strstr(err.text, path));
    assert_null(store);
    assert_int_equal(rename(strange, path), 0);
    fixture_remove(folder);
}

/* The child: says each durable event's number into the pipe once it is acknowledged, without end. */
static void append_forever(const char *path, int pipe_end)
{
    Store *store = NULL;
    EventLog *log = fixture_empty_log("s-0001");
    EventSink sink;

    if (!store_open(&store, path, NULL) || !store_begin_session(store, log, &owner, &sink, NULL)) _exit(1);
    log_set_sink(log, &sink);
    for (uint32_t n = 1;; n++) {
        if (!fixture_append(log, n, n % 3 != 1, NULL)) _exit(2);
        if (n % 3 != 1 && write(pipe_end, &n, sizeof n) != sizeof n) _exit(3);
    }
}

/* Kills the child some while after its `wanted`-th word; returns the last number that it said. */
static uint32_t kill_after(pid_t pid, int pipe_end, uint64_t wanted, long nanoseconds)
{
    uint32_t last = 0;
    uint32_t n;
    uint64_t heard = 0;
    struct timespec pause = { 0, nanoseconds };

    while (read(pipe_end, &n, sizeof n) == sizeof n) {
        last = n;
        if (++heard != wanted) continue;
        nanosleep(&pause, NULL);
        assert_int_equal(kill(pid, SIGKILL), 0);
    }
    if (heard < wanted) fail_msg("the child stopped by itself after %u", last);
    return last;
}

static void store__has_every_acknowledged_event_after_a_kill(void **state)
{
    (void)state;
    Rng rng = rng_new(20261121);

    for (int round = 0; round < 20; round++) {
        char folder[256];
        char path[512];
        int ends[2];
        int status = 0;

        fixture_folder(folder);
        fixture_path(path, folder);
        assert_int_equal(pipe(ends), 0);
        pid_t pid = fork();
        assert_true(pid >= 0);
        if (pid == 0) {
            close(ends[0]);
            append_forever(path, ends[1]);
        }
        close(ends[1]);
        Acknowledged acknowledged = { .session = true };
        acknowledged.events = kill_after(pid, ends[0], 1 + rng_below(&rng, 40), (long)rng_below(&rng, 2000000));
        close(ends[0]);
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_true(WIFSIGNALED(status));
        check(path, &acknowledged);
        fixture_remove(folder);
    }
}

static int install(void **state)
{
    (void)state;
    fault_install();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(store__survives_every_single_failed_write),
        cmocka_unit_test(store__survives_every_failed_sync),
        cmocka_unit_test(store__survives_a_disk_that_is_full_from_any_moment_on),
        cmocka_unit_test(store__says_that_the_disk_is_full_and_catches_up_later),
        cmocka_unit_test(store__refuses_a_file_that_may_not_be_written),
        cmocka_unit_test(store__reads_a_file_in_a_folder_that_may_not_be_written),
        cmocka_unit_test(store__has_every_acknowledged_event_after_a_kill),
    };
    return cmocka_run_group_tests(tests, install, NULL);
}
