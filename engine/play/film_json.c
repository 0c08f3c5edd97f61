/* film_json.c -- a film as JSON: one object for a moment, one for the timeline. */
#include "play/film_own.h"

static void write_int(JsonOut *out, const char *key, int64_t number)
{
    json_key(out, key);
    json_int(out, number);
}

static void write_bool(JsonOut *out, const char *key, bool is_true)
{
    json_key(out, key);
    json_bool(out, is_true);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

/* Only where there is one. */
static void write_some(JsonOut *out, const char *key, StrView text)
{
    if (text.len) write_text(out, key, text);
}

static void write_texts(JsonOut *out, const char *key, const StrView *texts, size_t count)
{
    json_key(out, key);
    json_begin_array(out);
    for (size_t i = 0; i < count; i++) json_string(out, texts[i]);
    json_end_array(out);
}

/* ---- a moment */

static void write_item(JsonOut *out, const FeedItem *item)
{
    static const char *const KINDS[] = { "buyer", "agent", "auto", "card", "system", "note", "flag" };
    static const char *const SYSTEMS[] = { "action", "order",      "status", "paused",
                                           "slept",  "carried_on", "fault",  "closed" };
    json_begin_object(out);
    write_text(out, "kind", sv(KINDS[item->kind]));
    if (item->kind == FEED_SYSTEM) write_text(out, "system", sv(SYSTEMS[item->system]));
    write_int(out, "seq", item->seq);
    write_int(out, "t_ms", item->t_ms);
    write_text(out, "text", item->text);
    write_some(out, "detail", item->detail);
    if (item->kind == FEED_AGENT) write_bool(out, "read", item->is_read);
    if (item->is_dropped) write_bool(out, "dropped", true);
    if (item->wait_ms >= 0) write_int(out, "wait_ms", item->wait_ms);
    if (item->grade) write_int(out, "overall", item->grade->overall);
    json_end_object(out);
}

static void write_moods(JsonOut *out, const FeedChat *chat)
{
    json_key(out, "moods");
    json_begin_object(out);
    for (size_t i = 0; chat->mood_count && i < chat->mood_name_count; i++) {
        json_key_sv(out, chat->mood_names[i]);
        json_int(out, chat->moods[chat->mood_count - 1].values[i]);
    }
    json_end_object(out);
}

static void write_composer(JsonOut *out, const FilmComposer *composer)
{
    json_key(out, "composer");
    json_begin_object(out);
    write_text(out, "text", composer->text);
    write_int(out, "caret", composer->caret);
    write_bool(out, "typing", composer->is_typing);
    if (composer->typing >= 0) {
        write_int(out, "of", composer->typing);
        write_int(out, "draft", composer->draft);
    }
    json_end_object(out);
}

static void write_chat(JsonOut *out, const Film *film, const FeedChat *chat)
{
    FilmComposer composer = film_composer(film, chat->number);
    json_begin_object(out);
    write_int(out, "chat", chat->number);
    write_text(out, "outcome", chat->outcome);
    write_int(out, "opened_at", chat->opened_at);
    write_int(out, "closed_at", chat->closed_at);
    write_int(out, "waiting_since", chat->waiting_since);
    write_int(out, "due", chat->due);
    write_bool(out, "buyer_types", chat->is_typing);
    write_texts(out, "asks", chat->asks, chat->ask_count);
    write_moods(out, chat);
    write_composer(out, &composer);
    json_key(out, "items");
    json_begin_array(out);
    for (size_t i = 0; i < chat->count; i++) write_item(out, &chat->items[i]);
    json_end_array(out);
    json_end_object(out);
}

static void write_mark_time(JsonOut *out, const char *key, const Film *film, int32_t mark)
{
    if (mark >= 0) write_int(out, key, film->marks[mark].t_ms);
}

static void write_ways(JsonOut *out, const Film *film)
{
    write_mark_time(out, "next_finding", film, film_next_mark(film, FILM_FINDINGS, 0));
    write_mark_time(out, "previous_finding", film, film_previous_mark(film, FILM_FINDINGS, 0));
    if (film_next_message(film, 0) >= 0) write_int(out, "next_message", film_next_message(film, 0));
    if (film_previous_message(film, 0) >= 0) write_int(out, "previous_message", film_previous_message(film, 0));
}

void film_write_frame(JsonOut *out, const Film *film)
{
    const Feed *feed = film_feed(film);
    json_begin_object(out);
    write_int(out, "t_ms", film->now);
    write_int(out, "events", film->seq);
    write_int(out, "play_ms", film_play_of(film, film->now));
    write_text(out, "status", feed_status(feed));
    write_bool(out, "suspended", feed_is_suspended(feed));
    write_bool(out, "closed", feed_is_closed(feed));
    write_ways(out, film);
    json_key(out, "chats");
    json_begin_array(out);
    for (uint32_t n = 1; n <= feed_chat_count(feed); n++) write_chat(out, film, feed_chat(feed, n));
    json_end_array(out);
    json_end_object(out);
}

/* ---- the timeline */

static void write_reply(JsonOut *out, const FilmReply *reply)
{
    json_begin_object(out);
    write_int(out, "seq", reply->seq);
    write_int(out, "chat", reply->chat);
    write_int(out, "number", reply->number);
    write_int(out, "t_ms", reply->t_ms);
    write_text(out, "text", reply->text);
    write_some(out, "quick", reply->quick);
    write_int(out, "wait_since", reply->wait_since);
    write_int(out, "begin_ms", reply->begin_ms);
    write_int(out, "read_ms", reply->read_ms);
    write_int(out, "think_ms", reply->think_ms);
    write_int(out, "compose_ms", reply->compose_ms);
    if (reply->lowest_score >= 0) write_text(out, "lowest", sv(dim_name(reply->lowest)));
    write_int(out, "lowest_score", reply->lowest_score);
    write_text(out, "level", sv_of(&reply->level, 1));
    write_int(out, "from_ms", reply->from_ms);
    write_int(out, "to_ms", reply->to_ms);
    write_int(out, "typing", reply->typing);
    write_texts(out, "asked", reply->asked, reply->asked_count);
    json_end_object(out);
}

static void write_step(JsonOut *out, const FilmStep *step)
{
    static const char *const KINDS[] = { "typed", "deleted", "replaced", "pasted", "quick", "hesitated" };
    json_begin_object(out);
    write_text(out, "kind", sv(KINDS[step->kind]));
    write_int(out, "from_ms", step->from_ms);
    write_int(out, "to_ms", step->to_ms);
    write_some(out, "added", step->added);
    write_some(out, "removed", step->removed);
    write_int(out, "at", step->at);
    write_int(out, "first", step->first);
    write_int(out, "last", step->last);
    if (step->caught >= 0) write_int(out, "caught", step->caught);
    json_end_object(out);
}

static void write_catch(JsonOut *out, const FilmCatch *what)
{
    json_begin_object(out);
    write_text(out, "rule", what->rule);
    write_text(out, "kind", sv(finding_kind_name(what->kind)));
    write_text(out, "word", what->word);
    write_int(out, "seen_ms", what->seen_ms);
    write_int(out, "caught_ms", what->caught_ms);
    write_int(out, "draft", what->draft);
    write_int(out, "start", what->start);
    json_end_object(out);
}

static void write_typing(JsonOut *out, const FilmTyping *typing)
{
    json_begin_object(out);
    write_int(out, "chat", typing->chat);
    write_int(out, "reply", typing->reply);
    write_int(out, "from_ms", typing->from_ms);
    write_int(out, "to_ms", typing->to_ms);
    write_int(out, "drafts", (int64_t)typing->draft_count);
    write_int(out, "typed", typing->typed);
    write_int(out, "deleted", typing->deleted);
    write_int(out, "pasted", typing->pasted);
    write_int(out, "quick_chars", typing->quick_chars);
    write_int(out, "hesitations", typing->hesitations);
    write_int(out, "chars_per_minute", typing->chars_per_minute);
    write_some(out, "quick", typing->quick);
    json_key(out, "steps");
    json_begin_array(out);
    for (size_t i = 0; i < typing->step_count; i++) write_step(out, &typing->steps[i]);
    json_end_array(out);
    json_key(out, "catches");
    json_begin_array(out);
    for (size_t i = 0; i < typing->catch_count; i++) write_catch(out, &typing->catches[i]);
    json_end_array(out);
    json_end_object(out);
}

static void write_curves(JsonOut *out, const FilmLane *lane)
{
    json_key(out, "curves");
    json_begin_object(out);
    for (size_t m = 0; m < lane->mood_count; m++) {
        json_key_sv(out, lane->mood_names[m]);
        json_begin_array(out);
        for (size_t i = 0; i < lane->curves[m].count; i++) {
            json_begin_array(out);
            json_int(out, lane->curves[m].points[i].t_ms);
            json_int(out, lane->curves[m].points[i].value);
            json_end_array(out);
        }
        json_end_array(out);
    }
    json_end_object(out);
}

static void write_lane(JsonOut *out, const FilmLane *lane)
{
    json_begin_object(out);
    write_int(out, "chat", lane->number);
    write_text(out, "scenario", lane->scenario);
    write_text(out, "persona", lane->persona);
    write_int(out, "opened_at", lane->opened_at);
    write_int(out, "closed_at", lane->closed_at);
    write_text(out, "outcome", lane->outcome);
    write_some(out, "why", lane->why);
    json_key(out, "waits");
    json_begin_array(out);
    for (size_t i = 0; i < lane->wait_count; i++) {
        json_begin_object(out);
        write_int(out, "since", lane->waits[i].since);
        write_int(out, "until", lane->waits[i].until);
        write_int(out, "allowed", lane->waits[i].allowed);
        write_int(out, "reply", lane->waits[i].reply);
        json_end_object(out);
    }
    json_end_array(out);
    write_curves(out, lane);
    json_end_object(out);
}

static void write_mark(JsonOut *out, const Film *film, const FilmMark *mark)
{
    static const char *const KINDS[] = { "critical", "major", "minor", "praise", "caught", "turn", "opened", "closed" };
    json_begin_object(out);
    write_text(out, "kind", sv(KINDS[mark->kind]));
    write_int(out, "chat", mark->chat);
    write_int(out, "t_ms", mark->t_ms);
    write_int(out, "seq", mark->seq);
    write_some(out, "text", mark->text);
    if (mark->reply >= 0) write_int(out, "reply", mark->reply);
    if (mark->kind == FILM_MARK_TURN) {
        write_text(out, "mood", film->chats[mark->chat - 1].lane.mood_names[mark->mood]);
        write_int(out, "from", mark->from);
        write_int(out, "to", mark->to);
    }
    json_end_object(out);
}

static void write_lists(JsonOut *out, const Film *film)
{
    json_key(out, "lanes");
    json_begin_array(out);
    for (uint32_t n = 1; n <= film_lanes(film); n++) write_lane(out, film_lane(film, n));
    json_end_array(out);
    json_key(out, "marks");
    json_begin_array(out);
    for (size_t i = 0; i < film->mark_count; i++) write_mark(out, film, &film->marks[i]);
    json_end_array(out);
    json_key(out, "idle");
    json_begin_array(out);
    for (size_t i = 0; i < film->idle_count; i++) {
        json_begin_array(out);
        json_int(out, film->idle[i].from_ms);
        json_int(out, film->idle[i].to_ms);
        json_end_array(out);
    }
    json_end_array(out);
}

void film_write_timeline(JsonOut *out, Film *film)
{
    json_begin_object(out);
    write_text(out, "id", film->header.id);
    write_int(out, "length_ms", film_length(film));
    write_int(out, "events", film->count);
    write_bool(out, "keystrokes", film->header.keystrokes);
    write_text(out, "rubric", film_rubric(film));
    write_some(out, "damage", film->damage);
    json_key(out, "replies");
    json_begin_array(out);
    for (size_t i = 0; i < film->reply_count; i++) write_reply(out, &film->replies[i]);
    json_end_array(out);
    json_key(out, "typings");
    json_begin_array(out);
    for (size_t i = 0; i < film->typing_count; i++) write_typing(out, film_typing(film, (int32_t)i));
    json_end_array(out);
    write_lists(out, film);
    json_end_object(out);
}
