/* Tests of what the store keeps beside sessions: content by hash, and people. */
#include "unit/store_fixture.h"

#include <sqlite3.h>

#include "record/store_content.h"
#include "record/store_person.h"

static int64_t ask(Bench *bench, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    int64_t answer;

    assert_int_equal(sqlite3_open(bench->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    answer = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return answer;
}

static StoreFile file_of(const char *path, const char *bytes)
{
    return (StoreFile){ sv(path), sv(bytes) };
}

static void content__has_one_hash_whatever_the_order(void **state)
{
    (void)state;
    StoreFile a[] = { file_of("a.lua", "return 1"), file_of("b/b.lua", "return 2") };
    StoreFile b[] = { a[1], a[0] };
    StoreFile moved[] = { file_of("b.lua", "return 1"), a[1] };
    StoreFile edited[] = { file_of("a.lua", "return 3"), a[1] };
    Hash hash = store_content_hash(a, 2);
    Hash others[] = { store_content_hash(moved, 2), store_content_hash(edited, 2), store_content_hash(a, 1),
                      store_content_hash(a, 0) };
    Hash same = store_content_hash(b, 2);

    assert_true(hash_equal(&hash, &same));
    for (int i = 0; i < 4; i++) assert_false(hash_equal(&hash, &others[i]));
}

static void content__comes_back_as_it_was_and_is_kept_once(void **state)
{
    Bench *bench = *state;
    char zeros[] = { 'a', '\0', 'b' };
    StoreFile first[] = { file_of("words.lua", "亲"), { sv("z.bin"), sv_of(zeros, 3) }, file_of("empty.lua", "") };
    StoreFile second[] = { first[0], file_of("other.lua", "亲") };
    Hash one = store_content_hash(first, 3);
    Hash two = store_content_hash(second, 2);
    ContentSet found;
    bool is_there = true;
    Err err = { 0 };

    assert_true(store_has_content(bench->store, &one, &is_there, &err));
    assert_false(is_there);
    assert_true(store_put_content(bench->store, &one, first, 3, &err));
    assert_true(store_put_content(bench->store, &one, first, 3, &err));
    assert_true(store_put_content(bench->store, &two, second, 2, &err));
    assert_true(store_has_content(bench->store, &one, &is_there, &err));
    assert_true(is_there);
    assert_int_equal(ask(bench, "SELECT count(*) FROM content_blob"), 3);
    assert_int_equal(ask(bench, "SELECT count(*) FROM content_set"), 5);

    if (!store_get_content(bench->store, bench->arena, &one, &found, &err)) fail_msg("%s", err.text);
    assert_int_equal(found.count, 3);
    assert_true(sv_is(found.items[0].path, "empty.lua"));
    assert_int_equal(found.items[0].bytes.len, 0);
    assert_true(sv_is(found.items[1].bytes, "亲"));
    assert_true(sv_eq(found.items[2].bytes, sv_of(zeros, 3)));
    Hash again = store_content_hash(found.items, found.count);
    assert_true(hash_equal(&one, &again));
}

static void content__names_what_is_unknown_or_damaged(void **state)
{
    Bench *bench = *state;
    StoreFile files[] = { file_of("words.lua", "亲"), file_of("shop.lua", "return {}") };
    Hash set = store_content_hash(files, 2);
    ContentSet found;
    Err err = { 0 };

    assert_false(store_get_content(bench->store, bench->arena, &set, &found, &err));
    assert_non_null(strstr(err.text, hash_hex(&set).text));
    assert_true(store_put_content(bench->store, &set, files, 2, &err));
    ask(bench, "UPDATE content_blob SET bytes = x'00' WHERE bytes = CAST('亲' AS BLOB) RETURNING 1");
    assert_false(store_get_content(bench->store, bench->arena, &set, &found, &err));
    assert_non_null(strstr(err.text, "words.lua"));
}

static Person person_of(const char *id, const char *name, const char *at)
{
    return (Person){ sv(id), sv(name), sv(at) };
}

static void person__keeps_the_first_id_and_knows_who_was_last(void **state)
{
    Bench *bench = *state;
    Person wanted[] = { person_of("p-1", "小李", "2026-11-01"), person_of("p-2", "Anna", "2026-11-02"),
                        person_of("p-3", "小李", "2026-11-03") };
    Person found;
    People people;
    Err err = { 0 };

    assert_true(store_last_person(bench->store, bench->arena, &found, &err));
    assert_int_equal(found.id.len, 0);
    for (int i = 0; i < 3; i++) assert_true(store_person(bench->store, bench->arena, &wanted[i], &found, &err));
    assert_true(sv_is(found.id, "p-1"));
    assert_true(sv_is(found.last_used, "2026-11-03"));
    assert_true(store_last_person(bench->store, bench->arena, &found, &err));
    assert_true(sv_is(found.name, "小李"));
    assert_true(store_list_people(bench->store, bench->arena, &people, &err));
    assert_int_equal(people.count, 2);
    assert_true(sv_is(people.items[1].name, "Anna"));
}

static void person__lists_a_crowd(void **state)
{
    Bench *bench = *state;
    People people;
    Err err = { 0 };

    for (int i = 0; i < 50; i++) {
        char id[16];
        Person found;
        snprintf(id, sizeof id, "p-%02d", i);
        Person wanted = person_of(id, id, "2026-11-01");
        assert_true(store_person(bench->store, bench->arena, &wanted, &found, &err));
    }
    assert_true(store_list_people(bench->store, bench->arena, &people, &err));
    assert_int_equal(people.count, 50);
    assert_true(sv_is(people.items[49].id, "p-49"));
}

static void person__refuses_bad_names_and_a_taken_id(void **state)
{
    Bench *bench = *state;
    char long_name[400];
    Person found;
    Err err = { 0 };
    Person good = person_of("p-1", "小李", "2026-11-01");
    Person taken = person_of("p-1", "Anna", "2026-11-01");
    Person nameless = person_of("p-2", "", "2026-11-01");
    Person unmarked = person_of("", "Anna", "2026-11-01");

    memset(long_name, 'a', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    Person endless = person_of("p-2", long_name, "2026-11-01");
    assert_true(store_person(bench->store, bench->arena, &good, &found, &err));
    assert_false(store_person(bench->store, bench->arena, &taken, &found, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_false(store_person(bench->store, bench->arena, &nameless, &found, &err));
    assert_false(store_person(bench->store, bench->arena, &unmarked, &found, &err));
    assert_false(store_person(bench->store, bench->arena, &endless, &found, &err));
    assert_int_equal(err.code, ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content__has_one_hash_whatever_the_order),
        STORE_TEST(content__comes_back_as_it_was_and_is_kept_once),
        STORE_TEST(content__names_what_is_unknown_or_damaged),
        STORE_TEST(person__keeps_the_first_id_and_knows_who_was_last),
        STORE_TEST(person__lists_a_crowd),
        STORE_TEST(person__refuses_bad_names_and_a_taken_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
