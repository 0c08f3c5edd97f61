/* analysis.h -- what the steps of one judgement hand to each other; internal to judge/.
 *
 * Order of the steps (judge.c): read -> questions -> claims -> verdicts -> speed, banned, tone -> score -> deeds.
 * Everything lives in `arena`, rewound per reply. Findings are collected in any order and sorted at the end. */
#ifndef JUDGE_ANALYSIS_H
#define JUDGE_ANALYSIS_H

#include "judge/judge.h"
#include "judge/words.h"
#include "language/reading.h"

enum { ANALYSIS_MAX_FINDINGS = 256, ANALYSIS_MAX_QUESTIONS = 32, ANALYSIS_MAX_CLAIMS = 128, ANALYSIS_MAX_DEEDS = 64 };

/* A deed with the place that orders it. */
typedef struct DeedAt {
    StrView deed;
    uint32_t start;
} DeedAt;

typedef struct Analysis {
    const Rules *rules;
    const JudgeInput *in;
    Arena *arena;
    Reading reply;
    bool is_first;     /* in->first, or inferred */
    bool holds;        /* the reply plainly asks for a moment */
    bool is_complaint; /* received, and what is wrong with it is the shop's fault */
    const StrView *asked;
    size_t asked_count;
    Finding findings[ANALYSIS_MAX_FINDINGS];
    size_t finding_count;
    Question questions[ANALYSIS_MAX_QUESTIONS];
    size_t question_count;
    Claim claims[ANALYSIS_MAX_CLAIMS];
    size_t claim_count;
    DeedAt deeds[ANALYSIS_MAX_DEEDS];
    size_t deed_count;
    Verdict verdicts[DIM_COUNT]; /* sizing and policy */
    const WordHit *word_hits;    /* of the trainers' word lists, by start */
    uint32_t word_hit_count;
    const uint32_t *word_reach;  /* how far the hits up to each reach: the greatest end */
    uint64_t cues;               /* bits of the WordCues among them */
    struct KeptTurns *kept;      /* from reply to reply; analysis_turn */
    const Reading **turns;       /* of the history, NULL where one was not read yet; analysis_turn */
    const Reading *heard;        /* the buyer's last messages */
    const uint64_t *heard_lists; /* bits of the word lists that they hold; NULL until a step asks */
} Analysis;

/* The reading of a message of the history; each is read once. */
const Reading *analysis_turn(const Analysis *a, size_t index);

/* The first word hit that begins at `at` or behind it. */
uint32_t analysis_words_from(const Analysis *a, uint32_t at);

/* The first word hit such that it or one before it ends behind `at`: no earlier one reaches there. */
uint32_t analysis_words_over(const Analysis *a, uint32_t at);

/* A word of an innocent list overlaps the hit without lying strictly inside of it. */
bool analysis_is_innocent(const Analysis *a, const WordHit *hit);

/* Add a finding over characters [start, end) of the reply; a full list drops it. Returns it for further fields, or NULL. */
Finding *analysis_find(Analysis *a, StrView rule, Dim dim, FindingKind kind, uint32_t start, uint32_t end);

/* The same over the whole reply: for what is missing and for time. */
Finding *analysis_find_whole(Analysis *a, StrView rule, Dim dim, FindingKind kind);

/* Hand claims, questions, deeds and topics to the caller; the workspace keeps owning them. */
void judgement_fill(const Analysis *a, Judgement *out);

/* The steps. */
void find_words(Analysis *a);             /* questions.c: fills word_hits; find_questions does it first of all */
void find_questions(Analysis *a);         /* questions.c: fills questions and `holds` */
const uint64_t *lists_heard(Analysis *a); /* questions.c: bits of the word lists in what the buyer said last, or NULL */
void find_speed(Analysis *a);             /* speed.c */
void find_banned(Analysis *a);            /* banned.c; promise words need the claims */
void find_tone(Analysis *a);              /* tone.c */
void find_typos(Analysis *a);             /* typos.c */
void find_deeds(Analysis *a);             /* deeds.c; after all findings and verdicts */
void score_all(const Analysis *a, Judgement *j); /* score.c: the rubric's arithmetic */

#endif
