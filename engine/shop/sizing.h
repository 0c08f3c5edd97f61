/* sizing.h -- which sizes of a product fit a buyer; the size table's rules (SIZ-02, SIZ-12). */
#ifndef SHOP_SIZING_H
#define SHOP_SIZING_H

#include "shop/shop.h"

typedef enum SizeState {
    SIZE_KNOWN,          /* `fits` holds */
    SIZE_INPUTS_MISSING, /* a measure that the table needs is not known; `possible` holds */
    SIZE_CONFLICT,       /* waist and table disagree by more than one size: the agent must ask */
    SIZE_NONE            /* no size of this product fits this buyer */
} SizeState;

typedef struct SizeAnswer {
    SizeState state;
    bool fits[SHOP_MAX_SIZES];     /* acceptable for this buyer */
    bool possible[SHOP_MAX_SIZES]; /* acceptable for some buyer with what is known */
    int best;                      /* the table's own size, -1 where there is none */
} SizeAnswer;

/* Precondition: product->chart is not NULL. */
SizeAnswer size_answer(const Product *product, const Buyer *buyer);

/* The size's index in the chart, -1 where it is none. */
int size_index(const SizeChart *chart, StrView size);

/* The figure that a size begins with: 40, and 3 of 3XL; 0 where it begins with none. */
int64_t size_figure(StrView size);

/* The size is one of letters: an X follows its figure. */
bool size_is_alpha(StrView size);

/* The product is made in that size (it has a stock entry, be it 0). */
bool product_has_size(const Product *product, StrView size);

/* The pieces in stock under that key, -1 where there is no such key. */
int32_t product_stock(const Product *product, StrView key);

#endif
