/* cmd_rescore.c -- `peilian rescore`: the same replies at the same times, graded by today's content; the record stays as it is. */
#include <stdio.h>

#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/term.h"
#include "cli/view_own.h"
#include "play/card.h"
#include "play/rerun.h"

static const Option OPTIONS[] = { { "json", NULL } };

/* What one log says of its replies, in order. */
typedef struct Scores {
    StrView *texts;
    int32_t *overall;
    size_t count;
    int32_t mean;
} Scores;

static bool read_scores(Arena *arena, const EventLog *log, Scores *out, Err *err)
{
    Card card;
    uint32_t count = log_count(log);
    *out = (Scores){ .texts = arena_alloc(arena, count + 1, sizeof *out->texts),
                     .overall = arena_alloc(arena, count + 1, sizeof *out->overall) };
    for (uint32_t i = 0; i < count; i++) {
        const Event *event = &log_at(log, i)->event;
        const JsonValue *data = NULL, *said = NULL;
        if (event->kind != EVENT_GRADED) continue;
        if (!json_parse(arena, event->data, &data, err)) return false;
        int64_t seq = json_int_of(data, "reply", 0);
        if (seq < 1 || seq > count || !json_parse(arena, log_at(log, (uint32_t)seq - 1)->event.data, &said, err))
            continue;
        const JsonValue *scores = json_get(json_get(data, "judgement"), "scores");
        out->texts[out->count] = json_text_of(said, "text");
        out->overall[out->count++] = (int32_t)json_int_of(scores, "overall", -1);
    }
    if (!card_of(log, arena, &card, err)) return false;
    out->mean = card.overall;
    return true;
}

static bool play_again(Cli *cli, const EventLog *log, Scores *out, Err *err)
{
    EventLog *again = NULL;
    Desk *desk = NULL;
    SessionHeader header = *log_header(log);
    Playbook *book = playbook_new(cli->content);
    header.engine = sv(PEILIAN_VERSION);
    header.content = *content_hash(cli->content);
    RerunStart start = { .book = book, .from = log, .seq = log_count(log), .header = &header };
    bool is_ok = rerun_until(&start, &again, &desk, err) && read_scores(cli->arena, again, out, err);
    desk_free(desk);
    log_free(again);
    playbook_free(book);
    return is_ok;
}

static StrView score_text(Cli *cli, int32_t score)
{
    return score < 0 ? sv("–") : cli_number(cli, score);
}

static void print_scores(Cli *cli, const Scores *then, const Scores *now)
{
    Term term = term_of(1);
    for (size_t i = 0; i < then->count; i++) {
        Buf line = { 0 };
        int32_t score = i < now->count ? now->overall[i] : -1;
        buf_printf(&line, "%4.*s → %-4.*s", SV_ARG(score_text(cli, then->overall[i])), SV_ARG(score_text(cli, score)));
        buf_puts(&line, score == then->overall[i] ? "   " : " * ");
        term_wrap(&term, &line, STYLE_PLAIN, then->texts[i], 14);
        printf("%s\n", line.ptr);
        buf_clear(&line);
    }
    cli_say(cli, "rescore.summary",
            SLOTS({ "then", score_text(cli, then->mean) }, { "now", score_text(cli, now->mean) }));
}

static void write_score(JsonOut *out, const char *key, int32_t score)
{
    json_key(out, key);
    if (score < 0) {
        json_null(out);
    } else {
        json_int(out, score);
    }
}

static void print_json(const Scores *then, const Scores *now)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    json_begin_object(&out);
    write_score(&out, "then", then->mean);
    write_score(&out, "now", now->mean);
    json_key(&out, "replies");
    json_begin_array(&out);
    for (size_t i = 0; i < then->count; i++) {
        json_begin_object(&out);
        json_key(&out, "text");
        json_string(&out, then->texts[i]);
        write_score(&out, "then", then->overall[i]);
        write_score(&out, "now", i < now->count ? now->overall[i] : -1);
        json_end_object(&out);
    }
    json_end_array(&out);
    json_end_object(&out);
    printf("%s\n", text.ptr);
    buf_clear(&text);
}

static bool rescore(Cli *cli, const Args *args, const EventLog *log)
{
    Scores then, now;
    Err err = { 0 };
    if (!read_scores(cli->arena, log, &then, &err) || !play_again(cli, log, &now, &err)) {
        cli_complain_err(cli, &err);
        return false;
    }
    if (args_get(&COMMAND_RESCORE, args, "json")) {
        print_json(&then, &now);
    } else {
        print_scores(cli, &then, &now);
    }
    return true;
}

static int run_rescore(Cli *cli, const Args *args)
{
    Store *store = NULL;
    EventLog *log = NULL;
    StoredSession session;
    if (!args->rest_count) {
        cli_complain(cli, "error.missing_session", SLOTS({ "command", sv("rescore") }));
        return EXIT_USAGE;
    }
    if (!cli_content(cli) || !archive_open(cli, &store)) return EXIT_FAULTS;
    bool is_ok = archive_find(cli, store, args->rest[0], &session) && archive_load(cli, store, &session, &log) &&
                 rescore(cli, args, log);
    log_free(log);
    store_close(store);
    return is_ok ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_RESCORE = { .name = "rescore",
                                  .usage = "ID",
                                  .options = OPTIONS,
                                  .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                                  .rest_max = 1,
                                  .run = run_rescore };
