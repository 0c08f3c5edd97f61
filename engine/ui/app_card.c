/* app_card.c -- what the score card is about: the session that ended last, or a stored one; and the ways on from there. */
#include "ui/app_own.h"

#include "base/mem.h"
#include "play/rerun.h"
#include "record/store_session.h"

/* A stored session that was opened to look at its card. */
struct AppPast {
    EventLog *log;
    Feed *feed;
    Err damage;      /* what ended the reading of the log; no text: it is whole */
    EventLog *again; /* of `desk` */
    Desk *desk;      /* the session run again, for better wordings; NULL until it is asked for */
};

void app_forget_past(App *app)
{
    AppPast *past = app->past_card;
    app->card_epoch++;
    if (!past) return;
    desk_free(past->desk);
    log_free(past->again);
    feed_free(past->feed);
    log_free(past->log);
    mem_free(past);
    app->past_card = NULL;
}

const EventLog *app_card_log(const App *app)
{
    if (app->past_card) return app->past_card->log;
    return app->sitting && !app->is_playing ? sitting_log(app->sitting) : NULL;
}

const Feed *app_card_feed(const App *app)
{
    return app->past_card ? app->past_card->feed : app->feed;
}

StrView app_card_damage(const App *app)
{
    return app->past_card ? sv(app->past_card->damage.text) : sv("");
}

/* A damaged session is shown as far as it can be read. */
static bool read_past(App *app, StrView id, AppPast *past, Err *err)
{
    if (!app->store) return err_set(err, ERR_INPUT, "%s", app->store_fault.text);
    if (!store_salvage_session(app->store, id, &past->log, &past->damage, err)) return false;
    past->feed = feed_new(app->content);
    return feed_update(past->feed, past->log, err);
}

static bool open_past(App *app, StrView id, ViewId view)
{
    AppPast *past = mem_new(sizeof *past);
    Err err = { 0 };
    *past = (AppPast){ 0 };
    bool is_ok = read_past(app, id, past, &err);
    app_forget_past(app);
    app->past_card = past;
    if (!is_ok) {
        app_forget_past(app);
        app_fail(app, "app.cannot_read", &err);
        return false;
    }
    app_go(app, view);
    app->has_entered = false;
    app->redraw = true;
    return true;
}

bool app_open_card(App *app, StrView id)
{
    return open_past(app, id, VIEW_CARD);
}

bool app_open_film(App *app, StrView id)
{
    ViewId from = app->view;
    if (!open_past(app, id, VIEW_REPLAY)) return false;
    if (from != VIEW_REPLAY) app->film_back = from;
    return true;
}

void app_show_film(App *app)
{
    if (!app_card_log(app)) return;
    if (app->view != VIEW_REPLAY) app->film_back = app->view;
    app_go(app, VIEW_REPLAY);
}

void app_show_sitting(App *app)
{
    if (app->is_playing) {
        app_go(app, VIEW_DESK);
        return;
    }
    app_forget_past(app);
    app_go(app, VIEW_CARD);
    app->has_entered = false;
}

Proof app_prove(App *app, Arena *arena)
{
    const EventLog *log = app_card_log(app);
    bool is_same = hash_equal(&log_header(log)->content, content_hash(app->content));
    Err whole = { 0 };
    ProofInput in = { .log = log,
                      .damage = app->past_card ? &app->past_card->damage : &whole,
                      .book = is_same ? app->book : NULL,
                      .engine = app->setup->engine,
                      .state = log_is_closed(log) ? STORE_STATE_CLOSED : STORE_STATE_INTERRUPTED };
    return proof_of(&in, arena);
}

SittingBar app_retry_bar(const App *app)
{
    const EventLog *log = app_card_log(app);
    if (!log) return SITTING_DAMAGED;
    const SessionHeader *header = log_header(log);
    if (header->mode == SESSION_EXAM) return SITTING_EXAM;
    if (!sv_eq(header->engine, app->setup->engine)) return SITTING_OTHER_ENGINE;
    bool is_same = hash_equal(&header->content, content_hash(app->content));
    return is_same ? SITTING_FREE : SITTING_OTHER_CONTENT;
}

bool app_retry(App *app, uint32_t seq)
{
    const EventLog *from = app_card_log(app);
    Sitting *sitting = NULL;
    Err err = { 0 };
    if (!from || app_retry_bar(app) != SITTING_FREE) return false;
    SittingSetup setup = app_sitting_setup(app);
    if (!sitting_retry(&sitting, &setup, from, seq, &err)) {
        app_fail(app, "app.cannot_begin", &err);
        return false;
    }
    uint32_t chat = log_at(from, seq - 1)->event.chat;
    /* What was being typed then is not what is to be said now. */
    if (setup.keystrokes && chat) sitting_draft(sitting, chat, sv(""), 0, sitting_now(sitting), NULL);
    app_leave_session(app);
    app_sit_down(app, sitting);
    if (chat) app->chat = chat;
    return true;
}

bool app_again(App *app)
{
    const EventLog *log = app_card_log(app);
    if (!log) return false;
    const SessionHeader *header = log_header(log);
    /* Beginning forgets the log that these texts live in. */
    return app_begin(app, &(AppPractice){ .scenario = arena_copy(app->frame, header->scenario),
                                          .persona = arena_copy(app->frame, header->persona),
                                          .mode = header->mode });
}

/* ---- what would have been better */

/* The desk on which the session ended; for a stored one that is the session run again, where the content is still its own. */
static Desk *desk_of_card(App *app)
{
    AppPast *past = app->past_card;
    if (!past) return app->sitting ? sitting_desk(app->sitting) : NULL;
    bool is_same = hash_equal(&log_header(past->log)->content, content_hash(app->content));
    if (past->desk || !is_same) return past->desk;
    RerunStart start = { .book = app->book,
                         .from = past->log,
                         .seq = log_count(past->log) + 1,
                         .header = log_header(past->log),
                         .clock = &app->setup->outside->clock };
    if (!rerun_until(&start, &past->again, &past->desk, NULL)) past->desk = NULL;
    return past->desk;
}

bool app_better(App *app, uint32_t seq, Arena *arena, Receipt *out)
{
    Desk *desk = desk_of_card(app);
    *out = (Receipt){ 0 };
    return desk && desk_better(desk, seq, arena, out, NULL);
}

static const ContentFiles *talks_of(App *app)
{
    if (!app->talks && !content_talks_read(&app->talks, app->setup->root, NULL)) app->talks = NULL;
    return app->talks;
}

bool app_model(App *app, const AppAsk *ask, Arena *arena, Model *out)
{
    const ContentFiles *talks = talks_of(app);
    *out = (Model){ .overall = -1 };
    for (size_t i = 0; talks && i < ask->grade->asked_count; i++) {
        ModelAsk wanted = { ask->scenario, ask->persona, ask->grade->asked[i] };
        if (!model_is_of(app->book, wanted.topic, ask->dim)) continue;
        if (model_find(app->book, talks, &wanted, arena, out, NULL) && out->text.len) return true;
    }
    return false;
}

/* ---- how it went before */

const Digest *app_last_time(App *app)
{
    const EventLog *log = app_card_log(app);
    const HistorySession *before = log ? history_before(app_history(app), log_header(log)->id) : NULL;
    return before ? &before->digest : NULL;
}

bool app_practise_rule(App *app, StrView rule)
{
    const ScenarioInfo *scenario = history_practising(app_history(app), app->content, rule);
    if (!scenario) return false;
    return app_begin(app, &(AppPractice){ .scenario = scenario->id, .persona = sv(""), .mode = SESSION_PRACTICE });
}
