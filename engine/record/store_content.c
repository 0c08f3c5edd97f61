/* store_content.c -- a set is a list of paths and hashes; the bytes of a file are there once, whoever uses them. */
#include "record/store_content.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "record/store_db.h"

typedef struct SetWork {
    const Hash *set;
    const StoreFile *files;
    size_t count;
} SetWork;

static int compare_paths(const void *a, const void *b)
{
    const StoreFile *left = *(const StoreFile *const *)a;
    const StoreFile *right = *(const StoreFile *const *)b;

    return sv_compare(left->path, right->path);
}

Hash store_content_hash(const StoreFile *files, size_t count)
{
    const StoreFile **sorted = mem_new((count + 1) * sizeof(const StoreFile *));
    Buf buf = { 0 };
    Hash whole;

    for (size_t i = 0; i < count; i++) sorted[i] = &files[i];
    qsort(sorted, count, sizeof(const StoreFile *), compare_paths);
    for (size_t i = 0; i < count; i++) {
        Hash sha = hash_of(sorted[i]->bytes);
        buf_put(&buf, sorted[i]->path);
        buf_putc(&buf, '\0');
        buf_puts(&buf, hash_hex(&sha).text);
        buf_putc(&buf, '\n');
    }
    whole = hash_of(buf_view(&buf));
    buf_clear(&buf);
    mem_free(sorted);
    return whole;
}

static bool count_set(Store *store, const Hash *set, int64_t *count, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_SET_HAS, err);
    bool has_row;

    if (!statement) return false;
    store_bind_hash(statement, 1, set);
    if (!store_next_row(store, statement, &has_row, err)) return false;
    *count = has_row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

static bool put_file(Store *store, const Hash *set, const StoreFile *file, Err *err)
{
    Hash sha = hash_of(file->bytes);
    sqlite3_stmt *blob = store_statement(store, SQL_BLOB_ADD, err);
    sqlite3_stmt *entry = store_statement(store, SQL_SET_ADD, err);

    if (!blob || !entry) return false;
    store_bind_hash(blob, 1, &sha);
    store_bind_bytes(blob, 2, file->bytes);
    if (!store_run(store, blob, "keep content", err)) return false;
    store_bind_hash(entry, 1, set);
    store_bind_text(entry, 2, file->path);
    store_bind_hash(entry, 3, &sha);
    return store_run(store, entry, "keep content", err);
}

static bool put_set(Store *store, void *arg, Err *err)
{
    const SetWork *work = arg;
    int64_t there;

    /* Another process may have kept the same set since we looked. */
    if (!count_set(store, work->set, &there, err)) return false;
    if (there > 0) return true;
    for (size_t i = 0; i < work->count; i++) {
        if (!put_file(store, work->set, &work->files[i], err)) return false;
    }
    return true;
}

bool store_put_content(Store *store, const Hash *set, const StoreFile *files, size_t count, Err *err)
{
    SetWork work = { set, files, count };
    int64_t there;

    if (!count_set(store, set, &there, err)) return false;
    if (there > 0) return true;
    return store_transact(store, put_set, &work, err);
}

bool store_list_content(Store *store, Arena *arena, Hash **out, size_t *count, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_SET_LIST, err);
    Buf all = { 0 };
    Hash hash;
    bool has_row = false;

    if (!statement) return false;
    bool is_read = store_next_row(store, statement, &has_row, err);
    for (; is_read && has_row; is_read = store_next_row(store, statement, &has_row, err)) {
        if (store_column_hash(statement, 0, &hash)) buf_put(&all, sv_of((const char *)hash.bytes, sizeof hash.bytes));
    }
    *count = all.len / sizeof hash.bytes;
    *out = arena_alloc(arena, *count + 1, sizeof hash);
    if (*count) memcpy(*out, all.ptr, all.len);
    buf_clear(&all);
    return is_read;
}

bool store_has_content(Store *store, const Hash *set, bool *out, Err *err)
{
    int64_t there;

    if (!count_set(store, set, &there, err)) return false;
    *out = there > 0;
    return true;
}

typedef struct GetWork {
    Arena *arena;
    const Hash *set;
    ContentSet found;
} GetWork;

static bool read_file(Arena *arena, sqlite3_stmt *row, StoreFile *out, Err *err)
{
    Hash sha;
    Hash actual;

    out->path = arena_copy(arena, store_column(row, 0));
    out->bytes = arena_copy(arena, store_column(row, 2));
    actual = hash_of(out->bytes);
    if (!store_column_hash(row, 1, &sha) || !hash_equal(&sha, &actual))
        return err_set(err, ERR_STORE, "content %.*s is damaged: its hash does not fit", SV_ARG(out->path));
    return true;
}

static bool get_set(Store *store, void *arg, Err *err)
{
    GetWork *work = arg;
    sqlite3_stmt *statement;
    int64_t there;
    bool has_row;

    if (!count_set(store, work->set, &there, err)) return false;
    if (there == 0) return err_set(err, ERR_INPUT, "content %s is not in the store", hash_hex(work->set).text);
    work->found.items = arena_alloc(work->arena, (size_t)there, sizeof *work->found.items);

    statement = store_statement(store, SQL_SET_READ, err);
    if (!statement) return false;
    store_bind_hash(statement, 1, work->set);
    while (store_next_row(store, statement, &has_row, err)) {
        if (!has_row) return true;
        assert(work->found.count < (size_t)there); /* both are read in one transaction */
        if (read_file(work->arena, statement, &work->found.items[work->found.count], err)) {
            work->found.count++;
            continue;
        }
        sqlite3_reset(statement);
        return false;
    }
    return false;
}

bool store_get_content(Store *store, Arena *arena, const Hash *set, ContentSet *out, Err *err)
{
    GetWork work = { arena, set, { NULL, 0 } };

    if (!store_read(store, get_set, &work, err)) return false;
    *out = work.found;
    return true;
}
