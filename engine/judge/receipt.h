/* receipt.h -- why a reply got its verdict, and the smallest edit that would turn it.
 *
 * Nothing here grades: every proposed edit is proved by judging the edited reply with the same judge_reply(). */
#ifndef JUDGE_RECEIPT_H
#define JUDGE_RECEIPT_H

#include "judge/judge.h"

/* Replace bytes [start, end) of the reply by `text` (empty: delete them). */
typedef struct ReceiptEdit {
    Dim dim;
    uint32_t start;
    uint32_t end;
    StrView text;
    StrView reply;      /* the edited reply */
    int32_t score_from; /* of the dimension */
    int32_t score_to;
    Verdict verdict_from; /* sizing and policy only */
    Verdict verdict_to;
} ReceiptEdit;

enum { RECEIPT_MAX_EDITS = DIM_COUNT };

typedef struct Receipt {
    ReceiptEdit edits[RECEIPT_MAX_EDITS]; /* at most one a dimension, in the order of the dimensions */
    size_t edit_count;
    size_t tried; /* how many edits were judged */
} Receipt;

/* Find for sizing, policy and banned the smallest edit that lifts the dimension to full marks, or else the one that lifts it
 * most. `judge` is used for the trials: a Judgement that it made before is overwritten. Texts live in `arena`. */
void receipt_find(Judge *judge, Arena *arena, const JudgeInput *in, Receipt *out);

/* Where the fact stands that this claim was held against; line 0 where it is none. */
SourcePos claim_source(const JudgeInput *in, const Claim *claim);

#endif
