/* test_language_clauses.c -- how a message falls into statements, and which of its words are asked, supposed, quoted, negated.
 * The grammar is the test's own: what is tested is the mechanism, whatever words trainers give it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "language/reading.h"
#include "language_text.h"

typedef struct Bench {
    Arena *arena;
    Grammar *grammar;
    Lexicon *lexicon;
    uint16_t stretch;
} Bench;

typedef struct WordDef {
    const char *text;
    WordClass word;
} WordDef;

static const WordDef WORDS[] = {
    { "不", WORD_NEG },
    { "没", WORD_NEG },
    { "没有", WORD_NEG },
    { "不用", WORD_NEED_NOT },
    { "不能", WORD_CANNOT },
    { "不了", WORD_POST_NEG },
    { "吗", WORD_ASKS },
    { "什么", WORD_ASKS },
    { "多少", WORD_ASKS },
    { "好吗", WORD_TAG },
    { "可以吗", WORD_TAG },
    { "如果", WORD_IF_OPEN },
    { "要是", WORD_IF_OPEN },
    { "的话", WORD_IF_CLOSE },
    { "但是", WORD_BUT },
    { "另外", WORD_AND },
    { "我们", WORD_SHOP },
    { "您", WORD_BUYER },
    { "出", WORD_PAYS },
    { "运费", WORD_SHIPPING },
    { "质量问题", WORD_QUALITY },
    { "不喜欢", WORD_NON_QUALITY },
    { "退", WORD_RETURN },
    { "能", WORD_CAN },
    { "建议", WORD_RECOMMENDS },
    { "拍", WORD_RECOMMENDS },
    { "您说的", WORD_QUOTE },
    { "一点", WORD_FILLER },
    { "一般", WORD_FILLER },
    { "万一", WORD_IF_OPEN },
    { "第一时间", WORD_FILLER },
    { "退的", WORD_RETURN },
    { "能不", WORD_ASKS },
    { "能出", WORD_CAN },
    { "不喜欢您", WORD_NON_QUALITY },
    { "退您", WORD_REIMBURSES },
    { "我们不", WORD_FILLER },
};

static int set_up(void **state)
{
    Bench *bench = mem_new(sizeof *bench);
    bench->arena = arena_new(0);
    bench->grammar = grammar_new();
    bench->lexicon = lexicon_new();
    TopicDef stretch = { .id = sv("stretch"), .is_sizing = true, .fields = { sv("value") }, .field_count = 1 };
    bench->stretch = grammar_add_topic(bench->grammar, &stretch);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        Sense sense = { .kind = SENSE_WORD, .word = WORDS[i].word };
        grammar_add_sense(bench->grammar, sv(WORDS[i].text), &sense);
    }
    Sense four = { .kind = SENSE_VALUE,
                   .topic = bench->stretch,
                   .value = { .kind = VALUE_TEXT, .text = sv("four_way") } };
    Sense cue = { .kind = SENSE_CUE, .topic = bench->stretch }, asks = { .kind = SENSE_ASKS, .topic = bench->stretch };
    Sense name = { .kind = SENSE_NAME, .set = sv("colour"), .value = { .kind = VALUE_TEXT, .text = sv("黑色") } };
    grammar_add_sense(bench->grammar, sv("四面弹"), &four);
    grammar_add_sense(bench->grammar, sv("弹力"), &cue);
    grammar_add_sense(bench->grammar, sv("弹力"), &asks);
    grammar_add_sense(bench->grammar, sv("黑的"), &name);
    grammar_seal(bench->grammar, bench->lexicon);
    lexicon_seal(bench->lexicon);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    Bench *bench = *state;
    lexicon_free(bench->lexicon);
    grammar_free(bench->grammar);
    arena_free(bench->arena);
    mem_free(bench);
    return 0;
}

static Reading read_text(Bench *bench, const char *text)
{
    Reading reading = reading_of(bench->arena, bench->grammar, bench->lexicon, sv(text));
    uint32_t at = 0, token = 0;
    for (uint32_t i = 0; i < reading.clause_count; i++) { /* clauses cover the text and share out the tokens */
        const Clause *clause = &reading.clauses[i];
        assert_true(clause->start == at && clause->end > at && clause->first_token == token);
        assert_true(clause->token_end >= token && (i == 0 || clause->sentence >= clause[-1].sentence));
        at = clause->end;
        token = clause->token_end;
    }
    assert_int_equal(at, reading.normal.count);
    assert_int_equal(token, reading.token_count);
    for (uint32_t i = 0; i < reading.token_count; i++) {
        const Token *t = &reading.tokens[i];
        assert_true(t->start < t->end && (i == 0 || t[-1].end <= t->start));
        assert_true(!t->lexeme != !t->number);
    }
    return reading;
}

/* "text{?iq}|text{}": question, condition, has a condition, quotation. */
static const char *clauses_of(Bench *bench, const char *text)
{
    Reading reading = read_text(bench, text);
    Buf out = { 0 };
    for (uint32_t i = 0; i < reading.clause_count; i++) {
        const Clause *c = &reading.clauses[i];
        StrView part = reading_text(&reading, c->start, c->end);
        buf_printf(&out, "%s%.*s{%s%s%s%s}", i ? "|" : "", SV_ARG(part), c->is_question ? "?" : "",
                   c->is_condition ? "i" : "", c->has_condition ? "h" : "", c->is_quotation ? "q" : "");
    }
    StrView kept = arena_copy(bench->arena, buf_view(&out));
    buf_clear(&out);
    return kept.ptr;
}

typedef enum Mark { MARK_NEGATED, MARK_SUPPOSED, MARK_QUOTED, MARK_ANY } Mark;

static bool has_mark(const Token *token, Mark mark)
{
    switch (mark) {
    case MARK_NEGATED: return token->is_negated;
    case MARK_SUPPOSED: return token->is_supposed;
    case MARK_QUOTED: return token->is_quoted;
    case MARK_ANY: return true;
    }
    return false;
}

/* The tokens with that mark, separated by blanks. */
static const char *tokens_of(Bench *bench, const char *text, Mark mark)
{
    Reading reading = read_text(bench, text);
    Buf out = { 0 };
    for (uint32_t i = 0; i < reading.token_count; i++) {
        const Token *token = &reading.tokens[i];
        if (!has_mark(token, mark)) continue;
        StrView part = reading_text(&reading, token->start, token->end);
        buf_printf(&out, "%s%.*s", out.len ? " " : "", SV_ARG(part));
    }
    StrView kept = arena_copy(bench->arena, buf_view(&out));
    buf_clear(&out);
    return kept.ptr;
}

typedef struct Pair {
    const char *text;
    const char *expected;
} Pair;

static void check_clauses(Bench *bench, const Pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *got = clauses_of(bench, pairs[i].text);
        if (strcmp(got, pairs[i].expected) != 0)
            fail_msg("\"%s\": expected \"%s\", got \"%s\"", pairs[i].text, pairs[i].expected, got);
    }
}

static void check_marks(Bench *bench, const Pair *pairs, size_t count, Mark mark)
{
    for (size_t i = 0; i < count; i++) {
        const char *got = tokens_of(bench, pairs[i].text, mark);
        if (strcmp(got, pairs[i].expected) != 0)
            fail_msg("\"%s\": expected \"%s\", got \"%s\"", pairs[i].text, pairs[i].expected, got);
    }
}

static void reading__cuts_into_few_words__that_leave_little_over(void **state)
{
    static const Pair pairs[] = {
        { "四面弹的40码", "四面弹 40码" },
        { "没有四面弹", "没有 四面弹" },
        { "一般拍40", "一般 拍 40" },
        { "一点不", "一点 不" },
        { "退的", "退的" },
        { "退的话", "退 的话" },
        { "退的四面弹", "退的 四面弹" },
        { "能不能出", "能不 能出" },
        { "万一般", "万一" },
        { "不喜欢您出", "不喜欢 您 出" }, /* a word that hides a person and adds nothing */
        { "我们退您", "我们 退您" },
        { "我们不喜欢", "我们 不喜欢" },
        { "我们不", "我们不" },
        { "万一不喜欢", "万一 不喜欢" },
        { "第一时间出", "第一时间 出" },
        { "７天内能退", "７天内 能 退" },
        { "質量問題", "質量問題" },
        { "四 面 弹", "" },
        { "", "" },
        { "。。。", "" },
    };
    check_marks(*state, pairs, sizeof pairs / sizeof *pairs, MARK_ANY);
}

static void clauses__end__at_marks_lines_and_pictures(void **state)
{
    static const Pair pairs[] = {
        { "您好,40码。弹力好!", "您好,{}|40码。{}|弹力好!{}" },
        { "您好，４０码", "您好，{}|４０码{}" },
        { "40码\n四面弹", "40码\n{}|四面弹{}" },
        { "40码 四面弹", "40码 {}|四面弹{}" },
        { "40码~~四面弹", "40码~~{}|四面弹{}" },
        { "40码😊四面弹", "40码😊{}|四面弹{}" },
        { "40码……四面弹", "40码……{}|四面弹{}" },
        { "是40码", "是40码{}" },
        { "1.5米", "1.5米{}" },
        { "17:00", "17:00{}" },
    };
    check_clauses(*state, pairs, sizeof pairs / sizeof *pairs);
}

static void clauses__end__without_marks_where_words_say_so(void **state)
{
    static const Pair pairs[] = {
        { "质量问题我们出不喜欢您出", "质量问题我们出{}|不喜欢您出{}" },
        { "能退但是运费您出", "能退{}|但是运费您出{}" },
        { "拍40码另外运费我们出", "拍40码{}|另外运费我们出{}" },
        { "质量问题的话我们出", "质量问题的话{ih}|我们出{}" },
        { "我们出运费如果是质量问题", "我们出运费{}|如果是质量问题{h}" },
    };
    check_clauses(*state, pairs, sizeof pairs / sizeof *pairs);
}

static void clauses__share_a_sentence__until_its_end(void **state)
{
    Reading reading = read_text(*state, "质量问题,我们出。不喜欢,您出");
    assert_int_equal(reading.clause_count, 4);
    assert_int_equal(reading.clauses[0].sentence, reading.clauses[1].sentence);
    assert_int_not_equal(reading.clauses[1].sentence, reading.clauses[2].sentence);
    assert_int_equal(reading.clauses[2].sentence, reading.clauses[3].sentence);
}

static void clause__asks__by_mark_particle_or_question_word(void **state)
{
    static const Pair pairs[] = {
        { "您平时穿38吗?", "您平时穿38吗?{?}" },
        { "您平时穿38吗", "您平时穿38吗{?}" },
        { "身高多少", "身高多少{?}" },
        { "穿38?", "穿38?{?}" },
        { "穿38？", "穿38？{?}" },
        { "穿38?!", "穿38?!{?}" },
        { "给您拍40码好吗", "给您拍40码好吗{}" }, /* a proposal states what it proposes */
        { "给您拍40码可以吗?", "给您拍40码可以吗?{}" },
        { "可以吗", "可以吗{?}" },
        { "四面弹的", "四面弹的{}" },
        { "拍40码,好吗?", "拍40码,{}|好吗?{?}" },
    };
    check_clauses(*state, pairs, sizeof pairs / sizeof *pairs);
}

static void clause__supposes__what_its_condition_covers(void **state)
{
    static const Pair clauses[] = {
        { "如果是质量问题,运费我们出", "如果是质量问题,{ih}|运费我们出{}" },
        { "要是不喜欢的话,您出", "要是不喜欢的话,{ih}|您出{}" },
        { "如果是质量问题运费我们出", "如果是质量问题运费我们出{h}" },
    };
    static const Pair supposed[] = {
        { "如果是质量问题,运费我们出", "如果 质量问题" },
        { "质量问题的话运费我们出", "质量问题 的话" },
        { "如果是质量问题运费我们出", "如果 质量问题" }, /* what follows the cause is claimed */
        { "运费我们出", "" },
    };
    check_clauses(*state, clauses, sizeof clauses / sizeof *clauses);
    check_marks(*state, supposed, sizeof supposed / sizeof *supposed, MARK_SUPPOSED);
}

static void quotation__covers_the_words__that_it_repeats(void **state)
{
    static const Pair quoted[] = {
        { "您说的四面弹", "四面弹" },
        { "您说的40码,拍42码", "40码" },
        { "四面弹,您说的", "" },
        { "拍40码", "" },
    };
    check_marks(*state, quoted, sizeof quoted / sizeof *quoted, MARK_QUOTED);
    assert_string_equal(clauses_of(*state, "您说的40码,拍42码"), "您说的40码,{q}|拍42码{}");
}

static void negation__turns__the_claim_that_it_governs(void **state)
{
    static const Pair pairs[] = {
        { "四面弹", "" },
        { "不是四面弹", "四面弹" },
        { "没有四面弹", "四面弹" },
        { "不用您出", "出" },
        { "不能不出", "" }, /* twice is not at all */
        { "四面弹没有", "四面弹" },
        { "40码拍不了", "拍" },
        { "不,四面弹", "" }, /* in a clause of its own it answers */
        { "没有40码,拍42码", "40码" },
        { "不是质量问题", "质量问题" },
    };
    check_marks(*state, pairs, sizeof pairs / sizeof *pairs, MARK_NEGATED);
}

static void tokens__keep_every_sense__of_their_word(void **state)
{
    Bench *bench = *state;
    Reading reading = read_text(bench, "弹力四面弹黑的不40码");
    assert_int_equal(reading.token_count, 5);
    const Token *t = reading.tokens;
    assert_true(token_cue(&t[0], bench->stretch));
    assert_true(token_asks(&t[0], bench->stretch));
    assert_null(token_value(&t[0], bench->stretch));
    assert_true(sv_is(token_value(&t[1], bench->stretch)->value.text, "four_way"));
    assert_true(sv_is(token_name(&t[2], NAME_COLOUR)->value.text, "黑色"));
    assert_null(token_name(&t[2], NAME_CITY));
    assert_true(token_word(&t[3], WORD_NEG));
    assert_false(token_word(&t[3], WORD_ASKS));
    for (int word = 0; word < WORD_CLASS_COUNT; word++) assert_false(token_word(&t[4], (WordClass)word));
    assert_null(token_name(&t[4], NAME_COLOUR));
    assert_false(token_cue(&t[4], bench->stretch));
}

static void grammar__finds_topics__by_their_ids(void **state)
{
    Bench *bench = *state;
    size_t count = 0;
    const TopicDef *topics = grammar_topics(bench->grammar, &count);
    assert_int_equal(count, 1);
    assert_true(sv_is(topics[bench->stretch].id, "stretch"));
    assert_int_equal(grammar_topic(bench->grammar, sv("stretch")), bench->stretch);
    assert_int_equal(grammar_topic(bench->grammar, sv("stretc")), TOPIC_NONE);
    assert_int_equal(grammar_topic(bench->grammar, sv("")), TOPIC_NONE);
    grammar_free(NULL);
}

/* Names and numbers go together one by one: a name too few would shift the rest. */
static void grammar__has_a_name__for_every_class_and_reader(void **state)
{
    (void)state;
    assert_string_equal(WORD_CLASS_NAMES[WORD_NEG], "neg");
    assert_string_equal(WORD_CLASS_NAMES[WORD_FILLER], "filler");
    assert_string_equal(WORD_CLASS_NAMES[WORD_HUMAN_DAMAGE], "human_damage");
    assert_string_equal(WORD_CLASS_NAMES[WORD_MONTHLY], "monthly");
    assert_string_equal(READER_NAMES[READ_VALUE], "value");
    assert_string_equal(READER_NAMES[READ_PAYER], "payer");
    assert_string_equal(READER_NAMES[READ_STEPS], "steps");
    for (int i = 0; i < WORD_CLASS_COUNT; i++) {
        for (int k = 0; k < i; k++) assert_string_not_equal(WORD_CLASS_NAMES[i], WORD_CLASS_NAMES[k]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading__cuts_into_few_words__that_leave_little_over),
        cmocka_unit_test(clauses__end__at_marks_lines_and_pictures),
        cmocka_unit_test(clauses__end__without_marks_where_words_say_so),
        cmocka_unit_test(clauses__share_a_sentence__until_its_end),
        cmocka_unit_test(clause__asks__by_mark_particle_or_question_word),
        cmocka_unit_test(clause__supposes__what_its_condition_covers),
        cmocka_unit_test(quotation__covers_the_words__that_it_repeats),
        cmocka_unit_test(negation__turns__the_claim_that_it_governs),
        cmocka_unit_test(tokens__keep_every_sense__of_their_word),
        cmocka_unit_test(grammar__finds_topics__by_their_ids),
        cmocka_unit_test(grammar__has_a_name__for_every_class_and_reader),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
