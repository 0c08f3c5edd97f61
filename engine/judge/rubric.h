/* rubric.h -- every number of the grading, as trainers wrote it in scenarios/rubrics/. */
#ifndef JUDGE_RUBRIC_H
#define JUDGE_RUBRIC_H

#include "judge/judge.h"

enum { VERDICT_COUNT = VERDICT_EVASIVE + 1, LEVEL_COUNT = 4, FINDING_KIND_COUNT = FINDING_PRAISE + 1 };

/* What a finding does to its dimension; the first row that fits counts. */
typedef struct RubricDelta {
    StrView name; /* a rule id or a tone flag */
    int32_t delta;
} RubricDelta;

typedef struct SpeedNorms {
    int64_t first_due_ms;
    int64_t later_due_ms;
    int64_t zero_at;        /* times the due time: 3 */
    int64_t major_at;       /* lateness from this multiple of the due time is major, below it minor */
    int64_t typing_pass;    /* characters a minute: 50 */
    int64_t typing_target;  /* 80 */
    int64_t canned_chars;   /* shorter replies never look canned */
    int64_t canned_min_ms;  /* faster than this ... */
    int64_t canned_char_ms; /* ... or than so much per character of the buyer's message looks canned */
} SpeedNorms;

typedef struct ToneNorms {
    int64_t curt_chars;         /* a bare reply of at most so many characters is curt */
    int64_t wordy_chars;        /* longer than this for what it says is wordy */
    int64_t wordy_chars_brief;  /* the same for a persona that wants it brief */
    int64_t chars_per_point;    /* each point made excuses so many characters */
    int64_t max_concepts;       /* more is overload */
    int64_t flood_concepts;     /* in more than so many nobody finds the answer: it counts as none; 0: always found */
    int64_t similar_percent;    /* from this likeness to an earlier message it is a repetition */
    int64_t jargon_words;       /* so many unexplained terms are jargon */
    int64_t jargon_words_plain; /* the same for a persona that wants plain words */
} ToneNorms;

typedef struct Rubric {
    StrView id;
    int32_t weights[DIM_COUNT];
    int32_t verdicts[VERDICT_COUNT];          /* score of each; -1: does not apply */
    int32_t banned[FINDING_KIND_COUNT];       /* score with such a hit; praise: without any */
    int32_t tone_by_kind[FINDING_KIND_COUNT]; /* delta where `deltas` names neither rule nor flag */
    const RubricDelta *deltas;
    size_t delta_count;
    const StrView *reproaches; /* tone flags that exclude each other, the gravest first */
    size_t reproach_count;
    int32_t critical_cap;
    int32_t pass_mark;
    int32_t levels[LEVEL_COUNT - 1]; /* A, B, C from; below is D */
    SpeedNorms speed;
    ToneNorms tone;
} Rubric;

/* What of a good answer this buyer wants; from the persona's `wants`. */
typedef struct PersonaNorms {
    StrView persona;
    bool brief;
    bool plain; /* everyday words, no jargon */
    bool warm;
    bool evidence;
    bool no_push;
    int32_t chars_at_most;     /* 0: the rubric's */
    int32_t questions_at_most; /* 0: no limit */
    int32_t concepts_at_most;  /* 0: the rubric's */
} PersonaNorms;

/* Score of a message that came after `wait_ms` and was due after `due_ms`; 0..100, half up. */
int32_t rubric_speed(const SpeedNorms *norms, int64_t wait_ms, int64_t due_ms);

/* 'A'..'D'. */
char rubric_level(const Rubric *rubric, int32_t score);

/* The delta of one finding. */
int32_t rubric_delta(const Rubric *rubric, const Finding *finding);

#endif
