/* term.h -- what the terminal can show: colours, columns, wide characters. Text is gathered in a Buf and written once. */
#ifndef CLI_TERM_H
#define CLI_TERM_H

#include "base/buf.h"

enum { TERM_DEFAULT_WIDTH = 96, TERM_MAX_WIDTH = 110, TERM_MIN_WIDTH = 40 };

typedef enum Style {
    STYLE_PLAIN,
    STYLE_DIM,
    STYLE_BOLD,
    STYLE_GOOD,
    STYLE_WARN,
    STYLE_BAD,
    STYLE_BUYER,
    STYLE_MARK /* the offending words */
} Style;

typedef struct Term {
    bool is_tty;
    bool has_colour;
    int width;   /* columns of text; long lines are broken there */
    int columns; /* of the real terminal */
} Term;

/* For the descriptor that output goes to. NO_COLOR, TERM=dumb and no terminal each mean no colours. */
Term term_of(int fd);

/* Make characters wide where they are: a UTF-8 locale for LC_CTYPE, the system's or C.UTF-8. */
void term_set_locale(void);

int term_columns_of(StrView text);
void term_put(const Term *term, Buf *out, Style style, StrView text);

/* The text and spaces behind it up to `columns`. */
void term_put_padded(const Term *term, Buf *out, Style style, StrView text, int columns);
void term_pad(Buf *out, int columns);

/* Break `text` into lines that fit right of `indent`, which is where the cursor stands now; every later line is indented. */
void term_wrap(const Term *term, Buf *out, Style style, StrView text, int indent);

#endif
