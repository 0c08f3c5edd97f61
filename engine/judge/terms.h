/* terms.h -- figures of time and the topic that each belongs to; internal to judge/. */
#ifndef JUDGE_TERMS_H
#define JUDGE_TERMS_H

#include "judge/claims.h"

enum { HOURS_A_DAY = 24, NOON = 720 };

/* The figure in days (or years for a warranty), scaled. */
typedef struct Term {
    int64_t low;
    int64_t high;
    bool is_working;
    bool is_upper;
    bool is_lower;
    bool is_relative; /* 明天: counted from now */
    bool is_hours;
    bool is_endless; /* 终身: no figure at all */
} Term;

bool is_time_unit(Unit unit);

/* The figure in days, or in years; false where it is no such figure. */
bool term_of_number(const Number *n, bool in_years, Term *term);

/* 今天 明天 后天 as days from now. */
bool term_of_word(const Token *t, Term *term);

/* The topic whose words stand nearest to the figure; TOPIC_NONE where none is near. */
uint16_t term_topic(const Message *m, uint32_t figure);

/* No word of the topic stands in the figure's clause, or the buyer named the figure. */
bool term_is_weak(const Message *m, uint16_t topic, uint32_t figure);

/* A bare yes or no, at that token, to the time that the buyer's question proposes. */
void answer_term(Message *m, uint16_t topic, uint32_t token, bool is_yes);
void answer_dispatch(Message *m, uint16_t topic, uint32_t token, bool is_yes);

#endif
