/* film_dump.h -- all of a feed as text, for comparing two. */
#ifndef TESTS_FILM_DUMP_H
#define TESTS_FILM_DUMP_H

#include "base/buf.h"
#include "play/feed.h"

static inline void dump_grade(Buf *out, const FeedGrade *grade)
{
    if (!grade) return;
    buf_printf(out, "  grade %d %d %zu", (int)grade->overall, grade->is_capped, grade->count);
    for (size_t i = 0; i < grade->count; i++)
        buf_printf(out, " %.*s %u", SV_ARG(grade->findings[i].rule), grade->findings[i].start);
    buf_puts(out, "\n");
}

static inline void dump_item(Buf *out, const FeedItem *i)
{
    buf_printf(out, " item %d %d %u %lld [%.*s] [%.*s] %d%d%d%d %lld %lld %lld %u %u\n", (int)i->kind, (int)i->system,
               i->seq, (long long)i->t_ms, SV_ARG(i->text), SV_ARG(i->detail), i->is_nudge, i->is_read, i->is_dropped,
               i->is_mine, (long long)i->wait_ms, (long long)i->typing_ms, (long long)i->ms, i->number, i->mood);
    dump_grade(out, i->grade);
}

static inline void dump_arrays(Buf *out, const FeedChat *c)
{
    for (size_t i = 0; i < c->count; i++) dump_item(out, &c->items[i]);
    for (size_t i = 0; i < c->mood_count; i++) {
        buf_printf(out, " mood %lld %u %.*s", (long long)c->moods[i].t_ms, c->moods[i].seq, SV_ARG(c->moods[i].cause));
        for (size_t m = 0; m < c->mood_name_count; m++) buf_printf(out, " %d", (int)c->moods[i].values[m]);
        buf_puts(out, "\n");
    }
    for (size_t i = 0; i < c->wait_count; i++) {
        const FeedWait *w = &c->waits[i];
        buf_printf(out, " wait %lld %lld %lld %u\n", (long long)w->since, (long long)w->until, (long long)w->allowed,
                   w->reply);
    }
}

static inline void dump_chat(Buf *out, const FeedChat *c)
{
    buf_printf(out, "chat %u %.*s %.*s %lld %lld %.*s %.*s draft [%.*s] %.*s %.*s %d\n", c->number, SV_ARG(c->scenario),
               SV_ARG(c->persona), (long long)c->opened_at, (long long)c->closed_at, SV_ARG(c->outcome), SV_ARG(c->why),
               SV_ARG(c->draft), SV_ARG(c->order), SV_ARG(c->flag), c->is_typing);
    buf_printf(out, " %lld %lld %lld %lld %u %u %u %u\n", (long long)c->waiting_since, (long long)c->due,
               (long long)c->patience, (long long)c->last_wait_ms, c->replies, c->late, c->misdirected, c->unread);
    for (size_t i = 0; i < c->ask_count; i++) buf_printf(out, " ask %.*s", SV_ARG(c->asks[i]));
    for (size_t i = 0; i < c->mood_name_count; i++) buf_printf(out, " name %.*s", SV_ARG(c->mood_names[i]));
    buf_puts(out, "\n");
    dump_arrays(out, c);
}

static inline void dump_feed(Buf *out, const Feed *feed)
{
    buf_reset(out);
    buf_printf(out, "%zu %lld %.*s %d %d\n", feed_chat_count(feed), (long long)feed_now(feed),
               SV_ARG(feed_status(feed)), feed_is_suspended(feed), feed_is_closed(feed));
    for (uint32_t n = 1; n <= feed_chat_count(feed); n++) dump_chat(out, feed_chat(feed, n));
    const FeedChat *urgent = feed_most_urgent(feed);
    buf_printf(out, "urgent %u\n", urgent ? urgent->number : 0);
}

#endif
