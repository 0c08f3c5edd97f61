/* replay_head.c -- which session this is, what came of it, whether it still plays the same, and the ways on. */
#include "ui/replay_own.h"

#include "ui/scenario_card.h"

enum { FACE = 36, NAME_H = 22, LINE_H = 16, TAG_H = 20, DATE_LEN = 10, CLOCK_AT = 11, CLOCK_LEN = 5, SAVE_FROM = 1120 };

static StrView title_of(App *app, const ReplayView *view)
{
    size_t lanes = film_lanes(view->film);
    if (lanes > 1) return ui_say(app->ui, "home.rush_title", SLOTS({ "count", ui_number(app->ui, (int64_t)lanes) }));
    const FilmLane *lane = film_lane(view->film, 1);
    StrView id = lane ? lane->scenario : film_header(view->film)->scenario;
    const ScenarioInfo *info = content_scenario(app->content, id);
    return info ? app_local(app, &info->title) : id;
}

static StrView buyers_of(App *app, const ReplayView *view)
{
    StrView all = sv("");
    for (uint32_t i = 1; i <= film_lanes(view->film); i++) {
        const FeedChat *chat = feed_chat(app_card_feed(app), i);
        StrView name = chat ? desk_buyer_name(app, chat) : scenario_buyer(app, film_lane(view->film, i)->persona);
        if (!all.len) {
            all = name;
        } else {
            all = arena_printf(app->frame, "%.*s%s%.*s", SV_ARG(all), strcmp(app->lang, "zh") == 0 ? "、" : ", ",
                               SV_ARG(name));
        }
    }
    return all;
}

static StrView when_of(App *app, const SessionHeader *header)
{
    const Outside *outside = app->setup->outside;
    StrView at = header->started_at;
    if (at.len < CLOCK_AT + CLOCK_LEN) return header->date;
    StrView clock = sv_of(at.ptr + CLOCK_AT, CLOCK_LEN), date = sv_of(at.ptr, DATE_LEN);
    if (sv_eq(date, outside->today(outside->self, app->frame))) {
        return ui_say(app->ui, "list.today", SLOTS({ "clock", clock }));
    }
    return arena_printf(app->frame, "%.*s %.*s", SV_ARG(date), SV_ARG(clock));
}

/* Who bought, when, how long, by which rubric: the one of the content, where that is still the session's own. */
static StrView facts_of(App *app, const ReplayView *view)
{
    const SessionHeader *header = film_header(view->film);
    StrView buyers = buyers_of(app, view), when = when_of(app, header);
    StrView length = desk_film_clock(app, film_length(view->film));
    StrView facts = buyers.len
                        ? arena_printf(app->frame, "%.*s·%.*s·%.*s", SV_ARG(buyers), SV_ARG(when), SV_ARG(length))
                        : arena_printf(app->frame, "%.*s·%.*s", SV_ARG(when), SV_ARG(length));
    if (!hash_equal(&header->content, content_hash(app->content))) return facts;
    StrView key = arena_printf(app->frame, "rubric.%.*s", SV_ARG(film_rubric(view->film)));
    StrView name = locale_has(app->locale, key) ? locale_text_sv(app->locale, key) : film_rubric(view->film);
    StrView rubric = ui_say(app->ui, "playback.rubric", SLOTS({ "name", name }));
    return arena_printf(app->frame, "%.*s·%.*s", SV_ARG(facts), SV_ARG(rubric));
}

/* The mean of the replies that were graded: what the score card says. */
static Score score_of(const ReplayView *view)
{
    size_t count = 0;
    int64_t sum = 0, graded = 0;
    const FilmReply *replies = film_replies(view->film, &count);
    for (size_t i = 0; i < count; i++) {
        if (!replies[i].grade || replies[i].grade->overall < 0) continue;
        sum += replies[i].grade->overall;
        graded++;
    }
    return (Score){ graded ? (int32_t)((2 * sum + graded) / (2 * graded)) : 0, graded > 0, false };
}

static void draw_names(App *app, ReplayView *view, Rect row)
{
    Ui *ui = app->ui;
    LevelScale levels = app_levels(app);
    Score score = score_of(view);
    Rect line = { row.x, row.y + (row.h - NAME_H - LINE_H) / 2, row.w, NAME_H };
    Rect below = { row.x, line.y + NAME_H, row.w, LINE_H };
    int32_t chip = ui_level_chip_width(ui, &levels, score, 0) + 8;
    int32_t proof = replay_proof_width(app, view) + 8;
    ui_heading(ui, cut_left(&line, ui_text_w(ui, FONT_B16, view->who.name)), view->who.name, FONT_B16);
    cut_left(&line, 8);
    StrView title = title_of(app, view);
    int32_t w = ui_text_w(ui, FONT_R14, title), room = line.w - chip - proof;
    if (w > room) w = room;
    if (w > 0) ui_line(ui, cut_left(&line, w), title, (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
    cut_left(&line, 8);
    Point at = { line.x, line.y + (NAME_H - TAG_H) / 2 };
    at.x += ui_level_chip(ui, at, &levels, score, 0) + 8;
    replay_draw_proof(app, view, at, row.x + row.w - at.x);
    ui_line(ui, below, facts_of(app, view), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

static const char *back_label(const App *app)
{
    if (app->film_back == VIEW_COMPARE && app_compare(app)) return "compare.back_to";
    return app->film_back == VIEW_CARD ? "playback.to_card" : "playback.to_list";
}

/* Where the head has no room, `peilian export ID --talk` does the same. */
static bool is_small(const App *app)
{
    return ui_size(app->ui).x < SAVE_FROM;
}

static void draw_buttons(App *app, const ReplayView *view, Rect *row)
{
    Ui *ui = app->ui;
    ButtonSpec compare = {
        .label = ui_tr(ui, "card.compare_button"), .icon = "compare", .key = sv("C"), .size = BUTTON_SMALL
    };
    ButtonSpec card = { .label = ui_tr(ui, "playback.card"), .icon = "note", .size = BUTTON_SMALL };
    ButtonSpec save = { .label = ui_tr(ui, "playback.save_talk"), .icon = "file", .size = BUTTON_SMALL };
    if (ui_button_right(ui, "card", row, &card)) app_go(app, VIEW_CARD);
    /* A talk is of one chat, the one that is shown. */
    if (!is_small(app) && ui_button_right(ui, "save", row, &save)) app_save_talk(app, app_card_log(app), view->chat);
    if (ui_button_right(ui, "compare", row, &compare)) app_show_kin(app, film_header(view->film)->id, KIN_COMPARE);
}

void replay_draw_head(App *app, ReplayView *view, Rect rect)
{
    Ui *ui = app->ui;
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    Rect row = rect_inset(rect, REPLAY_PAD, 0);
    ButtonSpec back = { .label = ui_tr(ui, back_label(app)), .icon = "left", .look = BUTTON_QUIET, .icon_only = true };
    if (ui_button_left(ui, "back", &row, &back)) replay_leave(app);
    const char *picture =
        view->who.face.len ? arena_printf(app->frame, "avatars/%.*s", SV_ARG(view->who.face)).ptr : NULL;
    Rect face = cut_left(&row, FACE);
    ui_avatar(ui, (Rect){ face.x, face.y + (face.h - FACE) / 2, FACE, FACE }, picture, view->who.name);
    cut_left(&row, 12);
    draw_buttons(app, view, &row);
    if (app->view == VIEW_REPLAY) draw_names(app, view, row);
}
