/* app_session.c -- the session at the desk: begun, carried on, answered, paused, ended; and what time does to it. */
#include "ui/app_own.h"

#include "base/mem.h"
#include "play/talk_write.h"

enum { TICK_MS = 4000, SEED_BOUND = 1000000, LINGER_MS = 2500 };

SittingSetup app_sitting_setup(const App *app)
{
    const AppSetup *setup = app->setup;
    return (SittingSetup){ .book = app->book,
                           .store = app->store,
                           .outside = setup->outside,
                           .clock = &setup->outside->clock,
                           .engine = setup->engine,
                           .keystrokes = app->settings.keystrokes,
                           .person = app->person,
                           .locale = sv(app->lang) };
}

bool app_is_exam(const App *app)
{
    return app->sitting && log_header(sitting_log(app->sitting))->mode == SESSION_EXAM;
}

int64_t app_session_ms(const App *app)
{
    if (!app->sitting) return 0;
    return app->is_playing ? app_now(app) - app->offset_ms : sitting_now(app->sitting);
}

/* The feed of a new sitting takes the place of the last one's. */
void app_sit_down(App *app, Sitting *sitting)
{
    app_forget_past(app);
    sitting_free(app->sitting);
    app->sitting = sitting;
    app->is_playing = true;
    app_history_changed(app);
    app->chat = 1;
    app->feed_seen = 0;
    for (size_t i = 0; i < DESK_MAX_CHATS; i++) app->news[i] = (ChatNews){ 0 };
    app->offset_ms = app_now(app) - sitting_now(sitting);
    app->ticked_ms = app_now(app);
    feed_free(app->feed);
    app->feed = feed_new(app->content);
    app_pass_time(app);
    mem_tidy(); /* reading the plot and its buyer leaves much behind */
    app_go(app, VIEW_DESK);
    app->has_entered = false;
    app->redraw = true;
}

bool app_begin(App *app, const AppPractice *practice)
{
    const Outside *outside = app->setup->outside;
    Sitting *sitting = NULL;
    Err err = { 0 };
    app_leave_session(app);
    SittingSetup setup = app_sitting_setup(app);
    setup.scenario = practice->scenario;
    setup.persona = practice->persona;
    setup.mode = practice->mode;
    /* An exam is the same for everybody who takes it. */
    setup.seed = practice->mode == SESSION_EXAM ? 1 : outside->below(outside->self, SEED_BOUND);
    if (!sitting_begin(&sitting, &setup, &err)) {
        app_fail(app, "app.cannot_begin", &err);
        return false;
    }
    app_sit_down(app, sitting);
    return true;
}

static bool said_bar(App *app, SittingBar bar)
{
    StrView key = arena_printf(app->frame, "carry_on.%s", sitting_bar_name(bar));
    app_toast(app, locale_text_sv(app->locale, key));
    return false;
}

bool app_carry_on(App *app, StrView id)
{
    Sitting *sitting = NULL;
    SittingBar bar = SITTING_FREE;
    Err err = { 0 };
    app_leave_session(app);
    SittingSetup setup = app_sitting_setup(app);
    if (!sitting_carry_on(&sitting, &setup, id, &bar, &err)) return said_bar(app, bar);
    app_sit_down(app, sitting);
    return true;
}

bool app_save_talk(App *app, const EventLog *log, uint32_t chat)
{
    TalkSave save = { log, chat, arena_printf(app->frame, "%s/content", app->setup->data).ptr };
    StrView path = { 0 };
    Err err = { 0 };
    Buf text = { 0 };
    if (!talk_save(&save, app->frame, &path, &err)) {
        app_fail(app, "app.talk_not_saved", &err);
        return false;
    }
    locale_fill(app->locale, &text, "app.talk_saved", SLOTS({ "path", path }));
    app_toast(app, buf_view(&text));
    buf_clear(&text);
    return true;
}

/* It is taken up where it stopped and ended there, so that its record says how. */
bool app_give_up(App *app, StrView id)
{
    Sitting *sitting = NULL;
    SittingBar bar = SITTING_FREE;
    Err err = { 0 };
    SittingSetup setup = app_sitting_setup(app);
    if (!sitting_carry_on(&sitting, &setup, id, &bar, &err)) return said_bar(app, bar);
    bool is_ok = sitting_end(sitting, sitting_now(sitting), &err);
    if (!is_ok) app_fail(app, "app.not_stored", &err);
    sitting_free(sitting);
    app_history_changed(app);
    app->redraw = true;
    return is_ok;
}

const History *app_history(App *app)
{
    const Outside *outside = app->setup->outside;
    SittingSetup setup = app_sitting_setup(app);
    Err err = { 0 };
    if (app->past_is_known) return &app->past;
    app->past_is_known = true;
    arena_free(app->past_arena);
    app->past_arena = arena_new(0);
    app->past = (History){ .week_overall = -1, .week_cpm = -1 };
    if (!app->store || !app->person.id.len) return &app->past;
    StrView today = outside->today(outside->self, app->past_arena);
    if (!history_read(&setup, today, app->past_arena, &app->past, &err)) app_fail(app, "app.cannot_read", &err);
    return &app->past;
}

const History *app_everybody(App *app)
{
    const Outside *outside = app->setup->outside;
    SittingSetup setup = app_sitting_setup(app);
    Err err = { 0 };
    if (app->everybody_is_known) return &app->everybody;
    app->everybody_is_known = true;
    app->everybody_reads++;
    arena_free(app->everybody_arena);
    app->everybody_arena = arena_new(0);
    app->everybody = (History){ .week_overall = -1, .week_cpm = -1 };
    setup.person = (Person){ 0 };
    if (!app->store) return &app->everybody;
    StrView today = outside->today(outside->self, app->everybody_arena);
    if (!history_read(&setup, today, app->everybody_arena, &app->everybody, &err)) {
        app_fail(app, "app.cannot_read", &err);
    }
    return &app->everybody;
}

void app_history_changed(App *app)
{
    app->past_is_known = app->everybody_is_known = false;
}

/* An exam cannot be left and come back to: what is open then counts as given up. */
void app_leave_session(App *app)
{
    Err err = { 0 };
    if (!app->is_playing) return;
    bool is_exam = app_is_exam(app);
    bool is_ok = is_exam ? sitting_end(app->sitting, app_session_ms(app), &err) : sitting_leave(app->sitting, &err);
    if (!is_ok) app_fail(app, "app.not_stored", &err);
    app->is_playing = false;
    app_history_changed(app);
    sitting_free(app->sitting);
    app->sitting = NULL;
    feed_free(app->feed);
    app->feed = NULL;
}

/* By itself or by hand the session has come to its end: its card is next. */
static void show_card(App *app)
{
    Err err = { 0 };
    if (!feed_update(app->feed, sitting_log(app->sitting), &err)) app_fail(app, "app.cannot_read", &err);
    app->is_playing = false;
    app_history_changed(app);
    app_forget_past(app);
    app_play(app, SOUND_END);
    app_go(app, VIEW_CARD);
    app->redraw = true;
}

void app_end_session(App *app)
{
    Err err = { 0 };
    if (!app->is_playing) return;
    if (!sitting_end(app->sitting, app_session_ms(app), &err)) app_fail(app, "app.not_stored", &err);
    show_card(app);
}

/* ERR_INPUT says that the reply itself is at fault; anything else that the store refused. Then it is kept in memory and
 * stored later, unless something before it waits for that still: `before` is how long the log was. The banner says so as
 * long as it lasts, so the toast comes once. */
static bool answered_since(App *app, bool is_ok, uint32_t before, const Err *err)
{
    if (is_ok) {
        app->unstored = false;
        return true;
    }
    if (err->code == ERR_INPUT) {
        app_fail(app, "app.cannot_say", err);
        return false;
    }
    if (!app->unstored) app_fail(app, "app.not_stored", err);
    app->unstored = true;
    return log_count(sitting_log(app->sitting)) > before;
}

static bool answered(App *app, bool is_ok, const Err *err)
{
    return answered_since(app, is_ok, 0, err);
}

bool app_say(App *app, const DeskReply *reply)
{
    Err err = { 0 };
    if (!app->is_playing) return false;
    uint32_t before = log_count(sitting_log(app->sitting));
    bool is_ok = answered_since(app, sitting_say(app->sitting, reply, app_session_ms(app), &err), before, &err);
    app_pass_time(app);
    return is_ok;
}

bool app_draft(App *app, uint32_t chat, StrView text, size_t pasted)
{
    Err err = { 0 };
    if (!app->is_playing) return false;
    uint32_t before = log_count(sitting_log(app->sitting));
    bool is_ok = sitting_draft(app->sitting, chat, text, pasted, app_session_ms(app), &err);
    return answered_since(app, is_ok, before, &err);
}

bool app_act(App *app, uint32_t chat, StrView name)
{
    Err err = { 0 };
    if (!app->is_playing) return false;
    bool is_ok = answered(app, sitting_act(app->sitting, chat, name, sv(""), app_session_ms(app), &err), &err);
    app_pass_time(app);
    return is_ok;
}

bool app_send_card(App *app, uint32_t chat, StrView product)
{
    Err err = { 0 };
    Buf args = { 0 };
    JsonOut json = { &args, false };
    if (!app->is_playing) return false;
    json_begin_object(&json);
    json_key(&json, "product");
    json_string(&json, product);
    json_end_object(&json);
    int64_t now = app_session_ms(app);
    bool is_ok = answered(app, sitting_act(app->sitting, chat, sv("send_card"), buf_view(&args), now, &err), &err);
    buf_clear(&args);
    app_pass_time(app);
    return is_ok;
}

bool app_note(App *app, uint32_t chat, StrView text)
{
    Err err = { 0 };
    if (!app->is_playing) return false;
    bool is_ok = answered(app, sitting_note(app->sitting, chat, text, app_session_ms(app), &err), &err);
    app_pass_time(app);
    return is_ok;
}

bool app_drop_note(App *app, uint32_t chat, uint32_t seq)
{
    Err err = { 0 };
    if (!app->is_playing) return false;
    bool is_ok = answered(app, sitting_drop_note(app->sitting, chat, seq, app_session_ms(app), &err), &err);
    app_pass_time(app);
    return is_ok;
}

bool app_flag(App *app, uint32_t chat, StrView colour)
{
    Err err = { 0 };
    if (!app->is_playing) return false;
    bool is_ok = answered(app, sitting_flag(app->sitting, chat, colour, app_session_ms(app), &err), &err);
    app_pass_time(app);
    return is_ok;
}

bool app_status(App *app, StrView status)
{
    Err err = { 0 };
    if (!app->is_playing) return false;
    bool is_ok = answered(app, sitting_status(app->sitting, status, app_session_ms(app), &err), &err);
    app_pass_time(app);
    return is_ok;
}

bool app_pause(App *app, bool pause)
{
    Err err = { 0 };
    if (!app->is_playing || sitting_is_paused(app->sitting) == pause) return false;
    int64_t now = app_session_ms(app);
    bool is_ok = pause ? sitting_pause(app->sitting, now, &err) : sitting_resume(app->sitting, now, &err);
    if (!is_ok) app_fail(app, "app.cannot_pause", &err);
    app_pass_time(app);
    return is_ok;
}

/* When the session ends by itself: the last words stay for a moment to be read. INT64_MAX: somebody is still there. */
static int64_t over_at(const App *app)
{
    int64_t last = 0;
    if (!app->is_playing || !desk_is_over(sitting_desk(app->sitting))) return INT64_MAX;
    for (uint32_t i = 1; i <= feed_chat_count(app->feed); i++) {
        const FeedChat *chat = feed_chat(app->feed, i);
        if (chat && chat->closed_at > last) last = chat->closed_at;
    }
    return last + LINGER_MS;
}

int64_t app_session_due(const App *app)
{
    if (!app->is_playing) return INT64_MAX;
    int64_t next = app->ticked_ms + TICK_MS;
    int64_t due = desk_next_due(sitting_desk(app->sitting));
    int64_t news = app_news_due(app);
    int64_t over = over_at(app);
    if (over < INT64_MAX && over + app->offset_ms < next) next = over + app->offset_ms;
    if (due >= 0 && due + app->offset_ms < next) next = due + app->offset_ms;
    if (news < INT64_MAX && news + app->offset_ms < next) next = news + app->offset_ms;
    return next;
}

/* The desk is moved to the present; what is new is read. True where something is to be seen. */
bool app_pass_time(App *app)
{
    Err err = { 0 };
    if (!app->is_playing) return false;
    app->ticked_ms = app_now(app);
    bool is_stored = sitting_tick(app->sitting, app_session_ms(app), &err);
    if (!is_stored && !app->unstored) app_fail(app, "app.not_stored", &err);
    app->unstored = !is_stored;
    const EventLog *log = sitting_log(app->sitting);
    if (!feed_update(app->feed, log, &err)) app_fail(app, "app.cannot_read", &err);
    feed_follow(app->feed, sitting_desk(app->sitting));
    bool has_news = app->feed_seen != log_count(log);
    app->feed_seen = log_count(log);
    app_tell_news(app);
    if (app_session_ms(app) >= over_at(app)) app_end_session(app);
    return has_news;
}
