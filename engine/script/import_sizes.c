/* import_sizes.c -- a size table: a grid of weights and heights as it hangs in the shop, or shoe sizes with their lengths. */
#include <stdlib.h>

#include "script/import_own.h"
#include "script/load_shops.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { SIZE, LENGTH };

static const ImportField SHOE_FIELDS[] = {
    [SIZE] = { { "size", "尺码", "码数", "鞋码" }, true },
    [LENGTH] = { { "mm", "毫米", "脚长", "foot_mm" }, true },
};

/* "150-164" in any of the ways in which people write a range; the two numbers in *low and *high. */
static bool read_band(StrView text, int *low, int *high)
{
    static const char *const DASHES[] = { "-", "~", "—", "–", "－", "至", "到", "～" };
    int numbers[2] = { 0, 0 };
    size_t digits = 0, part = 0;
    for (size_t i = 0; i < text.len;) {
        StrView rest = sv_of(text.ptr + i, text.len - i);
        if (rest.ptr[0] >= '0' && rest.ptr[0] <= '9' && digits < 4) {
            numbers[part] = numbers[part] * 10 + (rest.ptr[0] - '0');
            digits++;
            i++;
            continue;
        }
        size_t len = 0;
        for (size_t k = 0; k < COUNT(DASHES) && !len; k++) {
            if (sv_starts(rest, sv(DASHES[k]))) len = strlen(DASHES[k]);
        }
        if (rest.ptr[0] == ' ') len = 1;
        if (!len || (rest.ptr[0] != ' ' && (part || !digits))) return false;
        if (rest.ptr[0] != ' ') {
            part = 1;
            digits = 0;
        }
        i += len;
    }
    *low = numbers[0];
    *high = numbers[1];
    return part == 1 && digits > 0;
}

bool import_is_band(StrView text)
{
    int low, high;
    return read_band(text, &low, &high);
}

/* ---- the sizes of a grid ---- */

static bool is_number(StrView text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
    }
    return text.len > 0;
}

/* Of up to four digits; a view has no zero behind it, so none of C's readers may see it. */
static int number_of(StrView digits)
{
    int number = 0;
    for (size_t i = 0; i < digits.len; i++) number = number * 10 + (digits.ptr[i] - '0');
    return number;
}

/* XS 1 below S, M, L; 2XL and XXL are the same height. -1: no such size. */
static int rank_of(StrView size)
{
    static const char *const ALPHA[] = { "XXS", "XS", "S", "M", "L", "XL" };
    if (is_number(size)) return size.len < 5 ? number_of(size) : -1;
    for (size_t i = 0; i < COUNT(ALPHA); i++) {
        if (sv_is(size, ALPHA[i])) return (int)i;
    }
    size_t exes = 0;
    while (exes < size.len && size.ptr[exes] == 'X') exes++;
    if (exes > 1 && exes + 1 == size.len && size.ptr[exes] == 'L') return 4 + (int)exes;
    bool is_counted =
        size.len == 3 && size.ptr[0] >= '2' && size.ptr[0] <= '9' && size.ptr[1] == 'X' && size.ptr[2] == 'L';
    return is_counted ? 4 + size.ptr[0] - '0' : -1;
}

static int by_rank(const void *a, const void *b)
{
    return rank_of(*(const StrView *)a) - rank_of(*(const StrView *)b);
}

static bool add_size(ImportWork *work, const CsvCell *cell, StrView *sizes, size_t *count)
{
    for (size_t i = 0; i < *count; i++) {
        if (sv_eq(sizes[i], cell->text)) return true;
    }
    if (!cell->text.len) return import_fault(work, cell->pos, "size: the cell is empty");
    if (rank_of(cell->text) < 0)
        return import_fault(work, cell->pos, "size: expected one like 40, L or 3XL, found \"%.*s\"",
                            SV_ARG(cell->text));
    if (*count == SHOP_MAX_SIZES) return import_fault(work, cell->pos, "size: more than %d sizes", SHOP_MAX_SIZES);
    sizes[(*count)++] = arena_copy(work->arena, cell->text);
    return true;
}

static bool check_band(ImportWork *work, const CsvCell *cell, const char *what)
{
    return import_is_band(cell->text) ||
           import_fault(work, cell->pos, "%s: expected a band like 150-164, found \"%.*s\"", what, SV_ARG(cell->text));
}

static void put_band(Buf *lua, StrView text)
{
    int low = 0, high = 0;
    read_band(text, &low, &high);
    buf_printf(lua, "\"%d-%d\", ", low, high);
}

static void open_chart(ImportWork *work, const char *scheme, const StrView *sizes, size_t count)
{
    Buf *lua = &work->lua;
    buf_puts(lua, "return additions { charts = { [");
    StrView name = work->in->chart.len ? work->in->chart : sv("sizes");
    import_put_text(lua, name);
    buf_printf(lua, "] = chart { scheme = \"%s\", sizes = { ", scheme);
    for (size_t i = 0; i < count; i++) {
        import_put_text(lua, sizes[i]);
        buf_puts(lua, ", ");
    }
    buf_puts(lua, "}, ");
}

static bool check_grid(ImportWork *work, StrView *sizes, size_t *count)
{
    const Csv *csv = &work->csv;
    size_t width = csv->rows[0].count;
    bool is_good = true, is_only = csv->count == 2;
    for (size_t k = 1; k < width; k++) is_good = check_band(work, &csv->rows[0].cells[k], "weight") && is_good;
    for (size_t i = 1; i < csv->count; i++) {
        const CsvRow *row = &csv->rows[i];
        if (row->count != width)
            is_good = import_fault(work, row->cells[0].pos, "the row has %zu cells, the headings have %zu", row->count,
                                   width);
        if (!is_only) is_good = check_band(work, &row->cells[0], "height") && is_good;
        for (size_t k = 1; k < row->count; k++) is_good = add_size(work, &row->cells[k], sizes, count) && is_good;
    }
    return is_good;
}

static void write_grid(ImportWork *work)
{
    const Csv *csv = &work->csv;
    StrView sizes[SHOP_MAX_SIZES];
    size_t count = 0;
    if (!check_grid(work, sizes, &count) || !count) return; /* headings alone: import_csv says so */
    qsort(sizes, count, sizeof *sizes, by_rank);
    open_chart(work, is_number(sizes[0]) ? "waist_inch" : "alpha", sizes, count);
    Buf *lua = &work->lua;
    buf_puts(lua, "near_jin = 3, table = { { \"\", ");
    for (size_t k = 1; k < csv->rows[0].count; k++) put_band(lua, csv->rows[0].cells[k].text);
    buf_puts(lua, "}, ");
    for (size_t i = 1; i < csv->count; i++) {
        const CsvRow *row = &csv->rows[i];
        import_to_line(work, row->cells[0].pos.line);
        buf_puts(lua, "{ ");
        if (import_is_band(row->cells[0].text)) {
            put_band(lua, row->cells[0].text);
        } else {
            buf_puts(lua, "\"\", ");
        }
        for (size_t k = 1; k < row->count; k++) {
            import_put_text(lua, row->cells[k].text);
            buf_puts(lua, ", ");
        }
        buf_puts(lua, "}, ");
        work->records++;
    }
    buf_puts(lua, "} } } }\n");
}

/* ---- shoes ---- */

static void write_shoes(ImportWork *work)
{
    const Csv *csv = &work->csv;
    StrView sizes[SHOP_MAX_SIZES];
    size_t count = 0;
    work->fields = SHOE_FIELDS;
    work->field_count = COUNT(SHOE_FIELDS);
    if (!import_headings(work, NULL)) return;
    bool is_good = true;
    for (size_t i = 1; i < csv->count; i++) {
        CsvCell size = import_cell(work, &csv->rows[i], SIZE), length = import_cell(work, &csv->rows[i], LENGTH);
        size_t before = count;
        is_good = add_size(work, &size, sizes, &count) && is_good;
        if (is_good && count == before)
            is_good = import_fault(work, size.pos, "size \"%.*s\" is there twice", SV_ARG(size.text));
        if (!is_number(length.text) || length.text.len > 3)
            is_good =
                import_fault(work, length.pos, "mm: expected a number like 245, found \"%.*s\"", SV_ARG(length.text));
    }
    if (!is_good || !count) return;
    open_chart(work, "shoe_eu", sizes, count);
    buf_puts(&work->lua, "mm = { ");
    for (size_t i = 1; i < csv->count; i++) {
        import_to_line(work, csv->rows[i].cells[0].pos.line);
        buf_puts(&work->lua, "[");
        import_put_text(&work->lua, import_cell(work, &csv->rows[i], SIZE).text);
        buf_printf(&work->lua, "] = %d, ", number_of(import_cell(work, &csv->rows[i], LENGTH).text));
        work->records++;
    }
    buf_puts(&work->lua, "} } } }\n");
}

void import_sizes(ImportWork *work)
{
    const CsvRow *head = &work->csv.rows[0];
    bool is_grid = head->count >= 2 && import_is_band(head->cells[1].text);
    if (is_grid) {
        write_grid(work);
    } else {
        write_shoes(work);
    }
}
