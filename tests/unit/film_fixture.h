/* film_fixture.h -- random sessions at a real desk, a soup of events that no desk wrote. */
#ifndef TESTS_FILM_FIXTURE_H
#define TESTS_FILM_FIXTURE_H

#include "base/rng.h"
#include "base/utf8.h"
#include "film_dump.h"
#include "play/film.h"
#include "play_world.h"

static inline void film_world(World *w, const char *scenario, const char *persona, bool keystrokes)
{
    *w = (World){ .content = fake_content() };
    w->content->rules->rubric.speed = (SpeedNorms){
        .first_due_ms = 30000, .later_due_ms = 60000, .typing_pass = 50, .canned_min_ms = 2000, .canned_char_ms = 60
    };
    w->book = playbook_new(w->content);
    SessionHeader header = world_header(w->content, scenario, persona, 3);
    header.keystrokes = keystrokes;
    if (!log_new(&w->log, &header, &w->err)) fail_msg("%s", w->err.text);
    if (!desk_new(&w->desk, w->book, w->log, NULL, &w->err)) fail_msg("%s", w->err.text);
}

/* ---- what a trainee may do, at random */

static inline void random_draft(World *w, Rng *rng, uint32_t chat, Buf *draft)
{
    static const char *const PIECES[] = { "您", "好", "，", "40码", "运费", "一定", "。", "哦" };
    size_t pasted = 0;
    if (draft->len && rng_below(rng, 4) == 0) {
        size_t keep = rng_below(rng, draft->len);
        while (keep && utf8_is_tail((unsigned char)draft->ptr[keep])) keep--;
        draft->len = keep;
    } else {
        if (rng_below(rng, 8) == 0) pasted = 6;
        buf_puts(draft, PIECES[rng_below(rng, 8)]);
    }
    if (!desk_draft(w->desk, chat, buf_view(draft), pasted, w->now, &w->err)) fail_msg("%s", w->err.text);
}

static inline void random_deed(World *w, Rng *rng, uint32_t chat, Buf *draft)
{
    static const char *const STATUS[] = { "away", "busy", "back" };
    int64_t t = w->now;
    Buf drop = { 0 };
    Event event = { .kind = EVENT_ORDER_NOTE, .chat = chat, .t_ms = t };
    switch (rng_below(rng, 12)) {
    case 0: desk_note(w->desk, chat, sv("先寄样"), t, &w->err); break;
    case 1: desk_flag(w->desk, chat, sv(rng_below(rng, 2) ? "red" : "blue"), t, &w->err); break;
    case 2: desk_act(w->desk, chat, sv("check_stock"), sv("{\"size\":\"40\"}"), t, &w->err); break;
    case 3: desk_act(w->desk, chat, sv("send_card"), sv("{\"product\":\"JN-2031\"}"), t, &w->err); break;
    case 4: desk_status(w->desk, sv(STATUS[rng_below(rng, 3)]), t, &w->err); break;
    case 5: rng_below(rng, 2) ? desk_suspend(w->desk, t, &w->err) : desk_resume(w->desk, t, &w->err); break;
    case 6:
        buf_printf(&drop, "{\"drops\":%lld}", (long long)rng_between(rng, 0, log_count(w->log)));
        event.data = buf_view(&drop);
        desk_input(w->desk, &event, &w->err);
        break;
    case 7:
    case 8: {
        DeskReply reply = { chat, buf_view(draft), rng_between(rng, 0, 9000), sv(rng_below(rng, 3) ? "" : "hello") };
        if (draft->len) desk_say(w->desk, &reply, t, NULL, &w->err);
        buf_reset(draft);
        break;
    }
    default: random_draft(w, rng, chat, draft); break;
    }
    buf_clear(&drop);
}

static inline void random_session(World *w, uint64_t seed, int deeds)
{
    Rng rng = rng_new(seed);
    Buf drafts[DESK_MAX_CHATS] = { { 0 } };
    for (int i = 0; i < deeds; i++) {
        uint32_t chat = 1 + (uint32_t)rng_below(&rng, desk_chat_count(w->desk));
        world_wait(w, rng_below(&rng, 5) ? rng_between(&rng, 0, 1500) : rng_between(&rng, 0, 40000));
        random_deed(w, &rng, chat, &drafts[chat - 1]);
    }
    if (rng_below(&rng, 2)) desk_close(w->desk, w->now, &w->err);
    for (int i = 0; i < DESK_MAX_CHATS; i++) buf_clear(&drafts[i]);
}

/* Events in an order that no desk gives them. */
static inline void random_soup(World *w, uint64_t seed, int count)
{
    static const char *const DATA[] = {
        "{}",
        "{\"text\":\"40码\",\"moods\":{\"patience\":40,\"trust\":{\"to\":3}},\"scenario\":\"jeans\"}",
        "{\"text\":\"一定\",\"typing_ms\":500,\"topics\":[\"size\"],\"outcome\":\"walked_out\",\"nudge\":true}",
        "{\"text\":\"\",\"outcome\":\"won\",\"why\":\"pause\",\"status\":\"away\",\"state\":\"changed\"}",
        "{\"text\":\"哦\",\"pasted\":3,\"colour\":\"red\",\"action\":\"refund\",\"moods\":{\"trust\":70}}",
    };
    Rng rng = rng_new(seed);
    Buf data = { 0 };
    for (int i = 0; i < count; i++) {
        Event event = { .chat = (uint32_t)rng_below(&rng, 7),
                        .kind = (EventKind)rng_below(&rng, EVENT_SESSION_CLOSED) };
        w->now += rng_below(&rng, 3) ? 0 : rng_between(&rng, 0, 5000);
        event.t_ms = w->now;
        buf_reset(&data);
        buf_puts(&data, DATA[rng_below(&rng, 5)]);
        if (rng_below(&rng, 3) == 0) {
            buf_reset(&data);
            buf_printf(&data,
                       "{\"reply\":%lld,\"drops\":%lld,\"wait_ms\":%lld,\"judgement\":{\"scores\":{\"overall\":%lld}}}",
                       (long long)rng_between(&rng, 0, i + 2), (long long)rng_between(&rng, 0, i + 2),
                       (long long)rng_between(&rng, -1, 90000), (long long)rng_between(&rng, 0, 100));
        }
        event.data = buf_view(&data);
        if (!log_append(w->log, &event, false, &w->err)) fail_msg("%s", w->err.text);
    }
    buf_clear(&data);
}

#endif
