/* buyer_side.h -- what the buyer's messages tell of body, clock and wishes; internal to judge/. */
#ifndef JUDGE_BUYER_SIDE_H
#define JUDGE_BUYER_SIDE_H

#include "judge/claims.h"

/* Take the measures that one buyer's message states; later statements win over earlier ones. */
void body_from_text(const Message *m, const Reading *reading, Buyer *body);

/* The message names somebody else who may be the wearer: 老公, 我爸, 他. */
bool is_for_other(const Reading *reading);

/* Fill m->buyer and what of m->facts the buyer stated. */
void buyer_side_read(Message *m);

#endif
