/* cmd_replay.c -- `peilian replay` and `peilian export`: what was recorded, shown again or written out. */
#include <stdio.h>
#include <unistd.h>

#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/now.h"
#include "cli/view_card.h"
#include "judge/rules.h"
#include "play/film.h"
#include "play/talk_check.h"
#include "play/talk_run.h"
#include "play/talk_write.h"
#include "record/log_jsonl.h"

enum { SPEED_MAX = 16 };

static const Option REPLAY_OPTIONS[] = {
    { "speed", "1..16" }, { "at-once", NULL }, { "no-color", NULL }, { "at", "MS" }, { "timeline", NULL }
};
static const Option EXPORT_OPTIONS[] = { { "jsonl", NULL }, { "talk", NULL }, { "chat", "1..5" } };

/* The store and the log of the session that the first argument names. */
static bool open_log(Cli *cli, const Args *args, Store **store, EventLog **log)
{
    StoredSession session;
    if (!archive_open(cli, store)) return false;
    return archive_find(cli, *store, args->rest[0], &session) && archive_load(cli, *store, &session, log);
}

static bool read_speed(Cli *cli, const Args *args, int64_t *speed)
{
    const char *text = args_get(&COMMAND_REPLAY, args, "speed");
    bool is_at_once = args_get(&COMMAND_REPLAY, args, "at-once") || (!text && !isatty(STDOUT_FILENO));
    *speed = is_at_once ? 0 : 1;
    if (!text || args_int(text, 1, SPEED_MAX, speed)) return true;
    cli_complain(cli, "error.number_range",
                 SLOTS({ "name", sv("speed") }, { "low", sv("1") }, { "high", cli_number(cli, SPEED_MAX) },
                       { "text", sv(text) }));
    return false;
}

static void play_log(View *view, const EventLog *log, int64_t speed)
{
    int64_t shown = 0;
    for (uint32_t i = 0; i < log_count(log); i++) {
        int64_t due = log_at(log, i)->event.t_ms;
        view_event(view, log, i);
        if (!view->out.len) continue;
        if (speed) sleep_ms((due - shown) / speed);
        shown = due;
        view_flush(view);
    }
}

static void show_log(Cli *cli, const Args *args, Store *store, const EventLog *log, int64_t speed)
{
    View view;
    Gloss *gloss = NULL;
    ArchiveContent content;
    Err err = { 0 };
    /* Only for the levels; a session whose content is gone is shown without them. */
    bool has_content = archive_content(cli, store, &log_header(log)->content, &content, &err);
    view_init(&view, cli, has_content ? &content_rules(content.content)->rubric : NULL);
    if (args_get(&COMMAND_REPLAY, args, "no-color")) view.term.has_colour = false;
    if (strcmp(cli->lang, "en") == 0 && gloss_load(&gloss, cli->home, NULL)) view.gloss = gloss;
    view_say(&view, STYLE_BOLD, "replay.title", SLOTS({ "id", log_header(log)->id }));
    if (has_content && content.owned) view_say(&view, STYLE_DIM, "replay.content_changed", NULL, 0);
    view_flush(&view);
    play_log(&view, log, speed);
    buf_putc(&view.out, '\n');
    view_card_of(&view, log, &view.out);
    view_say(&view, STYLE_DIM, "replay.ended", SLOTS({ "events", cli_number(cli, log_count(log)) }));
    view_flush(&view);
    view_clear(&view);
    gloss_free(gloss);
    archive_content_clear(&content);
}

/* The film of a log as JSON: its timeline, or without one the moment at `at_ms`. */
static bool show_film(Cli *cli, Store *store, const EventLog *log, bool is_timeline, int64_t at_ms)
{
    ArchiveContent content;
    Err err = { 0 };
    Buf text = { 0 };
    JsonOut out = { &text, false };
    if (!archive_content(cli, store, &log_header(log)->content, &content, &err)) {
        cli_complain_err(cli, &err);
        return false;
    }
    Film *film = film_open(log, content.content);
    film_seek(film, at_ms);
    if (is_timeline) {
        film_write_timeline(&out, film);
    } else {
        film_write_frame(&out, film);
    }
    buf_putc(&text, '\n');
    bool is_ok = fwrite(buf_view(&text).ptr, 1, text.len, stdout) == text.len;
    film_close(film);
    buf_clear(&text);
    archive_content_clear(&content);
    return is_ok;
}

static bool read_at(Cli *cli, const char *text, int64_t *at_ms)
{
    if (!text || args_int(text, 0, INT64_MAX, at_ms)) return true;
    cli_complain(
        cli, "error.number_range",
        SLOTS({ "name", sv("at") }, { "low", sv("0") }, { "high", cli_number(cli, INT64_MAX) }, { "text", sv(text) }));
    return false;
}

static int complain_missing(Cli *cli)
{
    cli_complain(cli, "error.missing_session", SLOTS({ "command", sv(cli->command->name) }));
    return EXIT_USAGE;
}

static int run_replay(Cli *cli, const Args *args)
{
    Store *store = NULL;
    EventLog *log = NULL;
    int64_t speed = 1;
    if (!args->rest_count) return complain_missing(cli);
    const char *at = args_get(&COMMAND_REPLAY, args, "at");
    bool is_timeline = args_get(&COMMAND_REPLAY, args, "timeline") != NULL;
    int64_t at_ms = 0;
    if (!read_speed(cli, args, &speed) || !read_at(cli, at, &at_ms)) return EXIT_USAGE;
    bool is_ok = open_log(cli, args, &store, &log);
    if (is_ok && (at || is_timeline)) {
        is_ok = show_film(cli, store, log, is_timeline, at_ms);
    } else if (is_ok) {
        show_log(cli, args, store, log, speed);
    }
    log_free(log);
    store_close(store);
    return is_ok ? EXIT_OK : EXIT_FAULTS;
}

/* Which chat of a rush hour; the first unless said, and that is told. */
static bool read_chat(Cli *cli, const Args *args, const EventLog *log, int64_t *chat)
{
    const char *text = args_get(&COMMAND_EXPORT, args, "chat");
    StrView scenario = log_header(log)->scenario;
    bool is_rush = scenario.len && memchr(scenario.ptr, ',', scenario.len);
    *chat = 1;
    if (!text && is_rush) cli_complain(cli, "export.first_chat", NULL, 0);
    if (!text || args_int(text, 1, DESK_MAX_CHATS, chat)) return true;
    cli_complain(cli, "error.number_range",
                 SLOTS({ "name", sv("chat") }, { "low", sv("1") }, { "high", cli_number(cli, DESK_MAX_CHATS) },
                       { "text", sv(text) }));
    return false;
}

/* The talk is held against the content of today, which is what it will be run with: what would not pass is said. */
static void try_talk(Cli *cli, const EventLog *log, const Buf *text)
{
    ContentFile file = { sv("saved.talk"), buf_view(text) };
    Report *report = report_new();
    Talk talk;
    TalkResult result = { 0 };
    Err err = { 0 };
    if (!cli_content(cli)) return;
    Playbook *book = playbook_new(cli->content);
    bool is_read = talk_parse(cli->arena, &file, &talk, report) && talk_check(&talk, book, report);
    bool is_played = is_read && talk_run(book, &talk, cli->arena, &result, &err);
    bool is_changed = !hash_equal(&log_header(log)->content, content_hash(cli->content));
    if (!is_played || !result.is_passed)
        cli_complain(cli, is_changed ? "export.talk_changed" : "export.talk_fails", NULL, 0);
    playbook_free(book);
    report_free(report);
}

/* False with what is wrong said. */
static bool write_talk(Cli *cli, const Args *args, const EventLog *log, Buf *text)
{
    int64_t chat = 1;
    Err err = { 0 };
    if (!read_chat(cli, args, log, &chat)) return false;
    if (!talk_write(text, log, (uint32_t)chat, &err)) {
        cli_complain_err(cli, &err);
        return false;
    }
    try_talk(cli, log, text);
    return true;
}

static int run_export(Cli *cli, const Args *args)
{
    Store *store = NULL;
    EventLog *log = NULL;
    Buf text = { 0 };
    if (!args->rest_count) return complain_missing(cli);
    bool is_talk = args_get(&COMMAND_EXPORT, args, "talk") != NULL;
    bool is_ok = open_log(cli, args, &store, &log);
    if (is_ok && is_talk) is_ok = write_talk(cli, args, log, &text);
    if (is_ok && !is_talk) log_write_jsonl(&text, log);
    if (is_ok) is_ok = fwrite(buf_view(&text).ptr, 1, text.len, stdout) == text.len;
    buf_clear(&text);
    log_free(log);
    store_close(store);
    return is_ok ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_REPLAY = { .name = "replay",
                                 .usage = "ID",
                                 .options = REPLAY_OPTIONS,
                                 .option_count = sizeof REPLAY_OPTIONS / sizeof *REPLAY_OPTIONS,
                                 .rest_max = 1,
                                 .run = run_replay };

const Command COMMAND_EXPORT = { .name = "export",
                                 .usage = "ID",
                                 .options = EXPORT_OPTIONS,
                                 .option_count = sizeof EXPORT_OPTIONS / sizeof *EXPORT_OPTIONS,
                                 .rest_max = 1,
                                 .run = run_export };
