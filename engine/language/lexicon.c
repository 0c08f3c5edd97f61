/* lexicon.c -- Aho-Corasick over code points, built in one hash table of edges and run on lists of children.
 *
 * Code points become dense symbols first, so the table stays small however many planes the entries use. */
#include "language/lexicon.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum { PAGE_SIZE = 256, PAGE_COUNT = 0x110000 / PAGE_SIZE, SCAN_FIRST_ROOM = 256, FIRST_PAIR = 0x10000 };

#define NO_STATE 0xFFFFFFFFu
#define MANY_CHILDREN 0xFFFFFFFFu

typedef struct Entry {
    uint32_t text; /* offset into `texts`: the normalised entry */
    uint32_t index;
    uint32_t next;    /* another entry with the same skeleton, or NO_STATE */
    uint16_t len;     /* its characters, not its units */
    uint16_t lead;    /* copies of the first character at its start */
    uint16_t tail;    /* copies of the last at its end */
    uint16_t symbols; /* characters of its skeleton */
    uint8_t owner;
} Entry;

typedef struct Node {
    uint32_t entry; /* first entry that ends here, or NO_STATE */
    uint32_t parent;
    uint32_t symbol;
} Node;

/* A node once all is known. Most have no child or one: those need no look into a list. */
typedef struct State {
    uint32_t fail;
    uint32_t output; /* nearest state on the failure path, itself included, that ends an entry; 0 = none */
    uint32_t entry;
    uint32_t symbol; /* of the only child; 0 = none, MANY_CHILDREN = there is a list */
    uint32_t child;  /* or the head of the list */
} State;

/* A child of a state with many, ordered by symbol. Before the first one stands a head: `symbol` is their number. */
typedef struct Child {
    uint32_t symbol;
    uint32_t target;
} Child;

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
    State *states;   /* from then on, as the children */
    Child *children;
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
    lexicon->nodes[lexicon->node_count] = (Node){ NO_STATE, parent, symbol };
    return lexicon->node_count++;
}

static uint32_t child_make(Lexicon *lexicon, uint32_t state, uint32_t symbol)
{
    uint32_t child = lexicon->edges[edge_slot(lexicon, state, symbol)];
    if (child) return child;
    if (lexicon->node_count * 2 >= lexicon->edge_cap) edges_grow(lexicon);
    child = node_new(lexicon, state, symbol);
    /* The slot is looked for anew: the table may have grown. */
    uint32_t slot = edge_slot(lexicon, state, symbol);
    lexicon->edges[slot] = child;
    return child;
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
    mem_free(lexicon->children);
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
    assert(!lexicon->is_sealed);
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
        lexicon->entries[entry] = (Entry){ .text = keep_text(lexicon, &normal),
                                           .len = (uint16_t)normal.count,
                                           .lead = (uint16_t)run_length(&normal, false),
                                           .tail = (uint16_t)run_length(&normal, true),
                                           .symbols = (uint16_t)skeleton.count,
                                           .index = index,
                                           .next = lexicon->nodes[state].entry,
                                           .owner = (uint8_t)owner };
        lexicon->nodes[state].entry = entry;
    }
    arena_rewind(lexicon->scratch, mark);
}

/* Where `symbol` leads from a state with many children. */
static uint32_t child_of(const Lexicon *lexicon, const State *state, uint32_t symbol)
{
    const Child *list = &lexicon->children[state->child];
    uint32_t low = 1, high = list->symbol + 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list[middle].symbol < symbol)
            low = middle + 1;
        else
            high = middle;
    }
    return low <= list->symbol && list[low].symbol == symbol ? list[low].target : NO_STATE;
}

static uint32_t step(const Lexicon *lexicon, uint32_t state, uint32_t symbol)
{
    while (state) {
        const State *at = &lexicon->states[state];
        if (at->symbol == symbol) return at->child;
        uint32_t next = at->symbol == MANY_CHILDREN ? child_of(lexicon, at, symbol) : NO_STATE;
        if (next != NO_STATE) return next;
        state = at->fail;
    }
    return lexicon->root[symbol];
}

static State *make_states(const Lexicon *lexicon)
{
    State *states = mem_new(lexicon->node_count * sizeof *states);
    for (uint32_t i = 0; i < lexicon->node_count; i++) states[i].entry = lexicon->nodes[i].entry;
    for (uint32_t i = 1; i < lexicon->node_count; i++) {
        State *parent = &states[lexicon->nodes[i].parent];
        parent->symbol = parent->symbol ? MANY_CHILDREN : lexicon->nodes[i].symbol;
        parent->child = i;
    }
    return states;
}

/* The nodes in the order of their depth. A parent is always older than its child. */
static uint32_t *order_nodes(const Lexicon *lexicon)
{
    uint32_t count = lexicon->node_count, deepest = 0;
    uint32_t *depth = mem_new(count * sizeof *depth);
    uint32_t *order = mem_new(count * sizeof *order);
    for (uint32_t i = 1; i < count; i++) {
        depth[i] = depth[lexicon->nodes[i].parent] + 1;
        if (depth[i] > deepest) deepest = depth[i];
    }
    uint32_t *begin = mem_new((deepest + 2) * sizeof *begin);
    for (uint32_t i = 0; i < count; i++) begin[depth[i] + 1]++;
    for (uint32_t d = 0; d <= deepest; d++) begin[d + 1] += begin[d];
    for (uint32_t i = 0; i < count; i++) order[begin[depth[i]]++] = i;
    mem_free(begin);
    mem_free(depth);
    return order;
}

/* The children of the start have a table of their own. */
static bool is_one_of_many(const Lexicon *lexicon, uint32_t node)
{
    uint32_t parent = lexicon->nodes[node].parent;
    return parent > 0 && lexicon->states[parent].symbol == MANY_CHILDREN;
}

static int compare_children(const void *a, const void *b)
{
    uint32_t x = ((const Child *)a)->symbol, y = ((const Child *)b)->symbol;
    return (x > y) - (x < y);
}

/* A list for each state with many children, in place of the table: the table's room is mostly air. */
static void list_children(Lexicon *lexicon)
{
    uint32_t *count = mem_new(lexicon->node_count * sizeof *count), room = 0;
    for (uint32_t i = 1; i < lexicon->node_count; i++) {
        if (is_one_of_many(lexicon, i)) room += count[lexicon->nodes[i].parent]++ == 0 ? 2 : 1;
    }
    lexicon->children = mem_new(room * sizeof *lexicon->children);
    uint32_t end = 0;
    for (uint32_t i = 1; i < lexicon->node_count; i++) {
        if (count[i] == 0) continue;
        lexicon->states[i].child = end;
        end += count[i] + 1;
    }
    for (uint32_t i = 1; i < lexicon->node_count; i++) {
        if (!is_one_of_many(lexicon, i)) continue;
        Child *list = &lexicon->children[lexicon->states[lexicon->nodes[i].parent].child];
        list[++list->symbol] = (Child){ lexicon->nodes[i].symbol, i };
    }
    for (uint32_t i = 1; i < lexicon->node_count; i++) {
        Child *list = &lexicon->children[lexicon->states[i].child];
        if (count[i] > 0) qsort(list + 1, count[i], sizeof *list, compare_children);
    }
    mem_free(count);
    mem_free(lexicon->edges);
    lexicon->edges = NULL;
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
    uint32_t *order = order_nodes(lexicon);
    lexicon->states = make_states(lexicon);
    lexicon->root = mem_new((lexicon->symbol_count + 1) * sizeof *lexicon->root);
    list_children(lexicon);
    for (uint32_t i = 1; i < lexicon->node_count; i++) {
        if (lexicon->nodes[i].parent == 0) lexicon->root[lexicon->nodes[i].symbol] = i;
    }
    for (uint32_t k = 1; k < lexicon->node_count; k++) {
        const Node *node = &lexicon->nodes[order[k]];
        State *state = &lexicon->states[order[k]];
        state->fail = node->parent == 0 ? 0 : step(lexicon, lexicon->states[node->parent].fail, node->symbol);
        state->output = node->entry != NO_STATE ? order[k] : lexicon->states[state->fail].output;
    }
    mem_free(order);
    mem_free(lexicon->nodes);
    lexicon->nodes = NULL;
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
                 is_text(lexicon->texts + entry->text, normal->code + start, entry->len);
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
        for (uint32_t out = states[state].output; out; out = states[states[out].fail].output) {
            for (uint32_t e = states[out].entry; e != NO_STATE; e = lexicon->entries[e].next) {
                report(&scan, lexicon, &lexicon->entries[e], i);
            }
        }
    }
    *count = scan.count;
    return scan.hits;
}
