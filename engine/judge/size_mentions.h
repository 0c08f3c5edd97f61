/* size_mentions.h -- the sizes that a reply names and how it means them; internal to judge/. */
#ifndef JUDGE_SIZE_MENTIONS_H
#define JUDGE_SIZE_MENTIONS_H

#include "judge/claims.h"
#include "shop/sizing.h"

typedef enum Stance { STANCE_MENTION, STANCE_RECOMMEND, STANCE_AGAINST } Stance;

typedef struct Mention {
    uint32_t token;
    Stance stance;
    bool is_implied; /* nothing says that it is advised but that a size was asked for */
} Mention;

enum { MAX_SIZES_SAID = 32 };

typedef struct Sizes {
    Mention said[MAX_SIZES_SAID];
    size_t count;
} Sizes;

/* The chart's size for a scaled figure, or -1. Alpha sizes count their X. */
int size_for(const SizeChart *chart, int64_t scaled, bool is_alpha);
bool is_alpha_chart(const SizeChart *chart);

/* A figure that people would take for a size of this scheme, in the chart or not. */
bool is_size_token(const Message *m, const SizeChart *chart, uint32_t token);

bool code_in(uint32_t code, const uint32_t *of);

/* size_roles.c. What the next size is counted from: 您39要40的码, 表上是37,退一码36. */
bool is_size_base(const Message *m, const Product *product, const Clause *clause, uint32_t token);
/* Where the table begins or ends, or one of its rows: 从38起, 44对270. */
bool is_size_bound(const Message *m, const Product *product, const Clause *clause, uint32_t token);
bool is_size_denied(const Message *m, const Clause *clause, uint32_t token);     /* 37没开模 */
bool is_size_shunned(const Message *m, const Clause *clause, uint32_t token);    /* 难不成让您挤38 */
bool is_refused_alone(const Message *m, const Product *product, uint32_t token); /* 3XL不够大 */
bool is_size_of_others(const Message *m, const Clause *clause);                  /* 44是给220斤的人穿的 */
bool is_half_size(const Message *m, uint32_t token);                             /* 39.5, 四十三号半 */

/* All of them, settled; `none` is the token that says that no size fits, or the reply's token count. */
void sizes_find(const Message *m, uint32_t none, Sizes *sizes);

#endif
