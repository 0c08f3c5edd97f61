/* desk_side_sizes.c -- the size table, with the buyer's own row and column, and what is left of each size. */
#include "shop/sizing.h"
#include "ui/desk_own.h"

enum { GRID_ROW = 28, GRID_LABEL = 84, MINI_ROW = 26, MINI_LABEL = 44, NONE = -1 };

/* What is known of the buyer and follows from it; nothing in an exam. */
typedef struct Known {
    Buyer buyer;
    int32_t row; /* weight band */
    int32_t column;
    int32_t size; /* index in the chart */
} Known;

/* Between two bands the higher one counts. `tenths`: how much of the band's unit the value is in. */
static int32_t band_of(const Band *bands, size_t count, int32_t value, int32_t tenths)
{
    if (value <= 0 || !count || value < bands[0].low * tenths) return NONE;
    for (size_t i = 0; i < count; i++) {
        if (value <= bands[i].high * tenths) return (int32_t)i;
    }
    return NONE;
}

static Known find_known(App *app, const FeedChat *chat, const Product *product)
{
    Known known = { .row = NONE, .column = NONE, .size = NONE };
    const SizeChart *chart = product->chart;
    if (app_is_exam(app)) return known;
    known.buyer = chat_known_buyer(desk_chat(sitting_desk(app->sitting), chat->number));
    known.row = band_of(chart->weights, chart->weight_count, known.buyer.weight_jin10, 10);
    known.column = band_of(chart->heights, chart->height_count, known.buyer.height_mm, 10);
    SizeAnswer answer = size_answer(product, &known.buyer);
    if (answer.state == SIZE_KNOWN) known.size = answer.best;
    return known;
}

/* ---- what the buyer said ---- */

static void draw_tag(SidePen *pen, int32_t *x, const char *key, int32_t value, bool plain)
{
    Ui *ui = pen->app->ui;
    TagSpec tag = { .text = ui_say(ui, key, SLOTS({ "value", ui_number(ui, value) })),
                    .tint = plain ? TINT_PLAIN : TINT_ACCENT };
    if (value <= 0) return;
    int32_t w = ui_tag_width(ui, &tag);
    if (*x > pen->x && *x + w > pen->x + pen->w) {
        *x = pen->x;
        pen->y += 24;
    }
    ui_tag(ui, (Point){ *x, pen->y }, &tag);
    ui_node(ui, &(UiNode){ .role = "note", .name = tag.text, .rect = { *x, pen->y, w, 20 } });
    *x += w + 8;
}

static void draw_said(SidePen *pen, const Known *known)
{
    const Buyer *buyer = &known->buyer;
    Ui *ui = pen->app->ui;
    int32_t x = pen->x;
    bool is_any = buyer->height_mm || buyer->weight_jin10 || buyer->waist_mm || buyer->foot_mm || buyer->usual_eu;
    if (app_is_exam(pen->app)) return;
    StrView label = ui_tr(ui, is_any ? "side.said" : "side.said_nothing");
    int32_t w = ui_text_w(ui, FONT_R12, label);
    ui_line(ui, (Rect){ x, pen->y, pen->w, 20 }, label, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    x += w + 8;
    draw_tag(pen, &x, "side.height", buyer->height_mm / 10, false);
    draw_tag(pen, &x, "side.weight", buyer->weight_jin10 / 10, false);
    draw_tag(pen, &x, "side.waist", buyer->waist_mm / 10, false);
    draw_tag(pen, &x, "side.foot", buyer->foot_mm, false);
    draw_tag(pen, &x, "side.usual", buyer->usual_eu, true);
    pen->y += 28;
}

/* ---- tables ---- */

typedef struct CellLook {
    bool head; /* a label of a row or column */
    bool line; /* in the buyer's row or column */
    bool hit;  /* the buyer's own */
    Token colour;
} CellLook;

static void draw_cell(App *app, Rect rect, StrView text, CellLook look)
{
    Ui *ui = app->ui;
    Token ground = look.hit ? TOKEN_FILL : look.line ? TOKEN_SEL : look.head ? TOKEN_CANVAS : TOKEN_PANEL;
    Token colour = look.hit ? TOKEN_ON_FILL : look.line && look.head ? TOKEN_ACCENT : look.colour;
    canvas_fill(app->canvas, rect, ui_colour(ui, ground));
    canvas_outline(app->canvas, (Rect){ rect.x, rect.y, rect.w + 1, rect.h + 1 }, CORNERS(0), 1,
                   ui_colour(ui, TOKEN_LINE));
    ui_paint_line(ui, rect, text, (UiLook){ look.hit ? FONT_B12 : FONT_R12, colour, ALIGN_CENTRE });
    ui_node(ui, &(UiNode){ .role = look.head ? "columnheader" : "cell",
                           .name = text,
                           .rect = rect,
                           .selected = look.hit || look.line,
                           .checked = look.hit });
}

static StrView band_text(App *app, Band band)
{
    return arena_printf(app->frame, "%d–%d", band.low, band.high);
}

static void draw_grid_row(SidePen *pen, const SizeChart *chart, const Known *known, size_t row)
{
    App *app = pen->app;
    bool is_row = (int32_t)row == known->row;
    size_t columns = chart->height_count ? chart->height_count : 1;
    int32_t room = pen->w - 1 - GRID_LABEL;
    StrView label = ui_say(app->ui, "side.weight_band", SLOTS({ "band", band_text(app, chart->weights[row]) }));
    draw_cell(app, (Rect){ pen->x, pen->y, GRID_LABEL, GRID_ROW }, label, (CellLook){ true, is_row, false, TOKEN_T2 });
    for (size_t i = 0; i < columns; i++) {
        int32_t from = pen->x + GRID_LABEL + room * (int32_t)i / (int32_t)columns;
        int32_t to = pen->x + GRID_LABEL + room * (int32_t)(i + 1) / (int32_t)columns;
        bool is_column = chart->height_count ? (int32_t)i == known->column : is_row;
        CellLook look = { false, is_row || is_column, is_row && is_column, TOKEN_T1 };
        draw_cell(app, (Rect){ from, pen->y, to - from, GRID_ROW }, chart->sizes[chart->cells[i][row]], look);
    }
    pen->y += GRID_ROW;
}

static void draw_grid(SidePen *pen, const SizeChart *chart, const Known *known)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    size_t columns = chart->height_count ? chart->height_count : 1;
    int32_t room = pen->w - 1 - GRID_LABEL;
    StrView corner = ui_tr(ui, chart->height_count ? "side.corner" : "side.weight_head");
    if (!chart->weight_count) return;
    draw_cell(app, (Rect){ pen->x, pen->y, GRID_LABEL, GRID_ROW }, corner, (CellLook){ true, false, false, TOKEN_T2 });
    for (size_t i = 0; i < columns; i++) {
        int32_t from = pen->x + GRID_LABEL + room * (int32_t)i / (int32_t)columns;
        int32_t to = pen->x + GRID_LABEL + room * (int32_t)(i + 1) / (int32_t)columns;
        StrView text = chart->height_count ? band_text(app, chart->heights[i]) : ui_tr(ui, "side.size");
        bool is_own = chart->height_count && (int32_t)i == known->column;
        draw_cell(app, (Rect){ from, pen->y, to - from, GRID_ROW }, text, (CellLook){ true, is_own, false, TOKEN_T2 });
    }
    pen->y += GRID_ROW;
    for (size_t row = 0; row < chart->weight_count; row++) draw_grid_row(pen, chart, known, row);
    pen->y += 12;
}

typedef enum MiniRow { MINI_SIZE, MINI_WAIST, MINI_FOOT, MINI_STOCK } MiniRow;

static StrView mini_text(App *app, const Product *product, MiniRow row, size_t i, Token *colour)
{
    const SizeChart *chart = product->chart;
    *colour = TOKEN_T1;
    if (row == MINI_SIZE) return chart->sizes[i];
    if (row == MINI_WAIST) return ui_number(app->ui, chart->waist_cm[i]);
    if (row == MINI_FOOT) return ui_number(app->ui, chart->foot_mm[i]);
    int32_t stock = product_stock(product, chart->sizes[i]);
    if (stock < 0) *colour = TOKEN_T3;
    if (stock < 0) return sv("–");
    if (stock < 5) *colour = stock ? TOKEN_MINOR : TOKEN_T3;
    return stock ? ui_number(app->ui, stock) : ui_tr(app->ui, "side.out");
}

static void draw_mini_row(SidePen *pen, const Product *product, MiniRow row, const Known *known)
{
    static const char *const keys[] = {
        [MINI_SIZE] = "side.size", [MINI_WAIST] = "side.waist_head", [MINI_STOCK] = "side.stock"
    };
    App *app = pen->app;
    int32_t count = (int32_t)product->chart->size_count;
    int32_t room = pen->w - 1 - MINI_LABEL;
    draw_cell(app, (Rect){ pen->x, pen->y, MINI_LABEL, MINI_ROW }, ui_tr(app->ui, keys[row]),
              (CellLook){ true, false, false, TOKEN_T2 });
    for (int32_t i = 0; i < count; i++) {
        int32_t from = pen->x + MINI_LABEL + room * i / count;
        int32_t to = pen->x + MINI_LABEL + room * (i + 1) / count;
        CellLook look = { row == MINI_SIZE, i == known->size, false, TOKEN_T1 };
        StrView text = mini_text(app, product, row, (size_t)i, &look.colour);
        draw_cell(app, (Rect){ from, pen->y, to - from, MINI_ROW }, text, look);
    }
    pen->y += MINI_ROW;
}

/* Shoes have too many sizes for one line: a row each. */
static void draw_feet(SidePen *pen, const Product *product, const Known *known)
{
    static const MiniRow columns[] = { MINI_SIZE, MINI_FOOT, MINI_STOCK };
    static const char *const keys[] = { "side.size", "side.foot_mm", "side.stock" };
    enum { COLUMNS = 3 };
    App *app = pen->app;
    int32_t w = (pen->w - 1) / COLUMNS;
    for (int32_t i = 0; i < COLUMNS; i++) {
        draw_cell(app, (Rect){ pen->x + i * w, pen->y, w, MINI_ROW }, ui_tr(app->ui, keys[i]),
                  (CellLook){ true, false, false, TOKEN_T2 });
    }
    pen->y += MINI_ROW;
    for (size_t size = 0; size < product->chart->size_count; size++, pen->y += MINI_ROW) {
        bool is_own = (int32_t)size == known->size;
        for (int32_t i = 0; i < COLUMNS; i++) {
            CellLook look = { i == 0, is_own, is_own && i == 0, TOKEN_T1 };
            StrView text = mini_text(app, product, columns[i], size, &look.colour);
            draw_cell(app, (Rect){ pen->x + i * w, pen->y, w, MINI_ROW }, text, look);
        }
    }
    pen->y += 12;
}

static void draw_mini(SidePen *pen, const Product *product, const Known *known)
{
    const SizeChart *chart = product->chart;
    if (chart->scheme == CHART_SHOE_EU) {
        draw_feet(pen, product, known);
        return;
    }
    draw_mini_row(pen, product, MINI_SIZE, known);
    if (chart->has_waist) draw_mini_row(pen, product, MINI_WAIST, known);
    draw_mini_row(pen, product, MINI_STOCK, known);
    pen->y += 12;
}

/* ---- in words ---- */

/* "Size 40: waist 103 cm, 18 in stock". */
static void draw_own_size(SidePen *pen, const Product *product, const Known *known)
{
    Ui *ui = pen->app->ui;
    const SizeChart *chart = product->chart;
    if (known->size < 0) return;
    int32_t stock = product_stock(product, chart->sizes[known->size]);
    bool is_out = stock <= 0;
    const char *key = is_out ? "side.own_out" : chart->has_waist ? "side.own_waist" : "side.own";
    StrView text =
        ui_say(ui, key,
               SLOTS({ "size", chart->sizes[known->size] }, { "waist", ui_number(ui, chart->waist_cm[known->size]) },
                     { "stock", ui_number(ui, stock) }));
    ui_line(ui, (Rect){ pen->x, pen->y, pen->w, 20 }, text,
            (UiLook){ FONT_B14, is_out ? TOKEN_MAJOR : TOKEN_T1, ALIGN_LEFT });
    pen->y += 26;
}

static void draw_edges(SidePen *pen, const Product *product)
{
    Ui *ui = pen->app->ui;
    const SizeChart *chart = product->chart;
    StrView text = sv("");
    if (chart->weight_count) {
        text = ui_say(
            ui, chart->has_waist ? "side.edges_waist" : "side.edges",
            SLOTS({ "jin", ui_number(ui, chart->near_jin) }, { "cm", ui_number(ui, chart->waist_tolerance_cm) }));
    }
    StrView fit = arena_printf(pen->app->frame, "side.fit.%.*s", SV_ARG(product->fit));
    if (locale_has(pen->app->locale, fit)) text = locale_text_sv(pen->app->locale, fit);
    if (!text.len) return;
    canvas_icon(pen->app->canvas, "info", (Point){ pen->x, pen->y + 1 }, 16, ui_colour(ui, TOKEN_T3));
    SidePen words = *pen;
    words.x += 24;
    words.w -= 24;
    pen_text(&words, text, FONT_R12, TOKEN_T2);
    pen->y = words.y;
}

/* Others of the same table: the size is the same, what is left of it is not. */
static void draw_others(SidePen *pen, const Shop *shop, const Product *product, const Known *known)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    bool is_first = true;
    for (size_t i = 0; i < shop->product_count; i++) {
        const Product *other = &shop->products[i];
        if (other == product || other->chart != product->chart) continue;
        if (is_first) pen_rule(pen);
        if (is_first) pen_text(pen, ui_tr(ui, "side.same_table"), FONT_R12, TOKEN_T3);
        is_first = false;
        pen->y += 4;
        StrView price = side_price(app, other->price);
        StrView about = ui_say(ui, "side.about", SLOTS({ "id", other->id }, { "price", price }));
        if (known->size >= 0) {
            StrView size = other->chart->sizes[known->size];
            int32_t stock = product_stock(other, size);
            about = ui_say(
                ui, stock > 0 ? "side.about_size" : "side.about_out",
                SLOTS({ "id", other->id }, { "price", price }, { "size", size }, { "stock", ui_number(ui, stock) }));
        }
        SidePen row = *pen;
        row.w -= 36;
        pen_product(&row, other, about);
        ButtonSpec send = { .label = ui_say(ui, "side.send_other", SLOTS({ "name", side_product_name(app, other) })),
                            .icon = "out",
                            .size = BUTTON_SMALL,
                            .icon_only = true,
                            .disabled = !app->is_playing };
        ui_push_id(ui, "other", i);
        if (ui_button(ui, "send", (Rect){ pen->x + pen->w - 28, pen->y + 6, 28, 28 }, &send)) {
            app_send_card(app, pen->chat->number, other->id);
        }
        ui_pop_id(ui);
        pen->y = row.y;
    }
}

void side_draw_sizes(SidePen *pen)
{
    App *app = pen->app;
    const Shop *shop = desk_shop(app, pen->chat);
    const Product *product = desk_product(app, pen->chat);
    if (!product || !product->chart) {
        pen_text(pen, ui_tr(app->ui, "side.no_sizes"), FONT_R12, TOKEN_T3);
        return;
    }
    Known known = find_known(app, pen->chat, product);
    pen_product(
        pen, product,
        ui_say(app->ui, "side.about", SLOTS({ "id", product->id }, { "price", side_price(app, product->price) })));
    draw_said(pen, &known);
    draw_grid(pen, product->chart, &known);
    draw_own_size(pen, product, &known);
    draw_mini(pen, product, &known);
    draw_edges(pen, product);
    draw_others(pen, shop, product, &known);
}
