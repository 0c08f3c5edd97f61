/* progress.c -- one line, drawn over itself. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/now.h"

enum { BAR_WIDTH = 40, QUIET_MS = 1000, REDRAW_MS = 100 };

Progress progress_begin(size_t total)
{
    Progress progress = { .clock = now_clock(), .is_tty = isatty(STDERR_FILENO) != 0, .total = total };
    progress.began_ms = clock_now(&progress.clock);
    return progress;
}

void progress_show(Progress *progress, size_t done)
{
    if (!progress->is_tty || !progress->total) return;
    int64_t now = clock_now(&progress->clock);
    if (now - progress->began_ms < QUIET_MS || (progress->is_shown && now - progress->drawn_ms < REDRAW_MS)) return;
    size_t filled = done * BAR_WIDTH / progress->total;
    fflush(stdout);
    fputs("\r[", stderr);
    for (size_t i = 0; i < BAR_WIDTH; i++) fputc(i < filled ? '#' : '.', stderr);
    fprintf(stderr, "] %zu/%zu", done, progress->total);
    fflush(stderr);
    progress->is_shown = true;
    progress->drawn_ms = now;
}

void progress_hide(Progress *progress)
{
    if (!progress->is_shown) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    progress->is_shown = false;
}
