/* film_lane.c -- each buyer's lane: the chat as a whole, its waits, and its moods as lines that can be drawn. */
#include "base/mem.h"
#include "judge/rules.h"
#include "play/film_own.h"

/* Waits are copied: a seek changes the feed's own. */
static void copy_waits(Film *film, const FeedChat *chat, FilmLane *lane)
{
    FeedWait *waits = arena_room(film->arena, chat->wait_count + 1, sizeof *waits);
    if (chat->wait_count) memcpy(waits, chat->waits, chat->wait_count * sizeof *waits);
    lane->waits = waits;
    lane->wait_count = chat->wait_count;
}

static bool drains(const Film *film, StrView cause)
{
    const DeedDef *def = deed_def(&content_rules(film->content)->deeds, cause);
    return def && def->is_clock;
}

/* Since when the buyer had waited at that time; -1: they did not. *at is where the search goes on: times come in order. */
static int64_t waiting_since(const FilmLane *lane, int64_t t_ms, size_t *at)
{
    while (*at + 1 < lane->wait_count && lane->waits[*at + 1].since < t_ms) (*at)++;
    if (*at >= lane->wait_count || lane->waits[*at].since >= t_ms) return -1;
    const FeedWait *wait = &lane->waits[*at];
    return wait->until < 0 || wait->until >= t_ms ? wait->since : -1;
}

static void add_point(FilmPoint *points, size_t *count, int64_t t_ms, int32_t value)
{
    if (*count && points[*count - 1].t_ms > t_ms) t_ms = points[*count - 1].t_ms;
    if (*count && points[*count - 1].t_ms == t_ms && points[*count - 1].value == value) return;
    points[(*count)++] = (FilmPoint){ t_ms, value };
}

/* Between two changes a mood is level, so each change is two points; a wait drains from where it began. */
static FilmCurve curve_of(Film *film, const FeedChat *chat, const FilmLane *lane, size_t mood)
{
    size_t changes = 0, count = 0, wait = 0;
    for (size_t i = 1; i < chat->mood_count; i++)
        changes += chat->moods[i].values[mood] != chat->moods[i - 1].values[mood];
    FilmPoint *points = arena_room(film->arena, 2 * changes + 2, sizeof *points);
    int64_t end = chat->closed_at >= 0 ? chat->closed_at : film_length(film);

    for (size_t i = 0; i < chat->mood_count; i++) {
        const FeedMood *now = &chat->moods[i];
        int32_t before = i ? now[-1].values[mood] : now->values[mood];
        if (i && now->values[mood] == before) continue;
        int64_t since = i && drains(film, now->cause) ? waiting_since(lane, now->t_ms, &wait) : -1;
        if (i) add_point(points, &count, since >= 0 ? since : now->t_ms, before);
        add_point(points, &count, now->t_ms, now->values[mood]);
    }
    if (count) add_point(points, &count, end, points[count - 1].value);
    return (FilmCurve){ points, count };
}

void film_copy_waits(Film *film)
{
    for (size_t i = 0; i < film->whole->count; i++) copy_waits(film, &film->whole->chats[i].chat, &film->chats[i].lane);
}

void film_draw_lanes(Film *film)
{
    for (size_t i = 0; i < film->whole->count; i++) {
        const FeedChat *chat = &film->whole->chats[i].chat;
        FilmChat *own = &film->chats[i];
        FilmLane *lane = &own->lane;
        lane->number = chat->number;
        lane->scenario = chat->scenario;
        lane->persona = chat->persona;
        lane->opened_at = chat->opened_at;
        lane->closed_at = chat->closed_at;
        lane->outcome = chat->outcome;
        lane->why = chat->why;
        lane->replies = own->replies;
        lane->reply_count = own->reply_count;
        lane->mood_names = chat->mood_names;
        lane->mood_count = chat->mood_name_count;
        for (size_t m = 0; m < lane->mood_count; m++) lane->curves[m] = curve_of(film, chat, lane, m);
    }
}
