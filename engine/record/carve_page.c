/* carve_page.c -- leaf cells of tables, and all cells of indexes, which in a table without rowid are its rows. */
#include "record/carve_page.h"

enum {
    TABLE_LEAF = 0x0d,
    INDEX_LEAF = 0x0a,
    INDEX_INNER = 0x02,
    FILE_HEADER = 100, /* before the first page's own header */
    OVERFLOW_LINK = 4
};

/* Bytes that may be read. */
typedef struct Reader {
    const unsigned char *at;
    size_t len;
} Reader;

uint32_t carve_u32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static uint32_t u16(const unsigned char *at)
{
    return (uint32_t)at[0] << 8 | at[1];
}

/* One to nine bytes, seven bits each but for the ninth. */
static bool read_varint(Reader *from, uint64_t *out)
{
    uint64_t value = 0;
    for (size_t i = 0; i < from->len && i < 9; i++) {
        unsigned char byte = from->at[i];
        value = i == 8 ? value << 8 | byte : value << 7 | (byte & 0x7f);
        if (i < 8 && byte & 0x80) continue;
        from->at += i + 1;
        from->len -= i + 1;
        *out = value;
        return true;
    }
    return false;
}

static int64_t read_int(const unsigned char *at, size_t len)
{
    uint64_t value = len && at[0] & 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < len; i++) value = value << 8 | at[i];
    return (int64_t)value;
}

static size_t size_of(uint64_t type)
{
    static const size_t sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };
    return type < 12 ? sizes[type] : (size_t)((type - 12) / 2);
}

static CarveValue value_of(uint64_t type, const unsigned char *at, size_t len)
{
    CarveValue value = { .type = CARVE_OTHER, .bytes = sv_of((const char *)at, len) };
    if (type == 0) value.type = CARVE_NULL;
    if (type >= 1 && type <= 6) {
        value.type = CARVE_INT;
        value.number = read_int(at, len);
    }
    if (type == 8 || type == 9) {
        value.type = CARVE_INT;
        value.number = (int64_t)type - 8;
    }
    if (type >= 12) value.type = type % 2 ? CARVE_TEXT : CARVE_BLOB;
    return value;
}

static bool read_record(StrView payload, CarveRow *row)
{
    Reader head = { (const unsigned char *)payload.ptr, payload.len };
    uint64_t head_len = 0, type = 0;
    if (!read_varint(&head, &head_len) || head_len > payload.len) return false;
    size_t used = payload.len - head.len;
    if (head_len < used) return false;
    head.len = (size_t)head_len - used;
    const unsigned char *at = (const unsigned char *)payload.ptr + head_len;
    size_t left = payload.len - (size_t)head_len;
    for (row->count = 0; head.len; row->count++) {
        if (row->count == CARVE_MAX_COLUMNS || !read_varint(&head, &type)) return false;
        size_t len = size_of(type);
        if (type / 2 > CARVE_MAX_PAYLOAD || len > left) return false;
        row->values[row->count] = value_of(type, at, len);
        at += len;
        left -= len;
    }
    return row->count > 0;
}

/* How much of a payload of `len` bytes lies in the page itself. */
static size_t local_len(size_t page_size, bool is_index, size_t len)
{
    size_t most = is_index ? (page_size - 12) * 64 / 255 - 23 : page_size - 35;
    size_t least = (page_size - 12) * 32 / 255 - 23;
    if (len <= most) return len;
    size_t local = least + (len - least) % (page_size - 4);
    return local <= most ? local : least;
}

/* Follow the overflow pages; each begins with the number of the next. */
static bool read_overflow(const CarvePage *page, uint32_t next, unsigned char *to, size_t left)
{
    size_t page_size = page->pages->page_size;
    Arena *arena = arena_new(page_size);
    unsigned char *buf = arena_room(arena, page_size, 1);
    bool is_good = true;
    while (left && is_good) {
        size_t part = left < page_size - OVERFLOW_LINK ? left : page_size - OVERFLOW_LINK;
        is_good = next > 0 && page->pages->read(page->pages->self, next, buf);
        if (!is_good) break;
        memcpy(to, buf + OVERFLOW_LINK, part);
        next = carve_u32(buf);
        to += part;
        left -= part;
    }
    arena_free(arena);
    return is_good;
}

static bool read_payload(const CarvePage *page, Arena *arena, Reader cell, uint64_t len, StrView *out, bool is_index)
{
    if (len > CARVE_MAX_PAYLOAD) return false;
    size_t local = local_len(page->pages->page_size, is_index, (size_t)len);
    bool is_over = local < len;
    if (local + (is_over ? OVERFLOW_LINK : 0) > cell.len) return false;
    char *bytes = arena_room(arena, (size_t)len + 1, 1);
    memcpy(bytes, cell.at, local);
    *out = sv_of(bytes, (size_t)len);
    return !is_over ||
           read_overflow(page, carve_u32(cell.at + local), (unsigned char *)bytes + local, (size_t)len - local);
}

static bool read_cell(const CarvePage *page, Arena *arena, Reader cell, CarveRow *row, bool is_inner)
{
    uint64_t len = 0, rowid = 0;
    StrView payload = { 0 };
    if (is_inner) {
        if (cell.len < 4) return false;
        cell.at += 4;
        cell.len -= 4;
    }
    if (!read_varint(&cell, &len) || (!row->is_index && !read_varint(&cell, &rowid))) return false;
    row->rowid = (int64_t)rowid;
    return read_payload(page, arena, cell, len, &payload, row->is_index) && read_record(payload, row);
}

void carve_page(const CarvePage *page, Arena *arena, CarveTake *take, void *self)
{
    size_t page_size = page->pages->page_size;
    const unsigned char *head = page->bytes + (page->number == 1 ? FILE_HEADER : 0);
    unsigned type = head[0];
    bool is_inner = type == INDEX_INNER;
    if (type != TABLE_LEAF && type != INDEX_LEAF && !is_inner) return;
    size_t pointers = (size_t)(head - page->bytes) + (is_inner ? 12 : 8);
    uint32_t count = u16(head + 3);
    for (uint32_t i = 0; i < count && pointers + 2 * i + 2 <= page_size; i++) {
        size_t at = u16(page->bytes + pointers + (size_t)2 * i);
        CarveRow row = { .is_index = type != TABLE_LEAF };
        ArenaMark mark = arena_mark(arena);
        if (at < pointers || at >= page_size) continue;
        if (read_cell(page, arena, (Reader){ page->bytes + at, page_size - at }, &row, is_inner)) take(self, &row);
        arena_rewind(arena, mark);
    }
}
