/* bench_compare.c -- a day at the desk beside itself: eight hours, twenty thousand events, hundreds of questions a chat. */
#include "bench/film_log.h"

#include "play/compare.h"

enum { RUNS = 9 };

static double compare_once(const EventLog *log, const Feed *feed, size_t *rows)
{
    Arena *arena = arena_new(0);
    Compare compare;
    Err err = { 0 };
    CompareSide sides[] = { { .log = log, .feed = feed }, { .log = log, .feed = feed } };
    int64_t start = bench_ns();
    if (!compare_sessions(sides, arena, &compare, &err)) exit(1);
    double ms = (double)(bench_ns() - start) / 1e6;
    *rows = 0;
    for (size_t i = 0; i < compare.chat_count; i++) *rows += compare.chats[i].row_count;
    arena_free(arena);
    return ms;
}

int main(void)
{
    ContentFiles *files = NULL;
    Content *content = day_content(&files);
    Playbook *book = playbook_new(content);
    Sitting *sitting = day_at_the_desk(book);
    const EventLog *log = sitting_log(sitting);
    Feed *feed = feed_new(content);
    Err err = { 0 };
    double runs[RUNS];
    size_t rows = 0;

    if (!feed_update(feed, log, &err)) return 1;
    for (int i = 0; i < RUNS; i++) runs[i] = compare_once(log, feed, &rows);
    printf("%-58s %8.2f ms\n", "comparing two days of 20,000 events", bench_median(runs, RUNS));
    printf("%-58s %8zu\n", "  rows", rows);
    feed_free(feed);
    sitting_free(sitting);
    playbook_free(book);
    content_free(content);
    content_files_free(files);
    return 0;
}
