/* home_filters.c -- chips by skill with their counts, drop-downs for shop, buyer and order; they wrap where it is narrow. */
#include "ui/home_own.h"

enum { ROW_H = 40, CHIP_H = 28, GAP = 8, EDGE = 12 };

/* Places from left to right, on the next row where there is no room. */
typedef struct Flow {
    Rect area;
    int32_t x, y;
} Flow;

static Rect flow_next(Flow *flow, int32_t w)
{
    if (flow->x > flow->area.x && flow->x + w > flow->area.x + flow->area.w) {
        flow->x = flow->area.x;
        flow->y += ROW_H;
    }
    Rect place = { flow->x, flow->y + (ROW_H - CHIP_H) / 2, w, CHIP_H };
    flow->x += w + GAP;
    return place;
}

static int32_t count_of(const HomeView *home, int32_t skill)
{
    int32_t count = 0;
    for (size_t i = 0; i < home->item_count; i++) count += home_fits(home, &home->items[i], skill);
    return count;
}

static StrView chip_label(App *app, const HomeView *home, int32_t skill)
{
    StrView name =
        skill == HOME_SKILL_ALL ? ui_tr(app->ui, "home.all")
        : skill == HOME_SKILL_RUSH
            ? ui_tr(app->ui, "home.rush")
            : locale_text_sv(app->locale, arena_printf(app->frame, "home.skill.%s", dim_name((Dim)(skill - 1))));
    return arena_printf(app->frame, "%.*s %d", SV_ARG(name), (int)count_of(home, skill));
}

static void draw_chips(App *app, HomeView *home, Flow *flow)
{
    Ui *ui = app->ui;
    ui_begin_group(ui, "skills");
    for (int32_t skill = 0; skill <= HOME_SKILL_RUSH; skill++) {
        ChipSpec chip = { .label = chip_label(app, home, skill), .on = home->skill == skill };
        ui_push_id(ui, "skill", (uint64_t)skill);
        if (chip.on) ui_group_entry(ui, ui_id(ui, "chip"));
        if (ui_chip(ui, "chip", flow_next(flow, ui_chip_width(ui, &chip)), &chip)) home->skill = skill;
        ui_pop_id(ui);
    }
    ui_end_group(ui);
}

enum { SELECTS = 3 };

static StrView *options(App *app, size_t count)
{
    StrView *list = arena_alloc(app->frame, count + 1, sizeof *list);
    list[0] = ui_tr(app->ui, "home.any");
    return list;
}

static SelectSpec select_of(App *app, const char *label, const char *prefix, const StrView *list, size_t count)
{
    return (SelectSpec){ .choice = { .label = ui_tr(app->ui, label), .options = list, .count = count },
                         .prefix = prefix ? ui_tr(app->ui, prefix) : sv(""),
                         .small = true };
}

static void make_selects(App *app, const HomeView *home, SelectSpec *out)
{
    StrView *shops = options(app, home->shop_count);
    for (size_t i = 0; i < home->shop_count; i++) {
        const Shop *shop = content_shop(app->content, home->shops[i]);
        LocalText name = { shop->name_zh, shop->name_en };
        shops[i + 1] = app_local(app, &name);
    }
    StrView *buyers = options(app, home->buyer_count);
    for (size_t i = 0; i < home->buyer_count; i++) buyers[i + 1] = scenario_buyer(app, home->buyers[i]);
    StrView *orders = arena_alloc(app->frame, HOME_ORDERS, sizeof *orders);
    orders[HOME_WEAK_FIRST] = ui_tr(app->ui, "home.order_weak");
    orders[HOME_NEW_FIRST] = ui_tr(app->ui, "home.order_new");
    orders[HOME_EASY_FIRST] = ui_tr(app->ui, "home.order_easy");
    out[0] = select_of(app, "home.shop", "home.shop_is", shops, home->shop_count + 1);
    out[1] = select_of(app, "home.buyer", "home.buyer_is", buyers, home->buyer_count + 1);
    out[2] = select_of(app, "home.order", NULL, orders, HOME_ORDERS);
}

/* As wide as what is chosen asks for: a long shop's name elsewhere in the list takes no room here. */
static int32_t select_w(App *app, const SelectSpec *spec, int32_t index)
{
    SelectSpec chosen = *spec;
    chosen.choice.options = &spec->choice.options[index];
    chosen.choice.count = 1;
    return ui_select_width(app->ui, &chosen);
}

static void draw_selects(App *app, HomeView *home, Flow *flow)
{
    static const char *const NAMES[SELECTS] = { "shop", "buyer", "order" };
    int32_t *const chosen[SELECTS] = { &home->shop, &home->buyer, &home->order };
    SelectSpec specs[SELECTS];
    int32_t whole = -GAP, widths[SELECTS];
    make_selects(app, home, specs);
    for (size_t i = 0; i < SELECTS; i++) {
        widths[i] = select_w(app, &specs[i], *chosen[i]);
        whole += widths[i] + GAP;
    }
    int32_t right = flow->area.x + flow->area.w;
    bool fits = flow->x + EDGE + whole <= right;
    if (!fits) {
        flow->x = flow->area.x;
        flow->y += ROW_H;
    }
    /* Beside the chips they stand at the right edge, below them at the left. */
    if (fits) flow->x = right - whole;
    for (size_t i = 0; i < SELECTS; i++) ui_select(app->ui, NAMES[i], flow_next(flow, widths[i]), &specs[i], chosen[i]);
}

int32_t home_draw_filters(App *app, HomeView *home, Rect rect)
{
    Ui *ui = app->ui;
    Flow flow = { rect, rect.x, rect.y + EDGE };
    StrView title = ui_tr(ui, "home.scenarios");
    ui_begin_region(ui, "filters", (Rect){ rect.x, rect.y, rect.w, ROW_H + 2 * EDGE });
    ui_heading(ui, flow_next(&flow, ui_text_w(ui, FONT_B16, title)), title, FONT_B16);
    flow.x += GAP;
    draw_chips(app, home, &flow);
    draw_selects(app, home, &flow);
    ui_end_region(ui);
    return flow.y + ROW_H + EDGE - rect.y;
}
