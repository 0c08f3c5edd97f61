/* film_mark.c -- chapter marks: findings, praise, words caught in time, turns of a mood, how each chat began and ended. */
#include <stdlib.h>

#include "base/mem.h"
#include "play/film_own.h"

static int compare_marks(const void *a, const void *b)
{
    const FilmMark *x = a, *y = b;
    if (x->t_ms != y->t_ms) return x->t_ms < y->t_ms ? -1 : 1;
    if (x->seq != y->seq) return x->seq < y->seq ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return (x->finding > y->finding) - (x->finding < y->finding);
}

static void push(Film *film, const FilmMark *mark)
{
    film->marks = film_grow(film->marks, film->mark_count, &film->mark_cap, sizeof *film->marks);
    film->marks[film->mark_count++] = *mark;
}

void film_add_mark(Film *film, const FilmMark *mark)
{
    push(film, mark);
    size_t at = film->mark_count - 1;
    for (; at > 0 && compare_marks(&film->marks[at - 1], mark) > 0; at--) film->marks[at] = film->marks[at - 1];
    film->marks[at] = *mark;
}

/* ---- findings */

static void mark_findings(Film *film, int32_t index)
{
    const FilmReply *reply = &film->replies[index];
    for (size_t i = 0; reply->grade && i < reply->grade->count; i++) {
        const FeedFinding *finding = &reply->grade->findings[i];
        FilmMark mark = { .kind = (FilmMarkKind)finding->kind,
                          .chat = reply->chat,
                          .t_ms = reply->t_ms,
                          .seq = reply->seq,
                          .reply = index,
                          .finding = (uint32_t)i,
                          .text = finding->rule };
        push(film, &mark);
    }
}

/* ---- turns */

/* One mood on its way: where it stood when it last turned, and between what it has been since. */
typedef struct Course {
    int32_t turned;
    int32_t low;
    int32_t high;
    int direction; /* 1 up, -1 down, 0 neither yet */
} Course;

static int band_of(int32_t value)
{
    return value < FILM_BAND_LOW ? 0 : value < FILM_BAND_HIGH ? 1 : 2;
}

/* A damaged log may hold any number. */
static int64_t distance(int64_t a, int64_t b)
{
    return a > b ? a - b : b - a;
}

/* True where the mood has turned; *from is what it turned from. */
static bool turns(Course *course, int32_t value, int32_t *from)
{
    if (value < course->low) course->low = value;
    if (value > course->high) course->high = value;
    bool falls = distance(course->high, value) >= FILM_TURN_BY && course->direction >= 0;
    bool rises = distance(value, course->low) >= FILM_TURN_BY && course->direction <= 0;
    bool has_reversed = course->direction != 0 && (falls || rises);
    bool has_crossed = band_of(value) != band_of(course->turned) && distance(value, course->turned) >= FILM_TURN_BY;

    bool is_down = has_reversed ? falls : value < course->turned;
    *from = is_down ? course->high : course->low;
    if (falls) {
        course->direction = -1;
        course->low = value;
    } else if (rises) {
        course->direction = 1;
        course->high = value;
    }
    if (has_reversed || has_crossed) course->turned = course->low = course->high = value;
    return has_reversed || has_crossed;
}

/* Of all moods that turn with one event the one that went farthest is marked. */
static void mark_turns(Film *film, const FeedChat *chat)
{
    Course courses[FEED_MAX_MOODS];
    for (size_t m = 0; chat->mood_count && m < chat->mood_name_count; m++) {
        int32_t start = chat->moods[0].values[m];
        courses[m] = (Course){ start, start, start, 0 };
    }
    for (size_t i = 1; i < chat->mood_count; i++) {
        const FeedMood *mood = &chat->moods[i];
        FilmMark mark = { .kind = FILM_MARK_TURN,
                          .chat = chat->number,
                          .t_ms = mood->t_ms,
                          .seq = mood->seq,
                          .reply = FILM_NONE,
                          .text = mood->cause };
        int64_t farthest = 0;
        for (uint32_t m = 0; m < chat->mood_name_count; m++) {
            int32_t from = 0, value = mood->values[m];
            if (!turns(&courses[m], value, &from) || distance(from, value) <= farthest) continue;
            farthest = distance(from, value);
            mark.mood = m;
            mark.from = from;
            mark.to = value;
        }
        if (farthest) push(film, &mark);
    }
}

/* ---- all of them */

static uint32_t closing_seq(const FeedChat *chat)
{
    for (size_t i = chat->count; i > 0; i--) {
        const FeedItem *item = &chat->items[i - 1];
        if (item->kind == FEED_SYSTEM && item->system == FEED_CLOSED) return item->seq;
    }
    return 0;
}

static void mark_ends(Film *film, const FeedChat *chat)
{
    FilmMark mark = { .chat = chat->number, .reply = FILM_NONE, .text = sv("") };
    if (chat->opened_at >= 0) {
        mark.kind = FILM_MARK_OPENED;
        mark.t_ms = chat->opened_at;
        mark.seq = chat->mood_count ? chat->moods[0].seq : 0;
        push(film, &mark);
    }
    if (chat->closed_at >= 0) {
        mark.kind = FILM_MARK_CLOSED;
        mark.t_ms = chat->closed_at;
        mark.seq = closing_seq(chat);
        mark.text = chat->outcome;
        push(film, &mark);
    }
}

void film_find_marks(Film *film)
{
    for (size_t i = 0; i < film->reply_count; i++) mark_findings(film, (int32_t)i);
    for (size_t i = 0; i < film->whole->count; i++) {
        mark_turns(film, &film->whole->chats[i].chat);
        mark_ends(film, &film->whole->chats[i].chat);
    }
    if (film->mark_count) qsort(film->marks, film->mark_count, sizeof *film->marks, compare_marks);
}

const FilmMark *film_marks(const Film *film, size_t *count)
{
    *count = film->mark_count;
    return film->marks;
}

/* ---- from the moment that is shown */

/* The first mark that comes after that time. */
static size_t mark_after(const Film *film, int64_t t_ms)
{
    size_t low = 0, high = film->mark_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (film->marks[mid].t_ms <= t_ms) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

static bool is_wanted(const FilmMark *mark, uint32_t kinds, uint32_t chat)
{
    return (kinds >> mark->kind & 1u) && (chat == 0 || mark->chat == chat);
}

int32_t film_next_mark(const Film *film, uint32_t kinds, uint32_t chat)
{
    for (size_t i = mark_after(film, film->now); i < film->mark_count; i++) {
        if (is_wanted(&film->marks[i], kinds, chat)) return (int32_t)i;
    }
    return FILM_NONE;
}

int32_t film_previous_mark(const Film *film, uint32_t kinds, uint32_t chat)
{
    int32_t found = FILM_NONE;
    for (size_t i = mark_after(film, film->now - 1); i > 0; i--) {
        const FilmMark *mark = &film->marks[i - 1];
        if (found >= 0 && (film->marks[found].t_ms != mark->t_ms || film->marks[found].seq != mark->seq)) break;
        if (is_wanted(mark, kinds, chat)) found = (int32_t)i - 1;
    }
    return found;
}
