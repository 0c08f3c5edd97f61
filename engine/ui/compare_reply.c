/* compare_reply.c -- one half of a row: the buyer's lines, the replies to them, their grades and what was found in them. */
#include "ui/card_own.h"
#include "ui/compare_own.h"

enum { TITLE_H = 24, LINE_H = 18, GAP = 8, PAD_X = 12, PAD_Y = 8, LEADING = 2, WORD_GAP = 10 };
enum { STRIP_H = 28, NARROW_BELOW = 440, TAG_H = 20, TAG_GAP = 4 };

static Rect take(ComparePen *pen, int32_t h)
{
    return cut_top(&pen->room, h);
}

static void paragraph(ComparePen *pen, StrView text, Token colour)
{
    App *app = pen->app;
    TextSpec spec = { .font = FONT_R12, .text = text, .width = pen->room.w };
    const TextBlock *block = text_layout(app->text, &spec);
    Rect rect = take(pen, text_block_height(block));
    take(pen, 4);
    if (!pen->paints) return;
    text_draw(app->text, block, (Point){ rect.x, rect.y }, ui_colour(app->ui, colour));
    ui_node(app->ui, &(UiNode){ .role = "text", .name = text, .rect = rect });
}

void compare_put_lines(ComparePen *pen, const CompareTurn *turn)
{
    const App *app = pen->app;
    for (size_t i = 0; i < turn->line_count; i++) {
        StrView said = ui_say(app->ui, turn->lines[i]->is_nudge ? "compare.nudged" : "compare.buyer",
                              SLOTS({ "text", turn->lines[i]->text }));
        paragraph(pen, said, TOKEN_T2);
    }
}

static void put_bubble(ComparePen *pen, const FeedItem *reply, StrView who)
{
    App *app = pen->app;
    TextSpec spec = { .font = FONT_R14, .text = reply->text, .width = pen->room.w - 2 * PAD_X, .leading = LEADING };
    const TextBlock *block = text_layout(app->text, &spec);
    Rect box = take(pen, text_block_height(block) + 2 * PAD_Y);
    take(pen, 6);
    if (!pen->paints) return;
    Point at = { box.x + PAD_X, box.y + PAD_Y };
    int32_t w = text_block_width(block) + 2 * PAD_X;
    if (w < box.w) box.w = w;
    canvas_round(app->canvas, box, CORNERS(8), ui_colour(app->ui, TOKEN_ME));
    text_draw(app->text, block, at, ui_colour(app->ui, TOKEN_T1));
    card_mark_spans(app, reply, block, at);
    ui_node(app->ui, &(UiNode){ .role = "article", .name = who, .value = reply->text, .rect = box });
}

/* The strip without its bars, where those have no room. */
static void draw_words(App *app, const StripSpec *strip, Rect line)
{
    Ui *ui = app->ui;
    cut_left(&line, ui_level_chip(ui, (Point){ line.x, line.y + 4 }, strip->scale, strip->total, 0) + GAP);
    for (size_t i = 0; i < strip->count; i++) {
        const Score *score = &strip->scores[i];
        StrView number = score->applies ? ui_number(ui, score->points) : sv("–");
        int32_t label_w = ui_text_w(ui, FONT_R12, strip->labels[i]), w = ui_text_w(ui, FONT_R12, number);
        Rect cell = cut_left(&line, label_w + 4 + w);
        StrView value = score->applies ? number : ui_tr(ui, "ui.not_scored");
        ui_node(ui, &(UiNode){ .role = "meter", .name = strip->names[i], .value = value, .rect = cell });
        ui_paint_line(ui, cut_left(&cell, label_w), strip->labels[i], (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
        ui_paint_line(ui, cell, number, (UiLook){ FONT_R12, TOKEN_T1, ALIGN_RIGHT });
        cut_left(&line, WORD_GAP);
    }
}

static void put_strip(ComparePen *pen, const FeedGrade *grade)
{
    static const char *const keys[DIM_COUNT] = { "dim.short.speed", "dim.short.tone", "dim.short.banned",
                                                 "dim.short.sizing", "dim.short.policy" };
    App *app = pen->app;
    LevelScale levels = app_levels(app);
    Score scores[DIM_COUNT];
    StrView labels[DIM_COUNT], names[DIM_COUNT];
    Rect place = take(pen, STRIP_H);
    take(pen, 4);
    if (!pen->paints) return;
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        scores[dim] = (Score){ grade->scores[dim] < 0 ? 0 : grade->scores[dim], grade->scores[dim] >= 0, false };
        labels[dim] = ui_tr(app->ui, keys[dim]);
        names[dim] = card_dim_name(app, (Dim)dim);
    }
    StripSpec strip = { .scale = &levels,
                        .total = { grade->overall, grade->overall >= 0, grade->is_capped },
                        .scores = scores,
                        .labels = labels,
                        .names = names,
                        .count = DIM_COUNT,
                        .narrow = place.w < NARROW_BELOW };
    if (ui_strip_width(app->ui, &strip) <= place.w) {
        ui_strip(app->ui, "strip", (Point){ place.x, place.y }, &strip);
    } else {
        draw_words(app, &strip, place);
    }
}

static TagSpec finding_tag(const App *app, const FeedFinding *finding, int32_t widest)
{
    Severity severity = desk_severity(finding->kind);
    StrView name = card_rule_name(app, finding->rule);
    bool has_name = !sv_eq(name, finding->rule);
    return (TagSpec){ .text = arena_printf(app->frame, "%.*s%s%.*s", SV_ARG(finding->rule), has_name ? " " : "",
                                           has_name ? (int)name.len : 0, name.ptr),
                      .icon = severity_icon(severity),
                      .tint = severity_tint(severity),
                      .widest = widest };
}

/* As many on a line as fit. */
static void put_findings(ComparePen *pen, const FeedGrade *grade)
{
    int32_t x = 0;
    Rect line = { pen->room.x, pen->room.y, pen->room.w, 0 };
    for (size_t i = 0; i < grade->count; i++) {
        TagSpec tag = finding_tag(pen->app, &grade->findings[i], pen->room.w);
        int32_t w = ui_tag_width(pen->app->ui, &tag);
        if (w > line.w) w = line.w;
        if (i == 0 || x + w > line.w) {
            line = take(pen, TAG_H);
            take(pen, TAG_GAP);
            x = 0;
        }
        if (pen->paints) ui_tag(pen->app->ui, (Point){ line.x + x, line.y }, &tag);
        x += w + TAG_GAP;
    }
}

static void put_meta(ComparePen *pen, const FeedItem *reply)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    Rect line = take(pen, LINE_H);
    if (!pen->paints) return;
    StrView text = ui_say(ui, "card.reply_number", SLOTS({ "number", ui_number(ui, reply->number) }));
    if (reply->wait_ms >= 0) {
        StrView wait = ui_say(ui, "compare.waited", SLOTS({ "seconds", ui_number(ui, (reply->wait_ms + 500) / 1000) }));
        text = arena_printf(app->frame, "%.*s·%.*s", SV_ARG(text), SV_ARG(wait));
    }
    ui_line(ui, line, text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

static void put_no_reply(ComparePen *pen, const CompareTurn *turn)
{
    Rect line = take(pen, TITLE_H);
    if (!pen->paints || !turn->topic_count) return;
    TagSpec tag = { .text = ui_tr(pen->app->ui, "compare.unanswered"), .icon = "clock", .tint = TINT_MAJOR };
    ui_tag(pen->app->ui, (Point){ line.x, line.y + 2 }, &tag);
}

void compare_put_half(ComparePen *pen, const CompareRow *row, int32_t side, bool with_lines)
{
    App *app = pen->app;
    const CompareTurn *turn = row->turns[side];
    StrView who = arena_printf(app->frame, "%.*s %.*s", SV_ARG(compare_side_name(app, side)),
                               SV_ARG(app_compare(app)->sides[side].header->person_name));
    if (with_lines) compare_put_lines(pen, turn);
    if (!turn->reply_count) put_no_reply(pen, turn);
    for (size_t i = 0; i < turn->reply_count; i++) {
        const FeedItem *reply = turn->replies[i];
        ui_push_id(app->ui, "reply", reply->seq);
        put_meta(pen, reply);
        put_bubble(pen, reply, who);
        if (reply->grade) put_strip(pen, reply->grade);
        if (reply->grade) put_findings(pen, reply->grade);
        ui_pop_id(app->ui);
    }
}
