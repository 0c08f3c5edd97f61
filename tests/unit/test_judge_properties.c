/* test_judge_properties.c -- thousands of seeded replies, made of trainers' words, numbers, marks, pictures and odd characters:
 * what must hold of every judgement does, whatever the text's form and whatever was judged before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "judge/receipt.h"
#include "judge_properties.h"
#include "text_forms.h"

enum { WORD_CAP = 20000, ROUNDS = 5000, ROUNDS_FORMS = 2500, ROUNDS_RECEIPTS = 200, PIECES = 24, TURNS = 4 };

typedef struct World {
    JudgeBench *bench;
    Judge *other;
    StrView *words; /* every quoted text of the trainers' topics and word lists */
    size_t word_count;
    const TopicDef *topics;
    size_t topic_count;
    Rng rng;
} World;

static void collect_words(World *world, StrView file)
{
    const char *end = file.ptr + file.len;
    for (const char *at = memchr(file.ptr, '"', file.len); at; at = memchr(at, '"', (size_t)(end - at))) {
        const char *from = ++at;
        at = memchr(at, '"', (size_t)(end - at));
        if (!at) return;
        bool is_word = at - from > 0 && at - from < 60 && world->word_count < WORD_CAP;
        if (is_word) world->words[world->word_count++] = sv_of(from, (size_t)(at - from));
        at++;
    }
}

static int set_up(void **state)
{
    World *world = mem_new(sizeof *world);
    world->bench = judge_bench_open();
    world->other = judge_new(world->bench->world.rules);
    world->words = mem_new(WORD_CAP * sizeof *world->words);
    size_t count = 0;
    const ContentFile *files = content_files_at(world->bench->files, &count);
    for (size_t i = 0; i < count; i++) {
        bool is_list =
            sv_starts(files[i].path, sv("scenarios/topics/")) || sv_starts(files[i].path, sv("scenarios/words/"));
        if (is_list) collect_words(world, files[i].text);
    }
    assert_true(world->word_count > 1000);
    world->topics = grammar_topics(world->bench->world.rules->grammar, &world->topic_count);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    judge_free(world->other);
    judge_bench_close(world->bench);
    mem_free(world->words);
    mem_free(world);
    return 0;
}

static size_t pick(World *world, size_t count)
{
    return (size_t)rng_below(&world->rng, count);
}

static void put_any_code(World *world, Buf *out)
{
    char bytes[4];
    size_t len = 0;
    while (len == 0) {
        uint32_t code = 1 + (uint32_t)rng_below(&world->rng, pick(world, 2) ? 0x10FFFF : 0x2FFFF);
        if (code != '\r') len = utf8_put(code, bytes);
    }
    buf_put(out, sv_of(bytes, len));
}

static void put_number(World *world, Buf *out)
{
    static const char *const forms[] = { "%d码", "%d斤",  "%dcm", "%d天",       "%d-9天",   "%d元",
                                         "%d块", "%d折",  "%d%%", "%d点",       "%d小时",   "%d",
                                         "%dXL", "%d:30", "%d.5", "%d个工作日", "最多%d天", "%d多天" };
    static const char *const han[] = { "三十八码", "两百零五斤", "一米七八", "三百九",
                                       "九三折",   "两三天",     "半个月",   "下午五点半" };
    if (pick(world, 4) == 0) {
        buf_puts(out, han[pick(world, sizeof han / sizeof *han)]);
        return;
    }
    const char *form = forms[pick(world, sizeof forms / sizeof *forms)];
    const char *hole = strstr(form, "%d");
    buf_put(out, sv_of(form, (size_t)(hole - form)));
    buf_printf(out, "%d", (int)pick(world, pick(world, 2) ? 50 : 400));
    buf_puts(out, strcmp(hole + 2, "%%") == 0 ? "%" : hole + 2);
}

static void put_piece(World *world, Buf *out)
{
    static const char *const marks[] = { ",",  "。", "!",  "?", " ", "~",  "\n", "，",
                                         "、", "…",  "　", ":", "(", "」", "\t" };
    static const char *const others[] = { "😊",
                                          "👨\xE2\x80\x8D👩\xE2\x80\x8D👧",
                                          "❤\xEF\xB8\x8F",
                                          "é",
                                          "e\xCC\x81",
                                          "が",
                                          "か\xE3\x82\x99",
                                          "Å",
                                          "ﬁ",
                                          "㎏",
                                          "Ａ",
                                          "\xE2\x80\x8B",
                                          "各",
                                          "한글",
                                          "您好",
                                          "亲",
                                          "JN-2045",
                                          "胖 子",
                                          "s.b",
                                          "ĽLB",
                                          "OEMÉ" };
    switch (pick(world, 8)) {
    case 0: put_number(world, out); break;
    case 1: buf_puts(out, others[pick(world, sizeof others / sizeof *others)]); break;
    case 2: put_any_code(world, out); break;
    case 3:
    case 4: buf_puts(out, marks[pick(world, sizeof marks / sizeof *marks)]); break;
    default: buf_put(out, world->words[pick(world, world->word_count)]); break;
    }
}

/* A text of its own in the bench's arena; never empty. */
static StrView make_text(World *world)
{
    Buf text = { 0 };
    for (size_t left = 1 + pick(world, PIECES); left > 0; left--) put_piece(world, &text);
    StrView kept = arena_copy(world->bench->arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static int32_t maybe(World *world, int32_t low, int32_t high, int32_t absent)
{
    return pick(world, 2) ? absent : (int32_t)rng_between(&world->rng, low, high);
}

static JudgeInput make_input(World *world)
{
    JudgeInput in = judge_input();
    Turn *turns = arena_alloc(world->bench->arena, TURNS, sizeof *turns);
    StrView *asked = arena_alloc(world->bench->arena, 3, sizeof *asked);
    in.id = sv("p");
    in.shop = &world->bench->world.shops[pick(world, world->bench->world.shop_count)];
    if (pick(world, 4)) in.product = &in.shop->products[pick(world, in.shop->product_count)];
    static const char *const personas[] = { "",           "hunter",     "proxy",  "impatient",
                                            "suspicious", "analytical", "silent", "nobody" };
    in.persona = sv(personas[pick(world, sizeof personas / sizeof *personas)]);
    in.buyer = (Buyer){ .height_mm = maybe(world, 1500, 2000, 0),
                        .weight_jin10 = maybe(world, 1400, 2900, 0),
                        .waist_mm = maybe(world, 800, 1300, 0),
                        .foot_mm = maybe(world, 210, 280, 0),
                        .usual_eu = maybe(world, 33, 46, 0),
                        .wide_foot = pick(world, 5) == 0 };
    in.facts.stage = (Stage)pick(world, STAGE_RECEIVED + 1);
    in.facts.cause = (Cause)pick(world, CAUSE_HUMAN_DAMAGE + 1);
    in.facts.channel = (Channel)pick(world, CHANNEL_BOC + 1);
    in.facts.days_since_receipt = maybe(world, 0, 30, -1);
    in.facts.orders = maybe(world, 0, 9, -1);
    in.facts.total = maybe(world, 0, 2000, -1);
    if (in.facts.total > 0) in.facts.total *= VALUE_ONE;
    in.asked_given = pick(world, 2);
    in.asked_count = in.asked_given ? pick(world, 4) : 0;
    for (size_t i = 0; i < in.asked_count; i++) asked[i] = world->topics[pick(world, world->topic_count)].id;
    in.asked = asked;
    in.history_count = pick(world, TURNS + 1);
    for (size_t i = 0; i < in.history_count; i++)
        turns[i] = (Turn){ pick(world, 3) == 0, make_text(world), (int64_t)i };
    in.history = turns;
    in.wait_ms = maybe(world, 0, 200000, -1);
    in.first = (int)pick(world, 3) - 1;
    in.reply = make_text(world);
    return in;
}

static void judged(World *world, const JudgeInput *in, Judgement *out)
{
    Err err = { ERR_NONE, "" };
    if (!judge_reply(world->bench->judge, in, out, &err)) fail_msg("\"%.*s\": %s", SV_ARG(in->reply), err.text);
}

static void judgement__keeps_its_promises__on_any_reply(void **state)
{
    World *world = *state;
    const Rubric *rubric = &world->bench->world.rules->rubric;
    world->rng = rng_new(1);
    size_t claims = 0, findings = 0;
    for (int i = 0; i < ROUNDS; i++) {
        ArenaMark mark = arena_mark(world->bench->arena);
        JudgeInput in = make_input(world);
        in.typing_ms = maybe(world, 0, 90000, -1);
        Judgement j;
        judged(world, &in, &j);
        const char *fault = judgement_fault(&in, &j, rubric);
        if (fault) fail_msg("round %d, %s: \"%.*s\"", i, fault, SV_ARG(in.reply));
        if (!judgement_is_json(world->bench->arena, &in, &j)) fail_msg("round %d: no JSON", i);
        claims += j.claim_count;
        findings += j.finding_count;
        arena_rewind(world->bench->arena, mark);
    }
    assert_true(claims > ROUNDS / 2 && findings > ROUNDS); /* the replies do say something */
}

static void judgement__has_the_same_bytes__whoever_judges_after_whatever(void **state)
{
    World *world = *state;
    world->rng = rng_new(2);
    Buf first = { 0 }, again = { 0 };
    for (int i = 0; i < ROUNDS_FORMS; i++) {
        ArenaMark mark = arena_mark(world->bench->arena);
        JudgeInput in = make_input(world), between = make_input(world);
        Judgement j;
        buf_reset(&first);
        judged(world, &in, &j);
        judgement_write_event(&(JsonOut){ &first, false }, in.reply, &j);
        judged(world, &between, &j);
        for (int turn = 0; turn < 2; turn++) {
            buf_reset(&again);
            assert_true(judge_reply(turn ? world->other : world->bench->judge, &in, &j, NULL));
            judgement_write_event(&(JsonOut){ &again, false }, in.reply, &j);
            if (!sv_eq(buf_view(&first), buf_view(&again))) fail_msg("round %d: \"%.*s\"", i, SV_ARG(in.reply));
        }
        arena_rewind(world->bench->arena, mark);
    }
    buf_clear(&first);
    buf_clear(&again);
}

/* The reply in another form: composed, decomposed, with CRLF. */
static void judgement__is_the_same__in_every_form_of_the_text(void **state)
{
    World *world = *state;
    Arena *arena = world->bench->arena;
    world->rng = rng_new(3);
    Buf first = { 0 }, again = { 0 };
    size_t changed = 0;
    for (int i = 0; i < ROUNDS_FORMS; i++) {
        ArenaMark mark = arena_mark(arena);
        JudgeInput in = make_input(world);
        Judgement j;
        StrView plain = text_composed(arena, in.reply);
        in.reply = plain;
        buf_reset(&first);
        judged(world, &in, &j);
        judgement_gist(&first, &j);
        StrView variants[] = { text_decomposed(arena, plain), text_with_crlf(arena, plain),
                               text_with_crlf(arena, text_decomposed(arena, plain)) };
        for (size_t k = 0; k < sizeof variants / sizeof *variants; k++) {
            in.reply = variants[k];
            changed += !sv_eq(plain, in.reply);
            buf_reset(&again);
            judged(world, &in, &j);
            judgement_gist(&again, &j);
            if (!sv_eq(buf_view(&first), buf_view(&again)))
                fail_msg("round %d, form %zu: \"%.*s\"\n%s\n%s", i, k, SV_ARG(plain), first.ptr, again.ptr);
        }
        arena_rewind(arena, mark);
    }
    assert_true(changed > ROUNDS_FORMS / 2);
    buf_clear(&first);
    buf_clear(&again);
}

/* A proposed edit is no guess: the edited reply, judged, has the score that was promised. */
static void receipt__proves__every_edit_that_it_proposes(void **state)
{
    World *world = *state;
    Arena *arena = world->bench->arena;
    world->rng = rng_new(4);
    size_t edits = 0;
    for (int i = 0; i < ROUNDS_RECEIPTS; i++) {
        ArenaMark mark = arena_mark(arena);
        JudgeInput in = make_input(world);
        Receipt receipt;
        receipt_find(world->bench->judge, arena, &in, &receipt);
        for (size_t k = 0; k < receipt.edit_count; k++) {
            const ReceiptEdit *edit = &receipt.edits[k];
            Judgement j;
            JudgeInput edited = in;
            edited.reply = edit->reply;
            assert_true(edit->end >= edit->start && edit->end <= in.reply.len);
            assert_true(at_boundary(in.reply, edit->start) && at_boundary(in.reply, edit->end));
            assert_int_equal(edit->reply.len, in.reply.len - (edit->end - edit->start) + edit->text.len);
            judged(world, &edited, &j);
            assert_int_equal(j.scores[edit->dim], edit->score_to);
            assert_true(edit->score_to > edit->score_from);
        }
        edits += receipt.edit_count;
        arena_rewind(arena, mark);
    }
    assert_true(edits > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judgement__keeps_its_promises__on_any_reply),
        cmocka_unit_test(judgement__has_the_same_bytes__whoever_judges_after_whatever),
        cmocka_unit_test(judgement__is_the_same__in_every_form_of_the_text),
        cmocka_unit_test(receipt__proves__every_edit_that_it_proposes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
