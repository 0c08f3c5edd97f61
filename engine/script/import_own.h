/* import_own.h -- what the kinds of import share; for import*.c. */
#ifndef SCRIPT_IMPORT_OWN_H
#define SCRIPT_IMPORT_OWN_H

#include "base/buf.h"
#include "script/import.h"

enum { IMPORT_MAX_FIELDS = 20, IMPORT_MAX_NAMES = 10 };

/* A heading in the words of people; the first name is the field's own. */
typedef struct ImportField {
    const char *names[IMPORT_MAX_NAMES];
    bool is_required;
} ImportField;

typedef struct ImportWork {
    const ImportInput *in;
    Arena *arena;
    Report *report;
    Csv csv;
    const ImportField *fields;
    size_t field_count;
    size_t column[IMPORT_MAX_FIELDS]; /* of the field, plus one; 0: it has none */
    uint32_t line;                    /* of the Lua file that is being written */
    Buf lua;
    size_t records;
} ImportWork;

bool import_fault(ImportWork *work, SourcePos pos, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Find the fields among the headings. A heading for which `is_extra` is true is none of theirs; NULL: there are no such. Unknown
 * headings, two of the same and missing ones are faults. */
bool import_headings(ImportWork *work, bool (*is_extra)(StrView heading));

/* The cell of a field, or an empty one in the row's place. */
CsvCell import_cell(const ImportWork *work, const CsvRow *row, size_t field);

/* Go on to that line of the Lua file, where it is not passed already. */
void import_to_line(ImportWork *work, uint32_t line);

/* "text" as Lua writes it. */
void import_put_text(Buf *lua, StrView text);

/* A value in people's words as a name of ours: "微弹" -> "two_way". Faults name the field, what may be written, and the nearest. */
typedef struct ImportWord {
    const char *said;
    const char *meant;
} ImportWord;
const char *import_word(ImportWork *work, const CsvCell *cell, const char *field, const ImportWord *words,
                        size_t count);

/* The parts of "棉 92%、氨纶 8%" or "34:12;36:20": between any of 、，,;；|/ and line ends. Returns how many, at most `max`. */
size_t import_parts(StrView text, StrView *out, size_t max);

void import_products(ImportWork *work);
void import_sizes(ImportWork *work);
void import_quick(ImportWork *work);
bool import_is_band(StrView text);

#endif
