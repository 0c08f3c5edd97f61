/* film_reel.h -- a log written event by event on the shipped content, and the film of it. */
#ifndef TESTS_FILM_REEL_H
#define TESTS_FILM_REEL_H

#include "judge_fixture.h"

#include "play/film.h"

typedef struct Reel {
    Fixture *fixture;
    EventLog *log;
    Film *film;
    Buf data;
    int64_t now;
} Reel;

#define assert_text(view, text)                                                               \
    do {                                                                                      \
        StrView seen_ = (view);                                                               \
        if (!sv_is(seen_, (text))) fail_msg("\"%.*s\" is not \"%s\"", SV_ARG(seen_), (text)); \
    } while (0)

static inline void reel_begin(Reel *r, void **state, bool keystrokes)
{
    *r = (Reel){ .fixture = *state };
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("test"),
                             .id = sv("test-session"),
                             .seed = 1,
                             .date = sv("2026-11-21"),
                             .started_at = sv("2026-11-21T22:00:00"),
                             .locale = sv("zh"),
                             .keystrokes = keystrokes,
                             .scenario = sv("jeans-for-a-meeting"),
                             .persona = sv("hunter") };
    Err err = { 0 };
    if (!log_new(&r->log, &header, &err)) fail_msg("%s", err.text);
}

static inline void reel_end(Reel *r)
{
    film_close(r->film);
    log_free(r->log);
    buf_clear(&r->data);
}

/* Its data is in `data`. */
static inline uint32_t reel_push(Reel *r, EventKind kind, uint32_t chat, int64_t t_ms)
{
    Event event = { .kind = kind, .chat = chat, .t_ms = t_ms, .data = buf_view(&r->data) };
    Err err = { 0 };
    if (!log_append(r->log, &event, false, &err)) fail_msg("%s", err.text);
    buf_reset(&r->data);
    r->now = t_ms;
    return log_count(r->log);
}

static inline void reel_open(Reel *r, uint32_t chat, int64_t t_ms)
{
    buf_puts(&r->data,
             "{\"scenario\":\"jeans-for-a-meeting\",\"persona\":\"hunter\",\"moods\":{\"patience\":60,\"trust\":50}}");
    reel_push(r, EVENT_CHAT_OPENED, chat, t_ms);
}

static inline uint32_t reel_text(Reel *r, EventKind kind, uint32_t chat, int64_t t_ms, const char *text)
{
    buf_printf(&r->data, "{\"text\":\"%s\"}", text);
    return reel_push(r, kind, chat, t_ms);
}

static inline uint32_t reel_asks(Reel *r, uint32_t chat, int64_t t_ms, const char *text)
{
    return reel_text(r, EVENT_BUYER_SAID, chat, t_ms, text);
}

static inline void reel_draft(Reel *r, int64_t t_ms, const char *text, int pasted)
{
    buf_printf(&r->data, "{\"text\":\"%s\",\"pasted\":%d}", text, pasted);
    reel_push(r, EVENT_TRAINEE_DRAFT, 1, t_ms);
}

static inline uint32_t reel_say(Reel *r, int64_t t_ms, const char *text, int typing_ms, const char *quick)
{
    buf_printf(&r->data, "{\"text\":\"%s\"", text);
    if (typing_ms >= 0) buf_printf(&r->data, ",\"typing_ms\":%d", typing_ms);
    if (*quick) buf_printf(&r->data, ",\"quick\":\"%s\"", quick);
    buf_puts(&r->data, "}");
    return reel_push(r, EVENT_TRAINEE_SAID, 1, t_ms);
}

/* One finding over the reply's first three bytes. */
static inline void reel_grade(Reel *r, uint32_t chat, uint32_t reply, int64_t t_ms, const char *rule, const char *kind)
{
    const char *dim = strncmp(rule, "BAN", 3) == 0 ? "banned" : "tone";
    buf_printf(&r->data,
               "{\"reply\":%u,\"judgement\":{\"scores\":{\"speed\":100,\"tone\":85,\"banned\":40,\"overall\":75},"
               "\"findings\":[{\"rule\":\"%s\",\"dim\":\"%s\",\"kind\":\"%s\",\"start\":0,\"end\":3,\"delta\":-9}]}}",
               reply, rule, dim, kind);
    reel_push(r, EVENT_GRADED, chat, t_ms);
}

static inline void reel_mood(Reel *r, int64_t t_ms, const char *cause, const char *mood, int to)
{
    buf_printf(&r->data, "{\"cause\":\"%s\",\"moods\":{\"%s\":{\"by\":1,\"to\":%d}}}", cause, mood, to);
    reel_push(r, EVENT_MOOD, 1, t_ms);
}

static inline Film *reel_film(Reel *r)
{
    film_close(r->film);
    r->film = film_open(r->log, r->fixture->content);
    return r->film;
}

/* "typed 您好， · deleted 好": the steps of a typing in one line. */
static inline void reel_steps(Reel *r, int32_t typing, const char *expected)
{
    static const char *const KINDS[] = { "typed", "deleted", "replaced", "pasted", "quick", "hesitated" };
    const FilmTyping *of = film_typing(r->film, typing);
    Buf line = { 0 };
    assert_non_null(of);
    for (size_t i = 0; i < of->step_count; i++) {
        const FilmStep *step = &of->steps[i];
        buf_printf(&line, "%s%s", i ? " | " : "", KINDS[step->kind]);
        if (step->removed.len) buf_printf(&line, " -%.*s", SV_ARG(step->removed));
        if (step->added.len) buf_printf(&line, " +%.*s", SV_ARG(step->added));
        if (step->caught >= 0) buf_printf(&line, " caught %.*s", SV_ARG(of->catches[step->caught].rule));
    }
    assert_text(buf_view(&line), expected);
    buf_clear(&line);
}

#endif
