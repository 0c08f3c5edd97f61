/* import.h -- a table from a spreadsheet as a file of one's own content: goods, a size table, quick replies.
 *
 * Each record stands in the same line of the Lua file as in the table, so what a loader finds wrong with it has the table's place. */
#ifndef SCRIPT_IMPORT_H
#define SCRIPT_IMPORT_H

#include "script/content.h"
#include "script/csv.h"

typedef enum ImportKind { IMPORT_UNKNOWN, IMPORT_PRODUCTS, IMPORT_SIZES, IMPORT_QUICK } ImportKind;

/* Begins every file that an import wrote; only such a one is written over by the next. */
#define IMPORT_MARK "--[[ Made by peilian import"

typedef struct ImportInput {
    const char *file;       /* for messages */
    StrView text;           /* UTF-8 */
    ImportKind kind;        /* unknown: by its headings */
    StrView shop;           /* empty: the only one, or as a column says */
    StrView chart;          /* name of a size table; empty: the file's */
    const Content *content; /* which shops there are */
} ImportInput;

typedef struct Imported {
    ImportKind kind;
    StrView shop;
    StrView path; /* "scenarios/shops/bigmen/products.lua" */
    StrView lua;
    size_t records;
} Imported;

/* Every fault goes to `report`: file, line, column, which field, what was expected, the nearest name. False where there is one.
 * In `arena`. */
bool import_csv(const ImportInput *in, Arena *arena, Imported *out, Report *report);

/* "products", "sizes", "quick"; static text. The other way: unknown where there is none. */
const char *import_kind_name(ImportKind kind);
ImportKind import_kind_from(StrView name);

#endif
