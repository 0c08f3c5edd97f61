/* test_play_formats.c -- every format that a store or an export ever had: each opens, plays, verifies and goes on. The files of
 * tests/golden/formats were written by the engines of their time; a new schema, header or export comes with one more of them. */
#include "sitting_fixture.h"

#include "base/files.h"
#include "play/feed.h"
#include "play/proof.h"
#include "record/log_jsonl.h"
#include "record/migrate.h"

#define FOLDER "tests/golden/formats/"

typedef struct Format {
    const char *file;
    int64_t schema;
} Format;

static const Format stores[] = {
    { FOLDER "schema-1-keys.db",
      1 }, /* events by (session, seq), without a row number; for the project's first hours */
    { FOLDER "schema-1-rows.db", 1 },
    { FOLDER "schema-2.db", 2 },
};
enum { STORES = sizeof stores / sizeof *stores };

static const char *const exports[] = { FOLDER "session-1.jsonl" };
enum { EXPORTS = sizeof exports / sizeof *exports };

static int64_t schema_of(const char *path)
{
    Buf bytes = { 0 };
    assert_true(file_read(path, &bytes, NULL));
    int64_t version = 0;
    for (size_t i = 60; i < 64; i++) version = version << 8 | (unsigned char)bytes.ptr[i];
    buf_clear(&bytes);
    return version;
}

static EventLog *read_export(const char *path)
{
    Buf text = { 0 };
    EventLog *log = NULL;
    Err err = { 0 };
    if (!file_read(path, &text, &err) || !log_read_jsonl(&log, buf_view(&text), &err)) fail_msg("%s", err.text);
    buf_clear(&text);
    return log;
}

/* The same bytes as the export of the same session, whichever store it comes from. */
static void assert_is_the_session(const EventLog *log)
{
    Buf text = { 0 }, wanted = { 0 };
    log_write_jsonl(&text, log);
    assert_true(file_read(exports[0], &wanted, NULL));
    assert_true(sv_eq(buf_view(&text), buf_view(&wanted)));
    buf_clear(&text);
    buf_clear(&wanted);
}

static void assert_plays(const Content *content, const EventLog *log)
{
    Feed *feed = feed_new(content);
    Err err = { 0 };
    if (!feed_update(feed, log, &err)) fail_msg("%s", err.text);
    assert_int_equal(feed_chat_count(feed), 1);
    assert_true(feed_chat(feed, 1)->count >= 6);
    assert_true(feed_is_closed(feed));
    feed_free(feed);
}

/* The shop of that time is not this one: the chain is proven, and it is said why the rest is not. */
static void assert_verifies(Office *o, const EventLog *log, const char *engine)
{
    ProofInput in = { log, NULL, o->book, sv(engine), STORE_STATE_CLOSED };
    Err err = { 0 };
    if (!log_verify_chain(log, &err)) fail_msg("%s", err.text);
    Proof proof = proof_of(&in, o->arena);
    bool is_same_engine = sv_is(log_header(log)->engine, engine);
    assert_int_equal(proof.kind, is_same_engine ? PROOF_CONTENT : PROOF_ENGINE);
}

static void copy_to(const char *from, const char *to)
{
    Buf bytes = { 0 };
    Err err = { 0 };
    if (!file_read(from, &bytes, &err) || !file_replace(to, buf_view(&bytes), &err)) fail_msg("%s", err.text);
    buf_clear(&bytes);
}

static void check_store(Office *o, const Format *format)
{
    EventLog *log = NULL;
    People people = { 0 };
    StoredSessions all = { 0 };
    assert_int_equal(schema_of(format->file), format->schema);
    store_close(o->store);
    o->store = NULL;
    copy_to(format->file, o->path);
    office_open_store(o);
    assert_true(store_list_sessions(o->store, o->arena, &all, &o->err));
    assert_int_equal(all.count, 1);
    assert_text(all.items[0].summary, "{\"overall\":88}");
    if (!store_load_session(o->store, all.items[0].header.id, &log, &o->err)) fail_msg("%s", o->err.text);
    assert_is_the_session(log);
    assert_plays(o->content, log);
    assert_verifies(o, log, "0.1.0");
    assert_verifies(o, log, "0.2.0");
    log_free(log);
    assert_true(store_list_people(o->store, o->arena, &people, &o->err));
    assert_int_equal(people.count, 1);
}

/* What is kept today goes into the migrated file and is there when it is opened again. */
static void check_goes_on(Office *o)
{
    StoredSessions all = { 0 };
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    assert_true(sitting_end(s, sitting_now(s) + 1000, &o->err));
    sitting_free(s);
    store_close(o->store);
    assert_int_equal(schema_of(o->path), SCHEMA_VERSION);
    office_open_store(o);
    assert_true(store_check(o->store, &o->err));
    assert_true(store_list_sessions(o->store, o->arena, &all, &o->err));
    assert_int_equal(all.count, 2);
}

static void store__of_every_schema_opens_plays_verifies_and_goes_on(void **state)
{
    for (size_t i = 0; i < STORES; i++) {
        check_store(*state, &stores[i]);
        check_goes_on(*state);
    }
}

/* Where nothing may be written there is no migration: it is read as it is. */
static void store__of_every_schema_is_read_without_a_change(void **state)
{
    Office *o = *state;
    for (size_t i = 0; i < STORES; i++) {
        Store *store = NULL;
        StoredSessions all = { 0 };
        EventLog *log = NULL;
        store_close(o->store);
        o->store = NULL;
        copy_to(stores[i].file, o->path);
        if (!store_open_readonly(&store, o->path, &o->err)) fail_msg("%s", o->err.text);
        assert_int_equal(store_trouble(store), STORE_FINE);
        assert_true(store_list_sessions(store, o->arena, &all, &o->err));
        assert_int_equal(all.count, 1);
        assert_true(store_load_session(store, all.items[0].header.id, &log, &o->err));
        assert_is_the_session(log);
        log_free(log);
        store_close(store);
        assert_int_equal(schema_of(o->path), stores[i].schema);
    }
}

static void export__of_every_version_is_read_plays_and_verifies(void **state)
{
    Office *o = *state;
    for (size_t i = 0; i < EXPORTS; i++) {
        EventLog *log = read_export(exports[i]);
        assert_plays(o->content, log);
        assert_verifies(o, log, "0.1.0");
        log_free(log);
    }
}

static void format__has_a_file_here__whenever_its_number_grows(void **state)
{
    (void)state;
    assert_int_equal(stores[STORES - 1].schema, SCHEMA_VERSION);
    assert_int_equal(EXPORTS, LOG_JSONL_VERSION);
    EventLog *log = read_export(exports[EXPORTS - 1]);
    assert_int_equal(log_header(log)->format, SESSION_FORMAT);
    log_free(log);
}

static void refuses(const char *from, const char *to, const char *names)
{
    Buf text = { 0 }, changed = { 0 };
    EventLog *log = NULL;
    Err err = { 0 };
    assert_true(file_read(exports[EXPORTS - 1], &text, NULL));
    const char *at = strstr(text.ptr, from);
    assert_non_null(at);
    buf_put(&changed, sv_of(text.ptr, (size_t)(at - text.ptr)));
    buf_puts(&changed, to);
    buf_puts(&changed, at + strlen(from));
    assert_false(log_read_jsonl(&log, buf_view(&changed), &err));
    if (!strstr(err.text, names)) fail_msg("%s", err.text);
    buf_clear(&text);
    buf_clear(&changed);
}

static void format__is_refused_by_its_number__when_it_is_newer(void **state)
{
    (void)state;
    refuses("\"version\":1", "\"version\":2", "export version 2");
    refuses("\"format\":1", "\"format\":2", "session format 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(store__of_every_schema_opens_plays_verifies_and_goes_on),
        OFFICE_TEST(store__of_every_schema_is_read_without_a_change),
        OFFICE_TEST(export__of_every_version_is_read_plays_and_verifies),
        OFFICE_TEST(format__has_a_file_here__whenever_its_number_grows),
        OFFICE_TEST(format__is_refused_by_its_number__when_it_is_newer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
