/* lexicon.c -- Aho-Corasick over code points, built in one hash table of edges and run on states in breadth-first order.
 *
 * Code points become dense symbols first, so the table stays small however many planes the entries use. */
#include "language/lexicon.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum { PAGE_SIZE = 256, PAGE_COUNT = 0x110000 / PAGE_SIZE, SCAN_FIRST_ROOM = 256, FIRST_PAIR = 0x10000 };

#define NONE 0xFFFFFFFFu
#define ENDS_ENTRY 0x80000000u

typedef struct Entry {
    uint32_t text; /* offset into `texts`: the normalised entry; only where its skeleton is another */
    uint32_t next; /* another entry with the same skeleton, or NONE */
    uint32_t index : 31;
    uint32_t owner : 1;
    uint16_t len;     /* its characters, not its units */
    uint16_t lead;    /* copies of the first character at its start */
    uint16_t tail;    /* copies of the last at its end */
    uint16_t symbols; /* characters of its skeleton */
} Entry;

static_assert(LEX_OWNER_COUNT == 2, "a bit tells the owner");

typedef struct Node {
    uint32_t entry; /* first entry that ends here, or NONE */
    uint32_t parent;
    uint32_t symbol;
} Node;

/* A node once all is known. They are numbered breadth first, brothers by their symbols: the children of one are those from its
 * `child` up to the next one's, and their symbols, which have an array of their own, are searched without looking at them. */
typedef struct State {
    uint32_t fail;
    uint32_t
        output; /* ENDS_ENTRY and its first entry, or the nearest state on the failure path that ends one; 0 = none */
    uint32_t child;
} State;

struct Lexicon {
    Arena *scratch;
    uint16_t *pages[PAGE_COUNT];
    uint32_t symbol_count;
    uint16_t *texts; /* UTF-16: half of what plain codes need */
    size_t text_count, text_cap;
    Entry *entries;
    uint32_t entry_count, entry_cap;
    Node *nodes;     /* until it is sealed, as the edges */
    uint32_t *edges; /* slots of a hash table: a node by its parent and symbol; 0 = free */
    State *states;   /* from then on, as their symbols: one more than there are nodes */
    uint16_t *symbols;
    uint32_t node_count, node_cap;
    uint32_t edge_cap; /* a power of two */
    uint32_t *root;    /* where each symbol leads from the start: looked up for most characters */
    bool is_sealed;
};

static uint32_t symbol_of(const Lexicon *lexicon, uint32_t code)
{
    const uint16_t *page = code < 0x110000 ? lexicon->pages[code / PAGE_SIZE] : NULL;
    return page ? page[code % PAGE_SIZE] : 0;
}

static uint32_t symbol_make(Lexicon *lexicon, uint32_t code)
{
    uint16_t **page = &lexicon->pages[code / PAGE_SIZE];
    if (!*page) *page = mem_new(PAGE_SIZE * sizeof **page);
    uint16_t *symbol = &(*page)[code % PAGE_SIZE];
    if (!*symbol) {
        assert(lexicon->symbol_count < UINT16_MAX);
        *symbol = (uint16_t)++lexicon->symbol_count;
    }
    return *symbol;
}

static uint32_t edge_slot(const Lexicon *lexicon, uint32_t state, uint32_t symbol)
{
    uint64_t key = ((uint64_t)state << 16 | symbol) * 0x9E3779B97F4A7C15u;
    uint32_t mask = lexicon->edge_cap - 1, slot = (uint32_t)(key >> 32) & mask;
    for (; lexicon->edges[slot]; slot = (slot + 1) & mask) {
        const Node *node = &lexicon->nodes[lexicon->edges[slot]];
        if (node->parent == state && node->symbol == symbol) break;
    }
    return slot;
}

static void edges_grow(Lexicon *lexicon)
{
    mem_free(lexicon->edges);
    lexicon->edge_cap = lexicon->edge_cap ? lexicon->edge_cap * 2 : 1024;
    lexicon->edges = mem_new(lexicon->edge_cap * sizeof *lexicon->edges);
    for (uint32_t i = 1; i < lexicon->node_count; i++)
        lexicon->edges[edge_slot(lexicon, lexicon->nodes[i].parent, lexicon->nodes[i].symbol)] = i;
}

static uint32_t node_new(Lexicon *lexicon, uint32_t parent, uint32_t symbol)
{
    if (lexicon->node_count == lexicon->node_cap) {
        uint32_t cap = lexicon->node_cap ? lexicon->node_cap * 2 : 1024;
        lexicon->nodes = mem_resize(lexicon->nodes, lexicon->node_cap, cap, sizeof *lexicon->nodes);
        lexicon->node_cap = cap;
    }
    lexicon->nodes[lexicon->node_count] = (Node){ NONE, parent, symbol };
    return lexicon->node_count++;
}

static uint32_t child_make(Lexicon *lexicon, uint32_t state, uint32_t symbol)
{
    uint32_t slot = edge_slot(lexicon, state, symbol);
    if (lexicon->edges[slot]) return lexicon->edges[slot];
    if (lexicon->node_count * 2 >= lexicon->edge_cap) {
        edges_grow(lexicon);
        slot = edge_slot(lexicon, state, symbol);
    }
    lexicon->edges[slot] = node_new(lexicon, state, symbol);
    return lexicon->edges[slot];
}

Lexicon *lexicon_new(void)
{
    Lexicon *lexicon = mem_new(sizeof *lexicon);
    lexicon->scratch = arena_new(0);
    edges_grow(lexicon);
    node_new(lexicon, 0, 0);
    return lexicon;
}

void lexicon_free(Lexicon *lexicon)
{
    if (!lexicon) return;
    for (size_t i = 0; i < PAGE_COUNT; i++) mem_free(lexicon->pages[i]);
    mem_free(lexicon->texts);
    mem_free(lexicon->entries);
    mem_free(lexicon->nodes);
    mem_free(lexicon->states);
    mem_free(lexicon->edges);
    mem_free(lexicon->symbols);
    mem_free(lexicon->root);
    arena_free(lexicon->scratch);
    mem_free(lexicon);
}

static uint16_t high_half(uint32_t code)
{
    return (uint16_t)(0xD800 + ((code - FIRST_PAIR) >> 10));
}

static uint16_t low_half(uint32_t code)
{
    return (uint16_t)(0xDC00 + ((code - FIRST_PAIR) & 0x3FF));
}

static uint32_t keep_text(Lexicon *lexicon, const Normal *normal)
{
    size_t most = (size_t)normal->count * 2;
    if (lexicon->text_count + most > lexicon->text_cap) {
        size_t cap = (lexicon->text_cap + most) * 2;
        lexicon->texts = mem_resize(lexicon->texts, lexicon->text_cap, cap, sizeof *lexicon->texts);
        lexicon->text_cap = cap;
    }
    uint32_t at = (uint32_t)lexicon->text_count;
    for (uint32_t i = 0; i < normal->count; i++) {
        uint32_t code = normal->code[i];
        if (code >= FIRST_PAIR) lexicon->texts[lexicon->text_count++] = high_half(code);
        lexicon->texts[lexicon->text_count++] = code >= FIRST_PAIR ? low_half(code) : (uint16_t)code;
    }
    return at;
}

/* Whether the `len` characters at `code` are those kept at `text`. */
static bool is_text(const uint16_t *text, const uint32_t *code, uint32_t len)
{
    for (uint32_t i = 0; i < len; i++) {
        bool is_pair = code[i] >= FIRST_PAIR;
        if (is_pair && *text++ != high_half(code[i])) return false;
        if (*text++ != (is_pair ? low_half(code[i]) : code[i])) return false;
    }
    return true;
}

static uint32_t run_length(const Normal *normal, bool from_end)
{
    uint32_t run = 1, count = normal->count;
    for (; run < count; run++) {
        uint32_t at = from_end ? count - 1 - run : run;
        if (normal->code[at] != normal->code[from_end ? count - 1 : 0]) break;
    }
    return run;
}

void lexicon_add(Lexicon *lexicon, StrView text, LexOwner owner, uint32_t index)
{
    assert(!lexicon->is_sealed && index <= INT32_MAX);
    ArenaMark mark = arena_mark(lexicon->scratch);
    Normal normal = normal_of(lexicon->scratch, text);
    Skeleton skeleton = skeleton_of(lexicon->scratch, &normal);
    if (skeleton.count > 0 && normal.count <= UINT16_MAX) {
        uint32_t state = 0;
        for (uint32_t i = 0; i < skeleton.count; i++) {
            state = child_make(lexicon, state, symbol_make(lexicon, skeleton.code[i]));
        }
        if (lexicon->entry_count == lexicon->entry_cap) {
            uint32_t cap = lexicon->entry_cap ? lexicon->entry_cap * 2 : 512;
            lexicon->entries = mem_resize(lexicon->entries, lexicon->entry_cap, cap, sizeof *lexicon->entries);
            lexicon->entry_cap = cap;
        }
        uint32_t entry = lexicon->entry_count++;
        bool is_plain = normal.count == skeleton.count;
        lexicon->entries[entry] = (Entry){ .text = is_plain ? NONE : keep_text(lexicon, &normal),
                                           .len = (uint16_t)normal.count,
                                           .lead = (uint16_t)run_length(&normal, false),
                                           .tail = (uint16_t)run_length(&normal, true),
                                           .symbols = (uint16_t)skeleton.count,
                                           .index = index & INT32_MAX,
                                           .next = lexicon->nodes[state].entry,
                                           .owner = owner & 1U };
        lexicon->nodes[state].entry = entry;
    }
    arena_rewind(lexicon->scratch, mark);
}

/* Where `symbol` leads from a state, or NONE. */
static uint32_t child_of(const Lexicon *lexicon, uint32_t state, uint32_t symbol)
{
    uint32_t low = lexicon->states[state].child, high = lexicon->states[state + 1].child;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (lexicon->symbols[middle] <= symbol)
            low = middle;
        else
            high = middle;
    }
    return low < high && lexicon->symbols[low] == symbol ? low : NONE;
}

static uint32_t step(const Lexicon *lexicon, uint32_t state, uint32_t symbol)
{
    while (state) {
        uint32_t next = child_of(lexicon, state, symbol);
        if (next != NONE) return next;
        state = lexicon->states[state].fail;
    }
    return lexicon->root[symbol];
}

/* Where each key begins among `count` that are sorted; room for one more than the last key. */
static uint32_t *begins_of(const Node *nodes, uint32_t count, uint32_t keys, bool by_parent)
{
    uint32_t *begin = mem_new((keys + 2) * sizeof *begin);
    for (uint32_t i = 1; i < count; i++) begin[(by_parent ? nodes[i].parent : nodes[i].symbol) + 1]++;
    for (uint32_t key = 0; key <= keys; key++) begin[key + 1] += begin[key];
    return begin;
}

/* The nodes by their parents, those of one parent by their symbols: sorted by the lesser key first. `begin[i]` becomes where
 * the children of i end, which is where those of i + 1 begin. */
static uint32_t *sort_nodes(const Lexicon *lexicon, uint32_t **begin)
{
    const Node *nodes = lexicon->nodes;
    uint32_t count = lexicon->node_count;
    uint32_t *by_symbol = mem_new(count * sizeof *by_symbol);
    uint32_t *by_parent = mem_new(count * sizeof *by_parent);
    uint32_t *places = begins_of(nodes, count, lexicon->symbol_count, false);
    for (uint32_t i = 1; i < count; i++) by_symbol[places[nodes[i].symbol]++] = i;
    *begin = begins_of(nodes, count, count, true);
    for (uint32_t k = 0; k + 1 < count; k++) by_parent[(*begin)[nodes[by_symbol[k]].parent]++] = by_symbol[k];
    mem_free(places);
    mem_free(by_symbol);
    return by_parent;
}

/* Number the states breadth first. The result says which node each one was. */
static uint32_t *make_states(Lexicon *lexicon)
{
    uint32_t count = lexicon->node_count, end = 1;
    uint32_t *ends, *sorted = sort_nodes(lexicon, &ends);
    uint32_t *order = mem_new(count * sizeof *order);
    lexicon->states = mem_new((count + 1) * sizeof *lexicon->states);
    lexicon->symbols = mem_new(count * sizeof *lexicon->symbols);
    for (uint32_t k = 0; k < count; k++) {
        uint32_t node = order[k];
        lexicon->states[k].child = end;
        lexicon->symbols[k] = (uint16_t)lexicon->nodes[node].symbol;
        for (uint32_t i = node ? ends[node - 1] : 0; i < ends[node]; i++) order[end++] = sorted[i];
    }
    lexicon->states[count].child = end;
    mem_free(ends);
    mem_free(sorted);
    return order;
}

/* The state itself where it ends an entry, else the nearest on its failure path that does; 0 = none. */
static uint32_t output_of(const State *states, uint32_t state)
{
    return states[state].output & ENDS_ENTRY ? state : states[state].output;
}

/* A state's failure lies higher than the state, so it is known when it is asked for. */
static void link_children(Lexicon *lexicon, const uint32_t *order, uint32_t parent)
{
    State *states = lexicon->states;
    for (uint32_t child = states[parent].child; child < states[parent + 1].child; child++) {
        uint32_t symbol = lexicon->symbols[child], entry = lexicon->nodes[order[child]].entry;
        if (parent == 0)
            lexicon->root[symbol] = child;
        else
            states[child].fail = step(lexicon, states[parent].fail, symbol);
        states[child].output = entry != NONE ? entry | ENDS_ENTRY : output_of(states, states[child].fail);
    }
}

/* What was grown by doubling ends where it is used. */
static void trim(Lexicon *lexicon)
{
    lexicon->entries = mem_resize(lexicon->entries, lexicon->entry_count, lexicon->entry_count, sizeof(Entry));
    lexicon->texts = mem_resize(lexicon->texts, lexicon->text_count, lexicon->text_count, sizeof *lexicon->texts);
    lexicon->entry_cap = lexicon->entry_count;
    lexicon->text_cap = lexicon->text_count;
    arena_free(lexicon->scratch);
    lexicon->scratch = NULL;
}

void lexicon_seal(Lexicon *lexicon)
{
    assert(!lexicon->is_sealed);
    uint32_t *order = make_states(lexicon);
    lexicon->root = mem_new((lexicon->symbol_count + 1) * sizeof *lexicon->root);
    for (uint32_t parent = 0; parent < lexicon->node_count; parent++) link_children(lexicon, order, parent);
    mem_free(order);
    mem_free(lexicon->nodes);
    mem_free(lexicon->edges);
    lexicon->nodes = NULL;
    lexicon->edges = NULL;
    trim(lexicon);
    lexicon->is_sealed = true;
}

static bool is_latin(uint32_t code)
{
    return code >= 'a' && code <= 'z';
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

/* A Latin word inside a longer one, or a number inside a longer one, is another word. */
static bool touches_same_kind(uint32_t edge, uint32_t neighbour)
{
    return (is_latin(edge) && is_latin(neighbour)) || (is_digit(edge) && is_digit(neighbour));
}

static bool stands_alone(const Normal *normal, uint32_t start, uint32_t end)
{
    if (start > 0 && touches_same_kind(normal->code[start], normal->code[start - 1])) return false;
    return end >= normal->count || !touches_same_kind(normal->code[end - 1], normal->code[end]);
}

typedef struct Scan {
    Arena *arena;
    const Normal *normal;
    const Skeleton *skeleton;
    LexHit *hits;
    uint32_t count, cap;
} Scan;

static void scan_push(Scan *scan, LexHit hit)
{
    if (scan->count == scan->cap) {
        uint32_t cap = scan->cap ? scan->cap * 2 : SCAN_FIRST_ROOM;
        LexHit *bigger = arena_room(scan->arena, cap, sizeof *bigger);
        if (scan->count) memcpy(bigger, scan->hits, scan->count * sizeof *bigger);
        scan->hits = bigger;
        scan->cap = cap;
    }
    scan->hits[scan->count++] = hit;
}

/* The skeleton matched up to `at`: find the span in the text and whether it is the entry to the letter. */
static void report(Scan *scan, const Lexicon *lexicon, const Entry *entry, uint32_t at)
{
    const Normal *normal = scan->normal;
    const Skeleton *skeleton = scan->skeleton;
    uint32_t from = at + 1 - entry->symbols;
    uint32_t first = skeleton->first[from], last = skeleton->last[at] + 1;
    uint32_t start = entry->symbols == 1 ? first : skeleton->last[from] + 1 - entry->lead;
    uint32_t end = entry->symbols == 1 ? start + entry->lead : skeleton->first[at] + entry->tail;
    bool exact = skeleton->last[from] + 1 >= first + entry->lead && end <= last && end - start == entry->len &&
                 (entry->text == NONE || is_text(lexicon->texts + entry->text, normal->code + start, entry->len));
    if (entry->owner == LEX_GRAMMAR) {
        if (!exact || !stands_alone(normal, start, end)) return;
        scan_push(scan, (LexHit){ start, end, entry->index, entry->owner, true });
        return;
    }
    if (!stands_alone(normal, first, last)) return;
    if ((start != first && is_digit(normal->code[first])) || (end != last && is_digit(normal->code[last - 1]))) {
        return; /* 844 is no 84 with a repeated digit */
    }
    exact = exact && start == first && end == last;
    scan_push(scan, (LexHit){ first, last, entry->index, entry->owner, exact });
}

const LexHit *lexicon_scan(const Lexicon *lexicon, Arena *arena, const Normal *normal, uint32_t *count)
{
    assert(lexicon->is_sealed);
    Skeleton skeleton = skeleton_of(arena, normal);
    Scan scan = { arena, normal, &skeleton, NULL, 0, 0 };
    uint32_t state = 0;
    for (uint32_t i = 0; i < skeleton.count; i++) {
        uint32_t symbol = symbol_of(lexicon, skeleton.code[i]);
        state = symbol ? step(lexicon, state, symbol) : 0;
        const State *states = lexicon->states;
        for (uint32_t out = output_of(states, state); out; out = output_of(states, states[out].fail)) {
            for (uint32_t e = states[out].output & ~ENDS_ENTRY; e != NONE; e = lexicon->entries[e].next) {
                report(&scan, lexicon, &lexicon->entries[e], i);
            }
        }
    }
    *count = scan.count;
    return scan.hits;
}
