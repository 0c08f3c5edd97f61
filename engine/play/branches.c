/* branches.c -- rows become nodes, origins become edges; a walk from each original puts them in their order. */
#include "play/branches.h"

#include <stdlib.h>

#include "base/mem.h"
#include "play/history.h"

/* A row of the store, or an original that only its branches name. */
typedef struct Node {
    const StoredSession *row; /* NULL: not in the store */
    StrView id;
    StrView from; /* the id that its origin names; empty: an original */
    size_t parent;
    size_t first; /* of its branches, BRANCH_NONE: none; the oldest first */
    size_t last;
    size_t next; /* sibling */
} Node;

typedef struct Forest {
    Node *nodes; /* by age, the oldest first */
    size_t count;
    size_t row_count; /* those behind are missing ones */
} Forest;

typedef struct Walk {
    const SittingSetup *setup;
    const Forest *forest;
    Arena *arena;
    Branch *items;
    size_t count;
    size_t *place; /* of each node among the items */
} Walk;

static int compare_ids(const void *a, const void *b)
{
    return sv_compare((*(const Node *const *)a)->id, (*(const Node *const *)b)->id);
}

static size_t find(const Forest *forest, Node *const *by_id, StrView id)
{
    Node key = { .id = id };
    const Node *wanted = &key;
    Node *const *found = bsearch(&wanted, by_id, forest->row_count, sizeof(Node *), compare_ids);
    return found ? (size_t)(*found - forest->nodes) : BRANCH_NONE;
}

static size_t add_missing(Forest *forest, StrView id)
{
    for (size_t i = forest->row_count; i < forest->count; i++) {
        if (sv_eq(forest->nodes[i].id, id)) return i;
    }
    forest->nodes[forest->count] = (Node){ .id = id, .parent = BRANCH_NONE, .first = BRANCH_NONE, .next = BRANCH_NONE };
    return forest->count++;
}

static void adopt(Forest *forest, size_t parent, size_t child)
{
    Node *nodes = forest->nodes;
    nodes[child].parent = parent;
    if (nodes[parent].first == BRANCH_NONE) {
        nodes[parent].first = child;
    } else {
        nodes[nodes[parent].last].next = child;
    }
    nodes[parent].last = child;
}

/* A header that was made up could name its own branch. */
static bool is_below(const Forest *forest, size_t node, size_t above)
{
    for (size_t at = node; at != BRANCH_NONE; at = forest->nodes[at].parent) {
        if (at == above) return true;
    }
    return false;
}

static void read_nodes(Forest *forest, const StoredSessions *rows, Arena *arena)
{
    forest->nodes = arena_alloc(arena, 2 * rows->count + 1, sizeof *forest->nodes);
    for (size_t i = rows->count; i > 0; i--) {
        const StoredSession *row = &rows->items[i - 1];
        Node *node = &forest->nodes[forest->count++];
        uint32_t seq = 0;
        *node = (Node){
            .row = row, .id = row->header.id, .parent = BRANCH_NONE, .first = BRANCH_NONE, .next = BRANCH_NONE
        };
        /* Of a damaged header the id alone is known. */
        if (row->header.format == SESSION_FORMAT) session_is_retry(&row->header, &node->from, &seq);
    }
    forest->row_count = forest->count;
}

static void link_nodes(Forest *forest)
{
    size_t count = forest->row_count;
    Node **by_id = mem_new((count + 1) * sizeof(Node *));
    for (size_t i = 0; i < count; i++) by_id[i] = &forest->nodes[i];
    if (count) qsort(by_id, count, sizeof(Node *), compare_ids);
    for (size_t i = 0; i < count; i++) {
        if (!forest->nodes[i].from.len) continue;
        size_t parent = find(forest, by_id, forest->nodes[i].from);
        if (parent == BRANCH_NONE) parent = add_missing(forest, forest->nodes[i].from);
        if (!is_below(forest, parent, i)) adopt(forest, parent, i);
    }
    mem_free(by_id);
}

static bool read_forest(const SittingSetup *setup, Arena *arena, Forest *out, Err *err)
{
    StoredSessions rows = { 0 };
    *out = (Forest){ 0 };
    if (!setup->store) {
        err_set(err, ERR_INPUT, "there is no store");
        return false;
    }
    if (!store_list_sessions(setup->store, arena, &rows, err)) return false;
    read_nodes(out, &rows, arena);
    link_nodes(out);
    return true;
}

/* ---- in their order */

static Branch branch_of(Walk *walk, const Node *node)
{
    Branch branch = { .id = node->id, .parent = BRANCH_NONE, .is_missing = true, .outcome = sv("open") };
    branch.digest = (Digest){ .overall = -1 };
    for (int dim = 0; dim < DIM_COUNT; dim++) branch.digest.means[dim] = -1;
    if (!node->row) return branch;
    const SessionHeader *header = &node->row->header;
    branch.is_missing = false;
    branch.state = node->row->state;
    branch.started_at = header->started_at;
    branch.person = header->person_name;
    branch.scenario = header->scenario;
    branch.persona = header->persona;
    branch.mode = header->mode;
    if (history_digest(walk->setup, node->row, walk->arena, &branch.digest)) {
        branch.outcome = digest_outcome(&branch.digest);
    }
    return branch;
}

/* Without recursion, so that no chain of retries is too long. `place` says where a node has come to stand. */
static void walk_tree(Walk *walk, size_t root)
{
    const Node *nodes = walk->forest->nodes;
    uint32_t depth = 0;
    for (size_t at = root; at != BRANCH_NONE;) {
        size_t parent = at == root ? BRANCH_NONE : nodes[at].parent;
        size_t own = walk->count++;
        walk->place[at] = own;
        walk->items[own] = branch_of(walk, &nodes[at]);
        walk->items[own].parent = parent == BRANCH_NONE ? BRANCH_NONE : walk->place[parent];
        walk->items[own].depth = depth;
        walk->items[own].is_last = nodes[at].next == BRANCH_NONE;
        if (nodes[at].first != BRANCH_NONE) {
            at = nodes[at].first;
            depth++;
            continue;
        }
        while (at != root && nodes[at].next == BRANCH_NONE) {
            at = nodes[at].parent;
            depth--;
        }
        at = at == root ? BRANCH_NONE : nodes[at].next;
    }
}

static Walk walk_of(const SittingSetup *setup, const Forest *forest, Arena *arena)
{
    Walk walk = { .setup = setup, .forest = forest, .arena = arena };
    walk.items = arena_alloc(arena, forest->count + 1, sizeof *walk.items);
    walk.place = arena_alloc(arena, forest->count + 1, sizeof *walk.place);
    return walk;
}

static size_t root_of(const Forest *forest, size_t at)
{
    while (forest->nodes[at].parent != BRANCH_NONE) at = forest->nodes[at].parent;
    return at;
}

static bool find_node(const Forest *forest, StrView id, size_t *out, Err *err)
{
    for (*out = 0; *out < forest->row_count; (*out)++) {
        if (sv_eq(forest->nodes[*out].id, id)) return true;
    }
    err_set(err, ERR_INPUT, "there is no session %.*s", SV_ARG(id));
    return false;
}

static Branches tree_of(Walk walk, size_t at)
{
    StrView id = walk.forest->nodes[at].id;
    walk_tree(&walk, root_of(walk.forest, at));
    Branches tree = { walk.items, walk.count, 0 };
    while (!sv_eq(walk.items[tree.shown].id, id)) tree.shown++;
    return tree;
}

static Branches others_of(Walk walk, size_t at, size_t most)
{
    const Forest *forest = walk.forest;
    const StoredSession *its = forest->nodes[at].row;
    for (size_t i = forest->row_count; its && i-- > 0 && walk.count < most;) {
        const StoredSession *row = forest->nodes[i].row;
        bool is_kin = row && row->header.format == SESSION_FORMAT && sv_eq(row->header.scenario, its->header.scenario);
        if (!is_kin || root_of(forest, i) == root_of(forest, at)) continue;
        walk.items[walk.count++] = branch_of(&walk, &forest->nodes[i]);
    }
    return (Branches){ walk.items, walk.count, 0 };
}

bool branches_read(const SittingSetup *setup, StrView id, Arena *arena, Branches *out, Err *err)
{
    Forest forest;
    size_t at = 0;
    *out = (Branches){ 0 };
    if (!read_forest(setup, arena, &forest, err) || !find_node(&forest, id, &at, err)) return false;
    *out = tree_of(walk_of(setup, &forest, arena), at);
    return true;
}

bool branches_read_kin(const SittingSetup *setup, StrView id, size_t most, Arena *arena, BranchKin *out, Err *err)
{
    Forest forest;
    size_t at = 0;
    *out = (BranchKin){ { 0 }, { 0 } };
    if (!read_forest(setup, arena, &forest, err) || !find_node(&forest, id, &at, err)) return false;
    out->tree = tree_of(walk_of(setup, &forest, arena), at);
    out->others = others_of(walk_of(setup, &forest, arena), at, most);
    return true;
}

bool branches_read_all(const SittingSetup *setup, Arena *arena, Branches *out, Err *err)
{
    Forest forest;
    *out = (Branches){ 0 };
    if (!read_forest(setup, arena, &forest, err)) return false;
    Walk walk = walk_of(setup, &forest, arena);
    for (size_t i = forest.count; i > 0; i--) {
        if (forest.nodes[i - 1].parent == BRANCH_NONE) walk_tree(&walk, i - 1);
    }
    out->items = walk.items;
    out->count = walk.count;
    return true;
}

uint32_t branch_cut(const FeedChat *chat, const FeedItem *reply)
{
    for (size_t i = (size_t)(reply - chat->items); i-- > 0;) {
        const FeedItem *item = &chat->items[i];
        if (item->kind == FEED_AGENT) break;
        if (item->kind == FEED_BUYER && !item->is_nudge) return item->seq + 1;
    }
    return reply->seq;
}

/* ---- as JSON */

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_score(JsonOut *out, const char *key, int32_t score)
{
    json_key(out, key);
    if (score < 0) {
        json_null(out);
    } else {
        json_int(out, score);
    }
}

static void write_cut(JsonOut *out, const Branches *branches, const Branch *branch)
{
    json_key(out, "parent");
    if (branch->parent == BRANCH_NONE) {
        json_null(out);
        return;
    }
    json_string(out, branches->items[branch->parent].id);
    json_key(out, "cut");
    json_begin_object(out);
    json_key(out, "seq");
    json_int(out, branch->digest.cut.seq);
    json_key(out, "chat");
    json_int(out, branch->digest.cut.chat);
    json_key(out, "reply");
    json_int(out, branch->digest.cut.reply);
    json_end_object(out);
}

static void write_branch(JsonOut *out, const Branches *branches, const Branch *branch)
{
    json_begin_object(out);
    write_text(out, "id", branch->id);
    write_cut(out, branches, branch);
    json_key(out, "depth");
    json_int(out, branch->depth);
    json_key(out, "missing");
    json_bool(out, branch->is_missing);
    if (!branch->is_missing) {
        write_text(out, "started_at", branch->started_at);
        write_text(out, "person", branch->person);
        write_text(out, "scenario", branch->scenario);
        write_text(out, "persona", branch->persona);
        write_text(out, "ended", sv(store_state_name(branch->state)));
        write_text(out, "outcome", branch->outcome);
        write_score(out, "score", branch->digest.overall);
        json_key(out, "replies");
        json_int(out, branch->digest.replies);
    }
    json_end_object(out);
}

void branches_write_json(JsonOut *out, const Branches *branches)
{
    json_begin_array(out);
    for (size_t i = 0; i < branches->count; i++) write_branch(out, branches, &branches->items[i]);
    json_end_array(out);
}
