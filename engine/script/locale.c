/* locale.c -- keys to texts, and texts to lines. */
#include "script/locale.h"

#include "base/mem.h"
#include "script/table.h"

struct Locale {
    Arena *arena;
    const Node *table;
};

bool locale_load(Locale **out, const char *root, const char *lang, Err *err)
{
    Locale *locale = mem_new(sizeof *locale);
    locale->arena = arena_new(0);
    StrView path = arena_printf(locale->arena, "assets/locale/%s.lua", lang);
    if (!table_load(locale->arena, root, path.ptr, &locale->table, err)) {
        locale_free(locale);
        return false;
    }
    *out = locale;
    return true;
}

void locale_free(Locale *locale)
{
    if (!locale) return;
    arena_free(locale->arena);
    mem_free(locale);
}

StrView locale_text_sv(const Locale *locale, StrView key)
{
    StrView text = locale ? table_text(locale->table, key) : (StrView){ 0 };
    return text.ptr ? text : key;
}

StrView locale_text(const Locale *locale, const char *key)
{
    return locale_text_sv(locale, sv(key));
}

bool locale_has(const Locale *locale, StrView key)
{
    return locale && table_text(locale->table, key).ptr;
}

const StrView *locale_keys(const Locale *locale, Arena *arena, const char *head, size_t *count)
{
    *count = 0;
    if (!locale) return NULL;
    StrView *keys = arena_alloc(arena, locale->table->item_count + 1, sizeof *keys);
    for (size_t i = 0; i < locale->table->item_count; i++) {
        if (sv_starts(locale->table->items[i].key, sv(head))) keys[(*count)++] = locale->table->items[i].key;
    }
    return keys;
}

static const Slot *find_slot(const Slot *slots, size_t count, StrView name)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_is(name, slots[i].name)) return &slots[i];
    }
    return NULL;
}

void locale_fill_text(Buf *out, StrView text, const Slot *slots, size_t count)
{
    size_t from = 0;
    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] != '{') continue;
        const char *close = memchr(text.ptr + at, '}', text.len - at);
        if (!close) break;
        size_t end = (size_t)(close - text.ptr);
        const Slot *slot = find_slot(slots, count, sv_of(text.ptr + at + 1, end - at - 1));
        if (!slot) continue;
        buf_put(out, sv_of(text.ptr + from, at - from));
        buf_put(out, slot->text);
        at = end;
        from = end + 1;
    }
    buf_put(out, sv_of(text.ptr + from, text.len - from));
}

void locale_fill(const Locale *locale, Buf *out, const char *key, const Slot *slots, size_t count)
{
    locale_fill_text(out, locale_text(locale, key), slots, count);
}
