/* load_topics.h -- the topic files: topics with their cues, the small words, vocabularies. */
#ifndef SCRIPT_LOAD_TOPICS_H
#define SCRIPT_LOAD_TOPICS_H

#include "judge/rules.h"
#include "script/node.h"

/* The constructors that such a file may call, for node_load. */
extern const char *const TOPIC_CONSTRUCTORS[];
extern const size_t TOPIC_CONSTRUCTOR_COUNT;

/* Add what one file returns to the rules' grammar. Faults go to `report`. */
void load_topics(Rules *rules, const Node *root, Report *report);

#endif
