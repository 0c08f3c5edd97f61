/* commands.h -- every command of the program; main.c has the table. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/args.h"

extern const Command COMMAND_APP; /* without a name */
extern const Command COMMAND_CHAT;
extern const Command COMMAND_COMPARE;
extern const Command COMMAND_DEMO;
extern const Command COMMAND_EXPLAIN;
extern const Command COMMAND_EXPLORE;
extern const Command COMMAND_EXPORT;
extern const Command COMMAND_IMPORT;
extern const Command COMMAND_INSTALL;
extern const Command COMMAND_JUDGE;
extern const Command COMMAND_LINT;
extern const Command COMMAND_MUTATE;
extern const Command COMMAND_PACK;
extern const Command COMMAND_PACKS;
extern const Command COMMAND_NEW;
extern const Command COMMAND_REPLAY;
extern const Command COMMAND_RESCORE;
extern const Command COMMAND_SESSIONS;
extern const Command COMMAND_SIMULATE;
extern const Command COMMAND_TEST;
extern const Command COMMAND_UNPACK;
extern const Command COMMAND_VERIFY;

#endif
