/* desk_side.c -- the side panel's frame: tabs, what they scroll, the bar below, and the edge by which its width is taken. */
#include "ui/desk_own.h"

enum { TABS_H = 56, PAD = 14, BAR_H = 52, GRIP = 6, SEARCH_CHARS = 60, NOTE_CHARS = 200 };

static const char *const TAB_KEYS[SIDE_TABS] = { "side.product", "side.sizes", "side.policy",
                                                 "side.order",   "side.notes", "side.quick" };

void desk_init_side(SideState *side)
{
    *side = (SideState){ .note = edit_new(NOTE_CHARS, false),
                         .search = edit_new(SEARCH_CHARS, false),
                         .title = edit_new(QUICK_OWN_MAX_TITLE, false),
                         .text = edit_new(QUICK_OWN_MAX_CHARS, true) };
}

void desk_free_side(SideState *side)
{
    edit_free(side->note);
    edit_free(side->search);
    edit_free(side->title);
    edit_free(side->text);
}

/* ---- the width ---- */

/* The panel's left edge is taken and drawn; what comes of it is kept when it is let go. */
void desk_side_dragged(App *app, DeskView *desk, Rect side)
{
    enum { LEAST = 272, MOST = 480 };
    Ui *ui = app->ui;
    SideState *state = &desk->side;
    UiHit hit = ui_hit(ui, ui_id(ui, "side-grip"), (Rect){ side.x - GRIP / 2, side.y, GRIP, side.h }, UI_NO_FOCUS);
    int32_t mouse = ui_input(ui)->mouse.x;
    if (hit.hover || hit.held) {
        canvas_vline(app->canvas, (Point){ side.x - 1, side.y }, side.h, 2, DASH_SOLID, ui_colour(ui, TOKEN_ACCENT));
    }
    if (!hit.held) {
        if (state->grip_x) app_settings_changed(app);
        state->grip_x = 0;
        return;
    }
    if (!state->grip_x) {
        state->grip_x = mouse;
        state->grip_w = side.w;
    }
    int32_t w = state->grip_w + state->grip_x - mouse;
    w = w < LEAST ? LEAST : w > MOST ? MOST : w;
    if (w != app->settings.side_width) app->redraw = true;
    app->settings.side_width = w;
}

/* ---- the bar below ---- */

typedef struct BarButton {
    const char *name;
    ButtonSpec spec;
} BarButton;
enum { BAR_BUTTONS = 3 };

/* Icons go first where the words need the room; what still has none is reached by the menu and the notes. */
static int32_t draw_bar_buttons(App *app, Rect row, BarButton *buttons, Rect *taken)
{
    Ui *ui = app->ui;
    int32_t w = 0;
    int32_t pressed = -1;
    for (size_t i = 0; i < BAR_BUTTONS; i++) w += ui_button_width(ui, &buttons[i].spec) + 8;
    for (int32_t i = 0; i < BAR_BUTTONS; i++) {
        ButtonSpec *spec = &buttons[i].spec;
        if (w - 8 > row.w) spec->icon = NULL;
        if (ui_button_width(ui, spec) > row.w) break;
        Rect at = row;
        if (!ui_button_left(ui, buttons[i].name, &row, spec)) continue;
        pressed = i;
        *taken = at;
    }
    return pressed;
}

static void toggle_menu(DeskView *desk, SideMenu menu, Rect at)
{
    desk->side.menu = desk->side.menu == menu ? SIDE_NO_MENU : menu;
    desk->side.menu_at = at;
}

static ButtonSpec bar_button(App *app, const char *icon, StrView label)
{
    return (ButtonSpec){ .label = label, .icon = icon, .size = BUTTON_SMALL, .disabled = !app->is_playing };
}

/* What is used most: before the sale the stock, after it the courier. */
static void draw_bar(App *app, DeskView *desk, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    ChatOrder order;
    bool has_order = chat_order(desk_chat(sitting_desk(app->sitting), chat->number), &order);
    StrView first = sv(has_order ? "call_courier" : "check_stock");
    ui_rule(ui, (Point){ rect.x, rect.y }, rect.w);
    Rect row = { rect.x + PAD, rect.y + 12, rect.w - 2 * PAD, 28 };
    Rect more = cut_right(&row, 28);
    cut_right(&row, 8);
    BarButton buttons[BAR_BUTTONS] = {
        { "first", bar_button(app, has_order ? "truck" : "box", side_word(app, "act", first)) },
        { "dispatch", bar_button(app, has_order ? "box" : "truck", ui_tr(ui, "act.confirm_with_dispatch")) },
        { "flag", bar_button(app, "flag", ui_tr(ui, "side.flag")) }
    };
    Rect at = row;
    buttons[2].spec.on = desk->side.menu == SIDE_FLAGS;
    int32_t pressed = draw_bar_buttons(app, row, buttons, &at);
    if (pressed == 0) side_act(app, desk, chat, first);
    if (pressed == 1) side_act(app, desk, chat, sv("confirm_with_dispatch"));
    if (pressed == 2) toggle_menu(desk, SIDE_FLAGS, at);
    ButtonSpec spec = bar_button(app, "more", ui_tr(ui, "side.more"));
    spec.icon_only = true;
    spec.on = desk->side.menu == SIDE_ACTIONS;
    if (ui_button(ui, "more", more, &spec)) toggle_menu(desk, SIDE_ACTIONS, more);
}

/* ---- tabs ---- */

static void draw_tabs(App *app, DeskView *desk, Rect rect)
{
    Ui *ui = app->ui;
    StrView options[SIDE_TABS];
    for (size_t i = 0; i < SIDE_TABS; i++) options[i] = ui_tr(ui, TAB_KEYS[i]);
    ChoiceSpec spec = { .label = ui_tr(ui, "side.label"), .options = options, .count = SIDE_TABS };
    if (ui_tabs(ui, "tabs", rect, &spec, &desk->tab)) desk->side.is_editing = false;
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
}

static void draw_tab(SidePen *pen, int32_t tab)
{
    switch (tab) {
    case SIDE_PRODUCT: side_draw_product(pen); break;
    case SIDE_SIZES: side_draw_sizes(pen); break;
    case SIDE_POLICY: side_draw_policy(pen); break;
    case SIDE_ORDER: side_draw_order(pen); break;
    case SIDE_NOTES: side_draw_notes(pen); break;
    default: side_draw_quick(pen); break;
    }
}

static void take_quick(DeskView *desk)
{
    if (!desk->quick_open) return;
    desk->quick_open = false;
    desk->tab = SIDE_QUICK;
    desk->side.is_editing = false;
    desk->side.focus_search = true;
    edit_set_text(desk->side.search, sv(""));
}

void desk_draw_side(App *app, DeskView *desk, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    take_quick(desk);
    ui_begin_region(ui, "side", rect);
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    canvas_vline(app->canvas, (Point){ rect.x, rect.y }, rect.h, 1, DASH_SOLID, ui_colour(ui, TOKEN_LINE));
    Rect left = { rect.x + 1, rect.y, rect.w - 1, rect.h };
    draw_tabs(app, desk, cut_top(&left, TABS_H));
    draw_bar(app, desk, chat, cut_bottom(&left, BAR_H));
    ui_push_id(ui, "tab", (uint64_t)desk->tab * DESK_MAX_CHATS + chat->number);
    SidePen pen = { .app = app, .desk = desk, .chat = chat };
    if (desk->tab == SIDE_QUICK && !desk->side.is_editing) {
        side_draw_quick_head(&pen, rect_inset(cut_top(&left, side_quick_head_height(desk)), PAD, 0));
    }
    UiScroll scroll = ui_begin_scroll(ui, "panel", left, false);
    pen.x = scroll.content.x + PAD;
    pen.y = scroll.content.y + 12;
    pen.w = scroll.content.w - 2 * PAD;
    draw_tab(&pen, desk->tab);
    ui_end_scroll(ui, pen.y - scroll.content.y + 12);
    ui_pop_id(ui);
    ui_end_region(ui);
}

/* ---- the pen ---- */

enum { LINE = 18, PAIR_LABEL = 76, PICTURE_W = 48, PICTURE_H = 40 };

void pen_text(SidePen *pen, StrView text, Font font, Token colour)
{
    TextSpec spec = { .font = font,
                      .text = text,
                      .width = pen->w,
                      .leading = LINE - text_line_height(font) > 0 ? LINE - text_line_height(font) : 0 };
    const TextBlock *block = text_layout(pen->app->text, &spec);
    Rect place = { pen->x, pen->y, pen->w, text_block_height(block) };
    text_draw(pen->app->text, block, (Point){ place.x, place.y }, ui_colour(pen->app->ui, colour));
    ui_node(pen->app->ui, &(UiNode){ .role = "text", .name = text, .rect = place });
    pen->y += place.h;
}

void pen_heading(SidePen *pen, StrView text)
{
    ui_heading(pen->app->ui, (Rect){ pen->x, pen->y, pen->w, 20 }, text, FONT_B14);
    pen->y += 26;
}

void pen_pair(SidePen *pen, StrView label, StrView value)
{
    Ui *ui = pen->app->ui;
    if (!value.len) return;
    int32_t w = pen->w - PAIR_LABEL - 8;
    TextSpec spec = { .font = FONT_R12, .text = value, .width = w, .leading = LINE - 16 };
    const TextBlock *block = text_layout(pen->app->text, &spec);
    TextSpec short_spec = { .font = FONT_R12, .text = label, .width = PAIR_LABEL, .leading = LINE - 16 };
    const TextBlock *name = text_layout(pen->app->text, &short_spec);
    text_draw(pen->app->text, name, (Point){ pen->x, pen->y }, ui_colour(ui, TOKEN_T3));
    text_draw(pen->app->text, block, (Point){ pen->x + PAIR_LABEL + 8, pen->y }, ui_colour(ui, TOKEN_T1));
    int32_t h = text_block_height(block) > text_block_height(name) ? text_block_height(block) : text_block_height(name);
    ui_node(ui, &(UiNode){ .role = "row", .name = label, .value = value, .rect = { pen->x, pen->y, pen->w, h } });
    pen->y += h + 6;
}

void pen_rule(SidePen *pen)
{
    ui_rule(pen->app->ui, (Point){ pen->x - PAD, pen->y + 6 }, pen->w + 2 * PAD);
    pen->y += 18;
}

void pen_product(SidePen *pen, const Product *product, StrView about)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    StrView name = side_product_name(app, product);
    Rect picture = { pen->x, pen->y, PICTURE_W, PICTURE_H };
    canvas_round(app->canvas, picture, CORNERS(4), ui_colour(ui, TOKEN_PIC));
    canvas_picture(app->canvas, arena_printf(app->frame, "goods/%.*s", SV_ARG(product->id)).ptr,
                   rect_inset(picture, 2, 3));
    int32_t x = pen->x + PICTURE_W + 12;
    Rect line = { x, pen->y, pen->x + pen->w - x, 20 };
    ui_line(ui, line, name, (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
    ui_line(ui, (Rect){ x, pen->y + 21, line.w, 18 }, about, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    pen->y += PICTURE_H + 8;
}
