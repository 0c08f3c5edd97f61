/* line_edit.h -- one line typed by a person, while the world goes on.
 *
 * libedit does the editing, wide characters included; this file only decides what happens while nothing is typed. Needs a
 * terminal on standard input and output. */
#ifndef CLI_LINE_EDIT_H
#define CLI_LINE_EDIT_H

#include <stdint.h>

#include "base/buf.h"

typedef struct LineEdit LineEdit;

typedef struct LineEditPort {
    void *self;
    /* What stands before the line now; asked again after each wake. */
    void (*prompt)(void *self, Buf *out);
    /* Milliseconds until the next wake is due. */
    int (*wait_ms)(void *self);
    /* Something may have happened: append to `out` what is to be shown above the line. False: stop editing. */
    bool (*wake)(void *self, Buf *out);
} LineEditPort;

typedef enum LineEditEnd {
    LINE_EDIT_DONE,        /* a line was entered */
    LINE_EDIT_CLOSED,      /* the end of input: Ctrl-D on an empty line, or the terminal is gone */
    LINE_EDIT_INTERRUPTED, /* Ctrl-C, or a signal to end */
    LINE_EDIT_STOPPED      /* `wake` said so */
} LineEditEnd;

/* NULL where the terminal cannot be used. From here to line_edit_free Ctrl-C is an answer and not the end of the program. */
LineEdit *line_edit_new(const LineEditPort *port);
void line_edit_free(LineEdit *edit); /* NULL is allowed */

/* Read one line; its text replaces what is in `out`. The line is gone from the screen afterwards. */
LineEditEnd line_edit_read(LineEdit *edit, Buf *out);

/* When its first character came, by the clock of poll: milliseconds before it was entered; -1: nothing was typed. */
int64_t line_edit_typing_ms(const LineEdit *edit);

#endif
