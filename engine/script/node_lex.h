/* node_lex.h -- the words of Lua's source with their places; internal to node_lines.c. */
#ifndef SCRIPT_NODE_LEX_H
#define SCRIPT_NODE_LEX_H

#include <stdint.h>

#include "base/strview.h"

typedef enum LexKind { LEX_END, LEX_NAME, LEX_STRING, LEX_NUMBER, LEX_MARK } LexKind;

typedef struct LexToken {
    LexKind kind;
    StrView text;  /* as written; of a string what stands between its delimiters */
    bool is_plain; /* string: no escape in it, so `text` is its value */
    uint32_t line;
    uint32_t column; /* in characters */
} LexToken;

typedef struct Lex {
    StrView source;
    size_t pos;
    uint32_t line;
    size_t column_pos; /* where `column` was counted to */
    uint32_t column;
} Lex;

Lex lex_new(StrView source);

/* The next token; at the end LEX_END for ever. Never fails: what Lua would refuse comes as single marks. */
LexToken lex_next(Lex *lex);

#endif
