/* progress.h -- a bar on standard error while something lasts longer than a second; only on a terminal, gone when done. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"

typedef struct Progress {
    Clock clock;
    bool is_tty;
    bool is_shown;
    int64_t began_ms;
    int64_t drawn_ms;
    size_t total;
} Progress;

Progress progress_begin(size_t total);
void progress_show(Progress *progress, size_t done); /* cheap: draws ten times a second at most */
void progress_hide(Progress *progress);              /* before anything else is printed, and at the end */

#endif
