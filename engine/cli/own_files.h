/* own_files.h -- which files a command works on: the shipped, the trainer's own over them, and what the command line names. */
#ifndef CLI_OWN_FILES_H
#define CLI_OWN_FILES_H

#include "cli/cli.h"

/* A file by its place in the content ("scenarios/x/scenario.lua") and where it was read from. */
typedef struct OwnFile {
    StrView path;
    StrView shown; /* how messages call it */
    StrView text;
    ContentOrigin origin;
} OwnFile;

typedef struct OwnFiles {
    Arena *arena; /* borrowed */
    OwnFile *items;
    size_t count;
    size_t cap;
} OwnFiles;

/* Where content lies, in the order in which one stands over another: shipped, packs by their names, the trainer's own. */
typedef struct OwnRoot {
    const char *folder;
    const char *shown; /* stands before its paths in messages; "" for the shipped */
    StrView owner;     /* as in ContentOrigin */
} OwnRoot;

enum { OWN_MAX_PACKS = 200 };

/* $XDG_DATA_HOME/peilian/packs: a folder for each pack that is installed. */
const char *own_packs_folder(const Cli *cli, Arena *arena);

/* All roots of this machine, in `arena`; those that are not there too. */
const OwnRoot *own_roots(const Cli *cli, Arena *arena, size_t *count);

/* Add all of them. */
bool own_files_add_all(OwnFiles *files, const Cli *cli, const char *suffix, Err *err);

/* Add what lies below <root>/personas and <root>/scenarios and ends in `suffix`; a later file of the same path replaces an
 * earlier one. A root that is not there adds nothing. */
bool own_files_add_root(OwnFiles *files, const OwnRoot *root, const char *suffix, Err *err);

/* Add one file, or all below a folder, that the command line names: its place is what follows personas/ or scenarios/ in its
 * path, else its folder's name and what it returns. */
bool own_files_add_named(OwnFiles *files, const char *path, const char *suffix, Err *err);

/* Put a file that is in memory, instead of one of its path. Texts are borrowed. */
void own_files_put(OwnFiles *files, const OwnFile *file);

/* The file of that place, or NULL. */
const OwnFile *own_files_find(const OwnFiles *files, StrView path);

/* One line for each file that stands for another's. */
void own_files_say_over(const Cli *cli, const OwnFiles *files);

/* "title", or "title [own]" where what is defined in that file was not shipped. In the run's arena. */
StrView own_marked(const Cli *cli, StrView title, StrView file);

/* A copy of the Lua files among them. Owned by the caller: content_files_free. */
ContentFiles *own_files_content(const OwnFiles *files);

#endif
