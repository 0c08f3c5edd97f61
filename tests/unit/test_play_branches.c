/* test_play_branches.c -- what a retry has of its original, and the tree that retries make. */
#include "play/branches.h"
#include "sitting_fixture.h"

static EventLog *load(Office *o, const char *id)
{
    EventLog *log = NULL;
    if (!store_load_session(o->store, sv(id), &log, &o->err)) fail_msg("%s", o->err.text);
    return log;
}

/* Right after the buyer's line before the n-th reply. */
static uint32_t seq_before(const EventLog *log, int reply)
{
    uint32_t line = 0;
    for (uint32_t i = 0; i < log_count(log); i++) {
        EventKind kind = log_at(log, i)->event.kind;
        if (kind == EVENT_BUYER_SAID) line = i + 1;
        if (kind == EVENT_TRAINEE_SAID && --reply == 0) return line + 1;
    }
    fail_msg("the session has fewer replies");
    return 0;
}

static void end(Office *o, Sitting *s)
{
    assert_true(sitting_end(s, sitting_now(s) + 1000, &o->err));
    sitting_free(s);
}

/* Two replies, the first wrong: session `ids` of the office. */
static void play_original(Office *o)
{
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    if (o->setup.keystrokes) assert_true(sitting_draft(s, 1, sv("42"), 0, sitting_now(s) + 1000, &o->err));
    office_say(o, s, 1, "42码", 5000);
    office_wait(o, s, 1);
    office_say(o, s, 1, "40码,因为四面弹", 5000);
    office_wait(o, s, 1);
    end(o, s);
}

static Sitting *retry(Office *o, const char *id, int reply)
{
    EventLog *from = load(o, id);
    Sitting *s = NULL;
    if (!sitting_retry(&s, &o->setup, from, seq_before(from, reply), &o->err)) fail_msg("%s", o->err.text);
    log_free(from);
    return s;
}

static void play_branch(Office *o, const char *id, int reply, const char *text)
{
    Sitting *s = retry(o, id, reply);
    office_say(o, s, 1, text, 4000);
    end(o, s);
}

static Branches tree_of(Office *o, const char *id)
{
    Branches tree;
    if (!branches_read(&o->setup, sv(id), o->arena, &tree, &o->err)) fail_msg("%s", o->err.text);
    return tree;
}

static void retry__has_the_original_events__up_to_the_cut(void **state)
{
    Office *o = *state;
    o->setup.keystrokes = true;
    play_original(o);
    play_branch(o, "id000001", 2, "40码,四面弹,坐着不勒");
    EventLog *from = load(o, "id000001"), *branch = load(o, "id000002");
    uint32_t seq = seq_before(from, 2);
    for (uint32_t i = 0; i < seq - 1; i++) {
        assert_true(sv_eq(log_at(from, i)->line, log_at(branch, i)->line));
    }
    assert_int_equal(rerun_difference(from, branch, seq - 1), 0);
    uint32_t other = rerun_difference(from, branch, log_count(from));
    assert_true(other >= seq);
    assert_true(sv_eq(log_header(from)->scenario, log_header(branch)->scenario));
    assert_true(sv_eq(log_header(from)->persona, log_header(branch)->persona));
    assert_int_equal(log_header(from)->seed, log_header(branch)->seed);
    assert_true(sv_eq(log_header(from)->date, log_header(branch)->date));
    log_free(from);
    log_free(branch);
}

static void retry__records_no_typing__once_that_is_off(void **state)
{
    Office *o = *state;
    o->setup.keystrokes = true;
    play_original(o);
    o->setup.keystrokes = false;
    Sitting *s = retry(o, "id000001", 2);
    uint32_t count = log_count(sitting_log(s));
    assert_true(log_header(sitting_log(s))->keystrokes); /* there are drafts from before */
    assert_true(sitting_draft(s, 1, sv("40"), 0, sitting_now(s) + 10, &o->err));
    assert_int_equal(log_count(sitting_log(s)), count);
    end(o, s);
}

static void retry__fails__where_the_events_come_out_otherwise(void **state)
{
    Office *o = *state;
    play_original(o);
    EventLog *from = load(o, "id000001"), *bent = NULL;
    SessionHeader header = *log_header(from);
    header.id = sv("bent-1");
    assert_true(log_new(&bent, &header, &o->err));
    for (uint32_t i = 0; i < log_count(from) - 1; i++) {
        Event event = log_at(from, i)->event;
        if (event.kind == EVENT_BUYER_SAID) event.data = sv("{\"text\":\"made up\"}");
        assert_true(log_append(bent, &event, false, &o->err));
    }
    Sitting *s = NULL;
    assert_false(sitting_retry(&s, &o->setup, bent, seq_before(bent, 1), &o->err));
    assert_true(fake_has(sv(o->err.text), "comes out differently"));
    assert_null(s);
    log_free(bent);
    log_free(from);
}

static void branches__make_a_tree__of_retries_of_retries(void **state)
{
    Office *o = *state;
    play_original(o);
    play_branch(o, "id000001", 1, "40码");
    play_branch(o, "id000001", 2, "41码");
    play_branch(o, "id000002", 1, "40码,因为四面弹");
    play_original(o);
    const char *wanted[] = { "id000001", "id000002", "id000004", "id000003" };
    size_t parents[] = { BRANCH_NONE, 0, 1, 0 };
    uint32_t depths[] = { 0, 1, 2, 1 }, replies[] = { 0, 1, 1, 2 };
    bool lasts[] = { true, false, true, true };
    for (size_t asked = 0; asked < 4; asked++) {
        Branches tree = tree_of(o, wanted[asked]);
        assert_int_equal(tree.count, 4);
        assert_int_equal(tree.shown, asked);
        for (size_t i = 0; i < 4; i++) {
            const Branch *branch = &tree.items[i];
            assert_text(branch->id, wanted[i]);
            assert_true(branch->parent == parents[i]);
            assert_int_equal(branch->depth, depths[i]);
            assert_int_equal(branch->is_last, lasts[i] || i == 0);
            assert_int_equal(branch->digest.cut.reply, replies[i]);
            assert_int_equal(branch->digest.cut.chat, i ? 1 : 0);
            assert_true(branch->digest.overall >= 0);
            assert_text(branch->person, "小李");
            assert_false(branch->is_missing);
        }
    }
    Branches tree = tree_of(o, "id000001");
    assert_true(tree.items[2].digest.means[DIM_SIZING] > tree.items[0].digest.means[DIM_SIZING]);
    Branches all;
    assert_true(branches_read_all(&o->setup, o->arena, &all, &o->err));
    assert_int_equal(all.count, 5);
    assert_text(all.items[0].id, "id000005");
    assert_true(all.items[0].parent == BRANCH_NONE);
    assert_text(all.items[1].id, "id000001");
    assert_true(all.items[3].parent == 2);
    assert_false(branches_read(&o->setup, sv("zzzz"), o->arena, &all, &o->err));
}

static void put(Office *o, const char *id, const char *origin)
{
    SessionHeader header = fixture_header(id);
    EventSink sink;
    EventLog *log = NULL;
    header.origin = sv(origin);
    assert_true(log_new(&log, &header, &o->err));
    assert_true(store_begin_session(o->store, log, &(StoreOwner){ 4711, sv("boot-1") }, &sink, &o->err));
    log_set_sink(log, &sink);
    assert_true(log_close(log, 0, &o->err));
    assert_true(store_end_session(o->store, log, sv(o->time), sv(""), &o->err));
    log_free(log);
}

/* What others made, or made up: an original that is not here, circles, origins of no sense. */
static void branches__stay_whole__with_odd_origins(void **state)
{
    Office *o = *state;
    put(o, "one-of-gone", "retry:gone-1:5");
    put(o, "two-of-gone", "retry:gone-1:7");
    put(o, "self", "retry:self:3");
    put(o, "ring-a", "retry:ring-b:3");
    put(o, "ring-b", "retry:ring-a:3");
    put(o, "odd-1", "retry:gone-1:0");
    put(o, "odd-2", "retry:gone-1");
    put(o, "odd-3", "retry:gone-1:99999999999999999999");
    put(o, "odd-4", "import");
    Branches tree = tree_of(o, "two-of-gone");
    assert_int_equal(tree.count, 3);
    assert_true(tree.items[0].is_missing);
    assert_text(tree.items[0].id, "gone-1");
    assert_text(tree.items[1].id, "one-of-gone");
    assert_int_equal(tree.shown, 2);
    assert_int_equal(tree.items[2].digest.cut.seq, 7);
    assert_int_equal(tree_of(o, "self").count, 1);
    assert_int_equal(tree_of(o, "ring-a").count, 2);
    for (int i = 1; i <= 4; i++) assert_int_equal(tree_of(o, arena_printf(o->arena, "odd-%d", i).ptr).count, 1);
    Branches all;
    assert_true(branches_read_all(&o->setup, o->arena, &all, &o->err));
    assert_int_equal(all.count, 10); /* nine and the missing one */
}

/* Beside the tree: the same scenario, whoever played it, the newest first; never more than are wanted. */
static void kin__are_of_the_scenario__outside_the_tree(void **state)
{
    Office *o = *state;
    BranchKin kin;
    play_original(o);
    play_branch(o, "id000001", 1, "40码");
    play_original(o);
    o->setup.scenario = sv("acts");
    end(o, office_begin(o));
    o->setup.scenario = sv("jeans");
    o->setup.person = (Person){ sv("p-2"), sv("小王"), sv("") };
    play_original(o);
    assert_true(branches_read_kin(&o->setup, sv("id000002"), 9, o->arena, &kin, &o->err));
    assert_int_equal(kin.tree.count, 2);
    assert_int_equal(kin.tree.shown, 1);
    assert_int_equal(kin.others.count, 2);
    assert_text(kin.others.items[0].id, "id000005");
    assert_text(kin.others.items[0].person, "小王");
    assert_text(kin.others.items[1].id, "id000003");
    assert_true(branches_read_kin(&o->setup, sv("id000002"), 1, o->arena, &kin, &o->err));
    assert_int_equal(kin.others.count, 1);
    assert_false(branches_read_kin(&o->setup, sv("zzzz"), 9, o->arena, &kin, &o->err));
}

static void branches__say_what_they_are__as_json(void **state)
{
    Office *o = *state;
    Buf text = { 0 };
    JsonOut out = { &text, false };
    const JsonValue *json = NULL;
    put(o, "one-of-gone", "retry:gone-1:5");
    Branches tree = tree_of(o, "one-of-gone");
    branches_write_json(&out, &tree);
    assert_true(json_parse(o->arena, buf_view(&text), &json, &o->err));
    assert_int_equal(json->count, 2);
    const JsonValue *branch = json->child->next;
    assert_text(json_get(branch, "parent")->text, "gone-1");
    assert_int_equal(json_get(json_get(branch, "cut"), "seq")->number, 5);
    assert_true(json_get(json->child, "missing")->is_true);
    assert_false(json_has(json_get(json->child, "parent")));
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(retry__has_the_original_events__up_to_the_cut),
        OFFICE_TEST(retry__records_no_typing__once_that_is_off),
        OFFICE_TEST(retry__fails__where_the_events_come_out_otherwise),
        OFFICE_TEST(branches__make_a_tree__of_retries_of_retries),
        OFFICE_TEST(branches__stay_whole__with_odd_origins),
        OFFICE_TEST(kin__are_of_the_scenario__outside_the_tree),
        OFFICE_TEST(branches__say_what_they_are__as_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
