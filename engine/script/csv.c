/* csv.c -- one pass over the bytes; lines and columns are counted in characters as an editor shows them. */
#include "script/csv.h"

#include "base/buf.h"
#include "base/utf8.h"

typedef struct Parser {
    Arena *arena;
    Report *report;
    StrView file;
    StrView text;
    size_t at;
    size_t line_start;
    uint32_t line;
    char separator;
    CsvCell cells[CSV_MAX_CELLS]; /* of the row being read */
    size_t cell_count;
    bool has_fault;
} Parser;

static SourcePos place(const Parser *p, size_t at)
{
    size_t column = utf8_count(sv_of(p->text.ptr + p->line_start, at - p->line_start)) + 1;
    return (SourcePos){ p->file, p->line, (uint32_t)column };
}

static bool complain(Parser *p, SourcePos pos, const char *words)
{
    report_add(p->report, FAULT_ERROR, pos, "csv", "%s", words);
    p->has_fault = true;
    return false;
}

static char peek(const Parser *p)
{
    return p->at < p->text.len ? p->text.ptr[p->at] : '\n';
}

static bool is_end_of_cell(const Parser *p)
{
    char c = peek(p);
    return p->at >= p->text.len || c == p->separator || c == '\n' || c == '\r';
}

static StrView trimmed(StrView text)
{
    static const char WIDE[] = "\xe3\x80\x80"; /* U+3000 */
    for (;;) {
        if (text.len && (text.ptr[0] == ' ' || text.ptr[0] == '\t')) {
            text = sv_of(text.ptr + 1, text.len - 1);
        } else if (sv_starts(text, sv(WIDE))) {
            text = sv_of(text.ptr + 3, text.len - 3);
        } else if (text.len && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\t')) {
            text.len--;
        } else if (text.len >= 3 && memcmp(text.ptr + text.len - 3, WIDE, 3) == 0) {
            text.len -= 3;
        } else {
            return text;
        }
    }
}

static void count_line(Parser *p)
{
    p->line++;
    p->line_start = p->at;
}

/* Behind the opening quote; two quotes are one. */
static bool read_quoted(Parser *p, SourcePos pos, StrView *out)
{
    Buf text = { 0 };
    bool is_closed = false;
    while (p->at < p->text.len && !is_closed) {
        char c = p->text.ptr[p->at++];
        if (c == '"' && peek(p) == '"' && p->at < p->text.len) {
            p->at++;
            buf_putc(&text, '"');
        } else if (c == '"') {
            is_closed = true;
        } else {
            buf_putc(&text, c);
            if (c == '\n') count_line(p);
        }
    }
    *out = arena_copy(p->arena, buf_view(&text));
    buf_clear(&text);
    if (!is_closed) return complain(p, pos, "a quote opens here and is never closed");
    while (peek(p) == ' ' && p->at < p->text.len) p->at++;
    if (is_end_of_cell(p)) return true;
    complain(p, place(p, p->at), "text behind the closing quote; a quote within a cell is written twice");
    while (!is_end_of_cell(p)) p->at++;
    return false;
}

static void check_cell(Parser *p, const CsvCell *cell)
{
    if (cell->text.len > CSV_MAX_CELL) complain(p, cell->pos, "the cell is too long; at most 8000 bytes");
    for (size_t i = 0; i < cell->text.len; i++) {
        unsigned char c = (unsigned char)cell->text.ptr[i];
        if (c >= 0x20 || c == '\n' || c == '\r' || c == '\t') continue;
        complain(p, cell->pos, "the cell holds a control character");
        return;
    }
}

static void read_cell(Parser *p)
{
    CsvCell cell = { .pos = place(p, p->at) };
    if (p->at < p->text.len && peek(p) == '"') {
        p->at++;
        read_quoted(p, cell.pos, &cell.text);
    } else {
        size_t start = p->at;
        while (!is_end_of_cell(p)) p->at++;
        cell.text = trimmed(sv_of(p->text.ptr + start, p->at - start));
    }
    check_cell(p, &cell);
    if (p->cell_count < CSV_MAX_CELLS) {
        p->cells[p->cell_count++] = cell;
    } else if (p->cell_count == CSV_MAX_CELLS && !p->has_fault) {
        complain(p, cell.pos, "the row has more than 200 cells");
    }
}

/* Cells up to and with the end of the line. */
static void read_row(Parser *p)
{
    p->cell_count = 0;
    for (;;) {
        read_cell(p);
        if (p->at >= p->text.len || peek(p) != p->separator) break;
        p->at++;
    }
    if (p->at < p->text.len && peek(p) == '\r') p->at++;
    if (p->at < p->text.len && peek(p) == '\n') p->at++;
    count_line(p);
}

static bool has_text(const Parser *p)
{
    for (size_t i = 0; i < p->cell_count; i++) {
        if (p->cells[i].text.len) return true;
    }
    return false;
}

static char separator_of(StrView text)
{
    size_t commas = 0, semicolons = 0, tabs = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != '\n'; i++) {
        commas += text.ptr[i] == ',';
        semicolons += text.ptr[i] == ';';
        tabs += text.ptr[i] == '\t';
    }
    if (tabs > commas && tabs > semicolons) return '\t';
    return semicolons > commas ? ';' : ',';
}

static CsvRow kept_row(const Parser *p)
{
    CsvRow row = { arena_alloc(p->arena, p->cell_count + 1, sizeof *row.cells), p->cell_count };
    memcpy(row.cells, p->cells, p->cell_count * sizeof *row.cells);
    return row;
}

bool csv_parse(Arena *arena, const char *file, StrView text, Csv *out, Report *report)
{
    Parser *p = arena_alloc(arena, 1, sizeof *p);
    *p = (Parser){ .arena = arena, .report = report, .file = sv(file), .text = text, .line = 1 };
    p->separator = separator_of(text);
    if (text.len > CSV_MAX_BYTES) return complain(p, place(p, 0), "the table is larger than 8 MB");
    size_t lines = 1;
    for (size_t i = 0; i < text.len; i++) lines += text.ptr[i] == '\n' || text.ptr[i] == '\r';
    Csv csv = { arena_alloc(arena, (lines < CSV_MAX_ROWS ? lines : CSV_MAX_ROWS) + 1, sizeof *csv.rows), 0,
                p->separator };
    while (p->at < text.len) {
        read_row(p);
        if (!has_text(p)) continue;
        if (csv.count == CSV_MAX_ROWS) return complain(p, p->cells[0].pos, "the table has more than 20000 rows");
        csv.rows[csv.count++] = kept_row(p);
    }
    if (!csv.count && !p->has_fault) complain(p, (SourcePos){ p->file, 1, 1 }, "the table is empty");
    *out = csv;
    return !p->has_fault;
}
