/* money.h -- sums of money and member rates: their arithmetic; internal to judge/. */
#ifndef JUDGE_MONEY_H
#define JUDGE_MONEY_H

#include "judge/claims.h"

/* The rate of the buyer's tier, VALUE_ONE without one, -1 where the orders are not known. */
int64_t own_rate(const Message *m, const Fact *discount);

/* The figure states what the product costs this buyer: list or member price, some pieces, by the month. */
bool price_holds(const Message *m, const Product *product, uint32_t token);

/* One of the characters stands within the next `reach` characters before `at`. */
bool char_before(const Message *m, uint32_t at, uint32_t reach, const uint32_t *chars);

/* The text stands within characters [from, to). */
bool text_between(const Message *m, uint32_t from, uint32_t to, const uint32_t *text);

/* Whether the sum is counted by the month, by the day or each time. */
typedef enum Per { PER_PIECE, PER_MONTH, PER_DAY, PER_USE } Per;
Per counted_per(const Message *m, uint32_t token);

/* A bare yes or no to the buyer's figure (329是吧), or to whether shipping costs (要付邮费不). */
void answer_price(Message *m, uint16_t topic, uint32_t token, bool is_yes);
void answer_shipping(Message *m, uint16_t topic, uint32_t token, bool is_yes);

#endif
