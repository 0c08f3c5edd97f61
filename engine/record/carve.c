/* carve.c -- page after page of the file, then of the write-ahead log; a row is known by its shape. */
#include "record/carve.h"

#include <errno.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/mem.h"
#include "record/carve_page.h"
#include "record/store_db.h"

enum {
    PAGE_DEFAULT = 4096, /* what our stores have */
    WAL_HEADER = 32,
    WAL_FRAME = 24,
    MAX_PAGES = 16 * 1024 * 1024
};

/* Pages of the main file and of the log of writes; of both the later one counts. */
typedef struct Source {
    FILE *file;
    FILE *wal; /* NULL: there is none */
    size_t page_size;
    uint32_t page_count; /* of the main file; the last may be there in part */
    uint32_t frame_count;
    uint32_t *frame_of; /* by page: its last frame plus one; 0: none */
    uint32_t frame_of_count;
} Source;

typedef struct Carving {
    Store *store;
    Source source;
    CarveCount count;
} Carving;

/* ---- pages ---- */

static size_t read_at(FILE *file, uint64_t offset, unsigned char *to, size_t len)
{
    if (fseek(file, (long)offset, SEEK_SET) != 0) return 0;
    return fread(to, 1, len, file);
}

static uint64_t length_of(FILE *file)
{
    long end = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : 0;
    return end > 0 ? (uint64_t)end : 0;
}

static bool read_main(Source *source, uint32_t page, unsigned char *to)
{
    if (page == 0 || page > source->page_count || !source->file) return false;
    size_t got = read_at(source->file, (uint64_t)(page - 1) * source->page_size, to, source->page_size);
    memset(to + got, 0, source->page_size - got);
    return got > 0;
}

static uint64_t frame_offset(const Source *source, uint32_t frame)
{
    return WAL_HEADER + (uint64_t)frame * (WAL_FRAME + source->page_size);
}

static bool read_frame(const Source *source, uint32_t frame, unsigned char *to)
{
    return read_at(source->wal, frame_offset(source, frame) + WAL_FRAME, to, source->page_size) == source->page_size;
}

static bool read_latest(void *self, uint32_t page, unsigned char *to)
{
    Source *source = self;
    uint32_t frame = page < source->frame_of_count ? source->frame_of[page] : 0;
    return frame ? read_frame(source, frame - 1, to) : read_main(source, page, to);
}

/* Powers of two from 512 to 65536 are possible; anything else is damage, and ours are all alike. */
static size_t sane_page_size(size_t said)
{
    bool is_power = said >= 512 && said <= 65536 && (said & (said - 1)) == 0;
    return is_power ? said : PAGE_DEFAULT;
}

static void note_frame(Source *source, uint32_t page, uint32_t frame)
{
    if (page == 0 || page > MAX_PAGES) return;
    if (page >= source->frame_of_count) {
        uint32_t count = page + 256;
        source->frame_of = mem_resize(source->frame_of, source->frame_of_count, count, sizeof *source->frame_of);
        for (uint32_t i = source->frame_of_count; i < count; i++) source->frame_of[i] = 0;
        source->frame_of_count = count;
    }
    source->frame_of[page] = frame + 1;
}

/* Frames of this generation of the log have its salt; what lies behind them is older and already in the main file. */
static void read_frames(Source *source)
{
    unsigned char head[WAL_FRAME], salt[8];
    uint64_t len = length_of(source->wal);
    for (uint32_t frame = 0; frame_offset(source, frame + 1) <= len && frame < MAX_PAGES; frame++) {
        if (read_at(source->wal, frame_offset(source, frame), head, sizeof head) != sizeof head) return;
        if (frame == 0) memcpy(salt, head + 8, sizeof salt);
        if (memcmp(salt, head + 8, sizeof salt) != 0) return;
        note_frame(source, carve_u32(head), frame);
        source->frame_count = frame + 1;
    }
}

static bool open_source(Source *source, const char *path, Err *err)
{
    unsigned char head[100] = { 0 };
    Buf wal = { 0 };
    buf_printf(&wal, "%s-wal", path);
    source->file = fopen(path, "rb");
    source->wal = fopen(wal.ptr, "rb");
    buf_clear(&wal);
    if (!source->file && !source->wal) return err_set(err, ERR_IO, "%s", strerror(errno));
    if (source->file) read_at(source->file, 0, head, sizeof head);
    /* 1 stands for 65536. */
    size_t said = (size_t)head[16] << 8 | head[17];
    source->page_size = sane_page_size(said == 1 ? 65536 : said);
    if (source->file) {
        uint64_t pages = (length_of(source->file) + source->page_size - 1) / source->page_size;
        source->page_count = pages > MAX_PAGES ? MAX_PAGES : (uint32_t)pages;
    }
    if (source->wal) read_frames(source);
    return true;
}

static void close_source(Source *source)
{
    if (source->file) fclose(source->file);
    if (source->wal) fclose(source->wal);
    mem_free(source->frame_of);
}

/* ---- rows ---- */

/* Types of a row's columns: n null or int, i int, t text, b blob, h blob of 32 bytes. */
static bool has_shape(const CarveRow *row, const char *shape)
{
    if (row->count != strlen(shape)) return false;
    for (size_t i = 0; i < row->count; i++) {
        const CarveValue *value = &row->values[i];
        bool is_good = false;
        switch (shape[i]) {
        case 'n': is_good = value->type == CARVE_NULL || value->type == CARVE_INT; break;
        case 'i': is_good = value->type == CARVE_INT; break;
        case 't': is_good = value->type == CARVE_TEXT; break;
        case 'b': is_good = value->type == CARVE_BLOB; break;
        case 'h': is_good = value->type == CARVE_BLOB && value->bytes.len == sizeof(Hash); break;
        }
        if (!is_good) return false;
    }
    return true;
}

static void bind(sqlite3_stmt *statement, const CarveRow *row)
{
    for (size_t i = 0; i < row->count; i++) {
        const CarveValue *value = &row->values[i];
        int idx = (int)i + 1;
        switch (value->type) {
        case CARVE_INT: sqlite3_bind_int64(statement, idx, value->number); break;
        case CARVE_TEXT: store_bind_text(statement, idx, value->bytes); break;
        case CARVE_BLOB: store_bind_bytes(statement, idx, value->bytes); break;
        case CARVE_NULL:
        case CARVE_OTHER: break;
        }
    }
}

/* A row that does not fit in (a second one of the same id, a state of no name) is damage and stays out. */
static bool keep(Carving *carving, StoreSql sql, const CarveRow *row)
{
    sqlite3_stmt *statement = store_statement(carving->store, sql, NULL);
    if (!statement) return false;
    bind(statement, row);
    if (row->values[0].type == CARVE_NULL) sqlite3_bind_int64(statement, 1, row->rowid);
    return store_run(carving->store, statement, "carve", NULL) && sqlite3_changes(carving->store->db) > 0;
}

static bool is_its_bytes(const CarveRow *row)
{
    Hash sha = hash_of(row->values[1].bytes);
    return memcmp(sha.bytes, row->values[0].bytes.ptr, sizeof sha.bytes) == 0;
}

/* 0 where no event can have these numbers. */
static int64_t event_key(int64_t session, int64_t seq)
{
    bool is_sane = session > 0 && session < (int64_t)1 << 40 && seq > 0 && seq <= LOG_MAX_EVENTS;
    return is_sane ? (session << 20) + seq : 0;
}

/* Before schema 2 the events could stand in a table without a row number. */
static void keep_early_event(Carving *carving, const CarveRow *row)
{
    CarveRow now = { .rowid = event_key(row->values[0].number, row->values[1].number), .count = row->count + 1 };
    for (size_t i = 0; i < row->count; i++) now.values[i + 1] = row->values[i];
    if (now.rowid) keep(carving, SQL_CARVE_EVENT, &now);
}

static void take_row(void *self, const CarveRow *row)
{
    Carving *carving = self;
    if (row->is_index) {
        if (has_shape(row, "hth")) keep(carving, SQL_CARVE_SET, row);
        if (has_shape(row, "iith")) keep_early_event(carving, row);
    } else if (has_shape(row, "niith")) {
        if (row->rowid == event_key(row->values[1].number, row->values[2].number)) keep(carving, SQL_CARVE_EVENT, row);
    } else if (has_shape(row, "ntthitittt")) {
        keep(carving, SQL_CARVE_SESSION, row);
    } else if (has_shape(row, "hb")) {
        if (is_its_bytes(row)) keep(carving, SQL_CARVE_BLOB, row);
    } else if (has_shape(row, "ttt")) {
        keep(carving, SQL_CARVE_PERSON, row);
    }
}

static void carve_one(Carving *carving, Arena *arena, uint32_t number, const unsigned char *bytes)
{
    CarvePages pages = { &carving->source, read_latest, carving->source.page_size };
    CarvePage page = { &pages, number, bytes };
    carve_page(&page, arena, take_row, carving);
    carving->count.pages++;
}

static void carve_all(Carving *carving)
{
    Source *source = &carving->source;
    Arena *arena = arena_new(0);
    unsigned char head[WAL_FRAME];
    unsigned char *bytes = mem_new(source->page_size);
    for (uint32_t page = 1; page <= source->page_count; page++) {
        if (read_main(source, page, bytes)) carve_one(carving, arena, page, bytes);
    }
    for (uint32_t frame = 0; frame < source->frame_count; frame++) {
        bool is_read = read_at(source->wal, frame_offset(source, frame), head, sizeof head) == sizeof head;
        if (is_read && read_frame(source, frame, bytes)) carve_one(carving, arena, carve_u32(head), bytes);
    }
    mem_free(bytes);
    arena_free(arena);
}

static bool count_rows(Store *store, StoreSql sql, uint32_t *out, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, sql, err);
    bool has_row = false;
    if (!statement || !store_next_row(store, statement, &has_row, err)) return false;
    *out = has_row ? (uint32_t)sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

static bool carve_work(Store *store, void *arg, Err *err)
{
    Carving *carving = arg;
    carve_all(carving);
    return count_rows(store, SQL_CARVED_SESSIONS, &carving->count.sessions, err) &&
           count_rows(store, SQL_CARVED_EVENTS, &carving->count.events, err);
}

bool carve_file(Store *into, const char *path, CarveCount *out, Err *err)
{
    Carving carving = { .store = into };
    bool is_done = open_source(&carving.source, path, err) && store_transact(into, carve_work, &carving, err);
    close_source(&carving.source);
    if (is_done) *out = carving.count;
    return is_done;
}
