/* model.c -- plays the scenario's talks and looks through them as a view would: by the feed. */
#include "play/model.h"

#include "judge/rules.h"
#include "play/feed.h"
#include "play/talk_run.h"

typedef struct Search {
    const ModelAsk *ask;
    bool is_sizing; /* the topic */
    Arena *arena;
    Model *out;
    bool has_persona; /* the best so far was said to the wanted buyer */
} Search;

static bool is_asked(const FeedGrade *grade, StrView topic)
{
    for (size_t i = 0; i < grade->asked_count; i++) {
        if (sv_eq(grade->asked[i], topic)) return true;
    }
    return false;
}

static bool is_clean(const FeedGrade *grade)
{
    for (size_t i = 0; i < grade->count; i++) {
        if (grade->findings[i].kind < FINDING_MINOR) return false;
    }
    return true;
}

static StrView words_before(const FeedChat *chat, size_t at)
{
    while (at > 0 && chat->items[at - 1].kind != FEED_BUYER) at--;
    return at ? chat->items[at - 1].text : sv("");
}

static void look_at(Search *s, const FeedChat *chat, size_t at, StrView path)
{
    const FeedItem *item = &chat->items[at];
    const FeedGrade *grade = item->kind == FEED_AGENT ? item->grade : NULL;
    if (!grade || !is_asked(grade, s->ask->topic) || !is_clean(grade)) return;
    if ((s->is_sizing ? grade->sizing : grade->policy) != VERDICT_CORRECT) return;
    bool is_wanted = sv_eq(chat->persona, s->ask->persona);
    bool is_better = !s->out->text.len || (is_wanted && !s->has_persona) ||
                     (is_wanted == s->has_persona && grade->overall > s->out->overall);
    if (!is_better) return;
    s->has_persona = is_wanted;
    *s->out = (Model){ .text = arena_copy(s->arena, item->text),
                       .asked = arena_copy(s->arena, words_before(chat, at)),
                       .talk = arena_copy(s->arena, path),
                       .overall = grade->overall };
}

/* A talk that loses shows what not to say. */
static bool look_through(Search *s, Playbook *book, const Talk *talk, Err *err)
{
    EventLog *log = NULL;
    TalkResult result;
    Arena *scratch = arena_new(0);
    TalkPlay play = { .book = book, .talk = talk, .log = &log };
    bool is_good = talk_play(&play, scratch, &result, err);
    if (is_good && result.outcome == OUTCOME_WON) {
        Feed *feed = feed_new(playbook_content(book));
        is_good = feed_update(feed, log, err);
        const FeedChat *chat = is_good ? feed_chat(feed, 1) : NULL;
        for (size_t i = 0; chat && i < chat->count; i++) look_at(s, chat, i, talk->path);
        feed_free(feed);
    }
    log_free(log);
    arena_free(scratch);
    return is_good;
}

bool model_is_of(Playbook *book, StrView topic, Dim dim)
{
    const Grammar *grammar = content_rules(playbook_content(book))->grammar;
    uint16_t number = grammar_topic(grammar, topic);
    if (number == TOPIC_NONE) return false;
    if (dim != DIM_SIZING && dim != DIM_POLICY) return true;
    return grammar_topics(grammar, NULL)[number].is_sizing == (dim == DIM_SIZING);
}

bool model_find(Playbook *book, const ContentFiles *talks, const ModelAsk *ask, Arena *arena, Model *out, Err *err)
{
    const Grammar *grammar = content_rules(playbook_content(book))->grammar;
    uint16_t topic = grammar_topic(grammar, ask->topic);
    Search search = { .ask = ask, .arena = arena, .out = out };
    Report *report = report_new();
    Arena *scratch = arena_new(0);
    StrView folder = arena_printf(scratch, "scenarios/%.*s/", SV_ARG(ask->scenario));
    size_t count = 0;
    const ContentFile *files = content_files_at(talks, &count);
    bool is_good = topic != TOPIC_NONE || err_set(err, ERR_INPUT, "there is no topic \"%.*s\"", SV_ARG(ask->topic));

    *out = (Model){ .text = sv(""), .asked = sv(""), .talk = sv(""), .overall = -1 };
    search.is_sizing = is_good && grammar_topics(grammar, NULL)[topic].is_sizing;
    for (size_t i = 0; i < count && is_good; i++) {
        Talk talk;
        if (!sv_starts(files[i].path, folder) || !talk_parse(scratch, &files[i], &talk, report)) continue;
        is_good = look_through(&search, book, &talk, err);
    }
    arena_free(scratch);
    report_free(report);
    return is_good;
}
