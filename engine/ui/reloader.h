/* reloader.h -- reads trainers' files again when one is saved, on a thread of its own, so that the window never waits.
 *
 * One result at a time: the window takes it, and says which content runs now; until then nothing more is read. */
#ifndef UI_RELOADER_H
#define UI_RELOADER_H

#include "script/content.h"

typedef struct Reloader Reloader;

typedef struct ReloaderSetup {
    const char *const *folders; /* to be watched; ends with NULL */
    /* New content, or NULL where it is worse than `last`: why is in the report. Called on the reloader's thread. */
    Content *(*reload)(void *self, Content *last, Report *report);
    void *self;
} ReloaderSetup;

/* What a save led to; both are the taker's. */
typedef struct Reload {
    Content *content; /* NULL: it is broken */
    Report *report;
} Reload;

/* `running` is borrowed, as in reloader_adopt. */
bool reloader_start(Reloader **out, const ReloaderSetup *setup, Content *running, Err *err);
void reloader_stop(Reloader *reloader); /* NULL is allowed */

/* The result that waits, if there is one; SDL's event queue is woken when it comes. reloader_adopt must follow. */
bool reloader_take(Reloader *reloader, Reload *out);

/* `running` is the content from now on; it must live until another is adopted or the reloader has stopped. */
void reloader_adopt(Reloader *reloader, Content *running);

#endif
