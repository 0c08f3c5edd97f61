/* archive.h -- the store of this workstation, as the commands open it. */
#ifndef CLI_ARCHIVE_H
#define CLI_ARCHIVE_H

#include "cli/cli.h"
#include "record/store.h"
#include "record/store_session.h"

/* Open (and create) $XDG_DATA_HOME/peilian/peilian.db. Sessions that a killed process left behind are marked, each is said
 * in one line on standard error. Complains itself. */
bool archive_open(Cli *cli, Store **out);

/* The one session that `id` or its beginning names; complains itself, with the nearest id. */
bool archive_find(Cli *cli, Store *store, const char *id, StoredSession *out);

/* Its log. Damage is said on standard error, what can be read is given; false where nothing can. */
bool archive_load(Cli *cli, Store *store, const StoredSession *session, EventLog **out);

/* The content of a session: the loaded one where it is the same, else from the store. *owned is to be freed (NULL: none). */
typedef struct ArchiveContent {
    const Content *content;
    Content *owned;
    ContentFiles *files;
} ArchiveContent;
bool archive_content(Cli *cli, Store *store, const Hash *hash, ArchiveContent *out, Err *err);
void archive_content_clear(ArchiveContent *content);

#endif
