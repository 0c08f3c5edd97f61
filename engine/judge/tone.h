/* tone.h -- what the shape rules of tone.c count; internal to judge/. */
#ifndef JUDGE_TONE_H
#define JUDGE_TONE_H

#include "judge/analysis.h"
#include "judge/rubric.h"

/* Different topics that the reply makes claims on. */
size_t tone_topic_count(const Analysis *a);

/* Things listed one after the other ("直筒、四面弹、松紧腰…"); bare sizes do not count. */
size_t tone_listed_count(const Analysis *a);

/* Different trade terms and unusual abbreviations. */
size_t tone_jargon_count(const Analysis *a);

/* True where the reply says the same as `earlier`, up to marks and a few characters; short phrases never do. */
bool tone_is_repeated(const Analysis *a, const Normal *earlier, int64_t percent);

/* What the persona wants, and pictures to a furious buyer; tone_persona.c. */
void find_wants(Analysis *a, const PersonaNorms *persona);

/* Praise for a recommended size with at least two reasons (SIZ-03). */
void find_reasons(Analysis *a);

#endif
