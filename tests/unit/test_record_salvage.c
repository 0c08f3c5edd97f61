/* Tests of what is saved of a damaged file. The claim is exact: a session is whole again whenever none of the pages that hold its
 * row and its events was touched, whatever else was, the file's first page too. */
#include "unit/store_fixture.h"

#include "base/files.h"
#include "base/rng.h"

enum { SESSIONS = 14, PAGE = 4096 };

/* A whole file, and which pages each session needs. */
typedef struct Whole {
    Buf bytes;
    size_t pages;
    char ids[SESSIONS][16];
    uint32_t counts[SESSIONS];
    bool *needs[SESSIONS]; /* by page, from 0 */
} Whole;

static bool contains(StrView page, StrView part)
{
    for (const char *at = page.ptr; (at = memchr(at, part.ptr[0], (size_t)(page.ptr + page.len - at))); at++) {
        if ((size_t)(page.ptr + page.len - at) < part.len) return false;
        if (memcmp(at, part.ptr, part.len) == 0) return true;
    }
    return false;
}

static void note_need(Whole *whole, int idx, StrView part)
{
    size_t found = 0;
    for (size_t page = 0; page < whole->pages; page++) {
        if (!contains(sv_of(whole->bytes.ptr + page * PAGE, PAGE), part)) continue;
        whole->needs[idx][page] = true;
        found++;
    }
    assert_true(found > 0);
}

static void note_session(Whole *whole, Store *store, int idx)
{
    EventLog *log = NULL;
    assert_true(store_load_session(store, sv(whole->ids[idx]), &log, NULL));
    whole->counts[idx] = log_count(log);
    whole->needs[idx] = mem_new(whole->pages + 1);
    note_need(whole, idx, log_header_json(log));
    for (uint32_t i = 0; i < log_count(log); i++) note_need(whole, idx, log_at(log, i)->line);
    log_free(log);
}

static void make_whole(Bench *bench, Whole *whole)
{
    Err err = { 0 };
    *whole = (Whole){ .bytes = { 0 } };
    for (int i = 0; i < SESSIONS; i++) {
        snprintf(whole->ids[i], sizeof whole->ids[i], "s-%04d", i);
        add_session(bench->store, whole->ids[i], 20 + (uint32_t)i * 3);
    }
    store_close(bench->store);
    if (!file_read(bench->path, &whole->bytes, &err)) fail_msg("%s", err.text);
    assert_int_equal(whole->bytes.len % PAGE, 0);
    whole->pages = whole->bytes.len / PAGE;
    bench->store = open_store(bench->path);
    for (int i = 0; i < SESSIONS; i++) note_session(whole, bench->store, i);
    store_close(bench->store);
    bench->store = NULL;
}

static void free_whole(Whole *whole)
{
    buf_clear(&whole->bytes);
    for (int i = 0; i < SESSIONS; i++) mem_free(whole->needs[i]);
}

static void put_file(const char *path, StrView bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
}

/* How many sessions are whole in the file, of which every untouched one must be. */
static int saved(Bench *bench, const Whole *whole, const bool *is_touched)
{
    Store *store = NULL;
    Err err = { 0 };
    int good = 0;
    bool is_open = store_open_readonly(&store, bench->path, &err);
    for (int i = 0; i < SESSIONS; i++) {
        EventLog *log = NULL;
        bool is_hit = false;
        for (size_t page = 0; page < whole->pages; page++)
            is_hit = is_hit || (whole->needs[i][page] && is_touched[page]);
        bool is_whole = is_open && store_load_session(store, sv(whole->ids[i]), &log, NULL) &&
                        log_count(log) == whole->counts[i] && log_verify_chain(log, NULL);
        if (!is_whole && !is_hit) fail_msg("%s is lost, though nothing of it was touched: %s", whole->ids[i], err.text);
        good += is_whole;
        log_free(log);
    }
    store_close(store);
    return good;
}

static void assert_untouched(Bench *bench, StrView bytes)
{
    Buf now = { 0 };
    assert_true(file_read(bench->path, &now, NULL));
    assert_true(sv_eq(buf_view(&now), bytes));
    buf_clear(&now);
}

static void store__saves_what_is_left__when_cut_at_any_page(void **state)
{
    Bench *bench = *state;
    Whole whole;
    make_whole(bench, &whole);
    bool *touched = mem_new(whole.pages + 1);
    int last = 0, before = 0;
    for (size_t pages = 0; pages <= whole.pages; pages++) {
        for (size_t i = 0; i < whole.pages; i++) touched[i] = i >= pages;
        StrView left = sv_of(whole.bytes.ptr, pages * PAGE);
        put_file(bench->path, left);
        before = last;
        last = saved(bench, &whole, touched);
        assert_untouched(bench, left);
    }
    assert_int_equal(last, SESSIONS);
    assert_in_range(before, SESSIONS / 2, SESSIONS);
    mem_free(touched);
    free_whole(&whole);
}

static void store__saves_every_untouched_session__when_any_page_is_wiped(void **state)
{
    Bench *bench = *state;
    Whole whole;
    make_whole(bench, &whole);
    bool *touched = mem_new(whole.pages + 1);
    char *bytes = mem_copy(whole.bytes.ptr, whole.bytes.len);
    for (size_t page = 0; page < whole.pages; page++) {
        memset(bytes + page * PAGE, 0x5a, PAGE);
        touched[page] = true;
        put_file(bench->path, sv_of(bytes, whole.bytes.len));
        saved(bench, &whole, touched);
        assert_untouched(bench, sv_of(bytes, whole.bytes.len));
        memcpy(bytes + page * PAGE, whole.bytes.ptr + page * PAGE, PAGE);
        touched[page] = false;
    }
    mem_free(bytes);
    mem_free(touched);
    free_whole(&whole);
}

/* Every byte of the file's header, one at a time: none of them holds a session. */
static void store__saves_everything__when_a_byte_of_the_header_is_flipped(void **state)
{
    Bench *bench = *state;
    Whole whole;
    make_whole(bench, &whole);
    bool *touched = mem_new(whole.pages + 1);
    for (size_t at = 0; at < 120; at++) {
        whole.bytes.ptr[at] = (char)(whole.bytes.ptr[at] ^ 0x41);
        put_file(bench->path, buf_view(&whole.bytes));
        assert_int_equal(saved(bench, &whole, touched), SESSIONS);
        whole.bytes.ptr[at] = (char)(whole.bytes.ptr[at] ^ 0x41);
    }
    mem_free(touched);
    free_whole(&whole);
}

static void store__survives_and_keeps_the_untouched__whatever_is_garbled(void **state)
{
    Bench *bench = *state;
    Whole whole;
    Rng rng = rng_new(5);
    make_whole(bench, &whole);
    bool *touched = mem_new(whole.pages + 1);
    char *bytes = mem_copy(whole.bytes.ptr, whole.bytes.len);
    for (int round = 0; round < 120; round++) {
        memcpy(bytes, whole.bytes.ptr, whole.bytes.len);
        memset(touched, 0, whole.pages);
        for (uint64_t n = 1 + rng_below(&rng, 60); n > 0; n--) {
            size_t at = (size_t)rng_below(&rng, whole.bytes.len);
            bytes[at] = (char)rng_next(&rng);
            touched[at / PAGE] = true;
        }
        size_t len = round % 3 ? whole.bytes.len : (size_t)rng_below(&rng, whole.bytes.len);
        for (size_t page = len / PAGE; page < whole.pages; page++) touched[page] = true;
        put_file(bench->path, sv_of(bytes, len));
        saved(bench, &whole, touched);
    }
    mem_free(bytes);
    mem_free(touched);
    free_whole(&whole);
}

/* ---- the write-ahead log ---- */

/* The files of a store that was killed: `sessions` of them are in the log only. */
static void make_killed(Bench *bench, int sessions, Buf *main, Buf *wal)
{
    char id[32], wal_path[600];
    snprintf(wal_path, sizeof wal_path, "%s-wal", bench->path);
    add_session(bench->store, "s-old", 30);
    store_close(bench->store);
    bench->store = open_store(bench->path);
    for (int i = 0; i < sessions; i++) {
        snprintf(id, sizeof id, "s-new%d", i);
        add_session(bench->store, id, 10);
    }
    assert_true(file_read(bench->path, main, NULL));
    assert_true(file_read(wal_path, wal, NULL));
    store_close(bench->store);
    bench->store = NULL;
}

static size_t list_whole(const char *path)
{
    Store *store = NULL;
    StoredSessions all = { 0 };
    Arena *arena = arena_new(0);
    size_t whole = 0;
    if (store_open_readonly(&store, path, NULL) && store_list_sessions(store, arena, &all, NULL)) {
        for (size_t i = 0; i < all.count; i++) {
            EventLog *log = NULL;
            whole += store_load_session(store, all.items[i].header.id, &log, NULL) && log_verify_chain(log, NULL);
            log_free(log);
        }
    }
    store_close(store);
    arena_free(arena);
    return whole;
}

static void store__saves_what_only_the_write_ahead_log_has(void **state)
{
    Bench *bench = *state;
    Buf main = { 0 }, wal = { 0 };
    char wal_path[600];
    StoreTrouble trouble;
    Store *store = NULL;
    Err err = { 0 };
    make_killed(bench, 4, &main, &wal);
    snprintf(wal_path, sizeof wal_path, "%s-wal", bench->path);

    put_file(bench->path, sv(""));
    put_file(wal_path, buf_view(&wal));
    assert_false(store_open_told(&store, bench->path, &trouble, &err));
    assert_int_equal(trouble, STORE_DAMAGED);
    assert_non_null(strstr(err.text, "write-ahead log"));
    assert_int_equal(list_whole(bench->path), 4);

    unlink(bench->path);
    assert_int_equal(list_whole(bench->path), 4);

    put_file(bench->path, sv_of(main.ptr, main.len / 2 / PAGE * PAGE));
    assert_in_range(list_whole(bench->path), 4, 5);

    unlink(wal_path);
    put_file(bench->path, buf_view(&main));
    assert_int_equal(list_whole(bench->path), 1);
    buf_clear(&main);
    buf_clear(&wal);
}

/* ---- what is the matter ---- */

static void is_in_trouble(Bench *bench, StrView bytes, StoreTrouble expected)
{
    StoreTrouble trouble = STORE_FINE;
    Store *store = NULL;
    Err err = { 0 };
    put_file(bench->path, bytes);
    assert_false(store_open_told(&store, bench->path, &trouble, &err));
    if (trouble != expected) fail_msg("%d expected, %d: %s", expected, trouble, err.text);
    assert_untouched(bench, bytes);
}

static void store__tells_what_the_matter_is_and_leaves_the_file_alone(void **state)
{
    Bench *bench = *state;
    Whole whole;
    make_whole(bench, &whole);
    char *at = whole.bytes.ptr;
    is_in_trouble(bench, sv("This is a letter to somebody, and no database at all, though it is called like one."),
                  STORE_DAMAGED);
    is_in_trouble(bench, sv_of(at, whole.bytes.len / 2 / PAGE * PAGE), STORE_DAMAGED);
    at[63] = 99; /* user_version */
    is_in_trouble(bench, buf_view(&whole.bytes), STORE_NEWER);
    at[68] = 7; /* application_id */
    is_in_trouble(bench, buf_view(&whole.bytes), STORE_FOREIGN);
    free_whole(&whole);
}

static void store__reads_the_sessions_of_a_newer_file(void **state)
{
    Bench *bench = *state;
    Whole whole;
    Store *store = NULL;
    make_whole(bench, &whole);
    whole.bytes.ptr[63] = 99;
    put_file(bench->path, buf_view(&whole.bytes));
    assert_int_equal(list_whole(bench->path), SESSIONS);
    assert_true(store_open_readonly(&store, bench->path, NULL));
    assert_int_equal(store_trouble(store), STORE_NEWER);
    assert_true(store_is_readonly(store));
    store_close(store);
    free_whole(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(store__saves_what_is_left__when_cut_at_any_page),
        STORE_TEST(store__saves_every_untouched_session__when_any_page_is_wiped),
        STORE_TEST(store__saves_everything__when_a_byte_of_the_header_is_flipped),
        STORE_TEST(store__survives_and_keeps_the_untouched__whatever_is_garbled),
        STORE_TEST(store__saves_what_only_the_write_ahead_log_has),
        STORE_TEST(store__tells_what_the_matter_is_and_leaves_the_file_alone),
        STORE_TEST(store__reads_the_sessions_of_a_newer_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
