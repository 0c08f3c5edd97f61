/* Tests of damage to the store: every tampering is named, a broken or foreign file is told at opening, and what is whole
 * is still read. */
#include "unit/store_fixture.h"

#include <sqlite3.h>
#include <sys/stat.h>

/* Another program's hands on the file. */
static void tamper(Bench *bench, const char *sql)
{
    sqlite3 *db;
    char *message = NULL;

    store_close(bench->store);
    bench->store = NULL;
    assert_int_equal(sqlite3_open(bench->path, &db), SQLITE_OK);
    sqlite3_exec(db, "DROP TRIGGER IF EXISTS event_is_not_changed; DROP TRIGGER IF EXISTS event_is_not_removed;", NULL,
                 NULL, NULL);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) fail_msg("%s", message);
    sqlite3_close(db);
    bench->store = open_store(bench->path);
}

typedef struct Damage {
    const char *sql;
    const char *names;
} Damage;

static void store__names_every_kind_of_tampering(void **state)
{
    Bench *bench = *state;
    static const Damage cases[] = {
        { "UPDATE event SET line = replace(line, '您', '你') WHERE seq = 4", "event 4 was changed" },
        { "UPDATE event SET hash = zeroblob(32) WHERE seq = 2", "event 2 was changed" },
        { "UPDATE event SET hash = x'00' WHERE seq = 2", "event 2: its hash is no hash" },
        { "DELETE FROM event WHERE seq = 5", "event 5 is missing" },
        { "DELETE FROM event WHERE seq > 7", "7 of 11 events" },
        { "DELETE FROM event", "0 of 11 events" },
        { "UPDATE event SET row = row + 100, seq = seq + 100 WHERE seq = 5;"
          "UPDATE event SET row = row - 1, seq = seq - 1 WHERE seq = 6;"
          "UPDATE event SET row = row - 99, seq = seq - 99 WHERE seq = 105",
          "6 stands before 5" },
        { "INSERT INTO event SELECT row + 9, session, 12, line, hash FROM event WHERE seq = 3",
          "event 12 stands after" },
        { "UPDATE session SET header = replace(header, '小李', '小王')", "header was changed" },
        { "UPDATE session SET header = replace(header, '\"format\":1', '\"format\":8')", "session format 8" },
        { "UPDATE session SET header_hash = x'01'", "header was changed" },
        { "UPDATE event SET line = replace(line, 'graded', 'praised') WHERE seq = 3", "event 3: unknown kind praised" },
        { "UPDATE event SET line = substr(line, 1, 40) WHERE seq = 3", "event 3: " },
        { "UPDATE event SET line = CAST(x'ff' AS TEXT) WHERE seq = 3", "event 3: " },
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        EventLog *log = NULL;
        Err err = { 0 };
        char *undo = "DELETE FROM event; DELETE FROM session";

        add_session(bench->store, "s-0001", 10);
        tamper(bench, cases[i].sql);
        if (store_load_session(bench->store, sv("s-0001"), &log, &err)) {
            if (log_verify_chain(log, &err)) fail_msg("unnoticed: %s", cases[i].sql);
        }
        if (!strstr(err.text, cases[i].names)) fail_msg("%s -> %s", cases[i].sql, err.text);
        log_free(log);
        tamper(bench, undo);
    }
}

static void store__refuses_to_change_events(void **state)
{
    Bench *bench = *state;
    sqlite3 *db;

    add_session(bench->store, "s-0001", 3);
    assert_int_equal(sqlite3_open(bench->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE event SET line = '' WHERE seq = 1", NULL, NULL, NULL), SQLITE_CONSTRAINT);
    assert_int_equal(sqlite3_exec(db, "DELETE FROM event WHERE seq = 1", NULL, NULL, NULL), SQLITE_CONSTRAINT);
    sqlite3_close(db);
}

static void store__salvages_the_events_before_the_damage(void **state)
{
    Bench *bench = *state;
    EventLog *log = NULL;
    Err note = { 0 };
    Err err = { 0 };

    add_session(bench->store, "s-0001", 10);
    tamper(bench, "UPDATE event SET line = 'gone' WHERE seq = 6");
    assert_false(store_load_session(bench->store, sv("s-0001"), &log, &err));
    assert_true(store_salvage_session(bench->store, sv("s-0001"), &log, &note, &err));
    assert_int_equal(log_count(log), 5);
    assert_non_null(strstr(note.text, "event 6"));
    log_free(log);
    assert_false(store_salvage_session(bench->store, sv("nope"), &log, &note, &err));
    assert_non_null(strstr(err.text, "nope"));
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void refuses_to_open(const char *path, const char *names)
{
    Store *store = NULL;
    Err err = { 0 };

    if (store_open(&store, path, &err)) fail_msg("opened %s", path);
    assert_null(store);
    if (!strstr(err.text, names) || !strstr(err.text, path)) fail_msg("%s", err.text);
}

static void store__refuses_files_that_are_not_its_own(void **state)
{
    Bench *bench = *state;
    char path[512];
    sqlite3 *db;

    store_close(bench->store);
    bench->store = NULL;
    write_file(bench->path,
               "This is a text that somebody keeps under the name of a database, long enough for a page header.");
    refuses_to_open(bench->path, "no database");

    unlink(bench->path);
    assert_int_equal(sqlite3_open(bench->path, &db), SQLITE_OK);
    sqlite3_exec(db, "CREATE TABLE photos(a)", NULL, NULL, NULL);
    sqlite3_close(db);
    refuses_to_open(bench->path, "another program");

    unlink(bench->path);
    store_close(open_store(bench->path));
    assert_int_equal(sqlite3_open(bench->path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA user_version = 99", NULL, NULL, NULL);
    sqlite3_close(db);
    refuses_to_open(bench->path, "newer peilian: schema 99");

    snprintf(path, sizeof path, "%.200s/no/such/folder/db", bench->folder);
    refuses_to_open(path, "cannot be opened");
    refuses_to_open(bench->folder, "cannot be opened");
}

/* Cut to half, and wiped in the middle: both are told at opening, and what is whole is still read. */
static void damage_file(Bench *bench, bool is_cut)
{
    FILE *file;
    long size;
    char junk[4096 * 3];

    for (int i = 0; i < 30; i++) {
        char id[16];
        snprintf(id, sizeof id, "s-%04d", i);
        add_session(bench->store, id, 40);
    }
    store_close(bench->store);
    bench->store = NULL;
    file = fopen(bench->path, "r+b");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size = ftell(file);
    assert_true(size > 100000);
    memset(junk, 0x5a, sizeof junk);
    fseek(file, size / 2 / 4096 * 4096, SEEK_SET);
    if (!is_cut) assert_int_equal(fwrite(junk, 1, sizeof junk, file), sizeof junk);
    fclose(file);
    if (is_cut) assert_int_equal(truncate(bench->path, size / 2), 0);
}

static void salvages(Bench *bench, size_t sessions_at_least)
{
    Store *store = NULL;
    StoredSessions list;
    size_t whole = 0;
    size_t parts = 0;
    Err err = { 0 };

    refuses_to_open(bench->path, "damaged");
    if (!store_open_readonly(&store, bench->path, &err)) fail_msg("%s", err.text);
    if (!store_list_sessions(store, bench->arena, &list, &err)) fail_msg("%s", err.text);
    for (size_t i = 0; i < list.count; i++) {
        EventLog *log = NULL;
        Err note = { 0 };
        if (!store_salvage_session(store, list.items[i].header.id, &log, &note, &err)) continue;
        if (note.code == ERR_NONE && log_verify_chain(log, &note)) whole++;
        if (note.code != ERR_NONE && log_count(log) > 0) parts++;
        log_free(log);
    }
    store_close(store);
    if (whole < sessions_at_least) fail_msg("%zu of %zu sessions whole, %zu in part", whole, list.count, parts);
    assert_true(whole < 30);
}

static void store__tells_a_truncated_file_and_salvages(void **state)
{
    damage_file(*state, true);
    salvages(*state, 8);
}

static void store__tells_a_garbled_file_and_salvages(void **state)
{
    damage_file(*state, false);
    salvages(*state, 8);
}

static void store__writes_nothing_when_read_only(void **state)
{
    Bench *bench = *state;
    Store *store = NULL;
    EventLog *log = fixture_log("s-0002", 1);
    EventSink sink;
    Err err = { 0 };

    add_session(bench->store, "s-0001", 3);
    assert_true(store_open_readonly(&store, bench->path, &err));
    assert_false(store_begin_session(store, log, &fixture_owner, &sink, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_true(store_check(store, &err));
    log_free(log);
    assert_true(store_load_session(store, sv("s-0001"), &log, &err));
    assert_int_equal(log_count(log), 4);
    log_free(log);
    store_close(store);
}

/* The name goes into a URI when only reading is possible. */
static void store__reads_a_file_with_a_strange_name(void **state)
{
    Bench *bench = *state;
    char path[512];
    Store *store = NULL;
    Err err = { 0 };

    add_session(bench->store, "s-0001", 3);
    store_close(bench->store);
    bench->store = NULL;
    snprintf(path, sizeof path, "%.200s/陪练 50%% a?b#c", bench->folder);
    assert_int_equal(rename(bench->path, path), 0);
    assert_int_equal(chmod(path, 0400), 0);
    assert_int_equal(chmod(bench->folder, 0500), 0);
    if (!store_open_readonly(&store, path, &err)) fail_msg("%s", err.text);
    store_close(store);
    assert_int_equal(chmod(bench->folder, 0700), 0);
    assert_int_equal(rename(path, bench->path), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(store__names_every_kind_of_tampering),         STORE_TEST(store__refuses_to_change_events),
        STORE_TEST(store__salvages_the_events_before_the_damage), STORE_TEST(store__refuses_files_that_are_not_its_own),
        STORE_TEST(store__tells_a_truncated_file_and_salvages),   STORE_TEST(store__tells_a_garbled_file_and_salvages),
        STORE_TEST(store__writes_nothing_when_read_only),         STORE_TEST(store__reads_a_file_with_a_strange_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
