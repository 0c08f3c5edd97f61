/* card_reply.c -- the reply of the chosen rule: what was asked, what was said, how to say it better, and the ways on. */
#include "ui/card_own.h"

enum {
    LINE_H = 24,
    QUOTE_PAD_X = 12,
    QUOTE_PAD_Y = 8,
    LEADING = 2,
    GAP = 10,
    MAX_RECTS = 16,
    BUTTON_H = 32,
    CARD_EDGE = 28
};

/* A column that is filled from its top. */
typedef struct Flow {
    App *app;
    Rect room;
} Flow;

static const TextBlock *lay_out(App *app, Font font, StrView text, int32_t width)
{
    TextSpec spec = { .font = font, .text = text, .width = width, .leading = font == FONT_R14 ? LEADING : 0 };
    return text_layout(app->text, &spec);
}

static void paragraph(Flow *flow, StrView text, Token colour)
{
    if (!text.len) return;
    App *app = flow->app;
    const TextBlock *block = lay_out(app, FONT_R12, text, flow->room.w);
    Rect rect = cut_top(&flow->room, text_block_height(block));
    text_draw(app->text, block, (Point){ rect.x, rect.y }, ui_colour(app->ui, colour));
    ui_node(app->ui, &(UiNode){ .role = "text", .name = text, .rect = rect });
    cut_top(&flow->room, GAP);
}

static void draw_span(App *app, const FeedFinding *finding, const TextBlock *block, Point at)
{
    Rect rects[MAX_RECTS];
    size_t count = text_span(block, finding->start, finding->end, rects, MAX_RECTS);
    for (size_t i = 0; i < count && i < MAX_RECTS; i++) {
        Rect span = { at.x + rects[i].x, at.y + rects[i].y, rects[i].w, rects[i].h };
        ui_mark_words(app->ui, span, desk_severity(finding->kind));
    }
}

/* The worst last, so that nothing covers it. */
void card_mark_spans(App *app, const FeedItem *reply, const TextBlock *block, Point at)
{
    for (int kind = FINDING_PRAISE; kind >= FINDING_CRITICAL; kind--) {
        for (size_t i = 0; reply->grade && i < reply->grade->count; i++) {
            const FeedFinding *finding = &reply->grade->findings[i];
            if ((int)finding->kind == kind) draw_span(app, finding, block, at);
        }
    }
}

/* The words as they were sent, with what was found in them. */
static void quote(Flow *flow, const FeedItem *reply)
{
    App *app = flow->app;
    const TextBlock *block = lay_out(app, FONT_R14, reply->text, flow->room.w - 2 * QUOTE_PAD_X);
    Rect box = cut_top(&flow->room, text_block_height(block) + 2 * QUOTE_PAD_Y);
    Point at = { box.x + QUOTE_PAD_X, box.y + QUOTE_PAD_Y };
    canvas_round(app->canvas, box, CORNERS(8), ui_colour(app->ui, TOKEN_ME));
    text_draw(app->text, block, at, ui_colour(app->ui, TOKEN_T1));
    card_mark_spans(app, reply, block, at);
    ui_node(app->ui, &(UiNode){ .role = "article", .name = app->person.name, .value = reply->text, .rect = box });
    cut_top(&flow->room, GAP);
}

/* On the tint of what is good: a caption, the words, what they would change. */
static void better(Flow *flow, StrView caption, StrView text, StrView note)
{
    App *app = flow->app;
    int32_t width = flow->room.w - 2 * QUOTE_PAD_X;
    const TextBlock *words = lay_out(app, FONT_R14, text, width);
    const TextBlock *change = note.len ? lay_out(app, FONT_R12, note, width) : NULL;
    int32_t h = 20 + text_block_height(words) + (change ? 4 + text_block_height(change) : 0) + 2 * QUOTE_PAD_Y;
    Rect box = cut_top(&flow->room, h);
    Point at = { box.x + QUOTE_PAD_X, box.y + QUOTE_PAD_Y };
    canvas_round(app->canvas, box, CORNERS(8), ui_colour(app->ui, TOKEN_GOOD_T));
    ui_line(app->ui, (Rect){ at.x, at.y, width, 18 }, caption, (UiLook){ FONT_B12, TOKEN_GOOD, ALIGN_LEFT });
    at.y += 20;
    text_draw(app->text, words, at, ui_colour(app->ui, TOKEN_T1));
    if (change) {
        at.y += text_block_height(words) + 4;
        text_draw(app->text, change, at, ui_colour(app->ui, TOKEN_GOOD));
    }
    ui_node(app->ui, &(UiNode){ .role = "article", .name = caption, .value = text, .rect = box });
    cut_top(&flow->room, GAP);
}

/* ---- advice */

static const FeedFinding *finding_of(const FeedItem *reply, StrView rule)
{
    const FeedFinding *found = NULL;
    for (size_t i = 0; reply->grade && i < reply->grade->count; i++) {
        const FeedFinding *finding = &reply->grade->findings[i];
        if (sv_eq(finding->rule, rule) && (!found || finding->kind < found->kind)) found = finding;
    }
    return found;
}

static const CardAdvice *advice_for(App *app, CardView *view, const FeedChat *chat, const FeedItem *reply, Dim dim)
{
    for (const CardAdvice *known = view->advice; known; known = known->next) {
        if (known->seq == reply->seq && known->dim == dim) return known;
    }
    CardAdvice *advice = arena_alloc(view->arena, 1, sizeof *advice);
    *advice = (CardAdvice){ .seq = reply->seq, .dim = dim, .next = view->advice };
    view->advice = advice;
    app_better(app, reply->seq, view->arena, &advice->better);
    AppAsk ask = { chat->scenario, chat->persona, reply->grade, dim };
    if (reply->grade) app_model(app, &ask, view->arena, &advice->model);
    return advice;
}

static const ReceiptEdit *edit_of(const CardAdvice *advice)
{
    for (size_t i = 0; i < advice->better.edit_count; i++) {
        if (advice->better.edits[i].dim == advice->dim) return &advice->better.edits[i];
    }
    return NULL;
}

/* The smallest edit that judging proves, else the rule's own hint; then how a good talk answered. */
static void draw_advice(Flow *flow, CardView *view, const FeedChat *chat, const FeedItem *reply, const CardRule *rule)
{
    App *app = flow->app;
    Ui *ui = app->ui;
    const CardAdvice *advice = advice_for(app, view, chat, reply, rule->dim);
    const ReceiptEdit *edit = edit_of(advice);
    StrView hint = arena_printf(app->frame, "practise.%.*s", SV_ARG(rule->rule));
    if (edit) {
        StrView note =
            ui_say(ui, "card.better_by",
                   SLOTS({ "dim", card_dim_name(app, rule->dim) }, { "from", ui_number(ui, edit->score_from) },
                         { "to", ui_number(ui, edit->score_to) }));
        better(flow, ui_tr(ui, "card.better"), edit->reply, note);
    } else if (locale_has(app->locale, hint)) {
        better(flow, ui_tr(ui, "card.next_time"), locale_text_sv(app->locale, hint), sv(""));
    }
    if (advice->model.text.len && !sv_eq(advice->model.text, reply->text)) {
        better(flow, ui_say(ui, "card.model", SLOTS({ "asked", advice->model.asked })), advice->model.text, sv(""));
    }
}

/* ---- the way on */

bool card_can_retry(const App *app)
{
    return app_retry_bar(app) == SITTING_FREE;
}

void card_practise(App *app, const CardView *view)
{
    const CardRule *rule = card_chosen(view);
    if (!rule) return;
    StrView id = arena_copy(app->frame, rule->rule);
    if (!app_practise_rule(app, id)) app_toast(app, ui_tr(app->ui, "card.no_practice"));
}

static void draw_ways(Flow *flow, CardView *view, const FeedChat *chat, const FeedItem *reply, bool is_fault)
{
    App *app = flow->app;
    Ui *ui = app->ui;
    Rect row = cut_top(&flow->room, BUTTON_H);
    SittingBar bar = app_retry_bar(app);
    StrView reason = sv("");
    if (bar != SITTING_FREE) {
        reason = locale_text_sv(app->locale, arena_printf(app->frame, "carry_on.%s", sitting_bar_name(bar)));
    }
    StrView label = ui_say(ui, "card.retry_from", SLOTS({ "number", ui_number(ui, reply->number) }));
    ButtonSpec retry = {
        .label = label, .icon = "retry", .look = BUTTON_PRIMARY, .disabled = bar != SITTING_FREE, .reason = reason
    };
    ButtonSpec practise = { .label = ui_tr(ui, "card.practise_rule"), .icon = "target", .key = sv("P") };
    uint32_t from = branch_cut(chat, reply);
    cut_top(&flow->room, GAP);
    /* An exam is not played again from within. */
    bool retried = bar != SITTING_EXAM && ui_button_left(ui, "retry", &row, &retry);
    bool practised = is_fault && ui_button_left(ui, "practise", &row, &practise);
    if (retried) app_retry(app, from);
    if (practised) card_practise(app, view);
}

/* ---- the card */

static StrView number_text(const App *app, const CardView *view, const FeedChat *chat, const FeedItem *reply)
{
    Ui *ui = app->ui;
    StrView number = ui_number(ui, reply->number);
    if (view->chat_count == 1) return ui_say(ui, "card.reply_number", SLOTS({ "number", number }));
    return ui_say(ui, "card.reply_of", SLOTS({ "number", number }, { "buyer", desk_buyer_name(app, chat) }));
}

static void draw_title(Flow *flow, const CardView *view, const FeedChat *chat, const FeedItem *reply, Severity mark,
                       const char *title)
{
    App *app = flow->app;
    Ui *ui = app->ui;
    LevelScale levels = app_levels(app);
    const FeedGrade *grade = reply->grade;
    Score score = { grade ? grade->overall : 0, grade && grade->overall >= 0, grade && grade->is_capped };
    Rect row = cut_top(&flow->room, LINE_H);
    int32_t w = ui_level_chip_width(ui, &levels, score, 0);
    Rect chip = cut_right(&row, w);
    ui_level_chip(ui, (Point){ chip.x, chip.y + 2 }, &levels, score, 0);
    Rect icon = cut_left(&row, 22);
    ui_mark(ui, (Point){ icon.x, icon.y + 5 }, 14, mark);
    card_title(app, &row, ui_tr(ui, title), number_text(app, view, chat, reply));
    cut_top(&flow->room, 6);
}

/* The last thing that the buyer said before it, and in English where that is wanted. */
static void draw_asked(Flow *flow, const FeedChat *chat, const FeedItem *reply)
{
    App *app = flow->app;
    size_t at = (size_t)(reply - chat->items);
    while (at > 0 && (chat->items[at - 1].kind != FEED_BUYER || chat->items[at - 1].is_nudge)) at--;
    if (!at) return;
    StrView words = chat->items[at - 1].text;
    Buf english = { 0 };
    Slot slots[] = { { "buyer", desk_buyer_name(app, chat) }, { "text", words } };
    paragraph(flow, ui_say(app->ui, "card.said", slots, sizeof slots / sizeof *slots), TOKEN_T2);
    if (app->settings.glosses && gloss_find(app->gloss, words, &english)) {
        flow->room.y -= GAP - 2;
        paragraph(flow, arena_copy(app->frame, buf_view(&english)), TOKEN_T3);
    }
    buf_clear(&english);
}

/* What the facts would have: as the judge says, else what the proven edit puts there. */
static StrView fact_text(App *app, const FeedFinding *finding, const ReceiptEdit *edit)
{
    FeedFinding its = *finding;
    if (!its.why.len) return sv("");
    if (!its.expected.len && edit) its.expected = edit->text;
    StrView why = desk_why(app, &its);
    if (its.expected.len) return why;
    /* A sentence that has a place for the fact says nothing without it. */
    its.expected = sv("?");
    return sv_eq(why, desk_why(app, &its)) ? why : sv("");
}

/* Which rule, and the fact behind it. */
static void draw_why(Flow *flow, CardView *view, const FeedChat *chat, const FeedItem *reply, const CardRule *rule)
{
    App *app = flow->app;
    const FeedFinding *finding = finding_of(reply, rule->rule);
    const ReceiptEdit *edit =
        rule->worst == FINDING_PRAISE ? NULL : edit_of(advice_for(app, view, chat, reply, rule->dim));
    StrView why = finding ? fact_text(app, finding, edit) : sv("");
    StrView name = card_rule_name(app, rule->rule);
    StrView text = why.len ? ui_say(app->ui, "card.why", SLOTS({ "rule", name }, { "why", why })) : name;
    canvas_icon(app->canvas, "info", (Point){ flow->room.x, flow->room.y + 1 }, 14, ui_colour(app->ui, TOKEN_T3));
    cut_left(&flow->room, 18);
    paragraph(flow, text, TOKEN_T3);
    flow->room.x -= 18;
    flow->room.w += 18;
}

static void draw_chosen(Flow *flow, CardView *view, const CardRule *rule)
{
    App *app = flow->app;
    const FeedChat *chat = NULL;
    const FeedItem *reply = card_reply(app, rule->reply, &chat);
    if (!reply) return;
    bool is_fault = rule->worst != FINDING_PRAISE;
    bool is_worst = is_fault && rule->reply == card_shown(view)->worst.seq;
    const char *title = is_worst ? "card.worst" : is_fault ? "card.to_mend" : "card.well_said";
    draw_title(flow, view, chat, reply, desk_severity(rule->worst), title);
    draw_asked(flow, chat, reply);
    quote(flow, reply);
    if (is_fault) draw_advice(flow, view, chat, reply, rule);
    draw_why(flow, view, chat, reply, rule);
    draw_ways(flow, view, chat, reply, is_fault);
}

static void draw_best(Flow *flow, const CardView *view)
{
    App *app = flow->app;
    const FeedChat *chat = NULL;
    const FeedItem *reply = card_reply(app, card_shown(view)->best.seq, &chat);
    /* Of a single reply nothing is the best. */
    if (!reply || reply->seq == card_shown(view)->worst.seq) return;
    ui_rule(app->ui, (Point){ flow->room.x, flow->room.y }, flow->room.w);
    cut_top(&flow->room, GAP);
    draw_title(flow, view, chat, reply, SEVERITY_PRAISE, "card.best");
    quote(flow, reply);
}

void card_draw_reply(App *app, CardView *view, Rect rect)
{
    Flow flow = { app, ui_card(app->ui, rect, false) };
    int32_t top = flow.room.y;
    const EventLog *log = app_card_log(app);
    const CardRule *rule = card_chosen(view);
    if (rule) {
        draw_chosen(&flow, view, rule);
    } else {
        const char *key = card_shown(view)->replies ? "card.no_findings" : "card.no_replies";
        paragraph(&flow, ui_tr(app->ui, key), TOKEN_T2);
    }
    if (app_card_log(app) != log) return; /* a button has begun another session */
    draw_best(&flow, view);
    view->reply_h = flow.room.y - top + CARD_EDGE;
}
