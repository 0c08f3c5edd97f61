/* widgets_table.c -- tables and list rows. */
#include "ui/widgets_table.h"

#include "ui/widgets_own.h"

#include <assert.h>

enum { CELL_PAD = 8, ARROW = 14, MARKER_W = 3 };

static void place_columns(Table *table, Rect rect)
{
    const TableSpec *spec = table->spec;
    int32_t fixed = 0;
    int32_t flexible = 0;
    for (size_t i = 0; i < spec->column_count; i++) {
        fixed += spec->columns[i].width;
        flexible += spec->columns[i].width == 0;
    }
    int32_t share = flexible ? at_least(rect.w - fixed, 0) / flexible : 0;
    table->left[0] = rect.x;
    for (size_t i = 0; i < spec->column_count; i++) {
        int32_t w = spec->columns[i].width ? spec->columns[i].width : share;
        table->left[i + 1] = table->left[i] + w;
    }
}

static Rect column_rect(const Table *table, size_t column, int32_t y, int32_t h)
{
    return (Rect){ table->left[column], y, table->left[column + 1] - table->left[column], h };
}

static void draw_title(Table *table, size_t i, Rect cell, UiHit hit)
{
    Ui *ui = table->ui;
    const TableColumn *column = &table->spec->columns[i];
    bool is_sorted = column->sorts && table->state->sort == (int32_t)i;
    Rect text = rect_inset(cell, CELL_PAD, 0);
    int32_t arrow = is_sorted ? ARROW + 2 : 0;
    Token colour = hit.hover ? TOKEN_T1 : TOKEN_T3;
    int32_t w = at_most(ui_text_w(ui, FONT_R12, column->title), at_least(text.w - arrow, 1));
    /* The arrow stands beside the title: after it, or before it where the column is flush right. */
    if (column->right)
        text = (Rect){ text.x + text.w - w, text.y, w, text.h };
    else
        text.w = w;
    UiDrawn drawn = ui_paint_line(ui, text, column->title, (UiLook){ FONT_R12, colour, ALIGN_LEFT });
    Rect mark = { column->right ? text.x - ARROW - 2 : text.x + w + 2, cell.y, ARROW, cell.h };
    if (is_sorted) ui_icon_in(ui, mark, table->state->descending ? "down" : "up", ARROW, colour);
    StrView order = { 0 };
    if (is_sorted) order = ui_tr(ui, table->state->descending ? "ui.sorted.down" : "ui.sorted.up");
    ui_node(ui, &(UiNode){ .role = "columnheader",
                           .name = column->title,
                           .value = order,
                           .rect = cell,
                           .id = column->sorts ? ui_id_of(ui, "head", i) : 0,
                           .selected = is_sorted,
                           .cut = drawn.cut });
}

static void sort_by(Table *table, size_t i)
{
    TableState *state = table->state;
    /* The same head again turns the order round; another begins ascending. */
    state->descending = state->sort == (int32_t)i && !state->descending;
    state->sort = (int32_t)i;
    table->event.sorted = true;
    ui_again(table->ui);
}

static void draw_head(Table *table, Rect head)
{
    Ui *ui = table->ui;
    ui_begin_group(ui, "heads");
    for (size_t i = 0; i < table->spec->column_count; i++) {
        Rect cell = column_rect(table, i, head.y, head.h);
        UiHit hit = { 0 };
        if (table->spec->columns[i].sorts) {
            hit = ui_hit(ui, ui_id_of(ui, "head", i), cell, UI_FOCUS);
            if (hit.activated) sort_by(table, i);
            if (hit.focus_shown) ui_focus_ring(ui, rect_inset(cell, 4, 6), 2);
        }
        draw_title(table, i, cell, hit);
    }
    ui_end_group(ui);
    ui_rule(ui, (Point){ head.x, head.y + head.h - 1 }, head.w);
}

static void walk(Table *table)
{
    Ui *ui = table->ui;
    TableState *state = table->state;
    int32_t last = (int32_t)table->spec->row_count - 1;
    /* A page keeps one row of the last in sight. */
    int32_t page = at_least(table->view.h / TABLE_ROW_H - 1, 1);
    const struct {
        UiKey key;
        int32_t by;
    } ways[] = { { KEY_UP, -1 },          { KEY_DOWN, 1 },         { KEY_PAGE_UP, -page },
                 { KEY_PAGE_DOWN, page }, { KEY_HOME, -last - 1 }, { KEY_END, last + 1 } };
    int32_t before = state->current;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        while (ui_key(ui, ways[i].key, 0)) state->current = between(state->current + ways[i].by, 0, last);
    }
    if (state->current != before) {
        table->event.moved = true;
        ui_scroll_to(ui, ui_id(ui, "rows"), state->current * TABLE_ROW_H, TABLE_ROW_H);
        ui_again(ui);
    }
    if (state->current < 0) return;
    if (ui_key(ui, KEY_ENTER, 0)) table->event.opened = true;
    if (ui_key(ui, KEY_SPACE, 0)) table->event.ticked = true;
}

void ui_begin_table(Ui *ui, Table *table, const char *name, Rect rect, const TableSpec *spec, TableState *state)
{
    assert(spec->column_count <= TABLE_MAX_COLUMNS);
    *table = (Table){ .ui = ui, .spec = spec, .state = state };
    ui_push_id(ui, name, 0);
    ui_node(ui,
            &(UiNode){
                .role = "table", .name = spec->label, .value = ui_number(ui, (int64_t)spec->row_count), .rect = rect });
    place_columns(table, rect);
    draw_head(table, cut_top(&rect, TABLE_HEAD_H));
    if (state->current >= (int32_t)spec->row_count) state->current = (int32_t)spec->row_count - 1;
    UiScroll scroll = ui_begin_scroll(ui, "rows", rect, false);
    table->view = scroll.view;
    table->body = scroll.content;
    /* The rows together are one stop; it lies under them, so a press on a row goes to the row. */
    table->hit = ui_hit(ui, ui_id(ui, "body"), rect, spec->row_count ? UI_FOCUS_OWN : UI_NO_FOCUS);
    if (!table->hit.focused) return;
    if (table->hit.entered && state->current < 0) state->current = 0;
    walk(table);
}

bool ui_table_row(Table *table, size_t row, StrView name)
{
    Ui *ui = table->ui;
    table->row_y = table->body.y + (int32_t)row * TABLE_ROW_H;
    if (table->row_y + TABLE_ROW_H <= table->view.y || table->row_y >= table->view.y + table->view.h) return false;
    Rect rect = { table->view.x, table->row_y, table->view.w, TABLE_ROW_H };
    UiId id = ui_id_of(ui, "row", row);
    UiHit hit = ui_hit(ui, id, rect, UI_NO_FOCUS);
    TableState *state = table->state;
    if (hit.clicked || hit.double_clicked) {
        table->event.moved = table->event.moved || state->current != (int32_t)row;
        state->current = (int32_t)row;
        ui_focus(ui, ui_id(ui, "body"), false);
    }
    if (hit.double_clicked) table->event.opened = true;
    bool is_current = state->current == (int32_t)row;
    Rect ground = { rect.x, rect.y, rect.w, rect.h - 1 }; /* the rule below belongs to the row */
    if (is_current)
        canvas_fill(canvas_of(ui), ground, ui_colour(ui, TOKEN_SEL));
    else if (hit.hover)
        canvas_fill(canvas_of(ui), ground, ui_colour(ui, hit.pressed ? TOKEN_PRESS : TOKEN_HOVER));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    if (is_current && table->hit.focus_shown) ui_focus_ring(ui, rect_inset(ground, 4, 4), 2);
    ui_node(ui, &(UiNode){ .role = "row", .name = name, .rect = rect, .id = id, .selected = is_current });
    return true;
}

Rect ui_table_cell(const Table *table, size_t column)
{
    return rect_inset(column_rect(table, column, table->row_y, TABLE_ROW_H - 1), CELL_PAD, 0);
}

UiDrawn ui_table_text(Table *table, size_t column, StrView text)
{
    UiAlign align = table->spec->columns[column].right ? ALIGN_RIGHT : ALIGN_LEFT;
    return ui_line(table->ui, ui_table_cell(table, column), text, (UiLook){ FONT_R12, TOKEN_T1, align });
}

TableEvent ui_end_table(Table *table)
{
    ui_end_scroll(table->ui, (int32_t)table->spec->row_count * TABLE_ROW_H);
    ui_pop_id(table->ui);
    return table->event;
}

UiHit ui_row(Ui *ui, const char *name, uint64_t key, Rect rect, const RowSpec *spec)
{
    Canvas *canvas = canvas_of(ui);
    UiId id = ui_id_of(ui, name, key);
    UiHit hit = ui_hit(ui, id, rect, UI_FOCUS);
    int32_t radius = spec->marker || spec->ruled ? 0 : 8;
    if (spec->selected)
        canvas_round(canvas, rect, CORNERS(radius), ui_colour(ui, TOKEN_SEL));
    else
        ui_hover_ground(ui, rect, radius, hit);
    if (spec->selected && spec->marker) {
        canvas_fill(canvas, (Rect){ rect.x, rect.y, MARKER_W, rect.h }, ui_colour(ui, TOKEN_ACCENT));
    }
    if (spec->ruled) ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    if (hit.focus_shown) ui_focus_ring(ui, rect_inset(rect, 4, 4), at_least(radius - 4, 2));
    ui_node(ui,
            &(UiNode){ .role = "listitem", .name = spec->label, .rect = rect, .id = id, .selected = spec->selected });
    return hit;
}
