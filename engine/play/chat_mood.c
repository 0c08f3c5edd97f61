/* chat_mood.c -- every change of a mood has a cause, and the causes decide who leaves. */
#include "play/chat_own.h"

enum { WALK_AT = 80, COMPLAIN_AT = 90, WAIT_LOOKAHEAD = 200, WAIT_STEP_MS = 30000 };
enum { PATIENCE = 0, IRRITATION = 3 }; /* in MOOD_NAMES */

static int32_t clamp(int64_t value)
{
    return (int32_t)(value < 0 ? 0 : value > 100 ? 100 : value);
}

static void emit_mood(Chat *chat, StrView cause, const MoodDelta *deltas, size_t count)
{
    Buf data = { 0 };
    JsonOut out = { &data, false };

    json_begin_object(&out);
    json_key(&out, "cause");
    json_string(&out, cause);
    json_key(&out, "moods");
    json_begin_object(&out);
    for (size_t i = 0; i < count; i++) {
        json_key_sv(&out, chat->plan->moods[deltas[i].mood]);
        json_begin_object(&out);
        json_key(&out, "by");
        json_int(&out, deltas[i].by);
        json_key(&out, "to");
        json_int(&out, chat->moods[deltas[i].mood]);
        json_end_object(&out);
    }
    json_end_object(&out);
    json_end_object(&out);
    desk_emit(chat->desk, chat, EVENT_MOOD, &data);
    buf_clear(&data);
}

void chat_feel(Chat *chat, const MoodDelta *deltas, size_t count, StrView cause)
{
    MoodDelta felt[PLAN_MAX_MOODS];
    size_t used = 0;

    for (size_t i = 0; i < count && used < PLAN_MAX_MOODS; i++) {
        if (deltas[i].by == 0) continue;
        chat->moods[deltas[i].mood] = clamp((int64_t)chat->moods[deltas[i].mood] + deltas[i].by);
        felt[used++] = deltas[i];
    }
    if (used == 0) return;
    if (!chat->is_inside) {
        emit_mood(chat, cause, felt, used);
    } else if (chat->pending_count < CHAT_MAX_PENDING) {
        PendingMood *pending = &chat->pending[chat->pending_count++];
        pending->cause = cause;
        pending->count = used;
        memcpy(pending->deltas, felt, used * sizeof *felt);
    }
}

/* The default effect as the persona and its traits bend it; by mood. */
static size_t effects_of(const Chat *chat, StrView deed, MoodDelta out[PLAN_MAX_MOODS])
{
    const DeedDef *def = deed_def(&chat->plan->rules->deeds, deed);
    const DeedRule *rule = plan_deed(chat->plan, deed);
    int32_t by[PLAN_MAX_MOODS] = { 0 };
    size_t count = 0;

    for (size_t i = 0; def && i < def->effect_count; i++) {
        int32_t mood = plan_mood(chat->plan, def->effects[i].mood);
        if (mood >= 0) by[mood] = rule ? plan_scale(def->effects[i].delta, rule->factor) : def->effects[i].delta;
    }
    for (size_t i = 0; rule && i < rule->set_count; i++) by[rule->set[i].mood] = rule->set[i].by;
    for (size_t i = 0; i < chat->plan->mood_count; i++) {
        if (by[i] != 0) out[count++] = (MoodDelta){ (int32_t)i, by[i] };
    }
    return count;
}

/* Mood names and whole numbers, as a handler returned them. */
static size_t read_changes(const Chat *chat, const Node *changes, MoodDelta out[PLAN_MAX_MOODS])
{
    size_t count = 0;
    for (size_t i = 0; changes && i < changes->item_count && count < PLAN_MAX_MOODS; i++) {
        const Node *item = &changes->items[i];
        int32_t mood = plan_mood(chat->plan, item->key);
        if (mood < 0 || item->kind != NODE_INT) continue;
        int64_t by = item->number < -100 ? -100 : item->number > 100 ? 100 : item->number;
        out[count++] = (MoodDelta){ mood, (int32_t)by };
    }
    return count;
}

void chat_deed(Chat *chat, StrView deed, int reply_ref)
{
    const DeedRule *rule = plan_deed(chat->plan, deed);
    MoodDelta deltas[PLAN_MAX_MOODS];
    size_t count = 0;

    tally_add(chat, &chat->deeds, deed);
    if (rule && rule->is_function) {
        const Node *changes = NULL;
        if (!chat_call_deed(chat, deed, reply_ref, &changes)) return;
        count = read_changes(chat, changes, deltas);
    } else {
        count = effects_of(chat, deed, deltas);
    }
    chat_feel(chat, deltas, count, deed);
}

static bool bounds_fail(const Chat *chat, const MoodBound *bounds, size_t count, bool at_least, StrView *which)
{
    for (size_t i = 0; i < count; i++) {
        int32_t mood = chat->moods[bounds[i].mood];
        if (at_least ? mood >= bounds[i].value : mood <= bounds[i].value) continue;
        *which = chat->plan->moods[bounds[i].mood];
        return true;
    }
    return false;
}

StrView chat_test_fails(Chat *chat, const PlanTest *test, const char *function)
{
    StrView which = { 0 };
    bool holds = false;

    if (test->is_function) return chat_call_test(chat, function, &holds) && holds ? sv("") : sv("reason");
    if (bounds_fail(chat, test->at_least, test->at_least_count, true, &which)) return which;
    if (bounds_fail(chat, test->at_most, test->at_most_count, false, &which)) return which;
    for (size_t i = 0; i < test->deed_count; i++) {
        if (tally_of(&chat->deeds, test->deeds[i].deed) < (uint32_t)test->deeds[i].count) return sv("deeds");
    }
    return sv("");
}

/* The first mood that drives away, by the rules that hold for everybody. */
static bool check_common(Chat *chat)
{
    if (chat->moods[IRRITATION] >= COMPLAIN_AT) {
        chat_end(chat, OUTCOME_WALKED_OUT, sv("complaint"), "complain");
    } else if (chat->moods[IRRITATION] >= WALK_AT) {
        chat_end(chat, OUTCOME_WALKED_OUT, sv("irritation"), "walk");
    } else if (chat->moods[PATIENCE] <= 0) {
        chat_end(chat, OUTCOME_WALKED_OUT, sv("patience"), "walk");
    }
    return chat->stage != CHAT_LIVE;
}

static bool is_empty_test(const PlanTest *test)
{
    return test->at_least_count + test->at_most_count + test->deed_count == 0;
}

bool chat_check_leaving(Chat *chat)
{
    if (chat->stage != CHAT_LIVE) return true;
    if (check_common(chat)) return true;
    for (size_t i = 0; i < chat->plan->leave_count; i++) {
        const LeaveRule *rule = &chat->plan->leaves[i];
        if (is_empty_test(&rule->test) || chat_test_fails(chat, &rule->test, "leaves").len > 0) continue;
        const char *why = rule->complain ? "complaint" : "persona";
        StrView line = rule->line.len ? rule->line : sv(rule->complain ? "complain" : "walk");
        chat_end_key(chat, OUTCOME_WALKED_OUT, sv(why), line);
        return true;
    }
    return false;
}

void chat_clock_deed(Chat *chat, const char *deed)
{
    chat_deed(chat, sv(deed), LUA_NOREF);
    chat_check_leaving(chat);
}

static void add_effects(const Chat *chat, const char *deed, int32_t moods[PLAN_MAX_MOODS])
{
    MoodDelta deltas[PLAN_MAX_MOODS];
    size_t count = effects_of(chat, sv(deed), deltas);
    for (size_t i = 0; i < count; i++) moods[deltas[i].mood] = clamp((int64_t)moods[deltas[i].mood] + deltas[i].by);
}

static bool is_called(const Chat *chat, const char *deed)
{
    const DeedRule *rule = plan_deed(chat->plan, sv(deed));
    return rule && rule->is_function;
}

/* Silence hurts by the clock's deeds alone, so the end of patience can be told in advance where no function decides. */
int64_t chat_patience_end(const Chat *chat)
{
    int64_t end = chat->timers[TIMER_LEAVE];
    int64_t due = chat->timers[TIMER_WAIT];
    int32_t moods[PLAN_MAX_MOODS];

    if (due < 0 || is_called(chat, "E_WAIT") || is_called(chat, "E_GREET_LATE")) return end;
    memcpy(moods, chat->moods, sizeof moods);
    if (chat->timers[TIMER_GREET] >= 0) add_effects(chat, "E_GREET_LATE", moods);
    for (int step = 0; step < WAIT_LOOKAHEAD && (end < 0 || due < end); step++, due += WAIT_STEP_MS) {
        add_effects(chat, "E_WAIT", moods);
        if (moods[PATIENCE] <= 0 || moods[IRRITATION] >= WALK_AT) return due;
    }
    return end;
}
