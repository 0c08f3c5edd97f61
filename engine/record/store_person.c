/* store_person.c -- people are found by name; the id is for everything that is kept. */
#include "record/store_person.h"

#include "record/store_db.h"

enum { MAX_NAME = 256, MAX_ID = 64 };

typedef struct PersonWork {
    Arena *arena;
    const Person *wanted;
    Person found;
} PersonWork;

static Person read_person(Arena *arena, sqlite3_stmt *row)
{
    Person person = { arena_copy(arena, store_column(row, 0)), arena_copy(arena, store_column(row, 1)),
                      arena_copy(arena, store_column(row, 2)) };
    return person;
}

static bool find_by_name(Store *store, PersonWork *work, bool *is_there, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_PERSON_FIND, err);

    if (!statement) return false;
    store_bind_text(statement, 1, work->wanted->name);
    if (!store_next_row(store, statement, is_there, err)) return false;
    if (*is_there) work->found = read_person(work->arena, statement);
    sqlite3_reset(statement);
    return true;
}

static bool add_person(Store *store, PersonWork *work, Err *err)
{
    const Person *wanted = work->wanted;
    sqlite3_stmt *statement = store_statement(store, SQL_PERSON_ADD, err);

    if (!statement) return false;
    store_bind_text(statement, 1, wanted->id);
    store_bind_text(statement, 2, wanted->name);
    store_bind_text(statement, 3, wanted->last_used);
    if (!store_run(store, statement, "add a person", err)) return false;
    work->found = (Person){ arena_copy(work->arena, wanted->id), arena_copy(work->arena, wanted->name),
                            arena_copy(work->arena, wanted->last_used) };
    return true;
}

static bool use_person(Store *store, PersonWork *work, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_PERSON_USE, err);

    if (!statement) return false;
    store_bind_text(statement, 1, work->wanted->name);
    store_bind_text(statement, 2, work->wanted->last_used);
    if (!store_run(store, statement, "choose a person", err)) return false;
    work->found.last_used = arena_copy(work->arena, work->wanted->last_used);
    return true;
}

static bool find_or_add(Store *store, void *arg, Err *err)
{
    PersonWork *work = arg;
    bool is_there;

    if (!find_by_name(store, work, &is_there, err)) return false;
    return is_there ? use_person(store, work, err) : add_person(store, work, err);
}

bool store_person(Store *store, Arena *arena, const Person *wanted, Person *out, Err *err)
{
    PersonWork work = { .arena = arena, .wanted = wanted };

    if (wanted->name.len == 0 || wanted->name.len > MAX_NAME)
        return err_set(err, ERR_INPUT, "a person's name has 1 to %d bytes, not %zu", MAX_NAME, wanted->name.len);
    if (wanted->id.len == 0 || wanted->id.len > MAX_ID)
        return err_set(err, ERR_INPUT, "a person's id has 1 to %d bytes, not %zu", MAX_ID, wanted->id.len);
    if (!store_transact(store, find_or_add, &work, err)) return false;
    *out = work.found;
    return true;
}

bool store_last_person(Store *store, Arena *arena, Person *out, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_PERSON_LIST, err);
    bool has_row;

    if (!statement || !store_next_row(store, statement, &has_row, err)) return false;
    *out = has_row ? read_person(arena, statement) : (Person){ sv(""), sv(""), sv("") };
    sqlite3_reset(statement);
    return true;
}

bool store_list_people(Store *store, Arena *arena, People *out, Err *err)
{
    People people = { NULL, 0 };
    size_t cap = 0;
    sqlite3_stmt *statement = store_statement(store, SQL_PERSON_LIST, err);
    bool has_row;

    if (!statement) return false;
    while (store_next_row(store, statement, &has_row, err)) {
        if (!has_row) {
            *out = people;
            return true;
        }
        if (people.count == cap) {
            cap = cap ? cap * 2 : 16;
            Person *items = arena_alloc(arena, cap, sizeof *items);
            if (people.count) memcpy(items, people.items, people.count * sizeof *items);
            people.items = items;
        }
        people.items[people.count++] = read_person(arena, statement);
    }
    return false;
}
