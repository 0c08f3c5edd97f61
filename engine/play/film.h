/* film.h -- a recorded session as a film: any moment of it at once, and all that its timeline shows.
 *
 * Opening folds the log once; a seek then only says how much of that whole is there yet, so it costs the same everywhere.
 * A film borrows log and content, never changes them and belongs to one thread. */
#ifndef PLAY_FILM_H
#define PLAY_FILM_H

#include "play/film_track.h"

typedef struct Film Film;

/* A film of `log`, at its first moment. Where an event cannot be read the film ends before it, and film_damage says so. */
Film *film_open(const EventLog *log, const Content *content);
void film_close(Film *film); /* NULL is allowed */

/* One line that names the first event that could not be read and why; empty where all could. */
StrView film_damage(const Film *film);

const SessionHeader *film_header(const Film *film); /* keystrokes, mode, person, … */
StrView film_rubric(const Film *film);              /* id of the rubric that the content holds */
int64_t film_length(const Film *film);              /* ms; of the latest event */
uint32_t film_events(const Film *film);

/* ---- the moment that is shown ---- */

/* Be at `t_ms`, cut to 0..film_length: all that happened then and before is there. */
void film_seek(Film *film, int64_t t_ms);
/* Be right behind the event `seq`, the seq-th of the log: 0 is before the first. Finer than a time that several share. */
void film_seek_event(Film *film, uint32_t seq);
int64_t film_now(const Film *film);

/* The conversations as they stood then, equal to feed_seek's on a fresh feed in every field, for all that draws feeds. It
 * is the same Feed after each seek; only feed_count, feed_chat and the other readers may be called with it. */
const Feed *film_feed(const Film *film);

/* The composer of a chat at that moment. */
typedef struct FilmComposer {
    StrView text;
    uint32_t caret; /* byte */
    bool is_typing; /* a key within the last FILM_PRESENT_MS */
    int32_t typing; /* index into the typings; FILM_NONE: the composer is empty */
    uint32_t draft; /* of the typing */
} FilmComposer;
FilmComposer film_composer(const Film *film, uint32_t chat);

/* ---- the timeline ---- */

size_t film_lanes(const Film *film);                            /* chats that ever opened */
const FilmLane *film_lane(const Film *film, uint32_t chat);     /* NULL: never opened */
const FilmReply *film_replies(const Film *film, size_t *count); /* of all chats, in the order of their events */
int32_t film_reply_of(const Film *film, uint32_t seq);          /* the reply of that event, or FILM_NONE */

/* Those of all chats, in the order of their beginning. Drafts are there from the start. Steps and catches of a long session
 * are found bit by bit: those of one typing when film_typing asks for it first. NULL: no such index. */
size_t film_typings(const Film *film);
const FilmTyping *film_typing(Film *film, int32_t typing);

/* Find steps and catches of some more typings, until some `budget` drafts have been judged (20 us each); false when all are
 * known, as they mostly are from the start. The marks of catches appear as they are found; call it once a frame. */
bool film_work(Film *film, size_t budget);

/* In the order of time. Borrowed until the next film_work or film_typing. */
const FilmMark *film_marks(const Film *film, size_t *count);

/* The first mark of one of `kinds` after, or the last one before, the moment that is shown; `chat` 0: of any. FILM_NONE.
 * Marks of one reply's findings share its time: the gravest is meant. */
int32_t film_next_mark(const Film *film, uint32_t kinds, uint32_t chat);
int32_t film_previous_mark(const Film *film, uint32_t kinds, uint32_t chat);

/* Time of the next, or the last, message (buyer's, trainee's or automatic) after or before that moment; -1: there is none. */
int64_t film_next_message(const Film *film, uint32_t chat);
int64_t film_previous_message(const Film *film, uint32_t chat);

/* Idle stretches, less what is played of them. Playing time is session time without them. */
const FilmStretch *film_idle(const Film *film, size_t *count);
int64_t film_play_of(const Film *film, int64_t t_ms); /* session time to playing time; within a stretch its beginning */
int64_t film_time_of(const Film *film, int64_t play_ms); /* and back: behind a stretch where it ends one */

/* ---- as JSON, for tests and other programs ---- */

/* The moment that is shown: every chat's items, moods, waiting and composer, and where next and back lead. */
void film_write_frame(JsonOut *out, const Film *film);
/* The timeline: replies, typings, lanes, marks, idle stretches. */
void film_write_timeline(JsonOut *out, Film *film);

/* ---- search ---- */

typedef struct FilmHit {
    uint32_t chat;
    uint32_t item; /* index into the chat's items */
    uint32_t seq;
    int64_t t_ms;
    uint32_t start; /* bytes of the item's text */
    uint32_t end;
} FilmHit;

/* Where `query` stands in what was said and noted, whatever case, width or script of characters: up to `cap` hits in the
 * order of events. Returns how many there are in all. */
size_t film_search(Film *film, StrView query, FilmHit *hits, size_t cap);

#endif
