/* session_tree.c -- one line a session; what hangs below another stands behind the lines that lead to it. */
#include "cli/session_tree.h"

#include <stdio.h>

#include "cli/term.h"
#include "play/branches.h"

enum { SCORE_COLUMNS = 5, OUTCOME_COLUMNS = 12 };

/* "│  └─ ": for each branch above it whether more of its kind follow, then its own corner. */
static void put_lead(Buf *out, const Branches *tree, const Branch *branch)
{
    Buf lead = { 0 };
    if (branch->parent == BRANCH_NONE) return;
    buf_puts(&lead, branch->is_last ? "└─ " : "├─ ");
    for (const Branch *above = &tree->items[branch->parent]; above->parent != BRANCH_NONE;
         above = &tree->items[above->parent]) {
        Buf longer = { 0 };
        buf_puts(&longer, above->is_last ? "   " : "│  ");
        buf_put(&longer, buf_view(&lead));
        buf_clear(&lead);
        lead = longer;
    }
    buf_put(out, buf_view(&lead));
    buf_clear(&lead);
}

static StrView outcome_of(Cli *cli, const Branch *branch)
{
    bool is_cut = branch->state == STORE_STATE_INTERRUPTED;
    bool is_left = branch->digest.chat_count && sv_is(branch->digest.chats[0].why, "left");
    StrView name = is_cut ? sv("killed") : is_left ? sv("left") : branch->outcome;
    return locale_text_sv(cli->locale, arena_printf(cli->arena, "outcome.%.*s", SV_ARG(name)));
}

static void put_cut(Cli *cli, Buf *out, const Branch *branch)
{
    const DigestCut *cut = &branch->digest.cut;
    bool is_single = branch->digest.chat_count <= 1;
    if (branch->parent == BRANCH_NONE) return;
    locale_fill(cli->locale, out, is_single ? "sessions.tree_from" : "sessions.tree_from_chat",
                SLOTS({ "number", cli_number(cli, cut->reply) }, { "chat", cli_number(cli, cut->chat) }));
    buf_puts(out, "  ");
}

static StrView title_of(const Cli *cli, StrView id)
{
    const ScenarioInfo *scenario = content_scenario(cli->content, id);
    return scenario ? cli_local(cli, &scenario->title) : id;
}

static void put_branch(Cli *cli, const Term *term, Buf *out, const Branches *tree, const Branch *branch)
{
    StrView at = branch->started_at;
    put_lead(out, tree, branch);
    term_put(term, out, STYLE_BOLD, branch->id);
    buf_puts(out, "  ");
    if (branch->is_missing) {
        term_put(term, out, STYLE_DIM, locale_text(cli->locale, "sessions.tree_gone"));
        buf_putc(out, '\n');
        return;
    }
    StrView score = branch->digest.overall < 0 ? sv("–") : cli_number(cli, branch->digest.overall);
    term_put_padded(term, out, STYLE_BOLD, score, SCORE_COLUMNS);
    term_put_padded(term, out, STYLE_PLAIN, outcome_of(cli, branch), OUTCOME_COLUMNS);
    put_cut(cli, out, branch);
    buf_put(out, branch->person);
    if (at.len >= 16) buf_printf(out, "  %.10s %.5s", at.ptr, at.ptr + 11);
    if (branch->parent == BRANCH_NONE) buf_printf(out, "  %.*s", SV_ARG(title_of(cli, branch->scenario)));
    buf_putc(out, '\n');
}

static void print_text(Cli *cli, const Branches *tree)
{
    Term term = term_of(1);
    Buf out = { 0 };
    size_t count = 0;
    for (size_t i = 0; i < tree->count; i++) {
        put_branch(cli, &term, &out, tree, &tree->items[i]);
        count += !tree->items[i].is_missing;
    }
    if (out.len) fwrite(out.ptr, 1, out.len, stdout);
    buf_clear(&out);
    cli_say(cli, "sessions.count", SLOTS({ "count", cli_number(cli, (int64_t)count) }));
}

static void print_json(const Branches *tree)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    branches_write_json(&out, tree);
    buf_putc(&text, '\n');
    fwrite(text.ptr, 1, text.len, stdout);
    buf_clear(&text);
}

int session_tree_print(Cli *cli, Store *store, bool is_json)
{
    Branches tree;
    Err err = { 0 };
    if (!cli_content(cli)) return EXIT_FAULTS;
    Playbook *book = playbook_new(cli->content);
    SittingSetup setup = { .book = book, .store = store };
    bool is_ok = branches_read_all(&setup, cli->arena, &tree, &err);
    playbook_free(book);
    if (!is_ok) {
        cli_complain_err(cli, &err);
    } else if (is_json) {
        print_json(&tree);
    } else if (!tree.count) {
        cli_say(cli, "sessions.none", NULL, 0);
    } else {
        print_text(cli, &tree);
    }
    return is_ok ? EXIT_OK : EXIT_FAULTS;
}
