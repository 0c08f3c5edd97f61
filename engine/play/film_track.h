/* film_track.h -- what a film's timeline shows: replies, how they were typed, waits, moods, marks.
 *
 * Times are session milliseconds. Texts and arrays live as long as the film; `reply`, `typing` and `mark` are indices into
 * the film's lists. Nothing here changes by a seek. */
#ifndef PLAY_FILM_TRACK_H
#define PLAY_FILM_TRACK_H

#include "play/feed.h"

enum {
    FILM_NONE = -1,           /* where an index has nothing to point to */
    FILM_HESITATES_MS = 2000, /* a pause of so much more than typing at the rubric's pass mark needs is a hesitation */
    FILM_PRESENT_MS = 2000,   /* so long after a key the trainee is still shown as typing */
    FILM_TURN_BY = 10,        /* points by which a mood must move before it has turned */
    FILM_BAND_LOW = 35,       /* moods below are low, … */
    FILM_BAND_HIGH = 65,      /* … from here on high */
    FILM_IDLE_MS = 5000,      /* a stretch in which nobody types and nothing arrives is idle from this length on; … */
    FILM_IDLE_KEEP_MS = 1500  /* … so much of it is still played, half before, half after the skip */
};

/* One trainee's reply. The time before it is cut in three: reading is what the rubric takes to be the least that the buyer's
 * lines since the reply before need (SPD-11: canned_char_ms for each character, canned_min_ms at least), at most the time to
 * the first draft; thinking lasts from there to the first draft, composing to the sending. Without drafts composing is the
 * reply's own typing_ms; where not even that is known compose_ms is -1 and thinking is the whole rest. Pauses of the session
 * are nobody's time. */
typedef struct FilmReply {
    uint32_t chat;
    uint32_t number; /* the n-th of its chat, from 1 */
    uint32_t seq;    /* of trainee_said */
    uint32_t item;   /* index into its chat's items */
    int64_t t_ms;
    StrView text;
    StrView quick;          /* id of the quick reply that it came from, or empty */
    const FeedGrade *grade; /* NULL: never graded */
    int64_t wait_since;     /* -1: nobody waited */
    int64_t wait_ms;        /* likewise */
    int64_t begin_ms;       /* begin + read + think + compose == t_ms: the wait's, else the chat's message before */
    int64_t allowed_ms;
    int64_t read_ms;
    int64_t think_ms;
    int64_t compose_ms;
    int64_t typed_from;           /* t_ms - compose_ms; -1: not known */
    int64_t typing_ms;            /* as recorded with the reply; -1 */
    Dim lowest;                   /* dimension with the lowest score, the first of those */
    int32_t lowest_score;         /* -1: not graded, or nothing applied */
    char level;                   /* 'A'..'D', 'X': a critical finding; ' ': not graded */
    int64_t from_ms;              /* its part of the heat strip: from the wait (else its own time) … */
    int64_t to_ms;                /* … to the next one's, or the end of its chat */
    int32_t typing;               /* index into the typings */
    StrView asked[FEED_MAX_ASKS]; /* what was open when it was sent, as the buyer's asked-event had it */
    size_t asked_count;
} FilmReply;

typedef enum FilmStepKind {
    FILM_TYPED,
    FILM_DELETED,
    FILM_REPLACED,
    FILM_PASTED,
    FILM_QUICK,    /* put in from the quick replies; `quick` of the typing says which */
    FILM_HESITATED /* ms: how long, beyond what typing needs */
} FilmStepKind;

/* What happened in the composer from one moment to another; a typed step ends with a clause, a place or a hesitation. */
typedef struct FilmStep {
    FilmStepKind kind;
    int64_t from_ms;
    int64_t to_ms;
    StrView added;
    StrView removed;
    uint32_t at;    /* byte of the draft where it began */
    uint32_t chars; /* added; of a deletion removed */
    uint32_t first; /* drafts of the typing that show it: [first, last]; of a hesitation the one it came before */
    uint32_t last;
    int32_t caught; /* the catch that this step is, or FILM_NONE */
} FilmStep;

/* A banned word that stood in a draft and broke its rule, and whose rule the reply that was sent did not break. */
typedef struct FilmCatch {
    StrView rule;
    FindingKind kind;
    StrView word; /* the offending words */
    StrView why;  /* locale key, or empty */
    StrView expected;
    int64_t seen_ms;   /* when the draft showed it first */
    int64_t caught_ms; /* when it was gone */
    uint32_t draft;    /* of the typing: the last one that had it … */
    uint32_t start;    /* … and where, in bytes */
    uint32_t end;
} FilmCatch;

typedef struct FilmDraft {
    int64_t t_ms;
    uint32_t seq;    /* place in the log */
    uint32_t caret;  /* byte where the last change ended */
    uint32_t pasted; /* bytes that this change pasted */
    StrView text;
} FilmDraft;

/* The way to one reply, from its first draft; or what was typed and never sent. */
typedef struct FilmTyping {
    uint32_t chat;
    int32_t reply; /* FILM_NONE: never sent */
    int64_t from_ms;
    int64_t to_ms; /* sent, or the last draft */
    const FilmDraft *drafts;
    size_t draft_count;
    const FilmStep *steps;
    size_t step_count;
    const FilmCatch *catches;
    size_t catch_count;
    uint32_t typed; /* characters, of steps … */
    uint32_t deleted;
    uint32_t pasted;
    uint32_t quick_chars;
    uint32_t hesitations;
    StrView quick;
    int32_t chars_per_minute; /* typed while composing; -1: too short to say */
} FilmTyping;

typedef enum FilmMarkKind {
    FILM_MARK_CRITICAL, /* the first four in the order of FindingKind */
    FILM_MARK_MAJOR,
    FILM_MARK_MINOR,
    FILM_MARK_PRAISE,
    FILM_MARK_CAUGHT,
    FILM_MARK_TURN, /* a mood's */
    FILM_MARK_OPENED,
    FILM_MARK_CLOSED, /* the outcome */
    FILM_MARK_KINDS
} FilmMarkKind;

/* Sets of kinds: 1u << kind. */
enum { FILM_FINDINGS = 7, FILM_ALL_MARKS = (1 << FILM_MARK_KINDS) - 1 };

typedef struct FilmMark {
    FilmMarkKind kind;
    uint32_t chat;
    int64_t t_ms;
    uint32_t seq;     /* of what is marked: the reply, the mood event, … */
    int32_t reply;    /* FILM_NONE: none */
    uint32_t finding; /* index into its grade's findings; for a catch into its typing's catches */
    uint32_t mood;    /* FILM_MARK_TURN: index into the chat's mood_names, … */
    int32_t from;     /* … its value before it turned … */
    int32_t to;       /* … and at the mark */
    StrView text;     /* rule id; the deed that turned the mood; the outcome */
} FilmMark;

/* A polyline to be drawn as it is: level between deeds, a jump at each, a slope where waiting drained it. */
typedef struct FilmPoint {
    int64_t t_ms;
    int32_t value;
} FilmPoint;

typedef struct FilmCurve {
    const FilmPoint *points;
    size_t count;
} FilmCurve;

/* One buyer's lane: the whole, whatever moment is shown. */
typedef struct FilmLane {
    uint32_t number;
    StrView scenario;
    StrView persona;
    int64_t opened_at;
    int64_t closed_at; /* -1: never */
    StrView outcome;   /* as in card.h */
    StrView why;
    const int32_t *replies; /* indices, in their order */
    size_t reply_count;
    const FeedWait *waits; /* those without a reply too */
    size_t wait_count;
    const StrView *mood_names;
    FilmCurve curves[FEED_MAX_MOODS];
    size_t mood_count;
} FilmLane;

typedef struct FilmStretch {
    int64_t from_ms;
    int64_t to_ms;
} FilmStretch;

#endif
