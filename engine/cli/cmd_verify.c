/* cmd_verify.c -- `peilian verify`: the chain of hashes, then the same session again from its content, seed and inputs. */
#include <stdio.h>

#include "cli/archive.h"
#include "cli/commands.h"
#include "play/rerun.h"

static const Option OPTIONS[] = { { "json", NULL } };

/* What became of one session. */
typedef struct Checked {
    const char *result; /* "same", "differs", "chain", … */
    bool is_good;
    uint32_t seq;
    StrView expected;
    StrView got;
    StrView note;
} Checked;

static bool find_chain_fault(Cli *cli, const EventLog *log, Checked *out)
{
    Err err = { 0 };
    uint32_t place = 0;
    if (!log_find_damage(log, &place, &err)) return false;
    bool is_tail = place == log_count(log) + 1;
    /* A killed chat has no end: that is said, but its record is whole as far as it goes. */
    *out = (Checked){ .result = is_tail ? "tail-missing" : "chain",
                      .seq = place,
                      .note = arena_printf(cli->arena, "%s", err.text) };
    return !is_tail;
}

static void rerun(Cli *cli, const ArchiveContent *content, const EventLog *log, Checked *out)
{
    Playbook *book = playbook_new(content->content);
    RerunInput in = { book, log, sv(PEILIAN_VERSION) };
    RerunResult result;
    Err err = { 0 };
    if (rerun_verify(&in, cli->arena, &result, &err)) {
        *out = (Checked){ .result = rerun_kind_name(result.kind),
                          .is_good = result.kind == RERUN_SAME,
                          .seq = result.seq,
                          .expected = result.expected,
                          .got = result.got,
                          .note = result.note };
    } else {
        *out = (Checked){ .result = "cannot-run", .note = arena_printf(cli->arena, "%s", err.text) };
    }
    playbook_free(book);
}

/* A missing end is no fault of a chat that was killed, which the list of sessions says, or that still goes on. */
static void excuse_tail(const StoredSession *session, Checked *checked)
{
    if (strcmp(checked->result, rerun_kind_name(RERUN_TAIL_MISSING)) != 0) return;
    if (session->state == STORE_STATE_CLOSED) return;
    checked->is_good = true;
    checked->result = session->state == STORE_STATE_OPEN ? "open" : "cut";
}

static Checked check(Cli *cli, Store *store, const StoredSession *session)
{
    Checked checked = { .result = "unreadable" };
    EventLog *log = NULL;
    ArchiveContent content;
    Err note = { 0 }, err = { 0 };
    if (!store_salvage_session(store, session->header.id, &log, &note, &err)) {
        checked.note = arena_printf(cli->arena, "%s", err.text);
        return checked;
    }
    if (note.code != ERR_NONE) {
        checked = (Checked){ .result = "chain",
                             .seq = log_count(log) + 1,
                             .note = arena_printf(cli->arena, "%s", note.text) };
    } else if (!find_chain_fault(cli, log, &checked)) {
        if (archive_content(cli, store, &log_header(log)->content, &content, &err)) {
            rerun(cli, &content, log, &checked);
            excuse_tail(session, &checked);
        } else {
            checked = (Checked){ .result = "no-content", .note = arena_printf(cli->arena, "%s", err.text) };
        }
        archive_content_clear(&content);
    }
    log_free(log);
    return checked;
}

static void print_checked(Cli *cli, const StoredSession *session, const Checked *checked)
{
    static const char *const keys[][2] = {
        { "same", "verify.ok" },
        { "cut", "verify.cut" },
        { "open", "verify.open" },
        { "differs", "verify.difference" },
        { "chain", "verify.chain" },
        { "tail-missing", "verify.tail" },
        { "tail_missing", "verify.tail" },
        { "other_engine", "verify.engine" },
        { "other_content", "verify.content" },
        { "no-content", "verify.content" },
    };
    const char *key = "verify.failed";
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(keys[i][0], checked->result) == 0) key = keys[i][1];
    }
    uint32_t last = session->count;
    cli_say(cli, key,
            SLOTS({ "id", session->header.id }, { "events", cli_number(cli, session->count) },
                  { "seq", cli_number(cli, checked->is_good || strcmp(key, "verify.tail") == 0 ? last : checked->seq) },
                  { "recorded", strcmp(key, "verify.engine") == 0 ? session->header.engine : checked->expected },
                  { "replayed", checked->got }, { "now", sv(PEILIAN_VERSION) }, { "text", checked->note }));
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_checked(JsonOut *out, const StoredSession *session, const Checked *checked)
{
    json_begin_object(out);
    write_text(out, "id", session->header.id);
    write_text(out, "result", sv(checked->result));
    json_key(out, "events");
    json_int(out, session->count);
    json_key(out, "seq");
    json_int(out, checked->seq);
    write_text(out, "recorded", checked->expected);
    write_text(out, "replayed", checked->got);
    write_text(out, "note", checked->note);
    json_end_object(out);
}

/* The sessions that the arguments name; all of them without. False where one is unknown. */
static bool collect(Cli *cli, Store *store, const Args *args, StoredSessions *out)
{
    Err err = { 0 };
    if (!args->rest_count) {
        if (store_list_sessions(store, cli->arena, out, &err)) return true;
        cli_complain_err(cli, &err);
        return false;
    }
    bool is_ok = true;
    out->items = arena_alloc(cli->arena, args->rest_count, sizeof *out->items);
    for (size_t i = 0; i < args->rest_count; i++) {
        bool is_found = archive_find(cli, store, args->rest[i], &out->items[out->count]);
        out->count += is_found;
        is_ok = is_ok && is_found;
    }
    return is_ok;
}

static int run_verify(Cli *cli, const Args *args)
{
    Store *store = NULL;
    StoredSessions sessions = { 0 };
    Buf text = { 0 };
    JsonOut out = { &text, false };
    int64_t faults = 0;
    bool is_json = args_get(&COMMAND_VERIFY, args, "json") != NULL;
    if (!archive_open(cli, &store)) return EXIT_FAULTS;
    bool is_known = collect(cli, store, args, &sessions);
    json_begin_array(&out);
    for (size_t i = 0; i < sessions.count; i++) {
        Checked checked = check(cli, store, &sessions.items[i]);
        faults += !checked.is_good;
        if (is_json) {
            write_checked(&out, &sessions.items[i], &checked);
        } else {
            print_checked(cli, &sessions.items[i], &checked);
        }
    }
    json_end_array(&out);
    if (is_json) {
        printf("%s\n", text.ptr);
    } else {
        cli_say(cli, "verify.summary",
                SLOTS({ "count", cli_number(cli, (int64_t)sessions.count) }, { "faults", cli_number(cli, faults) }));
    }
    buf_clear(&text);
    store_close(store);
    return is_known && faults == 0 ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_VERIFY = { .name = "verify",
                                 .usage = "[ID…]",
                                 .options = OPTIONS,
                                 .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                                 .rest_max = 1000,
                                 .run = run_verify };
