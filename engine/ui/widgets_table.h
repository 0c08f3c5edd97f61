/* widgets_table.h -- tables and lists: rows of one height, a current row, keys to walk them. */
#ifndef UI_WIDGETS_TABLE_H
#define UI_WIDGETS_TABLE_H

#include "ui/widgets.h"

enum { TABLE_MAX_COLUMNS = 12, TABLE_HEAD_H = 32, TABLE_ROW_H = 36 };

typedef struct TableColumn {
    StrView title;
    int32_t width; /* 0: shares what the others leave */
    bool right;    /* numbers */
    bool sorts;    /* its head is a button */
} TableColumn;

/* The caller keeps it between frames. */
typedef struct TableState {
    int32_t sort; /* column */
    bool descending;
    int32_t current; /* row; -1: none */
} TableState;

typedef struct TableSpec {
    StrView label;
    const TableColumn *columns;
    size_t column_count;
    size_t row_count;
} TableSpec;

/* What happened in this frame. Enter or a double click opens the current row, Space ticks it. */
typedef struct TableEvent {
    bool sorted, moved, opened, ticked;
} TableEvent;

/* Used as: ui_begin_table; for each row { if (!ui_table_row(…)) continue; ui_table_cell(…) … } ui_end_table. The head stays,
 * the rows scroll. One stop of the Tab order; arrows, Page, Home and End walk. */
typedef struct Table {
    Ui *ui;
    const TableSpec *spec;
    TableState *state;
    Rect view, body; /* seen; scrolled */
    int32_t left[TABLE_MAX_COLUMNS + 1];
    int32_t row_y;
    UiHit hit;
    TableEvent event;
} Table;
void ui_begin_table(Ui *ui, Table *table, const char *name, Rect rect, const TableSpec *spec, TableState *state);
/* `name`: what the row's node is called. False: out of sight, draw nothing. */
bool ui_table_row(Table *table, size_t row, StrView name);
Rect ui_table_cell(const Table *table, size_t column);
UiDrawn ui_table_text(Table *table, size_t column, StrView text); /* 12, t1, as the column is aligned */
TableEvent ui_end_table(Table *table);

/* A row of a list: ground for hover, press and selection, a 3-unit marker at the left of the selected one. Within a group
 * (ui_begin_group) arrows walk. The caller draws its content. */
typedef struct RowSpec {
    StrView label;
    bool selected;
    bool marker; /* chat list; without it rounded, as in settings */
    bool ruled;  /* a line below */
} RowSpec;
UiHit ui_row(Ui *ui, const char *name, uint64_t key, Rect rect, const RowSpec *spec);

#endif
