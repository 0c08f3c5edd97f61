/* plan_read.h -- what the files that read a Plan share; internal to plan*.c. */
#ifndef PLAY_PLAN_READ_H
#define PLAY_PLAN_READ_H

#include "play/plan.h"

typedef struct PlanReader {
    Plan *plan;
    Arena *arena;
    const Content *content;
    NodeCache *nodes;
    Report *report;
    LineReader lines;
    LineBook persona_book;
    DeedRule *deeds;
    size_t deed_cap;
} PlanReader;

/* plan_parts.c: pieces that personas, traits and scenarios have in common. */
bool plan_read_deltas(PlanReader *r, const Node *table, const MoodDelta **out, size_t *count, const char *skip);
void plan_read_test(PlanReader *r, const Node *node, PlanTest *test);
void plan_read_acts(PlanReader *r, const Node *node);
void plan_read_deeds(PlanReader *r, const Node *node, bool may_call);
void plan_read_moods(PlanReader *r, const Node *node, bool adds);
void plan_read_extras(PlanReader *r, const Node *node);
void plan_read_doubts(PlanReader *r, const Node *owner);
void plan_check_act(PlanReader *r, SourcePos pos, StrView act);
void plan_check_deed(PlanReader *r, SourcePos pos, StrView deed);
bool plan_check_topic(PlanReader *r, SourcePos pos, StrView topic);

/* plan_check.c: warnings, after all is read. A deep chain of beats is bounded by the number of beats in one file. */
void plan_check(PlanReader *r);

/* plan_scenario.c */
void plan_read_scenario(PlanReader *r, const Node *node);
void plan_report_fact(PlanReader *r, SourcePos pos, StrView name);
void plan_report_beat(PlanReader *r, SourcePos pos, StrView name);

#endif
