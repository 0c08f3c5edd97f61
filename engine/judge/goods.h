/* goods.h -- a product's own facts as the records that claims are held against; internal to judge/. */
#ifndef JUDGE_GOODS_H
#define JUDGE_GOODS_H

#include "judge/claims.h"

/* The product's value for a field of a sizing topic (fit, stretch, elastic_waist, colour_fade, care fields), or NULL. */
const Value *goods_value(const Product *product, StrView topic, StrView field, Value *scratch);

/* The product has that colour: by name, or by the part that people say (黑色 of 曜黑). */
bool goods_has_colour(const Product *product, StrView colour);

/* The product's own name for the colour, or an empty view. */
StrView goods_colour_key(const Product *product, StrView colour);

/* A bare yes or no to the buyer's question for a fibre: 是纯棉吗. */
void answer_material(Message *m, uint16_t topic, uint32_t token, bool is_yes);

/* The product that a clause names, NULL where it names none. */
const Product *product_named(const Message *m, const Clause *clause);

#endif
