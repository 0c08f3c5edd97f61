/* playbook.h -- what a Content holds for playing, prepared once: compiled chunks, parsed personas and scenarios, a judge.
 *
 * A cache: it grows with what is asked of it. Belongs to one thread; any number of desks of that thread share it. */
#ifndef PLAY_PLAYBOOK_H
#define PLAY_PLAYBOOK_H

#include "script/content.h"

typedef struct Playbook Playbook;

/* `content` is borrowed and must outlive the playbook. */
Playbook *playbook_new(const Content *content);
void playbook_free(Playbook *book);

const Content *playbook_content(const Playbook *book);

/* Parse every persona, trait, lines file and scenario and cross-check them (unknown fields, line keys that a scenario's words
 * need, beats that lead nowhere); faults go to `report` with file:line where known. */
void playbook_lint(Playbook *book, Report *report);

#endif
