/* buyer_name.h -- how a buyer is called: a surname and, by the persona, Mr or Ms.
 *
 * No event tells it: seed and number of the chat give it again, on any machine with the same list. */
#ifndef PLAY_BUYER_NAME_H
#define PLAY_BUYER_NAME_H

#include "script/content.h"

typedef struct BuyerName {
    LocalText surname; /* lives as long as the content; empty: buyers have no names */
    bool is_male;
} BuyerName;

/* Of chat `number` (1, 2, …) of a session. Two chats of one session have different surnames while there are enough. */
BuyerName buyer_name(const Content *content, int64_t seed, uint32_t number, StrView persona);

#endif
