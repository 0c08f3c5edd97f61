/* sum_roles.h -- what a sum of money is by its value: a limit, a gap, the buyer's own figure; internal to judge/. */
#ifndef JUDGE_SUM_ROLES_H
#define JUDGE_SUM_ROLES_H

#include "judge/money.h"

/* 一块儿, 一块退您: together, no sum. */
bool is_together(const Message *m, const Token *t);

/* The limit of free postage, and how much the goods at hand lack to it. */
bool is_limit(const Message *m, uint32_t token);
bool is_gap(const Message *m, uint32_t token);

/* What goods cost together: of one product some pieces, or two products. */
bool is_goods_total(const Message *m, uint32_t token);

/* What the buyer has spent so far, or the total that a tier of members needs; no price of anything. */
bool is_of_member(const Message *m, uint32_t token);

/* The pieces that the reply or the buyer speaks of. */
int64_t pieces_of(const Message *m);

/* Whether it is true that these goods are sent free, or not free. */
ClaimState free_state(const Message *m, const Product *product, const Fact *fact, bool is_free);

/* A limit is spoken of: 不满299收10块 is the rule, not what this buyer pays. */
bool speaks_of_limit(const Message *m);

#endif
