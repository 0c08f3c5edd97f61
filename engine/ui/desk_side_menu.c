/* desk_side_menu.c -- what the desk can do beside talking: its actions, why some cannot be done now, and flags. */
#include "ui/desk_own.h"

enum { ROW_H = 32, PAD = 4, MENU_W = 176, FLAG_W = 132 };

static const char *const FLAGS[] = { "red", "yellow", "green", "blue", "purple", "none" };
enum { FLAG_COUNT = sizeof FLAGS / sizeof *FLAGS };

Token desk_flag_token(StrView colour)
{
    static const Token tokens[] = { TOKEN_CRIT_B, TOKEN_MINOR_B, TOKEN_GOOD_B, TOKEN_SPD, TOKEN_TON };
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        if (sv_is(colour, FLAGS[i])) return tokens[i];
    }
    return TOKEN_T3;
}

/* What is done to an order needs one. */
bool side_can_act(App *app, const FeedChat *chat, StrView action)
{
    static const char *const of_orders[] = { "intercept", "refund", "exchange", "repair", "change_order" };
    ChatOrder order;
    if (!app->is_playing || chat->closed_at >= 0) return false;
    for (size_t i = 0; i < sizeof of_orders / sizeof *of_orders; i++) {
        if (sv_is(action, of_orders[i])) {
            return chat_order(desk_chat(sitting_desk(app->sitting), chat->number), &order);
        }
    }
    return !sv_is(action, "send_card") || desk_product(app, chat);
}

void side_act(App *app, DeskView *desk, const FeedChat *chat, StrView action)
{
    const Product *product = desk_product(app, chat);
    if (!side_can_act(app, chat, action)) {
        bool is_over = !app->is_playing || chat->closed_at >= 0;
        app_toast(app, ui_tr(app->ui, is_over ? "desk.is_over" : "side.no_order"));
        return;
    }
    if (sv_is(action, "send_card") && product) {
        app_send_card(app, chat->number, product->id);
    } else {
        app_act(app, chat->number, action);
    }
    /* What the stock is stands beside the sizes, or with the product. */
    if (sv_is(action, "check_stock")) desk->tab = product && product->chart ? SIDE_SIZES : SIDE_PRODUCT;
    app->redraw = true;
}

/* One line of a menu; true where it was taken. */
static bool menu_row(App *app, Rect rect, StrView label, Token icon, bool disabled)
{
    Ui *ui = app->ui;
    UiId id = ui_id(ui, "row");
    UiHit hit = ui_hit(ui, id, rect, UI_FOCUS);
    if (!disabled && (hit.hover || hit.focused)) {
        canvas_round(app->canvas, rect, CORNERS(4), ui_colour(ui, hit.pressed ? TOKEN_PRESS : TOKEN_HOVER));
    }
    Rect text = rect_inset(rect, 10, 0);
    if (icon != TOKEN_COUNT) {
        canvas_icon(app->canvas, "flag", (Point){ text.x, text.y + (text.h - 16) / 2 }, 16, ui_colour(ui, icon));
        cut_left(&text, 24);
    }
    ui_paint_line(ui, text, label, (UiLook){ FONT_R14, disabled ? TOKEN_T3 : TOKEN_T1, ALIGN_LEFT });
    if (hit.focus_shown) ui_focus_ring(ui, rect_inset(rect, 2, 2), 4);
    if (disabled) ui_tooltip(ui, id, rect, ui_tr(ui, "side.no_order"));
    ui_node(
        ui,
        &(UiNode){
            .role = "menuitem", .name = label, .rect = rect, .id = id, .focused = hit.focused, .disabled = disabled });
    return hit.activated;
}

static bool draw_actions(App *app, DeskView *desk, const FeedChat *chat, Rect in)
{
    size_t count = 0;
    const char *const *actions = desk_actions(&count);
    bool is_taken = false;
    for (size_t i = 0; i < count; i++) {
        StrView action = sv(actions[i]);
        Rect row = cut_top(&in, ROW_H);
        ui_push_id(app->ui, actions[i], 0);
        if (menu_row(app, row, side_word(app, "act", action), TOKEN_COUNT, !side_can_act(app, chat, action))) {
            side_act(app, desk, chat, action);
            is_taken = true;
        }
        ui_pop_id(app->ui);
    }
    return is_taken;
}

static bool draw_flags(App *app, const FeedChat *chat, Rect in)
{
    bool is_taken = false;
    for (size_t i = 0; i < FLAG_COUNT; i++) {
        Rect row = cut_top(&in, ROW_H);
        ui_push_id(app->ui, FLAGS[i], 0);
        if (menu_row(app, row, side_word(app, "flag", sv(FLAGS[i])), desk_flag_token(sv(FLAGS[i])), false)) {
            app_flag(app, chat->number, sv(FLAGS[i]));
            is_taken = true;
        }
        ui_pop_id(app->ui);
    }
    return is_taken;
}

void desk_draw_side_menu(App *app, DeskView *desk, const FeedChat *chat)
{
    Ui *ui = app->ui;
    SideState *side = &desk->side;
    size_t count = FLAG_COUNT;
    if (side->menu == SIDE_NO_MENU) return;
    if (side->menu == SIDE_ACTIONS) desk_actions(&count);
    int32_t w = side->menu == SIDE_ACTIONS ? MENU_W : FLAG_W;
    int32_t h = (int32_t)count * ROW_H + 2 * PAD;
    Point window = ui_size(ui);
    Rect box = { side->menu_at.x, side->menu_at.y - h - 8, w, h };
    if (box.x + w > window.x - 8) box.x = window.x - 8 - w;
    if (box.y < 8) box.y = 8;
    ui_begin_pop(ui, "side-menu", box, true);
    ui_begin_group(ui, "rows");
    Rect in = rect_inset(box, PAD, PAD);
    bool is_taken = side->menu == SIDE_ACTIONS ? draw_actions(app, desk, chat, in) : draw_flags(app, chat, in);
    ui_end_group(ui);
    if (is_taken || ui_key(ui, KEY_ESC, 0) || ui_pressed_outside(ui)) {
        side->menu = SIDE_NO_MENU;
        app->redraw = true;
    }
    ui_end_pop(ui);
}
