/* locale.h -- what the program says, in Chinese or English: texts of assets/locale/<lang>.lua with {slots}. */
#ifndef SCRIPT_LOCALE_H
#define SCRIPT_LOCALE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

typedef struct Locale Locale;

typedef struct Slot {
    const char *name;
    StrView text;
} Slot;

/* The last two arguments of whatever fills slots: SLOTS({ "name", text }, …). */
#define SLOTS(...) (const Slot[]){ __VA_ARGS__ }, sizeof((const Slot[]){ __VA_ARGS__ }) / sizeof(Slot)

/* Read <root>/assets/locale/<lang>.lua. Owned by the caller: locale_free. */
bool locale_load(Locale **out, const char *root, const char *lang, Err *err);
void locale_free(Locale *locale);

/* The text of `key`; the key itself where nobody wrote it, or where `locale` is NULL. Lives as long as the locale. */
StrView locale_text(const Locale *locale, const char *key);
StrView locale_text_sv(const Locale *locale, StrView key);
bool locale_has(const Locale *locale, StrView key);

/* The keys that begin with `head`, sorted; the list lives in `arena`, the texts as long as the locale. */
const StrView *locale_keys(const Locale *locale, Arena *arena, const char *head, size_t *count);

/* Append the text with its slots filled; a slot that is not given stays as written. */
void locale_fill(const Locale *locale, Buf *out, const char *key, const Slot *slots, size_t count);

/* The same for a text that is no key. */
void locale_fill_text(Buf *out, StrView text, const Slot *slots, size_t count);

#endif
