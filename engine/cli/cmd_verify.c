/* cmd_verify.c -- `peilian verify`: the chain of hashes, then the same session again from its content, seed and inputs. */
#include <stdio.h>

#include "base/utf8.h"
#include "cli/archive.h"
#include "cli/commands.h"
#include "play/proof.h"

static const Option OPTIONS[] = { { "json", NULL } };

static Proof check(Cli *cli, Store *store, const StoredSession *session)
{
    EventLog *log = NULL;
    ArchiveContent content = { 0 };
    Err damage = { 0 }, err = { 0 };
    if (!store_salvage_session(store, session->header.id, &log, &damage, &err))
        return proof_of_unreadable(session, &err, cli->arena);
    bool has_content = archive_content(cli, store, &log_header(log)->content, &content, &err);
    Playbook *book = has_content ? playbook_new(content.content) : NULL;
    ProofInput in = { log, &damage, book, sv(PEILIAN_VERSION), session->state };
    Proof proof = proof_of(&in, cli->arena);
    if (proof.kind == PROOF_CONTENT) proof.note = arena_printf(cli->arena, "%s", err.text);
    /* What it shows may lie in the log. */
    proof.field = arena_copy(cli->arena, proof.field);
    proof.expected = arena_copy(cli->arena, proof.expected);
    proof.found = arena_copy(cli->arena, proof.found);
    playbook_free(book);
    archive_content_clear(&content);
    log_free(log);
    return proof;
}

/* For people: a value is shown by its beginning, nothing as a dash. */
static StrView short_text(Cli *cli, StrView text)
{
    enum { MAX_BYTES = 72 };
    StrView cut = utf8_cut(text, MAX_BYTES);
    if (!text.len) return sv("–");
    return cut.len < text.len ? arena_printf(cli->arena, "%.*s…", SV_ARG(cut)) : text;
}

static void print_proof(Cli *cli, const StoredSession *session, const Proof *proof)
{
    static const char *const keys[PROOF_KIND_COUNT] = {
        [PROOF_SAME] = "verify.ok",           [PROOF_CUT] = "verify.cut",
        [PROOF_OPEN] = "verify.open",         [PROOF_CHANGED] = "verify.changed",
        [PROOF_REMOVED] = "verify.removed",   [PROOF_INSERTED] = "verify.inserted",
        [PROOF_MOVED] = "verify.moved",       [PROOF_TAIL] = "verify.tail",
        [PROOF_HEADER] = "verify.header",     [PROOF_FORMAT] = "verify.format",
        [PROOF_ENGINE] = "verify.engine",     [PROOF_CONTENT] = "verify.content",
        [PROOF_CANNOT_RUN] = "verify.failed", [PROOF_UNREADABLE] = "verify.failed",
    };
    uint32_t seq = proof_is_good(proof) ? session->count : proof->seq;
    cli_say(cli, keys[proof->kind],
            SLOTS({ "id", session->header.id }, { "events", cli_number(cli, session->count) },
                  { "seq", cli_number(cli, seq) }, { "other", cli_number(cli, proof->other) },
                  { "last", cli_number(cli, seq ? seq - 1 : 0) }, { "field", proof->field },
                  { "expected", short_text(cli, proof->expected) }, { "found", short_text(cli, proof->found) },
                  { "recorded", proof->found }, { "now", sv(PEILIAN_VERSION) }, { "text", proof->note }));
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_proof(JsonOut *out, const StoredSession *session, const Proof *proof)
{
    json_begin_object(out);
    write_text(out, "id", session->header.id);
    write_text(out, "result", sv(proof_kind_name(proof->kind)));
    json_key(out, "events");
    json_int(out, session->count);
    json_key(out, "seq");
    json_int(out, proof->seq);
    json_key(out, "other");
    json_int(out, proof->other);
    write_text(out, "field", proof->field);
    write_text(out, "expected", proof->expected);
    write_text(out, "found", proof->found);
    write_text(out, "recorded", proof->recorded);
    write_text(out, "replayed", proof->replayed);
    write_text(out, "note", proof->note);
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
        Proof proof = check(cli, store, &sessions.items[i]);
        faults += !proof_is_good(&proof);
        if (is_json) {
            write_proof(&out, &sessions.items[i], &proof);
        } else {
            print_proof(cli, &sessions.items[i], &proof);
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
    is_known = is_known && store_trouble(store) == STORE_FINE;
    store_close(store);
    return is_known && faults == 0 ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_VERIFY = { .name = "verify",
                                 .usage = "[ID…]",
                                 .options = OPTIONS,
                                 .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                                 .rest_max = 1000,
                                 .run = run_verify };
