/* sim_show.c -- two tables: the agents over all scenarios, then what each pair of scenario and persona measures. */
#include "cli/sim_show.h"

#include <stdio.h>

#include "cli/term.h"

enum { NAME_COLUMNS = 20, PAIR_COLUMNS = 40, NUMBER_COLUMNS = 12 };

void sim_put_percent(Buf *out, int32_t permille)
{
    if (permille < 0)
        buf_puts(out, "–");
    else
        buf_printf(out, "%d.%d %%", (int)(permille / 10), (int)(permille % 10));
}

static void put_padded(Buf *out, StrView text, int columns)
{
    buf_put(out, text);
    term_pad(out, columns - term_columns_of(text));
}

static void put_right(Buf *out, StrView text, int columns)
{
    term_pad(out, columns - term_columns_of(text));
    buf_put(out, text);
}

static void put_share(Buf *out, int32_t permille)
{
    Buf text = { 0 };
    sim_put_percent(&text, permille);
    put_right(out, buf_view(&text), NUMBER_COLUMNS);
    buf_clear(&text);
}

/* Thousandths with their sign. */
static void put_signed(Cli *cli, Buf *out, int32_t value)
{
    StrView text = sv("–");
    int32_t size = value < 0 ? -value : value;
    if (value != SIM_NO_VALUE)
        text = arena_printf(cli->arena, "%s%d.%02d", value < 0 ? "-" : "", (int)(size / 1000), (int)(size % 1000 / 10));
    put_right(out, text, NUMBER_COLUMNS);
}

static void show_agents(Cli *cli, const Sim *sim)
{
    const SimSetup *setup = sim_setup(sim);
    Buf line = { 0 };
    for (size_t a = 0; a < setup->agent_count; a++) {
        SimRate rate = sim_pass(sim, setup->pair_count, a);
        buf_reset(&line);
        put_padded(&line, cli_local(cli, &setup->agents[a]->name), NAME_COLUMNS);
        put_share(&line, rate.permille);
        buf_puts(&line, "  (");
        sim_put_percent(&line, rate.low);
        buf_puts(&line, " … ");
        sim_put_percent(&line, rate.high);
        printf("%s)\n", line.ptr);
    }
    buf_clear(&line);
}

static void show_head(const Cli *cli)
{
    static const char *const KEYS[] = { "simulate.strong",     "simulate.average",        "simulate.weak",
                                        "simulate.difficulty", "simulate.discrimination", "simulate.gameability" };
    Buf line = { 0 };
    term_pad(&line, PAIR_COLUMNS);
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        put_right(&line, locale_text(cli->locale, KEYS[i]), NUMBER_COLUMNS);
    printf("\n%s\n", line.ptr);
    buf_clear(&line);
}

static void show_pair(Cli *cli, StrView name, const SimMeasures *m)
{
    Buf line = { 0 };
    put_padded(&line, name, PAIR_COLUMNS);
    put_share(&line, m->strong.permille);
    put_share(&line, m->average.permille);
    put_share(&line, m->weak.permille);
    put_share(&line, m->difficulty);
    put_signed(cli, &line, m->discrimination);
    put_share(&line, m->gameability);
    printf("%s\n", line.ptr);
    buf_clear(&line);
}

void sim_show_text(Cli *cli, const Sim *sim)
{
    const SimSetup *setup = sim_setup(sim);
    show_agents(cli, sim);
    show_head(cli);
    for (size_t p = 0; p < setup->pair_count; p++) {
        SimMeasures m = sim_measure(sim, p);
        const SimPair *pair = &setup->pairs[p];
        show_pair(cli, arena_printf(cli->arena, "%.*s, %.*s", SV_ARG(pair->scenario), SV_ARG(pair->persona)), &m);
    }
    SimMeasures all = sim_measure_all(sim);
    show_pair(cli, locale_text(cli->locale, "simulate.all"), &all);
}

/* ---- JSON */

static void write_number(JsonOut *out, const char *key, int32_t value, bool is_there)
{
    json_key(out, key);
    if (is_there)
        json_int(out, value);
    else
        json_null(out);
}

static void write_rate(JsonOut *out, StrView key, const SimRate *rate)
{
    json_key_sv(out, key);
    json_begin_object(out);
    json_key(out, "passed");
    json_int(out, rate->hits);
    json_key(out, "runs");
    json_int(out, rate->runs);
    write_number(out, "permille", rate->permille, rate->runs > 0);
    write_number(out, "low", rate->low, rate->runs > 0);
    write_number(out, "high", rate->high, rate->runs > 0);
    json_end_object(out);
}

static void write_measures(JsonOut *out, const SimSetup *setup, const SimMeasures *m)
{
    json_key(out, "measures");
    json_begin_object(out);
    write_rate(out, sv("strong"), &m->strong);
    write_rate(out, sv("average"), &m->average);
    write_rate(out, sv("weak"), &m->weak);
    write_number(out, "difficulty", m->difficulty, m->difficulty != SIM_NO_VALUE);
    write_number(out, "discrimination", m->discrimination, m->discrimination != SIM_NO_VALUE);
    write_number(out, "spread", m->spread, m->spread != SIM_NO_VALUE);
    write_number(out, "gameability", m->gameability, m->gameability != SIM_NO_VALUE);
    json_key(out, "gamer");
    if (m->gamer < setup->agent_count)
        json_string(out, setup->agents[m->gamer]->id);
    else
        json_null(out);
    json_key(out, "faults");
    json_int(out, m->faults);
    json_key(out, "winnable");
    json_bool(out, m->is_winnable);
    json_end_object(out);
}

static void write_pair(JsonOut *out, const Sim *sim, size_t p)
{
    const SimSetup *setup = sim_setup(sim);
    SimMeasures m = sim_measure(sim, p);

    json_begin_object(out);
    json_key(out, "scenario");
    json_string(out, setup->pairs[p].scenario);
    json_key(out, "persona");
    json_string(out, setup->pairs[p].persona);
    json_key(out, "agents");
    json_begin_object(out);
    for (size_t a = 0; a < setup->agent_count; a++) {
        SimRate rate = sim_pass(sim, p, a);
        write_rate(out, setup->agents[a]->id, &rate);
    }
    json_end_object(out);
    write_measures(out, setup, &m);
    json_end_object(out);
}

void sim_write_json(JsonOut *out, const Sim *sim)
{
    const SimSetup *setup = sim_setup(sim);
    SimMeasures all = sim_measure_all(sim);

    json_begin_object(out);
    json_key(out, "seeds");
    json_int(out, setup->seeds);
    json_key(out, "pass_mark");
    json_int(out, content_rubric(setup->content)->pass_mark);
    json_key(out, "pairs");
    json_begin_array(out);
    for (size_t p = 0; p < setup->pair_count; p++) write_pair(out, sim, p);
    json_end_array(out);
    write_measures(out, setup, &all);
    json_end_object(out);
}

/* ---- faults */

typedef struct Telling {
    Cli *cli;
    const Sim *sim;
    SimSay *say;
    void *self;
    size_t count;
} Telling;

static void tell(Telling *t, const char *key, size_t pair, StrView agent, StrView text)
{
    Buf line = { 0 };
    const SimPair *its = &sim_setup(t->sim)->pairs[pair];
    locale_fill(
        t->cli->locale, &line, key,
        SLOTS({ "scenario", its->scenario }, { "persona", its->persona }, { "agent", agent }, { "text", text }));
    t->say(t->self, buf_view(&line));
    t->count++;
    buf_clear(&line);
}

static const char *first_fault(const Sim *sim, size_t pair, size_t agent)
{
    for (uint32_t seed = 0; seed < sim_setup(sim)->seeds; seed++) {
        const SimRun *run = sim_at(sim, &(SimKey){ pair, agent, seed });
        if (run->fault) return run->fault;
    }
    return NULL;
}

static void tell_agent(Telling *t, size_t pair, size_t agent)
{
    const AgentDef *def = sim_setup(t->sim)->agents[agent];
    SimRate rate = sim_pass(t->sim, pair, agent);
    const char *fault = first_fault(t->sim, pair, agent);
    StrView name = cli_local(t->cli, &def->name);
    Buf share = { 0 };

    sim_put_percent(&share, rate.permille);
    if (fault) tell(t, "simulate.fault", pair, name, sv(fault));
    if (def->role == AGENT_GAMING && rate.hits) tell(t, "simulate.gamed", pair, name, buf_view(&share));
    buf_clear(&share);
}

size_t sim_find_faults(Cli *cli, const Sim *sim, SimSay *say, void *self)
{
    const SimSetup *setup = sim_setup(sim);
    Telling t = { cli, sim, say, self, 0 };
    for (size_t p = 0; p < setup->pair_count; p++) {
        SimMeasures m = sim_measure(sim, p);
        for (size_t a = 0; a < setup->agent_count; a++) tell_agent(&t, p, a);
        if (m.strong.runs && !m.is_winnable) tell(&t, "simulate.unwinnable", p, sv(""), sv(""));
    }
    return t.count;
}
