/* desk_side_notes.c -- notes on the buyer's order: who wrote them, when, under which flag; one's own can be taken back. */
#include "ui/desk_own.h"
#include "ui/field.h"

enum { FIELD_H = 32, FLAG_W = 36, ROW_PAD = 8, FACE = 20 };

static void draw_field(SidePen *pen)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    SideState *side = &pen->desk->side;
    FieldSpec spec = { .name = "note",
                       .label = ui_tr(ui, "side.note_label"),
                       .placeholder = ui_tr(ui, "side.note_hint"),
                       .icon = "note",
                       .disabled = !app->is_playing };
    ButtonSpec add = { .label = ui_tr(ui, "side.note_add"), .disabled = !edit_text(side->note).len };
    int32_t w = ui_button_width(ui, &add);
    FieldResult result = ui_field(ui, side->note, &spec, (Rect){ pen->x, pen->y, pen->w - w - 8, FIELD_H });
    bool wants = ui_button(ui, "note-add", (Rect){ pen->x + pen->w - w, pen->y, w, FIELD_H }, &add);
    pen->y += FIELD_H + 12;
    if (!(wants || result.submitted) || !edit_text(side->note).len) return;
    if (app_note(app, pen->chat->number, edit_text(side->note))) edit_set_text(side->note, sv(""));
}

static void draw_flag_choice(SidePen *pen)
{
    static const char *const names[] = { "red", "yellow", "green", "blue", "purple", "none" };
    enum { COUNT = sizeof names / sizeof *names };
    App *app = pen->app;
    Ui *ui = app->ui;
    StrView now = pen->chat->flag.len ? pen->chat->flag : sv("none");
    ui_begin_group(ui, "flags");
    for (int32_t i = 0; i < COUNT; i++) {
        Rect box = { pen->x + i * (FLAG_W + 6), pen->y, FLAG_W, 28 };
        UiId id = ui_id(ui, names[i]);
        UiHit hit = ui_hit(ui, id, box, UI_FOCUS);
        bool is_now = sv_is(now, names[i]);
        StrView label = side_word(app, "flag", sv(names[i]));
        Token ground = is_now ? TOKEN_SEL : hit.hover ? TOKEN_HOVER : TOKEN_PANEL;
        canvas_round(app->canvas, box, CORNERS(8), ui_colour(ui, ground));
        canvas_outline(app->canvas, box, CORNERS(8), 1, ui_colour(ui, is_now ? TOKEN_ACCENT : TOKEN_LINE2));
        bool is_none = sv_is(sv(names[i]), "none");
        canvas_icon(app->canvas, is_none ? "close" : "flag", (Point){ box.x + 10, box.y + 6 }, 16,
                    ui_colour(ui, desk_flag_token(sv(names[i]))));
        if (hit.focus_shown) ui_focus_ring(ui, box, 8);
        ui_tooltip(ui, id, box, label);
        ui_node(ui,
                &(UiNode){
                    .role = "radio", .name = label, .rect = box, .id = id, .focused = hit.focused, .checked = is_now });
        if (hit.activated && app->is_playing && !is_now) app_flag(app, pen->chat->number, sv(names[i]));
    }
    ui_end_group(ui);
    pen->y += 28;
}

/* True where it is to be taken back. */
static bool draw_note(SidePen *pen, const FeedItem *item, StrView flag)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    bool is_flag = item->kind == FEED_FLAG;
    SidePen words = *pen;
    words.x += 28;
    words.w -= 28 + 32;
    words.y += ROW_PAD;
    const char *icon = is_flag || flag.len ? "flag" : "note";
    canvas_icon(app->canvas, icon, (Point){ pen->x + 4, words.y }, 16, ui_colour(ui, desk_flag_token(flag)));
    StrView text = is_flag ? side_word(app, "flag", item->text) : item->text;
    pen_text(&words, text, FONT_R14, TOKEN_T1);
    StrView meta = ui_say(ui, "side.note_meta",
                          SLOTS({ "name", app->person.name }, { "clock", desk_clock_text(app, item->t_ms) }));
    pen_text(&words, meta, FONT_R12, TOKEN_T3);
    ui_node(ui, &(UiNode){ .role = "listitem",
                           .name = text,
                           .value = meta,
                           .rect = { pen->x, pen->y, pen->w, words.y - pen->y } });
    ButtonSpec spec = { .label = ui_say(ui, "side.note_drop", SLOTS({ "text", text })),
                        .icon = "trash",
                        .look = BUTTON_QUIET,
                        .size = BUTTON_SMALL,
                        .icon_only = true,
                        .disabled = !app->is_playing };
    Rect at = { pen->x + pen->w - 28, pen->y + ROW_PAD - 2, 28, 28 };
    bool is_dropped = !is_flag && ui_button(ui, "drop", at, &spec);
    pen->y = words.y + ROW_PAD;
    ui_rule(ui, (Point){ pen->x, pen->y }, pen->w);
    return is_dropped;
}

/* The flag that stood when an item came. */
static StrView flag_at(const FeedChat *chat, size_t index)
{
    for (size_t i = index + 1; i > 0; i--) {
        if (chat->items[i - 1].kind == FEED_FLAG) {
            return sv_is(chat->items[i - 1].text, "none") ? sv("") : chat->items[i - 1].text;
        }
    }
    return sv("");
}

void side_draw_notes(SidePen *pen)
{
    App *app = pen->app;
    const FeedChat *chat = pen->chat;
    uint32_t dropped = 0;
    size_t shown = 0;
    draw_field(pen);
    draw_flag_choice(pen);
    pen_rule(pen);
    /* The latest stands on top. */
    for (size_t i = chat->count; i > 0; i--) {
        const FeedItem *item = &chat->items[i - 1];
        if (item->kind != FEED_NOTE && item->kind != FEED_FLAG) continue;
        if (item->is_dropped) continue;
        shown++;
        ui_push_id(app->ui, "note", item->seq);
        if (draw_note(pen, item, flag_at(chat, i - 1))) dropped = item->seq;
        ui_pop_id(app->ui);
    }
    if (dropped) app_drop_note(app, chat->number, dropped);
    if (!shown) pen_text(pen, ui_tr(app->ui, "side.notes_none"), FONT_R12, TOKEN_T3);
}
