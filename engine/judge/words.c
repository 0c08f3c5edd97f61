/* words.c -- entries of the word lists in a text: parts chained in order, then the guards.
 *
 * The lexicon has found the parts; hits come ordered by end, so one pass with the last few places of each part finds
 * every chain. */
#include "judge/words.h"

#include "base/bits.h"
#include "base/utf8.h"
#include "judge/word_ground.h"

enum { NEAR_CHARS = 8, FAR_CHARS = 40, TRAILS = 3, CHAINS_AT_ONCE = 16, WHOLE_REST = 4 };

/* A chain that has reached some part: the term so far and where the part ended. */
typedef struct Trail {
    uint32_t start;
    uint32_t end;
    uint32_t reach;
    bool has_term;
    bool is_exact;
} Trail;

typedef struct Chain {
    Trail trails[WORD_MAX_PARTS][TRAILS]; /* newest first */
    uint8_t counts[WORD_MAX_PARTS];
} Chain;

typedef struct Find {
    const WordScan *scan;
    const Reading *reading;
    Arena *arena;
    WordGround ground;
    uint64_t *open; /* bits of the chains that have begun */
    Chain **chains; /* only those */
    Chain *next_chain;
    uint32_t chains_left; /* behind it */
    WordHit *hits;
    uint32_t count;
    uint32_t cap;
} Find;

const char *const WORD_CUE_NAMES[WORD_CUE_COUNT] = {
    "address",     "asks_politely",  "asks_unmarked", "check",     "clarifies", "confirms", "correction",    "courtesy",
    "either_or",   "everyday_latin", "evidence",      "explained", "fury",      "goods",    "hold",          "jargon",
    "no_question", "offers_two",     "open_question", "outcome",   "playful",   "purpose",  "purpose_after", "pushing",
    "request",     "unbacked",       "warm_words",    "which",     "yes_or_no"
};

WordCue word_cue_of(StrView id)
{
    size_t cue = 0;
    while (cue < WORD_CUE_COUNT && !sv_is(id, WORD_CUE_NAMES[cue])) cue++;
    return (WordCue)cue;
}

uint32_t words_list(const Words *words, StrView id)
{
    uint32_t list = 0;
    while (list < words->list_count && !sv_eq(words->lists[list].id, id)) list++;
    return list;
}

void words_fill(const Words *words, Lexicon *lexicon)
{
    for (size_t i = 0; i < words->lexeme_count; i++) {
        StrView text = words_text(words, i);
        if (words->lexemes[i].has_percent) text.len--; /* the automaton sees no "%"; take_percent looks for it */
        lexicon_add(lexicon, text, LEX_WORDS, (uint32_t)i);
    }
}

/* ---- punctuation */

/* The last clause mark in [start, end), or `end`. */
static uint32_t last_mark(const WordGround *ground, uint32_t start, uint32_t end)
{
    if (!ground_has_mark(ground, start, end)) return end;
    uint32_t at = end - 1;
    while (!word_ends_clause(ground->normal->code[at])) at--;
    return at;
}

static bool all_same(const Normal *normal, uint32_t start, uint32_t end, uint32_t code)
{
    for (uint32_t i = start; i < end; i++) {
        if (!code_is_noise(normal->code[i]) && normal->code[i] != code) return false;
    }
    return true;
}

/* A run that reaches over a clause mark ("谢谢您,您必须") is two words: keep the inner side. */
static void trim_run(const WordGround *ground, LexHit *hit)
{
    const Normal *normal = ground->normal;
    uint32_t mark = last_mark(ground, hit->start, hit->end);
    if (mark == hit->end) return;
    if (all_same(normal, hit->start, mark, normal->code[hit->start])) {
        uint32_t at = mark + 1;
        while (at < hit->end && code_is_noise(normal->code[at])) at++;
        if (at < hit->end && normal->code[at] == normal->code[hit->start] && !ground_has_mark(ground, at, hit->end))
            hit->start = at;
        return;
    }
    uint32_t first = hit->start;
    while (first < hit->end && !word_ends_clause(normal->code[first])) first++;
    if (first <= hit->start || !all_same(normal, first, hit->end, normal->code[hit->end - 1])) return;
    uint32_t at = first;
    while (at > hit->start && code_is_noise(normal->code[at - 1])) at--;
    if (normal->code[at - 1] == normal->code[hit->end - 1]) hit->end = at;
}

/* ---- guards */

static const Clause *clause_at(const Reading *reading, uint32_t at)
{
    uint32_t low = 0, high = reading->clause_count; /* they cover the text, in order */
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (reading->clauses[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < reading->clause_count && at >= reading->clauses[low].start ? &reading->clauses[low] : NULL;
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
static bool is_quoted(const WordGround *ground, const WordList *list, const Clause *clause, uint32_t start,
                      uint32_t end)
{
    if (list->use != WORD_TONE && clause && clause->is_quotation) return true;
    return ground_is_quoted(ground, start, end);
}

static bool guards_hold(Find *find, const WordEntry *entry, uint32_t start, uint32_t end)
{
    uint32_t guards = entry->guards;
    if (!guards) return true; /* most cues: no need to look for the clause */
    const WordList *list = &find->scan->words->lists[entry->list];
    const Normal *normal = find->ground.normal;
    const Clause *clause = clause_at(find->reading, start);
    if ((guards & WORD_STATED) && clause && clause->is_question) return false;
    if ((guards & WORD_NO_CONDITION) && clause && (clause->is_condition || clause->has_condition)) return false;
    if ((guards & WORD_UNQUOTED) && is_quoted(&find->ground, list, clause, start, end)) return false;
    if ((guards & WORD_AT_HEAD) && !is_at_head(normal, start)) return false;
    if ((guards & WORD_AT_TAIL) && !is_at_tail(normal, end)) return false;
    return !(guards & WORD_WHOLE) || ground_rest(&find->ground, find->arena, start, end) <= WHOLE_REST;
}

static bool is_among(const StrView *names, size_t count, StrView name)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(names[i], name)) return true;
    }
    return count == 0;
}

/* "不" answers by itself: "不,可能明天到" is no 不可能. A new line is a new message. */
static bool may_be_cut(const Normal *normal, const LexHit *hit)
{
    if (normal->code[hit->start] == 0x4E0D /* 不 */) return false;
    for (uint32_t i = hit->start; i < hit->end; i++) {
        if (normal->code[i] == '\n') return false;
    }
    return true;
}

/* 我们肯!定, 就保!证; but 统一!定 is two words. */
static bool follows_speaker(const Normal *normal, const LexHit *hit)
{
    static const uint32_t SPEAKERS[] = { 0x6211 /* 我 */, 0x4EEC /* 们 */, 0x60A8 /* 您 */, 0x4F60 /* 你 */,
                                         0x5E97 /* 店 */, 0x5C31 /* 就 */, 0x80FD /* 能 */ };
    for (size_t i = 0; hit->start > 0 && i < sizeof SPEAKERS / sizeof *SPEAKERS; i++) {
        if (normal->code[hit->start - 1] == SPEAKERS[i]) return true;
    }
    return false;
}

/* A clause mark inside a word hides it only if the word is one that people hide, and begins its clause: "联系我。不能…"
 * is two. No sentence may end inside an avoid-phrase; a promise word is too short for that to make sense. */
static bool is_one_word(const WordGround *ground, const WordList *list, const WordEntry *entry, const LexHit *hit)
{
    if (!ground_has_mark(ground, hit->start, hit->end)) return true;
    if (list->use != WORD_BANNED && list->use != WORD_PROMISE) return false;
    if (entry->kind == FINDING_CRITICAL) return true;
    if (!may_be_cut(ground->normal, hit)) return false;
    if (list->use == WORD_PROMISE)
        return is_at_head(ground->normal, hit->start) || follows_speaker(ground->normal, hit);
    return is_at_head(ground->normal, hit->start) && !ground_has_stop(ground, hit->start, hit->end);
}

uint32_t words_content_chars(const Normal *normal)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < normal->count; i++)
        count += !code_is_noise(normal->code[i]) && !words_is_particle(normal->code[i]);
    return count;
}

/* ---- chains */

static void emit(Find *find, uint32_t entry_index, uint32_t start, uint32_t end, bool is_exact)
{
    const WordEntry *entry = &find->scan->words->entries[entry_index];
    if (is_spared(&find->reading->normal, entry, start, end) || !guards_hold(find, entry, start, end)) return;
    if (find->count == find->cap) {
        uint32_t cap = find->cap ? find->cap * 2 : 128;
        WordHit *bigger = arena_room(find->arena, cap, sizeof *bigger);
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
    const WordList *list = &find->scan->words->lists[entry->list];
    find->hits[at] = (WordHit){ start, end, entry_index, list->number, list->cue, is_exact };
}

static bool gap_fits(const WordGround *ground, WordGap gap, uint32_t from, uint32_t to)
{
    const Normal *normal = ground->normal;
    if (to < from) return false;
    switch (gap) {
    case WORD_GAP_NONE:
        for (uint32_t i = from; i < to; i++) {
            if (!code_is_noise(normal->code[i]) || word_ends_clause(normal->code[i])) return false;
        }
        return true;
    case WORD_GAP_NEAR: return to - from <= NEAR_CHARS && !ground_has_mark(ground, from, to);
    case WORD_GAP_FAR: return to - from <= FAR_CHARS && !ground_has_stop(ground, from, to);
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
    next.is_exact = next.is_exact && hit->is_exact;
    return next;
}

static void push_trail(Chain *chain, uint8_t part, Trail trail)
{
    Trail *trails = chain->trails[part];
    if (chain->counts[part] < TRAILS) chain->counts[part]++;
    for (size_t i = chain->counts[part] - 1u; i > 0; i--) trails[i] = trails[i - 1];
    trails[0] = trail;
}

static bool is_open(const Find *find, uint32_t chain)
{
    return bits_have(find->open, chain);
}

/* The chain's trails; they are made with its first part, so that a word list costs nothing until it is begun. */
static Chain *open_chain(Find *find, uint32_t index)
{
    if (is_open(find, index)) return find->chains[index];
    if (find->chains_left == 0) {
        find->chains_left = CHAINS_AT_ONCE;
        find->next_chain = arena_room(find->arena, CHAINS_AT_ONCE, sizeof *find->next_chain);
    }
    Chain *chain = find->next_chain++;
    find->chains_left--;
    memset(chain->counts, 0, sizeof chain->counts);
    bits_set(find->open, index);
    return find->chains[index] = chain;
}

static void take_part(Find *find, const WordPart *use, const LexHit *hit)
{
    const WordEntry *entry = &find->scan->words->entries[use->entry];
    uint8_t part = use->part;
    if (entry->part_count == 1) {
        emit(find, use->entry, hit->start, hit->end, hit->is_exact);
        return;
    }
    Chain *chain = open_chain(find, use->chain);
    if (part == 0) {
        push_trail(chain, part, extend(NULL, entry, part, hit));
        return;
    }
    const Trail *from = chain->trails[part - 1], *fitting = NULL;
    for (size_t i = 0; i < chain->counts[part - 1] && !fitting; i++) {
        if (gap_fits(&find->ground, (WordGap)entry->gaps[part], from[i].reach, hit->start)) fitting = &from[i];
    }
    if (!fitting) return;
    Trail trail = extend(fitting, entry, part, hit);
    if (part + 1 == entry->part_count)
        emit(find, use->entry, trail.start, trail.end, trail.is_exact);
    else
        push_trail(chain, part, trail);
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
    if (!lexeme->has_percent) return true;
    if (hit->end >= normal->count || normal->code[hit->end] != '%') return false;
    hit->end++;
    return true;
}

/* The list is one for this shop and this buyer. */
static bool is_meant(const WordScan *scan, const WordList *list)
{
    return is_among(list->shops, list->shop_count, scan->shop) &&
           is_among(list->personas, list->persona_count, scan->persona);
}

static void take_hit(Find *find, LexHit hit)
{
    const Words *words = find->scan->words;
    const WordLexeme *lexeme = &words->lexemes[hit.index];
    trim_run(&find->ground, &hit);
    if (!take_percent(&find->reading->normal, lexeme, &hit)) return;
    if (lexeme->least && !is_whole(&find->reading->normal, lexeme, &hit)) return;
    for (uint32_t k = lexeme->use; k < lexeme[1].use; k++) {
        const WordPart *use = &words->uses[k];
        if (use->part > 0 && !is_open(find, use->chain)) continue; /* most uses: nothing stands before them */
        const WordEntry *entry = &words->entries[use->entry];
        const WordList *list = &words->lists[entry->list];
        if (is_meant(find->scan, list) && is_one_word(&find->ground, list, entry, &hit)) take_part(find, use, &hit);
    }
}

const WordHit *words_find(const WordScan *scan, const Reading *reading, Arena *arena, uint32_t *count)
{
    size_t chains = scan->words->chain_count;
    Find find = { .scan = scan, .reading = reading, .arena = arena };
    find.ground = word_ground(arena, &reading->normal);
    find.open = arena_alloc(arena, chains / 64 + 1, sizeof *find.open);
    find.chains = arena_room(arena, chains + 1, sizeof(Chain *));
    for (uint32_t i = 0; i < reading->hit_count; i++) {
        if (reading->hits[i].owner == LEX_WORDS) take_hit(&find, reading->hits[i]);
    }
    *count = find.count;
    return find.hits;
}

bool words_have(const WordHit *hits, uint32_t count, WordCue list, WordHit *at)
{
    for (uint32_t i = 0; i < count; i++) {
        if (hits[i].cue != list) continue;
        if (at) *at = hits[i];
        return true;
    }
    return false;
}
