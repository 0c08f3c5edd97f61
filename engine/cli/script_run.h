/* script_run.h -- plays a script in virtual time: the same file and seed give the same session, however fast it is shown. */
#ifndef CLI_SCRIPT_RUN_H
#define CLI_SCRIPT_RUN_H

#include "cli/live.h"
#include "cli/script_file.h"

/* `show` (may be NULL) is called whenever there is something in live->view.out; without it the output is kept there. */
typedef struct ScriptShow {
    void *self;
    void (*show)(void *self, Live *live);
} ScriptShow;

/* Run all steps, then on until the buyer is done or waits; the session is ended. */
bool script_run(Live *live, const ScriptFile *script, const ScriptShow *show, Err *err);

#endif
