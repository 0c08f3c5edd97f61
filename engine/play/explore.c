/* explore.c -- the search: first along good answers to the end, then every state in the order in which it was found. */
#include "play/explore.h"

#include "base/mem.h"
#include "play/explore_own.h"

enum { MAX_MOVES = 40, SHORT_MS = 35000, LONG_MS = 95000, NO_NODE = -1, WON_NODE = -2, LOST_NODE = -3 };

const char *const EXPLORE_KINDS[EXPLORE_KIND_COUNT] = { "unwinnable", "trap",    "endless",  "error",
                                                        "asks_again", "objects", "won_wrong" };

static const ReplyClass CLASSES[] = { REPLY_RIGHT, REPLY_PARTLY,  REPLY_WRONG, REPLY_WRONG_SIZE, REPLY_PROMISE,
                                      REPLY_VAGUE, REPLY_EVASIVE, REPLY_RUDE,  REPLY_ASKS,       REPLY_SOOTHES };

typedef struct State {
    Hash hash;
    int parent;
    Move move; /* that led here from the parent */
    Replier replier;
    uint32_t depth;
    StrView beat;
    int64_t at; /* when the buyer waits here */
    bool is_expanded;
    bool can_win;
    bool may_win; /* or something behind it has not been followed up */
} State;

typedef struct Edge {
    int from;
    int to;
} Edge;

typedef struct Search {
    const ExploreSetup *setup;
    Arena *arena;   /* the caller's */
    Arena *scratch; /* of one walk */
    ExploreResult *out;
    const Plan *plan;
    State *nodes;
    size_t node_count;
    Edge *edges;
    size_t edge_count;
    Move moves[MAX_MOVES];
    size_t move_count;
    int best;       /* the last state that good answers led to … */
    Move best_move; /* … and what was said there, if anything */
    bool has_best_move;
} Search;

static void list_moves(Search *s)
{
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++)
        s->moves[s->move_count++] = (Move){ .kind = MOVE_REPLY, .class = CLASSES[i] };
    s->moves[s->move_count++] = (Move){ .kind = MOVE_SILENCE, .at = SHORT_MS };
    s->moves[s->move_count++] = (Move){ .kind = MOVE_SILENCE, .at = LONG_MS };
    for (size_t i = 0; i < s->plan->act_count && s->move_count < MAX_MOVES; i++)
        s->moves[s->move_count++] = (Move){ .kind = MOVE_ACT, .text = s->plan->acts[i].act };
}

static int find_node(const Search *s, const Hash *hash)
{
    for (size_t i = 0; i < s->node_count; i++) {
        if (hash_equal(&s->nodes[i].hash, hash)) return (int)i;
    }
    return NO_NODE;
}

static int add_node(Search *s, const State *node)
{
    if ((s->node_count & (s->node_count - 1)) == 0) {
        size_t cap = s->node_count ? s->node_count * 2 : 1;
        s->nodes = mem_resize(s->nodes, s->node_count, cap, sizeof *s->nodes);
    }
    s->nodes[s->node_count] = *node;
    if (node->depth > s->out->depth) s->out->depth = node->depth;
    return (int)s->node_count++;
}

static void add_edge(Search *s, int from, int to)
{
    if ((s->edge_count & (s->edge_count - 1)) == 0) {
        size_t cap = s->edge_count ? s->edge_count * 2 : 1;
        s->edges = mem_resize(s->edges, s->edge_count, cap, sizeof *s->edges);
    }
    s->edges[s->edge_count++] = (Edge){ from, to };
}

/* The moves from the start to `node`, then `last` where it is given; in the scratch arena. */
static size_t path_of(const Search *s, int node, const Move *last, const Move ***out)
{
    size_t count = last ? 1 : 0;
    for (int at = node; s->nodes[at].parent != NO_NODE; at = s->nodes[at].parent) count++;
    const Move **path = arena_alloc(s->scratch, count + 1, sizeof(const Move *));
    size_t at = count;
    if (last) path[--at] = last;
    for (int its = node; s->nodes[its].parent != NO_NODE; its = s->nodes[its].parent) path[--at] = &s->nodes[its].move;
    *out = path;
    return count;
}

/* What is wrong, where, and the way that shows it. */
typedef struct Found {
    ExploreKind kind;
    StrView beat;
    StrView text;
    int node;
    const Move *last;
    int64_t end;
} Found;

static bool is_known(const Search *s, const Found *found)
{
    for (size_t i = 0; i < s->out->fault_count; i++) {
        const ExploreFault *fault = &s->out->faults[i];
        bool is_same = fault->kind == found->kind && sv_eq(fault->text, found->text);
        if (is_same && (found->kind == EXPLORE_ERROR || sv_eq(fault->beat, found->beat))) return true;
    }
    return false;
}

static void add_fault(Search *s, const Found *found)
{
    if (s->out->fault_count == EXPLORE_MAX_FAULTS || is_known(s, found)) return;
    ExploreFault *fault = &s->out->faults[s->out->fault_count++];
    const PlanBeat *beat = plan_beat(s->plan, found->beat);
    const Move **moves = NULL;
    size_t count = path_of(s, found->node, found->last, &moves);
    TalkPath path = { moves, count, found->end };

    *fault = (ExploreFault){ .kind = found->kind, .beat = found->beat, .steps = (uint32_t)count };
    if (beat) fault->pos = beat->source;
    fault->text = arena_copy(s->arena, found->text);
    fault->talk = explore_talk(s->setup, &path, fault, s->arena);
}

/* What a walk that has just moved has shown. */
static void notice(Search *s, const Walk *walk, int node, const Move *last)
{
    Outcome outcome = walk_outcome(walk);
    Found found = { .beat = chat_beat(walk_chat(walk)), .node = node, .last = last, .end = walk->now };
    if (outcome == OUTCOME_FAULT) {
        found.kind = EXPLORE_ERROR;
        found.text = chat_why(walk_chat(walk));
        add_fault(s, &found);
    }
    if (outcome == OUTCOME_WON && walk->has_asked && !walk->has_right) {
        found.kind = EXPLORE_WON_WRONG;
        found.text = sv("");
        add_fault(s, &found);
    }
    if (walk->again.len) {
        found.kind = EXPLORE_ASKS_AGAIN;
        found.text = walk->again_line;
        add_fault(s, &found);
    }
    if (walk->objected.len) {
        found.kind = EXPLORE_OBJECTS;
        found.text = walk->objected;
        add_fault(s, &found);
    }
}

static int end_of(Search *s, const Walk *walk)
{
    s->out->ends[walk_outcome(walk)]++;
    return walk_outcome(walk) == OUTCOME_WON ? WON_NODE : LOST_NODE;
}

/* Nobody answers any more: it must end all the same. */
static void try_silence(Search *s, Walk *walk, int node)
{
    Found found = { EXPLORE_ENDLESS, chat_beat(walk_chat(walk)), sv(""), node, NULL, 0 };
    if (walk_out(walk)) {
        notice(s, walk, node, NULL);
        add_edge(s, node, end_of(s, walk));
        return;
    }
    found.end = walk->now;
    add_fault(s, &found);
}

/* Where the walk stands, known or new. */
static int arrive(Search *s, Walk *walk, int parent, const Move *move)
{
    Hash hash = explore_state(walk);
    int known = find_node(s, &hash);
    if (known != NO_NODE) return known;
    State node = { .hash = hash,
                   .parent = parent,
                   .replier = walk->replier,
                   .depth = parent == NO_NODE ? 0 : s->nodes[parent].depth + 1,
                   .beat = chat_beat(walk_chat(walk)),
                   .at = walk->now };
    if (move) node.move = *move;
    node.move.text = arena_copy(s->arena, node.move.text);
    int added = add_node(s, &node);
    try_silence(s, walk, added);
    return added;
}

static bool walk_to(Search *s, Walk *walk, int node)
{
    Err err = { 0 };
    const Move **path = NULL;
    size_t count = path_of(s, node, NULL, &path);
    s->out->sessions++;
    if (!walk_begin(walk, s->setup, s->scratch, &err)) return false;
    for (size_t i = 0; i < count; i++) {
        Move move = *path[i];
        walk_do(walk, &move);
    }
    walk->replier = s->nodes[node].replier;
    return true;
}

/* One move from a node; NO_NODE where it cannot be made here. *done (may be NULL) becomes the move as it was made. */
static int try_move(Search *s, int node, const Move *wanted, Move *done)
{
    ArenaMark mark = arena_mark(s->scratch);
    Move move = *wanted;
    Walk walk;
    int to = NO_NODE;

    if (!walk_to(s, &walk, node)) return NO_NODE;
    bool is_again = move.kind == MOVE_ACT && tally_of(&walk_chat(&walk)->acts, move.text) > 0;
    if (is_again) {
        walk_end(&walk);
        return NO_NODE;
    }
    if (move.kind != MOVE_REPLY || walk_word(&walk, &move, s->scratch)) {
        walk_do(&walk, &move);
        notice(s, &walk, node, &move);
        to = walk_is_over(&walk) ? end_of(s, &walk) : arrive(s, &walk, node, &move);
        add_edge(s, node, to);
        if (done) *done = move;
        if (done) done->text = arena_copy(s->arena, move.text);
    }
    walk_end(&walk);
    arena_rewind(s->scratch, mark);
    return to;
}

static bool begin(Search *s, Err *err)
{
    Walk walk;
    s->out->sessions++;
    if (!walk_begin(&walk, s->setup, s->scratch, err)) return false;
    s->plan = walk_chat(&walk)->plan;
    list_moves(s);
    if (walk_is_over(&walk)) { /* before a word was said */
        State root = { .parent = NO_NODE, .beat = chat_beat(walk_chat(&walk)), .is_expanded = true };
        int node = add_node(s, &root);
        notice(s, &walk, node, NULL);
        add_edge(s, node, end_of(s, &walk));
    } else {
        arrive(s, &walk, NO_NODE, NULL);
    }
    walk_end(&walk);
    return true;
}

static bool has_room(const Search *s)
{
    return s->out->sessions < s->setup->bound;
}

/* Answer well to the end. */
static void follow_right(Search *s)
{
    const Move right = { .kind = MOVE_REPLY, .class = REPLY_RIGHT };
    int node = s->nodes[0].is_expanded ? NO_NODE : 0;
    for (size_t i = 0; node >= 0 && i < EXPLORE_MAX_DEPTH && has_room(s); i++) {
        s->best = node;
        int next = try_move(s, node, &right, &s->best_move);
        s->has_best_move = next == LOST_NODE;
        bool is_stuck = i + 1 == EXPLORE_MAX_DEPTH && next >= 0;
        Found found = { EXPLORE_ENDLESS, s->nodes[node].beat, sv("right"), node, NULL, s->nodes[node].at };
        if (is_stuck) add_fault(s, &found);
        node = next;
    }
}

static void follow_all(Search *s)
{
    for (size_t i = 0; i < s->node_count; i++) {
        if (s->nodes[i].is_expanded) continue;
        if (!has_room(s)) return;
        for (size_t k = 0; k < s->move_count; k++) try_move(s, (int)i, &s->moves[k], NULL);
        s->nodes[i].is_expanded = true;
    }
}

/* Back from the wins, and from what was not followed up. */
static void spread(Search *s)
{
    for (size_t i = 0; i < s->node_count; i++) s->nodes[i].may_win = !s->nodes[i].is_expanded;
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = s->edge_count; i-- > 0;) {
            State *from = &s->nodes[s->edges[i].from];
            int to = s->edges[i].to;
            bool can = to == WON_NODE || (to >= 0 && s->nodes[to].can_win);
            bool may = can || (to >= 0 && s->nodes[to].may_win);
            moved = moved || (can && !from->can_win) || (may && !from->may_win);
            from->can_win = from->can_win || can;
            from->may_win = from->may_win || may;
        }
    }
}

static bool is_hopeless(const Search *s, StrView beat)
{
    for (size_t i = 0; i < s->node_count; i++) {
        if (sv_eq(s->nodes[i].beat, beat) && s->nodes[i].may_win) return false;
    }
    return true;
}

static void conclude(Search *s)
{
    ExploreResult *out = s->out;
    out->is_closed = true;
    for (size_t i = 0; i < s->node_count; i++) {
        State *node = &s->nodes[i];
        out->is_closed = out->is_closed && node->is_expanded;
        out->lost += !node->may_win;
        Found found = { EXPLORE_TRAP, node->beat, sv(""), (int)i, NULL, node->at };
        if (s->nodes[0].can_win && !node->may_win && is_hopeless(s, node->beat)) add_fault(s, &found);
    }
    const State *best = &s->nodes[s->best];
    const Move *last = s->has_best_move ? &s->best_move : NULL;
    Found found = { EXPLORE_UNWINNABLE, best->beat, sv(""), s->best, last, last ? last->at : best->at };
    if (!s->nodes[0].can_win) add_fault(s, &found);
    out->states = (uint32_t)s->node_count;
    out->edges = (uint32_t)s->edge_count;
}

bool explore(const ExploreSetup *setup, Arena *arena, ExploreResult *out, Err *err)
{
    Search search = { .setup = setup, .arena = arena, .scratch = arena_new(0), .out = out };

    *out = (ExploreResult){ .pair = setup->pair };
    bool is_good = begin(&search, err);
    if (is_good) {
        follow_right(&search);
        follow_all(&search);
        spread(&search);
        conclude(&search);
    }
    mem_free(search.nodes);
    mem_free(search.edges);
    arena_free(search.scratch);
    return is_good;
}
