/* test_play_compare.c -- recorded sessions in, the exact comparison out; and what holds whichever two are compared.
 *
 * The expected text of a pair is tests/golden/compare/A-B.json; PEILIAN_RENEW=1 writes it anew, to be read before it is kept. */
#include "base/files.h"
#include "play/compare_own.h"
#include "record/log_jsonl.h"
#include "sitting_fixture.h"

#include <stdlib.h>

#define FOLDER "tests/golden/compare/"

static const char *const LOGS[] = { "poor", "good", "branch", "again", "analytical", "silence" };
enum { LOG_COUNT = sizeof LOGS / sizeof *LOGS };

typedef struct Shelf {
    const Content *content;
    EventLog *logs[LOG_COUNT];
    Feed *feeds[LOG_COUNT];
    Arena *arena;
    Err err;
} Shelf;

static EventLog *read_log(Shelf *shelf, const char *name)
{
    Buf text = { 0 };
    EventLog *log = NULL;
    char path[256];
    snprintf(path, sizeof path, FOLDER "%s.jsonl", name);
    if (!file_read(path, &text, &shelf->err)) fail_msg("%s", shelf->err.text);
    if (!log_read_jsonl(&log, buf_view(&text), &shelf->err)) fail_msg("%s: %s", name, shelf->err.text);
    buf_clear(&text);
    return log;
}

static int shelf_set_up(void **state)
{
    Shelf *shelf = mem_new(sizeof *shelf);
    shelf->content = fake_content();
    shelf->arena = arena_new(0);
    for (size_t i = 0; i < LOG_COUNT; i++) {
        shelf->logs[i] = read_log(shelf, LOGS[i]);
        shelf->feeds[i] = feed_new(shelf->content);
        if (!feed_update(shelf->feeds[i], shelf->logs[i], &shelf->err)) fail_msg("%s", shelf->err.text);
    }
    *state = shelf;
    return 0;
}

static int shelf_tear_down(void **state)
{
    Shelf *shelf = *state;
    for (size_t i = 0; i < LOG_COUNT; i++) {
        feed_free(shelf->feeds[i]);
        log_free(shelf->logs[i]);
    }
    arena_free(shelf->arena);
    fake_content_free(shelf->content);
    mem_free(shelf);
    return 0;
}

static Compare compare_of(Shelf *shelf, size_t a, size_t b)
{
    Compare compare;
    CompareSide sides[] = { { .log = shelf->logs[a], .feed = shelf->feeds[a] },
                            { .log = shelf->logs[b], .feed = shelf->feeds[b] } };
    if (!compare_sessions(sides, shelf->arena, &compare, &shelf->err)) fail_msg("%s", shelf->err.text);
    return compare;
}

static StrView json_of(Arena *arena, const Compare *compare)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    compare_write_json(&out, compare);
    buf_putc(&text, '\n');
    StrView kept = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static size_t log_named(const char *name)
{
    for (size_t i = 0; i < LOG_COUNT; i++) {
        if (strcmp(LOGS[i], name) == 0) return i;
    }
    fail_msg("no log %s", name);
    return 0;
}

static void hold_golden(Shelf *shelf, const char *a, const char *b)
{
    Compare compare = compare_of(shelf, log_named(a), log_named(b));
    StrView got = json_of(shelf->arena, &compare);
    char path[256];
    Buf text = { 0 };
    snprintf(path, sizeof path, FOLDER "%s-%s.json", a, b);
    if (getenv("PEILIAN_RENEW")) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fwrite(got.ptr, 1, got.len, file);
        fclose(file);
    }
    if (!file_read(path, &text, &shelf->err)) fail_msg("%s", shelf->err.text);
    if (!sv_eq(got, buf_view(&text))) fail_msg("%s is not what comes out:\n%.*s", path, SV_ARG(got));
    buf_clear(&text);
}

static void compare__gives_exactly_this__for_recorded_sessions(void **state)
{
    hold_golden(*state, "poor", "good");
    hold_golden(*state, "poor", "branch");
    hold_golden(*state, "branch", "again");
    hold_golden(*state, "good", "analytical");
    hold_golden(*state, "silence", "poor");
}

/* ---- what holds for any two */

static void hold_no_differences(const Compare *compare)
{
    for (size_t i = 0; i < compare->chat_count; i++) {
        const CompareChat *chat = &compare->chats[i];
        assert_int_equal(chat->same_rows, chat->row_count);
        assert_int_equal(chat->met_rows, chat->row_count);
        assert_int_equal(chat->overall.by, 0);
        for (size_t k = 0; k < chat->row_count; k++) {
            const CompareRow *row = &chat->rows[k];
            assert_int_equal(row->kind, COMPARE_SAME);
            assert_int_equal(row->turns[0]->number, row->turns[1]->number);
            for (int dim = 0; dim < DIM_COUNT; dim++) assert_int_equal(row->scores[dim].by, 0);
        }
        for (size_t k = 0; k < chat->mood_count; k++) {
            assert_true(chat->moods[k].at_end.is_known);
            assert_int_equal(chat->moods[k].at_end.by, 0);
        }
    }
    for (int dim = 0; dim < DIM_COUNT; dim++) assert_int_equal(compare->scores[dim].by, 0);
    assert_int_equal(compare->shared_events, log_count(compare->sides[0].log));
}

static void hold_mirrored_pair(const ComparePair *a, const ComparePair *b)
{
    assert_int_equal(a->of[0], b->of[1]);
    assert_int_equal(a->of[1], b->of[0]);
    assert_int_equal(a->by, -b->by);
    assert_int_equal(a->is_known, b->is_known);
}

static void hold_mirrored_row(const CompareRow *a, const CompareRow *b)
{
    static const CompareKind TURNED[] = { COMPARE_SAME, COMPARE_DIFFERS, COMPARE_SECOND, COMPARE_FIRST };
    assert_int_equal(a->kind, TURNED[b->kind]);
    for (size_t side = 0; side < COMPARE_SIDES; side++) {
        const CompareTurn *x = a->turns[side], *y = b->turns[1 - side];
        assert_true(!x == !y);
        if (x) assert_int_equal(x->number, y->number);
    }
    for (int dim = 0; dim < DIM_COUNT; dim++) hold_mirrored_pair(&a->scores[dim], &b->scores[dim]);
    hold_mirrored_pair(&a->overall, &b->overall);
    hold_mirrored_pair(&a->wait_ms, &b->wait_ms);
}

static void hold_mirrored(const Compare *a, const Compare *b)
{
    assert_int_equal(a->chat_count, b->chat_count);
    assert_int_equal(a->shared_events, b->shared_events);
    hold_mirrored_pair(&a->overall, &b->overall);
    hold_mirrored_pair(&a->replies, &b->replies);
    hold_mirrored_pair(&a->duration_ms, &b->duration_ms);
    hold_mirrored_pair(&a->longest_wait_ms, &b->longest_wait_ms);
    hold_mirrored_pair(&a->chars_per_minute, &b->chars_per_minute);
    for (int kind = 0; kind < COMPARE_FINDINGS; kind++) hold_mirrored_pair(&a->findings[kind], &b->findings[kind]);
    for (size_t i = 0; i < a->chat_count; i++) {
        assert_true(a->chats[i].chats[0] == b->chats[i].chats[1] && a->chats[i].chats[1] == b->chats[i].chats[0]);
        assert_int_equal(a->chats[i].row_count, b->chats[i].row_count);
        assert_int_equal(a->chats[i].mood_count, b->chats[i].mood_count);
        for (size_t k = 0; k < a->chats[i].row_count; k++)
            hold_mirrored_row(&a->chats[i].rows[k], &b->chats[i].rows[k]);
    }
}

/* Every turn of either side stands in one row, and in its order. */
static void hold_complete(const Compare *compare)
{
    for (size_t i = 0; i < compare->chat_count; i++) {
        const CompareChat *chat = &compare->chats[i];
        for (size_t side = 0; side < COMPARE_SIDES; side++) {
            uint32_t number = 0, replies = 0;
            for (size_t k = 0; k < chat->row_count; k++) {
                const CompareTurn *turn = chat->rows[k].turns[side];
                if (!turn) continue;
                assert_int_equal(turn->number, ++number);
                replies += (uint32_t)turn->reply_count;
            }
            if (chat->chats[side]) assert_int_equal(replies, chat->chats[side]->replies);
        }
    }
}

static void compare__finds_nothing__with_itself(void **state)
{
    Shelf *shelf = *state;
    for (size_t i = 0; i < LOG_COUNT; i++) {
        Compare compare = compare_of(shelf, i, i);
        hold_no_differences(&compare);
        assert_true(compare.chats[0].row_count > 0);
    }
}

static void compare__is_mirrored__the_other_way_round(void **state)
{
    Shelf *shelf = *state;
    for (size_t i = 0; i < LOG_COUNT; i++) {
        for (size_t k = 0; k < LOG_COUNT; k++) {
            Compare there = compare_of(shelf, i, k), back = compare_of(shelf, k, i);
            hold_mirrored(&there, &back);
            hold_complete(&there);
        }
    }
}

static void compare__shares_all_before_the_cut__with_a_branch(void **state)
{
    Shelf *shelf = *state;
    StrView id = { 0 };
    uint32_t seq = 0;
    Compare compare = compare_of(shelf, log_named("poor"), log_named("branch"));
    assert_true(session_is_retry(compare.sides[1].header, &id, &seq));
    assert_true(sv_eq(id, compare.sides[0].header->id));
    assert_true(compare.shared_events >= seq - 1);
    assert_int_equal(compare.sides[1].digest.cut.reply, 2);
    assert_int_equal(compare.chats[0].rows[0].kind, COMPARE_SAME);
    assert_int_equal(compare.chats[0].rows[1].kind, COMPARE_DIFFERS);
}

/* ---- alignment by itself */

typedef struct Asked {
    CompareTurn turns[3000];
    CompareTurns list;
} Asked;

/* One letter a turn: what was asked; '.': nothing. */
static Asked *asked_of(Arena *arena, const char *topics, size_t times)
{
    Asked *asked = arena_alloc(arena, 1, sizeof *asked);
    asked->list.items = asked->turns;
    for (size_t i = 0; i < times * strlen(topics); i++) {
        const char *topic = &topics[i % strlen(topics)];
        asked->turns[i] = (CompareTurn){ .number = (uint32_t)i + 1, .key = sv("") };
        asked->turns[i].topics[0] = sv_of(topic, 1);
        asked->turns[i].topic_count = *topic != '.';
        asked->list.count++;
    }
    return asked;
}

static StrView partners(Shelf *shelf, const char *first, const char *second)
{
    Asked *a = asked_of(shelf->arena, first, 1), *b = asked_of(shelf->arena, second, 1);
    size_t *partner = arena_alloc(shelf->arena, strlen(first) + 1, sizeof *partner);
    compare_align(&a->list, &b->list, partner);
    StrView text = sv("");
    for (size_t i = 0; i < strlen(first); i++) {
        text = partner[i] == SIZE_MAX ? arena_printf(shelf->arena, "%.*s-", SV_ARG(text))
                                      : arena_printf(shelf->arena, "%.*s%zu", SV_ARG(text), partner[i]);
    }
    return text;
}

static void align__brings_the_same_questions_together(void **state)
{
    Shelf *shelf = *state;
    assert_text(partners(shelf, "srd", "srd"), "012");
    assert_text(partners(shelf, "ssrd", "srd"), "0-12");
    assert_text(partners(shelf, "srd", "ssrd"), "023");
    assert_text(partners(shelf, "sxrd", "srd"), "0-12");
    assert_text(partners(shelf, "srd", "drs"), "--0"); /* one of three crossing ones: the first that is met */
    assert_text(partners(shelf, "abc", "xyz"), "---");
    assert_text(partners(shelf, "s", ""), "-");
    assert_text(partners(shelf, "s.", "s"), "0-");
    assert_text(partners(shelf, "abcab", "cab"), "--012");
}

static void align__goes_on_behind_its_window__in_long_chats(void **state)
{
    Shelf *shelf = *state;
    Asked *a = asked_of(shelf->arena, "srdxy", 600), *b = asked_of(shelf->arena, "srdx", 600);
    size_t *partner = arena_alloc(shelf->arena, a->list.count, sizeof *partner), met = 0, last = 0;
    compare_align(&a->list, &b->list, partner);
    for (size_t i = 0; i < a->list.count; i++) {
        if (partner[i] == SIZE_MAX) continue;
        assert_true(met == 0 || partner[i] > last);
        assert_true(sv_eq(a->turns[i].topics[0], b->turns[partner[i]].topics[0]));
        last = partner[i];
        met++;
    }
    assert_int_equal(met, b->list.count); /* only y has no partner */
}

/* ---- several chats */

static EventLog *play_rush(Office *o, const char *scenarios, const char *personas, const char *id)
{
    Sitting *s = NULL;
    EventLog *log = NULL;
    o->setup.scenario = sv(scenarios);
    o->setup.persona = sv(personas);
    s = office_begin(o);
    office_wait(o, s, 1);
    office_say(o, s, 1, "40码,因为四面弹", 3000);
    office_wait(o, s, 1);
    assert_true(sitting_end(s, sitting_now(s) + 60000, &o->err));
    sitting_free(s);
    if (!store_load_session(o->store, sv(id), &log, &o->err)) fail_msg("%s", o->err.text);
    return log;
}

static void chats__are_paired_by_kin__in_a_rush(void **state)
{
    Office *o = *state;
    EventLog *logs[] = { play_rush(o, "jeans,acts,jeans", "plain,plain,quick", "id000001"),
                         play_rush(o, "jeans,jeans", "quick,plain", "id000002") };
    Feed *feeds[] = { feed_new(o->content), feed_new(o->content) };
    CompareSide sides[] = { { .log = logs[0], .feed = feeds[0] }, { .log = logs[1], .feed = feeds[1] } };
    CompareSide turned[] = { sides[1], sides[0] };
    Compare there, back;
    for (int i = 0; i < 2; i++) assert_true(feed_update(feeds[i], logs[i], &o->err));
    assert_int_equal(feed_chat_count(feeds[0]), 3);
    assert_int_equal(feed_chat_count(feeds[1]), 2);
    assert_true(compare_sessions(sides, o->arena, &there, &o->err));
    assert_true(compare_sessions(turned, o->arena, &back, &o->err));
    hold_mirrored(&there, &back);
    hold_complete(&there);
    assert_int_equal(there.chat_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const FeedChat *first = there.chats[i].chats[0], *second = there.chats[i].chats[1];
        assert_int_equal(first->number, i + 1);
        if (i == 1) {
            assert_null(second);
            assert_int_equal(there.chats[i].met_rows, 0);
        } else {
            assert_true(sv_eq(first->persona, second->persona));
        }
    }
    for (int i = 0; i < 2; i++) {
        feed_free(feeds[i]);
        log_free(logs[i]);
    }
}

#define SHELF_TEST(name) cmocka_unit_test_setup_teardown(name, shelf_set_up, shelf_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_TEST(compare__gives_exactly_this__for_recorded_sessions),
        SHELF_TEST(compare__finds_nothing__with_itself),
        SHELF_TEST(compare__is_mirrored__the_other_way_round),
        SHELF_TEST(compare__shares_all_before_the_cut__with_a_branch),
        SHELF_TEST(align__brings_the_same_questions_together),
        SHELF_TEST(align__goes_on_behind_its_window__in_long_chats),
        OFFICE_TEST(chats__are_paired_by_kin__in_a_rush),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
