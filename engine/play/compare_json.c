/* compare_json.c -- a comparison as one object: what both are, what differs in all, then chat by chat and row by row. */
#include "play/compare.h"

enum { COMPARE_VERSION = 1 };

static void write_int(JsonOut *out, const char *key, int64_t number)
{
    json_key(out, key);
    json_int(out, number);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_bool(JsonOut *out, const char *key, bool value)
{
    json_key(out, key);
    json_bool(out, value);
}

static void put_number(JsonOut *out, bool is_known, int64_t number)
{
    if (is_known) {
        json_int(out, number);
    } else {
        json_null(out);
    }
}

/* null: does not apply. */
static void write_number(JsonOut *out, const char *key, int64_t number)
{
    json_key(out, key);
    put_number(out, number >= 0, number);
}

/* [first, second, difference] */
static void put_pair(JsonOut *out, const ComparePair *pair)
{
    json_begin_array(out);
    for (int side = 0; side < COMPARE_SIDES; side++) put_number(out, pair->of[side] >= 0, pair->of[side]);
    put_number(out, pair->is_known, pair->by);
    json_end_array(out);
}

static void write_pair(JsonOut *out, const char *key, const ComparePair *pair)
{
    json_key(out, key);
    put_pair(out, pair);
}

static void write_scores(JsonOut *out, const ComparePair scores[DIM_COUNT], const ComparePair *overall)
{
    json_key(out, "scores");
    json_begin_object(out);
    for (int dim = 0; dim < DIM_COUNT; dim++) write_pair(out, dim_name((Dim)dim), &scores[dim]);
    write_pair(out, "overall", overall);
    json_end_object(out);
}

static void write_finding(JsonOut *out, const FeedItem *reply, const FeedFinding *finding)
{
    bool fits = finding->start <= finding->end && finding->end <= reply->text.len;
    json_begin_object(out);
    write_text(out, "rule", finding->rule);
    write_text(out, "dim", sv(dim_name(finding->dim)));
    write_text(out, "kind", sv(finding_kind_name(finding->kind)));
    write_int(out, "delta", finding->delta);
    write_text(out, "text", fits ? sv_of(reply->text.ptr + finding->start, finding->end - finding->start) : sv(""));
    json_end_object(out);
}

static void write_reply(JsonOut *out, const FeedItem *reply)
{
    const FeedGrade *grade = reply->grade;
    json_begin_object(out);
    write_int(out, "seq", reply->seq);
    write_int(out, "number", reply->number);
    write_int(out, "t_ms", reply->t_ms);
    write_text(out, "text", reply->text);
    write_number(out, "wait_ms", reply->wait_ms);
    write_number(out, "overall", grade ? grade->overall : -1);
    write_bool(out, "capped", grade && grade->is_capped);
    json_key(out, "findings");
    json_begin_array(out);
    for (size_t i = 0; grade && i < grade->count; i++) write_finding(out, reply, &grade->findings[i]);
    json_end_array(out);
    json_end_object(out);
}

static void write_turn(JsonOut *out, const char *key, const CompareTurn *turn)
{
    json_key(out, key);
    if (!turn) {
        json_null(out);
        return;
    }
    json_begin_object(out);
    write_int(out, "turn", turn->number);
    write_int(out, "t_ms", turn->t_ms);
    write_bool(out, "again", turn->is_again);
    json_key(out, "topics");
    json_begin_array(out);
    for (size_t i = 0; i < turn->topic_count; i++) json_string(out, turn->topics[i]);
    json_end_array(out);
    json_key(out, "lines");
    json_begin_array(out);
    for (size_t i = 0; i < turn->line_count; i++) json_string(out, turn->lines[i]->text);
    json_end_array(out);
    json_key(out, "replies");
    json_begin_array(out);
    for (size_t i = 0; i < turn->reply_count; i++) write_reply(out, turn->replies[i]);
    json_end_array(out);
    json_end_object(out);
}

static void write_row(JsonOut *out, const CompareRow *row)
{
    json_begin_object(out);
    write_text(out, "kind", sv(compare_kind_name(row->kind)));
    write_scores(out, row->scores, &row->overall);
    write_pair(out, "wait_ms", &row->wait_ms);
    write_turn(out, "first", row->turns[0]);
    write_turn(out, "second", row->turns[1]);
    json_end_object(out);
}

static void write_chat_side(JsonOut *out, const char *key, const FeedChat *chat)
{
    json_key(out, key);
    if (!chat) {
        json_null(out);
        return;
    }
    json_begin_object(out);
    write_int(out, "chat", chat->number);
    write_text(out, "scenario", chat->scenario);
    write_text(out, "persona", chat->persona);
    write_text(out, "outcome", chat->outcome);
    write_text(out, "why", chat->why);
    write_int(out, "replies", chat->replies);
    json_end_object(out);
}

static void write_chat(JsonOut *out, const CompareChat *chat)
{
    json_begin_object(out);
    write_chat_side(out, "first", chat->chats[0]);
    write_chat_side(out, "second", chat->chats[1]);
    write_scores(out, chat->scores, &chat->overall);
    json_key(out, "moods");
    json_begin_object(out);
    for (size_t i = 0; i < chat->mood_count; i++) {
        json_key_sv(out, chat->moods[i].name);
        put_pair(out, &chat->moods[i].at_end);
    }
    json_end_object(out);
    write_int(out, "met", (int64_t)chat->met_rows);
    write_int(out, "same", (int64_t)chat->same_rows);
    json_key(out, "rows");
    json_begin_array(out);
    for (size_t i = 0; i < chat->row_count; i++) write_row(out, &chat->rows[i]);
    json_end_array(out);
    json_end_object(out);
}

static void write_side(JsonOut *out, const char *key, const CompareSide *side)
{
    const SessionHeader *header = side->header;
    json_key(out, key);
    json_begin_object(out);
    write_text(out, "id", header->id);
    write_text(out, "started_at", header->started_at);
    write_text(out, "person", header->person_name);
    write_text(out, "scenario", header->scenario);
    write_text(out, "persona", header->persona);
    write_int(out, "seed", header->seed);
    write_text(out, "origin", header->origin);
    write_text(out, "outcome", digest_outcome(&side->digest));
    json_end_object(out);
}

void compare_write_json(JsonOut *out, const Compare *compare)
{
    json_begin_object(out);
    write_int(out, "version", COMPARE_VERSION);
    write_side(out, "first", &compare->sides[0]);
    write_side(out, "second", &compare->sides[1]);
    write_int(out, "shared_events", compare->shared_events);
    write_scores(out, compare->scores, &compare->overall);
    write_pair(out, "replies", &compare->replies);
    json_key(out, "findings");
    json_begin_object(out);
    for (int kind = 0; kind < COMPARE_FINDINGS; kind++)
        write_pair(out, finding_kind_name((FindingKind)kind), &compare->findings[kind]);
    json_end_object(out);
    write_pair(out, "longest_wait_ms", &compare->longest_wait_ms);
    write_pair(out, "duration_ms", &compare->duration_ms);
    write_pair(out, "chars_per_minute", &compare->chars_per_minute);
    json_key(out, "chats");
    json_begin_array(out);
    for (size_t i = 0; i < compare->chat_count; i++) write_chat(out, &compare->chats[i]);
    json_end_array(out);
    json_end_object(out);
}
