/* talk_hold.c -- whether a claim holds: every one is looked up where the desk and its log keep it. */
#include "play/event_data.h"
#include "play/talk_play.h"

static bool compares(TalkOp op, int64_t left, int64_t right)
{
    switch (op) {
    case TALK_GE: return left >= right;
    case TALK_GT: return left > right;
    case TALK_LE: return left <= right;
    case TALK_LT: return left < right;
    case TALK_EQ: return left == right;
    case TALK_NE: return left != right;
    }
    return false;
}

typedef enum Look { LOOK_FOUND, LOOK_NO_VALUE, LOOK_UNKNOWN } Look;

static Look look_up_mood(const TalkRun *run, StrView name, int64_t *out)
{
    size_t count = 0;
    const MoodView *moods = chat_moods(talk_chat(run), &count);
    for (size_t i = 0; i < count; i++) {
        if (!sv_eq(moods[i].name, name)) continue;
        *out = moods[i].value;
        return LOOK_FOUND;
    }
    return LOOK_UNKNOWN;
}

static int64_t count_lines(const TalkRun *run, bool nudges)
{
    size_t count = 0;
    int64_t counted = 0;
    const ChatLine *lines = chat_lines(talk_chat(run), &count);
    for (size_t i = 0; i < count; i++) {
        counted += nudges ? lines[i].is_nudge : lines[i].from_agent && !lines[i].is_auto;
    }
    return counted;
}

/* A score of the reply above, or of the whole chat on a line that speaks of its outcome; a count; else a mood. */
static Look look_up(const TalkRun *run, StrView name, const Card *card, int64_t *out)
{
    int dim = 0;
    bool is_nudges = sv_is(name, "nudges");
    if (is_nudges || sv_is(name, "replies")) {
        *out = count_lines(run, is_nudges);
        return LOOK_FOUND;
    }
    while (dim < DIM_COUNT && !sv_is(name, dim_name((Dim)dim))) dim++;
    if (dim == DIM_COUNT && !sv_is(name, "overall")) return look_up_mood(run, name, out);
    if (!card && !run->judgement) return LOOK_NO_VALUE;
    if (dim == DIM_COUNT)
        *out = card ? card->overall : run->judgement->overall;
    else
        *out = card ? card->means[dim] : run->judgement->scores[dim];
    return *out < 0 ? LOOK_NO_VALUE : LOOK_FOUND;
}

static bool check_number(const TalkRun *run, const TalkCheck *check, const Card *card, Buf *actual)
{
    int64_t value = 0;
    switch (look_up(run, check->name, card, &value)) {
    case LOOK_FOUND:
        buf_printf(actual, "%.*s %lld", SV_ARG(check->name), (long long)value);
        return compares(check->op, value, check->number);
    case LOOK_NO_VALUE: buf_printf(actual, "%.*s does not apply here", SV_ARG(check->name)); return false;
    case LOOK_UNKNOWN: buf_printf(actual, "there is no score and no mood \"%.*s\"", SV_ARG(check->name)); return false;
    }
    return false;
}

/* The data of the event with that index, in the run's arena. */
static const JsonValue *data_at(const TalkRun *run, uint32_t idx)
{
    const JsonValue *data = NULL;
    return json_parse(run->arena, log_at(run->log, idx)->event.data, &data, NULL) ? data : NULL;
}

/* How long the reply above was waited for; -1: nobody waited. */
static int64_t waited_for_reply(const TalkRun *run)
{
    for (uint32_t i = run->graded; i > 0; i--) {
        const Event *event = &log_at(run->log, i - 1)->event;
        if (event->kind != EVENT_GRADED || event->chat != run->chat) continue;
        return data_int(data_at(run, i - 1), "wait_ms", -1);
    }
    return -1;
}

/* The reply above, or the longest wait of all on a line that speaks of the outcome. */
static bool check_waited(const TalkRun *run, const TalkCheck *check, const Card *card, Buf *actual)
{
    ArenaMark mark = arena_mark(run->arena);
    int64_t ms = card ? card->longest_wait_ms : waited_for_reply(run);
    arena_rewind(run->arena, mark);
    if (ms < 0) {
        buf_puts(actual, !card && !run->graded ? "there is no reply above" : "nobody waited");
        return false;
    }
    buf_printf(actual, "wait %lld.%03lds", (long long)(ms / 1000), (long)(ms % 1000));
    return compares(check->op, ms, check->number);
}

static bool is_meant(const TalkCheck *check, const Finding *finding)
{
    if (check->name.len > 0) return sv_eq(check->name, finding->rule);
    return finding->kind < check->above;
}

/* Whether any finding is meant; `actual` lists what there is. */
static bool has_finding(const TalkRun *run, const TalkCheck *check, Buf *actual)
{
    bool is_there = false;
    const Judgement *j = run->judgement;
    for (size_t i = 0; i < j->finding_count; i++) {
        const Finding *finding = &j->findings[i];
        is_there |= is_meant(check, finding);
        buf_printf(actual, "%s%.*s (%s)", actual->len ? ", " : "", SV_ARG(finding->rule),
                   finding_kind_name(finding->kind));
    }
    if (j->finding_count == 0) buf_puts(actual, "no finding");
    return is_there;
}

static bool has_name(const StrView *names, size_t count, StrView name, Buf *actual)
{
    bool is_there = false;
    for (size_t i = 0; i < count; i++) {
        is_there |= sv_eq(names[i], name);
        buf_printf(actual, "%s%.*s", actual->len ? ", " : "", SV_ARG(names[i]));
    }
    if (count == 0) buf_puts(actual, "none");
    return is_there;
}

/* Claims about the reply above; without `no`. */
static bool is_of_reply(const TalkRun *run, const TalkCheck *check, Buf *actual)
{
    const Judgement *j = run->judgement;
    if (check->kind == TALK_FINDING) return has_finding(run, check, actual);
    if (check->kind == TALK_DEED) return has_name(j->deeds, j->deed_count, check->name, actual);
    if (check->kind == TALK_ASKED) return has_name(j->asked, j->asked_count, check->name, actual);
    Verdict verdict = check->dim == DIM_SIZING ? j->sizing : j->policy;
    buf_printf(actual, "%s %s", dim_name(check->dim), verdict_name(verdict));
    return verdict == check->verdict;
}

/* Whether the buyer has said such a line since the reply above, or at all where there is none. */
static bool has_line(const TalkRun *run, const TalkCheck *check, Buf *actual)
{
    bool is_there = false;
    const char *field = check->kind == TALK_LINE ? "line" : "text";
    ArenaMark mark = arena_mark(run->arena);
    for (uint32_t i = run->graded; i < log_count(run->log); i++) {
        const Event *event = &log_at(run->log, i)->event;
        if (event->kind != EVENT_BUYER_SAID || event->chat != run->chat) continue;
        StrView found = data_text(data_at(run, i), field);
        is_there |= talk_matches(check->name, found);
        buf_printf(actual, "%s%.*s", actual->len ? ", " : "", SV_ARG(found.len ? found : sv("a line of the scenario")));
    }
    arena_rewind(run->arena, mark);
    if (!actual->len) buf_puts(actual, "nothing was said");
    return is_there;
}

static bool is_outcome(const TalkRun *run, const TalkCheck *check, Buf *actual)
{
    const Chat *chat = talk_chat(run);
    buf_printf(actual, "outcome %s", outcome_name(chat_outcome(chat)));
    if (chat_why(chat).len) buf_printf(actual, " (%.*s)", SV_ARG(chat_why(chat)));
    return chat_outcome(chat) == check->outcome;
}

bool talk_holds(TalkRun *run, const TalkCheck *check, const Card *card, Buf *actual)
{
    switch (check->kind) {
    case TALK_NUMBER: return check_number(run, check, card, actual);
    case TALK_WAITED: return check_waited(run, check, card, actual);
    case TALK_OUTCOME: return is_outcome(run, check, actual);
    case TALK_BEAT:
        buf_printf(actual, "beat %.*s", SV_ARG(chat_beat(talk_chat(run))));
        return sv_eq(chat_beat(talk_chat(run)), check->name) != check->is_negated;
    case TALK_LINE:
    case TALK_SAID: return has_line(run, check, actual) != check->is_negated;
    case TALK_VERDICT:
    case TALK_FINDING:
    case TALK_DEED:
    case TALK_ASKED: break;
    }
    if (run->judgement) return is_of_reply(run, check, actual) != check->is_negated;
    buf_puts(actual, "there is no reply above");
    return false;
}
