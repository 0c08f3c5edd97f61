/* explore_walk.c -- a path is always played from the start: a Lua state cannot be copied, and a chat costs a millisecond. */
#include "base/utf8.h"
#include "play/event_data.h"
#include "play/explore_own.h"

enum { REPLY_MS = 8000, CHAR_MS = 500, END_MS = 7200000, WALK_DATE = 20261121, CHAT = 1, SEED = 1 };

const Chat *walk_chat(const Walk *walk)
{
    return desk_chat(walk->desk, CHAT);
}

Outcome walk_outcome(const Walk *walk)
{
    return chat_outcome(walk_chat(walk));
}

bool walk_is_over(const Walk *walk)
{
    return walk_outcome(walk) != OUTCOME_OPEN;
}

static bool is_in(const Walk *walk, StrView topic, size_t *at)
{
    for (*at = 0; *at < walk->answered_count; ++*at) {
        if (sv_eq(walk->answered[*at], topic)) return true;
    }
    return false;
}

/* A question about what has been answered already. */
static void see_asked(Walk *walk, const JsonValue *data)
{
    size_t at = 0;
    walk->has_asked = true;
    for (const JsonValue *topic = data_first(data, "topics"); topic; topic = topic->next) {
        if (!is_in(walk, topic->text, &at) || walk->again.len) continue;
        walk->again = walk->answered[at];
        walk->again_line = walk->last_line;
    }
}

static void see_said(Walk *walk, const JsonValue *data)
{
    StrView line = data_text(data, "line");
    walk->last_line = arena_copy(walk->arena, line);
    bool is_objection = sv_is(line, "wrong") || sv_is(line, "object");
    if (is_objection && walk->was_right && !walk->objected.len) walk->objected = walk->last_line;
}

/* What the buyer has said and asked since this was called last. */
static void look(Walk *walk)
{
    for (; walk->seen < log_count(walk->log); walk->seen++) {
        const Event *event = &log_at(walk->log, walk->seen)->event;
        const JsonValue *data = NULL;
        bool is_meant = event->kind == EVENT_ASKED || event->kind == EVENT_BUYER_SAID;
        if (!is_meant || !json_parse(walk->arena, event->data, &data, NULL)) continue;
        if (event->kind == EVENT_ASKED)
            see_asked(walk, data);
        else
            see_said(walk, data);
    }
}

/* One thing that happens without the trainee. False where nothing does before `end`. */
static bool step(Walk *walk, int64_t end)
{
    Err err = { 0 };
    int64_t due = desk_next_due(walk->desk);
    if (due < 0 || due > end) return false;
    if (due > walk->now) walk->now = due;
    return desk_advance(walk->desk, walk->now, &err);
}

static void move_to(Walk *walk, int64_t t_ms)
{
    Err err = { 0 };
    while (step(walk, t_ms)) continue;
    if (t_ms > walk->now) walk->now = t_ms;
    desk_advance(walk->desk, walk->now, &err);
}

/* The chat is decided: what the buyer still has to say is said. */
static void hear_out(Walk *walk)
{
    while (walk_is_over(walk) && !desk_is_over(walk->desk) && step(walk, END_MS)) continue;
    look(walk);
}

static void come_to_turn(Walk *walk)
{
    while (!walk_is_over(walk)) {
        const Chat *chat = walk_chat(walk);
        if (chat_waiting_since(chat) >= 0 && chat->queue_count == 0) break;
        if (!step(walk, END_MS)) break;
    }
    hear_out(walk);
}

bool walk_begin(Walk *walk, const ExploreSetup *setup, Arena *arena, Err *err)
{
    const Content *content = playbook_content(setup->book);
    ReplierSetup replier = { setup->replies, setup->pair.scenario, setup->pair.persona, WALK_DATE, SEED };
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("explore"),
                             .id = sv("explore"),
                             .content = *content_hash(content),
                             .seed = SEED,
                             .date = sv(SIM_DATE),
                             .started_at = sv(SIM_DATE "T10:00:00"),
                             .person_id = sv(""),
                             .person_name = sv(""),
                             .locale = sv("zh"),
                             .scenario = setup->pair.scenario,
                             .persona = setup->pair.persona,
                             .origin = sv("") };

    *walk = (Walk){ .setup = setup, .arena = arena, .replier = replier_new(&replier) };
    bool is_good = log_new(&walk->log, &header, err);
    if (is_good) log_trust(walk->log);
    if (!is_good || !desk_new(&walk->desk, setup->book, walk->log, NULL, err)) {
        walk_end(walk);
        return false;
    }
    come_to_turn(walk);
    return true;
}

void walk_end(Walk *walk)
{
    desk_free(walk->desk);
    log_free(walk->log);
    walk->desk = NULL;
    walk->log = NULL;
}

bool walk_word(Walk *walk, Move *move, Arena *arena)
{
    Buf text = { 0 };
    ReplyTask task = { walk_chat(walk), move->class, true };
    bool is_good = reply_write(&walk->replier, &task, &text, NULL);
    if (is_good) move->text = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    return is_good;
}

static bool is_right(const Judgement *j)
{
    bool is_any = j->sizing == VERDICT_CORRECT || j->policy == VERDICT_CORRECT;
    bool is_else = (j->sizing != VERDICT_CORRECT && j->sizing != VERDICT_NONE) ||
                   (j->policy != VERDICT_CORRECT && j->policy != VERDICT_NONE);
    return is_any && !is_else && j->asked_count > 0;
}

static void note_answer(Walk *walk, const Judgement *j)
{
    size_t at = 0;
    walk->was_right = is_right(j);
    walk->has_right = walk->has_right || walk->was_right;
    for (size_t i = 0; i < j->asked_count; i++) {
        bool is_known = is_in(walk, j->asked[i], &at);
        if (!walk->was_right && is_known) walk->answered[at] = walk->answered[--walk->answered_count];
        if (walk->was_right && !is_known && walk->answered_count < WALK_MAX_TOPICS)
            walk->answered[walk->answered_count++] = arena_copy(walk->arena, j->asked[i]);
    }
}

static void reply(Walk *walk, Move *move)
{
    const Judgement *judgement = NULL;
    Err err = { 0 };
    move_to(walk, walk->now + REPLY_MS);
    look(walk);
    int64_t typing = (int64_t)utf8_count(move->text) * CHAR_MS, waited = walk->now - walk->spoke_at;
    DeskReply said = { CHAT, move->text, typing < waited ? typing : waited, { 0 } };
    move->at = walk->now;
    walk->spoke_at = walk->now;
    if (desk_say(walk->desk, &said, walk->now, &judgement, &err) && judgement) note_answer(walk, judgement);
}

void walk_do(Walk *walk, Move *move)
{
    Err err = { 0 };
    if (walk_is_over(walk)) return;
    if (move->kind == MOVE_REPLY) {
        reply(walk, move);
    } else if (move->kind == MOVE_SILENCE) {
        move_to(walk, walk->now + move->at);
    } else {
        move->at = walk->now;
        desk_act(walk->desk, CHAT, move->text, sv(""), walk->now, &err);
    }
    come_to_turn(walk);
}

bool walk_out(Walk *walk)
{
    while (!walk_is_over(walk) && step(walk, END_MS)) continue;
    hear_out(walk);
    return walk_is_over(walk);
}
