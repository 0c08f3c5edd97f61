/* Tests of rescue: a store that cannot be opened is set aside byte for byte, what can be read goes on in a fresh one, and it is said
 * what is lost. */
#include "unit/store_fixture.h"

#include <sys/wait.h>

#include "base/files.h"
#include "record/rescue.h"
#include "record/store_content.h"
#include "record/store_person.h"

static void put_file(const char *path, StrView bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
}

static void assert_holds(const char *path, StrView bytes)
{
    Buf now = { 0 };
    Err err = { 0 };
    if (!file_read(path, &now, &err)) fail_msg("%s", err.text);
    assert_true(sv_eq(buf_view(&now), bytes));
    buf_clear(&now);
}

/* Six sessions, a person and a piece of content; closed, and its bytes in `out`. */
static void fill(Bench *bench, Buf *out)
{
    char id[16];
    StoreFile file = { sv("personas/a/persona.lua"), sv("return persona { id = \"a\" }") };
    Person person;
    Hash set = store_content_hash(&file, 1);
    assert_true(store_put_content(bench->store, &set, &file, 1, NULL));
    assert_true(store_person(bench->store, bench->arena, &(Person){ sv("p-1"), sv("小李"), sv("2026-11-21T22:00:00") },
                             &person, NULL));
    for (int i = 0; i < 6; i++) {
        snprintf(id, sizeof id, "s-%04d", i);
        add_session(bench->store, id, 40);
    }
    store_close(bench->store);
    bench->store = NULL;
    assert_true(file_read(bench->path, out, NULL));
}

static Rescue rescue(Bench *bench)
{
    Rescue out;
    Err err = { 0 };
    RescueSetup setup = { bench->path, sv("2026-11-22T04:43:00+08:00"), fixture_owner };
    store_close(bench->store);
    bench->store = NULL;
    if (!rescue_open(&bench->store, &setup, bench->arena, &out, &err)) fail_msg("%s", err.text);
    return out;
}

static size_t count_sessions(Bench *bench)
{
    StoredSessions all = { 0 };
    assert_true(store_list_sessions(bench->store, bench->arena, &all, NULL));
    return all.count;
}

/* Event `seq` of the session that stands first in the file, as no text any more. */
static void garble_line(Buf *bytes, uint32_t seq)
{
    char part[64];
    size_t hits = 0;
    snprintf(part, sizeof part, "{\"seq\":%u,\"chat\":1", seq);
    for (size_t i = 0; i + strlen(part) < bytes->len && hits < 1; i++) {
        if (memcmp(bytes->ptr + i, part, strlen(part)) != 0) continue;
        bytes->ptr[i + 2] = '\xff';
        hits++;
    }
    assert_int_equal(hits, 1);
}

static void rescue__changes_nothing__when_the_file_is_well(void **state)
{
    Bench *bench = *state;
    Buf bytes = { 0 };
    fill(bench, &bytes);
    Rescue out = rescue(bench);
    assert_int_equal(out.trouble, STORE_FINE);
    assert_int_equal(out.aside.len, 0);
    assert_int_equal(count_sessions(bench), 6);
    buf_clear(&bytes);
}

static void rescue__sets_a_damaged_file_aside_and_takes_over_what_it_holds(void **state)
{
    Bench *bench = *state;
    Buf bytes = { 0 };
    People people = { 0 };
    bool has = false;
    fill(bench, &bytes);
    bytes.ptr[20] ^= 0x55; /* the file's header: SQLite cannot open it at all */
    garble_line(&bytes, 21);
    put_file(bench->path, buf_view(&bytes));

    Rescue out = rescue(bench);
    assert_int_equal(out.trouble, STORE_DAMAGED);
    assert_non_null(strstr(out.aside.ptr, "db.damaged-20261122-044300"));
    assert_holds(out.aside.ptr, buf_view(&bytes));
    assert_true(out.has_survey);
    assert_int_equal(out.survey.whole, 5);
    assert_int_equal(out.survey.part, 1);
    assert_int_equal(out.survey.lost, 0);
    assert_int_equal(out.survey.lost_events, 21);
    assert_int_equal(out.taken, 6);

    EventLog *log = NULL;
    StoredSession row = { 0 };
    assert_true(store_find_session(bench->store, bench->arena, sv("s-0000"), &row, NULL));
    assert_int_equal(row.state, STORE_STATE_INTERRUPTED);
    assert_true(store_load_session(bench->store, sv("s-0000"), &log, NULL));
    assert_int_equal(log_count(log), 20);
    assert_true(log_verify_chain(log, NULL));
    log_free(log);
    assert_true(store_find_session(bench->store, bench->arena, sv("s-0003"), &row, NULL));
    assert_int_equal(row.state, STORE_STATE_CLOSED);
    assert_true(sv_is(row.summary, "{\"overall\":88}"));
    assert_true(store_list_people(bench->store, bench->arena, &people, NULL));
    assert_int_equal(people.count, 1);
    StoreFile file = { sv("personas/a/persona.lua"), sv("return persona { id = \"a\" }") };
    Hash set = store_content_hash(&file, 1);
    assert_true(store_has_content(bench->store, &set, &has, NULL));
    assert_true(has);

    add_session(bench->store, "s-after", 5);
    out = rescue(bench);
    assert_int_equal(out.trouble, STORE_FINE);
    assert_int_equal(count_sessions(bench), 7);
    buf_clear(&bytes);
}

static void rescue__keeps_every_damaged_file__when_it_happens_again(void **state)
{
    Bench *bench = *state;
    store_close(bench->store);
    bench->store = NULL;
    put_file(bench->path, sv("the first one, which is no database but a text of some length, as anybody can see"));
    Rescue first = rescue(bench);
    assert_false(first.has_survey);
    store_close(bench->store);
    bench->store = NULL;
    put_file(bench->path, sv("the second one, which is no database either, and of some length, as anybody can see"));
    Rescue second = rescue(bench);
    assert_false(sv_eq(first.aside, second.aside));
    assert_holds(first.aside.ptr,
                 sv("the first one, which is no database but a text of some length, as anybody can see"));
    assert_int_equal(count_sessions(bench), 0);
}

static void rescue__leaves_a_newer_file_and_works_beside_it(void **state)
{
    Bench *bench = *state;
    Buf bytes = { 0 };
    fill(bench, &bytes);
    bytes.ptr[63] = 99;
    put_file(bench->path, buf_view(&bytes));
    Rescue out = rescue(bench);
    assert_int_equal(out.trouble, STORE_NEWER);
    assert_int_equal(out.aside.len, 0);
    assert_non_null(strstr(out.used.ptr, "db.beside"));
    assert_int_equal(count_sessions(bench), 6);
    add_session(bench->store, "s-after", 5);
    out = rescue(bench);
    assert_int_equal(out.trouble, STORE_NEWER);
    assert_int_equal(count_sessions(bench), 7);
    assert_holds(bench->path, buf_view(&bytes));
    buf_clear(&bytes);
}

/* The other one still writes there; its file keeps its name. */
static void rescue__leaves_a_damaged_file_that_another_process_has_open(void **state)
{
    Bench *bench = *state;
    Buf bytes = { 0 };
    int ready[2], done[2];
    char byte = 0;
    fill(bench, &bytes);
    assert_int_equal(pipe(ready) | pipe(done), 0);
    pid_t child = fork();
    if (child == 0) {
        Store *store = NULL;
        bool is_open = store_open(&store, bench->path, NULL);
        if (write(ready[1], is_open ? "y" : "n", 1) != 1 || read(done[0], &byte, 1) != 1) _exit(1);
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    FILE *file = fopen(bench->path, "r+b");
    assert_int_equal(fseek(file, 20, SEEK_SET), 0);
    fputc(0x77, file);
    fclose(file);
    Rescue out = rescue(bench);
    assert_int_equal(out.trouble, STORE_DAMAGED);
    assert_int_equal(out.aside.len, 0);
    assert_non_null(strstr(out.used.ptr, "db.beside"));
    assert_int_equal(count_sessions(bench), 6);
    assert_int_equal(write(done[1], "x", 1), 1);
    assert_int_equal(waitpid(child, NULL, 0), child);
    close(ready[0]);
    close(ready[1]);
    close(done[0]);
    close(done[1]);
    buf_clear(&bytes);
}

static void rescue__looks_without_changing_anything(void **state)
{
    Bench *bench = *state;
    Buf bytes = { 0 };
    Rescue out;
    Store *store = NULL;
    Err err = { 0 };
    fill(bench, &bytes);
    bytes.ptr[20] ^= 0x55;
    put_file(bench->path, buf_view(&bytes));
    if (!rescue_look(&store, bench->path, bench->arena, &out, &err)) fail_msg("%s", err.text);
    assert_int_equal(out.trouble, STORE_DAMAGED);
    assert_int_equal(out.survey.whole, 6);
    assert_true(store_is_readonly(store));
    store_close(store);
    assert_holds(bench->path, buf_view(&bytes));
    put_file(bench->path, sv("no database, and nothing of ours in it, whoever may look"));
    store = NULL;
    assert_false(rescue_look(&store, bench->path, bench->arena, &out, &err));
    assert_int_equal(out.trouble, STORE_DAMAGED);
    assert_null(store);
    buf_clear(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(rescue__changes_nothing__when_the_file_is_well),
        STORE_TEST(rescue__sets_a_damaged_file_aside_and_takes_over_what_it_holds),
        STORE_TEST(rescue__keeps_every_damaged_file__when_it_happens_again),
        STORE_TEST(rescue__leaves_a_newer_file_and_works_beside_it),
        STORE_TEST(rescue__leaves_a_damaged_file_that_another_process_has_open),
        STORE_TEST(rescue__looks_without_changing_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
