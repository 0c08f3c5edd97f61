/* archive.h -- the store of this workstation, as the commands open it. */
#ifndef CLI_ARCHIVE_H
#define CLI_ARCHIVE_H

#include "cli/cli.h"
#include "record/rescue.h"
#include "record/store.h"
#include "record/store_session.h"

/* Open (and create) $XDG_DATA_HOME/peilian/peilian.db. Sessions that a killed process left behind are marked, each is said
 * in one line on standard error. A damaged file is left as it is: what can be read of it is there for reading only, and it is said
 * what is lost. Complains itself. */
bool archive_open(Cli *cli, Store **out);

/* The same for what will be written: a damaged file is set aside, and a fresh one is used (record/rescue.h). */
bool archive_open_to_write(Cli *cli, Store **out);

/* Where it lies. */
const char *archive_path(Cli *cli);

/* What became of a file in trouble and its sessions, in lines on standard error. Nothing where it is well. */
void archive_report(Cli *cli, const Rescue *rescue);

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
