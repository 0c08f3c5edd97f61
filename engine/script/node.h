/* node.h -- a trainer's Lua table as a plain tree with positions: what every typed loader reads.
 *
 * A chunk runs in the sandbox with a set of constructors (topic, fact, word, …: functions that return their table and tag
 * it). The result is copied into nodes; file, line and column of each key come from a scan of the source, and where a
 * value was computed, from the nearest written ancestor. Decimals are exact to four places. */
#ifndef SCRIPT_NODE_H
#define SCRIPT_NODE_H

#include "base/arena.h"
#include "script/report.h"

typedef enum NodeKind { NODE_NIL, NODE_BOOL, NODE_INT, NODE_DECIMAL, NODE_TEXT, NODE_TABLE, NODE_FUNCTION } NodeKind;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    StrView tag;       /* name of the constructor that made the table, or empty */
    StrView key;       /* its key in the parent; empty in the list part */
    int64_t number;    /* BOOL 0/1, INT, DECIMAL × VALUE_ONE */
    StrView text;      /* NODE_TEXT */
    const Node *items; /* NODE_TABLE: list part 1..n, then named keys sorted by bytes */
    size_t list_count;
    size_t item_count; /* list part and named */
    SourcePos pos;
};

typedef struct ContentFile ContentFile;
typedef struct ContentFiles ContentFiles;

/* Where what is loaded lives. Loaders keep views of the texts and no nodes, so these may go as soon as a file is read. */
typedef struct NodeRoom {
    Arena *texts; /* keys and texts */
    Arena *nodes; /* the tree; may be the same arena */
} NodeRoom;

/* Run one file and copy what it returns. `constructors` names the functions that it may call. False with faults in `report`. */
bool node_load(NodeRoom room, const ContentFile *file, const char *const *constructors, size_t constructor_count,
               const Node **out, Report *report);

/* How to run a file that may do more than hold data. */
typedef struct NodeSource {
    const ContentFile *file;
    const ContentFiles *files; /* where `require` looks (content_files_require); NULL: there is no `require` */
    const char *const *constructors;
    size_t constructor_count;
    bool allows_functions; /* else a function in the data is a fault */
} NodeSource;

/* As node_load. */
bool node_load_source(NodeRoom room, const NodeSource *source, const Node **out, Report *report);

/* The named item, or NULL. */
const Node *node_get(const Node *table, const char *key);

/* Each unknown named key of `table` becomes a fault "unknown-field" with the nearest of `allowed`. */
void node_check_fields(const Node *table, const char *const *allowed, size_t count, Report *report);

/* Typed reads of a named field. Absent: false without a fault where `required` is false. Wrong type: fault and false. */
bool node_read_text(const Node *table, const char *key, bool required, StrView *out, Report *report);
bool node_read_int(const Node *table, const char *key, bool required, int64_t *out, Report *report);
bool node_read_scaled(const Node *table, const char *key, bool required, int64_t *out,
                      Report *report); /* × VALUE_ONE */
bool node_read_bool(const Node *table, const char *key, bool required, bool *out, Report *report);

/* A list of texts ({"a","b"}; a lone text counts as a list of one). */
bool node_read_texts(Arena *arena, const Node *table, const char *key, bool required, const StrView **out,
                     size_t *count, Report *report);

/* Where the text stands that node_read_texts gave as number `index`. */
SourcePos node_text_pos(const Node *table, const char *key, size_t index);

/* The text as one of `names`: its index, or -1 with a fault "unknown-value" that names the nearest. */
int node_read_enum(const Node *table, const char *key, const char *const *names, size_t count, Report *report);

/* What a message calls a table: 'product JN-2031', 'fact return_window', or what it has of tag, id and key; may be empty. */
typedef struct NodeLabel {
    char text[96];
} NodeLabel;
NodeLabel node_label(const Node *table);

/* Generic copy into a Value (numbers, "HH:MM" texts stay texts, lists, records). */
Value node_value(Arena *arena, const Node *node);

#endif
