/* args.h -- one command line: options from a const table, the rest in order. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include <stdint.h>

#include "base/err.h"
#include "script/locale.h"

enum { ARGS_MAX_OPTIONS = 16 };

/* A name of one letter is written with one dash and has a value. `value` NULL: a flag. Its help is the locale's "option.<command>.<name>", else "option.<name>". */
typedef struct Option {
    const char *name;
    const char *value; /* what help calls it: "FILE" */
} Option;

typedef struct Args {
    const char *values[ARGS_MAX_OPTIONS]; /* by index in the command's table; a flag's is "" */
    const char *lang;
    bool wants_help;
    const char *const *rest;
    size_t rest_count;
} Args;

typedef struct Cli Cli;

typedef struct Command {
    const char *name;
    const char *usage; /* of the rest: "[SCENARIO]" */
    const Option *options;
    size_t option_count;
    size_t rest_max;
    int (*run)(Cli *cli, const Args *args);
} Command;

/* What is wrong with a command line, for the locale: "error.unknown_option" and the name in question. */
typedef struct ArgsFault {
    const char *key;
    StrView name;
    StrView nearest; /* an option of like name, or empty */
} ArgsFault;

/* Options may stand anywhere; "--" ends them. argv[0] is the first word after the command; the array is reordered. */
bool args_parse(const Command *command, int argc, char **argv, Args *out, ArgsFault *fault);

/* The value of a --option, or NULL. */
const char *args_get(const Command *command, const Args *args, const char *name);

/* A whole number of at least `low` and at most `high`; all of `text` is read. */
bool args_int(const char *text, int64_t low, int64_t high, int64_t *out);

#endif
