/* desk_side_policy.c -- what the shop promises, in its facts' words: both causes side by side, then the rest, then the rules. */
#include "play/policy.h"
#include "ui/desk_own.h"

enum { LABEL_W = 68, PAD = 6, LINE = 18, MAX_RULES = 24 };

static const char *const BY_CAUSE[] = { "return_allowed", "exchange_allowed", "return_shipping", "exchange_shipping",
                                        "refund_scope" };
enum { BY_CAUSE_COUNT = sizeof BY_CAUSE / sizeof *BY_CAUSE };

static bool is_by_cause(StrView topic)
{
    for (size_t i = 0; i < BY_CAUSE_COUNT; i++) {
        if (sv_is(topic, BY_CAUSE[i])) return true;
    }
    return false;
}

/* The fact of that topic and cause that holds today; NULL: none. */
static const Fact *find_fact(const Shop *shop, const char *topic, const char *cause, int32_t date)
{
    for (size_t i = 0; i < shop->fact_count; i++) {
        const Fact *fact = &shop->facts[i];
        const Value *of = fact_get(fact, "cause");
        if (!sv_is(fact->topic, topic) || !fact_valid_on(fact, date)) continue;
        if (of && sv_is(of->text, cause)) return fact;
    }
    return NULL;
}

static int32_t today_of(const App *app)
{
    StrView start = log_header(sitting_log(app->sitting))->started_at;
    int32_t date = 0;
    for (size_t i = 0; i < 10 && start.len >= 10; i++) {
        if (start.ptr[i] >= '0' && start.ptr[i] <= '9') date = date * 10 + start.ptr[i] - '0';
    }
    return date;
}

/* ---- both causes ---- */

static const TextBlock *cell_text(App *app, const Fact *fact, int32_t w)
{
    TextSpec spec = { .font = FONT_R12,
                      .text = fact ? side_fact_words(app, fact) : ui_tr(app->ui, "fact.none"),
                      .width = w - 2 * PAD,
                      .leading = LINE - 16 };
    return text_layout(app->text, &spec);
}

static void draw_cause_cell(SidePen *pen, Rect cell, const Fact *fact, bool is_own)
{
    App *app = pen->app;
    const TextBlock *text = cell_text(app, fact, cell.w);
    if (is_own) canvas_fill(app->canvas, cell, ui_colour(app->ui, TOKEN_SEL));
    text_draw(app->text, text, (Point){ cell.x + PAD, cell.y + PAD }, ui_colour(app->ui, TOKEN_T1));
    ui_node(app->ui, &(UiNode){ .role = "cell",
                                .name = fact ? side_fact_words(app, fact) : ui_tr(app->ui, "fact.none"),
                                .rect = cell,
                                .selected = is_own });
}

static void draw_cause_row(SidePen *pen, const char *topic, const Fact *const *facts, Cause own)
{
    App *app = pen->app;
    int32_t w = (pen->w - LABEL_W) / 2;
    TextSpec label = {
        .font = FONT_R12, .text = side_word(app, "topic", sv(topic)), .width = LABEL_W - 4, .leading = LINE - 16
    };
    const TextBlock *name = text_layout(app->text, &label);
    int32_t h = text_block_height(name) + 2 * PAD;
    for (size_t i = 0; i < 2; i++) {
        int32_t needed = text_block_height(cell_text(app, facts[i], w)) + 2 * PAD;
        h = needed > h ? needed : h;
    }
    text_draw(app->text, name, (Point){ pen->x, pen->y + PAD }, ui_colour(app->ui, TOKEN_T3));
    ui_node(app->ui, &(UiNode){ .role = "rowheader", .name = label.text, .rect = { pen->x, pen->y, LABEL_W, h } });
    draw_cause_cell(pen, (Rect){ pen->x + LABEL_W, pen->y, w, h }, facts[0], own == CAUSE_QUALITY);
    draw_cause_cell(pen, (Rect){ pen->x + LABEL_W + w, pen->y, w, h }, facts[1], own == CAUSE_NON_QUALITY);
    ui_rule(app->ui, (Point){ pen->x, pen->y + h }, pen->w);
    pen->y += h + 1;
}

static void draw_causes(SidePen *pen, const Shop *shop, Cause own)
{
    static const char *const heads[] = { "cause.quality", "cause.non_quality" };
    App *app = pen->app;
    Ui *ui = app->ui;
    int32_t date = today_of(app);
    int32_t w = (pen->w - LABEL_W) / 2;
    pen_heading(pen, ui_tr(ui, "side.returns"));
    for (int32_t i = 0; i < 2; i++) {
        Rect cell = { pen->x + LABEL_W + i * w, pen->y, w, 28 };
        bool is_own = own == (i == 0 ? CAUSE_QUALITY : CAUSE_NON_QUALITY);
        if (is_own) canvas_fill(app->canvas, cell, ui_colour(ui, TOKEN_SEL));
        ui_line(ui, rect_inset(cell, PAD, 0), ui_tr(ui, heads[i]),
                (UiLook){ FONT_R12, is_own ? TOKEN_ACCENT : TOKEN_T3, ALIGN_LEFT });
    }
    pen->y += 28;
    ui_rule(ui, (Point){ pen->x, pen->y }, pen->w);
    for (size_t i = 0; i < BY_CAUSE_COUNT; i++) {
        const Fact *facts[] = { find_fact(shop, BY_CAUSE[i], "quality", date),
                                find_fact(shop, BY_CAUSE[i], "non_quality", date) };
        if (facts[0] || facts[1]) draw_cause_row(pen, BY_CAUSE[i], facts, own);
    }
    pen->y += 8;
    for (size_t i = 0; i < BY_CAUSE_COUNT; i++) {
        const Fact *fact = find_fact(shop, BY_CAUSE[i], "human_damage", date);
        if (!fact) continue;
        pen_pair(pen, side_word(app, "topic", fact->topic),
                 ui_say(ui, "fact.human_damage", SLOTS({ "words", side_fact_words(app, fact) })));
    }
}

/* ---- the rest, and the rules ---- */

static void draw_rest(SidePen *pen, const Shop *shop)
{
    App *app = pen->app;
    int32_t date = today_of(app);
    pen_heading(pen, ui_tr(app->ui, "side.promises"));
    for (size_t i = 0; i < shop->fact_count; i++) {
        const Fact *fact = &shop->facts[i];
        const Value *channel = fact_get(fact, "channel");
        if (is_by_cause(fact->topic) || !fact_valid_on(fact, date)) continue;
        StrView words = side_fact_words(app, fact);
        if (channel) {
            words = ui_say(app->ui, "fact.of_channel",
                           SLOTS({ "channel", side_word(app, "channel", channel->text) }, { "words", words }));
        }
        pen_pair(pen, side_word(app, "topic", fact->topic), words);
    }
}

static void draw_rules(SidePen *pen, const Shop *shop)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    PolicyRule rules[MAX_RULES];
    const FeedChat *chat = pen->chat;
    /* What the buyer asks for now comes first, but in an exam nothing does. */
    size_t asked = app_is_exam(app) ? 0 : chat->ask_count;
    size_t count = policy_rules(content_rules(app->content), shop, chat->asks, asked, rules, MAX_RULES);
    pen_heading(pen, ui_tr(ui, "side.rules"));
    for (size_t i = 0; i < count; i++) {
        StrView name = side_word(app, "rule", rules[i].rule);
        Rect row = { pen->x, pen->y, pen->w, 22 };
        UiDrawn drawn = ui_paint_line(ui, row, rules[i].rule, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
        cut_left(&row, drawn.w + 8);
        ui_paint_line(ui, row, name, (UiLook){ rules[i].is_asked ? FONT_B12 : FONT_R12, TOKEN_T2, ALIGN_LEFT });
        ui_node(ui, &(UiNode){ .role = "row",
                               .name = rules[i].rule,
                               .value = name,
                               .rect = { pen->x, pen->y, pen->w, 22 },
                               .selected = rules[i].is_asked });
        pen->y += 22;
    }
}

void side_draw_policy(SidePen *pen)
{
    App *app = pen->app;
    const Shop *shop = desk_shop(app, pen->chat);
    if (!shop) return;
    Cause own = CAUSE_UNKNOWN;
    if (!app_is_exam(app)) own = chat_known_case(desk_chat(sitting_desk(app->sitting), pen->chat->number)).cause;
    draw_causes(pen, shop, own);
    pen_rule(pen);
    draw_rest(pen, shop);
    pen_rule(pen);
    draw_rules(pen, shop);
}
