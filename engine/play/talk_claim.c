/* talk_claim.c -- one claim: its first word says what it is about, the rest is a name, a state or a comparison. */
#include "play/talk_own.h"

enum { MAX_NAMES = 24 };

static const char *const OPS[] = { ">=", ">", "<=", "<", "=", "!=" };
enum { OP_COUNT = sizeof OPS / sizeof *OPS };

static bool read_op(StrView word, TalkOp *op)
{
    for (size_t i = 0; i < OP_COUNT; i++) {
        if (!sv_is(word, OPS[i])) continue;
        *op = (TalkOp)i;
        return true;
    }
    return false;
}

/* The index of `word` among names, or -1 with a fault that names the nearest. */
static int find_name(TalkParser *p, StrView word, const char *what, const char *const *texts, size_t count)
{
    StrView names[MAX_NAMES];
    for (size_t i = 0; i < count; i++) {
        names[i] = sv(texts[i]);
        if (sv_eq(word, names[i])) return (int)i;
    }
    talk_fault_name(p, word, what, (TalkNames){ names, count });
    return -1;
}

static bool read_verdict(TalkParser *p, StrView rest, TalkCheck *check)
{
    const char *names[VERDICT_EVASIVE + 1];
    for (int v = VERDICT_NONE; v <= VERDICT_EVASIVE; v++) names[v] = verdict_name((Verdict)v);
    int at = find_name(p, rest, "there is no verdict", names, VERDICT_EVASIVE + 1);
    check->kind = TALK_VERDICT;
    check->dim = sv_is(check->name, "sizing") ? DIM_SIZING : DIM_POLICY;
    check->verdict = at < 0 ? VERDICT_NONE : (Verdict)at;
    return at >= 0;
}

static bool read_outcome(TalkParser *p, StrView rest, TalkCheck *check)
{
    const char *names[OUTCOME_FAULT + 1];
    for (int o = OUTCOME_OPEN; o <= OUTCOME_FAULT; o++) names[o] = outcome_name((Outcome)o);
    int at = find_name(p, rest, "there is no outcome", names, OUTCOME_FAULT + 1);
    check->kind = TALK_OUTCOME;
    check->outcome = at < 0 ? OUTCOME_OPEN : (Outcome)at;
    return at >= 0;
}

/* `finding`, `finding BAN-01`, `finding above minor`; without a name only behind `no`. */
static bool read_finding(TalkParser *p, StrView rest, TalkCheck *check)
{
    static const char *const ABOVE[] = { "major", "minor", "praise" };
    StrView whole = rest;
    StrView word = talk_word(&rest);

    check->kind = TALK_FINDING;
    check->above = FINDING_PRAISE;
    check->name = sv("");
    if (sv_is(word, "above")) {
        int at = find_name(p, rest, "there is no kind of finding", ABOVE, 3);
        if (at >= 0) check->above = (FindingKind)(FINDING_MAJOR + at);
        return at >= 0;
    }
    if (whole.len == 0 && check->is_negated) return true;
    check->name = word;
    if (word.len && rest.len == 0) return true;
    talk_fault(p, whole, "talk", "'finding' needs one rule, such as BAN-01, or 'above minor'");
    return false;
}

/* One word behind: a deed, a topic, a beat, a line's key. */
static bool read_named(TalkParser *p, StrView rest, TalkCheck *check)
{
    StrView whole = rest, about = check->name;
    check->name = talk_word(&rest);
    if (check->name.len && rest.len == 0) return true;
    talk_fault(p, whole, "talk", "'%.*s' needs one name", SV_ARG(about));
    return false;
}

static bool read_said(TalkParser *p, StrView rest, TalkCheck *check)
{
    check->kind = TALK_SAID;
    if (rest.len && rest.ptr[0] == '"') return talk_quoted(p, rest, &check->name);
    talk_fault(p, rest, "talk", "'said' needs a pattern in quotes");
    return false;
}

static bool read_comparison(TalkParser *p, StrView rest, TalkCheck *check)
{
    bool is_time = sv_is(check->name, "wait");
    StrView word = talk_word(&rest);

    check->kind = is_time ? TALK_WAITED : TALK_NUMBER;
    if (!read_op(word, &check->op)) {
        talk_fault(p, word, "talk", "'%.*s' is compared by >= > <= < = or !=, not by \"%.*s\"", SV_ARG(check->name),
                   SV_ARG(word));
        return false;
    }
    if (is_time ? talk_duration(rest, &check->number) : talk_number(rest, &check->number)) return true;
    talk_fault(p, rest, "talk", is_time ? "\"%.*s\" is no time such as 9s, 1500ms or 2m" : "\"%.*s\" is no number",
               SV_ARG(rest));
    return false;
}

/* What a claim may begin with; only these take `no`. */
typedef struct Head {
    const char *word;
    TalkCheckKind kind;
    bool takes_no;
    bool (*read)(TalkParser *p, StrView rest, TalkCheck *check);
} Head;

static const Head HEADS[] = {
    { "sizing", TALK_VERDICT, false, read_verdict },
    { "policy", TALK_VERDICT, false, read_verdict },
    { "finding", TALK_FINDING, true, read_finding },
    { "deed", TALK_DEED, true, read_named },
    { "asked", TALK_ASKED, true, read_named },
    { "beat", TALK_BEAT, true, read_named },
    { "line", TALK_LINE, true, read_named },
    { "said", TALK_SAID, true, read_said },
    { "outcome", TALK_OUTCOME, false, read_outcome },
    { "wait", TALK_WAITED, false, read_comparison },
    { "overall", TALK_NUMBER, false, read_comparison },
    { "speed", TALK_NUMBER, false, read_comparison },
    { "tone", TALK_NUMBER, false, read_comparison },
    { "banned", TALK_NUMBER, false, read_comparison },
    { "nudges", TALK_NUMBER, false, read_comparison },
    { "replies", TALK_NUMBER, false, read_comparison },
    { "patience", TALK_NUMBER, false, read_comparison },
    { "trust", TALK_NUMBER, false, read_comparison },
};
enum { HEAD_COUNT = sizeof HEADS / sizeof *HEADS };

static const Head *head_of(StrView word)
{
    for (size_t i = 0; i < HEAD_COUNT; i++) {
        if (sv_is(word, HEADS[i].word)) return &HEADS[i];
    }
    return NULL;
}

static void fault_head(TalkParser *p, StrView word, bool is_negated)
{
    StrView names[HEAD_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < HEAD_COUNT; i++) {
        if (HEADS[i].takes_no || !is_negated) names[count++] = sv(HEADS[i].word);
    }
    if (word.len)
        talk_fault_name(p, word, is_negated ? "'no' does not go with" : "there is no claim",
                        (TalkNames){ names, count });
    else
        talk_fault(p, word, "talk", "a claim is missing here");
}

/* `sizing >= 80` compares the score; `sizing correct` is the verdict. */
static bool is_compared(StrView rest)
{
    TalkOp op;
    return read_op(talk_word(&rest), &op);
}

bool talk_read_claim(TalkParser *p, StrView text, TalkCheck *out)
{
    StrView rest = text;
    StrView word = talk_word(&rest);

    *out = (TalkCheck){ .text = text };
    if (sv_is(word, "no")) {
        out->is_negated = true;
        word = talk_word(&rest);
    }
    const Head *head = head_of(word);
    /* Moods are many, and a persona may have its own: what is compared is looked up when the persona is known. */
    bool is_number = word.len && !out->is_negated && is_compared(rest);
    if ((!head && !is_number) || (head && out->is_negated && !head->takes_no)) {
        fault_head(p, word, out->is_negated);
        return false;
    }
    out->name = word;
    if (is_number) return read_comparison(p, rest, out);
    out->kind = head->kind;
    return head->read(p, rest, out);
}
