/* sim_show.h -- a simulation as text for people, JSON for programs, and one self-contained HTML page with plots. */
#ifndef CLI_SIM_SHOW_H
#define CLI_SIM_SHOW_H

#include "base/json.h"
#include "cli/cli.h"
#include "play/simulate.h"

void sim_show_text(Cli *cli, const Sim *sim);
void sim_write_json(JsonOut *out, const Sim *sim);
void sim_write_html(Cli *cli, Buf *out, const Sim *sim);

/* What is wrong with the scenarios by these runs, each said by `say` in the run's language; returns how many. */
typedef void SimSay(void *self, StrView text);
size_t sim_find_faults(Cli *cli, const Sim *sim, SimSay *say, void *self);

/* "93.5 %", "–" where there is none. In `out`. */
void sim_put_percent(Buf *out, int32_t permille);

#endif
