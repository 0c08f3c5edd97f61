/* echo.c -- answers that only take up the verb of the question: 接不接定做? 不接的. 今天发得出吗? 发不出.
 *
 * No list of verbs: whatever the buyer's question turns on may come back, bare, denied, or with what it achieves. */
#include "judge/echo.h"

enum { MAX_VERB = 4 };

typedef struct Span {
    const uint32_t *code;
    uint32_t len;
} Span;

static bool is_one_of(uint32_t code, const uint32_t *set)
{
    while (*set && *set != code) set++;
    return *set != 0;
}

static bool is_han(uint32_t code)
{
    return code >= 0x4E00 && code <= 0x9FFF;
}

static bool turns(uint32_t code)
{
    return code == U'不' || code == U'没';
}

bool asks_a_not_a(const Reading *question)
{
    const uint32_t *code = question->normal.code;
    for (uint32_t i = 0; i + 2 < question->normal.count; i++) {
        if (is_han(code[i]) && turns(code[i + 1]) && code[i + 2] == code[i]) return true;
    }
    return false;
}

/* What is left of a clause when courtesies at both ends are taken off. */
static Span core_of(const Reading *r, const Clause *clause)
{
    static const uint32_t *const BEFORE =
        (const uint32_t *)U"亲您好呢哦哈啊呀嗯都也还真就这那当然肯定先生女士哥姐可咱们我";
    static const uint32_t *const BEHIND = (const uint32_t *)U"亲的呗哦哈呢啊呀了吧哟噢喔滴哒嘛啦先生女士哥姐您嗷";
    const uint32_t *code = r->normal.code;
    uint32_t from = clause->start, to = clause->end;
    while (to > from && (code_is_noise(code[to - 1]) || is_one_of(code[to - 1], BEHIND))) to--;
    while (from < to && (code_is_noise(code[from]) || is_one_of(code[from], BEFORE))) from++;
    return (Span){ code + from, to - from };
}

static bool is_at(const Normal *text, uint32_t at, Span part)
{
    for (uint32_t i = 0; i < part.len; i++) {
        if (at + i >= text->count || text->code[at + i] != part.code[i]) return false;
    }
    return true;
}

/* The question turns on it: 补不补, 给补吗, 抹个零行不. */
static bool is_asked_there(const Normal *question, uint32_t at, uint32_t len)
{
    static const uint32_t *const MODALS = (const uint32_t *)U"能会可给得要肯";
    uint32_t end = at + len;
    if (end + 1 < question->count && turns(question->code[end]) && question->code[end + 1] == question->code[at])
        return true;
    bool is_modal = len == 1 && is_one_of(question->code[at], MODALS); /* 要我出邮费吗: 要 */
    for (uint32_t i = end; is_modal && i < question->count && question->code[i] != '\n'; i++) {
        if (is_one_of(question->code[i], (const uint32_t *)U"吗么嘛?")) return true;
    }
    bool is_willed = at > 0 && is_one_of(question->code[at - 1], MODALS);
    for (uint32_t i = end; i < question->count && i <= end + (is_willed ? 4 : 1); i++) {
        if (is_one_of(question->code[i], (const uint32_t *)U"吗么嘛不没吧?")) return true;
        if (question->code[i] == '\n' || question->code[i] == ',') break;
    }
    return false;
}

static bool is_taken_up(const Normal *question, Span verb, uint32_t *at)
{
    for (uint32_t i = 0; i < verb.len; i++) {
        if (!is_han(verb.code[i])) return false;
    }
    for (*at = 0; verb.len && verb.len <= MAX_VERB && *at < question->count; ++*at) {
        if (is_at(question, *at, verb) && is_asked_there(question, *at, verb.len)) return true;
    }
    return false;
}

/* 发得出, 发不出 against 发得出吗, 能发出吗. */
static bool is_achieved(const Message *m, const Normal *question, Span core, uint32_t *at)
{
    const uint32_t *end = m->r->normal.code + m->r->normal.count;
    bool is_short =
        core.len == 2 && core.code + 2 < end && core.code[2] == U'了'; /* 做得了: the ending belongs to it */
    if (is_short) core.len = 3;
    if (core.len < 3 || (core.code[1] != U'得' && core.code[1] != U'不')) return false;
    bool is_plain =
        core.len == 3 && is_one_of(core.code[2], (const uint32_t *)U"了成来动通下得起上住"); /* 做得来, 退不成 */
    *at = 0;
    if (is_plain && (core.code[0] == U'退' || core.code[0] == U'换')) return true; /* 不想要了: 退得成 */
    for (*at = 0; is_plain && *at < question->count; ++*at) {
        if (question->code[*at] == core.code[0]) return true;
    }
    for (*at = 0; *at + 1 < question->count; ++*at) {
        if (question->code[*at] != core.code[0]) continue;
        bool has_link = question->code[*at + 1] == U'得' || question->code[*at + 1] == U'不';
        if (is_at(question, *at + 1 + has_link, (Span){ core.code + 2, core.len - 2 })) return true;
    }
    return false;
}

bool find_echo(const Message *m, Echo *echo)
{
    const Normal *question = &m->buyer.last.normal;
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        const Clause *clause = &m->r->clauses[i];
        Span core = core_of(m->r, clause);
        if (clause->is_question || clause->has_condition || core.len == 0) continue;
        bool denies = turns(core.code[0]);
        Span verb = { core.code + denies, core.len - denies };
        if (denies && verb.len > 1 && verb.code[0] == U'有') verb.code++, verb.len--;
        bool achieves = is_achieved(m, question, core, &echo->at);
        if (!achieves && !is_taken_up(question, verb, &echo->at)) continue;
        echo->token = clause->first_token < clause->token_end ? clause->first_token : m->r->token_count;
        echo->is_yes = achieves ? core.code[1] == U'得' : !denies;
        return true;
    }
    return false;
}

static bool clause_holds(const Reading *r, const Clause *clause, const uint32_t *text)
{
    for (uint32_t i = clause->start; i < clause->end; i++) {
        uint32_t k = 0;
        while (text[k] && i + k < clause->end && r->normal.code[i + k] == text[k]) k++;
        if (!text[k]) return true;
    }
    return false;
}

/* 都没有, 两样都行, 随您选: the core of a clause that speaks of all at once. */
bool find_joint(const Message *m, Echo *echo)
{
    static const uint32_t *const ALL[] = { (const uint32_t *)U"都",   (const uint32_t *)U"俩",
                                           (const uint32_t *)U"两样", (const uint32_t *)U"两个",
                                           (const uint32_t *)U"两家", (const uint32_t *)U"二者",
                                           (const uint32_t *)U"两者", (const uint32_t *)U"两种",
                                           (const uint32_t *)U"全都" };
    static const uint32_t *const SMALL =
        (const uint32_t
             *)U"这那俩样个家种者两二全都项也可以能行有没支持不会送给发走用的了哦呢啊呀吧哈嘛啦亲您选挑随任便成";
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        const Clause *clause = &m->r->clauses[i];
        bool is_joint = false, denies = false, chooses = false, acts = false;
        uint32_t left = 0;
        for (uint32_t k = clause->start; k < clause->end; k++) {
            uint32_t code = m->r->normal.code[k];
            const uint32_t *c = SMALL;
            while (*c && *c != code) c++;
            left += !*c && !code_is_noise(code);
            denies = denies || code == U'不' || code == U'没';
            chooses = chooses || ((code == U'随' || code == U'任') && k + 2 < clause->end);
            acts = acts || code == U'行' || code == U'有' || code == U'能' || code == U'可' || code == U'发' ||
                   code == U'走' || code == U'送' || code == U'支' || code == U'成' || code == U'用';
        }
        for (size_t k = 0; k < sizeof ALL / sizeof *ALL; k++) is_joint = is_joint || clause_holds(m->r, clause, ALL[k]);
        if (clause->is_question || clause->has_condition || left > 0) continue;
        if (!(is_joint && (denies || acts || chooses))) continue;
        uint32_t token = clause->first_token < clause->token_end ? clause->first_token : m->r->token_count;
        *echo = (Echo){ .token = token, .is_yes = !denies };
        return true;
    }
    return false;
}
