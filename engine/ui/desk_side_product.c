/* desk_side_product.c -- the product of the chat: what it is, what it costs, how it is washed, what is left of it. */
#include "ui/desk_own.h"

/* "92 % cotton" first: what there is most of. */
static StrView fabric_words(App *app, const Value *record)
{
    enum { ALL = 100 };
    StrView words = sv("");
    for (int64_t percent = ALL; percent > 0; percent--) {
        for (size_t i = 0; i < record->count; i++) {
            const Field *part = &record->fields[i];
            if (value_scaled(&part->value) / VALUE_ONE != percent) continue;
            words = arena_printf(app->frame, "%.*s%s%.*s %lld%%", SV_ARG(words), words.len ? " " : "",
                                 SV_ARG(part->name), (long long)percent);
        }
    }
    return words;
}

static StrView attribute_words(App *app, const Field *field)
{
    StrView words;
    if (sv_is(field->name, "fabric_percent") && field->value.kind == VALUE_RECORD) {
        return fabric_words(app, &field->value);
    }
    words = side_field_words(app, field);
    if (words.len || field->value.kind != VALUE_BOOL) return words;
    return ui_tr(app->ui, field->value.number ? "fact.yes" : "fact.no");
}

static void draw_fields(SidePen *pen, const Field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pen_pair(pen, side_word(pen->app, "attr", fields[i].name), attribute_words(pen->app, &fields[i]));
    }
}

static StrView list_of(App *app, const StrView *texts, size_t count)
{
    StrView words = sv("");
    for (size_t i = 0; i < count; i++) {
        words = arena_printf(app->frame, "%.*s%s%.*s", SV_ARG(words), i ? " / " : "", SV_ARG(texts[i]));
    }
    return words;
}

/* Key and count, four a row; what is gone says so. */
static void draw_stock(SidePen *pen, const Product *product)
{
    enum { COLUMNS = 4, CELL_H = 24 };
    App *app = pen->app;
    Ui *ui = app->ui;
    int32_t w = pen->w / COLUMNS;
    for (size_t i = 0; i < product->stock_count; i++) {
        const StockEntry *entry = &product->stock[i];
        Rect cell = { pen->x + (int32_t)(i % COLUMNS) * w, pen->y + (int32_t)(i / COLUMNS) * CELL_H, w, CELL_H };
        StrView count = entry->count ? ui_number(ui, entry->count) : ui_tr(ui, "side.out");
        UiDrawn drawn = ui_paint_line(ui, cell, entry->key, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
        Token colour = entry->count == 0 ? TOKEN_T3 : entry->count < 5 ? TOKEN_MINOR : TOKEN_T1;
        Rect at = { cell.x + drawn.w + 6, cell.y, cell.w - drawn.w - 6, cell.h };
        ui_paint_line(ui, at, count, (UiLook){ FONT_B12, colour, ALIGN_LEFT });
        ui_node(ui, &(UiNode){ .role = "row", .name = entry->key, .value = count, .rect = cell });
    }
    pen->y += (int32_t)((product->stock_count + COLUMNS - 1) / COLUMNS) * CELL_H;
}

static void draw_others(SidePen *pen, const Shop *shop, const Product *product)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    pen_heading(pen, ui_tr(ui, "side.others"));
    for (size_t i = 0; i < shop->product_count; i++) {
        const Product *other = &shop->products[i];
        if (other == product) continue;
        SidePen row = *pen;
        row.w -= 36;
        pen_product(&row, other,
                    ui_say(ui, "side.about", SLOTS({ "id", other->id }, { "price", side_price(app, other->price) })));
        ButtonSpec send = { .label = ui_say(ui, "side.send_other", SLOTS({ "name", side_product_name(app, other) })),
                            .icon = "out",
                            .size = BUTTON_SMALL,
                            .icon_only = true,
                            .disabled = !app->is_playing };
        ui_push_id(ui, "other", i);
        Rect at = { pen->x + pen->w - 28, pen->y + 6, 28, 28 };
        if (ui_button(ui, "send", at, &send)) app_send_card(app, pen->chat->number, other->id);
        ui_pop_id(ui);
        pen->y = row.y;
    }
}

void side_draw_product(SidePen *pen)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    const Shop *shop = desk_shop(app, pen->chat);
    const Product *product = desk_product(app, pen->chat);
    if (!shop) return;
    if (product) {
        pen_product(
            pen, product,
            ui_say(ui, "side.about", SLOTS({ "id", product->id }, { "price", side_price(app, product->price) })));
        pen_pair(pen, ui_tr(ui, "side.colours"), list_of(app, product->colours, product->colour_count));
        bool has_fit = field_find(product->attributes, product->attribute_count, "fit") != NULL;
        if (product->fit.len && !has_fit)
            pen_pair(pen, ui_tr(ui, "attr.fit"), side_word(app, "fact.fit", product->fit));
        draw_fields(pen, product->attributes, product->attribute_count);
        if (product->care_count) {
            pen_rule(pen);
            pen_heading(pen, ui_tr(ui, "side.care"));
            draw_fields(pen, product->care, product->care_count);
        }
        pen_rule(pen);
        pen_heading(pen, ui_tr(ui, "side.stock"));
        draw_stock(pen, product);
        pen_rule(pen);
    }
    draw_others(pen, shop, product);
}
