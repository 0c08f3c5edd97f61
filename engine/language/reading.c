/* reading.c -- cuts a message into tokens: the longest word or number at each place, from left to right. */
#include "language/reading.h"

#include "language/clauses.h"
#include "language/numerals_scan.h"

static const Sense *sense_of(const Token *token, SenseKind kind, uint16_t topic)
{
    if (!token->lexeme || topic == TOPIC_NONE || !(token->lexeme->topics[topic / 64] >> topic % 64 & 1)) return NULL;
    for (size_t i = 0; i < token->lexeme->count; i++) {
        const Sense *sense = &token->lexeme->senses[i];
        if (sense->kind == kind && sense->topic == topic) return sense;
    }
    return NULL;
}

const Sense *token_word(const Token *token, WordClass word)
{
    if (!token->lexeme || !(token->lexeme->words[word / 64] >> word % 64 & 1)) return NULL;
    for (size_t i = 0; i < token->lexeme->count; i++) {
        const Sense *sense = &token->lexeme->senses[i];
        if (sense->kind == SENSE_WORD && sense->word == word) return sense;
    }
    return NULL;
}

const Sense *token_cue(const Token *token, uint16_t topic)
{
    return sense_of(token, SENSE_CUE, topic);
}

const Sense *token_asks(const Token *token, uint16_t topic)
{
    return sense_of(token, SENSE_ASKS, topic);
}

const Sense *token_value(const Token *token, uint16_t topic)
{
    return sense_of(token, SENSE_VALUE, topic);
}

const Sense *token_name(const Token *token, const char *set)
{
    if (!token->lexeme) return NULL;
    for (size_t i = 0; i < token->lexeme->count; i++) {
        const Sense *sense = &token->lexeme->senses[i];
        if (sense->kind == SENSE_NAME && sv_is(sense->set, set)) return sense;
    }
    return NULL;
}

static bool only_asks(const Lexeme *lexeme)
{
    size_t i = 0;
    while (i < lexeme->count && lexeme->senses[i].kind == SENSE_ASKS) i++;
    return i == lexeme->count;
}

/* The longest grammar hit that starts at each character, as index + 1. */
static uint32_t *longest_hits(Arena *arena, const Grammar *grammar, const Reading *reading, bool with_asks)
{
    uint32_t *longest = arena_alloc(arena, reading->normal.count + 1, sizeof *longest);
    for (uint32_t i = 0; i < reading->hit_count; i++) {
        const LexHit *hit = &reading->hits[i];
        if (hit->owner != LEX_GRAMMAR) continue;
        if (!with_asks && only_asks(grammar_lexeme(grammar, hit->index))) continue;
        uint32_t best = longest[hit->start];
        if (!best || reading->hits[best - 1].end < hit->end) longest[hit->start] = i + 1;
    }
    return longest;
}

/* 一点付的 is an hour, 便宜一点 is not. */
static bool is_one_o_clock(const Normal *normal, const Number *number)
{
    static const uint32_t *const BEFORE = (const uint32_t *)U"午晨到至整";
    static const uint32_t *const BEHIND = (const uint32_t *)U"付拍取前整半钟至";
    uint32_t before = number->start > 0 ? normal->code[number->start - 1] : 0;
    uint32_t behind = number->end < normal->count ? normal->code[number->end] : 0;
    for (const uint32_t *c = BEFORE; *c; c++) {
        if (before == *c) return true;
    }
    for (const uint32_t *c = BEHIND; *c; c++) {
        if (behind == *c) return true;
    }
    uint32_t second = number->end + 1 < normal->count ? normal->code[number->end + 1] : 0;
    if (behind == U'来') return second == U'取' || second == U'收' || second == U'拿';
    return behind == U'到' && (han_digit(second) > 0 || (second >= '0' && second <= '9'));
}

static void find_tokens(Arena *arena, const Grammar *grammar, Reading *reading)
{
    uint32_t number_count, count = 0, next_number = 0;
    const Number *numbers = numbers_find(arena, &reading->normal, &number_count);
    const uint32_t *longest = longest_hits(arena, grammar, reading, false);
    Token *tokens = arena_alloc(arena, reading->normal.count + 1, sizeof *tokens);
    for (uint32_t at = 0; at < reading->normal.count;) {
        while (next_number < number_count && numbers[next_number].start < at) next_number++;
        const Number *number =
            next_number < number_count && numbers[next_number].start == at ? &numbers[next_number] : NULL;
        const LexHit *hit = longest[at] ? &reading->hits[longest[at] - 1] : NULL;
        bool is_clock = number && number->unit == UNIT_CLOCK && hit && number->end == hit->end &&
                        is_one_o_clock(&reading->normal, number);
        if (number && (!hit || number->end > hit->end || is_clock)) {
            tokens[count++] = (Token){ .start = at, .end = number->end, .number = number };
        } else if (hit) {
            tokens[count++] = (Token){ .start = at, .end = hit->end, .lexeme = grammar_lexeme(grammar, hit->index) };
        } else {
            at++;
            continue;
        }
        at = tokens[count - 1].end;
    }
    reading->tokens = tokens;
    reading->token_count = count;
}

static void find_asks(Arena *arena, const Grammar *grammar, Reading *reading)
{
    const uint32_t *longest = longest_hits(arena, grammar, reading, true);
    Token *asks = arena_alloc(arena, reading->normal.count + 1, sizeof *asks);
    uint32_t count = 0;
    for (uint32_t at = 0; at < reading->normal.count;) {
        const LexHit *hit = longest[at] ? &reading->hits[longest[at] - 1] : NULL;
        if (hit) asks[count++] = (Token){ .start = at, .end = hit->end, .lexeme = grammar_lexeme(grammar, hit->index) };
        at = hit ? hit->end : at + 1;
    }
    reading->asks = asks;
    reading->ask_count = count;
}

Reading reading_of(Arena *arena, const Grammar *grammar, const Lexicon *lexicon, StrView text)
{
    Reading reading = { 0 };
    reading.normal = normal_of(arena, text);
    reading.hits = lexicon_scan(lexicon, arena, &reading.normal, &reading.hit_count);
    find_tokens(arena, grammar, &reading);
    find_asks(arena, grammar, &reading);
    find_clauses(arena, &reading);
    return reading;
}
