/* cmd_demo.c -- `peilian demo`: the same buyer, a good and a poor agent, graded; for who has never seen it and reads no Chinese.
 *
 * Both agents are scripts (scenarios/demo), played in virtual time and shown at a reader's pace where somebody watches. */
#include <stdio.h>

#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/now.h"
#include "cli/script_run.h"
#include "cli/view_card.h"
#include "cli/view_own.h"

/* What is shown for how long; all of it together stays under a minute. */
enum { PAUSE_MS = 500, CHAR_MS = 9, PAUSE_MAX_MS = 2600, WATCH_MAX_MS = 46000 };

static const Option OPTIONS[] = { { "fast", NULL }, { "no-color", NULL } };

typedef struct Demo {
    Cli *cli;
    Gloss *gloss;
    bool is_watched; /* somebody sits there */
    bool has_colour;
    int64_t watched_ms;
} Demo;

static void pause_for(Demo *demo, size_t chars)
{
    int64_t ms = PAUSE_MS + CHAR_MS * (int64_t)chars;
    if (ms > PAUSE_MAX_MS) ms = PAUSE_MAX_MS;
    if (!demo->is_watched || demo->watched_ms + ms > WATCH_MAX_MS) return;
    demo->watched_ms += ms;
    sleep_ms(ms);
}

static void show(void *self, Live *live)
{
    Demo *demo = self;
    size_t chars = utf8_count(buf_view(&live->view.out));
    view_flush(&live->view);
    pause_for(demo, chars);
}

/* One agent from the first line to the last. */
static bool play(Demo *demo, const char *file, const char *title, Live *live, Err *err)
{
    ScriptFile script;
    ScriptShow how = { demo, show };
    StrView path = arena_printf(demo->cli->arena, "%s/scenarios/demo/%s", demo->cli->home, file);
    if (!script_file_read(demo->cli->arena, path.ptr, &script, err)) return false;
    LiveSetup setup = { .scenario = script.scenario, .persona = script.persona, .seed = script.seed, .as = "demo" };
    if (!live_begin(live, demo->cli, &setup, err)) return false;
    live->view.gloss = demo->gloss;
    if (!demo->has_colour) live->view.term.has_colour = false;
    buf_putc(&live->view.out, '\n');
    view_say(&live->view, STYLE_BOLD, title, NULL, 0);
    return script_run(live, &script, &how, err);
}

/* The narrow view of one card. */
static void card_beside(const Live *live, int columns, Buf *out)
{
    View narrow;
    view_init(&narrow, live->cli, live->view.rubric);
    narrow.term.width = columns;
    narrow.term.has_colour = false;
    view_card_of(&narrow, live->log, out);
    view_clear(&narrow);
}

static void compare(Demo *demo, const Live *good, const Live *poor)
{
    View view;
    Buf left = { 0 }, right = { 0 };
    view_init(&view, demo->cli, NULL);
    if (!demo->has_colour) view.term.has_colour = false;
    int columns = (view.term.width - 3) / 2;
    locale_fill(demo->cli->locale, &left, "demo.good", NULL, 0);
    locale_fill(demo->cli->locale, &right, "demo.poor", NULL, 0);
    buf_puts(&left, "\n");
    buf_puts(&right, "\n");
    card_beside(good, columns, &left);
    card_beside(poor, columns, &right);
    buf_putc(&view.out, '\n');
    view_say(&view, STYLE_BOLD, "demo.compare", NULL, 0);
    view_beside(&left, &right, columns, &view.out);
    buf_clear(&left);
    buf_clear(&right);
    view_flush(&view);
    view_clear(&view);
}

/* What each did that weighed most, in the words of the rules. */
static void explain_one(View *view, const Live *live, const char *key, bool is_praise)
{
    Card card;
    Buf list = { 0 };
    int shown = 0;
    if (!card_of(live->log, view->arena, &card, NULL)) return;
    for (size_t i = 0; i < card.rule_count && shown < 4; i++) {
        const CardRule *rule = &card.rules[i];
        if ((rule->worst == FINDING_PRAISE) != is_praise) continue;
        buf_printf(&list, "%s%.*s", shown++ ? "; " : "", SV_ARG(view_name(view, "rule", rule->rule)));
    }
    if (shown) view_say(view, STYLE_PLAIN, key, SLOTS({ "list", buf_view(&list) }));
    buf_clear(&list);
}

static void explain(Demo *demo, const Live *good, const Live *poor)
{
    View view;
    view_init(&view, demo->cli, NULL);
    if (!demo->has_colour) view.term.has_colour = false;
    buf_putc(&view.out, '\n');
    view_say(&view, STYLE_BOLD, "demo.difference", NULL, 0);
    explain_one(&view, good, "demo.good_did", true);
    explain_one(&view, poor, "demo.poor_did", false);
    view_say(&view, STYLE_PLAIN, "demo.how_graded", NULL, 0);
    view_say(&view, STYLE_BOLD, "demo.next", SLOTS({ "command", sv("peilian chat") }));
    view_flush(&view);
    view_clear(&view);
}

static void introduce(Demo *demo)
{
    View view;
    view_init(&view, demo->cli, NULL);
    if (!demo->has_colour) view.term.has_colour = false;
    view_say(&view, STYLE_BOLD, "demo.title", NULL, 0);
    view_say(&view, STYLE_PLAIN, "demo.intro", NULL, 0);
    view_say(&view, STYLE_PLAIN, "demo.buyer", NULL, 0);
    view_say(&view, STYLE_PLAIN, "demo.legend", NULL, 0);
    size_t chars = utf8_count(buf_view(&view.out));
    view_flush(&view);
    view_clear(&view);
    pause_for(demo, chars);
}

static int run_demo(Cli *cli, const Args *args)
{
    Term term = term_of(1);
    Live good = { 0 }, poor = { 0 };
    Err err = { 0 };
    Demo demo = { .cli = cli, .has_colour = term.has_colour && !args_get(&COMMAND_DEMO, args, "no-color") };
    demo.is_watched = term.is_tty && !args_get(&COMMAND_DEMO, args, "fast");
    if (!cli_content(cli)) return EXIT_FAULTS;
    bool is_ok = gloss_load(&demo.gloss, cli->home, &err);
    if (is_ok) introduce(&demo);
    is_ok = is_ok && play(&demo, "good.script", "demo.good", &good, &err) &&
            play(&demo, "poor.script", "demo.poor", &poor, &err);
    if (is_ok) {
        compare(&demo, &good, &poor);
        explain(&demo, &good, &poor);
    } else {
        cli_complain_err(cli, &err);
    }
    live_clear(&good);
    live_clear(&poor);
    gloss_free(demo.gloss);
    return is_ok ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_DEMO = {
    .name = "demo", .usage = "", .options = OPTIONS, .option_count = sizeof OPTIONS / sizeof *OPTIONS, .run = run_demo
};
