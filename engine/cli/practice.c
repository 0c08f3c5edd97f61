/* practice.c -- a chat in real time: the line editor wakes us, we let the desk's time pass and show what happened. */
#include "cli/practice.h"

#include <stdio.h>

#include "base/utf8.h"
#include "cli/line_edit.h"
#include "cli/now.h"
#include "cli/own_files.h"
#include "judge/rules.h"

enum { TICK_MS = 250, LOOK_MS = 50 };

typedef struct Practice {
    Live *live;
    Clock clock;
    int64_t started; /* by `clock` */
    bool is_failed;
    Err err;
} Practice;

static int64_t now_of(const Practice *p)
{
    return clock_now(&p->clock) - p->started;
}

static bool fail(Practice *p)
{
    p->is_failed = true;
    return false;
}

static bool run_world(void *self, Buf *out)
{
    Practice *p = self;
    if (live_look(p->live)) p->started += now_of(p) - sitting_now(p->live->sitting);
    bool is_ok = live_tick(p->live, now_of(p), &p->err);
    buf_put(out, buf_view(&p->live->view.out));
    buf_reset(&p->live->view.out);
    if (!is_ok) return fail(p);
    return !desk_is_over(p->live->desk);
}

static int wait_for_world(void *self)
{
    Practice *p = self;
    int64_t due = desk_next_due(p->live->desk), now = now_of(p);
    int tick = p->live->watch ? LOOK_MS : TICK_MS;
    if (due < 0 || due > now + tick) return tick;
    return due > now ? (int)(due - now) : 0;
}

static bool has_agent_spoken(const Chat *chat)
{
    size_t count = 0;
    const ChatLine *lines = chat_lines(chat, &count);
    for (size_t i = 0; i < count; i++) {
        if (lines[i].from_agent && !lines[i].is_auto) return true;
    }
    return false;
}

/* "还有 12 秒" or "已超 8 秒" */
static void put_due(const Practice *p, const Chat *chat, int64_t now, Buf *out)
{
    Cli *cli = p->live->cli;
    char text[24];
    const SpeedNorms *norms = &content_rules(cli->content)->rubric.speed;
    int64_t due = has_agent_spoken(chat) ? norms->later_due_ms : norms->first_due_ms;
    int64_t left = chat_waiting_since(chat) + due - now;
    snprintf(text, sizeof text, "%lld", (long long)((left < 0 ? -left : left) + 999) / 1000);
    locale_fill(cli->locale, out, left < 0 ? "chat.late" : "chat.due", SLOTS({ "seconds", sv(text) }));
}

static void put_patience(const Practice *p, const Chat *chat, int64_t now, Buf *out)
{
    char text[24];
    int64_t deadline = chat_patience_deadline(chat);
    if (deadline < 0) return;
    snprintf(text, sizeof text, "%lld", (long long)(deadline > now ? deadline - now + 999 : 0) / 1000);
    buf_puts(out, " · ");
    locale_fill(p->live->cli->locale, out, "chat.buyer_stays", SLOTS({ "seconds", sv(text) }));
}

static void put_prompt(void *self, Buf *out)
{
    Practice *p = self;
    const Chat *chat = desk_chat(p->live->desk, 1);
    const Locale *locale = p->live->cli->locale;
    int64_t now = now_of(p);
    if (chat_is_typing(chat, now)) {
        buf_printf(out, "[%.*s] ", SV_ARG(locale_text(locale, "chat.typing")));
    } else if (chat_waiting_since(chat) >= 0) {
        buf_putc(out, '[');
        put_due(p, chat, now, out);
        put_patience(p, chat, now, out);
        buf_puts(out, "] ");
    }
    buf_printf(out, "%.*s> ", SV_ARG(locale_text(locale, "chat.prompt")));
}

static bool is_blank(StrView text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != ' ' && text.ptr[i] != '\t') return false;
    }
    return true;
}

/* An input that is refused for what it says is told; one that could not be stored ends the chat. */
static bool send(Practice *p, StrView text, int64_t typing_ms)
{
    DeskReply reply = { .chat = 1, .text = text, .typing_ms = typing_ms, .quick = sv("") };
    View *view = &p->live->view;
    int64_t now = now_of(p);
    size_t chars = utf8_count(text);
    if (chars > JUDGE_MAX_REPLY_CHARS) {
        view_say(view, STYLE_WARN, "chat.too_long",
                 SLOTS({ "limit", cli_number(p->live->cli, JUDGE_MAX_REPLY_CHARS) }));
        return true;
    }
    bool is_ok = desk_say(p->live->desk, &reply, now, NULL, &p->err);
    view_new_events(view, p->live->log);
    if (is_ok || p->err.code == ERR_INPUT) {
        if (!is_ok) view_say(view, STYLE_WARN, "chat.refused", SLOTS({ "text", sv(p->err.text) }));
        return true;
    }
    view_say(view, STYLE_BAD, "error.store_write", SLOTS({ "text", sv(p->err.text) }));
    return true;
}

/* False where the trainee is done. */
static bool take_line(Practice *p, LineEdit *edit, const Buf *line)
{
    StrView text = buf_view(line);
    bool goes_on = true;
    if (is_blank(text)) return true;
    if (text.ptr[0] == '/') {
        goes_on = practice_command(p->live, text, now_of(p));
    } else {
        goes_on = send(p, text, line_edit_typing_ms(edit));
    }
    view_flush(&p->live->view);
    return goes_on;
}

static void hold(Practice *p, LineEdit *edit)
{
    Buf line = { 0 };
    while (!desk_is_over(p->live->desk)) {
        if (line_edit_read(edit, &line) != LINE_EDIT_DONE) break;
        if (!take_line(p, edit, &line)) break;
    }
    buf_clear(&line);
}

bool practice_live(Live *live, Err *err)
{
    Practice p = { .live = live, .clock = now_clock() };
    LineEditPort port = { &p, put_prompt, wait_for_world, run_world };
    LineEdit *edit = line_edit_new(&port);
    if (!edit) return err_set(err, ERR_IO, "this terminal cannot be used");
    p.started = clock_now(&p.clock) - sitting_now(live->sitting);
    hold(&p, edit);
    bool is_ok = !p.is_failed;
    if (!is_ok) *err = p.err;
    is_ok = live_end(live, desk_now(live->desk) > now_of(&p) ? desk_now(live->desk) : now_of(&p), err) && is_ok;
    line_edit_free(edit);
    view_flush(&live->view);
    return is_ok;
}

static void no_prompt(void *self, Buf *out)
{
    const Cli *cli = self;
    buf_printf(out, "%.*s> ", SV_ARG(locale_text(cli->locale, "chat.number")));
}

static int no_wait(void *self)
{
    (void)self;
    return -1;
}

static bool no_world(void *self, Buf *out)
{
    (void)self;
    (void)out;
    return true;
}

static void print_menu(Cli *cli, const ScenarioInfo *all, size_t count)
{
    cli_say(cli, "chat.pick_scenario", NULL, 0);
    for (size_t i = 0; i < count; i++) {
        const PersonaInfo *persona = content_persona(cli->content, all[i].persona);
        StrView who = persona ? cli_local(cli, &persona->name) : all[i].persona;
        cli_say(cli, "chat.menu_row",
                SLOTS({ "number", cli_number(cli, (int64_t)i + 1) },
                      { "title", own_marked(cli, cli_local(cli, &all[i].title), all[i].source.file) },
                      { "persona", who }, { "minutes", cli_number(cli, all[i].minutes) }, { "id", all[i].id }));
    }
}

StrView practice_pick(Cli *cli)
{
    size_t count = 0;
    const ScenarioInfo *all = content_scenarios(cli->content, &count);
    LineEditPort port = { cli, no_prompt, no_wait, no_world };
    LineEdit *edit = line_edit_new(&port);
    Buf line = { 0 };
    StrView picked = { 0 };
    int64_t number = 0;
    if (!edit) return picked;
    print_menu(cli, all, count);
    fflush(stdout);
    while (!picked.ptr && line_edit_read(edit, &line) == LINE_EDIT_DONE) {
        if (!line.len) continue;
        if (args_int(line.ptr, 1, (int64_t)count, &number)) {
            picked = all[number - 1].id;
        } else if (content_scenario(cli->content, buf_view(&line))) {
            picked = content_scenario(cli->content, buf_view(&line))->id;
        } else {
            cli_say(cli, "chat.pick_number", SLOTS({ "count", cli_number(cli, (int64_t)count) }));
            fflush(stdout);
        }
    }
    line_edit_free(edit);
    buf_clear(&line);
    return picked;
}
