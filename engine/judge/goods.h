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

/* Where a text names products: hits in order, by the clause that they end in. */
typedef struct ProductNames {
    uint32_t *first; /* one a clause: index + 1 of a hit, 0 none; NULL: no name at all */
    uint32_t *next;  /* one a hit */
} ProductNames;

ProductNames product_names(const Message *m, const Reading *r);

/* The product that the clause of that number names, NULL where it names none. */
const Product *product_named(const Message *m, const ProductNames *names, uint32_t index);

/* answer_size.c. A bare yes or no to the buyer's question for a size. */
void answer_size(Message *m, uint16_t topic, uint32_t token, bool is_yes);

#endif
