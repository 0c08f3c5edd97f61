/* csv.h -- a table as text: RFC 4180, with the separators and line ends that spreadsheets use. */
#ifndef SCRIPT_CSV_H
#define SCRIPT_CSV_H

#include "base/arena.h"
#include "script/report.h"

enum { CSV_MAX_BYTES = 8 * 1024 * 1024, CSV_MAX_ROWS = 20000, CSV_MAX_CELLS = 200, CSV_MAX_CELL = 8000 /* bytes */ };

typedef struct CsvCell {
    StrView text; /* without quotes; blanks around it are gone where it had none */
    SourcePos pos;
} CsvCell;

typedef struct CsvRow {
    CsvCell *cells;
    size_t count;
} CsvRow;

typedef struct Csv {
    CsvRow *rows; /* rows without any text are left out */
    size_t count;
    char separator; /* , ; or tab: what the first line has most of */
} Csv;

/* `text` is UTF-8. Every fault goes to `report` with file, line and column; false where there is one. In `arena`. */
bool csv_parse(Arena *arena, const char *file, StrView text, Csv *out, Report *report);

#endif
