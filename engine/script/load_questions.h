/* load_questions.h -- scenarios/questions.lua: the slots that an agent can ask for; their cues become word lists. */
#ifndef SCRIPT_LOAD_QUESTIONS_H
#define SCRIPT_LOAD_QUESTIONS_H

#include "judge/question_defs.h"
#include "script/load_words.h"

extern const char *const QUESTION_CONSTRUCTORS[]; /* questions, slot, word */
enum { QUESTION_CONSTRUCTOR_COUNT = 3 };

/* Must come before words_load_finish. Faults go to `report`; false where nothing usable was there. */
bool load_questions(Arena *arena, const Node *root, WordsLoad *words, QuestionDefs *out, Report *report);

#endif
