/* fuzz_csv.c -- any bytes as a table: refused with a place in the file, or cells that are written and read again the same. */
#include <stdlib.h>

#include "base/utf8.h"
#include "script/csv.h"
#include "script/text_decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

static void write_again(Buf *out, const Csv *csv)
{
    for (size_t i = 0; i < csv->count; i++) {
        for (size_t k = 0; k < csv->rows[i].count; k++) {
            StrView text = csv->rows[i].cells[k].text;
            buf_puts(out, k ? ",\"" : "\"");
            for (size_t c = 0; c < text.len; c++) {
                if (text.ptr[c] == '"') buf_putc(out, '"');
                buf_putc(out, text.ptr[c]);
            }
            buf_putc(out, '"');
        }
        buf_puts(out, "\r\n");
    }
}

static void require_same(const Csv *a, const Csv *b)
{
    require(a->count == b->count);
    for (size_t i = 0; i < a->count; i++) {
        require(a->rows[i].count == b->rows[i].count);
        for (size_t k = 0; k < a->rows[i].count; k++)
            require(sv_eq(a->rows[i].cells[k].text, b->rows[i].cells[k].text));
    }
}

static void require_places(const Report *report)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    require(count > 0);
    for (size_t i = 0; i < count; i++)
        require(faults[i].pos.line > 0 && faults[i].pos.column > 0 && faults[i].text.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    Report *report = report_new();
    StrView text = { 0 };
    const char *name = NULL;
    Err err = { ERR_NONE, "" };
    Csv csv = { 0 }, again = { 0 };
    Buf written = { 0 };
    if (!text_decode(arena, sv_of((const char *)data, size), &text, &name, &err)) {
        require(err.text[0] != '\0');
    } else if (!csv_parse(arena, "f.csv", text, &csv, report)) {
        require_places(report);
    } else {
        /* One separator may hide the others, so the copy has commas only where its first line has more of them. */
        buf_puts(&written, ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\r\n");
        write_again(&written, &csv);
        bool is_short = size < 60;
        if (is_short) {
            require(csv_parse(arena, "f.csv", buf_view(&written), &again, report));
            require_same(&csv, &again);
        }
    }
    buf_clear(&written);
    report_free(report);
    arena_free(arena);
    return 0;
}
