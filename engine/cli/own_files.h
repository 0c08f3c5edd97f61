/* own_files.h -- which files a command works on: the shipped, the trainer's own over them, and what the command line names. */
#ifndef CLI_OWN_FILES_H
#define CLI_OWN_FILES_H

#include "base/arena.h"
#include "script/content.h"

/* A file by its place in the content ("scenarios/x/scenario.lua") and where it was read from. */
typedef struct OwnFile {
    StrView path;
    StrView shown; /* how messages call it */
    StrView text;
} OwnFile;

typedef struct OwnFiles {
    Arena *arena; /* borrowed */
    OwnFile *items;
    size_t count;
    size_t cap;
} OwnFiles;

/* Add what lies below <root>/personas and <root>/scenarios and ends in `suffix`; a later file of the same path replaces an
 * earlier one. A root that is not there adds nothing. `shown_root` stands before the path in messages ("" for none). */
bool own_files_add_root(OwnFiles *files, const char *root, const char *shown_root, const char *suffix, Err *err);

/* Add one file, or all below a folder, that the command line names: its place is what follows personas/ or scenarios/ in its
 * path, else its folder's name and what it returns. */
bool own_files_add_named(OwnFiles *files, const char *path, const char *suffix, Err *err);

/* The file of that place, or NULL. */
const OwnFile *own_files_find(const OwnFiles *files, StrView path);

/* A copy of the Lua files among them. Owned by the caller: content_files_free. */
ContentFiles *own_files_content(const OwnFiles *files);

#endif
