/* practice_command.c -- /act, /note, /flag, /away, /back, /facts, /mood, /help, /quit: one row each. */
#include "cli/practice.h"
#include "cli/script_file.h"
#include "cli/view_own.h"

typedef struct Ask {
    Live *live;
    StrView rest;
    int64_t t_ms;
} Ask;

/* The answer to a failed input is said, the chat goes on. */
static void settle(const Ask *ask, bool is_ok, const Err *err)
{
    View *view = &ask->live->view;
    view_new_events(view, ask->live->log);
    if (is_ok) return;
    term_put(&view->term, &view->out, STYLE_WARN, sv(err->text));
    buf_putc(&view->out, '\n');
}

static void put_actions(View *view)
{
    size_t count = 0;
    const char *const *names = desk_actions(&count);
    Buf list = { 0 };
    for (size_t i = 0; i < count; i++) {
        buf_printf(&list, "%s%s %.*s", i ? ", " : "", names[i], SV_ARG(view_name(view, "act", sv(names[i]))));
    }
    view_say(view, STYLE_DIM, "chat.actions", SLOTS({ "list", buf_view(&list) }));
    buf_clear(&list);
}

static void do_act(const Ask *ask)
{
    StrView rest, args;
    Err err = { 0 };
    StrView name = script_word(ask->rest, &rest);
    if (!name.len) {
        put_actions(&ask->live->view);
        return;
    }
    bool is_ok = script_args(ask->live->view.arena, rest, &args, &err) &&
                 desk_act(ask->live->desk, 1, name, args, ask->t_ms, &err);
    settle(ask, is_ok, &err);
    if (!is_ok) put_actions(&ask->live->view);
}

static void do_note(const Ask *ask)
{
    Err err = { 0 };
    settle(ask, desk_note(ask->live->desk, 1, ask->rest, ask->t_ms, &err), &err);
}

static void do_flag(const Ask *ask)
{
    Err err = { 0 };
    settle(ask, desk_flag(ask->live->desk, 1, ask->rest, ask->t_ms, &err), &err);
}

static void do_away(const Ask *ask)
{
    Err err = { 0 };
    settle(ask, desk_status(ask->live->desk, sv("away"), ask->t_ms, &err), &err);
}

static void do_back(const Ask *ask)
{
    Err err = { 0 };
    settle(ask, desk_status(ask->live->desk, sv("back"), ask->t_ms, &err), &err);
}

static void do_mood(const Ask *ask)
{
    View *view = &ask->live->view;
    size_t count = 0;
    const MoodView *moods = chat_moods(desk_chat(ask->live->desk, 1), &count);
    Buf line = { 0 };
    for (size_t i = 0; i < count; i++) {
        buf_printf(&line, "%s%.*s %d", i ? "  " : "", SV_ARG(view_name(view, "mood", moods[i].name)),
                   (int)moods[i].value);
    }
    term_wrap(&view->term, &view->out, STYLE_DIM, buf_view(&line), 0);
    buf_putc(&view->out, '\n');
    buf_clear(&line);
}

static void put_line(View *view, const Buf *line)
{
    term_pad(&view->out, 2);
    term_wrap(&view->term, &view->out, STYLE_DIM, buf_view(line), 4);
    buf_putc(&view->out, '\n');
}

/* "return_window  for=non_quality days=7" */
static void put_fact(View *view, StrView name, const Field *fields, size_t count)
{
    Buf line = { 0 };
    buf_printf(&line, "%.*s ", SV_ARG(view_name(view, "topic", name)));
    for (size_t i = 0; i < count; i++) {
        JsonOut json = { &line, false };
        buf_printf(&line, " %.*s=", SV_ARG(fields[i].name));
        value_write_json(&json, &fields[i].value);
    }
    put_line(view, &line);
    buf_clear(&line);
}

static void put_chart(View *view, const SizeChart *chart)
{
    Buf line = { 0 };
    for (size_t h = 0; h < chart->height_count || h == 0; h++) {
        buf_reset(&line);
        if (chart->height_count)
            buf_printf(&line, "%d-%d cm:", (int)chart->heights[h].low, (int)chart->heights[h].high);
        for (size_t w = 0; w < chart->weight_count; w++) {
            uint8_t cell = chart->cells[h][w];
            if (cell < chart->size_count)
                buf_printf(&line, "  %d-%d %.*s=%.*s", (int)chart->weights[w].low, (int)chart->weights[w].high,
                           SV_ARG(locale_text(view->cli->locale, "word.jin")), SV_ARG(chart->sizes[cell]));
        }
        for (size_t s = 0; s < chart->size_count && !chart->weight_count; s++)
            buf_printf(&line, "  %.*s=%d mm", SV_ARG(chart->sizes[s]), (int)chart->foot_mm[s]);
        put_line(view, &line);
    }
    buf_clear(&line);
}

static void do_facts(const Ask *ask)
{
    View *view = &ask->live->view;
    const Content *content = ask->live->cli->content;
    const ScenarioInfo *scenario = content_scenario(content, log_header(ask->live->log)->scenario);
    const Shop *shop = scenario ? content_shop(content, scenario->shop) : NULL;
    const Product *product = shop && scenario->product.len ? shop_product(shop, scenario->product) : NULL;
    if (product) {
        put_fact(view, product->name_zh, product->attributes, product->attribute_count);
        if (product->chart) put_chart(view, product->chart);
    }
    for (size_t i = 0; shop && i < shop->fact_count; i++)
        put_fact(view, shop->facts[i].topic, shop->facts[i].fields, shop->facts[i].field_count);
}

static void do_help(const Ask *ask)
{
    view_say(&ask->live->view, STYLE_DIM, "chat.help", NULL, 0);
    put_actions(&ask->live->view);
}

typedef struct Verb {
    const char *name;
    void (*run)(const Ask *ask); /* NULL: the trainee wants to end */
} Verb;

static const Verb VERBS[] = { { "act", do_act },     { "note", do_note }, { "flag", do_flag },
                              { "away", do_away },   { "back", do_back }, { "mood", do_mood },
                              { "facts", do_facts }, { "help", do_help }, { "quit", NULL } };
enum { VERB_COUNT = sizeof VERBS / sizeof *VERBS };

bool practice_command(Live *live, StrView line, int64_t t_ms)
{
    StrView rest, names[VERB_COUNT];
    StrView name = script_word(sv_of(line.ptr + 1, line.len - 1), &rest);
    Ask ask = { live, rest, t_ms };
    for (size_t i = 0; i < VERB_COUNT; i++) {
        names[i] = sv(VERBS[i].name);
        if (!sv_eq(name, names[i])) continue;
        if (!VERBS[i].run) return false;
        VERBS[i].run(&ask);
        return true;
    }
    StrView nearest = nearest_name(name, names, VERB_COUNT);
    view_say(&live->view, STYLE_WARN, nearest.len ? "error.unknown_verb_near" : "error.unknown_verb",
             SLOTS({ "name", name }, { "nearest", nearest }));
    return true;
}
