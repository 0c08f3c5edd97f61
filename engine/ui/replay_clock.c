/* replay_clock.c -- opening a film, where it stands, and how it runs: by the clock that the application was handed. */
#include "ui/replay_own.h"

#include "play/branches.h"
#include "ui/card_own.h"

enum { FRAME_MS = 16 };

const int32_t REPLAY_SPEED[REPLAY_SPEEDS] = { 1, 2, 4, 8, 16, 32 };

void replay_close(ReplayView *view)
{
    film_close(view->film);
    arena_free(view->desk.better_arena);
    arena_free(view->proof_arena);
    view->proof_arena = NULL;
    view->desk = (DeskView){ 0 };
    view->film = NULL;
}

static DeskFilm who_of(const App *app, const SessionHeader *header, uint32_t events)
{
    enum { MOST_EVENTS = 3000 }; /* better wordings take a rerun of all of it */
    StrView face = settings_face(&app->settings, header->person_id);
    if (!face.len && sv_eq(header->person_id, app->person.id)) face = app->settings.avatar;
    StrView name = header->person_name.len ? header->person_name : ui_tr(app->ui, "list.nobody");
    return (DeskFilm){ .name = name, .face = face, .can_mend = events <= MOST_EVENTS };
}

void replay_open(App *app, ReplayView *view)
{
    const EventLog *log = app_card_log(app);
    bool is_same = view->film && view->epoch == app->card_epoch;
    view->is_playing = false;
    if (is_same) return;
    replay_close(view);
    Edit *search = view->search;
    *view =
        (ReplayView){ .search = search, .speed = view->speed, .skips_idle = view->skips_idle, .panel = view->panel };
    edit_set_text(search, sv(""));
    view->epoch = app->card_epoch;
    view->desk.better_arena = arena_new(0);
    view->proof_arena = arena_new(0);
    if (!log) return;
    view->film = film_open(log, app->content);
    view->who = who_of(app, film_header(view->film), film_events(view->film));
    view->desk.film = &view->who;
    view->opened_ms = app_now(app);
    view->span_ms = film_length(view->film) > 0 ? film_length(view->film) : 1;
    view->chat = 1;
    view->follows = true;
    view->hit = view->marks_seen = view->step_seen = FILM_NONE;
    view->searched = edit_version(search);
}

/* ---- where it stands */

/* The trainee is where they type, else where they said something last. */
static uint32_t busy_chat(const ReplayView *view)
{
    int64_t now = film_now(view->film);
    size_t count = 0, low = 0;
    const FilmReply *replies = film_replies(view->film, &count);
    for (uint32_t chat = 1; chat <= film_lanes(view->film); chat++) {
        if (film_composer(view->film, chat).is_typing) return chat;
    }
    for (size_t high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (replies[middle].t_ms <= now) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low ? replies[low - 1].chat : 1;
}

/* A stretch of the timeline that is looked at more closely goes along with the playhead. */
static void keep_in_sight(ReplayView *view)
{
    int64_t now = film_now(view->film), length = film_length(view->film);
    if (view->is_scrubbing || (now >= view->left_ms && now <= view->left_ms + view->span_ms)) return;
    view->left_ms = now - view->span_ms / 10;
    if (view->left_ms > length - view->span_ms) view->left_ms = length - view->span_ms;
    if (view->left_ms < 0) view->left_ms = 0;
}

static void start_clock(const App *app, ReplayView *view)
{
    int64_t t = film_now(view->film);
    view->since_ms = app_now(app);
    view->since_t = view->skips_idle ? film_play_of(view->film, t) : t;
    view->told_t = t;
}

/* In the chat that is shown. */
static size_t items_of(const ReplayView *view)
{
    const FeedChat *chat = feed_chat(film_feed(view->film), view->chat);
    return chat ? chat->count : 0;
}

static void come_to(ReplayView *view, int64_t t_ms)
{
    size_t before = items_of(view);
    film_seek(view->film, t_ms);
    if (!view->is_playing || items_of(view) != before) view->sought = true;
    if (view->follows) view->chat = busy_chat(view);
    keep_in_sight(view);
}

void replay_seek(App *app, ReplayView *view, int64_t t_ms)
{
    come_to(view, t_ms);
    start_clock(app, view);
    ui_again(app->ui);
}

void replay_seek_in(App *app, ReplayView *view, uint32_t chat, int64_t t_ms)
{
    bool follows = view->follows;
    view->follows = false;
    replay_seek(app, view, t_ms);
    view->follows = follows;
    if (chat) view->chat = chat;
}

void replay_zoom(ReplayView *view, int64_t span_ms, int64_t at_ms)
{
    enum { LEAST_MS = 10000 };
    int64_t length = film_length(view->film) > 0 ? film_length(view->film) : 1;
    int64_t span = span_ms < LEAST_MS ? LEAST_MS : span_ms;
    if (span > length) span = length;
    int64_t left = at_ms - (at_ms - view->left_ms) * span / view->span_ms;
    if (left > length - span) left = length - span;
    view->left_ms = left > 0 ? left : 0;
    view->span_ms = span;
}

/* ---- running */

/* A small click where something was stopped in time. */
static void sound_catches(App *app, ReplayView *view, int64_t t_ms)
{
    size_t count = 0;
    const FilmMark *marks = film_marks(view->film, &count);
    int32_t next = film_next_mark(view->film, 1U << FILM_MARK_CAUGHT, 0);
    if (next != FILM_NONE && marks[next].t_ms <= t_ms && marks[next].t_ms > view->told_t) {
        view->told_t = marks[next].t_ms;
        app_play(app, SOUND_CAUGHT);
    }
}

void replay_pass_time(App *app, ReplayView *view)
{
    Ui *ui = app->ui;
    int64_t now = ui_input(ui)->now_ms;
    if (film_work(view->film, 64)) ui_due(ui, now + FRAME_MS);
    if (!view->is_playing) return;
    int64_t passed = (now - view->since_ms) * REPLAY_SPEED[view->speed] / 2;
    int64_t t = view->since_t + (passed > 0 ? passed : 0);
    if (view->skips_idle) t = film_time_of(view->film, t);
    sound_catches(app, view, t);
    come_to(view, t);
    if (t >= film_length(view->film)) {
        view->is_playing = false;
    } else {
        ui_due(ui, now + FRAME_MS);
    }
}

/* From the end it begins once more. */
void replay_play(App *app, ReplayView *view, bool play)
{
    if (play && film_now(view->film) >= film_length(view->film)) come_to(view, 0);
    view->is_playing = play;
    if (play) view->follows = true;
    start_clock(app, view);
    ui_again(app->ui);
}

void replay_set_speed(App *app, ReplayView *view, int32_t speed)
{
    view->speed = speed;
    start_clock(app, view);
    ui_again(app->ui);
}

void replay_skip_idle(App *app, ReplayView *view, bool skip)
{
    view->skips_idle = skip;
    start_clock(app, view);
    ui_again(app->ui);
}

void replay_step_message(App *app, ReplayView *view, int by)
{
    uint32_t chat = film_lanes(view->film) > 1 && !view->follows ? view->chat : 0;
    int64_t t = by > 0 ? film_next_message(view->film, chat) : film_previous_message(view->film, chat);
    if (t >= 0) replay_seek(app, view, t);
    if (t < 0) replay_seek(app, view, by > 0 ? film_length(view->film) : 0);
}

void replay_step_finding(App *app, ReplayView *view, int by)
{
    size_t count = 0;
    const FilmMark *marks = film_marks(view->film, &count);
    int32_t to =
        by > 0 ? film_next_mark(view->film, FILM_FINDINGS, 0) : film_previous_mark(view->film, FILM_FINDINGS, 0);
    if (to == FILM_NONE) {
        app_toast(app, ui_tr(app->ui, by > 0 ? "playback.no_next" : "playback.no_previous"));
        return;
    }
    view->is_playing = false;
    replay_seek_in(app, view, marks[to].chat, marks[to].t_ms);
}

/* ---- the reply that it is about */

const FilmReply *replay_reply(const ReplayView *view)
{
    size_t count = 0, low = 0;
    const FilmLane *lane = film_lane(view->film, view->chat);
    const FilmReply *replies = film_replies(view->film, &count);
    int64_t now = film_now(view->film);
    if (!lane || !lane->reply_count) return NULL;
    /* What is being written counts more than what is waited for. */
    int32_t typing = film_composer(view->film, view->chat).typing;
    int32_t written = typing == FILM_NONE ? FILM_NONE : film_typing(view->film, typing)->reply;
    if (written != FILM_NONE) return &replies[written];
    for (size_t high = lane->reply_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (replies[lane->replies[middle]].from_ms <= now) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return &replies[lane->replies[low ? low - 1 : 0]];
}

StrView replay_retry_reason(const App *app)
{
    SittingBar bar = app_retry_bar(app);
    if (bar == SITTING_FREE) return sv("");
    return locale_text_sv(app->locale, arena_printf(app->frame, "carry_on.%s", sitting_bar_name(bar)));
}

void replay_retry(App *app, ReplayView *view)
{
    const FilmReply *its = replay_reply(view);
    const FeedChat *chat = NULL;
    StrView reason = replay_retry_reason(app);
    const FeedItem *reply = its ? card_reply(app, its->seq, &chat) : NULL;
    if (!reply) return;
    if (reason.len) {
        app_toast(app, reason);
    } else {
        app_retry(app, branch_cut(chat, reply));
    }
}
