/* bots_args.h -- what simulate and explore read off a command line: numbers, threads, and which scenarios with whom. */
#ifndef CLI_BOTS_ARGS_H
#define CLI_BOTS_ARGS_H

#include "cli/cli.h"
#include "play/simulate.h"

/* All of these complain and return false where the value is wrong. */
bool bots_read_int(Cli *cli, const Args *args, const char *name, const int64_t range[2], int64_t *out);
bool bots_read_threads(Cli *cli, const Args *args, size_t *out);

/* The names of a comma-separated option; count 0 where it is absent. In the run's arena. */
size_t bots_read_names(Cli *cli, const Args *args, const char *option, const StrView **out);

/* By --scenarios and --personas; without them every scenario with every persona that it allows. */
bool bots_read_pairs(Cli *cli, const Args *args, const SimPair **out, size_t *count);

/* The words of scenarios/agents.lua; its faults go to standard error, NULL then. Owned: reply_book_free. */
ReplyBook *bots_open_book(const Cli *cli);

/* Write a file whole; false with a complaint. */
bool bots_write_file(Cli *cli, const char *path, StrView text);

#endif
