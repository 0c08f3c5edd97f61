/* commands.h -- every command of the program; main.c has the table. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/args.h"

extern const Command COMMAND_JUDGE;

#endif
