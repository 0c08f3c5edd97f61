/* args.c -- --name VALUE and --name=VALUE; what is neither option nor its value is moved to the front of argv. */
#include "cli/args.h"

#include "script/report.h"

typedef struct Parser {
    const Command *command;
    int argc;
    char **argv;
    int at;
    Args *out;
    ArgsFault *fault;
} Parser;

static bool fail(Parser *p, const char *key, StrView name)
{
    StrView names[ARGS_MAX_OPTIONS + 2] = { sv("help"), sv("lang") };
    size_t count = 2;
    for (size_t i = 0; i < p->command->option_count; i++) names[count++] = sv(p->command->options[i].name);
    *p->fault = (ArgsFault){ key, name, nearest_name(name, names, count) };
    return false;
}

/* The value behind '=' or the next word. */
static bool take_value(Parser *p, StrView name, const char *inline_value, const char **out)
{
    if (inline_value) {
        *out = inline_value;
        return true;
    }
    if (p->at >= p->argc) return fail(p, "error.missing_argument", name);
    *out = p->argv[p->at++];
    return true;
}

static bool read_option(Parser *p, const char *text)
{
    const char *equals = strchr(text, '=');
    StrView name = equals ? sv_of(text, (size_t)(equals - text)) : sv(text);
    const char *value = equals ? equals + 1 : NULL;
    if (sv_is(name, "help") && !value) {
        p->out->wants_help = true;
        return true;
    }
    if (sv_is(name, "lang")) return take_value(p, name, value, &p->out->lang);
    for (size_t i = 0; i < p->command->option_count; i++) {
        const Option *option = &p->command->options[i];
        if (!sv_is(name, option->name)) continue;
        if (option->value) return take_value(p, name, value, &p->out->values[i]);
        if (value) return fail(p, "error.unwanted_argument", name);
        p->out->values[i] = "";
        return true;
    }
    return fail(p, "error.unknown_option", name);
}

/* -j 4 and -j4: an option whose name is one letter. */
static bool read_short(Parser *p, const char *text)
{
    for (size_t i = 0; i < p->command->option_count; i++) {
        const Option *option = &p->command->options[i];
        if (option->name[0] != text[0] || option->name[1]) continue;
        return take_value(p, sv(option->name), text[1] ? text + 1 : NULL, &p->out->values[i]);
    }
    return fail(p, "error.unknown_option", sv(text));
}

bool args_parse(const Command *command, int argc, char **argv, Args *out, ArgsFault *fault)
{
    Parser p = { command, argc, argv, 0, out, fault };
    size_t rest = 0;
    bool is_open = true;
    *out = (Args){ .rest = (const char *const *)argv };
    while (p.at < argc) {
        char *word = argv[p.at++];
        if (is_open && strcmp(word, "--") == 0) {
            is_open = false;
        } else if (is_open && strcmp(word, "-h") == 0) {
            out->wants_help = true;
        } else if (is_open && strncmp(word, "--", 2) == 0) {
            if (!read_option(&p, word + 2)) return false;
        } else if (is_open && word[0] == '-' && word[1] != '\0') {
            if (!read_short(&p, word + 1)) return false;
        } else {
            argv[rest++] = word;
        }
    }
    out->rest_count = rest;
    if (rest > command->rest_max && !out->wants_help)
        return fail(&p, "error.extra_argument", sv(argv[command->rest_max]));
    return true;
}

const char *args_get(const Command *command, const Args *args, const char *name)
{
    for (size_t i = 0; i < command->option_count; i++) {
        if (strcmp(command->options[i].name, name) == 0) return args->values[i];
    }
    return NULL;
}

bool args_int(const char *text, int64_t low, int64_t high, int64_t *out)
{
    int64_t number = 0;
    if (!*text) return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || number > (INT64_MAX - 9) / 10) return false;
        number = number * 10 + (*text - '0');
    }
    if (number < low || number > high) return false;
    *out = number;
    return true;
}
