/* field.c -- one text field: its box, text, caret, selection and pre-edit. Keys and pointer are in field_input.c. */
#include "base/utf8.h"
#include "ui/field_own.h"

enum {
    PAD = 10,
    ICON = 16,
    ICON_GAP = 6,
    RADIUS = 8,
    BLINK_MS = 530,
    BLINK_FOR_MS = 10000,
    MAX_RECTS = 64,
    LEADING = 2
};

int32_t ui_field_line_height(void)
{
    return text_line_height(FONT_R14) + LEADING;
}

static Rect inner_rect(const FieldSpec *spec, Rect rect)
{
    if (spec->bare) return rect;
    Rect inner = rect_inset(rect, PAD, 0);
    if (spec->icon) cut_left(&inner, ICON + ICON_GAP);
    int32_t spare = rect.h - ui_field_line_height();
    if (!spec->lines && spare > 0) inner = (Rect){ inner.x, rect.y + spare / 2, inner.w, rect.h - spare };
    return inner;
}

static const TextBlock *layout(Ui *ui, Edit *edit, const FieldSpec *spec, int32_t width)
{
    size_t from = 0;
    size_t to = 0;
    TextSpec text = {
        .font = FONT_R14, .text = edit_shown(edit, &from, &to), .width = spec->lines ? width : 0, .leading = LEADING
    };
    return text_layout(ui_parts(ui)->text, &text);
}

size_t ui_field_lines(Ui *ui, Edit *edit, const FieldSpec *spec, int32_t width)
{
    Rect inner = inner_rect(spec, (Rect){ 0, 0, width, 0 });
    return text_block_lines(layout(ui, edit, spec, inner.w));
}

static void draw_box(Ui *ui, const FieldSpec *spec, Rect rect, bool focused)
{
    Canvas *canvas = ui_parts(ui)->canvas;
    if (spec->bare) return;
    canvas_round(canvas, rect, CORNERS(RADIUS), ui_colour(ui, spec->disabled ? TOKEN_SUNKEN : TOKEN_PANEL));
    Token edge = spec->error.len ? TOKEN_CRIT_B : focused ? TOKEN_ACCENT : TOKEN_LINE2;
    canvas_outline(canvas, rect, CORNERS(RADIUS), focused || spec->error.len ? 2 : 1, ui_colour(ui, edge));
    if (!spec->icon) return;
    Point at = { rect.x + PAD, rect.y + (rect.h - ICON) / 2 };
    canvas_icon(canvas, spec->icon, at, ICON, ui_colour(ui, TOKEN_T3));
}

/* Where the caret stands in what is shown. */
static size_t shown_caret(const Edit *edit)
{
    size_t inside = 0;
    edit_preedit(edit, &inside);
    return edit_caret(edit) + inside;
}

static void draw_spans(Ui *ui, const FieldView *view, size_t from, size_t to, bool is_preedit)
{
    Rect rects[MAX_RECTS];
    size_t count = text_span(view->block, from, to, rects, MAX_RECTS);
    for (size_t i = 0; i < count && i < MAX_RECTS; i++) {
        Rect rect = { view->origin.x + rects[i].x, view->origin.y + rects[i].y, rects[i].w, rects[i].h };
        if (!is_preedit) {
            canvas_fill(ui_parts(ui)->canvas, rect, ui_colour(ui, TOKEN_SEL));
            continue;
        }
        canvas_hline(ui_parts(ui)->canvas, (Point){ rect.x, rect.y + rect.h - 2 }, rect.w, 1, DASH_SOLID,
                     ui_colour(ui, TOKEN_T1));
    }
}

/* It stops blinking when nobody has typed for a while: a window that waits does not draw. */
static bool caret_shows(Ui *ui, const Edit *edit, UiId id)
{
    int32_t *seen = ui_state(ui, id + 1, false);
    int32_t *since = ui_state(ui, id + 2, false);
    int64_t now = ui_input(ui)->now_ms;
    if (*seen != (int32_t)edit_version(edit) + 1) {
        *seen = (int32_t)edit_version(edit) + 1;
        *since = (int32_t)now;
    }
    int64_t still = (int32_t)now - *since;
    if (ui_parts(ui)->reduced_motion || still >= BLINK_FOR_MS) return true;
    ui_due(ui, now + BLINK_MS - still % BLINK_MS);
    return still / BLINK_MS % 2 == 0;
}

static void draw_caret(Ui *ui, const FieldView *view, const Edit *edit)
{
    Rect caret = text_caret(view->block, shown_caret(edit));
    Rect place = { view->origin.x + caret.x, view->origin.y + caret.y + 2, 2, caret.h - 4 };
    /* Down to below the line that marks what is composed: candidates stand under it. */
    ui_want_text_input(ui, (Rect){ place.x, view->origin.y + caret.y, place.w, caret.h + 2 });
    if (caret_shows(ui, edit, view->id)) canvas_fill(ui_parts(ui)->canvas, place, ui_colour(ui, TOKEN_ACCENT));
}

/* Shift what is seen as little as brings the caret into view. */
static int32_t follow(int32_t offset, int32_t at, int32_t size, int32_t room, int32_t whole)
{
    if (at < offset) offset = at;
    if (at + size > offset + room) offset = at + size - room;
    if (offset > whole - room) offset = whole - room;
    return offset > 0 ? offset : 0;
}

void field_place(Ui *ui, FieldView *view, Edit *edit, const FieldSpec *spec)
{
    int32_t *offset = ui_state(ui, view->id + 3, true);
    view->block = layout(ui, edit, spec, view->inner.w);
    Rect caret = text_caret(view->block, shown_caret(edit));
    if (spec->lines) {
        *offset = follow(*offset, caret.y, caret.h, view->inner.h, text_block_height(view->block));
        view->origin = (Point){ view->inner.x, view->inner.y - *offset };
    } else {
        *offset = follow(*offset, caret.x, 2, view->inner.w, text_block_width(view->block) + 2);
        view->origin = (Point){ view->inner.x - *offset, view->inner.y };
    }
}

static void draw_text(Ui *ui, const FieldView *view, Edit *edit, const FieldSpec *spec)
{
    const UiParts *parts = ui_parts(ui);
    size_t from = 0;
    size_t to = 0;
    canvas_push_clip(parts->canvas, rect_inset(view->inner, -2, 0));
    if (view->hit.focused && edit_selection(edit, &from, &to)) draw_spans(ui, view, from, to, false);
    if (!edit_shown(edit, &from, &to).len) {
        TextSpec hint = {
            .font = FONT_R14, .text = spec->placeholder, .width = view->inner.w, .max_lines = 1, .leading = LEADING
        };
        text_draw(parts->text, text_layout(parts->text, &hint), view->origin, ui_colour(ui, TOKEN_T3));
    } else {
        text_draw(parts->text, view->block, view->origin, ui_colour(ui, spec->disabled ? TOKEN_T3 : TOKEN_T1));
    }
    if (edit_is_composing(edit)) draw_spans(ui, view, from, to, true);
    if (view->hit.focused && !spec->disabled) draw_caret(ui, view, edit);
    canvas_pop_clip(parts->canvas);
}

static UiTyping typing_of(const Edit *edit)
{
    size_t from = 0;
    size_t to = 0;
    size_t inside = 0;
    StrView text = edit_text(edit);
    edit_selection(edit, &from, &to);
    return (UiTyping){ .preedit = edit_preedit(edit, &inside),
                       .caret = utf8_count(sv_of(text.ptr, edit_caret(edit))),
                       .from = utf8_count(sv_of(text.ptr, from)),
                       .to = utf8_count(sv_of(text.ptr, to)) };
}

FieldResult ui_field(Ui *ui, Edit *edit, const FieldSpec *spec, Rect rect)
{
    FieldView view = { .id = ui_id(ui, spec->name), .inner = inner_rect(spec, rect) };
    view.hit = ui_hit(ui, view.id, rect, spec->disabled ? UI_NO_FOCUS : UI_FOCUS_TEXT);
    FieldResult result = { .id = view.id, .focused = view.hit.focused };
    field_place(ui, &view, edit, spec);
    if (!spec->disabled) field_pointer(ui, &view, edit);
    if (view.hit.focused) {
        field_keys(ui, &view, edit, spec, &result);
        field_place(ui, &view, edit, spec);
    } else if (edit_is_composing(edit)) {
        /* The input method went elsewhere with the focus. */
        edit_compose(edit, sv(""), 0);
        field_place(ui, &view, edit, spec);
    }
    draw_box(ui, spec, rect, view.hit.focused);
    draw_text(ui, &view, edit, spec);
    UiTyping typing = typing_of(edit);
    ui_node(ui, &(UiNode){ .role = "textbox",
                           .name = spec->label,
                           .value = edit_text(edit),
                           .typing = view.hit.focused ? &typing : NULL,
                           .rect = rect,
                           .id = view.id,
                           .focused = view.hit.focused,
                           .disabled = spec->disabled });
    return result;
}
