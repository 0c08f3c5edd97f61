/* echo.h -- answers that repeat the verb of the buyer's question; internal to judge/. */
#ifndef JUDGE_ECHO_H
#define JUDGE_ECHO_H

#include "judge/claims.h"

/* 补不补, 掉没掉: a verb beside its own denial asks for yes or no. */
bool asks_a_not_a(const Reading *question);

/* The first clause that is nothing but the question's verb, or its denial. */
typedef struct Echo {
    uint32_t token; /* the clause's first token; the token count where it has none */
    uint32_t at;    /* the verb's place in the buyer's last messages */
    bool is_yes;
} Echo;

bool find_echo(const Message *m, Echo *echo);

/* The first clause that speaks of all at once and of nothing else: 都没有, 两样都行, 随您选. Its `at` is 0. */
bool find_joint(const Message *m, Echo *echo);

#endif
