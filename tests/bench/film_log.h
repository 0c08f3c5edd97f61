/* film_log.h -- a day at the desk for the film's benchmark: five buyers who never have enough, played in virtual time.
 *
 * Eight hours with pauses, twenty thousand events: replies typed in pieces, taken back, pasted, each chat in turn. */
#ifndef BENCH_FILM_LOG_H
#define BENCH_FILM_LOG_H

#include "base/rng.h"
#include "base/utf8.h"
#include "bench/bench.h"
#include "play/sitting.h"

enum { DAY_MS = 8 * 60 * 60000, DAY_EVENTS = 20000, DAY_CHATS = 5, PAUSE_EVERY_MS = 20 * 60000, PAUSE_MS = 50 * 60000 };

static const char ENDLESS[] =
    "return scenario { id = 'endless', shop = 'bigmen', product = 'JN-2031', persona = 'analytical',\n"
    " allow = { 'analytical', 'hunter', 'silent', 'suspicious' }, minutes = 240,\n"
    " title = { zh = '问个没完', en = 'Never enough' }, brief = { zh = '一直问。', en = 'Asks on and on.' },\n"
    " skills = { 'sizing', 'policy' }, buyer = { height_cm = 178, weight_jin = 205 },\n"
    " case = { stage = 'presale', orders = 0 }, start = 'ask', beats = { ask = beat { next = {}, play = "
    "function(buyer)\n"
    "  while true do\n"
    "   buyer:feels({ patience = 60, irritation = -60, trust = 20, interest = 20, face = 20, clarity = 20 }, 'calm')\n"
    "   buyer:asks { about = 'size', tries = 1 }\n"
    "   buyer:feels({ patience = 50, irritation = -50, trust = -12, interest = 10, face = 10 }, 'again')\n"
    "   buyer:asks { about = { 'return_window', 'return_shipping' }, line = 'ask.returns', tries = 1 }\n"
    "  end\n"
    " end } } }\n";

static const char *const DAY_REPLIES[] = {
    "您好，178/205斤建议40码，四面弹直筒，久坐不勒。",
    "支持七天无理由，吊牌在就行，运费您这边承担哦。",
    "亲，质量问题运费我们出，其他情况您承担。",
    "40码就合适，腰围和大腿都有余量。",
};
static const char *const DAY_SLIPS[] = { "您必须", "一定能到", "保证", "全网最低" };

typedef struct Day {
    Sitting *sitting;
    Rng rng;
    int64_t now;
    int64_t paused_at;
    Buf draft;
    Err err;
} Day;

static void day_must(bool is_ok, const Day *day)
{
    if (is_ok) return;
    fprintf(stderr, "a day at the desk: %s\n", day->err.text);
    exit(1);
}

static void day_draft(Day *day, uint32_t chat, int64_t after)
{
    day->now += after;
    day_must(sitting_draft(day->sitting, chat, buf_view(&day->draft), 0, day->now, &day->err), day);
}

/* Two to four characters at a time, as an input method gives them. */
static void day_type(Day *day, uint32_t chat, StrView text)
{
    size_t pos = 0;
    while (pos < text.len) {
        size_t from = pos;
        for (int64_t n = rng_between(&day->rng, 2, 4); n > 0 && pos < text.len; n--) utf8_next(text, &pos);
        buf_put(&day->draft, sv_of(text.ptr + from, pos - from));
        day_draft(day, chat, rng_between(&day->rng, 300, 900));
    }
}

static void day_answer(Day *day, uint32_t chat)
{
    StrView text = sv(DAY_REPLIES[rng_below(&day->rng, 4)]);
    int64_t began = day->now += rng_between(&day->rng, 800, 3000);
    buf_reset(&day->draft);
    if (rng_below(&day->rng, 4) == 0) {
        day_type(day, chat, sv(DAY_SLIPS[rng_below(&day->rng, 4)]));
        buf_reset(&day->draft);
        day_draft(day, chat, 1200);
    }
    day_type(day, chat, text);
    DeskReply reply = { chat, text, day->now - began, sv("") };
    day_must(sitting_say(day->sitting, &reply, day->now += 400, &day->err), day);
}

static uint32_t day_longest(const Day *day)
{
    uint32_t longest = 0;
    int64_t since = 0;
    for (uint32_t n = 1; n <= DAY_CHATS; n++) {
        int64_t s = chat_waiting_since(desk_chat(sitting_desk(day->sitting), n));
        if (s < 0 || (longest && s >= since)) continue;
        longest = n;
        since = s;
    }
    return longest;
}

static void day_pause(Day *day)
{
    day_must(sitting_pause(day->sitting, day->now, &day->err), day);
    day_must(sitting_resume(day->sitting, day->now += PAUSE_MS, &day->err), day);
    day->paused_at = day->now;
}

static void day_play(Day *day)
{
    uint32_t count = 0;
    while ((count = log_count(sitting_log(day->sitting))) < DAY_EVENTS || day->now < DAY_MS) {
        uint32_t chat = day_longest(day);
        if (day->now - day->paused_at > PAUSE_EVERY_MS) day_pause(day);
        if (chat && count < DAY_EVENTS) {
            day_answer(day, chat);
        } else {
            day->now += 1000;
            day_must(sitting_advance(day->sitting, day->now, &day->err), day);
        }
        if (desk_is_over(sitting_desk(day->sitting))) break;
    }
    day_must(sitting_end(day->sitting, day->now, &day->err), day);
}

/* ---- a world that stands still ---- */

static StrView day_now(void *self, Arena *arena)
{
    (void)self;
    (void)arena;
    return sv("2026-11-21T09:00:00+08:00");
}

static StrView day_today(void *self, Arena *arena)
{
    (void)self;
    (void)arena;
    return sv("2026-11-21");
}

static StrView day_id(void *self, Arena *arena, size_t len)
{
    (void)self;
    return arena_copy(arena, sv_of("onedayatthedesk0", len));
}

/* The shipped content and the endless scenario. */
static Content *day_content(ContentFiles **files)
{
    ContentFiles *shipped = NULL;
    Report *report = report_new();
    Err err = { 0 };
    size_t count = 0;
    if (!content_files_read(&shipped, ".", &err)) exit(1);
    const ContentFile *list = content_files_at(shipped, &count);
    ContentFile *more = calloc(count + 1, sizeof *more);
    if (!more) exit(1);
    memcpy(more, list, count * sizeof *more);
    more[count] = (ContentFile){ sv("scenarios/endless/scenario.lua"), sv(ENDLESS) };
    *files = content_files_of(more, count + 1);
    Content *content = content_load(*files, report);
    if (!content) {
        fputs("the endless scenario does not load\n", stderr);
        exit(1);
    }
    free(more);
    report_free(report);
    content_files_free(shipped);
    return content;
}

/* The sitting owns the log: sitting_free. */
static Sitting *day_at_the_desk(Playbook *book)
{
    Outside outside = { .now = day_now, .today = day_today, .fresh_id = day_id };
    SittingSetup setup = { .book = book,
                           .outside = &outside,
                           .engine = sv("bench"),
                           .scenario = sv("endless,endless,endless,endless,endless"),
                           .persona = sv("analytical,hunter,silent,suspicious,analytical"),
                           .seed = 7,
                           .keystrokes = true,
                           .person = { sv("p-1"), sv("林晓"), sv("") },
                           .locale = sv("zh") };
    Day day = { .rng = rng_new(7) };
    day_must(sitting_begin(&day.sitting, &setup, &day.err), &day);
    day_play(&day);
    buf_clear(&day.draft);
    return day.sitting;
}

#endif
