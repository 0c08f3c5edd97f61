/* lines.c -- conditioned entries go before plain ones, rarely said before often said; then the seed decides. */
#include "play/lines.h"

#include <stdlib.h>

enum { MAX_CANDIDATES = 64, MAX_GROUP = 64, MAX_WHEN = 4, MAX_KEYS = 512 };

static int32_t find_mood(const LineReader *reader, const Node *node)
{
    for (size_t i = 0; i < reader->moods.count; i++) {
        if (sv_eq(reader->moods.names[i], node->key)) return (int32_t)i;
    }
    report_unknown(reader->report, node->pos, &(Unknown){ "unknown-mood", "mood", node->key, NULL },
                   reader->moods.names, reader->moods.count);
    return -1;
}

/* { low, high } of whole numbers. */
static bool read_range(const LineReader *reader, const Node *node, int32_t *low, int32_t *high)
{
    bool is_range = node->kind == NODE_TABLE && node->list_count == 2 && node->item_count == 2 &&
                    node->items[0].kind == NODE_INT && node->items[1].kind == NODE_INT;
    if (!is_range || node->items[0].number < 0 || node->items[1].number > 1000 ||
        node->items[0].number > node->items[1].number) {
        report_add(reader->report, FAULT_ERROR, node->pos, "type", "'%.*s' must be { low, high }", SV_ARG(node->key));
        return false;
    }
    *low = (int32_t)node->items[0].number;
    *high = (int32_t)node->items[1].number;
    return true;
}

static void read_when(LineReader *reader, const Node *when, LineEntry *entry)
{
    if (!when) return;
    if (when->kind != NODE_TABLE || when->list_count > 0 || when->item_count > MAX_WHEN) {
        report_add(reader->report, FAULT_ERROR, when->pos, "type", "'when' must name up to %d moods", MAX_WHEN);
        return;
    }
    MoodRange *ranges = arena_alloc(reader->arena, when->item_count, sizeof *ranges);
    size_t count = 0;
    for (size_t i = 0; i < when->item_count; i++) {
        MoodRange *range = &ranges[count];
        range->mood = find_mood(reader, &when->items[i]);
        if (range->mood >= 0 && read_range(reader, &when->items[i], &range->low, &range->high)) count++;
    }
    entry->when = ranges;
    entry->when_count = count;
}

static void read_nth(const LineReader *reader, const Node *nth, LineEntry *entry)
{
    if (!nth) return;
    if (nth->kind == NODE_INT && nth->number > 0 && nth->number < 1000) {
        entry->nth_low = entry->nth_high = (int32_t)nth->number;
    } else {
        read_range(reader, nth, &entry->nth_low, &entry->nth_high);
    }
}

static bool read_entry(LineReader *reader, const Node *node, LineEntry *entry)
{
    static const char *const FIELDS[] = { "when", "nth" };

    entry->number = reader->next_number;
    entry->pos = node->pos;
    if (node->kind == NODE_TEXT) {
        entry->text = node->text;
    } else if (node->kind == NODE_TABLE && node->list_count == 1 && node->items[0].kind == NODE_TEXT) {
        entry->text = node->items[0].text;
        node_check_fields(node, FIELDS, 2, reader->report);
        read_when(reader, node_get(node, "when"), entry);
        read_nth(reader, node_get(node, "nth"), entry);
    } else {
        report_add(reader->report, FAULT_ERROR, node->pos, "type",
                   "a line is a text or { \"text\", when = …, nth = … }");
        return false;
    }
    if (entry->text.len == 0) {
        report_add(reader->report, FAULT_ERROR, node->pos, "empty-text", "an empty line: write false to say nothing");
        return false;
    }
    reader->next_number++;
    return true;
}

bool lines_read_entries(LineReader *reader, const Node *value, LineKey *out)
{
    if (value->kind == NODE_BOOL && value->number == 0) return true;
    bool is_list = value->kind == NODE_TABLE && value->list_count > 0 && value->list_count == value->item_count;
    if (value->kind != NODE_TEXT && (!is_list || value->list_count > MAX_CANDIDATES)) {
        report_add(reader->report, FAULT_ERROR, value->pos, "type", "lines are a text, a list of at most %d, or false",
                   MAX_CANDIDATES);
        return false;
    }
    size_t count = is_list ? value->list_count : 1;
    LineEntry *entries = arena_alloc(reader->arena, count, sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        if (!read_entry(reader, is_list ? &value->items[i] : value, &entries[out->count])) continue;
        out->count++;
    }
    out->entries = entries;
    return out->count > 0;
}

static bool is_group(const Node *node)
{
    return node->kind == NODE_TABLE && node->list_count == 0;
}

static void read_key(LineReader *reader, LineKey *keys, size_t *count, StrView name, const Node *value)
{
    if (*count == MAX_KEYS) return;
    LineKey *key = &keys[*count];
    *key = (LineKey){ .key = name };
    if (lines_read_entries(reader, value, key)) (*count)++;
}

static int compare_keys(const void *a, const void *b)
{
    return sv_compare(((const LineKey *)a)->key, ((const LineKey *)b)->key);
}

static void read_group(LineReader *reader, LineKey *keys, size_t *count, const Node *group)
{
    for (size_t i = 0; i < group->item_count; i++) {
        StrView name = arena_printf(reader->arena, "%.*s.%.*s", SV_ARG(group->key), SV_ARG(group->items[i].key));
        read_key(reader, keys, count, name, &group->items[i]);
    }
}

LineBook lines_read(LineReader *reader, const Node *table)
{
    LineBook book = { 0 };

    if (!table) return book;
    if (table->kind != NODE_TABLE || table->list_count > 0) {
        report_add(reader->report, FAULT_ERROR, table->pos, "type", "lines are named: lines { greet = … }");
        return book;
    }
    LineKey *keys = arena_alloc(reader->arena, MAX_KEYS, sizeof *keys);
    for (size_t i = 0; i < table->item_count; i++) {
        const Node *item = &table->items[i];
        if (is_group(item))
            read_group(reader, keys, &book.count, item);
        else
            read_key(reader, keys, &book.count, item->key, item);
    }
    if (book.count) qsort(keys, book.count, sizeof *keys, compare_keys);
    book.keys = keys;
    return book;
}

static int compare_name(const void *name, const void *key)
{
    return sv_compare(*(const StrView *)name, ((const LineKey *)key)->key);
}

const LineKey *lines_find(const LineBook *book, StrView key)
{
    if (book->count == 0) return NULL;
    return bsearch(&key, book->keys, book->count, sizeof *book->keys, compare_name);
}

/* One step through a text: a slot's name, or a run of plain text. "{{" is a brace. */
typedef struct Piece {
    StrView text;
    bool is_slot;
} Piece;

static Piece next_piece(StrView text, size_t *pos)
{
    size_t start = *pos;
    if (text.ptr[start] == '{' && start + 1 < text.len && text.ptr[start + 1] == '{') {
        *pos = start + 2;
        return (Piece){ sv_of(text.ptr + start, 1), false };
    }
    if (text.ptr[start] == '{') {
        const char *end = memchr(text.ptr + start, '}', text.len - start);
        if (end) {
            *pos = (size_t)(end - text.ptr) + 1;
            return (Piece){ sv_of(text.ptr + start + 1, (size_t)(end - text.ptr) - start - 1), true };
        }
    }
    const char *brace = memchr(text.ptr + start + 1, '{', text.len - start - 1);
    *pos = brace ? (size_t)(brace - text.ptr) : text.len;
    return (Piece){ sv_of(text.ptr + start, *pos - start), false };
}

static bool can_fill(const LineScope *scope, StrView text)
{
    for (size_t pos = 0; pos < text.len;) {
        Piece piece = next_piece(text, &pos);
        if (piece.is_slot && !scope->slot(scope->self, piece.text, NULL)) return false;
    }
    return true;
}

void lines_fill(const LineScope *scope, StrView text, Buf *out)
{
    for (size_t pos = 0; pos < text.len;) {
        Piece piece = next_piece(text, &pos);
        if (piece.is_slot)
            scope->slot(scope->self, piece.text, out);
        else
            buf_put(out, piece.text);
    }
}

static bool holds(const LineScope *scope, const LineEntry *entry, int32_t nth)
{
    if (entry->nth_low && (nth < entry->nth_low || nth > entry->nth_high)) return false;
    for (size_t i = 0; i < entry->when_count; i++) {
        int32_t mood = scope->moods[entry->when[i].mood];
        if (mood < entry->when[i].low || mood > entry->when[i].high) return false;
    }
    return can_fill(scope, entry->text);
}

static bool is_conditioned(const LineEntry *entry)
{
    return entry->when_count > 0 || entry->nth_low > 0;
}

static LineUse use_of(const LineScope *scope, const LineEntry *entry)
{
    return entry->number == LINE_NO_NUMBER ? (LineUse){ 0 } : scope->uses[entry->number];
}

/* Keep what is said least often; of several also drop what was said last. */
static size_t keep_fresh(const LineScope *scope, const LineEntry **list, size_t count)
{
    uint32_t least = UINT32_MAX;
    uint32_t latest = 0;
    for (size_t i = 0; i < count; i++) {
        LineUse use = use_of(scope, list[i]);
        if (use.count < least) least = use.count;
        if (use.last > latest) latest = use.last;
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        LineUse use = use_of(scope, list[i]);
        bool is_latest = latest > 0 && use.last == latest && count > 1;
        if (use.count == least && !is_latest) list[kept++] = list[i];
    }
    return kept ? kept : count;
}

const LineEntry *lines_choose(const LineScope *scope, const LineKey *key, int32_t nth)
{
    const LineEntry *list[MAX_CANDIDATES];
    size_t count = 0;
    bool has_conditioned = false;

    for (size_t i = 0; i < key->count && count < MAX_CANDIDATES; i++) {
        const LineEntry *entry = &key->entries[i];
        if (!holds(scope, entry, nth) || (has_conditioned && !is_conditioned(entry))) continue;
        if (is_conditioned(entry) && !has_conditioned) {
            has_conditioned = true;
            count = 0;
        }
        list[count++] = entry;
    }
    if (count == 0) return NULL;
    count = keep_fresh(scope, list, count);
    const LineEntry *entry = list[rng_below(scope->rng, count)];
    if (entry->number != LINE_NO_NUMBER) {
        scope->uses[entry->number].count++;
        scope->uses[entry->number].last = ++*scope->said;
    }
    return entry;
}
