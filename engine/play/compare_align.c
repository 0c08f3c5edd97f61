/* compare_align.c -- turns of two chats brought together by what was asked: the alignment whose rows have most in common.
 *
 * Long chats go through a window: what is decided before its last meeting stays, the rest is looked at again. */
#include "base/mem.h"
#include "play/compare_own.h"

/* What two turns have in common, in points. A topic outweighs all that only tells turns of one topic apart. */
enum { POINTS_TOPIC = 40, POINTS_KEY = 12, POINTS_WORDS = 4, POINTS_BARE = 8 };

static size_t common_topics(const CompareTurn *a, const CompareTurn *b)
{
    size_t common = 0;
    for (size_t i = 0; i < a->topic_count; i++) {
        for (size_t k = 0; k < b->topic_count; k++) common += sv_eq(a->topics[i], b->topics[k]);
    }
    return common;
}

static StrView first_words(const CompareTurn *turn)
{
    return turn->line_count ? turn->lines[0]->text : sv("");
}

/* Words that stand by themselves: the buyer's last ones, or what the trainee said before any. */
static bool is_bare(const CompareTurn *turn)
{
    return turn->topic_count == 0 && (turn->line_count == 0 || turn->reply_count == 0);
}

/* 0: they cannot stand in one row. */
static int32_t likeness(const CompareTurn *a, const CompareTurn *b)
{
    size_t common = common_topics(a, b);
    bool has_key = a->key.len && sv_eq(a->key, b->key);
    bool has_words = a->line_count && b->line_count && sv_eq(first_words(a), first_words(b));
    int32_t points = (has_key ? POINTS_KEY : 0) + (has_words ? POINTS_WORDS : 0);

    if (common) {
        size_t all = a->topic_count + b->topic_count;
        return points + (int32_t)(2 * POINTS_TOPIC * common / all) + (a->is_again == b->is_again);
    }
    /* Another question does not meet for being worded alike, nor does none. */
    if (a->topic_count || b->topic_count) return 0;
    bool is_alike = is_bare(a) && is_bare(b) && !a->line_count == !b->line_count && !a->reply_count == !b->reply_count;
    return is_alike ? points + POINTS_BARE : points;
}

typedef struct Window {
    const CompareTurn *a, *b;
    size_t a_count, b_count;
    int32_t *best; /* of the turns from (i, k) on: best[i * (b_count + 1) + k] */
} Window;

static int32_t *best_at(const Window *window, size_t i, size_t k)
{
    return &window->best[i * (window->b_count + 1) + k];
}

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static void fill(Window *window)
{
    for (size_t i = 0; i <= window->a_count; i++) *best_at(window, i, window->b_count) = 0;
    for (size_t k = 0; k <= window->b_count; k++) *best_at(window, window->a_count, k) = 0;
    for (size_t i = window->a_count; i-- > 0;) {
        for (size_t k = window->b_count; k-- > 0;) {
            int32_t points = likeness(&window->a[i], &window->b[k]);
            int32_t best = most(*best_at(window, i + 1, k), *best_at(window, i, k + 1));
            if (points) best = most(best, points + *best_at(window, i + 1, k + 1));
            *best_at(window, i, k) = best;
        }
    }
}

/* From the front, so that of equal ways the one that meets earliest is taken. */
static void walk(const Window *window, size_t *partner, size_t b_from)
{
    size_t i = 0, k = 0;
    while (i < window->a_count && k < window->b_count) {
        int32_t best = *best_at(window, i, k);
        int32_t points = likeness(&window->a[i], &window->b[k]);
        if (points && best == points + *best_at(window, i + 1, k + 1)) {
            partner[i++] = b_from + k++;
        } else if (best == *best_at(window, i + 1, k)) {
            i++;
        } else {
            k++;
        }
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The last turn of a window that met one, or SIZE_MAX. */
static size_t last_met(const size_t *partner, size_t count)
{
    while (count > 0 && partner[count - 1] == SIZE_MAX) count--;
    return count ? count - 1 : SIZE_MAX;
}

void compare_align(const CompareTurns *first, const CompareTurns *second, size_t *partner)
{
    size_t rows = least(first->count, COMPARE_WINDOW) + 1, columns = least(second->count, COMPARE_WINDOW) + 1;
    int32_t *best = mem_new(rows * columns * sizeof *best);
    size_t i = 0, k = 0;

    for (size_t n = 0; n < first->count; n++) partner[n] = SIZE_MAX;
    while (i < first->count && k < second->count) {
        Window window = { .a = &first->items[i],
                          .b = &second->items[k],
                          .a_count = least(first->count - i, COMPARE_WINDOW),
                          .b_count = least(second->count - k, COMPARE_WINDOW),
                          .best = best };
        fill(&window);
        walk(&window, &partner[i], k);
        bool is_rest = i + window.a_count == first->count && k + window.b_count == second->count;
        size_t met = last_met(&partner[i], window.a_count);
        if (is_rest) break;
        k = met == SIZE_MAX ? k + window.b_count : partner[i + met] + 1;
        i = met == SIZE_MAX ? i + window.a_count : i + met + 1;
    }
    mem_free(best);
}
