/* goods.c -- where the facts of sizing topics stand in a product. */
#include "judge/goods.h"

static bool contains(StrView text, StrView part)
{
    for (size_t i = 0; part.len && i + part.len <= text.len; i++) {
        if (memcmp(text.ptr + i, part.ptr, part.len) == 0) return true;
    }
    return false;
}

const Value *goods_value(const Product *product, StrView topic, StrView field, Value *scratch)
{
    char name[64];
    if (sv_is(topic, "fit")) {
        *scratch = (Value){ .kind = VALUE_TEXT, .text = product->fit };
        return product->fit.len ? scratch : NULL;
    }
    StrView key = sv_is(topic, "care") ? field : topic;
    if (key.len >= sizeof name) return NULL;
    memcpy(name, key.ptr, key.len);
    name[key.len] = 0;
    const Value *care = field_find(product->care, product->care_count, name);
    return care ? care : field_find(product->attributes, product->attribute_count, name);
}

/* 黑色 is 黑, 米白 stays. */
static StrView stem(StrView colour)
{
    StrView suffix = sv("色");
    bool has_suffix =
        colour.len > suffix.len && memcmp(colour.ptr + colour.len - suffix.len, suffix.ptr, suffix.len) == 0;
    return has_suffix ? sv_of(colour.ptr, colour.len - suffix.len) : colour;
}

StrView goods_colour_key(const Product *product, StrView colour)
{
    for (size_t i = 0; i < product->colour_count; i++) {
        if (sv_eq(stem(product->colours[i]), stem(colour))) return product->colours[i];
    }
    for (size_t i = 0; i < product->colour_count; i++) {
        if (contains(product->colours[i], stem(colour))) return product->colours[i];
    }
    return (StrView){ "", 0 };
}

bool goods_has_colour(const Product *product, StrView colour)
{
    return goods_colour_key(product, colour).len > 0;
}
