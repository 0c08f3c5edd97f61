/* gloss.c -- exact lines first, then those with {slots}: literal pieces in order, what stands between them is carried over. */
#include "script/gloss.h"

#include "base/mem.h"
#include "script/locale.h"
#include "script/table.h"

enum { MAX_SLOTS = 6, MAX_NAME = 40 };

struct Gloss {
    Arena *arena;
    const Node *table;
};

bool gloss_load(Gloss **out, const char *root, Err *err)
{
    Gloss *gloss = mem_new(sizeof *gloss);
    gloss->arena = arena_new(0);
    if (!table_load(gloss->arena, root, "assets/locale/gloss.lua", &gloss->table, err)) {
        gloss_free(gloss);
        return false;
    }
    *out = gloss;
    return true;
}

void gloss_free(Gloss *gloss)
{
    if (!gloss) return;
    arena_free(gloss->arena);
    mem_free(gloss);
}

typedef struct Match {
    Slot slots[MAX_SLOTS];
    char names[MAX_SLOTS][MAX_NAME];
    size_t count;
} Match;

/* Where `piece` first stands in `text` from `at` on, or SIZE_MAX. */
static size_t find_piece(StrView text, size_t at, StrView piece)
{
    for (; at + piece.len <= text.len; at++) {
        if (memcmp(text.ptr + at, piece.ptr, piece.len) == 0) return at;
    }
    return SIZE_MAX;
}

static bool keep_slot(Match *match, StrView name, StrView text)
{
    if (match->count == MAX_SLOTS || name.len >= MAX_NAME || !text.len) return false;
    memcpy(match->names[match->count], name.ptr, name.len);
    match->names[match->count][name.len] = '\0';
    match->slots[match->count] = (Slot){ match->names[match->count], text };
    match->count++;
    return true;
}

/* The pattern's text up to its next slot. */
static StrView next_piece(StrView pattern, size_t at)
{
    size_t end = at;
    while (end < pattern.len && pattern.ptr[end] != '{') end++;
    return sv_of(pattern.ptr + at, end - at);
}

static bool match_slots(StrView pattern, StrView text, Match *match)
{
    StrView piece = next_piece(pattern, 0);
    size_t at = piece.len, pos = piece.len;
    match->count = 0;
    if (!sv_starts(text, piece)) return false;
    while (at < pattern.len) {
        size_t close = find_piece(pattern, at, sv("}"));
        if (close == SIZE_MAX) return false;
        StrView name = sv_of(pattern.ptr + at + 1, close - at - 1);
        piece = next_piece(pattern, close + 1);
        size_t end = piece.len ? find_piece(text, pos, piece) : text.len;
        /* The last piece must end the text. */
        bool is_last = close + 1 + piece.len == pattern.len;
        if (is_last && piece.len) end = text.len >= pos + piece.len ? text.len - piece.len : SIZE_MAX;
        if (end == SIZE_MAX || !sv_starts(sv_of(text.ptr + end, text.len - end), piece)) return false;
        if (!keep_slot(match, name, sv_of(text.ptr + pos, end - pos))) return false;
        at = close + 1 + piece.len;
        pos = end + piece.len;
    }
    return pos == text.len;
}

/* Characters of the pattern outside its slots: "{height_cm}" fits anything, so what says more goes before it. */
static size_t literal_len(StrView pattern)
{
    size_t len = 0;
    bool is_slot = false;
    for (size_t i = 0; i < pattern.len; i++) {
        if (pattern.ptr[i] == '{') is_slot = true;
        len += !is_slot;
        if (pattern.ptr[i] == '}') is_slot = false;
    }
    return len;
}

bool gloss_find(const Gloss *gloss, StrView text, Buf *out)
{
    if (!gloss) return false;
    const Node *table = gloss->table, *best = NULL;
    StrView exact = table_text(table, text);
    Match match;
    size_t best_len = 0;
    if (exact.ptr) {
        buf_put(out, exact);
        return true;
    }
    for (size_t i = table->list_count; i < table->item_count; i++) {
        const Node *item = &table->items[i];
        size_t len = literal_len(item->key);
        if (item->kind != NODE_TEXT || len == item->key.len || (best && len <= best_len)) continue;
        if (!match_slots(item->key, text, &match)) continue;
        best = item;
        best_len = len;
    }
    if (!best || !match_slots(best->key, text, &match)) return false;
    locale_fill_text(out, best->text, match.slots, match.count);
    return true;
}
