/* watch.h -- notices that something below some folders was saved, made, renamed or removed (inotify).
 *
 * Only that something changed, not what: who watches reads again. Hidden files and editors' backups (x~) do not count. */
#ifndef BASE_WATCH_H
#define BASE_WATCH_H

#include "base/err.h"

typedef struct Watch Watch;

bool watch_new(Watch **out, Err *err);
void watch_free(Watch *watch); /* NULL is allowed */

/* The folder and all below it, also those that are made later. One that is not there yet is waited for. */
bool watch_add(Watch *watch, const char *folder, Err *err);

/* Wait `timeout_ms` (-1: for ever) for a change, and then until none has come for `settle_ms`: editors save in several
 * steps. False: nothing changed, or watch_wake was called. */
bool watch_wait(Watch *watch, int timeout_ms, int settle_ms);

/* End a watch_wait of another thread, now or when it is next called. */
void watch_wake(Watch *watch);

#endif
