/* retry.h -- `chat --retry ID:N`: a recorded chat again, from its n-th reply on. */
#ifndef CLI_RETRY_H
#define CLI_RETRY_H

#include "cli/live.h"

/* Find the session and the place that `text` names and put them into `setup`, with the session's scenario and buyer.
 * setup->from is then the caller's: log_free. Complains itself; the exit code, EXIT_OK where all is well. */
int retry_find(Cli *cli, const char *text, LiveSetup *setup, EventLog **from);

#endif
