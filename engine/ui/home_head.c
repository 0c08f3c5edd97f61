/* home_head.c -- who it is for, how the week went, and the search. */
#include "ui/home_own.h"

enum {
    HEAD_H = 72,
    SEARCH_W = 256,
    SEARCH_NARROW = 200,
    NARROW_BELOW = 640,
    STACKED_BELOW = 480,
    SEARCH_ROW_H = 40,
    CAP_PAD = 8,
    ICON_W = 32
};

static StrView greeting(App *app, const History *past)
{
    static const char *const KEYS[] = { "home.hello_none", "home.hello_1", "home.hello_2", "home.hello_3" };
    size_t weak = past->weak_count < 3 ? past->weak_count : 3;
    const char *key = past->scenario_count ? KEYS[weak] : "home.hello_first";
    return ui_say(app->ui, key, SLOTS({ "name", app->person.name }));
}

static StrView join(App *app, StrView head, StrView part)
{
    StrView comma = ui_tr(app->ui, "home.comma");
    return head.len ? arena_printf(app->frame, "%.*s%.*s%.*s", SV_ARG(head), SV_ARG(comma), SV_ARG(part)) : part;
}

/* Only what was measured is said. */
static StrView week(App *app, const History *past)
{
    Ui *ui = app->ui;
    if (!past->scenario_count) return ui_tr(ui, "home.week_first");
    if (!past->week_count) return ui_tr(ui, "home.week_none");
    StrView count = ui_number(ui, past->week_count);
    StrView text = ui_say(ui, past->week_count == 1 ? "home.week_one" : "home.week_count", SLOTS({ "count", count }));
    if (past->week_overall >= 0) {
        StrView points = ui_number(ui, past->week_overall);
        text = join(app, text, ui_say(ui, "home.week_mean", SLOTS({ "points", points })));
    }
    if (past->week_cpm >= 0) {
        StrView target = ui_number(ui, content_rubric(app->content)->speed.typing_target);
        StrView rate = ui_number(ui, past->week_cpm);
        text = join(app, text, ui_say(ui, "home.week_typing", SLOTS({ "rate", rate }, { "target", target })));
    }
    return text;
}

/* Esc empties it first and then gives the keys back to the cards; Enter goes to what was found. */
static void take_keys(App *app, HomeView *home, const FieldResult *field)
{
    Ui *ui = app->ui;
    if (field->submitted) home->wants_cards = true;
    if (!field->focused) return;
    if (ui_key(ui, KEY_DOWN, 0)) home->wants_cards = true;
    if (!ui_key(ui, KEY_ESC, 0)) return;
    if (!edit_text(home->search).len) home->wants_cards = true;
    edit_set_text(home->search, sv(""));
    ui_again(ui);
}

static void draw_search(App *app, HomeView *home, Rect rect)
{
    Ui *ui = app->ui;
    FieldSpec spec = { .name = "search",
                       .label = ui_tr(ui, "home.search"),
                       .placeholder = ui_tr(ui, "home.search_hint"),
                       .icon = "search" };
    FieldResult field = ui_field(ui, home->search, &spec, rect);
    home->search_id = field.id;
    if (home->wants_search) {
        ui_focus(ui, field.id, true);
        edit_select_all(home->search);
        home->wants_search = false;
    }
    StrView cap = sv("Ctrl K");
    int32_t w = ui_key_cap_width(ui, cap);
    int32_t hint_w = ui_text_w(ui, FONT_R14, spec.placeholder);
    bool has_room = !edit_text(home->search).len && !field.focused && hint_w + w + ICON_W + 2 * CAP_PAD <= rect.w;
    if (has_room) ui_key_cap(ui, (Point){ rect.x + rect.w - w - CAP_PAD, rect.y + (rect.h - 18) / 2 }, cap);
    take_keys(app, home, &field);
}

int32_t home_draw_head(App *app, HomeView *home, const History *past, Rect rect)
{
    Ui *ui = app->ui;
    bool is_stacked = rect.w < STACKED_BELOW;
    int32_t h = is_stacked ? HEAD_H + SEARCH_ROW_H : HEAD_H;
    Rect row = { rect.x, rect.y, rect.w, HEAD_H };
    ui_begin_region(ui, "head", (Rect){ rect.x, rect.y, rect.w, h });
    Rect field = { row.x, row.y + HEAD_H - 8, row.w, SEARCH_ROW_H };
    if (!is_stacked) {
        field = cut_right(&row, rect.w < NARROW_BELOW ? SEARCH_NARROW : SEARCH_W);
        cut_right(&row, HOME_GAP);
    }
    Rect words = rect_inset(row, 0, 14);
    ui_heading(ui, cut_top(&words, 28), greeting(app, past), FONT_B20);
    ui_line(ui, cut_top(&words, 16), week(app, past), (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    draw_search(app, home, (Rect){ field.x, field.y + (field.h - 32) / 2, field.w, 32 });
    ui_end_region(ui);
    return h;
}
