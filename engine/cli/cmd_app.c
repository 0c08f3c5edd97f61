/* cmd_app.c -- `peilian` without a command: the window, where there is a display; else a chat, else the demo. */
#include <stdlib.h>
#include <unistd.h>

#include "cli/archive.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/live.h"
#include "cli/now.h"
#include "cli/reload.h"
#include "cli/still.h"
#include "ui/app.h"

enum { LEAST_SIDE = 200, MOST_SIDE = 8000 };

static const Option OPTIONS[] = { { "as", "NAME" },       { "theme", "light|dark" }, { "size", "WxH" },
                                  { "scale", "PERCENT" }, { "text", "PERCENT" },     { "practise", "SCENARIO" },
                                  { "replay", "ID" },     { "compare", "ID,ID" },    { "screen-json", "FILE" },
                                  { "version", NULL } };

static int complain_value(const Cli *cli, const char *option, const char *value)
{
    cli_complain(cli, "error.option_value", SLOTS({ "name", sv(option) }, { "value", sv(value) }));
    return EXIT_USAGE;
}

/* "1280x800" */
static bool read_size(const char *text, int32_t *w, int32_t *h)
{
    char *end = NULL;
    long width = strtol(text, &end, 10);
    if (*end != 'x') return false;
    long height = strtol(end + 1, &end, 10);
    if (*end || width < LEAST_SIDE || width > MOST_SIDE || height < LEAST_SIDE || height > MOST_SIDE) return false;
    *w = (int32_t)width;
    *h = (int32_t)height;
    return true;
}

static bool read_percent(const char *text, int64_t low, int64_t high, int32_t *out)
{
    int64_t number = 0;
    if (!text) return true;
    if (!args_int(text, low, high, &number)) return false;
    *out = (int32_t)number;
    return true;
}

/* The exit code where an option's value is none, else EXIT_OK. */
static int read_options(const Cli *cli, const Args *args, AppSetup *setup)
{
    const char *size = args_get(&COMMAND_APP, args, "size");
    const char *scale = args_get(&COMMAND_APP, args, "scale");
    const char *text = args_get(&COMMAND_APP, args, "text");
    const char *theme = args_get(&COMMAND_APP, args, "theme");
    if (size && !read_size(size, &setup->width, &setup->height)) return complain_value(cli, "--size", size);
    if (!read_percent(scale, 100, 300, &setup->scale_percent)) return complain_value(cli, "--scale", scale);
    if (!read_percent(text, 80, 200, &setup->text_percent)) return complain_value(cli, "--text", text);
    if (theme && strcmp(theme, "light") != 0 && strcmp(theme, "dark") != 0)
        return complain_value(cli, "--theme", theme);
    setup->theme = theme;
    setup->as = args_get(&COMMAND_APP, args, "as");
    setup->practise = args_get(&COMMAND_APP, args, "practise");
    setup->replay = args_get(&COMMAND_APP, args, "replay");
    setup->screen_json = args_get(&COMMAND_APP, args, "screen-json");
    return EXIT_OK;
}

/* "ID,ID" or the beginnings of ids, as the two whole ones. */
static int find_pair(Cli *cli, const char *text, const char *out[2])
{
    Store *store = NULL;
    if (!text) return EXIT_OK;
    const char *comma = strchr(text, ',');
    if (!comma || comma == text || !comma[1] || strchr(comma + 1, ',')) {
        cli_complain(cli, "error.compare_form", SLOTS({ "text", sv(text) }));
        return EXIT_USAGE;
    }
    if (!archive_open(cli, &store)) return EXIT_FAULTS;
    StrView parts[2] = { sv_of(text, (size_t)(comma - text)), sv(comma + 1) };
    bool is_ok = true;
    for (int i = 0; i < 2 && is_ok; i++) {
        StoredSession session;
        is_ok = archive_find(cli, store, arena_copy(cli->arena, parts[i]).ptr, &session);
        if (is_ok) out[i] = arena_copy(cli->arena, session.header.id).ptr;
    }
    store_close(store);
    return is_ok ? EXIT_OK : EXIT_FAULTS;
}

static const char *user_name(void)
{
    const char *name = getenv("USER");
    return name && *name ? name : "";
}

static Content *load_content(void *self)
{
    Cli *cli = self;
    return cli_content(cli) ? cli->content : NULL;
}

/* On a thread of its own. */
static Content *read_again(void *self, Content *last, Report *report)
{
    return reload_content(self, last, report);
}

/* A wrong name is said before a window opens for nothing. */
static int prepare(Cli *cli, const Args *args, AppSetup *setup)
{
    int status = read_options(cli, args, setup);
    if (status != EXIT_OK) return status;
    if (setup->practise && !cli_content(cli)) return EXIT_FAULTS;
    if (setup->practise && !live_check_list(cli, setup->practise)) return EXIT_USAGE;
    return find_pair(cli, args_get(&COMMAND_APP, args, "compare"), setup->compare);
}

static int open_window(Cli *cli, const Args *args)
{
    Err err = { 0 };
    /* Tests of pictures hold time still; nothing else differs. */
    Still still = { .path = getenv("PEILIAN_STILL") };
    Outside outside = still.path ? still_outside(&still) : now_outside();
    AppSetup setup = { .root = cli->home,
                       .data = cli->data,
                       .config = cli->config,
                       .lang = args->lang,
                       .fallback_lang = cli->lang,
                       .user = user_name(),
                       .engine = sv(PEILIAN_VERSION),
                       .outside = &outside,
                       .load = load_content,
                       .reload = read_again,
                       .folders = reload_folders(cli, cli->arena),
                       .self = cli };
    int status = prepare(cli, args, &setup);
    if (status != EXIT_OK) {
        app_leave_display();
        return status;
    }
    if (app_run(&setup, &err)) return EXIT_OK;
    cli_complain_err(cli, &err);
    return EXIT_FAULTS;
}

static int run_app(Cli *cli, const Args *args)
{
    Args none = { 0 };
    ArgsFault fault = { 0 };
    if (app_has_display()) return open_window(cli, args);
    bool can_type = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    const Command *other = can_type ? &COMMAND_CHAT : &COMMAND_DEMO;
    if (!can_type) cli_say(cli, "start.no_screen", NULL, 0);
    cli->command = other;
    args_parse(other, 0, NULL, &none, &fault);
    return other->run(cli, &none);
}

const Command COMMAND_APP = {
    .name = "peilian", .usage = "", .options = OPTIONS, .option_count = sizeof OPTIONS / sizeof *OPTIONS, .run = run_app
};
