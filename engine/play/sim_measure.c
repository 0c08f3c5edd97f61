/* sim_measure.c -- pass rates and what they say; whole numbers but for one root and one correlation, in double. */
#include "play/simulate.h"

/* The 97.5 % point of the normal distribution, squared. */
static const double Z2 = 3.841458820694124;

/* Newton; no libm below the app. */
static double root(double x)
{
    double guess = x > 1 ? x : 1;
    if (x <= 0) return 0;
    for (int i = 0; i < 60; i++) guess = (guess + x / guess) / 2;
    return guess;
}

static int32_t thousandths(double share)
{
    return (int32_t)(share * 1000 + (share < 0 ? -0.5 : 0.5));
}

SimRate sim_rate(uint32_t hits, uint32_t runs)
{
    if (runs == 0) return (SimRate){ .permille = -1, .low = -1, .high = -1 };
    double n = runs, p = hits / n;
    double centre = (p + Z2 / (2 * n)) / (1 + Z2 / n);
    double half = root(p * (1 - p) * Z2 / n + Z2 * Z2 / (4 * n * n)) / (1 + Z2 / n);
    return (SimRate){ hits, runs, thousandths(p), hits ? thousandths(centre - half) : 0,
                      hits < runs ? thousandths(centre + half) : 1000 };
}

static uint32_t hits_of(const Sim *sim, size_t pair, size_t agent)
{
    uint32_t hits = 0;
    for (uint32_t seed = 0; seed < sim_setup(sim)->seeds; seed++)
        hits += sim_at(sim, &(SimKey){ pair, agent, seed })->passed;
    return hits;
}

SimRate sim_pass(const Sim *sim, size_t pair, size_t agent)
{
    const SimSetup *setup = sim_setup(sim);
    uint32_t hits = 0, runs = 0;
    for (size_t p = 0; p < setup->pair_count; p++) {
        if (pair != setup->pair_count && pair != p) continue;
        hits += hits_of(sim, p, agent);
        runs += setup->seeds;
    }
    return sim_rate(hits, runs);
}

static SimRate role_rate(const Sim *sim, size_t pair, AgentRole role)
{
    const SimSetup *setup = sim_setup(sim);
    uint32_t hits = 0, runs = 0;
    for (size_t a = 0; a < setup->agent_count; a++) {
        if (setup->agents[a]->role != role) continue;
        SimRate rate = sim_pass(sim, pair, a);
        hits += rate.hits;
        runs += rate.runs;
    }
    return sim_rate(hits, runs);
}

/* Sums for one correlation. */
typedef struct Sums {
    double n, x, y, xx, yy, xy;
} Sums;

static int32_t correlation(const Sums *s)
{
    double vx = s->n * s->xx - s->x * s->x, vy = s->n * s->yy - s->y * s->y;
    if (vx <= 0 || vy <= 0) return SIM_NO_VALUE;
    return thousandths((s->n * s->xy - s->x * s->y) / root(vx * vy));
}

/* Whom this pair tells apart: passing here against the pass rate everywhere else. */
static int32_t discrimination(const Sim *sim, size_t pair)
{
    const SimSetup *setup = sim_setup(sim);
    Sums sums = { 0 };

    if (setup->pair_count < 2) return SIM_NO_VALUE;
    for (size_t a = 0; a < setup->agent_count; a++) {
        for (uint32_t seed = 0; seed < setup->seeds; seed++) {
            double rest = 0, here = sim_at(sim, &(SimKey){ pair, a, seed })->passed;
            for (size_t p = 0; p < setup->pair_count; p++) rest += sim_at(sim, &(SimKey){ p, a, seed })->passed;
            rest = (rest - here) / (double)(setup->pair_count - 1);
            sums.n++;
            sums.x += here;
            sums.y += rest;
            sums.xx += here * here;
            sums.yy += rest * rest;
            sums.xy += here * rest;
        }
    }
    return correlation(&sums);
}

static void find_gamer(const Sim *sim, size_t pair, SimMeasures *out)
{
    const SimSetup *setup = sim_setup(sim);
    out->gamer = setup->agent_count;
    out->gameability = SIM_NO_VALUE;
    for (size_t a = 0; a < setup->agent_count; a++) {
        if (setup->agents[a]->role != AGENT_GAMING) continue;
        SimRate rate = sim_pass(sim, pair, a);
        if (rate.permille <= out->gameability) continue;
        out->gameability = rate.permille;
        out->gamer = a;
    }
}

static void count_ends(const Sim *sim, size_t pair, SimMeasures *out)
{
    const SimSetup *setup = sim_setup(sim);
    for (size_t p = 0; p < setup->pair_count; p++) {
        for (size_t i = 0; i < setup->agent_count * setup->seeds; i++) {
            const SimRun *run = sim_at(sim, &(SimKey){ p, i / setup->seeds, (uint32_t)(i % setup->seeds) });
            if (pair != setup->pair_count && pair != p) continue;
            out->faults += run->outcome == OUTCOME_FAULT;
            out->is_winnable |= run->outcome == OUTCOME_WON;
        }
    }
}

static SimMeasures measure(const Sim *sim, size_t pair)
{
    SimMeasures out = { .strong = role_rate(sim, pair, AGENT_STRONG),
                        .average = role_rate(sim, pair, AGENT_AVERAGE),
                        .weak = role_rate(sim, pair, AGENT_WEAK),
                        .discrimination = SIM_NO_VALUE };
    bool is_spread = out.strong.runs && out.weak.runs;
    out.difficulty = out.average.runs ? 1000 - out.average.permille : SIM_NO_VALUE;
    out.spread = is_spread ? out.strong.permille - out.weak.permille : SIM_NO_VALUE;
    find_gamer(sim, pair, &out);
    count_ends(sim, pair, &out);
    return out;
}

SimMeasures sim_measure(const Sim *sim, size_t pair)
{
    SimMeasures out = measure(sim, pair);
    out.discrimination = discrimination(sim, pair);
    return out;
}

SimMeasures sim_measure_all(const Sim *sim)
{
    return measure(sim, sim_setup(sim)->pair_count);
}
