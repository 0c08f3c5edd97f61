/* cli.c -- the context of one run. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/own_files.h"

static const char *env(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* $NAME/peilian, else ~/TAIL/peilian. */
static const char *folder_of(Cli *cli, const char *name, const char *tail)
{
    const char *base = env(name);
    /* The XDG specification wants relative paths ignored. */
    if (base && base[0] == '/') return arena_printf(cli->arena, "%s/peilian", base).ptr;
    const char *home = env("HOME");
    return arena_printf(cli->arena, "%s/%s/peilian", home ? home : "", tail).ptr;
}

static const char *language_of_environment(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = env(names[i]);
        if (value) return strncmp(value, "zh", 2) == 0 ? "zh" : "en";
    }
    return "en";
}

void cli_init(Cli *cli, const Command *command)
{
    *cli = (Cli){ .command = command, .arena = arena_new(0) };
    cli->home = env("PEILIAN_HOME");
    if (!cli->home) cli->home = PEILIAN_SOURCE_DIR;
    cli->data = folder_of(cli, "XDG_DATA_HOME", ".local/share");
    cli->config = folder_of(cli, "XDG_CONFIG_HOME", ".config");
    cli_set_language(cli, NULL);
}

void cli_set_language(Cli *cli, const char *lang)
{
    Err err = { 0 };
    locale_free(cli->locale);
    cli->locale = NULL;
    cli->lang = lang ? lang : language_of_environment();
    if (!locale_load(&cli->locale, cli->home, cli->lang, &err)) fprintf(stderr, "%s\n", err.text);
}

void cli_clear(Cli *cli)
{
    content_free(cli->content);
    content_files_free(cli->files);
    locale_free(cli->locale);
    arena_free(cli->arena);
    *cli = (Cli){ 0 };
}

static void print_errors(const Report *report)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    Buf line = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (faults[i].severity != FAULT_ERROR) continue;
        buf_reset(&line);
        fault_write(&line, &faults[i]);
        fprintf(stderr, "%s\n", line.ptr ? line.ptr : "");
    }
    buf_clear(&line);
}

static bool has_own(const Cli *cli, Arena *arena, Err *err)
{
    OwnFiles own = { .arena = arena };
    size_t count = 0;
    const OwnRoot *roots = own_roots(cli, arena, &count);
    for (size_t i = 1; i < count; i++) {
        if (!own_files_add_root(&own, &roots[i], ".lua", err)) return false;
    }
    return own.count > 0;
}

bool cli_read_files(const Cli *cli, Arena *arena, ContentFiles **out, Err *err)
{
    OwnFiles all = { .arena = arena };
    if (!own_files_add_all(&all, cli, ".lua", err)) return false;
    *out = own_files_content(&all);
    return true;
}

/* NULL where there is none of one's own. */
static ContentFiles *read_own(Cli *cli)
{
    ContentFiles *files = NULL;
    Err err = { 0 };
    bool is_there = has_own(cli, cli->arena, &err) && cli_read_files(cli, cli->arena, &files, &err);
    if (!is_there && err.code != ERR_NONE) cli_complain_err(cli, &err);
    return is_there ? files : NULL;
}

static bool load_files(Cli *cli)
{
    Report *report = report_new();
    cli->content = content_load(cli->files, report);
    print_errors(report);
    size_t errors = report_count(report, FAULT_ERROR);
    report_free(report);
    content_files_free(cli->files); /* the content has its own */
    cli->files = NULL;
    if (errors) cli_complain(cli, "error.content", SLOTS({ "count", cli_number(cli, (int64_t)errors) }));
    return cli->content != NULL;
}

bool cli_content(Cli *cli)
{
    Err err = { 0 };
    size_t count = 0;
    if (cli->content) return true;
    cli->files = read_own(cli);
    if (cli->files && load_files(cli)) return true;
    bool is_read = content_files_read(&cli->files, cli->home, &err);
    if (is_read) content_files_at(cli->files, &count);
    if (is_read && count) return load_files(cli);
    cli_complain(cli, "error.content_missing", SLOTS({ "path", sv(cli->home) }, { "text", sv(err.text) }));
    return false;
}

static void print_filled(FILE *to, const Cli *cli, const char *key, const Slot *slots, size_t count)
{
    Buf line = { 0 };
    locale_fill(cli->locale, &line, key, slots, count);
    buf_putc(&line, '\n');
    fwrite(line.ptr, 1, line.len, to);
    buf_clear(&line);
}

void cli_say(const Cli *cli, const char *key, const Slot *slots, size_t count)
{
    print_filled(stdout, cli, key, slots, count);
}

void cli_complain(const Cli *cli, const char *key, const Slot *slots, size_t count)
{
    fflush(stdout);
    print_filled(stderr, cli, key, slots, count);
}

void cli_complain_err(const Cli *cli, const Err *err)
{
    (void)cli;
    fflush(stdout);
    fprintf(stderr, "peilian: %s\n", err->text);
}

StrView cli_number(Cli *cli, int64_t number)
{
    return arena_printf(cli->arena, "%lld", (long long)number);
}

StrView cli_local(const Cli *cli, const LocalText *text)
{
    return strcmp(cli->lang, "en") == 0 && text->en.len ? text->en : text->zh;
}
