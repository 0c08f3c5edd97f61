/* bench_sessions.c -- whole sessions in virtual time: ten exchanges each, one core, nothing stored.
 *
 * Processor time, so that a busy machine does not slow it much.
 * usage: bench_sessions [COUNT]: with a count it runs that many and prints the memory held; for the soak test. */
#include "bench/bench.h"

#include <sys/resource.h>

#include "play/desk.h"

enum { EXCHANGES = 10, SESSIONS = 40, STARTS = 200, WAIT_MS = 9000 };

/* Replies that keep the buyer in the talk: to the point, and never everything at once. */
static const char *const REPLIES[EXCHANGES] = {
    "您好,在的,请说。",
    "您好,按您的身高体重建议拍40码。",
    "面料是四面弹,直筒版型,久坐不勒。",
    "先生,发出后一般2到4天到。",
    "下午5点前付款当天发,圆通或者EMS。",
    "签收后7天内可以退,吊牌在就行。",
    "质量问题运费我们出,其他原因退回运费您承担。",
    "这条390,满299包邮,不用另付运费。",
    "价格统一,不议价,会员有折扣。",
    "好的,有问题随时找我。",
};

typedef struct Totals {
    uint64_t sessions;
    uint64_t replies;
    uint64_t events;
} Totals;

static void fail(const char *what, const Err *err)
{
    fprintf(stderr, "%s: %s\n", what, err->text);
    exit(1);
}

static void exchange(Desk *desk, int64_t *now, const char *text, Totals *totals)
{
    Err err = { 0 };
    DeskReply reply = { .chat = 1, .text = sv(text), .typing_ms = 4000, .quick = sv("") };
    *now += WAIT_MS;
    if (!desk_advance(desk, *now, &err)) fail("advance", &err);
    if (desk_is_over(desk)) return;
    if (!desk_say(desk, &reply, *now, NULL, &err)) fail("say", &err);
    totals->replies++;
}

static int64_t cpu_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* `is_kept`: with a log that could be stored; a bot's cannot. */
static void run_session(Playbook *book, uint64_t seed, int exchanges, bool is_kept, Totals *totals)
{
    const Content *content = playbook_content(book);
    EventLog *log = NULL;
    Desk *desk = NULL;
    Err err = { 0 };
    int64_t now = 0;
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("bench"),
                             .id = sv("bench"),
                             .content = *content_hash(content),
                             .seed = (int64_t)seed,
                             .date = sv("2026-11-21"),
                             .started_at = sv("2026-11-21T10:00:00"),
                             .person_id = sv(""),
                             .person_name = sv("bench"),
                             .locale = sv("zh"),
                             .scenario = sv("jeans-for-a-meeting"),
                             .persona = seed % 2 ? sv("hunter") : sv("analytical"),
                             .origin = sv("") };
    if (!log_new(&log, &header, &err)) fail("log", &err);
    if (!is_kept) log_trust(log);
    if (!desk_new(&desk, book, log, NULL, &err)) fail("desk", &err);
    for (int i = 0; i < exchanges; i++) exchange(desk, &now, REPLIES[i], totals);
    if (exchanges == 0 && !desk_advance(desk, 0, &err)) fail("advance", &err);
    if (!desk_close(desk, now + 1000, &err)) fail("close", &err);
    totals->sessions++;
    totals->events += log_count(log);
    desk_free(desk);
    log_free(log);
}

static long resident_kb(void)
{
    char line[128];
    long kb = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof line, file)) {
        if (sscanf(line, "VmRSS: %ld", &kb) == 1) break;
    }
    if (file) fclose(file);
    return kb;
}

static double rate_of(Playbook *book, bool is_kept, Totals *totals)
{
    double rates[BENCH_PAIRS];
    for (int i = 0; i < BENCH_PAIRS; i++) {
        int64_t start = cpu_ns();
        for (int k = 0; k < SESSIONS; k++)
            run_session(book, (uint64_t)i * SESSIONS + (uint64_t)k, EXCHANGES, is_kept, totals);
        rates[i] = 1e9 * SESSIONS / (double)(cpu_ns() - start);
    }
    return bench_median(rates, BENCH_PAIRS);
}

/* Opening a desk and letting its chat come: a sandbox of its own, all scripts run. */
static double start_us(Playbook *book)
{
    double times[BENCH_PAIRS];
    Totals totals = { 0 };
    for (int i = 0; i < BENCH_PAIRS; i++) {
        int64_t start = cpu_ns();
        for (int k = 0; k < STARTS; k++) run_session(book, (uint64_t)k, 0, false, &totals);
        times[i] = (double)(cpu_ns() - start) / STARTS / 1000;
    }
    return bench_median(times, BENCH_PAIRS);
}

static void measure(Playbook *book)
{
    Totals totals = { 0 };
    printf("%-58s %8.0f /s\n", "sessions of ten exchanges, virtual time (aim: 500)", rate_of(book, true, &totals));
    printf("%-58s %8.0f /s\n", "  the same for a bot, whose log nobody keeps (aim: 2000)",
           rate_of(book, false, &totals));
    printf("%-58s %8.1f\n", "  exchanges that the buyer stayed for", (double)totals.replies / (double)totals.sessions);
    printf("%-58s %8.1f\n", "  events a session", (double)totals.events / (double)totals.sessions);
    printf("%-58s %8.0f us\n", "a chat's start, sandbox and scripts (aim: 300)", start_us(book));
}

/* Memory after a tenth of them and after all. */
static void soak(Playbook *book, uint64_t count)
{
    Totals totals = { 0 };
    long early = 0;
    for (uint64_t i = 0; i < count; i++) {
        run_session(book, i, EXCHANGES, true, &totals);
        if (i == count / 10) early = resident_kb();
    }
    printf("%llu sessions, %llu events, %ld kB after a tenth, %ld kB at the end\n", (unsigned long long)totals.sessions,
           (unsigned long long)totals.events, early, resident_kb());
}

int main(int argc, char **argv)
{
    ContentFiles *files = NULL;
    Content *content = bench_content(&files);
    Playbook *book = playbook_new(content);
    if (argc > 1) {
        soak(book, strtoull(argv[1], NULL, 10));
    } else {
        measure(book);
    }
    playbook_free(book);
    content_free(content);
    content_files_free(files);
    return 0;
}
