/* bench_office.c -- what the window asks for below its views: a person's history, a long conversation, better wordings, models. */
#include <unistd.h>

#include "bench/bench.h"

#include "play/feed.h"
#include "play/history.h"
#include "play/model.h"
#include "play/talk_run.h"

enum { SESSIONS = 200, MESSAGES = 10000, RUNS = 7 };

typedef struct Bench {
    ContentFiles *files;
    ContentFiles *talks;
    Content *content;
    Playbook *book;
    Arena *arena;
    EventLog *played; /* a talk that sells */
    Err err;
} Bench;

static void fail(const char *what, const Err *err)
{
    fprintf(stderr, "%s: %s\n", what, err->text);
    exit(1);
}

static void print(const char *what, double value, const char *unit)
{
    printf("%-58s %8.2f %s\n", what, value, unit);
}

static void play_talk(Bench *b)
{
    const ContentFile *file = content_files_find(b->talks, sv("scenarios/jeans-for-a-meeting/won.talk"));
    Report *report = report_new();
    Talk talk;
    TalkResult result;
    if (!file || !talk_parse(b->arena, file, &talk, report)) exit(1);
    TalkPlay play = { .book = b->book, .talk = &talk, .log = &b->played };
    if (!talk_play(&play, b->arena, &result, &b->err)) fail("talk", &b->err);
    report_free(report);
}

static EventLog *copy_played(Bench *b, int n)
{
    SessionHeader header = *log_header(b->played);
    EventLog *log = NULL;
    header.id = arena_printf(b->arena, "bench-%04d", n);
    header.person_id = sv("p-1");
    header.started_at = arena_printf(b->arena, "2026-%02d-%02dT10:00:00", 1 + n / 28 % 12, 1 + n % 28);
    if (!log_new(&log, &header, &b->err)) fail("log", &b->err);
    for (uint32_t i = 0; i < log_count(b->played); i++) {
        Event event = log_at(b->played, i)->event;
        if (!log_append(log, &event, false, &b->err)) fail("append", &b->err);
    }
    if (!log_close(log, log_at(log, log_count(log) - 1)->event.t_ms, &b->err)) fail("close", &b->err);
    return log;
}

static void fill_store(Bench *b, Store *store)
{
    StoreOwner owner = { 1, sv("boot") };
    for (int n = 0; n < SESSIONS; n++) {
        EventLog *log = copy_played(b, n);
        EventSink sink;
        if (!store_begin_session(store, log, &owner, &sink, &b->err)) fail("begin", &b->err);
        if (!store_end_session(store, log, sv("2026-01-01T10:00:00"), sv(""), &b->err)) fail("end", &b->err);
        log_free(log);
    }
}

static double time_history(Bench *b, const SittingSetup *setup)
{
    Arena *arena = arena_new(0);
    History history;
    int64_t start = bench_ns();
    if (!history_read(setup, sv("2026-11-21"), arena, &history, &b->err)) fail("history", &b->err);
    double ms = (double)(bench_ns() - start) / 1e6;
    if (history.count != SESSIONS || history.sessions[0].digest.overall < 0) exit(1);
    arena_free(arena);
    return ms;
}

static void bench_history(Bench *b)
{
    char folder[] = "/tmp/peilian-bench-XXXXXX";
    Store *store = NULL;
    double times[RUNS];
    if (!mkdtemp(folder)) exit(1);
    StrView path = arena_printf(b->arena, "%s/db", folder);
    if (!store_open(&store, path.ptr, &b->err)) fail("store", &b->err);
    fill_store(b, store);
    SittingSetup setup = { .book = b->book, .store = store, .engine = sv("bench"), .person = { .id = sv("p-1") } };
    print("history of 200 sessions, every summary missing, once", time_history(b, &setup), "ms");
    for (int i = 0; i < RUNS; i++) times[i] = time_history(b, &setup);
    print("history of 200 sessions (aim: 50 ms)", bench_median(times, RUNS), "ms");
    store_close(store);
    static const char *const TAILS[] = { "", "-wal", "-shm" };
    for (int i = 0; i < 3; i++) unlink(arena_printf(b->arena, "%s%s", path.ptr, TAILS[i]).ptr);
    rmdir(folder);
}

static EventLog *long_log(Bench *b)
{
    EventLog *log = NULL;
    uint32_t count = log_count(b->played);
    int64_t length = log_at(b->played, count - 1)->event.t_ms + 1000;
    if (!log_new(&log, log_header(b->played), &b->err)) fail("log", &b->err);
    for (int messages = 0, round = 0; messages < MESSAGES; round++) {
        for (uint32_t i = 0; i < count; i++) {
            Event event = log_at(b->played, i)->event;
            if (event.kind == EVENT_CHAT_CLOSED || (round && event.kind == EVENT_CHAT_OPENED)) continue;
            event.t_ms += round * length;
            messages += event.kind == EVENT_BUYER_SAID || event.kind == EVENT_TRAINEE_SAID;
            if (!log_append(log, &event, false, &b->err)) fail("append", &b->err);
        }
    }
    return log;
}

static void bench_feed(Bench *b)
{
    EventLog *log = long_log(b);
    double whole[RUNS], idle[RUNS];
    for (int i = 0; i < RUNS; i++) {
        Feed *feed = feed_new(b->content);
        int64_t start = bench_ns();
        if (!feed_update(feed, log, &b->err)) fail("feed", &b->err);
        int64_t end = bench_ns();
        for (int k = 0; k < 1000; k++) feed_update(feed, log, &b->err);
        whole[i] = (double)(end - start) / 1e6;
        idle[i] = (double)(bench_ns() - end) / 1e6;
        feed_free(feed);
    }
    print("feed of 10,000 messages, from nothing", bench_median(whole, RUNS), "ms");
    print("  an update without news", bench_median(idle, RUNS), "us");
    log_free(log);
}

static void bench_better(Bench *b)
{
    SessionHeader header = *log_header(b->played);
    EventLog *log = NULL;
    Desk *desk = NULL;
    Receipt receipt = { 0 };
    double times[RUNS];
    DeskReply reply = { 1, sv("您好,按您的身高体重建议拍44码,保证合身,退货运费我们出"), 9000, sv("") };
    if (!log_new(&log, &header, &b->err) || !desk_new(&desk, b->book, log, NULL, &b->err)) fail("desk", &b->err);
    while (chat_waiting_since(desk_chat(desk, 1)) < 0) desk_advance(desk, desk_next_due(desk), &b->err);
    int64_t now = desk_now(desk) + 9000;
    if (!desk_say(desk, &reply, now, NULL, &b->err)) fail("say", &b->err);
    uint32_t seq = 0;
    for (uint32_t i = 0; i < log_count(log); i++) {
        if (log_at(log, i)->event.kind == EVENT_TRAINEE_SAID) seq = i + 1;
    }
    for (int i = 0; i < RUNS; i++) {
        int64_t start = bench_ns();
        if (!desk_better(desk, seq, b->arena, &receipt, &b->err)) fail("better", &b->err);
        times[i] = (double)(bench_ns() - start) / 1e6;
    }
    if (receipt.edit_count == 0) exit(1);
    print("better wording of a reply with three faults", bench_median(times, RUNS), "ms");
    desk_free(desk);
    log_free(log);
}

static void bench_model(Bench *b)
{
    ModelAsk ask = { sv("jeans-for-a-meeting"), sv("hunter"), sv("size") };
    double times[RUNS];
    Model model;
    for (int i = 0; i < RUNS; i++) {
        int64_t start = bench_ns();
        if (!model_find(b->book, b->talks, &ask, b->arena, &model, &b->err)) fail("model", &b->err);
        times[i] = (double)(bench_ns() - start) / 1e6;
    }
    print("model answer out of a scenario's talks", bench_median(times, RUNS), "ms");
}

int main(void)
{
    Bench b = { .arena = arena_new(0) };
    b.content = bench_content(&b.files);
    b.book = playbook_new(b.content);
    if (!content_talks_read(&b.talks, ".", &b.err)) fail("talks", &b.err);
    play_talk(&b);
    bench_history(&b);
    bench_feed(&b);
    bench_better(&b);
    bench_model(&b);
    log_free(b.played);
    playbook_free(b.book);
    content_free(b.content);
    content_files_free(b.talks);
    content_files_free(b.files);
    arena_free(b.arena);
    return 0;
}
