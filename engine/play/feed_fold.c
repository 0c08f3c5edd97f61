/* feed_fold.c -- what each event does to the view of its chat. */
#include "base/mem.h"
#include "judge/rules.h"
#include "play/event_data.h"
#include "play/feed_own.h"

static StrView keep(Feed *feed, const JsonValue *data, const char *key)
{
    return arena_copy(feed->arena, data_text(data, key));
}

/* Room for one more; what is behind `count` is zeroed. */
static void *grow(void *items, size_t count, size_t *cap, size_t size)
{
    if (count < *cap) return items;
    size_t more = *cap ? *cap * 2 : 32;
    items = mem_resize(items, *cap, more, size);
    *cap = more;
    return items;
}

static FeedItem *add_item(ChatFold *fold, FeedKind kind, const Event *event)
{
    FeedChat *chat = &fold->chat;
    chat->items = grow(chat->items, chat->count, &fold->item_cap, sizeof *chat->items);
    FeedItem *item = &chat->items[chat->count++];
    *item = (FeedItem){ .kind = kind,
                        .seq = event->seq,
                        .t_ms = event->t_ms,
                        .text = sv(""),
                        .detail = sv(""),
                        .wait_ms = -1,
                        .typing_ms = -1,
                        .mood = chat->mood_count ? (uint32_t)chat->mood_count - 1 : 0 };
    return item;
}

/* ---- moods */

static FeedMood *add_mood(ChatFold *fold, const Event *event)
{
    FeedChat *chat = &fold->chat;
    chat->moods = grow(chat->moods, chat->mood_count, &fold->mood_cap, sizeof *chat->moods);
    FeedMood *mood = &chat->moods[chat->mood_count];
    if (chat->mood_count) *mood = chat->moods[chat->mood_count - 1];
    chat->mood_count++;
    mood->t_ms = event->t_ms;
    mood->seq = event->seq;
    mood->cause = sv("");
    return mood;
}

static int mood_index(const FeedChat *chat, StrView name)
{
    for (size_t i = 0; i < chat->mood_name_count; i++) {
        if (sv_eq(chat->mood_names[i], name)) return (int)i;
    }
    return -1;
}

static void take_moods_at_start(Feed *feed, ChatFold *fold, const Event *event, const JsonValue *data)
{
    FeedChat *chat = &fold->chat;
    FeedMood *mood = add_mood(fold, event);
    for (const JsonValue *m = data_first(data, "moods"); m; m = m->next) {
        int at = mood_index(chat, m->key);
        if (at < 0 && chat->mood_name_count == FEED_MAX_MOODS) break;
        if (at < 0) {
            at = (int)chat->mood_name_count++;
            chat->mood_names[at] = arena_copy(feed->arena, m->key);
        }
        mood->values[at] = (int32_t)m->number;
    }
}

static void take_mood(Feed *feed, ChatFold *fold, const Event *event, const JsonValue *data)
{
    FeedChat *chat = &fold->chat;
    FeedMood *mood = add_mood(fold, event);
    mood->cause = keep(feed, data, "cause");
    for (const JsonValue *m = data_first(data, "moods"); m; m = m->next) {
        int at = mood_index(chat, m->key);
        if (at >= 0) mood->values[at] = (int32_t)data_int(m, "to", mood->values[at]);
    }
    if (chat->count) chat->items[chat->count - 1].mood = (uint32_t)chat->mood_count - 1;
}

/* ---- waiting */

static FeedWait *open_wait(ChatFold *fold)
{
    FeedChat *chat = &fold->chat;
    FeedWait *last = chat->wait_count ? &chat->waits[chat->wait_count - 1] : NULL;
    return last && last->until < 0 ? last : NULL;
}

void feed_wait_since(const Feed *feed, ChatFold *fold, int64_t since)
{
    FeedChat *chat = &fold->chat;
    const SpeedNorms *norms = &content_rules(feed->content)->rubric.speed;
    FeedWait *wait = open_wait(fold);
    int64_t allowed = fold->has_spoken ? norms->later_due_ms : norms->first_due_ms;

    if (!wait) {
        chat->waits = grow(chat->waits, chat->wait_count, &fold->wait_cap, sizeof *chat->waits);
        wait = &chat->waits[chat->wait_count++];
    }
    *wait = (FeedWait){ since, -1, allowed, 0 };
    chat->waiting_since = since;
    chat->due = since + allowed;
}

static void end_wait(ChatFold *fold, int64_t t_ms, uint32_t reply)
{
    FeedWait *wait = open_wait(fold);
    if (wait) {
        wait->until = t_ms;
        wait->reply = reply;
    }
    fold->chat.waiting_since = -1;
    fold->chat.due = -1;
    fold->chat.patience = -1;
}

void feed_cancel_wait(ChatFold *fold)
{
    if (open_wait(fold)) fold->chat.wait_count--;
    end_wait(fold, -1, 0);
}

/* Lines typed in one go count from the last; who has begun to wait goes on waiting. */
static void begin_wait(Feed *feed, ChatFold *fold, int64_t t_ms)
{
    FeedChat *chat = &fold->chat;
    int64_t began = fold->typing_at >= 0 ? fold->typing_at : t_ms;
    if (chat->waiting_since < 0 || began <= chat->waiting_since) feed_wait_since(feed, fold, t_ms);
}

/* ---- what is said */

/* Whatever the buyer does, they have read what stands above it. */
static void mark_read(ChatFold *fold)
{
    FeedChat *chat = &fold->chat;
    for (; fold->unread_from < chat->count; fold->unread_from++) chat->items[fold->unread_from].is_read = true;
}

static void take_buyer_said(Feed *feed, ChatFold *fold, const Event *event, const JsonValue *data)
{
    mark_read(fold);
    FeedItem *item = add_item(fold, FEED_BUYER, event);
    item->text = keep(feed, data, "text");
    item->is_nudge = data_is_true(data, "nudge");
    fold->chat.is_typing = false;
    fold->chat.unread++;
    if (!item->is_nudge) begin_wait(feed, fold, event->t_ms);
    fold->typing_at = -1;
}

static void take_said(Feed *feed, ChatFold *fold, const Event *event, const JsonValue *data)
{
    FeedItem *item = add_item(fold, FEED_AGENT, event);
    item->text = keep(feed, data, "text");
    item->detail = keep(feed, data, "quick");
    item->typing_ms = data_int(data, "typing_ms", -1);
    item->number = ++fold->chat.replies;
    fold->chat.draft = sv("");
    end_wait(fold, event->t_ms, event->seq);
    fold->has_spoken = true;
}

FeedItem *feed_item_of(FeedChat *chat, uint32_t seq)
{
    for (size_t i = chat->count; i > 0 && chat->items[i - 1].seq >= seq; i--) {
        if (chat->items[i - 1].seq == seq) return &chat->items[i - 1];
    }
    return NULL;
}

static bool is_wrong_chat(const FeedGrade *grade)
{
    for (size_t i = 0; i < grade->count; i++) {
        if (sv_is(grade->findings[i].flag, "wrong_chat")) return true;
    }
    return false;
}

static void take_graded(Feed *feed, ChatFold *fold, const JsonValue *data)
{
    FeedChat *chat = &fold->chat;
    FeedItem *item = feed_item_of(chat, (uint32_t)data_int(data, "reply", 0));
    if (!item || item->kind != FEED_AGENT) return;
    item->wait_ms = data_int(data, "wait_ms", -1);
    item->grade = feed_grade(feed, json_get(data, "judgement"));
    chat->misdirected += is_wrong_chat(item->grade);
    FeedWait *wait = chat->wait_count ? &chat->waits[chat->wait_count - 1] : NULL;
    if (!wait || wait->reply != item->seq || item->wait_ms < 0) return;
    /* What was charged is exact; what the lines tell is not where a buyer waits without a word. */
    wait->since = wait->until - item->wait_ms;
    chat->last_wait_ms = item->wait_ms;
    chat->late += item->wait_ms > wait->allowed;
}

/* ---- beside the talk */

static FeedItem *say_system(ChatFold *fold, const Event *event, FeedSystem what, StrView text)
{
    FeedItem *item = add_item(fold, FEED_SYSTEM, event);
    item->system = what;
    item->text = text;
    return item;
}

static StrView args_json(Feed *feed, const JsonValue *args)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    if (!args) return sv("");
    json_value(&out, args);
    StrView kept = arena_copy(feed->arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static void take_action(Feed *feed, ChatFold *fold, const Event *event, const JsonValue *data)
{
    const JsonValue *args = json_get(data, "args");
    StrView product = data_text(args, "product");
    if (sv_is(data_text(data, "action"), "send_card") && product.len) {
        FeedItem *card = add_item(fold, FEED_CARD, event);
        card->text = arena_copy(feed->arena, product);
        card->is_mine = true;
        return;
    }
    say_system(fold, event, FEED_ACTION, keep(feed, data, "action"))->detail = args_json(feed, args);
}

static void take_note(Feed *feed, ChatFold *fold, const Event *event, const JsonValue *data)
{
    FeedItem *dropped = feed_item_of(&fold->chat, (uint32_t)data_int(data, "drops", 0));
    if (!json_get(data, "drops")) {
        add_item(fold, FEED_NOTE, event)->text = keep(feed, data, "text");
    } else if (dropped && dropped->kind == FEED_NOTE) {
        dropped->is_dropped = true;
    }
}

static void take_opened(Feed *feed, ChatFold *fold, const Event *event, const JsonValue *data)
{
    FeedChat *chat = &fold->chat;
    const ScenarioInfo *scenario = content_scenario(feed->content, data_text(data, "scenario"));
    chat->scenario = keep(feed, data, "scenario");
    chat->persona = keep(feed, data, "persona");
    chat->name = buyer_name(feed->content, feed->seed, chat->number, chat->persona);
    chat->name.surname.zh = arena_copy(feed->arena, chat->name.surname.zh); /* content may be replaced meanwhile */
    chat->name.surname.en = arena_copy(feed->arena, chat->name.surname.en);
    chat->opened_at = event->t_ms;
    take_moods_at_start(feed, fold, event, data);
    if (scenario && scenario->product.len) {
        add_item(fold, FEED_CARD, event)->text = arena_copy(feed->arena, scenario->product);
    }
}

/* A buyer who got what they came for did not wait for the agent any more. */
static void take_closed(Feed *feed, ChatFold *fold, const Event *event, const JsonValue *data)
{
    FeedChat *chat = &fold->chat;
    mark_read(fold);
    chat->outcome = keep(feed, data, "outcome");
    chat->why = keep(feed, data, "why");
    chat->closed_at = event->t_ms;
    chat->is_typing = false;
    bool has_waited = sv_is(chat->outcome, "walked_out") || sv_is(chat->why, "left") || sv_is(chat->why, "minutes");
    if (has_waited) {
        end_wait(fold, event->t_ms, 0);
    } else {
        feed_cancel_wait(fold);
    }
    say_system(fold, event, FEED_CLOSED, chat->outcome)->detail = chat->why;
}

static void take_asked(Feed *feed, ChatFold *fold, const JsonValue *data)
{
    FeedChat *chat = &fold->chat;
    chat->ask_count = 0;
    for (const JsonValue *t = data_first(data, "topics"); t && chat->ask_count < FEED_MAX_ASKS; t = t->next)
        chat->asks[chat->ask_count++] = arena_copy(feed->arena, t->text);
}

static void take_of_chat(Feed *feed, ChatFold *fold, const Event *event, const JsonValue *data)
{
    switch (event->kind) {
    case EVENT_TRAINEE_DRAFT: fold->chat.draft = keep(feed, data, "text"); break;
    case EVENT_TRAINEE_SAID: take_said(feed, fold, event, data); break;
    case EVENT_DESK_ACTION: take_action(feed, fold, event, data); break;
    case EVENT_ORDER_NOTE: take_note(feed, fold, event, data); break;
    case EVENT_FLAG:
        fold->chat.flag = keep(feed, data, "colour");
        add_item(fold, FEED_FLAG, event)->text = fold->chat.flag;
        break;
    case EVENT_SCRIPT_FAULT: say_system(fold, event, FEED_FAULT, keep(feed, data, "why")); break;
    case EVENT_CHAT_OPENED: take_opened(feed, fold, event, data); break;
    case EVENT_BUYER_TYPING:
        mark_read(fold);
        fold->chat.is_typing = true;
        fold->typing_at = event->t_ms;
        break;
    case EVENT_BUYER_SAID: take_buyer_said(feed, fold, event, data); break;
    case EVENT_ASKED: take_asked(feed, fold, data); break;
    case EVENT_GRADED: take_graded(feed, fold, data); break;
    case EVENT_MOOD: take_mood(feed, fold, event, data); break;
    case EVENT_ORDER_CHANGED:
        fold->chat.order = keep(feed, data, "state");
        say_system(fold, event, FEED_ORDER, fold->chat.order);
        break;
    case EVENT_AUTO_REPLY: add_item(fold, FEED_AUTO, event)->text = keep(feed, data, "text"); break;
    case EVENT_CHAT_CLOSED: take_closed(feed, fold, event, data); break;
    case EVENT_STATUS:
    case EVENT_SUSPEND:
    case EVENT_RESUME:
    case EVENT_LEAVE:
    case EVENT_SESSION_CLOSED:
    case EVENT_KIND_COUNT: break;
    }
}

/* ---- the session itself */

static void say_to_open(Feed *feed, const Event *event, FeedSystem what, StrView text, int64_t ms)
{
    for (size_t i = 0; i < feed->count; i++) {
        if (feed->chats[i].chat.closed_at >= 0) continue;
        say_system(&feed->chats[i], event, what, text)->ms = ms;
    }
}

/* The time between was nobody's. */
static void take_resume(Feed *feed, const Event *event, const JsonValue *data)
{
    if (feed->suspended_at < 0) return;
    int64_t slept = event->t_ms - feed->suspended_at;
    StrView why = data_text(data, "why");
    FeedSystem what = sv_is(why, "interrupted") ? FEED_CARRIED_ON : sv_is(why, "pause") ? FEED_PAUSED : FEED_SLEPT;

    feed->suspended_at = -1;
    for (size_t i = 0; i < feed->count; i++) {
        ChatFold *fold = &feed->chats[i];
        if (fold->typing_at >= 0) fold->typing_at += slept;
        if (fold->chat.waiting_since >= 0) feed_wait_since(feed, fold, fold->chat.waiting_since + slept);
    }
    say_to_open(feed, event, what, sv(""), slept);
}

static void take_of_session(Feed *feed, const Event *event, const JsonValue *data)
{
    if (event->kind == EVENT_STATUS) {
        feed->status = keep(feed, data, "status");
        say_to_open(feed, event, FEED_STATUS, feed->status, 0);
    } else if (event->kind == EVENT_SUSPEND) {
        if (feed->suspended_at < 0) feed->suspended_at = event->t_ms;
    } else if (event->kind == EVENT_RESUME) {
        take_resume(feed, event, data);
    } else if (event->kind == EVENT_SESSION_CLOSED) {
        feed->is_closed = true;
    }
}

static void begin_chats(Feed *feed, uint32_t number)
{
    for (; feed->count < number; feed->count++) {
        FeedChat *chat = &feed->chats[feed->count].chat;
        feed->chats[feed->count].typing_at = -1;
        *chat = (FeedChat){ .number = (uint32_t)feed->count + 1,
                            .opened_at = -1,
                            .closed_at = -1,
                            .outcome = sv("open"),
                            .why = sv(""),
                            .draft = sv(""),
                            .order = sv(""),
                            .flag = sv(""),
                            .waiting_since = -1,
                            .due = -1,
                            .patience = -1,
                            .last_wait_ms = -1 };
    }
}

void feed_take(Feed *feed, const Event *event, const JsonValue *data)
{
    if (event->chat == 0 || event->chat > DESK_MAX_CHATS) {
        take_of_session(feed, event, data);
        return;
    }
    begin_chats(feed, event->chat);
    take_of_chat(feed, &feed->chats[event->chat - 1], event, data);
}
