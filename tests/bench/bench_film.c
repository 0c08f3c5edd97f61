/* bench_film.c -- a film of eight hours and twenty thousand events: opening it, the worst seek, and what the timeline costs.
 *
 * Each against one full fold of the same log by a feed, timed in turn in the same run, in its own processor time. */
#include "bench/film_log.h"

#include "play/film.h"

enum { RUNS = 9, SEEKS = 4000 };

typedef struct Figures {
    double fold; /* ms */
    double open;
    double worst;
    double mean; /* us */
    double work; /* ms, all typings */
    double work_frame;
    double search;
    double search_first;
} Figures;

static double ms_since(int64_t start)
{
    return (double)(bench_cpu_ns() - start) / 1e6;
}

static double time_fold(const EventLog *log, const Content *content)
{
    Err err = { 0 };
    int64_t start = bench_cpu_ns();
    Feed *feed = feed_new(content);
    if (!feed_update(feed, log, &err)) exit(1);
    double ms = ms_since(start);
    feed_free(feed);
    return ms;
}

/* Random moments, and the longest jumps there are. */
static void time_seeks(Film *film, Figures *f)
{
    Rng rng = rng_new(3);
    double sum = 0;
    for (int i = 0; i < SEEKS; i++) {
        int64_t t = i % 3 == 0 ? 0 : i % 3 == 1 ? film_length(film) : rng_between(&rng, 0, film_length(film));
        int64_t start = bench_cpu_ns();
        film_seek(film, t);
        double ms = (double)(bench_cpu_ns() - start) / 1e6;
        sum += ms;
        if (ms > f->worst) f->worst = ms;
    }
    f->mean = sum / SEEKS * 1000;
}

static void time_timeline(Film *film, Figures *f)
{
    bool has_more = true;
    while (has_more) {
        int64_t start = bench_cpu_ns();
        has_more = film_work(film, 100);
        double ms = ms_since(start);
        f->work += ms;
        if (ms > f->work_frame) f->work_frame = ms;
    }
    FilmHit hits[64];
    int64_t start = bench_cpu_ns();
    if (!film_search(film, sv("运费"), hits, 64)) exit(1);
    f->search_first = ms_since(start);
    start = bench_cpu_ns();
    film_search(film, sv("久坐"), hits, 64);
    f->search = ms_since(start);
}

static Figures run_once(const EventLog *log, const Content *content)
{
    Figures f = { .fold = time_fold(log, content) };
    int64_t start = bench_cpu_ns();
    Film *film = film_open(log, content);
    f.open = ms_since(start);
    if (film_damage(film).len) exit(1);
    time_seeks(film, &f);
    time_timeline(film, &f);
    film_close(film);
    return f;
}

static double median_of(const Figures *runs, size_t offset)
{
    double values[RUNS];
    for (int i = 0; i < RUNS; i++) memcpy(&values[i], (const char *)&runs[i] + offset, sizeof *values);
    return bench_median(values, RUNS);
}

static void print(const char *what, double value, const char *unit)
{
    printf("%-58s %8.2f %s\n", what, value, unit);
}

static void print_film(const EventLog *log, const Content *content)
{
    Film *film = film_open(log, content);
    size_t replies = 0, marks = 0, idle = 0, catches = 0;
    film_work(film, SIZE_MAX);
    film_replies(film, &replies);
    film_marks(film, &marks);
    film_idle(film, &idle);
    for (size_t i = 0; i < film_typings(film); i++) catches += film_typing(film, (int32_t)i)->catch_count;
    printf("film of %.1f hours: %u events, %zu replies, %zu marks, %zu caught in time, %zu idle stretches\n",
           (double)film_length(film) / 3600000, film_events(film), replies, marks, catches, idle);
    film_close(film);
}

int main(void)
{
    ContentFiles *files = NULL;
    Content *content = day_content(&files);
    Playbook *book = playbook_new(content);
    Sitting *sitting = day_at_the_desk(book);
    const EventLog *log = sitting_log(sitting);
    Figures runs[RUNS];

    if (log_count(log) < DAY_EVENTS || log_at(log, log_count(log) - 1)->event.t_ms < DAY_MS) {
        fprintf(stderr, "the day ended after %u events\n", log_count(log));
        return 1;
    }
    print_film(log, content);
    for (int i = 0; i < RUNS; i++) runs[i] = run_once(log, content);
    double fold = median_of(runs, offsetof(Figures, fold));
    double open = median_of(runs, offsetof(Figures, open));
    double worst = median_of(runs, offsetof(Figures, worst));
    print("  one fold by a feed", fold, "ms");
    print("  opening (aim: 200 ms)", open, "ms");
    print("    against the fold", open / fold, "x");
    print("  the worst of 4,000 seeks (aim: 2 ms)", worst, "ms");
    print("    a fold takes so many times as long", fold / worst, "x");
    print("  a seek, mean", median_of(runs, offsetof(Figures, mean)), "us");
    print("  steps and catches of all replies", median_of(runs, offsetof(Figures, work)), "ms");
    print("    the longest share of 100 drafts", median_of(runs, offsetof(Figures, work_frame)), "ms");
    print("  search, first", median_of(runs, offsetof(Figures, search_first)), "ms");
    print("  search, again", median_of(runs, offsetof(Figures, search)), "ms");
    sitting_free(sitting);
    playbook_free(book);
    content_free(content);
    content_files_free(files);
    return 0;
}
