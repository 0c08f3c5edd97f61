/* bench_ui_film.c -- the film of a day at the desk in its view: opening it, and frames at moments that are far apart.
 *
 * Each seek is drawn at once, as when the timeline is scrubbed; what a frame costs on the way to the screen is not in it. */
#include "bench/bench_app.h"
#include "bench/film_log.h"

#include "ui/replay_own.h"

enum { FRAMES = 400 };

typedef struct Bench {
    BenchApp window;
    Content *content;
    ContentFiles *files;
} Bench;

static ReplayView *view_of(Bench *b)
{
    return b->window.app.states[VIEW_REPLAY];
}

static double frame(Bench *b)
{
    return bench_app_frame(&b->window, &REPLAY_VIEW);
}

static void open_film(Bench *b)
{
    App *app = &b->window.app;
    app->settings.sounds[SOUND_CAUGHT] = false;
    app->sitting = day_at_the_desk(app->book);
    app->feed = feed_new(b->content);
    bench_must(feed_update(app->feed, sitting_log(app->sitting), &b->window.err), "feed", &b->window.err);
    app->view = VIEW_REPLAY;
    app->has_entered = true;
    app->card_epoch = 1;
    app->states[VIEW_REPLAY] = REPLAY_VIEW.make(app);
}

static void print(const char *what, double *times)
{
    double median = bench_median(times, FRAMES);
    printf("%-52s p50 %6.2f ms, p99 %6.2f ms, most %6.2f ms\n", what, median, times[FRAMES * 99 / 100],
           times[FRAMES - 1]);
}

static void bench_frames(Bench *b)
{
    double rest[FRAMES], scrub[FRAMES], play[FRAMES], step[FRAMES];
    App *app = &b->window.app;
    Rng rng = rng_new(5);
    int64_t start = bench_cpu_ns();
    REPLAY_VIEW.enter(app, view_of(b));
    double opened = (double)(bench_cpu_ns() - start) / 1e6;
    double first = frame(b);
    if (!view_of(b)->film || film_events(view_of(b)->film) < DAY_EVENTS) exit(1);
    printf("%-52s     %8.2f ms, first frame %.2f ms\n", "a film of 8 hours and 20,000 events: opening", opened, first);
    for (int i = 0; i < 10; i++) frame(b);
    for (int i = 0; i < FRAMES; i++) rest[i] = frame(b);
    print("  at rest", rest);
    int64_t length = film_length(view_of(b)->film);
    for (int i = 0; i < FRAMES; i++) {
        replay_seek(app, view_of(b), i % 4 == 0 ? length : rng_between(&rng, 0, length));
        scrub[i] = frame(b);
    }
    print("  scrubbing anywhere (aim: within 16 ms)", scrub);
    replay_seek(app, view_of(b), 0);
    for (int i = 0; i < FRAMES; i++) {
        replay_step_finding(app, view_of(b), 1);
        step[i] = frame(b);
    }
    print("  from finding to finding", step);
    replay_set_speed(app, view_of(b), REPLAY_SPEEDS - 1);
    replay_play(app, view_of(b), true);
    for (int i = 0; i < FRAMES; i++) play[i] = frame(b);
    print("  playing at 16 times the speed", play);
}

int main(void)
{
    static Bench b;
    b.content = day_content(&b.files);
    bench_app_open(&b.window, b.content);
    open_film(&b);
    bench_frames(&b);
    REPLAY_VIEW.drop(view_of(&b));
    feed_free(b.window.app.feed);
    sitting_free(b.window.app.sitting);
    bench_app_close(&b.window);
    content_free(b.content);
    content_files_free(b.files);
    return 0;
}
