/* explore_state.c -- when two states are held to be the same.
 *
 * Taken as it is: beat, what the beat waits for, open questions, tries and chances left, doubts, what the buyer has told, the
 * order, buyer.state. In steps: moods (by the thresholds that the persona names; what a script reads also by quarters of the
 * scale; patience and irritation by how near the end is), minutes left (halves), how long the buyer has waited (not yet half a
 * minute, or longer), questions (up to the persona's limit). Deeds, answers and actions count
 * as far as the scripts' own text or the persona's tests name them. Left out: chance, wording, the exact clock. */
#include <stdio.h>

#include "play/explore_own.h"
#include "script/api_value.h"

enum { QUARTER = 25, WAIT_STEP_MS = 30000, WALK_AT = 80, COMPLAIN_AT = 90, MINUTE_MS = 60000, DEED_CAP = 2 };

static bool has_part(StrView whole, StrView part)
{
    for (size_t i = 0; part.len && i + part.len <= whole.len; i++) {
        if (memcmp(whole.ptr + i, part.ptr, part.len) == 0) return true;
    }
    return false;
}

static bool is_named(const Plan *plan, StrView name)
{
    return has_part(plan->scenario_file->text, name) || has_part(plan->persona_file->text, name);
}

static int steps_of(const MoodBound *bounds, size_t count, int32_t mood, int32_t value)
{
    int steps = 0;
    for (size_t i = 0; i < count; i++) steps += bounds[i].mood == mood && value >= bounds[i].value;
    return steps;
}

static int test_steps(const PlanTest *test, int32_t mood, int32_t value)
{
    return steps_of(test->at_least, test->at_least_count, mood, value) +
           steps_of(test->at_most, test->at_most_count, mood, value - 1);
}

/* A script may ask for any value of a mood that it reads; of the others only the named thresholds matter. */
static int mood_step(const Plan *plan, int32_t mood, int32_t value)
{
    static const char *const DRAINS = "patience", *const FILLS = "irritation";
    char read[64];
    int steps = test_steps(&plan->buys, mood, value) + test_steps(&plan->settles, mood, value);
    for (size_t i = 0; i < plan->leave_count; i++) steps += test_steps(&plan->leaves[i].test, mood, value);
    snprintf(read, sizeof read, "mood.%.*s", SV_ARG(plan->moods[mood]));
    if (sv_is(plan->moods[mood], FILLS)) steps += (value >= WALK_AT / 2) + (value >= WALK_AT) + (value >= COMPLAIN_AT);
    if (sv_is(plan->moods[mood], DRAINS)) steps += (value > 0) + (value > QUARTER);
    if (is_named(plan, sv(read))) steps = steps * 8 + value / QUARTER;
    return steps;
}

static bool is_tested(const PlanTest *test, StrView deed)
{
    for (size_t i = 0; i < test->deed_count; i++) {
        if (sv_eq(test->deeds[i].deed, deed)) return true;
    }
    return false;
}

/* buyer:did "E_X" or buyer:did("E_X"): how often, in the whole chat. */
static bool is_counted_by_script(const Plan *plan, StrView deed)
{
    static const char *const CALLS[] = { "did \"%.*s\"", "did(\"%.*s\"", "did '%.*s'", "did('%.*s'" };
    char call[96];
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
        snprintf(call, sizeof call, CALLS[i], SV_ARG(deed));
        if (is_named(plan, sv(call))) return true;
    }
    return false;
}

static bool counts_deed(const Plan *plan, StrView deed)
{
    bool is_met = is_tested(&plan->buys, deed) || is_tested(&plan->settles, deed) || is_counted_by_script(plan, deed);
    for (size_t i = 0; i < plan->leave_count && !is_met; i++) is_met = is_tested(&plan->leaves[i].test, deed);
    return is_met;
}

static bool counts_answer(const Plan *plan, StrView topic)
{
    for (size_t i = 0; i < plan->doubt_count; i++) {
        if (sv_eq(plan->doubts[i], topic)) return true;
    }
    return is_named(plan, sv("answered")) && is_named(plan, topic);
}

/* Tallies stand in the order of their first count: two ways to the same counts are one state. */
static void put_tallies(Buf *out, const Plan *plan, const Tallies *tallies, bool (*counts)(const Plan *, StrView))
{
    uint64_t sum = 0;
    for (size_t i = 0; i < tallies->count; i++) {
        const Tally *tally = &tallies->items[i];
        if (counts && !counts(plan, tally->name)) continue;
        uint32_t capped = tally->count < DEED_CAP ? tally->count : DEED_CAP;
        Hash hash = hash_of_two(tally->name, sv(capped > 1 ? "2" : "1"));
        uint64_t part = 0;
        memcpy(&part, hash.bytes, sizeof part);
        sum += part;
    }
    buf_printf(out, "%llx\n", (unsigned long long)sum);
}

static int64_t limited(int64_t value, int64_t limit)
{
    return limit > 0 && value > limit ? limit + 1 : limit > 0 ? value : 0;
}

static void put_clock(Buf *out, const Chat *chat)
{
    int64_t waited = chat->waiting_since >= 0 ? chat->now - chat->waiting_since : -1;
    int64_t all = chat->plan->minutes * MINUTE_MS, used = chat->now - chat->opened_at;
    buf_printf(out, "%lld %lld %lld %d\n", (long long)(waited < WAIT_STEP_MS ? 0 : 1),
               (long long)(all ? used * 2 / all : 0),
               (long long)limited(chat->questions, chat->plan->questions_at_most), chat->turns == 0);
}

Hash explore_state(const Walk *walk)
{
    const Chat *chat = walk_chat(walk);
    Buf out = { 0 };

    buf_printf(&out, "%.*s %d %d %d\n", SV_ARG(chat->beat), (int)chat->stage, (int)chat->wait, (int)chat->outcome);
    for (size_t i = 0; i < chat->ask_count; i++) buf_printf(&out, "%.*s ", SV_ARG(chat->asks[i]));
    buf_printf(&out, "\n%d %lld %lld %u %zu %x %x %.*s\n", chat->is_ask_open, (long long)chat->tries_left,
               (long long)chat->chances_left, (unsigned)chat->open_doubts, chat->doubt, (unsigned)chat->known,
               (unsigned)chat->known_case, SV_ARG(chat->order_state));
    for (size_t i = 0; i < chat->plan->mood_count; i++)
        buf_printf(&out, "%d ", mood_step(chat->plan, (int32_t)i, chat->moods[i]));
    put_clock(&out, chat);
    put_tallies(&out, chat->plan, &chat->deeds, counts_deed);
    put_tallies(&out, chat->plan, &chat->answered, counts_answer);
    put_tallies(&out, chat->plan, &chat->acts, NULL);
    if (chat->sb && !sandbox_is_dead(chat->sb)) {
        lua_State *L = sandbox_state(chat->sb);
        api_buyer_push_state(L);
        api_write_plain(L, -1, &out, NULL);
        lua_pop(L, 1);
    }
    Hash hash = hash_of(buf_view(&out));
    buf_clear(&out);
    return hash;
}
