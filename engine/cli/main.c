/* main.c -- finds the command, reads its options, runs it. Every command is a row of COMMANDS. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/term.h"
#include "record/log_jsonl.h"

enum { NAME_WIDTH = 26 };

static const Command *const COMMANDS[] = { &COMMAND_CHAT,     &COMMAND_DEMO,    &COMMAND_SESSIONS, &COMMAND_REPLAY,
                                           &COMMAND_VERIFY,   &COMMAND_RESCORE, &COMMAND_COMPARE,  &COMMAND_EXPORT,
                                           &COMMAND_JUDGE,    &COMMAND_EXPLAIN, &COMMAND_TEST,     &COMMAND_LINT,
                                           &COMMAND_SIMULATE, &COMMAND_EXPLORE, &COMMAND_MUTATE,   &COMMAND_IMPORT,
                                           &COMMAND_PACK,     &COMMAND_UNPACK,  &COMMAND_INSTALL,  &COMMAND_PACKS,
                                           &COMMAND_NEW };
enum { COMMAND_COUNT = sizeof COMMANDS / sizeof(const Command *) };

static const Command *find_command(StrView name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (sv_is(name, COMMANDS[i]->name)) return COMMANDS[i];
    }
    return NULL;
}

/* "help.chat" and the like, put together for the locale. */
static StrView help_text(Cli *cli, const char *head, const char *middle, const char *tail)
{
    StrView key = arena_printf(cli->arena, "%s.%s%s%s", head, middle, tail ? "." : "", tail ? tail : "");
    return locale_has(cli->locale, key) ? locale_text_sv(cli->locale, key) : (StrView){ 0 };
}

static void print_row(StrView name, StrView text)
{
    if (text.len) printf("  %-*.*s %.*s\n", NAME_WIDTH, SV_ARG(name), SV_ARG(text));
}

static void print_options(Cli *cli, const Command *command)
{
    printf("\n%.*s\n", SV_ARG(locale_text(cli->locale, "help.options")));
    for (size_t i = 0; i < command->option_count; i++) {
        const Option *option = &command->options[i];
        StrView text = help_text(cli, "option", command->name, option->name);
        if (!text.len) text = help_text(cli, "option", option->name, NULL);
        StrView name = arena_printf(cli->arena, "%s%s%s%s", option->name[1] ? "--" : "-", option->name,
                                    option->value ? " " : "", option->value ? option->value : "");
        print_row(name, text);
    }
    print_row(sv("--lang zh|en"), locale_text(cli->locale, "option.lang"));
    print_row(sv("--help"), locale_text(cli->locale, "option.help"));
}

static void print_help(Cli *cli)
{
    const Command *command = cli->command;
    if (command != &COMMAND_APP) {
        printf("peilian %s %s%s\n\n", command->name, command->option_count ? "[OPTION…] " : "", command->usage);
        StrView about = help_text(cli, "help", command->name, "long");
        if (!about.len) about = help_text(cli, "help", command->name, NULL);
        printf("%.*s\n", SV_ARG(about));
        print_options(cli, command);
        return;
    }
    printf("%.*s\n\n", SV_ARG(locale_text(cli->locale, "help.title")));
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        print_row(sv(COMMANDS[i]->name), help_text(cli, "help", COMMANDS[i]->name, NULL));
    }
    print_options(cli, command);
    printf("\n%.*s\n", SV_ARG(locale_text(cli->locale, "help.more")));
}

static int complain_command(Cli *cli, StrView name)
{
    StrView names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++) names[i] = sv(COMMANDS[i]->name);
    StrView nearest = nearest_name(name, names, COMMAND_COUNT);
    const char *key = nearest.len ? "error.unknown_command_near" : "error.unknown_command";
    cli_complain(cli, key, SLOTS({ "name", name }, { "nearest", nearest }));
    return EXIT_USAGE;
}

static int complain_args(Cli *cli, const ArgsFault *fault)
{
    bool is_near = strcmp(fault->key, "error.unknown_option") == 0 && fault->nearest.len;
    cli_complain(cli, is_near ? "error.unknown_option_near" : fault->key,
                 SLOTS({ "name", fault->name }, { "nearest", fault->nearest }));
    bool is_none = cli->command == &COMMAND_APP;
    StrView command = is_none ? sv("peilian") : arena_printf(cli->arena, "peilian %s", cli->command->name);
    cli_complain(cli, "error.see_help", SLOTS({ "command", command }));
    return EXIT_USAGE;
}

/* The program's version and those of everything that it reads and writes. */
static int print_versions(void)
{
    printf("peilian %s\nsession %d\nexport %d\ncontent %d\nscript-api %d\njudge-json %d\n", PEILIAN_VERSION,
           SESSION_FORMAT, LOG_JSONL_VERSION, CONTENT_LAYOUT_VERSION, SCRIPT_API_VERSION, JUDGE_JSON_VERSION);
    return EXIT_OK;
}

static int run(Cli *cli, int argc, char **argv)
{
    Args args;
    ArgsFault fault = { 0 };
    bool is_named = argc > 0 && argv[0][0] != '-';
    const Command *command = is_named ? find_command(sv(argv[0])) : &COMMAND_APP;
    if (!command) return complain_command(cli, sv(argv[0]));
    cli->command = command;
    bool is_ok = args_parse(command, argc - is_named, argv + is_named, &args, &fault);
    if (args.lang && strcmp(args.lang, "zh") != 0 && strcmp(args.lang, "en") != 0) {
        cli_complain(cli, "error.locale", SLOTS({ "name", sv(args.lang) }));
        return EXIT_USAGE;
    }
    if (args.lang) cli_set_language(cli, args.lang);
    if (!is_ok) return complain_args(cli, &fault);
    if (args.wants_help) {
        print_help(cli);
        return EXIT_OK;
    }
    if (command == &COMMAND_APP && args_get(command, &args, "version")) return print_versions();
    return cli->command->run(cli, &args);
}

int main(int argc, char **argv)
{
    Cli cli;
    term_set_locale();
    cli_init(&cli, &COMMAND_APP);
    int status = run(&cli, argc - 1, argv + 1);
    if (fflush(stdout) != 0 && status == EXIT_OK) status = EXIT_FAULTS;
    cli_clear(&cli);
    return status;
}
