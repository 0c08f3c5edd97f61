/* talk_reach.h -- what there is to reach in the content, and what of it a talk reached.
 *
 * A Reach is the whole and read-only; each talk marks a ReachMarks of its own, so talks may run on any thread. */
#ifndef PLAY_TALK_REACH_H
#define PLAY_TALK_REACH_H

#include "play/talk_run.h"

typedef enum ReachKind {
    REACH_BEAT,  /* a scenario's: "jeans-for-a-meeting/size" */
    REACH_LINE,  /* one entry of a persona's, trait's or scenario's words; its key */
    REACH_RULE,  /* found in a reply */
    REACH_TOPIC, /* asked or claimed */
    REACH_DEED,
    REACH_KIND_COUNT
} ReachKind;

typedef struct ReachItem {
    ReachKind kind;
    StrView name;
    StrView text;  /* of a line */
    SourcePos pos; /* no file: only the judge itself finds that rule */
} ReachItem;

typedef struct Reach Reach;

/* Every scenario with every persona that it allows. Borrows from the playbook's content. */
bool reach_new(Reach **out, Playbook *book, Err *err);
void reach_free(Reach *reach);

/* By kind, then by place, then by name. */
const ReachItem *reach_items(const Reach *reach, size_t *count);

/* Which items a talk came to: one byte each, the caller's and zeroed. */
typedef struct ReachMarks {
    const Reach *reach;
    unsigned char *reached;
} ReachMarks;

/* Marks while a talk is played; `marks` is borrowed for as long. */
TalkWatch reach_watch(ReachMarks *marks);

const char *reach_kind_name(ReachKind kind); /* "beat" */

#endif
