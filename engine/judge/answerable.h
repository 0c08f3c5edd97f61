/* answerable.h -- whether any reply on a topic could be right: what the shop's facts, the product and the buyer allow.
 *
 * The same look-ups as the readers of claims make, without a reply. Where these are in doubt the answer is yes. */
#ifndef JUDGE_ANSWERABLE_H
#define JUDGE_ANSWERABLE_H

#include "judge/rules.h"

typedef enum Answerable {
    ANSWER_POSSIBLE,
    ANSWER_DATED,       /* only on the days from `from` to `to` */
    ANSWER_NO_FACT,     /* the shop has no fact on the topic */
    ANSWER_NO_CASE,     /* it has, but none for this cause or channel (`part`) */
    ANSWER_NO_PRODUCT,  /* the shop sells nothing that the topic is about */
    ANSWER_NO_CHART,    /* the product has no sizes */
    ANSWER_NO_QUALITY,  /* the product's table does not say it */
    ANSWER_NO_MEASURES, /* the size table needs measures that the buyer does not know */
    ANSWER_OTHER_SHOP   /* the topic is one of other shops */
} Answerable;

typedef struct AnswerAsk {
    const Rules *rules;
    const Shop *shop;
    const Product *product; /* NULL: none named */
    CaseFacts facts;        /* all that the case holds, hidden or not */
    Buyer buyer;            /* all that this buyer can tell */
    uint16_t topic;
} AnswerAsk;

typedef struct AnswerGap {
    Answerable kind;
    StrView part;         /* "human_damage", "boc" */
    const char *measures; /* ANSWER_NO_MEASURES: "height_cm and weight_jin" */
    int32_t from, to;     /* ANSWER_DATED: yyyymmdd */
} AnswerGap;

AnswerGap answer_gap(const AnswerAsk *ask);

#endif
