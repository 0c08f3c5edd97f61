/* archive.c -- opening the store, naming its sessions, fetching their content. */
#include "cli/archive.h"

#include <stdio.h>

#include "base/files.h"
#include "base/mem.h"
#include "cli/now.h"
#include "record/store_content.h"

static bool is_alive(void *self, const StoreOwner *owner)
{
    (void)self;
    return process_is_alive(owner);
}

static void report_interrupted(void *self, const StoredSession *session)
{
    Cli *cli = self;
    cli_complain(cli, "sessions.unfinished",
                 SLOTS({ "id", session->header.id }, { "seq", cli_number(cli, session->count) }));
}

bool archive_open(Cli *cli, Store **out)
{
    Err err = { 0 };
    Store *store = NULL;
    StrView path = arena_printf(cli->arena, "%s/peilian.db", cli->data);
    StoreCensus census = { cli, is_alive, report_interrupted };
    if (!folder_make(cli->data, &err) || !store_open(&store, path.ptr, &err)) goto fail;
    if (!store_mark_interrupted(store, now_iso(cli->arena), &census, &err)) goto fail;
    *out = store;
    return true;
fail:
    store_close(store);
    cli_complain(cli, "error.store_open", SLOTS({ "path", path }, { "text", sv(err.text) }));
    return false;
}

/* The id that is most like `id`, or an empty view. */
static StrView nearest_session(Cli *cli, Store *store, StrView id)
{
    StoredSessions all = { 0 };
    if (!store_list_sessions(store, cli->arena, &all, NULL)) return (StrView){ 0 };
    StrView *ids = arena_alloc(cli->arena, all.count + 1, sizeof *ids);
    for (size_t i = 0; i < all.count; i++) ids[i] = all.items[i].header.id;
    return nearest_name(id, ids, all.count);
}

bool archive_find(Cli *cli, Store *store, const char *id, StoredSession *out)
{
    Err err = { 0 };
    if (store_find_session(store, cli->arena, sv(id), out, &err)) return true;
    StrView nearest = nearest_session(cli, store, sv(id));
    if (nearest.len) {
        cli_complain(cli, "error.unknown_session_near", SLOTS({ "id", sv(id) }, { "nearest", nearest }));
    } else {
        cli_complain(cli, "error.unknown_session", SLOTS({ "id", sv(id) }, { "text", sv(err.text) }));
    }
    return false;
}

bool archive_load(Cli *cli, Store *store, const StoredSession *session, EventLog **out)
{
    Err note = { 0 }, err = { 0 };
    if (!store_salvage_session(store, session->header.id, out, &note, &err)) {
        cli_complain_err(cli, &err);
        return false;
    }
    if (note.code != ERR_NONE) cli_complain_err(cli, &note);
    return true;
}

static bool load_stored(Cli *cli, Store *store, const Hash *hash, ArchiveContent *out, Err *err)
{
    ContentSet set = { 0 };
    if (!store_get_content(store, cli->arena, hash, &set, err)) return false;
    ContentFile *files = arena_alloc(cli->arena, set.count + 1, sizeof *files);
    for (size_t i = 0; i < set.count; i++) files[i] = (ContentFile){ set.items[i].path, set.items[i].bytes };
    Report *report = report_new();
    out->files = content_files_of(files, set.count);
    out->owned = content_load(out->files, report);
    out->content = out->owned;
    report_free(report);
    return out->owned || err_set(err, ERR_SCRIPT, "the content of that time does not load in this version");
}

bool archive_content(Cli *cli, Store *store, const Hash *hash, ArchiveContent *out, Err *err)
{
    *out = (ArchiveContent){ 0 };
    if (cli_content(cli) && hash_equal(content_hash(cli->content), hash)) {
        out->content = cli->content;
        return true;
    }
    return load_stored(cli, store, hash, out, err);
}

void archive_content_clear(ArchiveContent *content)
{
    content_free(content->owned);
    content_files_free(content->files);
    *content = (ArchiveContent){ 0 };
}
