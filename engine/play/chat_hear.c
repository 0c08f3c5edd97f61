/* chat_hear.c -- one message of the trainee: judged, felt, and kept for when the buyer has read it. */
#include "play/chat_own.h"

#include "base/utf8.h"

enum { GREETING_CHARS = 15 };

static int32_t known_tenths(const Chat *chat, const char *name, int32_t per_unit)
{
    int32_t fact = plan_fact(chat->plan, sv(name));
    if (fact < 0 || !(chat->known & (1u << fact)) || !chat->plan->facts[fact].is_number) return 0;
    return (int32_t)(chat->plan->facts[fact].scaled * per_unit / VALUE_ONE);
}

/* Only what the buyer has said: a trainee who does not ask does not know. */
Buyer chat_known_buyer(const Chat *chat)
{
    int32_t wide = plan_fact(chat->plan, sv("wide_foot"));
    return (Buyer){ .height_mm = known_tenths(chat, "height_cm", 10),
                    .weight_jin10 = known_tenths(chat, "weight_jin", 10),
                    .waist_mm = known_tenths(chat, "waist_cm", 10),
                    .foot_mm = known_tenths(chat, "foot_mm", 1),
                    .usual_eu = known_tenths(chat, "usual_eu", 1),
                    .wide_foot = wide >= 0 && (chat->known & (1u << wide)) && chat->plan->facts[wide].scaled != 0 };
}

CaseFacts chat_known_case(const Chat *chat)
{
    CaseFacts facts = chat->plan->facts_of_case;
    uint32_t known = chat->known_case;
    if (!(known & (1u << CASE_STAGE))) facts.stage = STAGE_UNKNOWN;
    if (!(known & (1u << CASE_CAUSE))) facts.cause = CAUSE_UNKNOWN;
    if (!(known & (1u << CASE_CHANNEL))) facts.channel = CHANNEL_UNKNOWN;
    if (!(known & (1u << CASE_DAYS))) facts.days_since_receipt = -1;
    if (!(known & (1u << CASE_ORDERS))) facts.orders = -1;
    if (!(known & (1u << CASE_TOTAL))) facts.total = -1;
    return facts;
}

static int64_t wait_of(const Chat *chat)
{
    if (chat->waiting_since >= 0) return chat->now - chat->waiting_since;
    return chat->agent_spoke_at >= 0 ? chat->now - chat->agent_spoke_at : -1;
}

size_t chat_history(const Chat *chat, size_t line_count, Arena *arena, const Turn **out)
{
    Turn *turns = arena_alloc(arena, line_count + 1, sizeof *turns);
    size_t count = 0;
    for (size_t i = 0; i < line_count; i++) {
        const ChatLine *line = &chat->lines[i];
        if (line->is_auto) continue;
        turns[count++] = (Turn){ line->from_agent, line->text, line->t_ms };
    }
    *out = turns;
    return count;
}

/* Lists that are about to change are copied; the history is made again from the lines. */
static void keep_heard(Chat *chat, const ChatLine *line, const JudgeInput *in)
{
    HeardReply *heard = arena_alloc(chat->arena, 1, sizeof *heard);
    StrView *asked = arena_alloc(chat->arena, in->asked_count + 1, sizeof *asked);
    AskedElsewhere *others = arena_alloc(chat->arena, in->elsewhere_count + 1, sizeof *others);

    for (size_t i = 0; i < in->asked_count; i++) asked[i] = in->asked[i];
    for (size_t i = 0; i < in->elsewhere_count; i++) {
        const AskedElsewhere *other = &in->elsewhere[i];
        StrView *topics = arena_alloc(chat->arena, other->asked_count, sizeof *topics);
        memcpy(topics, other->asked, other->asked_count * sizeof *topics);
        others[i] = (AskedElsewhere){ arena_copy(chat->arena, other->label), topics, other->asked_count };
    }
    *heard = (HeardReply){ chat->heard, line->seq, chat->line_count, *in };
    heard->in.asked = asked;
    heard->in.elsewhere = others;
    chat->heard = heard;
}

static void emit_graded(Chat *chat, const ChatLine *line, int64_t wait_ms, const Judgement *judgement)
{
    Buf data = { 0 };
    JsonOut out = { &data, false };
    Buf verdict = { 0 };
    JsonOut inner = { &verdict, false };

    judgement_write_event(&inner, line->text, judgement);
    json_begin_object(&out);
    json_key(&out, "reply");
    json_int(&out, line->seq);
    if (wait_ms >= 0) {
        json_key(&out, "wait_ms");
        json_int(&out, wait_ms);
    }
    json_key(&out, "judgement");
    json_raw(&out, buf_view(&verdict));
    json_end_object(&out);
    desk_emit(chat->desk, chat, EVENT_GRADED, &data);
    buf_clear(&verdict);
    buf_clear(&data);
}

/* Claims answer topics that nobody asked about too; the size named last fills {size}. */
static void note_claims(Chat *chat, const Judgement *j)
{
    for (size_t i = 0; i < j->claim_count; i++) {
        const Claim *claim = &j->claims[i];
        if (claim->state == CLAIM_TRUE) tally_add(chat, &chat->answered, claim->topic);
        if (!sv_is(claim->topic, "size") || !sv_is(claim->stance, "recommend")) continue;
        const Value *size = field_find(claim->fields, claim->field_count, "value");
        if (size && size->kind == VALUE_TEXT) chat->size = arena_copy(chat->arena, size->text);
    }
}

static int keep_reply(Chat *chat, const ApiReply *reply)
{
    lua_State *L = sandbox_state(chat->sb);
    api_push_reply(L, reply);
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

static void feel_deeds(Chat *chat, const Judgement *j, int reply_ref)
{
    const DeedDefs *defs = &chat->plan->rules->deeds;
    int64_t limit = chat->plan->questions_at_most;
    int64_t extra = 0;

    for (size_t i = 0; i < j->question_count; i++) extra += limit > 0 && ++chat->questions > limit;
    for (size_t i = 0; i < j->deed_count && chat->stage == CHAT_LIVE; i++) {
        const DeedDef *def = deed_def(defs, j->deeds[i]);
        if (def && def->is_clock) continue;
        if (sv_is(j->deeds[i], "E_IRRELEVANTQ") && extra > 0) extra--;
        chat_deed(chat, def ? def->id : j->deeds[i], reply_ref);
        if (def && def->leaves) chat_end(chat, OUTCOME_WALKED_OUT, sv("insulted"), "insulted");
    }
    for (; extra > 0 && chat->stage == CHAT_LIVE; extra--) chat_deed(chat, sv("E_IRRELEVANTQ"), reply_ref);
}

static bool has_slot(const Burst *burst, StrView slot)
{
    for (size_t i = 0; i < burst->slot_count; i++) {
        if (sv_eq(burst->slots[i], slot)) return true;
    }
    return false;
}

static void add_questions(Chat *chat, const Judgement *j)
{
    Burst *burst = &chat->burst;
    for (size_t i = 0; i < j->question_count; i++) {
        const Question *question = &j->questions[i];
        if (question->slot.len == 0) {
            burst->asks_open |= question->is_open;
            burst->asks_closed |= !question->is_open;
        } else if (!has_slot(burst, question->slot) && burst->slot_count < CHAT_MAX_SLOTS) {
            burst->slots[burst->slot_count++] = arena_copy(chat->arena, question->slot);
        }
    }
}

/* The burst's verdict is its last message's; what it asked adds up. */
static void add_to_burst(Chat *chat, const Judgement *j, StrView text, bool is_first, int reply_ref)
{
    Burst *burst = &chat->burst;

    if (burst->reply_ref != LUA_NOREF) {
        luaL_unref(sandbox_state(chat->sb), LUA_REGISTRYINDEX, burst->reply_ref);
        is_first = is_first && burst->is_greeting;
    }
    burst->is_there = true;
    burst->reply_ref = reply_ref;
    burst->sizing = j->sizing;
    burst->policy = j->policy;
    burst->is_held = j->sizing == VERDICT_HOLDS || j->policy == VERDICT_HOLDS;
    burst->is_greeting =
        is_first && j->claim_count == 0 && j->question_count == 0 && utf8_count(text) <= GREETING_CHARS;
    for (size_t i = 0; i < j->deed_count; i++) {
        burst->has_evidence |= sv_is(j->deeds[i], "E_EVIDENCE") || sv_is(j->deeds[i], "E_REASONED");
    }
    add_questions(chat, j);
}

/* Who only nudges waits all the same: the reply is what they wait for. */
static bool is_saying_more(const Chat *chat)
{
    for (size_t i = 0; i < chat->queue_count; i++) {
        if (!chat->queue[i].is_nudge) return true;
    }
    return false;
}

/* A message that comes while the buyer is still typing answers nothing of it: they read it afterwards. */
static bool is_listening(const Chat *chat)
{
    switch (chat->wait) {
    case WAIT_ANSWER:
    case WAIT_DOUBT: return chat->is_ask_open;
    case WAIT_REPLY:
    case WAIT_TEST: return chat->timers[TIMER_REACT] >= 0 || !is_saying_more(chat);
    case WAIT_NOTHING:
    case WAIT_PAUSE: break;
    }
    return false;
}

static void take_in(Chat *chat, const Judgement *j, const ApiReply *reply)
{
    const PlanTempo *tempo = &chat->plan->tempo;
    bool is_listened = is_listening(chat);
    int reply_ref = keep_reply(chat, reply);

    note_claims(chat, j);
    feel_deeds(chat, j, reply_ref);
    chat_react(chat, reply_ref);
    if (chat_check_leaving(chat)) return;
    if (!is_listened) {
        luaL_unref(sandbox_state(chat->sb), LUA_REGISTRYINDEX, reply_ref);
        return;
    }
    add_to_burst(chat, j, reply->text, reply->is_first, reply_ref);
    int64_t due = chat->now + rng_between(&chat->rng, tempo->think_low_ms, tempo->think_high_ms);
    int64_t said = chat->queue_count ? chat->queue[chat->queue_count - 1].due : 0;
    chat->timers[TIMER_REACT] = due > said ? due : said;
    chat->timers[TIMER_RESUME] = -1;
}

static void fill_input(const Chat *chat, JudgeInput *in)
{
    const Plan *plan = chat->plan;
    in->shop = plan->shop;
    in->product = plan->product;
    in->persona = plan->persona;
    in->buyer = chat_known_buyer(chat);
    in->facts = chat_known_case(chat);
    in->date = desk_date(chat->desk);
    bool is_asking = chat->stage == CHAT_LIVE && chat->is_ask_open && chat->ask_count > 0;
    /* A beat that waits by itself has asked nothing: what is asked goes through `asks`. */
    in->asked_given = is_asking || chat->wait == WAIT_REPLY;
    if (!is_asking) return;
    in->asked = chat->asks;
    in->asked_count = chat->ask_count;
}

void chat_hear(Chat *chat, const Event *said, StrView text, int64_t typing_ms, StrView quick)
{
    Err err = { 0 };
    Judgement judgement;
    JudgeInput in = judge_input();
    Arena *arena = desk_arena(chat->desk);
    ArenaMark mark = arena_mark(arena);
    ChatLine line = { .from_agent = true, .text = arena_copy(chat->arena, text), .t_ms = said->t_ms, .seq = said->seq };
    ApiReply reply = { line.text, quick, wait_of(chat), typing_ms, chat->turns == 0, &judgement };

    fill_input(chat, &in);
    in.history_count = chat_history(chat, chat->line_count, arena, &in.history);
    in.elsewhere_count = desk_asked_elsewhere(chat->desk, chat, arena, &in.elsewhere);
    in.reply = line.text;
    in.wait_ms = reply.wait_ms;
    in.typing_ms = typing_ms;
    in.first = reply.is_first;
    keep_heard(chat, &line, &in);
    bool is_good = judge_reply(desk_judge(chat->desk), &in, &judgement, &err);
    arena_rewind(arena, mark);
    /* The text has been checked: what the judge refuses is the scenario's doing. */
    if (!is_good) {
        chat_add_line(chat, &line);
        chat_fault(chat, err.text);
        return;
    }
    emit_graded(chat, &line, reply.wait_ms, &judgement);
    desk_keep_judgement(chat->desk, &judgement);
    chat_add_line(chat, &line);
    chat->turns++;
    chat_stop_waiting(chat);
    chat->agent_spoke_at = chat->now;
    if (chat->stage == CHAT_LIVE) take_in(chat, &judgement, &reply);
}
