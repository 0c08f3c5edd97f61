/* store_fixture.h -- a store in a folder of its own for each test, and sessions to put there. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include "unit/record_fixture.h"

#include "base/mem.h"
#include "record/store_session.h"

static const StoreOwner fixture_owner = { 4711, { "boot-1", 6 } };

typedef struct Bench {
    char folder[256];
    char path[512];
    Store *store;
    Arena *arena;
} Bench;

static inline Store *open_store(const char *path)
{
    Store *store = NULL;
    Err err = { 0 };

    if (!store_open(&store, path, &err)) fail_msg("%s", err.text);
    return store;
}

static inline int set_up(void **state)
{
    Bench *bench = mem_new(sizeof *bench);

    fixture_folder(bench->folder);
    fixture_path(bench->path, bench->folder);
    bench->store = open_store(bench->path);
    bench->arena = arena_new(0);
    *state = bench;
    return 0;
}

static inline int tear_down(void **state)
{
    Bench *bench = *state;

    store_close(bench->store);
    arena_free(bench->arena);
    fixture_remove(bench->folder);
    mem_free(bench);
    return 0;
}

static inline EventLog *begin(Store *store, const char *id)
{
    EventLog *log = fixture_empty_log(id);
    EventSink sink;
    Err err = { 0 };

    if (!store_begin_session(store, log, &fixture_owner, &sink, &err)) fail_msg("%s", err.text);
    log_set_sink(log, &sink);
    return log;
}

/* A closed session of `count` events and its closing one. */
static inline void add_session(Store *store, const char *id, uint32_t count)
{
    EventLog *log = begin(store, id);
    Err err = { 0 };

    for (uint32_t n = 1; n <= count; n++) assert_true(fixture_append(log, n, n % 30 == 3, &err));
    assert_true(log_close(log, count * 100 + 50, &err));
    if (!store_end_session(store, log, sv("2026-11-21T22:30:00"), sv("{\"overall\":88}"), &err))
        fail_msg("%s", err.text);
    log_free(log);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
