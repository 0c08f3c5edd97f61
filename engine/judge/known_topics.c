/* known_topics.c -- from the names that readers use to the numbers that this content gives them. */
#include "judge/known_topics.h"

static const char *const IDS[KNOWN_TOPIC_COUNT] = { "bargain",
                                                    "care",
                                                    "colour",
                                                    "complaint",
                                                    "courier",
                                                    "delivery_time",
                                                    "discount",
                                                    "dispatch_time",
                                                    "exchange_allowed",
                                                    "exchange_shipping",
                                                    "extra_fee",
                                                    "fit",
                                                    "free_shipping",
                                                    "gift",
                                                    "intercept",
                                                    "material",
                                                    "pickup",
                                                    "price",
                                                    "price_protection",
                                                    "refund_scope",
                                                    "refund_time",
                                                    "repair",
                                                    "return_allowed",
                                                    "return_shipping",
                                                    "return_window",
                                                    "service_hours",
                                                    "shipping_fee",
                                                    "size",
                                                    "stock",
                                                    "warehouse" };

KnownTopics known_topics(const Grammar *grammar)
{
    KnownTopics known;
    for (size_t i = 0; i < KNOWN_TOPIC_COUNT; i++) known.numbers[i] = grammar_topic(grammar, sv(IDS[i]));
    return known;
}
