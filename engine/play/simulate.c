/* simulate.c -- one run: the buyer's timers and the agent's moves in turn, on a virtual clock. */
#include "play/simulate.h"

#include "base/jobs.h"
#include "base/mem.h"
#include "play/desk.h"

enum { END_MS = 7200000, CHAT = 1, DATE = 20261121, MAX_TRIES = 4 };

struct Sim {
    const SimSetup *setup;
    SimRun *runs; /* by pair, then agent, then seed */
    size_t count;
};

/* A run in progress. */
typedef struct Play {
    Desk *desk;
    Agent agent;
    Buf text;
    int64_t now;
    int64_t score_sum;
    uint32_t scored;
    uint32_t replies;
} Play;

/* Of the session: an agent meets the same buyers as the others. */
static uint64_t seed_of(uint32_t seed)
{
    return (uint64_t)seed + 1;
}

/* Of the agent: its luck in one pair says nothing of its luck in another. */
static uint64_t luck_of(const SimPair *pair, uint32_t seed)
{
    Hash name = hash_of_two(pair->scenario, pair->persona);
    Rng root = rng_new(seed_of(seed));
    uint64_t part = 0;
    for (size_t i = 0; i < sizeof part; i++) part = part << 8 | name.bytes[i];
    Rng own = rng_fork(&root, part);
    return rng_next(&own);
}

/* One thing that happens without the agent. False where nothing does before `end`. */
static bool step(Play *play, int64_t end, Err *err)
{
    int64_t due = desk_next_due(play->desk);
    if (due < 0 || due > end) return false;
    if (due > play->now) play->now = due;
    return desk_advance(play->desk, play->now, err);
}

static bool is_live(const Play *play)
{
    return chat_outcome(desk_chat(play->desk, CHAT)) == OUTCOME_OPEN;
}

static size_t line_count(const Play *play)
{
    size_t count = 0;
    chat_lines(desk_chat(play->desk, CHAT), &count);
    return count;
}

/* To where the buyer waits for a word and has stopped typing. False where that never comes. */
static bool come_to_turn(Play *play, Err *err)
{
    while (is_live(play)) {
        const Chat *chat = desk_chat(play->desk, CHAT);
        if (chat_waiting_since(chat) >= 0 && !chat_is_typing(chat, play->now)) return true;
        if (!step(play, END_MS, err)) return false;
    }
    return false;
}

static void run_out(Play *play, Err *err)
{
    while (!desk_is_over(play->desk) && step(play, END_MS, err)) continue;
}

static bool say(Play *play, const AgentMove *move, Err *err)
{
    const Judgement *judgement = NULL;
    DeskReply reply = { CHAT, buf_view(&play->text), move->typing_ms, move->quick };
    if (!desk_say(play->desk, &reply, play->now, &judgement, err)) return false;
    play->replies++;
    if (judgement && judgement->overall >= 0) {
        play->score_sum += judgement->overall;
        play->scored++;
    }
    return true;
}

/* Types for as long as it takes. False where the buyer has said more meanwhile, or the chat is over. */
static bool type_out(Play *play, int64_t due, Err *err)
{
    size_t read = line_count(play);
    while (is_live(play) && step(play, due, err)) continue;
    if (!is_live(play)) return false;
    if (play->now < due) play->now = due;
    return line_count(play) == read;
}

/* False where the agent has said its last word. Who sees a new line while typing reads it and answers that. */
static bool take_turn(Play *play, Err *err)
{
    int64_t began = -1;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
        Agent before = play->agent;
        if (play->replies >= SIM_MAX_REPLIES || !come_to_turn(play, err)) return false;
        if (began < 0) began = play->now;
        buf_reset(&play->text);
        AgentMove move = agent_move(&play->agent, desk_chat(play->desk, CHAT), &play->text);
        if (move.is_silent) return false;
        if (type_out(play, began + move.after_ms, err) || tries + 1 == MAX_TRIES)
            return is_live(play) && say(play, &move, err);
        play->agent.replier = before.replier;
    }
    return false;
}

static void finish(Play *play, const SimSetup *setup, SimRun *out)
{
    const Chat *chat = desk_chat(play->desk, CHAT);
    int32_t pass_mark = content_rubric(setup->content)->pass_mark;
    int64_t mean = play->scored ? (2 * play->score_sum + play->scored) / (2 * (int64_t)play->scored) : -1;

    *out = (SimRun){ .outcome = chat_outcome(chat),
                     .overall = (int16_t)mean,
                     .replies = (uint16_t)play->replies,
                     .seconds = (int16_t)(play->now / 1000 < INT16_MAX ? play->now / 1000 : INT16_MAX) };
    out->passed = out->outcome == OUTCOME_WON && mean >= pass_mark;
    if (out->outcome == OUTCOME_FAULT) out->fault = mem_copy(chat_why(chat).ptr, chat_why(chat).len);
}

static SessionHeader header_of(const SimSetup *setup, const SimPair *pair, uint32_t seed)
{
    return (SessionHeader){ .format = SESSION_FORMAT,
                            .engine = sv("simulate"),
                            .id = sv("simulate"),
                            .content = *content_hash(setup->content),
                            .seed = (int64_t)seed_of(seed),
                            .date = sv(SIM_DATE),
                            .started_at = sv(SIM_DATE "T10:00:00"),
                            .person_id = sv(""),
                            .person_name = sv(""),
                            .locale = sv("zh"),
                            .scenario = pair->scenario,
                            .persona = pair->persona,
                            .origin = sv("") };
}

static bool play_out(Play *play, const SimSetup *setup, SimRun *out, Err *err)
{
    while (take_turn(play, err)) continue;
    if (err->code == ERR_NONE) run_out(play, err);
    if (err->code != ERR_NONE || !desk_close(play->desk, play->now, err)) return false;
    finish(play, setup, out);
    return true;
}

bool sim_play(Playbook *book, const SimSetup *setup, const SimKey *key, SimRun *out, EventLog **log)
{
    const SimPair *pair = &setup->pairs[key->pair];
    SessionHeader header = header_of(setup, pair, key->seed);
    ReplierSetup replier = { setup->book, pair->scenario, pair->persona, DATE, luck_of(pair, key->seed) };
    Play play = { .agent = agent_new(setup->agents[key->agent], &replier) };
    EventLog *its_log = NULL;
    Err err = { 0 };

    bool is_good = log_new(&its_log, &header, &err);
    if (is_good && !log) log_trust(its_log);
    is_good = is_good && desk_new(&play.desk, book, its_log, NULL, &err) && play_out(&play, setup, out, &err);
    if (!is_good)
        *out = (SimRun){ .outcome = OUTCOME_FAULT, .overall = -1, .fault = mem_copy(err.text, strlen(err.text)) };
    desk_free(play.desk);
    buf_clear(&play.text);
    if (is_good && log) {
        *log = its_log;
    } else {
        log_free(its_log);
    }
    return is_good;
}

static void *open_book(void *self)
{
    Sim *sim = self;
    return playbook_new(sim->setup->content);
}

static void close_book(void *self, void *own)
{
    (void)self;
    playbook_free(own);
}

static void run_one(void *self, void *own, size_t idx)
{
    Sim *sim = self;
    const SimSetup *setup = sim->setup;
    SimKey key = { .seed = (uint32_t)(idx % setup->seeds),
                   .agent = idx / setup->seeds % setup->agent_count,
                   .pair = idx / setup->seeds / setup->agent_count };
    sim_play(own, setup, &key, &sim->runs[idx], NULL);
}

static void tell(void *self, size_t ready, size_t done)
{
    const SimSetup *setup = ((Sim *)self)->setup;
    if (setup->tell) setup->tell(setup->self, ready, done);
}

Sim *sim_run(const SimSetup *setup)
{
    Sim *sim = mem_new(sizeof *sim);
    *sim = (Sim){ .setup = setup, .count = setup->pair_count * setup->agent_count * setup->seeds };
    sim->runs = mem_resize(NULL, 0, sim->count + 1, sizeof *sim->runs);
    Jobs jobs = { .self = sim,
                  .count = sim->count,
                  .threads = setup->threads,
                  .open = open_book,
                  .run = run_one,
                  .close = close_book,
                  .tell = tell };
    jobs_run(&jobs);
    return sim;
}

void sim_free(Sim *sim)
{
    if (!sim) return;
    for (size_t i = 0; i < sim->count; i++) mem_free(sim->runs[i].fault);
    mem_free(sim->runs);
    mem_free(sim);
}

const SimSetup *sim_setup(const Sim *sim)
{
    return sim->setup;
}

const SimRun *sim_at(const Sim *sim, const SimKey *key)
{
    const SimSetup *setup = sim->setup;
    return &sim->runs[(key->pair * setup->agent_count + key->agent) * setup->seeds + key->seed];
}
