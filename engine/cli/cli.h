/* cli.h -- what all commands share: where things are, the language, the content, and how the program speaks. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "cli/args.h"
#include "script/content.h"
#include "script/locale.h"

enum { EXIT_OK = 0, EXIT_FAULTS = 1, EXIT_USAGE = 2 };

struct Cli {
    const Command *command;
    Arena *arena;       /* for the whole run */
    const char *home;   /* content root: PEILIAN_HOME, else where it was built */
    const char *data;   /* $XDG_DATA_HOME/peilian */
    const char *config; /* $XDG_CONFIG_HOME/peilian */
    const char *lang;   /* "zh" or "en" */
    Locale *locale;
    ContentFiles *files; /* while the content is being loaded */
    Content *content;    /* NULL until cli_content */
};

/* Fill `cli` for one run; a locale that cannot be read is said on standard error and leaves the keys. */
void cli_init(Cli *cli, const Command *command);
void cli_set_language(Cli *cli, const char *lang); /* NULL: by the environment */
void cli_clear(Cli *cli);

/* Load the content once: what lies under `home`, and over it the trainer's own ($XDG_DATA_HOME/peilian/content). Errors go
 * to standard error. Own content that makes the whole unusable is left out. False where there is none. */
bool cli_content(Cli *cli);

/* The files that are loaded so: the caller's, content_files_free. Touches nothing of the run; what it needs meanwhile lies
 * in `arena`. */
bool cli_read_files(const Cli *cli, Arena *arena, ContentFiles **out, Err *err);

/* One line to standard output, to standard error. */
void cli_say(const Cli *cli, const char *key, const Slot *slots, size_t count);
void cli_complain(const Cli *cli, const char *key, const Slot *slots, size_t count);
void cli_complain_err(const Cli *cli, const Err *err);

/* The slots of a number, formatted into the run's arena. */
StrView cli_number(Cli *cli, int64_t number);

/* The text in the language of this run; Chinese where there is no English. */
StrView cli_local(const Cli *cli, const LocalText *text);

#endif
