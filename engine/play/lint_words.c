/* lint_words.c -- entries of word lists that say the same, that can never be reported, or that hit what everybody says.
 *
 * Only entries of one part and without conditions are compared: of others it depends on what stands beside them. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "play/lint_own.h"

enum { MAX_WORDS_SHOWN = 4 };

static const uint32_t NO_LEXEME = UINT32_MAX;

typedef struct WordCheck {
    Lint *lint;
    const Words *words;
    const LintNames *everyday;
    uint32_t *slots; /* hash of the texts of the lexemes that matter */
    size_t mask;
} WordCheck;

static const WordList *list_of(const Words *words, const WordEntry *entry)
{
    return &words->lists[entry->list];
}

static SourcePos place_of(const Words *words, const WordEntry *entry)
{
    return (SourcePos){ list_of(words, entry)->source.file, entry->line, entry->column };
}

/* Its hits become findings. */
static bool finds(const Words *words, const WordEntry *entry)
{
    WordUse use = list_of(words, entry)->use;
    return use == WORD_BANNED || use == WORD_TYPO || (use == WORD_TONE && entry->kind != FINDING_PRAISE);
}

static bool is_simple(const WordEntry *entry)
{
    return entry->part_count == 1 && !entry->is_context[0];
}

/* It counts wherever it stands. */
static bool is_free(const WordEntry *entry)
{
    return is_simple(entry) && !entry->guards && !entry->not_before_count && !entry->not_after_count &&
           !entry->before_count && !entry->after_count;
}

static const WordEntry *entry_at(const Words *words, uint32_t use)
{
    return &words->entries[words->uses[use].entry];
}

/* Everywhere that `b` counts `a` does too. */
static bool is_as_wide(const WordList *a, const WordList *b)
{
    if (a->shop_count == 0 && a->persona_count == 0) return true;
    return a == b;
}

/* ---- texts by hash */

static uint32_t hash_text(StrView text)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text.len; i++) hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
    return hash;
}

static bool matters(const Words *words, uint32_t lexeme)
{
    for (uint32_t u = words->lexemes[lexeme].use; u < words->lexemes[lexeme + 1].use; u++) {
        const WordEntry *entry = entry_at(words, u);
        bool is_innocent = list_of(words, entry)->use == WORD_INNOCENT;
        if (is_simple(entry) && (is_innocent || finds(words, entry))) return true;
    }
    return false;
}

static void build_table(WordCheck *check)
{
    size_t cap = 1024;
    while (cap < 2 * check->words->lexeme_count) cap *= 2;
    check->slots = mem_new(cap * sizeof *check->slots);
    check->mask = cap - 1;
    for (size_t i = 0; i < cap; i++) check->slots[i] = NO_LEXEME;
    for (uint32_t i = 0; i < check->words->lexeme_count; i++) {
        if (!matters(check->words, i)) continue;
        size_t at = hash_text(words_text(check->words, i)) & check->mask;
        while (check->slots[at] != NO_LEXEME) at = (at + 1) & check->mask;
        check->slots[at] = i;
    }
}

static uint32_t find_lexeme(const WordCheck *check, StrView text)
{
    for (size_t at = hash_text(text) & check->mask; check->slots[at] != NO_LEXEME; at = (at + 1) & check->mask) {
        if (sv_eq(words_text(check->words, check->slots[at]), text)) return check->slots[at];
    }
    return NO_LEXEME;
}

/* ---- one text in several entries */

static bool has_latin(StrView text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') return true;
    }
    return false;
}

static void report_twice(const WordCheck *check, StrView text, const WordEntry *first, const WordEntry *second)
{
    const Words *words = check->words;
    const WordList *list = list_of(words, first);
    if (first->list == second->list) {
        bool is_one_text = first->line == second->line && first->column == second->column;
        if (is_one_text || has_latin(text)) return; /* alternatives of one text; the pinyin of words that sound alike */
        report_add(check->lint->report, FAULT_WARNING, place_of(words, second), "word-twice",
                   "\"%.*s\" stands in list %.*s already, in line %u", SV_ARG(text), SV_ARG(list->id),
                   (unsigned)first->line);
        return;
    }
    bool is_one_finding = list->use == WORD_BANNED && list_of(words, second)->use == WORD_BANNED;
    if (is_one_finding)
        report_add(check->lint->report, FAULT_WARNING, place_of(words, second), "word-in-two-lists",
                   "\"%.*s\" stands in list %.*s too (%.*s:%u): only one of them reports it", SV_ARG(text),
                   SV_ARG(list->id), SV_ARG(list->source.file), (unsigned)first->line);
}

static void check_uses(const WordCheck *check, uint32_t lexeme)
{
    const Words *words = check->words;
    for (uint32_t u = words->lexemes[lexeme].use + 1; u < words->lexemes[lexeme + 1].use; u++) {
        const WordEntry *entry = entry_at(words, u);
        if (!is_free(entry) || !finds(words, entry)) continue;
        for (uint32_t k = words->lexemes[lexeme].use; k < u; k++) {
            const WordEntry *other = entry_at(words, k);
            if (!is_free(other) || !finds(words, other)) continue;
            if (!is_as_wide(list_of(words, other), list_of(words, entry))) continue;
            report_twice(check, words_text(words, lexeme), other, entry);
            break;
        }
    }
}

/* ---- words that are never reported */

static const WordEntry *free_use(const Words *words, uint32_t lexeme, WordUse use, const WordList *as_wide_as)
{
    for (uint32_t u = words->lexemes[lexeme].use; u < words->lexemes[lexeme + 1].use; u++) {
        const WordEntry *entry = entry_at(words, u);
        const WordList *list = list_of(words, entry);
        if (list->use == use && is_free(entry) && is_as_wide(list, as_wide_as)) return entry;
    }
    return NULL;
}

static void report_shadow(const WordCheck *check, StrView text, const WordEntry *entry, StrView by,
                          const WordEntry *shadow)
{
    const WordList *list = list_of(check->words, shadow);
    report_add(check->lint->report, FAULT_WARNING, place_of(check->words, entry), "word-shadowed",
               "\"%.*s\" is never reported: \"%.*s\" in list %.*s (%.*s:%u) %s", SV_ARG(text), SV_ARG(by),
               SV_ARG(list->id), SV_ARG(list->source.file), (unsigned)shadow->line,
               list->use == WORD_INNOCENT ? "clears it" : "is graver and lies in it");
}

/* Each part of the text that begins and ends at a character. */
typedef bool (*EachPart)(const WordCheck *check, StrView text, size_t start, size_t end, void *self);

static void each_part(const WordCheck *check, StrView text, EachPart fn, void *self)
{
    for (size_t start = 0; start < text.len;) {
        size_t end = start;
        while (end < text.len) {
            utf8_next(text, &end);
            if (fn(check, text, start, end, self)) return;
        }
        utf8_next(text, &start);
    }
}

static bool try_graver(const WordCheck *check, StrView text, size_t start, size_t end, void *self)
{
    const WordEntry *entry = self;
    StrView part = sv_of(text.ptr + start, end - start);
    uint32_t found = part.len < text.len ? find_lexeme(check, part) : NO_LEXEME;
    if (found == NO_LEXEME) return false;
    const WordEntry *graver = free_use(check->words, found, WORD_BANNED, list_of(check->words, entry));
    if (!graver || graver->kind != FINDING_CRITICAL) return false;
    report_shadow(check, text, entry, part, graver);
    return true;
}

static void check_shadows(const WordCheck *check, uint32_t lexeme)
{
    const Words *words = check->words;
    StrView text = words_text(words, lexeme);
    for (uint32_t u = words->lexemes[lexeme].use; u < words->lexemes[lexeme + 1].use; u++) {
        const WordEntry *entry = entry_at(words, u);
        if (list_of(words, entry)->use != WORD_BANNED || !is_simple(entry)) continue;
        const WordEntry *innocent = free_use(words, lexeme, WORD_INNOCENT, list_of(words, entry));
        if (innocent) report_shadow(check, text, entry, text, innocent);
        if (!innocent && entry->kind != FINDING_CRITICAL) each_part(check, text, try_graver, (void *)entry);
    }
}

/* ---- everyday words */

static bool ends_with_any(StrView head, const StrView *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool fits = texts[i].len > 0 && texts[i].len <= head.len;
        if (fits && memcmp(head.ptr + head.len - texts[i].len, texts[i].ptr, texts[i].len) == 0) return true;
    }
    return false;
}

static bool starts_with_any(StrView tail, const StrView *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (texts[i].len > 0 && sv_starts(tail, texts[i])) return true;
    }
    return false;
}

typedef struct Stretch {
    size_t start, end;
} Stretch;

/* An innocent word of the everyday one lies over the hit, and not only inside it. */
static bool try_innocent(const WordCheck *check, StrView text, size_t start, size_t end, void *self)
{
    Stretch *hit = self;
    bool is_over = start < hit->end && hit->start < end;
    bool is_inside = start >= hit->start && end <= hit->end && end - start < hit->end - hit->start;
    if (!is_over || is_inside) return false;
    uint32_t found = find_lexeme(check, sv_of(text.ptr + start, end - start));
    if (found == NO_LEXEME) return false;
    for (uint32_t u = check->words->lexemes[found].use; u < check->words->lexemes[found + 1].use; u++) {
        const WordEntry *entry = entry_at(check->words, u);
        if (list_of(check->words, entry)->use != WORD_INNOCENT || !is_simple(entry)) continue;
        hit->end = hit->start; /* cleared */
        return true;
    }
    return false;
}

static bool hits_inside(const WordCheck *check, const WordEntry *entry, StrView word, Stretch hit)
{
    StrView head = sv_of(word.ptr, hit.start), tail = sv_of(word.ptr + hit.end, word.len - hit.end);
    bool is_sure =
        is_simple(entry) && !(entry->guards & ~(uint32_t)WORD_UNQUOTED) && !entry->before_count && !entry->after_count;
    if (!is_sure || !finds(check->words, entry)) return false;
    if (ends_with_any(head, entry->not_before, entry->not_before_count)) return false;
    if (starts_with_any(tail, entry->not_after, entry->not_after_count)) return false;
    Stretch left = hit;
    each_part(check, word, try_innocent, &left);
    return left.end > left.start;
}

/* A word of every day that an entry hits. */
typedef struct Clash {
    uint32_t entry;
    uint32_t lexeme;
    uint32_t word;
} Clash;

typedef struct Clashes {
    uint32_t word;
    Clash *items;
    size_t count, cap;
} Clashes;

static void add_clash(Clashes *clashes, Clash clash)
{
    if (clashes->count == clashes->cap) {
        size_t cap = clashes->cap ? 2 * clashes->cap : 64;
        clashes->items = mem_resize(clashes->items, clashes->cap, cap, sizeof *clashes->items);
        clashes->cap = cap;
    }
    clashes->items[clashes->count++] = clash;
}

static bool try_clash(const WordCheck *check, StrView text, size_t start, size_t end, void *self)
{
    Clashes *clashes = self;
    uint32_t found = find_lexeme(check, sv_of(text.ptr + start, end - start));
    if (found == NO_LEXEME) return false;
    for (uint32_t u = check->words->lexemes[found].use; u < check->words->lexemes[found + 1].use; u++) {
        const WordEntry *entry = entry_at(check->words, u);
        if (hits_inside(check, entry, text, (Stretch){ start, end }))
            add_clash(clashes, (Clash){ check->words->uses[u].entry, found, clashes->word });
    }
    return false;
}

static int compare_clashes(const void *a, const void *b)
{
    const Clash *x = a, *y = b;
    if (x->entry != y->entry) return x->entry < y->entry ? -1 : 1;
    if (x->lexeme != y->lexeme) return x->lexeme < y->lexeme ? -1 : 1;
    return (x->word > y->word) - (x->word < y->word);
}

/* One fault an entry and text, with the first few of the words that it hits. */
static size_t report_clashes(const WordCheck *check, const Clashes *clashes, size_t from)
{
    const Clash *first = &clashes->items[from];
    Buf names = { 0 };
    size_t end = from;
    for (; end < clashes->count; end++) {
        const Clash *clash = &clashes->items[end];
        if (clash->entry != first->entry || clash->lexeme != first->lexeme) break;
        if (end - from < MAX_WORDS_SHOWN)
            buf_printf(&names, "%s%.*s", end > from ? ", " : "", SV_ARG(check->everyday->names[clash->word]));
    }
    const WordEntry *entry = &check->words->entries[first->entry];
    StrView text = words_text(check->words, first->lexeme);
    report_add(check->lint->report, FAULT_WARNING, place_of(check->words, entry), "everyday-word",
               "\"%.*s\" in list %.*s also hits what everybody says: %.*s%s", SV_ARG(text),
               SV_ARG(list_of(check->words, entry)->id), SV_ARG(buf_view(&names)),
               end - from > MAX_WORDS_SHOWN ? ", …" : "");
    buf_clear(&names);
    return end;
}

static void check_everyday(const WordCheck *check)
{
    Clashes clashes = { 0 };
    for (size_t i = 0; i < check->everyday->count; i++) {
        clashes.word = (uint32_t)i;
        each_part(check, check->everyday->names[i], try_clash, &clashes);
    }
    if (clashes.count) qsort(clashes.items, clashes.count, sizeof *clashes.items, compare_clashes);
    for (size_t i = 0; i < clashes.count;) i = report_clashes(check, &clashes, i);
    mem_free(clashes.items);
}

void lint_words(Lint *lint, const LintNames *everyday)
{
    WordCheck check = { .lint = lint, .words = &content_rules(lint->content)->words, .everyday = everyday };
    build_table(&check);
    for (uint32_t i = 0; i < check.words->lexeme_count; i++) {
        check_uses(&check, i);
        check_shadows(&check, i);
    }
    check_everyday(&check);
    mem_free(check.slots);
}
