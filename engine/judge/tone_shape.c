/* tone_shape.c -- counting: points, trade terms, likeness to what was said before, reasons. */
#include "judge/rules.h"
#include "judge/tone.h"

enum { MAX_TOPICS = 64, MAX_TERMS = 64, MIN_REPEATED_CHARS = 5, MAX_COMPARED_CHARS = 400, MIN_REASONS = 2 };

static bool add_topic(StrView topics[MAX_TOPICS], size_t *count, StrView topic)
{
    for (size_t i = 0; i < *count; i++) {
        if (sv_eq(topics[i], topic)) return false;
    }
    if (*count < MAX_TOPICS) topics[(*count)++] = topic;
    return true;
}

size_t tone_topic_count(const Analysis *a)
{
    StrView topics[MAX_TOPICS];
    size_t count = 0;
    for (size_t i = 0; i < a->claim_count; i++) {
        if (!sv_is(a->claims[i].stance, "mention")) add_topic(topics, &count, a->claims[i].topic);
    }
    return count;
}

size_t tone_listed_count(const Analysis *a)
{
    const Normal *normal = &a->reply.normal;
    size_t listed = 0, marks = 0;
    uint32_t han = 0;
    for (uint32_t i = 0; i <= normal->count; i++) {
        bool is_end = i == normal->count || normal->code[i] == 0x3001; /* 、 */
        if (!is_end) {
            han += code_is_han(normal->code[i]);
            continue;
        }
        listed += han >= 2;
        marks += i < normal->count;
        han = 0;
    }
    return marks > 0 ? listed : 0;
}

/* ---- jargon */

/* Bytes [start, end) lie in a word of that list. */
static bool is_covered(const Analysis *a, uint32_t start, uint32_t end, WordCue list)
{
    const Normal *normal = &a->reply.normal;
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *hit = &a->word_hits[i];
        if (hit->cue != list) continue;
        if (normal->start[hit->start] <= start && normal->end[hit->end - 1] >= end) return true;
    }
    return false;
}

/* A capital as it was typed: normalised text has none. With a mark on it, it is no letter of an abbreviation. */
static bool is_capital(const Normal *normal, uint32_t at)
{
    uint32_t start = normal->start[at];
    char typed = normal->original.ptr[start];
    return normal->end[at] - start == 1 && typed >= 'A' && typed <= 'Z';
}

/* Capitals of two letters and more that are neither everyday ones nor listed terms. */
static size_t count_abbreviations(const Analysis *a, StrView terms[MAX_TERMS], size_t count)
{
    const Normal *normal = &a->reply.normal;
    for (uint32_t i = 0; i < normal->count;) {
        uint32_t from = i;
        while (i < normal->count && is_capital(normal, i)) i++;
        StrView text = reading_text(&a->reply, from, i);
        uint32_t start = normal->start[from], end = start + (uint32_t)text.len;
        bool is_word =
            i - from >= 2 && !is_covered(a, start, end, CUE_EVERYDAY_LATIN) && !is_covered(a, start, end, CUE_JARGON);
        if (is_word && count < MAX_TERMS) add_topic(terms, &count, text);
        if (i == from) i++;
    }
    return count;
}

/* True where another hit of the list contains this one: 粒面 in 粒面层 is one term. */
static bool is_inside_longer(const Analysis *a, const WordHit *hit)
{
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *other = &a->word_hits[i];
        if (other->end - other->start <= hit->end - hit->start || other->cue != CUE_JARGON) continue;
        if (other->start <= hit->start && other->end >= hit->end) return true;
    }
    return false;
}

size_t tone_jargon_count(const Analysis *a)
{
    StrView terms[MAX_TERMS];
    size_t count = 0;
    for (uint32_t i = 0; (a->cues >> CUE_JARGON & 1) && i < a->word_hit_count; i++) {
        const WordHit *hit = &a->word_hits[i];
        if (hit->cue != CUE_JARGON || is_inside_longer(a, hit)) continue;
        add_topic(terms, &count, reading_text(&a->reply, hit->start, hit->end));
    }
    return count_abbreviations(a, terms, count);
}

/* ---- repetition */

/* What a text says, without marks and particles. */
static uint32_t said(Arena *arena, const Normal *normal, uint32_t **out)
{
    uint32_t *codes = arena_alloc(arena, normal->count + 1, sizeof *codes);
    uint32_t count = 0;
    for (uint32_t i = 0; i < normal->count && count < MAX_COMPARED_CHARS; i++) {
        if (!code_is_noise(normal->code[i]) && !words_is_particle(normal->code[i])) codes[count++] = normal->code[i];
    }
    *out = codes;
    return count;
}

/* Length of the longest common subsequence, with one row of memory. */
static uint32_t common_length(Arena *arena, const uint32_t *x, uint32_t x_count, const uint32_t *y, uint32_t y_count)
{
    uint32_t *row = arena_alloc(arena, y_count + 1, sizeof *row);
    for (uint32_t i = 0; i < x_count; i++) {
        uint32_t diagonal = 0;
        for (uint32_t k = 0; k < y_count; k++) {
            uint32_t above = row[k + 1];
            if (x[i] == y[k])
                row[k + 1] = diagonal + 1;
            else if (row[k] > above)
                row[k + 1] = row[k];
            diagonal = above;
        }
    }
    return row[y_count];
}

bool tone_is_repeated(const Analysis *a, const Normal *earlier, int64_t percent)
{
    ArenaMark mark = arena_mark(a->arena);
    uint32_t *x, *y;
    uint32_t x_count = said(a->arena, &a->reply.normal, &x), y_count = said(a->arena, earlier, &y);
    uint32_t least = x_count < y_count ? x_count : y_count;
    /* No more can be common than the shorter one has. */
    bool may_be = (int64_t)least * 200 >= percent * ((int64_t)x_count + y_count);
    bool is_repeated = false;
    if (may_be && least >= MIN_REPEATED_CHARS) {
        uint32_t common = common_length(a->arena, x, x_count, y, y_count);
        is_repeated = (int64_t)common * 200 >= percent * ((int64_t)x_count + y_count);
    }
    arena_rewind(a->arena, mark);
    return is_repeated;
}

/* ---- reasons */

static bool is_reason(const Claim *claim)
{
    static const char *const REASONS[] = { "fit", "stretch", "elastic_waist", "material", "colour", "care" };
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
        if (claim->state == CLAIM_TRUE && sv_is(claim->topic, REASONS[i])) return true;
    }
    return false;
}

static bool recommends_size(const Analysis *a)
{
    for (size_t i = 0; i < a->claim_count; i++) {
        const Claim *claim = &a->claims[i];
        if (sv_is(claim->topic, "size") && sv_is(claim->stance, "recommend") && claim->state == CLAIM_TRUE) return true;
    }
    return false;
}

/* Bytes of the reply to characters: the first character that ends after `byte`. */
static uint32_t char_at(const Normal *normal, uint32_t byte)
{
    uint32_t at = 0;
    while (at < normal->count && normal->end[at] <= byte) at++;
    return at;
}

/* The reasons run from the first claim to the end of the last one's clause. */
void find_reasons(Analysis *a)
{
    if (!recommends_size(a)) return;
    const Normal *normal = &a->reply.normal;
    uint32_t start = UINT32_MAX, end = 0, count = 0;
    for (size_t i = 0; i < a->claim_count; i++) {
        if (!is_reason(&a->claims[i])) continue;
        if (a->claims[i].start < start) start = a->claims[i].start;
        if (a->claims[i].end > end) end = a->claims[i].end;
        count++;
    }
    if (count < MIN_REASONS) return;
    uint32_t from = char_at(normal, start), to = char_at(normal, end - 1) + 1;
    while (to < normal->count && code_is_han(normal->code[to])) to++;
    Finding *finding = analysis_find(a, sv("SIZ-03"), DIM_SIZING, FINDING_PRAISE, from, to);
    if (finding) finding->why = sv("why.reasons");
}
