/* play_world.h -- a desk on a log, driven like a program would drive it; for the tests of play. */
#ifndef TESTS_PLAY_WORLD_H
#define TESTS_PLAY_WORLD_H

#include "play_fake.h"

typedef struct World {
    const Content *content;
    Playbook *book;
    EventLog *log;
    Desk *desk;
    int64_t now;
    const Judgement *judgement;
    Err err;
} World;

static inline SessionHeader world_header(const Content *content, const char *scenario, const char *persona,
                                         int64_t seed)
{
    return (SessionHeader){ .format = SESSION_FORMAT,
                            .engine = sv("test"),
                            .id = sv("test-session"),
                            .content = *content_hash(content),
                            .seed = seed,
                            .date = sv("2026-11-21"),
                            .started_at = sv("2026-11-21T22:00:00"),
                            .locale = sv("zh"),
                            .scenario = sv(scenario),
                            .persona = sv(persona) };
}

static inline void world_open(World *w, const char *scenario, const char *persona, int64_t seed)
{
    *w = (World){ .content = fake_content() };
    w->book = playbook_new(w->content);
    SessionHeader header = world_header(w->content, scenario, persona, seed);
    if (!log_new(&w->log, &header, &w->err)) fail_msg("%s", w->err.text);
    if (!desk_new(&w->desk, w->book, w->log, NULL, &w->err)) fail_msg("%s", w->err.text);
}

static inline void world_close(World *w)
{
    desk_free(w->desk);
    log_free(w->log);
    playbook_free(w->book);
    fake_content_free(w->content);
}

static inline const Chat *world_chat(const World *w)
{
    return desk_chat(w->desk, 1);
}

static inline void world_wait(World *w, int64_t ms)
{
    w->now += ms;
    if (!desk_advance(w->desk, w->now, &w->err)) fail_msg("%s", w->err.text);
}

static inline void world_say(World *w, const char *text)
{
    DeskReply reply = { 1, sv(text), 1000, { 0 } };
    if (!desk_say(w->desk, &reply, w->now, &w->judgement, &w->err)) fail_msg("%s", w->err.text);
}

/* Let time run until the buyer has said `count` lines in all. */
static inline void world_until(World *w, size_t count)
{
    for (int64_t end = w->now + 600000; w->now < end;) {
        size_t lines = 0, said = 0;
        const ChatLine *list = chat_lines(world_chat(w), &lines);
        for (size_t i = 0; i < lines; i++) said += !list[i].from_agent;
        if (said >= count) return;
        int64_t due = desk_next_due(w->desk);
        if (due < 0) break;
        world_wait(w, due > w->now ? due - w->now : 0);
    }
    fail_msg("the buyer did not say %zu lines", count);
}

/* Let time run until the chat is closed. */
static inline void world_finish(World *w)
{
    while (!desk_is_over(w->desk)) {
        int64_t due = desk_next_due(w->desk);
        if (due < 0) fail_msg("nothing is due and the chat is open");
        world_wait(w, due > w->now ? due - w->now : 0);
    }
}

static inline StrView world_last(const World *w)
{
    size_t count = 0;
    const ChatLine *list = chat_lines(world_chat(w), &count);
    return count ? list[count - 1].text : sv("");
}

static inline int32_t world_mood(const World *w, const char *name)
{
    size_t count = 0;
    const MoodView *moods = chat_moods(world_chat(w), &count);
    for (size_t i = 0; i < count; i++) {
        if (sv_is(moods[i].name, name)) return moods[i].value;
    }
    fail_msg("no mood %s", name);
    return 0;
}

static inline size_t world_count(const World *w, EventKind kind)
{
    size_t count = 0;
    for (uint32_t i = 0; i < log_count(w->log); i++) count += log_at(w->log, i)->event.kind == kind;
    return count;
}

/* Some line of that kind holds the text. */
static inline bool world_logged(const World *w, EventKind kind, const char *text)
{
    for (uint32_t i = 0; i < log_count(w->log); i++) {
        const LogEntry *entry = log_at(w->log, i);
        if (entry->event.kind == kind && fake_has(entry->line, text)) return true;
    }
    return false;
}

#define assert_text(view, text)                                                               \
    do {                                                                                      \
        StrView seen_ = (view);                                                               \
        if (!sv_is(seen_, (text))) fail_msg("\"%.*s\" is not \"%s\"", SV_ARG(seen_), (text)); \
    } while (0)

#endif
