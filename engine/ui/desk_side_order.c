/* desk_side_order.c -- the order of the chat: what it is, what is known of the buyer, and what can be done about it. */
#include "ui/desk_own.h"

static const Desk *desk_now_of(const App *app)
{
    return sitting_desk(app->sitting);
}

static StrView stage_word(App *app, Stage stage)
{
    static const char *const names[] = { [STAGE_UNKNOWN] = "unknown",
                                         [STAGE_PRESALE] = "presale",
                                         [STAGE_UNSHIPPED] = "unshipped",
                                         [STAGE_SHIPPED] = "shipped",
                                         [STAGE_RECEIVED] = "received" };
    return side_word(app, "stage", sv(names[stage]));
}

static StrView channel_word(App *app, Channel channel)
{
    static const char *const names[] = {
        [CHANNEL_ALIPAY] = "alipay", [CHANNEL_BANK_CARD] = "bank_card", [CHANNEL_BOC] = "boc"
    };
    return channel == CHANNEL_UNKNOWN ? sv("") : side_word(app, "channel", sv(names[channel]));
}

static void draw_order(SidePen *pen, const ChatOrder *order)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    const Shop *shop = desk_shop(app, pen->chat);
    const Product *product = shop && order->product.len ? shop_product(shop, order->product) : NULL;
    StrView what = order->colour.len && order->size.len
                       ? ui_say(ui, "side.variant", SLOTS({ "colour", order->colour }, { "size", order->size }))
                   : order->colour.len ? order->colour
                                       : order->size;
    if (product) {
        pen_product(
            pen, product,
            ui_say(ui, "side.about", SLOTS({ "id", product->id }, { "price", side_price(app, product->price) })));
    }
    pen_pair(pen, ui_tr(ui, "side.order_no"), order->no);
    pen_pair(pen, ui_tr(ui, "side.order_state"), side_word(app, "order", order->state));
    pen_pair(pen, ui_tr(ui, "side.order_what"), what);
    if (order->yuan) pen_pair(pen, ui_tr(ui, "side.order_sum"), side_price(app, order->yuan));
}

/* The buyer's standing, as far as it is known. */
static void draw_case(SidePen *pen, const CaseFacts *facts)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    pen_pair(pen, ui_tr(ui, "side.stage"), stage_word(app, facts->stage));
    if (facts->days_since_receipt >= 0) {
        pen_pair(pen, ui_tr(ui, "side.receipt"),
                 ui_say(ui, "side.receipt_days", SLOTS({ "days", ui_number(ui, facts->days_since_receipt) })));
    }
    pen_pair(pen, ui_tr(ui, "side.payment"), channel_word(app, facts->channel));
    if (facts->cause != CAUSE_UNKNOWN) {
        static const char *const names[] = {
            [CAUSE_QUALITY] = "quality", [CAUSE_NON_QUALITY] = "non_quality", [CAUSE_HUMAN_DAMAGE] = "human_damage"
        };
        pen_pair(pen, ui_tr(ui, "side.cause"), side_word(app, "cause", sv(names[facts->cause])));
    }
    if (facts->orders >= 0) {
        const char *key = facts->orders ? "side.regular_orders" : "side.new_buyer";
        pen_pair(pen, ui_tr(ui, "side.regular"), ui_say(ui, key, SLOTS({ "count", ui_number(ui, facts->orders) })));
    }
    if (facts->total > 0) pen_pair(pen, ui_tr(ui, "side.total"), side_price(app, facts->total));
}

/* Every desk action as a button, in as many rows as they need. */
static void draw_actions(SidePen *pen)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    size_t count = 0;
    const char *const *actions = desk_actions(&count);
    int32_t x = pen->x;
    pen_heading(pen, ui_tr(ui, "side.actions"));
    for (size_t i = 0; i < count; i++) {
        StrView action = sv(actions[i]);
        bool is_over = !app->is_playing || pen->chat->closed_at >= 0;
        ButtonSpec spec = { .label = side_word(app, "act", action),
                            .size = BUTTON_SMALL,
                            .disabled = !side_can_act(app, pen->chat, action),
                            .reason = ui_tr(ui, is_over ? "desk.is_over" : "side.no_order") };
        int32_t w = ui_button_width(ui, &spec);
        if (x > pen->x && x + w > pen->x + pen->w) {
            x = pen->x;
            pen->y += 36;
        }
        ui_push_id(ui, "action", i);
        if (ui_button(ui, "do", (Rect){ x, pen->y, w, 28 }, &spec)) side_act(app, pen->desk, pen->chat, action);
        ui_pop_id(ui);
        x += w + 8;
    }
    pen->y += 36;
}

void side_draw_order(SidePen *pen)
{
    App *app = pen->app;
    const Chat *chat = desk_chat(desk_now_of(app), pen->chat->number);
    ChatOrder order;
    CaseFacts facts = chat_known_case(chat);
    if (chat_order(chat, &order)) {
        draw_order(pen, &order);
    } else {
        pen_text(pen, ui_tr(app->ui, "side.order_none"), FONT_R12, TOKEN_T3);
        pen->y += 8;
    }
    draw_case(pen, &facts);
    pen_rule(pen);
    draw_actions(pen);
}
