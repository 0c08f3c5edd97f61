/* known_topics.h -- the topics that readers speak of by name. Their numbers are looked up once, when content is built. */
#ifndef JUDGE_KNOWN_TOPICS_H
#define JUDGE_KNOWN_TOPICS_H

#include "language/grammar.h"

typedef enum KnownTopic {
    KNOWN_BARGAIN,
    KNOWN_CARE,
    KNOWN_COLOUR,
    KNOWN_COMPLAINT,
    KNOWN_COURIER,
    KNOWN_DELIVERY_TIME,
    KNOWN_DISCOUNT,
    KNOWN_DISPATCH_TIME,
    KNOWN_EXCHANGE_ALLOWED,
    KNOWN_EXCHANGE_SHIPPING,
    KNOWN_EXTRA_FEE,
    KNOWN_FIT,
    KNOWN_FREE_SHIPPING,
    KNOWN_GIFT,
    KNOWN_INTERCEPT,
    KNOWN_MATERIAL,
    KNOWN_PICKUP,
    KNOWN_PRICE,
    KNOWN_PRICE_PROTECTION,
    KNOWN_REFUND_SCOPE,
    KNOWN_REFUND_TIME,
    KNOWN_REPAIR,
    KNOWN_RETURN_ALLOWED,
    KNOWN_RETURN_SHIPPING,
    KNOWN_RETURN_WINDOW,
    KNOWN_SERVICE_HOURS,
    KNOWN_SHIPPING_FEE,
    KNOWN_SIZE,
    KNOWN_STOCK,
    KNOWN_WAREHOUSE,
    KNOWN_TOPIC_COUNT
} KnownTopic;

/* The number of each; TOPIC_NONE where trainers took it out. */
typedef struct KnownTopics {
    uint16_t numbers[KNOWN_TOPIC_COUNT];
} KnownTopics;

KnownTopics known_topics(const Grammar *grammar);

#endif
