/* bots_args.c -- names are checked against the content before anything runs. */
#include "cli/bots_args.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/jobs.h"
#include "cli/now.h"

bool bots_read_int(Cli *cli, const Args *args, const char *name, const int64_t range[2], int64_t *out)
{
    const char *text = args_get(cli->command, args, name);
    if (!text || args_int(text, range[0], range[1], out)) return true;
    cli_complain(cli, "error.number_range",
                 SLOTS({ "name", sv(name) }, { "low", cli_number(cli, range[0]) },
                       { "high", cli_number(cli, range[1]) }, { "text", sv(text) }));
    return false;
}

bool bots_read_threads(Cli *cli, const Args *args, size_t *out)
{
    const int64_t range[2] = { 1, JOBS_MAX_THREADS };
    int64_t count = machine_cores() < JOBS_MAX_THREADS ? machine_cores() : JOBS_MAX_THREADS;
    if (!bots_read_int(cli, args, "j", range, &count)) return false;
    *out = (size_t)count;
    return true;
}

size_t bots_read_names(Cli *cli, const Args *args, const char *option, const StrView **out)
{
    const char *text = args_get(cli->command, args, option);
    StrView rest = sv(text ? text : "");
    StrView *names = arena_alloc(cli->arena, rest.len + 1, sizeof *names);
    size_t count = 0;
    while (rest.len) {
        const char *comma = memchr(rest.ptr, ',', rest.len);
        size_t len = comma ? (size_t)(comma - rest.ptr) : rest.len;
        if (len) names[count++] = sv_of(rest.ptr, len);
        rest = comma ? sv_of(comma + 1, rest.len - len - 1) : sv("");
    }
    *out = names;
    return count;
}

static bool complain_name(Cli *cli, bool is_persona, StrView name, const StrView *known, size_t count)
{
    static const char *const KEYS[2][2] = { { "error.no_scenario", "error.unknown_scenario" },
                                            { "bots.no_persona", "error.unknown_persona" } };
    StrView nearest = nearest_name(name, known, count);
    cli_complain(cli, KEYS[is_persona][nearest.len > 0], SLOTS({ "name", name }, { "nearest", nearest }));
    return false;
}

static bool is_in(StrView name, const StrView *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(names[i], name)) return true;
    }
    return false;
}

static bool check_names(Cli *cli, const StrView *names, size_t count, bool is_persona)
{
    size_t persona_count = 0, scenario_count = 0;
    const PersonaInfo *personas = content_personas(cli->content, &persona_count);
    const ScenarioInfo *scenarios = content_scenarios(cli->content, &scenario_count);
    size_t known_count = is_persona ? persona_count : scenario_count;
    StrView *known = arena_alloc(cli->arena, known_count + 1, sizeof *known);

    for (size_t i = 0; i < known_count; i++) known[i] = is_persona ? personas[i].id : scenarios[i].id;
    for (size_t i = 0; i < count; i++) {
        if (!is_in(names[i], known, known_count)) return complain_name(cli, is_persona, names[i], known, known_count);
    }
    return true;
}

bool bots_read_pairs(Cli *cli, const Args *args, const SimPair **out, size_t *count)
{
    const StrView *scenarios, *personas;
    size_t scenario_count = bots_read_names(cli, args, "scenarios", &scenarios);
    size_t persona_count = bots_read_names(cli, args, "personas", &personas);
    size_t info_count = 0, room = 1;
    const ScenarioInfo *infos = content_scenarios(cli->content, &info_count);

    if (!check_names(cli, scenarios, scenario_count, false) || !check_names(cli, personas, persona_count, true))
        return false;
    for (size_t i = 0; i < info_count; i++) room += infos[i].allow_count;
    SimPair *pairs = arena_alloc(cli->arena, room, sizeof *pairs);
    *count = 0;
    for (size_t i = 0; i < info_count; i++) {
        if (scenario_count && !is_in(infos[i].id, scenarios, scenario_count)) continue;
        for (size_t k = 0; k < infos[i].allow_count; k++) {
            if (persona_count && !is_in(infos[i].allow[k], personas, persona_count)) continue;
            pairs[(*count)++] = (SimPair){ infos[i].id, infos[i].allow[k] };
        }
    }
    *out = pairs;
    if (*count == 0) cli_complain(cli, "bots.no_pair", NULL, 0);
    return *count > 0;
}

bool bots_write_file(Cli *cli, const char *path, StrView text)
{
    FILE *file = fopen(path, "wb");
    bool is_good = file && fwrite(text.ptr, 1, text.len, file) == text.len;
    if (file && fclose(file) != 0) is_good = false;
    if (!is_good) cli_complain(cli, "error.file_write", SLOTS({ "path", sv(path) }, { "text", sv(strerror(errno)) }));
    return is_good;
}

ReplyBook *bots_open_book(const Cli *cli)
{
    Report *report = report_new();
    ReplyBook *book = reply_book_new(cli->content, report);
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    Buf line = { 0 };
    for (size_t i = 0; i < count; i++) {
        buf_reset(&line);
        fault_write(&line, &faults[i]);
        fprintf(stderr, "%s\n", line.ptr);
    }
    buf_clear(&line);
    report_free(report);
    return book;
}
