/* words.c -- entries of the word lists in a text: parts chained in order, then the guards.
 *
 * The lexicon has found the parts; hits come ordered by end, so one pass with the last few places of each part finds
 * every chain. */
#include "judge/words.h"

#include "base/utf8.h"

enum { NEAR_CHARS = 8, FAR_CHARS = 40, TRAILS = 3, WHOLE_REST = 4 };

/* A chain that has reached some part: the term so far and where the part ended. */
typedef struct Trail {
    uint32_t start;
    uint32_t end;
    uint32_t reach;
    bool is_set;
    bool has_term;
    bool is_exact;
} Trail;

typedef struct Chain {
    Trail trails[WORD_MAX_PARTS][TRAILS]; /* newest first */
} Chain;

typedef struct Find {
    const WordScan *scan;
    const Reading *reading;
    Arena *arena;
    Chain *chains;
    WordHit *hits;
    uint32_t count;
    uint32_t cap;
} Find;

static bool ends_with_percent(StrView text)
{
    return text.len > 0 && text.ptr[text.len - 1] == '%';
}

void words_fill(const Words *words, Lexicon *lexicon)
{
    for (size_t i = 0; i < words->lexeme_count; i++) {
        StrView text = words->lexemes[i].text;
        if (ends_with_percent(text)) text.len--; /* the automaton sees no "%"; take_percent looks for it */
        lexicon_add(lexicon, text, LEX_WORDS, (uint32_t)i);
    }
}

/* ---- punctuation */

static bool ends_sentence(uint32_t code)
{
    switch (code) {
    case '\n':
    case '!':
    case '?':
    case 0x3002: /* ideographic full stop */
    case 0xFF61: return true;
    default: return false;
    }
}

static bool ends_clause(uint32_t code)
{
    switch (code) {
    case ',':
    case ';':
    case ':':
    case 0x2026: /* ellipsis */
    case '~': return true;
    default: return ends_sentence(code);
    }
}

/* The last clause mark in [start, end), or `end`. */
static uint32_t last_mark(const Normal *normal, uint32_t start, uint32_t end)
{
    for (uint32_t i = end; i-- > start;) {
        if (ends_clause(normal->code[i])) return i;
    }
    return end;
}

static bool has_mark(const Normal *normal, uint32_t start, uint32_t end)
{
    return last_mark(normal, start, end) != end;
}

static bool has_sentence_end(const Normal *normal, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        if (ends_sentence(normal->code[i])) return true;
    }
    return false;
}

static bool all_same(const Normal *normal, uint32_t start, uint32_t end, uint32_t code)
{
    for (uint32_t i = start; i < end; i++) {
        if (!code_is_noise(normal->code[i]) && normal->code[i] != code) return false;
    }
    return true;
}

/* A run that reaches over a clause mark ("谢谢您,您必须") is two words: keep the inner side. */
static void trim_run(const Normal *normal, LexHit *hit)
{
    uint32_t mark = last_mark(normal, hit->start, hit->end);
    if (mark == hit->end) return;
    if (all_same(normal, hit->start, mark, normal->code[hit->start])) {
        uint32_t at = mark + 1;
        while (at < hit->end && code_is_noise(normal->code[at])) at++;
        if (at < hit->end && normal->code[at] == normal->code[hit->start] && !has_mark(normal, at, hit->end))
            hit->start = at;
        return;
    }
    uint32_t first = hit->start;
    while (first < hit->end && !ends_clause(normal->code[first])) first++;
    if (first <= hit->start || !all_same(normal, first, hit->end, normal->code[hit->end - 1])) return;
    uint32_t at = first;
    while (at > hit->start && code_is_noise(normal->code[at - 1])) at--;
    if (normal->code[at - 1] == normal->code[hit->end - 1]) hit->end = at;
}

/* ---- guards */

static const Clause *clause_at(const Reading *reading, uint32_t at)
{
    for (uint32_t i = 0; i < reading->clause_count; i++) {
        if (at >= reading->clauses[i].start && at < reading->clauses[i].end) return &reading->clauses[i];
    }
    return NULL;
}

/* Between quotation marks. */
static bool is_between_quotes(const Normal *normal, uint32_t start, uint32_t end)
{
    static const uint32_t OPEN[] = { 0x201C, 0x2018, 0x300C, 0x300E, 0x300A, '"' };
    static const uint32_t CLOSE[] = { 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, '"' };
    for (size_t q = 0; q < sizeof OPEN / sizeof *OPEN; q++) {
        bool is_open = false;
        for (uint32_t i = 0; i < start; i++) {
            if (normal->code[i] == OPEN[q] && (OPEN[q] != CLOSE[q] || !is_open))
                is_open = true;
            else if (normal->code[i] == CLOSE[q])
                is_open = false;
        }
        for (uint32_t i = end; is_open && i < normal->count; i++) {
            if (normal->code[i] == CLOSE[q]) return true;
        }
    }
    return false;
}

/* Endings that say nothing: a clause may close with them. */
bool words_is_particle(uint32_t code)
{
    static const uint32_t PARTICLES[] = {
        0x54E6 /* 哦 */, 0x5462 /* 呢 */, 0x554A /* 啊 */, 0x5440 /* 呀 */, 0x54C8 /* 哈 */, 0x561B /* 嘛 */,
        0x5566 /* 啦 */, 0x4EB2 /* 亲 */, 0x5427 /* 吧 */, 0x7684 /* 的 */, 0x4E86 /* 了 */, 0x5594 /* 喔 */,
        0x5662 /* 噢 */, 0x6B38 /* 欸 */, 0x60A8 /* 您 */, 0x597D /* 好 */, 0x8BF7 /* 请 */, 0x54AF /* 咯 */
    };
    for (size_t i = 0; i < sizeof PARTICLES / sizeof *PARTICLES; i++) {
        if (PARTICLES[i] == code) return true;
    }
    return false;
}

static bool is_at_head(const Normal *normal, uint32_t start)
{
    if (start == 0) return true;
    uint32_t before = normal->code[start - 1];
    return code_is_noise(before) || before == 0x4EB2 /* 亲 */ || before == 0x54E6 /* 哦 */ || before == 0x5440 /* 呀 */;
}

static bool is_at_tail(const Normal *normal, uint32_t end)
{
    while (end < normal->count && words_is_particle(normal->code[end])) end++;
    return end >= normal->count || code_is_noise(normal->code[end]);
}

/* Characters that say something outside [start, end). */
static uint32_t rest_count(const Normal *normal, uint32_t start, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < normal->count; i++) {
        if (i >= start && i < end) continue;
        if (!code_is_noise(normal->code[i]) && !words_is_particle(normal->code[i])) count++;
    }
    return count;
}

static bool text_before(const Normal *normal, uint32_t start, StrView text)
{
    uint32_t len = (uint32_t)utf8_count(text);
    if (len == 0 || len > start) return false;
    uint32_t at = start - len;
    for (size_t pos = 0; pos < text.len;) {
        if (utf8_next(text, &pos) != normal->code[at++]) return false;
    }
    return true;
}

static bool text_after(const Normal *normal, uint32_t end, StrView text)
{
    for (size_t pos = 0; pos < text.len; end++) {
        uint32_t code = utf8_next(text, &pos);
        if (end >= normal->count || code != normal->code[end]) return false;
    }
    return text.len > 0;
}

static bool any_before(const Normal *normal, uint32_t start, const StrView *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_before(normal, start, texts[i])) return true;
    }
    return false;
}

static bool any_after(const Normal *normal, uint32_t end, const StrView *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_after(normal, end, texts[i])) return true;
    }
    return false;
}

/* What stands directly beside the hit clears it, or fails to make it one. */
static bool is_spared(const Normal *normal, const WordEntry *entry, uint32_t start, uint32_t end)
{
    if (any_before(normal, start, entry->not_before, entry->not_before_count)) return true;
    if (any_after(normal, end, entry->not_after, entry->not_after_count)) return true;
    if (entry->before_count && !any_before(normal, start, entry->before, entry->before_count)) return true;
    return entry->after_count && !any_after(normal, end, entry->after, entry->after_count);
}

/* A cold word is cold also behind "您说": only quotation marks spare it. */
static bool is_quoted(const Reading *reading, const WordList *list, const Clause *clause, uint32_t start, uint32_t end)
{
    if (list->use != WORD_TONE && clause && clause->is_quotation) return true;
    return is_between_quotes(&reading->normal, start, end);
}

static bool guards_hold(const Reading *reading, const WordList *list, uint32_t guards, uint32_t start, uint32_t end)
{
    if (!guards) return true; /* most cues: no need to look for the clause */
    const Normal *normal = &reading->normal;
    const Clause *clause = clause_at(reading, start);
    if ((guards & WORD_STATED) && clause && clause->is_question) return false;
    if ((guards & WORD_NO_CONDITION) && clause && (clause->is_condition || clause->has_condition)) return false;
    if ((guards & WORD_UNQUOTED) && is_quoted(reading, list, clause, start, end)) return false;
    if ((guards & WORD_AT_HEAD) && !is_at_head(normal, start)) return false;
    if ((guards & WORD_AT_TAIL) && !is_at_tail(normal, end)) return false;
    return !(guards & WORD_WHOLE) || rest_count(normal, start, end) <= WHOLE_REST;
}

static bool is_among(const StrView *names, size_t count, StrView name)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(names[i], name)) return true;
    }
    return count == 0;
}

/* A clause mark inside a word hides it only if the word is one that people hide, and no sentence may end behind its first
 * character: "联系我。不能…" is two. */
static bool is_one_word(const Normal *normal, const WordList *list, const WordEntry *entry, const LexHit *hit)
{
    if (!has_mark(normal, hit->start, hit->end)) return true;
    if (list->use != WORD_BANNED && list->use != WORD_PROMISE) return false;
    if (entry->kind == FINDING_CRITICAL) return true;
    return is_at_head(normal, hit->start) && !has_sentence_end(normal, hit->start, hit->end);
}

uint32_t words_content_chars(const Normal *normal)
{
    return rest_count(normal, 0, 0);
}

/* ---- chains */

static void emit(Find *find, uint32_t entry_index, uint32_t start, uint32_t end, bool is_exact)
{
    const WordEntry *entry = &find->scan->words->entries[entry_index];
    if (is_spared(&find->reading->normal, entry, start, end)) return;
    if (!guards_hold(find->reading, &find->scan->words->lists[entry->list], entry->guards, start, end)) return;
    if (find->count == find->cap) {
        uint32_t cap = find->cap ? find->cap * 2 : 128;
        WordHit *bigger = arena_alloc(find->arena, cap, sizeof *bigger);
        if (find->count) memcpy(bigger, find->hits, find->count * sizeof *bigger);
        find->hits = bigger;
        find->cap = cap;
    }
    uint32_t at = find->count++;
    for (; at > 0 &&
           (find->hits[at - 1].start > start || (find->hits[at - 1].start == start && find->hits[at - 1].end > end));
         at--) {
        find->hits[at] = find->hits[at - 1];
    }
    find->hits[at] = (WordHit){ start, end, entry_index, is_exact };
}

static bool gap_fits(const Normal *normal, WordGap gap, uint32_t from, uint32_t to)
{
    if (to < from) return false;
    switch (gap) {
    case WORD_GAP_NONE:
        for (uint32_t i = from; i < to; i++) {
            if (!code_is_noise(normal->code[i]) || ends_clause(normal->code[i])) return false;
        }
        return true;
    case WORD_GAP_NEAR: return to - from <= NEAR_CHARS && !has_mark(normal, from, to);
    case WORD_GAP_FAR: return to - from <= FAR_CHARS && !has_sentence_end(normal, from, to);
    }
    return false;
}

static Trail extend(const Trail *trail, const WordEntry *entry, uint8_t part, const LexHit *hit)
{
    Trail next = trail ? *trail : (Trail){ .is_exact = true };
    if (!entry->is_context[part]) {
        if (!next.has_term) next.start = hit->start;
        next.end = hit->end;
        next.has_term = true;
    }
    next.reach = hit->end;
    next.is_set = true;
    next.is_exact = next.is_exact && hit->is_exact;
    return next;
}

static void push_trail(Trail trails[TRAILS], Trail trail)
{
    for (size_t i = TRAILS - 1; i > 0; i--) trails[i] = trails[i - 1];
    trails[0] = trail;
}

static void take_part(Find *find, const WordPart *use, const LexHit *hit)
{
    const WordEntry *entry = &find->scan->words->entries[use->entry];
    uint8_t part = use->part;
    if (entry->part_count == 1) {
        emit(find, use->entry, hit->start, hit->end, hit->is_exact);
        return;
    }
    Chain *chain = &find->chains[entry->chain];
    Trail trail = { 0 };
    if (part == 0) {
        trail = extend(NULL, entry, part, hit);
    } else {
        const Trail *from = chain->trails[part - 1];
        for (size_t i = 0; i < TRAILS && !trail.is_set; i++) {
            if (!from[i].is_set) break;
            if (gap_fits(&find->reading->normal, (WordGap)entry->gaps[part], from[i].reach, hit->start)) {
                trail = extend(&from[i], entry, part, hit);
            }
        }
        if (!trail.is_set) return;
    }
    if (part + 1 == entry->part_count)
        emit(find, use->entry, trail.start, trail.end, trail.is_exact);
    else
        push_trail(chain->trails[part], trail);
}

/* The skeleton folds runs: a lexeme with a run of its own needs all of it. */
static bool is_whole(const Normal *normal, const WordLexeme *lexeme, const LexHit *hit)
{
    uint32_t count = 0;
    for (uint32_t i = hit->start; i < hit->end; i++) count += !code_is_noise(normal->code[i]);
    return count >= lexeme->least;
}

/* The skeleton knows no "%": a lexeme that ends with it ("100%") must find it behind its digits. */
static bool take_percent(const Normal *normal, const WordLexeme *lexeme, LexHit *hit)
{
    if (!ends_with_percent(lexeme->text)) return true;
    if (hit->end >= normal->count || normal->code[hit->end] != '%') return false;
    hit->end++;
    return true;
}

const WordHit *words_find(const WordScan *scan, const Reading *reading, Arena *arena, uint32_t *count)
{
    const Words *words = scan->words;
    Find find = { .scan = scan, .reading = reading, .arena = arena };
    find.chains = arena_alloc(arena, words->chain_count + 1, sizeof *find.chains);
    for (uint32_t i = 0; i < reading->hit_count; i++) {
        if (reading->hits[i].owner != LEX_WORDS) continue;
        LexHit hit = reading->hits[i];
        trim_run(&reading->normal, &hit);
        const WordLexeme *lexeme = &words->lexemes[hit.index];
        if (!take_percent(&reading->normal, lexeme, &hit)) continue;
        if (lexeme->least && !is_whole(&reading->normal, lexeme, &hit)) continue;
        for (size_t k = 0; k < lexeme->use_count; k++) {
            const WordEntry *entry = &words->entries[lexeme->uses[k].entry];
            const WordList *list = &words->lists[entry->list];
            if (!is_among(list->shops, list->shop_count, scan->shop)) continue;
            if (!is_among(list->personas, list->persona_count, scan->persona)) continue;
            if (!is_one_word(&reading->normal, list, entry, &hit)) continue;
            take_part(&find, &lexeme->uses[k], &hit);
        }
    }
    *count = find.count;
    return find.hits;
}

bool words_have(const Words *words, const WordHit *hits, uint32_t count, StrView list, WordHit *at)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!sv_eq(words->lists[words->entries[hits[i].entry].list].id, list)) continue;
        if (at) *at = hits[i];
        return true;
    }
    return false;
}
