/* content_rules.h -- fills the judge's Rules from scenarios/{topics,words,rubrics}/ and scenarios/deeds.lua. */
#ifndef SCRIPT_CONTENT_RULES_H
#define SCRIPT_CONTENT_RULES_H

#include "judge/rules.h"
#include "script/content.h"

/* Before the shops, whose facts are held against the topics. */
void content_load_topics(Rules *rules, const ContentFiles *files, Report *report);

/* Word lists, rubric, deeds and questions. The shops and personas may come before or after. */
void content_load_judging(Rules *rules, const ContentFiles *files, Report *report);

#endif
