/* cmd_simulate.c -- `peilian simulate`: bots at the desk, and what their runs say about the scenarios. */
#include <stdio.h>

#include "cli/bots_args.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/sim_show.h"

enum { DEFAULT_SEEDS = 10 };

static const Option OPTIONS[] = { { "agents", "A,B" }, { "scenarios", "A,B" }, { "personas", "A,B" }, { "seeds", "N" },
                                  { "j", "N" },        { "html", "FILE" },     { "json", NULL } };

static bool read_agents(Cli *cli, const Args *args, SimSetup *setup)
{
    const StrView *names;
    size_t count = 0, wanted = bots_read_names(cli, args, "agents", &names);
    const AgentDef *all = agents_list(setup->book, &count);
    const AgentDef **agents = arena_alloc(cli->arena, wanted + count + 1, sizeof(const AgentDef *));
    StrView *ids = arena_alloc(cli->arena, count, sizeof *ids);

    for (size_t i = 0; i < count; i++) ids[i] = all[i].id;
    for (size_t i = 0; i < wanted; i++) {
        agents[i] = agents_find(setup->book, names[i]);
        if (agents[i]) continue;
        StrView nearest = nearest_name(names[i], ids, count);
        cli_complain(cli, "simulate.unknown_agent",
                     SLOTS({ "name", names[i] }, { "nearest", nearest.len ? nearest : ids[0] }));
        return false;
    }
    for (size_t i = 0; i < count && !wanted; i++) agents[i] = &all[i];
    setup->agents = agents;
    setup->agent_count = wanted ? wanted : count;
    return true;
}

static bool read_setup(Cli *cli, const Args *args, SimSetup *setup)
{
    const int64_t range[2] = { 1, SIM_MAX_SEEDS };
    int64_t seeds = DEFAULT_SEEDS;
    if (!bots_read_int(cli, args, "seeds", range, &seeds) || !bots_read_threads(cli, args, &setup->threads))
        return false;
    setup->seeds = (uint32_t)seeds;
    setup->content = cli->content;
    return read_agents(cli, args, setup) && bots_read_pairs(cli, args, &setup->pairs, &setup->pair_count);
}

static void show_progress(void *self, size_t ready, size_t done)
{
    (void)ready;
    progress_show(self, done);
}

static void say_fault(void *self, StrView text)
{
    fprintf(self, "%.*s\n", SV_ARG(text));
}

static bool show(Cli *cli, const Args *args, const Sim *sim)
{
    const char *html = args_get(cli->command, args, "html");
    Buf text = { 0 };
    JsonOut json = { &text, false };
    bool is_good = true;

    if (args_get(cli->command, args, "json")) {
        sim_write_json(&json, sim);
        printf("%s\n", text.ptr);
    } else {
        sim_show_text(cli, sim);
    }
    buf_reset(&text);
    if (html) {
        sim_write_html(cli, &text, sim);
        is_good = bots_write_file(cli, html, buf_view(&text));
    }
    buf_clear(&text);
    fflush(stdout);
    return is_good;
}

static int simulate(Cli *cli, const Args *args, SimSetup *setup)
{
    if (!read_setup(cli, args, setup)) return EXIT_USAGE;
    Progress progress = progress_begin(setup->pair_count * setup->agent_count * setup->seeds);
    setup->self = &progress;
    setup->tell = show_progress;
    Sim *sim = sim_run(setup);
    progress_hide(&progress);
    bool is_good = show(cli, args, sim);
    size_t faults = sim_find_faults(cli, sim, say_fault, stderr);
    sim_free(sim);
    return faults || !is_good ? EXIT_FAULTS : EXIT_OK;
}

static int run_simulate(Cli *cli, const Args *args)
{
    SimSetup setup = { 0 };
    ReplyBook *book = cli_content(cli) ? bots_open_book(cli) : NULL;
    if (!book) return EXIT_FAULTS;
    setup.book = book;
    int status = simulate(cli, args, &setup);
    reply_book_free(book);
    return status;
}

const Command COMMAND_SIMULATE = { .name = "simulate",
                                   .usage = "",
                                   .options = OPTIONS,
                                   .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                                   .run = run_simulate };
