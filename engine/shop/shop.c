/* shop.c -- finding things in a shop; the loader has checked all of it before. */
#include "shop/shop.h"

const Product *shop_product(const Shop *shop, StrView id)
{
    for (size_t i = 0; i < shop->product_count; i++) {
        if (sv_eq(shop->products[i].id, id)) return &shop->products[i];
    }
    return NULL;
}

bool fact_valid_on(const Fact *fact, int32_t date)
{
    if (date == 0) return fact->valid_from == 0 && fact->valid_to <= 0;
    return (fact->valid_from == 0 || fact->valid_from <= date) && (fact->valid_to == 0 || date <= fact->valid_to);
}
