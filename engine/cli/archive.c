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

const char *archive_path(Cli *cli)
{
    return arena_printf(cli->arena, "%s/peilian.db", cli->data).ptr;
}

static void report_part(Cli *cli, const Surveyed *one)
{
    if (!one->why.len) return;
    cli_complain(cli, one->there ? "rescue.part" : "rescue.lost",
                 SLOTS({ "id", one->session.header.id }, { "there", cli_number(cli, one->there) },
                       { "count", cli_number(cli, one->session.count) }, { "text", one->why }));
}

static void report_survey(Cli *cli, const Survey *survey)
{
    cli_complain(cli, "rescue.survey",
                 SLOTS({ "whole", cli_number(cli, survey->whole) }, { "part", cli_number(cli, survey->part) },
                       { "lost", cli_number(cli, survey->lost) }, { "events", cli_number(cli, survey->lost_events) }));
    for (size_t i = 0; i < survey->count; i++) report_part(cli, &survey->items[i]);
}

void archive_report(Cli *cli, const Rescue *rescue)
{
    static const char *const keys[] = { [STORE_DAMAGED] = "rescue.damaged",
                                        [STORE_FOREIGN] = "rescue.foreign",
                                        [STORE_NEWER] = "rescue.newer",
                                        [STORE_UNREACHABLE] = "error.store_open" };
    if (rescue->trouble == STORE_FINE) return;
    cli_complain(cli, keys[rescue->trouble], SLOTS({ "path", rescue->path }, { "text", rescue->why }));
    if (rescue->trouble == STORE_UNREACHABLE) return;
    if (rescue->has_survey) {
        report_survey(cli, &rescue->survey);
    } else {
        cli_complain(cli, "rescue.nothing", NULL, 0);
    }
    bool is_beside = !sv_eq(rescue->used, rescue->path);
    const char *key = rescue->aside.len ? "rescue.aside" : is_beside ? "rescue.beside" : "rescue.untouched";
    cli_complain(cli, key,
                 SLOTS({ "path", rescue->path }, { "aside", rescue->aside }, { "used", rescue->used },
                       { "taken", cli_number(cli, rescue->taken) }, { "command", sv("peilian sessions --salvage") }));
}

static bool mark_interrupted(Cli *cli, Store *store, Err *err)
{
    StoreCensus census = { cli, is_alive, report_interrupted };
    return store_is_readonly(store) || store_mark_interrupted(store, now_iso(cli->arena), &census, err);
}

static bool open_store(Cli *cli, bool is_to_write, Store **store, Rescue *rescue, Err *err)
{
    RescueSetup setup = { archive_path(cli), now_iso(cli->arena), process_owner(cli->arena) };
    if (!folder_make(cli->data, err)) return false;
    return is_to_write ? rescue_open(store, &setup, cli->arena, rescue, err)
                       : rescue_look(store, setup.path, cli->arena, rescue, err);
}

static bool open_archive(Cli *cli, bool is_to_write, Store **out)
{
    Err err = { 0 };
    Store *store = NULL;
    Rescue rescue = { 0 };
    bool is_open = open_store(cli, is_to_write, &store, &rescue, &err);
    if (rescue.trouble != STORE_UNREACHABLE) archive_report(cli, &rescue);
    if (is_open && mark_interrupted(cli, store, &err)) {
        *out = store;
        return true;
    }
    store_close(store);
    if (rescue.trouble == STORE_FINE || rescue.trouble == STORE_UNREACHABLE)
        cli_complain(cli, "error.store_open", SLOTS({ "path", sv(archive_path(cli)) }, { "text", sv(err.text) }));
    return false;
}

bool archive_open(Cli *cli, Store **out)
{
    return open_archive(cli, false, out);
}

bool archive_open_to_write(Cli *cli, Store **out)
{
    return open_archive(cli, true, out);
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
