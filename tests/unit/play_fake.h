/* play_fake.h -- content and a judge small enough to know by heart, in place of the real ones at link time.
 *
 * The judge reads marks in the reply: "40码" correct size, "42码" wrong, "七天" correct return window, "不掉色" colour_fade;
 * "因为" E_REASONED, "快拍" E_PRESSURE, "可能" E_VAGUE, "蠢" E_BAN_BODY; "身高", "体重", "腰围" ask for facts, "?" asks anything,
 * "稍等" holds. */
#ifndef TESTS_PLAY_FAKE_H
#define TESTS_PLAY_FAKE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "judge/rules.h"
#include "play/desk.h"
#include "script/content.h"

struct Content {
    ContentFiles *files;
    Rules *rules;
    Shop shop;
    Product product;
    ScenarioInfo scenarios[3];
    PersonaInfo personas[2];
    StrView allow[2];
    Hash hash;
};

struct Judge {
    const Rules *rules;
    Finding findings[4];
    Claim claims[4];
    Question questions[4];
    StrView deeds[8];
    StrView asked[8];
    Field field;
};

static const DeedEffect FAKE_WAIT[] = { { { "patience", 8 }, -8 }, { { "irritation", 10 }, 6 } };
static const DeedEffect FAKE_GREET[] = { { { "patience", 8 }, -10 }, { { "irritation", 10 }, 5 } };
static const DeedEffect FAKE_ANSWERED[] = { { { "clarity", 7 }, 15 }, { { "trust", 5 }, 5 }, { { "patience", 8 }, 3 } };
static const DeedEffect FAKE_REASONED[] = { { { "trust", 5 }, 8 }, { { "interest", 8 }, 8 } };
static const DeedEffect FAKE_PRESSURE[] = { { { "trust", 5 }, -8 }, { { "face", 4 }, -5 } };
static const DeedEffect FAKE_BODY[] = { { { "irritation", 10 }, 60 }, { { "trust", 5 }, -50 } };
static const DeedEffect FAKE_IRRELEVANT[] = { { { "patience", 8 }, -8 } };

static const DeedDef FAKE_DEEDS[] = {
    { .id = { "E_WAIT", 6 }, .effects = FAKE_WAIT, .effect_count = 2, .is_clock = true },
    { .id = { "E_GREET_LATE", 12 }, .effects = FAKE_GREET, .effect_count = 2, .is_clock = true },
    { .id = { "E_ANSWERED", 10 }, .effects = FAKE_ANSWERED, .effect_count = 3 },
    { .id = { "E_REASONED", 10 }, .effects = FAKE_REASONED, .effect_count = 2 },
    { .id = { "E_EVIDENCE", 10 }, .effects = FAKE_REASONED, .effect_count = 1 },
    { .id = { "E_PRESSURE", 10 }, .effects = FAKE_PRESSURE, .effect_count = 2 },
    { .id = { "E_VAGUE", 7 }, .effects = FAKE_PRESSURE, .effect_count = 1 },
    { .id = { "E_IRRELEVANTQ", 13 }, .effects = FAKE_IRRELEVANT, .effect_count = 1 },
    { .id = { "E_BAN_BODY", 10 }, .effects = FAKE_BODY, .effect_count = 2, .leaves = true },
};

static inline const Content *fake_content(void)
{
    static const char *const TOPICS[] = { "size", "colour_fade", "return_window" };
    static const char *const RULES[] = { "SIZ-02", "SIZ-09", "POL-02" };
    Content *content = mem_new(sizeof *content);
    Err err = { 0 };

    if (!content_files_read(&content->files, "tests/golden/play", &err)) fail_msg("%s", err.text);
    content->rules = rules_new();
    for (size_t i = 0; i < 3; i++) {
        TopicDef topic = { .id = sv(TOPICS[i]), .rule = sv(RULES[i]), .is_sizing = i < 2 };
        grammar_add_topic(content->rules->grammar, &topic);
    }
    content->rules->deeds = (DeedDefs){ FAKE_DEEDS, sizeof FAKE_DEEDS / sizeof *FAKE_DEEDS };
    content->product = (Product){ .id = sv("JN-2031"), .name_zh = sv("牛仔裤") };
    content->shop =
        (Shop){ .id = sv("bigmen"), .name_zh = sv("大码店"), .products = &content->product, .product_count = 1 };
    content->allow[0] = sv("plain");
    content->allow[1] = sv("quick");
    const char *const ids[] = { "jeans", "acts", "broken" };
    for (size_t i = 0; i < 3; i++) {
        content->scenarios[i] = (ScenarioInfo){ .id = sv(ids[i]), .persona = sv("plain"), .shop = sv("bigmen") };
        content->scenarios[i].allow = content->allow;
        content->scenarios[i].allow_count = i == 0 ? 2 : 1;
    }
    content->personas[0] = (PersonaInfo){ .id = sv("plain") };
    content->personas[1] = (PersonaInfo){ .id = sv("quick") };
    content->hash = hash_of(sv("fake"));
    return content;
}

static inline void fake_content_free(const Content *content)
{
    rules_free(content->rules);
    content_files_free(content->files);
    mem_free((void *)content);
}

const ContentFiles *content_files(const Content *content)
{
    return content->files;
}

const Rules *content_rules(const Content *content)
{
    return content->rules;
}

const LocalText *content_surnames(const Content *content, size_t *count)
{
    (void)content;
    *count = 0;
    return NULL;
}

const Hash *content_hash(const Content *content)
{
    return &content->hash;
}

const Shop *content_shop(const Content *content, StrView id)
{
    return sv_eq(id, content->shop.id) ? &content->shop : NULL;
}

const PersonaInfo *content_persona(const Content *content, StrView id)
{
    for (size_t i = 0; i < 2; i++) {
        if (sv_eq(content->personas[i].id, id)) return &content->personas[i];
    }
    return NULL;
}

const ScenarioInfo *content_scenarios(const Content *content, size_t *count)
{
    *count = 3;
    return content->scenarios;
}

const ScenarioInfo *content_scenario(const Content *content, StrView id)
{
    for (size_t i = 0; i < 3; i++) {
        if (sv_eq(content->scenarios[i].id, id)) return &content->scenarios[i];
    }
    return NULL;
}

const QuickReply *content_quick(const Content *content, StrView shop, size_t *count)
{
    static const QuickReply REPLIES[] = {
        { .id = { "hello", 5 }, .text = { "您好，在的", 15 } },
    };
    *count = sv_eq(shop, content->shop.id) ? 1 : 0;
    return REPLIES;
}

Judge *judge_new(const Rules *rules)
{
    Judge *judge = mem_new(sizeof *judge);
    judge->rules = rules;
    return judge;
}

void judge_free(Judge *judge)
{
    mem_free(judge);
}

JudgeInput judge_input(void)
{
    return (JudgeInput){ .wait_ms = -1, .typing_ms = -1, .first = -1 };
}

const char *dim_name(Dim dim)
{
    static const char *const NAMES[] = { "speed", "tone", "banned", "sizing", "policy" };
    return NAMES[dim];
}

const char *verdict_name(Verdict verdict)
{
    static const char *const NAMES[] = { "none", "correct", "incomplete", "wrong", "asks", "holds", "evasive" };
    return NAMES[verdict];
}

const char *finding_kind_name(FindingKind kind)
{
    static const char *const NAMES[] = { "critical", "major", "minor", "praise" };
    return NAMES[kind];
}

Cause cause_from(StrView name)
{
    return sv_is(name, "quality") ? CAUSE_QUALITY : CAUSE_UNKNOWN;
}

Stage stage_from(StrView name)
{
    return sv_is(name, "received") ? STAGE_RECEIVED : STAGE_UNKNOWN;
}

Channel channel_from(StrView name)
{
    return sv_is(name, "alipay") ? CHANNEL_ALIPAY : CHANNEL_UNKNOWN;
}

const DeedDef *deed_def(const DeedDefs *defs, StrView id)
{
    for (size_t i = 0; i < defs->count; i++) {
        if (sv_eq(defs->deeds[i].id, id)) return &defs->deeds[i];
    }
    return NULL;
}

static inline bool fake_has(StrView text, const char *mark)
{
    size_t len = strlen(mark);
    for (size_t i = 0; i + len <= text.len; i++) {
        if (memcmp(text.ptr + i, mark, len) == 0) return true;
    }
    return false;
}

static inline void fake_claim(Judge *judge, Judgement *out, const char *topic, ClaimState state)
{
    judge->claims[out->claim_count++] = (Claim){ .topic = sv(topic), .state = state, .end = 3 };
}

static inline void fake_slot(Judge *judge, Judgement *out, StrView reply, const char *mark, const char *slot)
{
    if (!fake_has(reply, mark)) return;
    judge->questions[out->question_count++] = (Question){ .slot = sv(slot), .end = 3 };
}

static inline bool fake_asked(const JudgeInput *in, const char *topic)
{
    for (size_t i = 0; i < in->asked_count; i++) {
        if (sv_is(in->asked[i], topic)) return true;
    }
    return false;
}

static inline Verdict fake_verdict(const JudgeInput *in, const Judgement *j, bool is_right, bool is_wrong,
                                   bool is_asked)
{
    if (is_wrong) return VERDICT_WRONG;
    if (is_right) return VERDICT_CORRECT;
    if (!is_asked) return VERDICT_NONE;
    if (j->question_count && j->questions[0].slot.len) return VERDICT_ASKS;
    if (fake_has(in->reply, "还差")) return VERDICT_INCOMPLETE;
    return fake_has(in->reply, "稍等") ? VERDICT_HOLDS : VERDICT_EVASIVE;
}

static inline void fake_deeds(Judge *judge, const JudgeInput *in, Judgement *out, bool is_right)
{
    static const char *const MARKS[][2] = { { "因为", "E_REASONED" },
                                            { "快拍", "E_PRESSURE" },
                                            { "可能", "E_VAGUE" },
                                            { "蠢", "E_BAN_BODY" },
                                            { "图", "E_EVIDENCE" } };
    if (in->wait_ms > 60000) judge->deeds[out->deed_count++] = sv("E_WAIT");
    if (is_right) judge->deeds[out->deed_count++] = sv("E_ANSWERED");
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (fake_has(in->reply, MARKS[i][0])) judge->deeds[out->deed_count++] = sv(MARKS[i][1]);
    }
    out->deeds = judge->deeds;
}

bool judge_reply(Judge *judge, const JudgeInput *in, Judgement *out, Err *err)
{
    if (fake_has(in->reply, "judge-fails")) return err_set(err, ERR_INPUT, "as told");
    *out = (Judgement){
        .overall = 90, .claims = judge->claims, .questions = judge->questions, .findings = judge->findings
    };
    bool is_size = fake_has(in->reply, "40码");
    bool is_wrong = fake_has(in->reply, "42码");
    bool is_window = fake_has(in->reply, "七天");
    bool is_fade = fake_has(in->reply, "不掉色");
    if (is_size || is_wrong) {
        fake_claim(judge, out, "size", is_size ? CLAIM_TRUE : CLAIM_FALSE);
        judge->field = (Field){ sv("value"), { .kind = VALUE_TEXT, .text = sv(is_size ? "40" : "42") } };
        judge->claims[0].stance = sv("recommend");
        judge->claims[0].fields = &judge->field;
        judge->claims[0].field_count = 1;
    }
    if (is_window) fake_claim(judge, out, "return_window", CLAIM_TRUE);
    if (is_fade) fake_claim(judge, out, "colour_fade", CLAIM_TRUE);
    fake_slot(judge, out, in->reply, "身高", "height_cm");
    fake_slot(judge, out, in->reply, "体重", "weight_jin");
    fake_slot(judge, out, in->reply, "腰围", "waist_cm");
    fake_slot(judge, out, in->reply, "脚长", "foot_mm");
    if (out->question_count == 0) fake_slot(judge, out, in->reply, "?", "");
    bool sizing_asked = fake_asked(in, "size") || fake_asked(in, "colour_fade");
    out->sizing = fake_verdict(in, out, is_size || is_fade, is_wrong, sizing_asked);
    out->policy = fake_verdict(in, out, is_window, false, fake_asked(in, "return_window"));
    fake_deeds(judge, in, out, is_size || is_window || is_fade);
    for (int i = 0; i < DIM_COUNT; i++) out->scores[i] = i == DIM_SPEED && in->wait_ms > 60000 ? 40 : 90;
    if (is_wrong) {
        judge->findings[0] = (Finding){ .rule = sv("SIZ-02"), .dim = DIM_SIZING, .kind = FINDING_MAJOR, .end = 5 };
        out->finding_count = 1;
        out->scores[DIM_SIZING] = 0;
    }
    return true;
}

#endif
