/* lines.h -- a buyer's words: entries under keys, chosen by mood and repetition, drawn by the seed, slots filled.
 *
 * A LineBook is read-only; what was used in a chat is in the chat's LineUse. */
#ifndef PLAY_LINES_H
#define PLAY_LINES_H

#include "base/buf.h"
#include "base/rng.h"
#include "script/node.h"

enum { LINE_NO_NUMBER = 0x7fffffff };

typedef struct MoodRange {
    int32_t mood; /* index into the chat's moods */
    int32_t low;
    int32_t high;
} MoodRange;

typedef struct LineEntry {
    StrView text;
    const MoodRange *when;
    size_t when_count;
    int32_t nth_low; /* 0: any use */
    int32_t nth_high;
    SourcePos pos;
    uint32_t number; /* its own among all books of a plan; LINE_NO_NUMBER: not counted */
} LineEntry;

typedef struct LineKey {
    StrView key;              /* "ask.size" */
    const LineEntry *entries; /* none: say nothing */
    size_t count;
} LineKey;

typedef struct LineBook {
    const LineKey *keys; /* sorted */
    size_t count;
} LineBook;

/* The names of the moods that `when` may use. */
typedef struct MoodNames {
    const StrView *names;
    size_t count;
} MoodNames;

typedef struct LineReader {
    Arena *arena;
    MoodNames moods;
    Report *report;
    uint32_t next_number; /* counts up over all books of a plan */
} LineReader;

/* Read a `lines { … }` table; faults go to the reader's report. NULL gives an empty book. */
LineBook lines_read(LineReader *reader, const Node *table);

/* One value: a text, a list of entries, or false. */
bool lines_read_entries(LineReader *reader, const Node *value, LineKey *out);

const LineKey *lines_find(const LineBook *book, StrView key);

/* How often each entry was said, and when last. */
typedef struct LineUse {
    uint32_t count;
    uint32_t last;
} LineUse;

typedef struct LineScope {
    const int32_t *moods;
    LineUse *uses;  /* by entry number */
    uint32_t *said; /* counts all choices; gives LineUse.last */
    Rng *rng;
    void *self;
    bool (*slot)(void *self, StrView name, Buf *out); /* false: no value; `out` NULL: only ask */
} LineScope;

/* The entry for the `nth` use of its key, or NULL where none fits now. Counts it as said. */
const LineEntry *lines_choose(const LineScope *scope, const LineKey *key, int32_t nth);

/* Append the text with its slots filled. */
void lines_fill(const LineScope *scope, StrView text, Buf *out);

#endif
