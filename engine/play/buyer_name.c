/* buyer_name.c -- the seed chooses where the list begins; chats take what follows. */
#include "play/buyer_name.h"

static uint64_t stir(uint64_t seed)
{
    uint64_t bits = (seed + 1) * 0x9E3779B97F4A7C15U;
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9U;
    return bits ^ bits >> 31;
}

BuyerName buyer_name(const Content *content, int64_t seed, uint32_t number, StrView persona)
{
    size_t count = 0;
    const LocalText *names = content_surnames(content, &count);
    const PersonaInfo *info = content_persona(content, persona);
    uint64_t bits = stir((uint64_t)seed);
    if (!count) return (BuyerName){ .is_male = false };
    BuyerName name = { .surname = names[(bits + number - 1) % count] };
    PersonaSex sex = info ? info->sex : PERSONA_EITHER;
    name.is_male = sex == PERSONA_EITHER ? ((bits >> 32) + number) % 2 == 1 : sex == PERSONA_MALE;
    return name;
}
