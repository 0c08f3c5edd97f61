/* pack.h -- content to share, as one file: a line about the pack, each file with its length and hash, and a hash over all of it.
 *
 * The container is our own and not a tar or zip: content is a few hundred kilobytes of text, so it needs no compression, and what
 * makes archives dangerous (links, devices, modes, absolute paths, bombs) cannot even be said in it. The same files give the same
 * bytes on every machine, and a text viewer can read it. */
#ifndef SCRIPT_PACK_H
#define SCRIPT_PACK_H

#include "script/content.h"

enum {
    PACK_VERSION = 1,
    PACK_MAX_FILES = 5000,
    PACK_MAX_FILE = 256 * 1024, /* bytes */
    PACK_MAX_BYTES = 32 * 1024 * 1024,
    PACK_MAX_PATH = 200,
    PACK_MAX_DEPTH = 6
};

typedef struct PackInfo {
    StrView id;   /* 1..40 of a-z 0-9 - _ ; its folder is called so */
    StrView name; /* for people; at most 80 bytes */
} PackInfo;

typedef struct Pack {
    PackInfo info;
    const ContentFile *files; /* sorted by path */
    size_t count;
} Pack;

bool pack_check_id(StrView id, Err *err);

/* Below personas/ or scenarios/, a .lua or a .talk, no way up or out, nothing hidden. */
bool pack_check_path(StrView path, Err *err);

/* Append the whole pack; id and paths must pass the checks, and the limits hold. Files in any order. */
bool pack_write(Buf *out, const Pack *pack, Err *err);

/* Read and check all of it: nothing is given of a pack in which anything is wrong. The error names the file or the byte, what was
 * expected and what is there. In `arena`. */
bool pack_read(Arena *arena, StrView bytes, Pack *out, Err *err);

#endif
