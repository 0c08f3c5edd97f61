/* film_idle.c -- the stretches in which nobody types and nothing arrives, and the two clocks that differ by them. */
#include <stdlib.h>

#include "base/mem.h"
#include "play/film_own.h"

void film_add_busy(Film *film, int64_t from_ms, int64_t to_ms)
{
    film->busy = film_grow(film->busy, film->busy_count, &film->busy_cap, sizeof *film->busy);
    film->busy[film->busy_count++] = (FilmStretch){ from_ms, to_ms };
}

static int compare_stretches(const void *a, const void *b)
{
    const FilmStretch *x = a, *y = b;
    return (x->from_ms > y->from_ms) - (x->from_ms < y->from_ms);
}

static void add_idle(Film *film, int64_t from_ms, int64_t to_ms)
{
    if (to_ms - from_ms < FILM_IDLE_MS) return;
    film->idle = film_grow(film->idle, film->idle_count, &film->idle_cap, sizeof *film->idle);
    film->idle[film->idle_count++] = (FilmStretch){ from_ms + FILM_IDLE_KEEP_MS / 2, to_ms - FILM_IDLE_KEEP_MS / 2 };
}

static void add_up(Film *film)
{
    int64_t sum = 0;
    film->skipped = mem_resize(NULL, 0, film->idle_count + 1, sizeof *film->skipped);
    for (size_t i = 0; i < film->idle_count; i++) {
        film->skipped[i] = sum;
        sum += film->idle[i].to_ms - film->idle[i].from_ms;
    }
    film->skipped[film->idle_count] = sum;
}

void film_find_idle(Film *film)
{
    int64_t until = 0;
    /* Where no drafts tell, a reply's own time of typing does. */
    for (size_t i = 0; i < film->reply_count; i++) {
        const FilmReply *reply = &film->replies[i];
        if (reply->typing < 0 && reply->typed_from >= 0) film_add_busy(film, reply->typed_from, reply->t_ms);
    }
    if (film->busy_count) qsort(film->busy, film->busy_count, sizeof *film->busy, compare_stretches);
    for (size_t i = 0; i < film->busy_count; i++) {
        add_idle(film, until, film->busy[i].from_ms);
        if (film->busy[i].to_ms > until) until = film->busy[i].to_ms;
    }
    add_idle(film, until, film_length(film));
    add_up(film);
    mem_free(film->busy);
    film->busy = NULL;
    film->busy_count = film->busy_cap = 0;
}

const FilmStretch *film_idle(const Film *film, size_t *count)
{
    *count = film->idle_count;
    return film->idle;
}

int64_t film_play_of(const Film *film, int64_t t_ms)
{
    size_t low = 0, high = film->idle_count; /* how many begin before that time */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (film->idle[mid].from_ms < t_ms) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low && t_ms < film->idle[low - 1].to_ms) return film->idle[low - 1].from_ms - film->skipped[low - 1];
    return t_ms - film->skipped[low];
}

int64_t film_time_of(const Film *film, int64_t play_ms)
{
    size_t low = 0, high = film->idle_count; /* how many have been skipped by then */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (film->idle[mid].from_ms - film->skipped[mid] <= play_ms) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return play_ms + film->skipped[low];
}
