/* load_words.h -- word lists from trainers' files.
 *
 *   return words { id = "insults", use = "banned", rule = "BAN-38", severity = "critical",
 *                  list = { "白痴", word { "傻子", pinyin = "sha zi", not_after = { "…" } } } }
 *
 * A word may demand what stands directly beside it (before, after) or be spared by it (not_before, not_after); a typo names
 * what was meant (expected).
 *
 * A file returns one `words` or a list of them. In a text {a,b,} stands for each of its alternatives, a+b, a~b and a..b join
 * parts (next to each other; within a few characters; within the sentence), and [a] must stand there but is no part
 * of the term. */
#ifndef SCRIPT_LOAD_WORDS_H
#define SCRIPT_LOAD_WORDS_H

#include "judge/words.h"
#include "script/node.h"

extern const char *const WORD_CONSTRUCTORS[]; /* words, word */
enum { WORD_CONSTRUCTOR_COUNT = 2 };

typedef struct WordsLoad WordsLoad;

/* Results live in `arena`, faults go to `report`; both are borrowed until words_load_finish. */
WordsLoad *words_load_new(Arena *arena, Report *report);

/* What one file of scenarios/words/ returned. */
void words_load_file(WordsLoad *load, const Node *root);

/* A list that stands in another file (the cues of a slot): `texts` may hold texts and `word` tables. */
void words_load_cues(WordsLoad *load, StrView id, WordUse use, const Node *texts);

/* Build the lexemes and free `load`. Chains that are too long or fold to nothing have been reported by now. */
void words_load_finish(WordsLoad *load, Words *out);

#endif
