/* anchors.c -- which tokens claim something, and from each token the next one and the last one that does. */
#include "language/anchors.h"

/* 就, 上, 要: they advise beside a size, and mean nothing elsewhere. */
static bool is_light(const Token *token)
{
    static const char *const LIGHT[] = { "就", "上", "要", "来", "定", "妥", "入", "试" };
    for (size_t i = 0; i < sizeof LIGHT / sizeof *LIGHT; i++) {
        if (sv_is(token->lexeme->text, LIGHT[i])) return true;
    }
    return false;
}

bool token_is_anchor(const Token *token)
{
    if (token->number) return true;
    for (size_t i = 0; i < token->lexeme->count; i++) {
        const Sense *sense = &token->lexeme->senses[i];
        bool is_shade = sense->kind == SENSE_NAME && sense->name == NAME_SHADE; /* 白 of 明白 */
        if (sense->kind != SENSE_WORD && !is_shade) return true;
        if (sense->kind != SENSE_WORD) continue;
        if (sense->word == WORD_PAYS || sense->word == WORD_ADVANCES || sense->word == WORD_QUALITY ||
            sense->word == WORD_NON_QUALITY || sense->word == WORD_HUMAN_DAMAGE || sense->word == WORD_SEVERE ||
            (sense->word == WORD_RECOMMENDS && !is_light(token)) || sense->word == WORD_TOO_SMALL ||
            sense->word == WORD_TOO_BIG) {
            return true;
        }
    }
    return false;
}

Anchors anchors_find(Arena *arena, const Reading *reading)
{
    uint32_t count = reading->token_count, last = 0;
    uint32_t *from = arena_room(arena, (size_t)count + 1, sizeof *from);
    uint32_t *before = arena_room(arena, (size_t)count + 1, sizeof *before);
    for (uint32_t i = 0; i < count; i++) {
        before[i] = last;
        if (!token_is_anchor(&reading->tokens[i])) continue;
        for (uint32_t k = last; k <= i; k++) from[k] = i;
        last = i + 1;
    }
    for (uint32_t k = last; k <= count; k++) from[k] = count;
    return (Anchors){ from, before };
}
