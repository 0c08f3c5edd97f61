/* replay_side.c -- the third column: what was found in the reply under the playhead, all marks, the trainee's notes. */
#include "ui/replay_own.h"

#include "ui/card_own.h"

enum { PAD = 14, GAP = 10, HEAD_H = 24, EDGE_X = 12, EDGE_Y = 10, QUOTE_PAD = 8, ROW_H = 32, TIME_W = 48, MARK = 12 };

static const TextBlock *lay_out(App *app, Font font, StrView text, int32_t width)
{
    TextSpec spec = { .font = font, .text = text, .width = width };
    return text_layout(app->text, &spec);
}

/* Lines from the top of the room, which they take away; nothing where there is no text. */
static void paragraph(App *app, Rect *room, StrView text, Token colour)
{
    if (!text.len) return;
    const TextBlock *block = lay_out(app, FONT_R12, text, room->w);
    Rect rect = cut_top(room, text_block_height(block));
    text_draw(app->text, block, (Point){ rect.x, rect.y }, ui_colour(app->ui, colour));
    ui_node(app->ui, &(UiNode){ .role = "text", .name = text, .rect = rect });
    cut_top(room, 6);
}

/* ---- findings */

typedef struct FindingCard {
    const FilmReply *reply;
    const FeedFinding *finding;
    StrView why, words, better;
} FindingCard;

static StrView words_of(const FilmReply *reply, const FeedFinding *finding)
{
    if (finding->start >= finding->end || finding->end > reply->text.len) return sv("");
    if (finding->end - finding->start == reply->text.len) return sv(""); /* the whole of it says nothing more */
    return sv_of(reply->text.ptr + finding->start, finding->end - finding->start);
}

/* Looked for while the film stands only: it takes a rerun of the session. */
static StrView better_of(App *app, ReplayView *view, const FilmReply *reply, const FeedFinding *finding)
{
    const FeedChat *chat = NULL;
    if (finding->kind == FINDING_PRAISE || view->is_playing || view->is_scrubbing) return sv("");
    const FeedItem *item = card_reply(app, reply->seq, &chat);
    const ReceiptEdit *edit = item ? desk_edit_for(app, &view->desk, item, finding->dim) : NULL;
    if (!edit) return sv("");
    Slot slots[] = { { "reply", edit->reply },
                     { "dim", card_dim_name(app, edit->dim) },
                     { "from", ui_number(app->ui, edit->score_from) },
                     { "to", ui_number(app->ui, edit->score_to) } };
    return ui_say(app->ui, "desk.better", slots, sizeof slots / sizeof *slots);
}

static void draw_title(App *app, const FeedFinding *finding, Rect row)
{
    static const char *const KEYS[] = { [FINDING_CRITICAL] = "ui.severity.crit",
                                        [FINDING_MAJOR] = "ui.severity.major",
                                        [FINDING_MINOR] = "ui.severity.minor",
                                        [FINDING_PRAISE] = "ui.severity.praise" };
    Ui *ui = app->ui;
    StrView right =
        arena_printf(app->frame, "%.*s·%.*s", SV_ARG(finding->rule), SV_ARG(ui_tr(ui, KEYS[finding->kind])));
    int32_t w = ui_text_w(ui, FONT_R12, right);
    ui_mark(ui, (Point){ row.x, row.y + 3 }, 14, desk_severity(finding->kind));
    cut_left(&row, 20);
    ui_line(ui, cut_right(&row, w), right, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_RIGHT });
    cut_right(&row, 8);
    ui_line(ui, (Rect){ row.x, row.y, row.w, 20 }, card_rule_name(app, finding->rule),
            (UiLook){ FONT_B12, TOKEN_T1, ALIGN_LEFT });
}

static int32_t text_h(App *app, StrView text, int32_t width)
{
    return text.len ? text_block_height(lay_out(app, FONT_R12, text, width)) + 6 : 0;
}

static void draw_finding(App *app, const FindingCard *card, Rect *room)
{
    Ui *ui = app->ui;
    int32_t width = room->w - 2 * EDGE_X;
    int32_t better = card->better.len ? text_h(app, card->better, width - 2 * QUOTE_PAD) + 2 * QUOTE_PAD - 6 : 0;
    int32_t h = 2 * EDGE_Y + HEAD_H + text_h(app, card->words, width) + text_h(app, card->why, width) + better;
    Rect box = cut_top(room, h);
    canvas_outline(app->canvas, box, CORNERS(8), 1, ui_colour(ui, TOKEN_LINE));
    Rect in = rect_inset(box, EDGE_X, EDGE_Y);
    draw_title(app, card->finding, cut_top(&in, HEAD_H));
    paragraph(app, &in, card->words, tint_text(severity_tint(desk_severity(card->finding->kind))));
    paragraph(app, &in, card->why, TOKEN_T2);
    if (better) {
        Rect ground = { in.x, in.y, in.w, better };
        canvas_round(app->canvas, ground, CORNERS(4), ui_colour(ui, TOKEN_GOOD_T));
        Rect words = rect_inset(ground, QUOTE_PAD, QUOTE_PAD);
        paragraph(app, &words, card->better, TOKEN_T1);
    }
    cut_top(room, GAP);
}

static void draw_findings(App *app, ReplayView *view, const FilmReply *reply, Rect *room)
{
    for (int kind = FINDING_CRITICAL; kind <= FINDING_PRAISE; kind++) {
        for (size_t i = 0; i < reply->grade->count; i++) {
            const FeedFinding *finding = &reply->grade->findings[i];
            if ((int)finding->kind != kind) continue;
            FindingCard card = { reply, finding, desk_why(app, finding), words_of(reply, finding),
                                 better_of(app, view, reply, finding) };
            draw_finding(app, &card, room);
        }
    }
}

static void draw_head(App *app, const FilmReply *reply, Rect row)
{
    Ui *ui = app->ui;
    LevelScale levels = app_levels(app);
    const FeedGrade *grade = reply->grade;
    Score score = { grade->overall, grade->overall >= 0, grade->is_capped };
    StrView title = ui_say(ui, "playback.reply", SLOTS({ "number", ui_number(ui, reply->number) }));
    int32_t w = ui_text_w(ui, FONT_B14, title);
    ui_heading(ui, cut_left(&row, w), title, FONT_B14);
    cut_left(&row, 8);
    ui_level_chip(ui, (Point){ row.x, row.y + 2 }, &levels, score, 0);
}

void replay_draw_found(App *app, ReplayView *view, Rect rect)
{
    Ui *ui = app->ui;
    const FilmReply *reply = replay_reply(view);
    bool is_sent = reply && reply->t_ms <= film_now(view->film);
    UiScroll scroll = ui_begin_scroll(ui, "found", rect, false);
    Rect in = { rect.x + PAD, scroll.content.y + 12, rect.w - 2 * PAD, rect.h };
    int32_t top = in.y;
    if (!is_sent || !reply->grade) {
        const char *key = !reply ? "playback.no_reply" : !is_sent ? "playback.not_sent" : "playback.not_graded";
        paragraph(app, &in, ui_tr(ui, key), TOKEN_T3);
    } else {
        draw_head(app, reply, cut_top(&in, HEAD_H));
        cut_top(&in, 8);
        if (!reply->grade->count) paragraph(app, &in, ui_tr(ui, "playback.nothing_found"), TOKEN_T3);
        draw_findings(app, view, reply, &in);
    }
    ui_end_scroll(ui, in.y - top + 24);
}

/* ---- marks */

/* The last one that lies before the moment or at it; FILM_NONE: none does. */
static int32_t mark_at(const FilmMark *marks, size_t count, int64_t now)
{
    size_t low = 0;
    for (size_t high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (marks[middle].t_ms <= now) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (int32_t)low - 1;
}

static void draw_mark(App *app, ReplayView *view, size_t index, bool is_now, Rect rect)
{
    Ui *ui = app->ui;
    size_t count = 0;
    const FilmMark *mark = &film_marks(view->film, &count)[index];
    StrView text = replay_mark_text(app, view, mark);
    bool is_future = mark->t_ms > film_now(view->film);
    RowSpec spec = { .label = text, .selected = is_now };
    UiHit hit = ui_row(ui, "mark", index, rect, &spec);
    Rect in = rect_inset(rect, 8, 0);
    Rect time = cut_left(&in, TIME_W);
    ui_paint_line(ui, time, desk_film_clock(app, mark->t_ms),
                  (UiLook){ is_now ? FONT_B12 : FONT_R12, is_now ? TOKEN_ACCENT : TOKEN_T3, ALIGN_LEFT });
    Rect icon = cut_left(&in, MARK + 8);
    canvas_icon(app->canvas, replay_mark_icon(mark), (Point){ icon.x, icon.y + (icon.h - MARK) / 2 }, MARK,
                ui_colour(ui, tint_text(replay_mark_tint(view, mark))));
    ui_paint_line(ui, in, text, (UiLook){ FONT_R12, is_future ? TOKEN_T3 : TOKEN_T1, ALIGN_LEFT });
    if (!hit.activated) return;
    view->is_playing = false;
    replay_seek_in(app, view, mark->chat, mark->t_ms);
}

void replay_draw_marks(App *app, ReplayView *view, Rect rect)
{
    Ui *ui = app->ui;
    size_t count = 0;
    const FilmMark *marks = film_marks(view->film, &count);
    int32_t at = mark_at(marks, count, film_now(view->film));
    cut_top(&rect, 8);
    UiScroll scroll = ui_begin_scroll(ui, "marks", rect, false);
    ui_begin_group(ui, "rows");
    for (size_t i = 0; i < count; i++) {
        Rect row = { rect.x + 6, scroll.content.y + (int32_t)i * ROW_H, rect.w - 12, ROW_H };
        if (row.y + ROW_H <= scroll.view.y || row.y >= scroll.view.y + scroll.view.h) continue;
        if ((int32_t)i == at) ui_group_entry(ui, ui_id_of(ui, "mark", i));
        draw_mark(app, view, i, (int32_t)i == at, row);
    }
    ui_end_group(ui);
    ui_end_scroll(ui, (int32_t)count * ROW_H + 8);
    if (at != view->marks_seen && at != FILM_NONE) ui_scroll_to(ui, ui_id(ui, "marks"), at * ROW_H, 3 * ROW_H);
    view->marks_seen = at;
}

/* ---- notes */

static void draw_note(App *app, const FeedItem *item, Rect *room)
{
    Ui *ui = app->ui;
    int32_t width = room->w - 2 * EDGE_X;
    Rect box = cut_top(room, 2 * EDGE_Y + 18 + text_h(app, item->text, width));
    canvas_outline(app->canvas, box, CORNERS(8), 1, ui_colour(ui, TOKEN_LINE));
    Rect in = rect_inset(box, EDGE_X, EDGE_Y);
    Rect head = cut_top(&in, 18);
    canvas_icon(app->canvas, "note", (Point){ head.x, head.y }, 14, ui_colour(ui, TOKEN_T3));
    cut_left(&head, 20);
    ui_line(ui, (Rect){ head.x, head.y, head.w, 16 }, desk_film_clock(app, item->t_ms),
            (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    paragraph(app, &in, item->text, TOKEN_T1);
    cut_top(room, GAP);
}

void replay_draw_notes(App *app, ReplayView *view, Rect rect)
{
    Ui *ui = app->ui;
    const FeedChat *chat = feed_chat(film_feed(view->film), view->chat);
    bool has_any = false;
    UiScroll scroll = ui_begin_scroll(ui, "notes", rect, false);
    Rect in = { rect.x + PAD, scroll.content.y + 12, rect.w - 2 * PAD, rect.h };
    int32_t top = in.y;
    for (size_t i = 0; chat && i < chat->count; i++) {
        if (chat->items[i].kind != FEED_NOTE || chat->items[i].is_dropped) continue;
        draw_note(app, &chat->items[i], &in);
        has_any = true;
    }
    if (!has_any) paragraph(app, &in, ui_tr(ui, "playback.no_notes"), TOKEN_T3);
    ui_end_scroll(ui, in.y - top + 24);
}
