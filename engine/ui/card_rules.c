/* card_rules.c -- what cost and what gained points, by rule: the mark, the rule, where, the words, how much. */
#include "ui/card_own.h"

enum { LEGEND = 4, RULE_W = 92, NUMBER_W = 58, WORDS_W = 116, EFFECT_W = 68, WIDE = 560, LEAST_ROWS = 3 };

int32_t card_rules_height(const CardView *view)
{
    int32_t rows = (int32_t)card_shown(view)->rule_count;
    return CARD_ROW + 24 + TABLE_HEAD_H + TABLE_ROW_H * (rows > LEAST_ROWS ? rows : LEAST_ROWS) + 8;
}

/* The marks that occur, with their words, from the right. */
static void draw_legend(App *app, const Card *card, Rect row)
{
    Ui *ui = app->ui;
    static const char *const keys[LEGEND] = { "ui.severity.crit", "ui.severity.major", "ui.severity.minor",
                                              "ui.severity.praise" };
    for (int kind = FINDING_PRAISE; kind >= FINDING_CRITICAL; kind--) {
        if (!card->findings[kind]) continue;
        StrView text = ui_tr(ui, keys[kind]);
        int32_t w = ui_text_w(ui, FONT_R12, text);
        if (row.w < w + 20) return;
        ui_paint_line(ui, cut_right(&row, w), text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
        cut_right(&row, 4);
        Rect mark = cut_right(&row, 12);
        ui_mark(ui, (Point){ mark.x, mark.y + (mark.h - 12) / 2 }, 12, desk_severity((FindingKind)kind));
        cut_right(&row, 10);
    }
}

/* "5"; of another chat among several "2-5"; "5 ×3" where the rule was met more than once. */
static StrView where_text(const App *app, const CardView *view, const CardRule *rule)
{
    const FeedChat *chat = NULL;
    uint32_t all = 0;
    for (int kind = 0; kind < CARD_KINDS; kind++) all += rule->counts[kind];
    StrView text = arena_printf(app->frame, "%u", rule->number);
    if (view->tab == 0 && view->chat_count > 1 && card_reply(app, rule->reply, &chat)) {
        text = arena_printf(app->frame, "%u-%u", chat->number, rule->number);
    }
    return all > 1 ? arena_printf(app->frame, "%.*s ×%u", SV_ARG(text), all) : text;
}

static StrView effect_text(const App *app, const CardRule *rule)
{
    static const char *const dims[DIM_COUNT] = { "dim.short.speed", "dim.short.tone", "dim.short.banned",
                                                 "dim.short.sizing", "dim.short.policy" };
    if (rule->points) {
        return arena_printf(app->frame, "%.*s %.*s", SV_ARG(ui_tr(app->ui, dims[rule->dim])),
                            SV_ARG(card_signed(app, rule->points)));
    }
    return rule->worst == FINDING_PRAISE ? ui_tr(app->ui, "ui.severity.praise") : sv("–");
}

/* The offending words; where they are the whole reply or none of it, why. */
static StrView words_text(const App *app, const CardRule *rule)
{
    const FeedChat *chat = NULL;
    const FeedItem *reply = card_reply(app, rule->reply, &chat);
    if (reply && rule->example.len && rule->example.len < reply->text.len) return rule->example;
    for (size_t i = 0; reply && reply->grade && i < reply->grade->count; i++) {
        const FeedFinding *finding = &reply->grade->findings[i];
        if (sv_eq(finding->rule, rule->rule) && finding->why.len) return desk_why(app, finding);
    }
    return rule->example;
}

static void draw_row(App *app, const CardView *view, Table *table, size_t row)
{
    Ui *ui = app->ui;
    const CardRule *rule = &card_shown(view)->rules[row];
    StrView name = card_rule_name(app, rule->rule);
    StrView effect = effect_text(app, rule);
    StrView label = arena_printf(app->frame, "%.*s %.*s %.*s", SV_ARG(rule->rule), SV_ARG(name), SV_ARG(effect));
    if (!ui_table_row(table, row, label)) return;
    Rect cell = ui_table_cell(table, 0);
    Rect mark = cut_left(&cell, 20);
    ui_mark(ui, (Point){ mark.x, mark.y + (mark.h - 12) / 2 }, 12, desk_severity(rule->worst));
    ui_line(ui, cell, rule->rule, (UiLook){ FONT_R12, TOKEN_T1, ALIGN_LEFT });
    ui_table_text(table, 1, name);
    ui_table_text(table, 2, where_text(app, view, rule));
    ui_table_text(table, 3, words_text(app, rule));
    ui_table_text(table, 4, effect);
}

/* Once, when the card is come to: arrows walk the rows at once, without a ring until a key was used. */
static void focus_rows(Ui *ui, CardView *view)
{
    if (!view->focus_rules) return;
    view->focus_rules = false;
    ui_push_id(ui, "rules", 0);
    ui_focus(ui, ui_id(ui, "body"), false);
    ui_pop_id(ui);
}

void card_draw_rules(App *app, CardView *view, Rect rect)
{
    Ui *ui = app->ui;
    const Card *card = card_shown(view);
    Rect room = ui_card(ui, rect, false);
    Rect row = cut_top(&room, 24);
    card_title(app, &row, ui_tr(ui, "card.rules"), ui_tr(ui, "card.by_rule_hint"));
    draw_legend(app, card, row);
    if (!card->rule_count) {
        ui_line(ui, cut_top(&room, CARD_ROW), ui_tr(ui, "card.no_findings"),
                (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
        return;
    }
    int32_t words = room.w > WIDE ? room.w * 3 / 10 : WORDS_W;
    TableColumn columns[] = { { ui_tr(ui, "card.rule_head"), RULE_W, false, false },
                              { ui_tr(ui, "card.asks_head"), 0, false, false },
                              { ui_tr(ui, "card.reply_head"), NUMBER_W, false, false },
                              { ui_tr(ui, "card.words_head"), words, false, false },
                              { ui_tr(ui, "card.effect_head"), EFFECT_W, true, false } };
    TableSpec spec = { ui_tr(ui, "card.rules"), columns, sizeof columns / sizeof *columns, card->rule_count };
    Table table;
    ui_begin_table(ui, &table, "rules", room, &spec, &view->rules);
    for (size_t i = 0; i < card->rule_count; i++) draw_row(app, view, &table, i);
    if (ui_end_table(&table).moved) view->reveal = true;
    int32_t y = table.body.y + TABLE_ROW_H * (view->rules.current > 0 ? view->rules.current : 0);
    view->row_at = (Rect){ table.body.x, y, table.body.w, TABLE_ROW_H };
    focus_rows(ui, view);
}
