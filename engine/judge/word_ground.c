/* word_ground.c -- running counts over one text: marks, quotation, characters that say something. */
#include "judge/word_ground.h"

#include "judge/words.h"

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

bool word_ends_clause(uint32_t code)
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

static const uint32_t OPEN[WORD_QUOTE_KINDS] = { 0x201C, 0x2018, 0x300C, 0x300E, 0x300A, '"' };
static const uint32_t CLOSE[WORD_QUOTE_KINDS] = { 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, '"' };

static bool may_quote(uint32_t code)
{
    return code == '"' || (code >= 0x2018 && code <= 0x201D) || (code >= 0x300A && code <= 0x300F);
}

static uint8_t step_quotes(WordGround *ground, uint8_t open, uint32_t at)
{
    uint32_t code = ground->normal->code[at];
    for (size_t q = 0; may_quote(code) && q < WORD_QUOTE_KINDS; q++) {
        uint8_t bit = (uint8_t)(1u << q);
        if (code == CLOSE[q]) ground->last_close[q] = at + 1;
        if (code == OPEN[q] && (OPEN[q] != CLOSE[q] || !(open & bit)))
            open |= bit;
        else if (code == CLOSE[q])
            open &= (uint8_t)~bit;
    }
    return open;
}

WordGround word_ground(Arena *arena, const Normal *normal)
{
    WordGround ground = { .normal = normal };
    uint32_t *marks = arena_room(arena, normal->count + 1, sizeof *marks), mark = 0;
    uint32_t *stops = arena_room(arena, normal->count + 1, sizeof *stops), stop = 0;
    bool quotes = false;
    for (uint32_t i = 0; i < normal->count; i++) {
        uint32_t code = normal->code[i];
        marks[i] = mark;
        stops[i] = stop;
        if (code >= 0x3400 && code < 0xFF00) continue; /* nearly all are Han */
        mark += word_ends_clause(code);
        stop += ends_sentence(code);
        quotes = quotes || may_quote(code);
    }
    marks[normal->count] = mark;
    stops[normal->count] = stop;
    ground.marks = marks;
    ground.stops = stops;
    if (!quotes) return ground;
    uint8_t *quoted = arena_room(arena, normal->count + 1, sizeof *quoted), open = 0;
    for (uint32_t i = 0; i < normal->count; i++) {
        quoted[i] = open;
        open = step_quotes(&ground, open, i);
    }
    ground.quoted = quoted;
    return ground;
}

bool ground_is_quoted(const WordGround *ground, uint32_t start, uint32_t end)
{
    for (size_t q = 0; ground->quoted && q < WORD_QUOTE_KINDS; q++) {
        if ((ground->quoted[start] >> q & 1) && ground->last_close[q] > end) return true;
    }
    return false;
}

uint32_t ground_rest(WordGround *ground, Arena *arena, uint32_t start, uint32_t end)
{
    const Normal *normal = ground->normal;
    if (!ground->content) {
        uint32_t *content = arena_room(arena, normal->count + 1, sizeof *content), count = 0;
        for (uint32_t i = 0; i < normal->count; i++) {
            content[i] = count;
            count += !code_is_noise(normal->code[i]) && !words_is_particle(normal->code[i]);
        }
        content[normal->count] = count;
        ground->content = content;
    }
    return ground->content[normal->count] - (ground->content[end] - ground->content[start]);
}
