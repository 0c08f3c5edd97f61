/* desk_quick.c -- quick replies: searched and walked by keys, put into the composer; one's own are added and mended here. */
#include "base/utf8.h"
#include "ui/desk_own.h"
#include "ui/field.h"
#include "ui/widgets_table.h"

#include <ctype.h>

enum { HEAD_H = 52, ROW_H = 58, LABEL_H = 28, MAX_ROWS = 600, FORM_TEXT_H = 120 };

typedef struct QuickRow {
    StrView id;
    StrView title;
    StrView text;
    StrView group; /* "own" or one of QUICK_GROUPS */
    bool is_own;
} QuickRow;

int32_t side_quick_head_height(const DeskView *desk)
{
    return desk->side.is_editing ? 0 : HEAD_H;
}

/* ---- what is listed ---- */

static bool holds(StrView text, StrView wanted)
{
    for (size_t i = 0; i + wanted.len <= text.len; i++) {
        size_t k = 0;
        while (k < wanted.len && tolower((unsigned char)text.ptr[i + k]) == tolower((unsigned char)wanted.ptr[k])) k++;
        if (k == wanted.len) return true;
    }
    return false;
}

static void add(const SidePen *pen, QuickRow *rows, size_t *count, const QuickRow *row)
{
    StrView wanted = edit_text(pen->desk->side.search);
    if (*count >= MAX_ROWS || !(holds(row->title, wanted) || holds(row->text, wanted))) return;
    rows[(*count)++] = *row;
}

/* One's own first, then the shop's, which come by group. */
static size_t list_rows(const SidePen *pen, QuickRow *rows)
{
    App *app = pen->app;
    const Shop *shop = desk_shop(app, pen->chat);
    const OwnReplies *own = app_own_replies(app);
    size_t count = 0;
    size_t shop_count = 0;
    for (size_t i = 0; i < own->count; i++) {
        const OwnReply *reply = &own->items[i];
        if (reply->shop.len && (!shop || !sv_eq(reply->shop, shop->id))) continue;
        add(pen, rows, &count, &(QuickRow){ reply->id, reply->title, reply->text, sv("own"), true });
    }
    if (!shop) return count;
    const QuickReply *quick = content_quick(app->content, shop->id, &shop_count);
    for (size_t group = 0; group < QUICK_GROUP_COUNT; group++) {
        for (size_t i = 0; i < shop_count; i++) {
            if (!sv_is(quick[i].group, QUICK_GROUPS[group])) continue;
            add(pen, rows, &count,
                &(QuickRow){ quick[i].id, app_local(app, &quick[i].title), quick[i].text, quick[i].group, false });
        }
    }
    return count;
}

static void leave(SidePen *pen)
{
    pen->desk->focus_composer = true;
    pen->desk->side_open = false;
    pen->app->redraw = true;
}

static void take(SidePen *pen, const QuickRow *row)
{
    desk_insert(pen->app, pen->desk, pen->chat, row->text, row->id);
    leave(pen);
}

/* ---- adding and mending one's own ---- */

static void begin_edit(SidePen *pen, const QuickRow *row)
{
    SideState *side = &pen->desk->side;
    side->is_editing = true;
    side->focus_title = true;
    side->editing[0] = '\0';
    edit_set_text(side->title, row ? row->title : sv(""));
    edit_set_text(side->text, row ? row->text : sv(""));
    if (row && row->id.len < SIDE_ID_MAX) {
        memcpy(side->editing, row->id.ptr, row->id.len);
        side->editing[row->id.len] = '\0';
    }
    pen->app->redraw = true;
}

static void end_edit(SidePen *pen, bool keeps)
{
    SideState *side = &pen->desk->side;
    OwnReply reply = {
        .id = sv(side->editing), .shop = sv(""), .title = edit_text(side->title), .text = edit_text(side->text)
    };
    if (keeps && !app_keep_reply(pen->app, &reply)) return;
    side->is_editing = false;
    side->focus_search = true;
    pen->app->redraw = true;
}

static void draw_form(SidePen *pen)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    SideState *side = &pen->desk->side;
    pen_heading(pen, ui_tr(ui, side->editing[0] ? "quick.edit" : "quick.add"));
    pen_text(pen, ui_tr(ui, "quick.title"), FONT_R12, TOKEN_T3);
    FieldSpec title = { .name = "quick-title", .label = ui_tr(ui, "quick.title") };
    FieldResult first = ui_field(ui, side->title, &title, (Rect){ pen->x, pen->y + 4, pen->w, 32 });
    if (side->focus_title) ui_focus(ui, first.id, false);
    side->focus_title = false;
    pen->y += 48;
    pen_text(pen, ui_tr(ui, "quick.text"), FONT_R12, TOKEN_T3);
    FieldSpec text = { .name = "quick-text",
                       .label = ui_tr(ui, "quick.text"),
                       .placeholder = ui_tr(ui, "quick.text_hint"),
                       .lines = true,
                       .enter = FIELD_CTRL_ENTER_SUBMITS };
    FieldResult second = ui_field(ui, side->text, &text, (Rect){ pen->x, pen->y + 4, pen->w, FORM_TEXT_H });
    pen->y += FORM_TEXT_H + 16;
    Rect row = { pen->x, pen->y, pen->w, 32 };
    ButtonSpec keep = { .label = ui_tr(ui, "quick.keep"),
                        .look = BUTTON_PRIMARY,
                        .disabled = !edit_text(side->text).len,
                        .reason = ui_tr(ui, "quick.text_hint") };
    ButtonSpec cancel = { .label = ui_tr(ui, "quick.cancel"), .look = BUTTON_QUIET };
    bool keeps = ui_button_left(ui, "quick-keep", &row, &keep) || second.submitted || first.submitted;
    bool cancels = ui_button_left(ui, "quick-cancel", &row, &cancel) || ui_key(ui, KEY_ESC, 0);
    pen->y += 40;
    if (keeps || cancels) end_edit(pen, keeps && !cancels);
}

/* ---- the list ---- */

static void draw_row(SidePen *pen, const QuickRow *row, Rect rect, bool current)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    RowSpec spec = { .label = row->title.len ? row->title : row->text, .selected = current };
    Rect in = rect_inset(rect, 8, 6);
    UiHit hit = ui_row(ui, "quick", 0, rect, &spec);
    if (row->is_own) {
        Rect drop = cut_right(&in, 28);
        Rect edit = cut_right(&in, 28);
        ButtonSpec mend = { .label = ui_say(ui, "quick.edit_one", SLOTS({ "title", spec.label })),
                            .icon = "edit",
                            .look = BUTTON_QUIET,
                            .size = BUTTON_SMALL,
                            .icon_only = true };
        ButtonSpec remove = mend;
        remove.icon = "trash";
        remove.label = ui_say(ui, "quick.drop_one", SLOTS({ "title", spec.label }));
        if (ui_button(ui, "edit", (Rect){ edit.x, edit.y + 8, 28, 28 }, &mend)) begin_edit(pen, row);
        if (ui_button(ui, "drop", (Rect){ drop.x, drop.y + 8, 28, 28 }, &remove)) app_drop_reply(app, row->id);
    }
    int32_t title_h = row->title.len ? 16 : 0;
    if (title_h) ui_paint_line(ui, cut_top(&in, title_h), row->title, (UiLook){ FONT_B12, TOKEN_T1, ALIGN_LEFT });
    TextSpec text = { .font = FONT_R12, .text = row->text, .width = in.w, .max_lines = title_h ? 2 : 3 };
    const TextBlock *block = text_layout(app->text, &text);
    text_draw(app->text, block, (Point){ in.x, in.y }, ui_colour(ui, TOKEN_T2));
    if (hit.activated) take(pen, row);
}

static void draw_rows(SidePen *pen, const QuickRow *rows, size_t count, int32_t current)
{
    Ui *ui = pen->app->ui;
    for (size_t i = 0; i < count; i++) {
        bool is_new_group = i == 0 || !sv_eq(rows[i].group, rows[i - 1].group);
        if (is_new_group) {
            ui_line(ui, (Rect){ pen->x, pen->y, pen->w, LABEL_H }, side_word(pen->app, "quick.group", rows[i].group),
                    (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
            pen->y += LABEL_H;
        }
        ui_push_id(ui, arena_copy(pen->app->frame, rows[i].id).ptr, rows[i].is_own);
        draw_row(pen, &rows[i], (Rect){ pen->x - 8, pen->y, pen->w + 16, ROW_H }, (int32_t)i == current);
        ui_pop_id(ui);
        pen->y += ROW_H;
    }
}

/* Where row `index` lies below the list's top. */
static int32_t top_of(const QuickRow *rows, int32_t index)
{
    int32_t y = 12;
    for (int32_t i = 0; i <= index; i++) {
        if (i == 0 || !sv_eq(rows[i].group, rows[i - 1].group)) y += LABEL_H;
        if (i < index) y += ROW_H;
    }
    return y;
}

static void walk(SidePen *pen, const QuickRow *rows, size_t count)
{
    Ui *ui = pen->app->ui;
    SideState *side = &pen->desk->side;
    int32_t before = side->current;
    if (ui_key(ui, KEY_DOWN, 0)) side->current++;
    if (ui_key(ui, KEY_UP, 0)) side->current--;
    if (side->current >= (int32_t)count) side->current = (int32_t)count - 1;
    if (side->current < 0) side->current = 0;
    if (side->current == before) return;
    if (count) ui_scroll_to(ui, ui_id(ui, "panel"), top_of(rows, side->current), ROW_H);
    ui_again(ui);
}

static void draw_head(SidePen *pen, Rect head, const QuickRow *rows, size_t count)
{
    Ui *ui = pen->app->ui;
    SideState *side = &pen->desk->side;
    ButtonSpec new_one = { .label = ui_tr(ui, "quick.add"), .icon = "plus", .icon_only = true };
    FieldSpec spec = { .name = "quick-search",
                       .label = ui_tr(ui, "quick.search"),
                       .placeholder = ui_tr(ui, "quick.search"),
                       .icon = "search" };
    Rect row = { head.x, head.y + 12, head.w, 32 };
    Rect plus = cut_right(&row, 32);
    cut_right(&row, 8);
    /* Before the field, which has no use for them. */
    bool has_focus = ui_focused(ui) == ui_id(ui, spec.name);
    if (has_focus) walk(pen, rows, count);
    bool is_left = has_focus && ui_key(ui, KEY_ESC, 0);
    FieldResult result = ui_field(ui, side->search, &spec, row);
    if (side->focus_search) ui_focus(ui, result.id, false);
    side->focus_search = false;
    if (result.changed) side->current = 0;
    if (result.changed) ui_again(ui);
    if (result.submitted && side->current < (int32_t)count) take(pen, &rows[side->current]);
    if (is_left) leave(pen);
    if (ui_button(ui, "quick-add", plus, &new_one)) begin_edit(pen, NULL);
}

void side_draw_quick_head(SidePen *pen, Rect head)
{
    QuickRow *rows = arena_room(pen->app->frame, MAX_ROWS, sizeof *rows);
    draw_head(pen, head, rows, list_rows(pen, rows));
}

void side_draw_quick(SidePen *pen)
{
    App *app = pen->app;
    SideState *side = &pen->desk->side;
    if (side->is_editing) {
        draw_form(pen);
        return;
    }
    QuickRow *rows = arena_room(app->frame, MAX_ROWS, sizeof *rows);
    size_t count = list_rows(pen, rows);
    draw_rows(pen, rows, count, side->current);
    if (!count) pen_text(pen, ui_tr(app->ui, "quick.none"), FONT_R12, TOKEN_T3);
}
