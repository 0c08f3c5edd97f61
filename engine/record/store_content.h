/* store_content.h -- the content of sessions, kept by hash: a file that many sets share is stored once. */
#ifndef RECORD_STORE_CONTENT_H
#define RECORD_STORE_CONTENT_H

#include "base/arena.h"
#include "base/hash.h"
#include "record/store.h"

typedef struct StoreFile {
    StrView path; /* "personas/hunter/persona.lua": relative, '/' between parts */
    StrView bytes;
} StoreFile;

typedef struct ContentSet {
    StoreFile *items; /* in byte order of the paths */
    size_t count;
} ContentSet;

/* The one hash over a set, whatever its order: SHA-256 over "path NUL sha256-hex LF" of each file, sorted by path. */
Hash store_content_hash(const StoreFile *files, size_t count);

/* Keep a set; `set` is what store_content_hash gives for it. Keeping it again is harmless and cheap. */
bool store_put_content(Store *store, const Hash *set, const StoreFile *files, size_t count, Err *err);

/* The set into `arena`. Fails where it is unknown or a file's bytes do not fit its hash. */
bool store_get_content(Store *store, Arena *arena, const Hash *set, ContentSet *out, Err *err);

/* The hashes of all sets, in `arena`. */
bool store_list_content(Store *store, Arena *arena, Hash **out, size_t *count, Err *err);

/* *out: the set is there. */
bool store_has_content(Store *store, const Hash *set, bool *out, Err *err);

#endif
