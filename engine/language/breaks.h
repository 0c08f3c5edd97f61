/* breaks.h -- where a text may be taken apart: between what a reader takes for characters, words, lines.
 *
 * Unicode's rules as ICU knows them: a family emoji, a flag or a letter with its accents is one character; a run of Han falls
 * into words by dictionary; lines obey 禁则. Offsets are bytes. A Breaks belongs to one thread. */
#ifndef LANGUAGE_BREAKS_H
#define LANGUAGE_BREAKS_H

#include <stdint.h>

#include "base/strview.h"

typedef enum BreakKind { BREAK_CHARACTER, BREAK_WORD, BREAK_LINE, BREAK_KINDS } BreakKind;

typedef struct Breaks Breaks;

/* Rules are loaded with the first question of their kind. Owned by the caller: breaks_free. */
Breaks *breaks_new(void);
void breaks_free(Breaks *breaks); /* NULL is allowed */

/* marks[i] says whether the text (valid UTF-8) may be taken apart before byte i; marks[0] and marks[len] are true. Room for
 * text.len + 1. For BREAK_LINE a newline is followed by a break, too. */
void breaks_mark(Breaks *breaks, BreakKind kind, StrView text, bool *marks);

#endif
