/* film_own.h -- the inside of a film, shared by film*.c only.
 *
 * `whole` is the feed of the entire log. What a seek shows is `shown`: its chats borrow the whole's arrays, cut at what was
 * there, and the few fields that changed later are put back for as long as the moment is shown. A `seq` in here is a place in
 * the log, from 1: in a damaged log the events' own numbers may be others. */
#ifndef PLAY_FILM_OWN_H
#define PLAY_FILM_OWN_H

#include "play/feed_own.h"
#include "play/film.h"

enum { FILM_WAIT_TAIL = 2 /* only the last two waits of a chat can still change: the last one may be taken back */ };

/* A chat as an event left it; its arrays are the whole's. */
typedef struct FilmVersion {
    uint32_t seq;
    uint32_t unread_from;
    uint32_t last_mood; /* of the last item */
    FeedChat chat;
    FeedWait tail[FILM_WAIT_TAIL]; /* the last waits, the last one last */
} FilmVersion;

/* An item that an event other than its own changed. */
typedef struct FilmChange {
    uint32_t item;
    uint32_t seq;
    int32_t before; /* the item's change before this one, or FILM_NONE */
    bool is_dropped;
    int64_t wait_ms;
    const FeedGrade *grade; /* all three as they were */
} FilmChange;

/* By item: its last change, and the latest event that changed it or any item before it. */
typedef struct FilmLife {
    int32_t change;
    uint32_t changed_at;
} FilmLife;

/* What a seek put back, to be undone by the next one. */
typedef struct FilmPatch {
    uint32_t item;
    FeedItem was;
} FilmPatch;

typedef struct FilmChat {
    FilmVersion *versions;
    size_t version_count;
    size_t version_cap;
    FilmChange *changes;
    size_t change_count;
    size_t change_cap;
    FilmLife *lives;
    size_t life_count;
    size_t life_cap;
    FilmPatch *patches;
    size_t patch_count;
    size_t patch_cap;
    FeedWait waits[FILM_WAIT_TAIL]; /* what was there before the seek, at … */
    size_t wait_at;
    size_t wait_count;
    FilmDraft *drafts; /* of all its typings */
    size_t draft_count;
    size_t draft_cap;
    int32_t *typings; /* indices */
    size_t typing_count;
    size_t typing_cap;
    int64_t paste_sum; /* that the latest draft spoke of */
    int32_t *replies;
    size_t reply_count;
    size_t reply_cap;
    FilmLane lane;
} FilmChat;

/* The session itself as an event left it. */
typedef struct FilmMoment {
    uint32_t seq;
    uint32_t chats;
    int64_t suspended_at;
    StrView status;
    bool is_closed;
} FilmMoment;

typedef struct FilmTypingFold {
    FilmTyping typing;
    FilmStep *steps; /* the typing's, once known */
    uint32_t first;  /* draft of its chat */
    bool is_known;   /* steps and catches were looked for */
} FilmTypingFold;

/* A text of an item as the search compares it. */
typedef struct FilmWords {
    uint32_t chat;
    uint32_t item;
    uint32_t seq;
    int64_t t_ms;
    const uint32_t *code;
    const uint32_t *start;
    const uint32_t *end;
    uint32_t count;
} FilmWords;

struct Film {
    const EventLog *log;
    const Content *content;
    SessionHeader header;
    Arena *arena;
    Arena *scratch;
    Feed *whole;
    Feed shown;     /* its arenas are not used */
    uint32_t count; /* events that could be read */
    int64_t *times; /* of each, never less than before */
    StrView damage;
    int64_t now;
    uint32_t seq; /* of the latest event that is shown */
    FilmChat chats[DESK_MAX_CHATS];
    FilmMoment *moments;
    size_t moment_count;
    size_t moment_cap;
    FilmReply *replies;
    size_t reply_count;
    size_t reply_cap;
    FilmTypingFold *typings;
    size_t typing_count;
    size_t typing_cap;
    size_t worked; /* typings that film_work is done with */
    size_t judged; /* drafts */
    Judge *judge;  /* once a draft has been judged */
    FilmMark *marks;
    size_t mark_count;
    size_t mark_cap;
    FilmStretch *busy; /* while it is folded: what is not idle */
    size_t busy_count;
    size_t busy_cap;
    FilmStretch *pauses; /* of nobody */
    size_t pause_count;
    size_t pause_cap;
    FilmStretch *idle;
    int64_t *skipped; /* ms of idle before each */
    size_t idle_count;
    size_t idle_cap;
    FilmWords *words; /* once it has been searched */
    size_t word_count;
    size_t word_cap;
};

/* Room for one more item; what is behind `count` is zeroed. */
void *film_grow(void *items, size_t count, size_t *cap, size_t size);

const SpeedNorms *film_norms(const Film *film);
int64_t film_away(const Film *film, int64_t from_ms, int64_t to_ms); /* ms of pauses between the two */

/* film_fold.c */
void film_fold(Film *film);
void film_show(Film *film, uint32_t seq); /* be right behind that event */

/* What became of one text in the next: they differ in one place, in whole characters. */
typedef struct FilmDiff {
    uint32_t at;
    StrView added;
    StrView removed;
} FilmDiff;
FilmDiff film_diff(StrView before, StrView after);

/* film_draft.c: after the feed took the event. */
void film_take_draft(Film *film, const Event *event, const JsonValue *data);
void film_end_typing(Film *film, uint32_t chat, int64_t t_ms, int32_t reply);
void film_fix_typings(Film *film);
void film_show_draft(Film *film, size_t chat_idx, uint32_t since); /* where a draft came after that event */

/* film_reply.c */
void film_take_reply(Film *film, const Event *event);
void film_measure_replies(Film *film);

/* film_lane.c: the copies before the replies, the rest behind them. */
void film_copy_waits(Film *film);
void film_draw_lanes(Film *film);

/* film_step.c, film_catch.c */
void film_find_steps(Film *film, FilmTypingFold *fold);
void film_find_catches(Film *film, FilmTypingFold *fold);

/* film_mark.c */
void film_find_marks(Film *film);
void film_add_mark(Film *film, const FilmMark *mark); /* where it belongs by time */

/* film_idle.c */
void film_add_busy(Film *film, int64_t from_ms, int64_t to_ms);
void film_find_idle(Film *film);

#endif
