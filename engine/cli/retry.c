/* retry.c -- from "ID:N" to a log and the event before which it is to go otherwise. */
#include "cli/retry.h"

#include "cli/archive.h"
#include "play/branches.h"

/* The reply of that number in the only chat of the log, as the event to stand before; 0: there is none. */
static uint32_t place_of(Cli *cli, const EventLog *log, StrView id, int64_t number)
{
    Feed *feed = feed_new(cli->content);
    Err err = { 0 };
    uint32_t seq = 0;
    bool is_read = feed_update(feed, log, &err);
    const FeedChat *chat = feed_chat(feed, 1);
    bool is_single = feed_chat_count(feed) == 1;
    for (size_t i = 0; is_read && is_single && i < chat->count; i++) {
        const FeedItem *item = &chat->items[i];
        if (item->kind == FEED_AGENT && (int64_t)item->number == number) seq = branch_cut(chat, item);
    }
    if (!is_read) {
        cli_complain_err(cli, &err);
    } else if (!is_single) {
        cli_complain(cli, "error.retry_several", SLOTS({ "id", id }));
    } else if (!seq) {
        cli_complain(
            cli, "error.retry_number",
            SLOTS({ "id", id }, { "count", cli_number(cli, chat->replies) }, { "number", cli_number(cli, number) }));
    }
    feed_free(feed);
    return seq;
}

/* The locale's key of why it may not be, or NULL. */
static const char *bar_of(const Cli *cli, const SessionHeader *header)
{
    if (header->mode == SESSION_EXAM) return "error.retry_exam";
    if (!sv_is(header->engine, PEILIAN_VERSION)) return "carry_on.other_engine";
    return hash_equal(&header->content, content_hash(cli->content)) ? NULL : "carry_on.other_content";
}

int retry_find(Cli *cli, const char *text, LiveSetup *setup, EventLog **from)
{
    const char *colon = strrchr(text, ':');
    int64_t number = 0;
    StoredSession session;
    if (!colon || colon == text || !args_int(colon + 1, 1, UINT32_MAX, &number)) {
        cli_complain(cli, "error.retry_form", SLOTS({ "text", sv(text) }));
        return EXIT_USAGE;
    }
    StrView id = arena_copy(cli->arena, sv_of(text, (size_t)(colon - text)));
    if (!archive_find(cli, setup->store, id.ptr, &session) || !archive_load(cli, setup->store, &session, from))
        return EXIT_FAULTS;
    const SessionHeader *header = log_header(*from);
    const char *bar = bar_of(cli, header);
    if (bar) {
        cli_complain(cli, "error.retry_bar", SLOTS({ "id", header->id }, { "why", locale_text(cli->locale, bar) }));
        return EXIT_FAULTS;
    }
    setup->from = *from;
    setup->seq = place_of(cli, *from, header->id, number);
    setup->scenario = header->scenario;
    setup->persona = header->persona;
    return setup->seq ? EXIT_OK : EXIT_USAGE;
}
