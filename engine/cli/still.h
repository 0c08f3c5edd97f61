/* still.h -- a world that stands still, for the tests that compare pictures: time moves when a file says so, and what is
 * else left to chance is counted. */
#ifndef CLI_STILL_H
#define CLI_STILL_H

#include "play/outside.h"

typedef struct Still {
    const char *path; /* of the file that holds the time: milliseconds since the start of the still day */
    int64_t drawn;    /* numbers that were asked for */
} Still;

/* `still` outlives what is handed out. */
Outside still_outside(Still *still);

#endif
