/* clauses.c -- where one statement ends and the next begins, and how each is meant.
 *
 * Agents often type without punctuation, so conjunctions and closed suppositions cut as well as commas do. */
#include "language/clauses.h"

#include "language/anchors.h"

enum { TOPIC_MAX_CHARS = 4 }; /* 拦截要是没成: what the supposition is about stands before it */

typedef enum Cut { CUT_NONE, CUT_CLAUSE, CUT_SENTENCE } Cut;

static Cut cut_after(uint32_t code)
{
    switch (code) {
    case U'。':
    case '!':
    case '?':
    case '\n':
    case U'…':
    case '.': return CUT_SENTENCE;
    case ';':
    case ',':
    case '~':
    case ' ':
    case U'—':
    case U'|': return CUT_CLAUSE;
    }
    return code >= 0x1F300 && code <= 0x1FAFF ? CUT_CLAUSE : CUT_NONE;
}

bool code_cuts(uint32_t code)
{
    return cut_after(code) != CUT_NONE;
}

typedef struct Cutter {
    Reading *reading;
    Clause *clauses;
    uint32_t count;
    uint32_t sentence;
    uint32_t start; /* of the clause that is open, in characters */
} Cutter;

static void close_clause(Cutter *c, uint32_t end, bool ends_sentence)
{
    if (end > c->start) {
        c->clauses[c->count++] = (Clause){ .start = c->start, .end = end, .sentence = c->sentence };
        c->start = end;
    }
    if (ends_sentence) c->sentence++;
}

static bool opens_clause(const Token *token)
{
    return token_word(token, WORD_BUT) || token_word(token, WORD_AND) || token_word(token, WORD_IF_OPEN) ||
           token_word(token, WORD_OTHERWISE);
}

static bool is_party(const Token *token)
{
    return token_word(token, WORD_SHOP) || token_word(token, WORD_BUYER);
}

/* 退的话, 换的话 */
static bool is_supposed_action(const Reading *reading, uint32_t at)
{
    const Token *t = &reading->tokens[at];
    bool acts = token_word(t, WORD_RETURN) || token_word(t, WORD_EXCHANGE);
    return acts && at + 1 < reading->token_count && token_word(&t[1], WORD_IF_CLOSE);
}

static bool is_case(const Token *token)
{
    return token_word(token, WORD_QUALITY) || token_word(token, WORD_NON_QUALITY);
}

/* A cause named after a payer begins the next case: 质量问题我们出 不喜欢您出, 我们出不喜欢的话您出 */
static bool opens_next_case(const Reading *reading, uint32_t from, uint32_t at)
{
    if (!is_case(&reading->tokens[at]) && !is_supposed_action(reading, at)) return false;
    bool has_cause = false, has_payer = false, pays = false;
    for (uint32_t i = from; i < at; i++) {
        const Token *before = &reading->tokens[i];
        has_cause = has_cause || is_case(before);
        pays = pays || (has_payer && token_word(before, WORD_PAYS));
        has_payer = has_payer || token_word(before, WORD_PAYS) || is_party(before);
    }
    const Token *next = at + 1 < reading->token_count ? &reading->tokens[at + 1] : NULL;
    bool has_own = next && (token_word(next, WORD_IF_CLOSE) || is_party(next));
    return has_payer && (has_cause || (pays && has_own));
}

/* 运动鞋40|单鞋也是40: a second product after a figure of the first begins its own clause. */
static bool opens_next_product(const Reading *reading, uint32_t from, uint32_t at)
{
    if (!token_name(&reading->tokens[at], NAME_PRODUCT)) return false;
    bool has_product = false;
    for (uint32_t i = from; i < at; i++) {
        if (has_product && reading->tokens[i].number) return true;
        has_product = has_product || token_name(&reading->tokens[i], NAME_PRODUCT);
    }
    return false;
}

static uint32_t first_token_from(const Reading *reading, uint32_t at, uint32_t from)
{
    while (from < reading->token_count && reading->tokens[from].start < at) from++;
    return from;
}

static void cut(Arena *arena, Cutter *c)
{
    Reading *reading = c->reading;
    c->clauses = arena_room(arena, reading->normal.count + 2, sizeof *c->clauses);
    uint32_t token = 0, clause_token = 0;
    for (uint32_t at = 0; at < reading->normal.count;) {
        if (token < reading->token_count && reading->tokens[token].start == at) {
            const Token *t = &reading->tokens[token];
            bool is_topic = token_word(t, WORD_IF_OPEN) && token == clause_token + 1 && !t[-1].number &&
                            at <= c->start + TOPIC_MAX_CHARS;
            if ((opens_clause(t) && !is_topic) || opens_next_case(reading, clause_token, token) ||
                opens_next_product(reading, clause_token, token)) {
                close_clause(c, at, false);
                clause_token = first_token_from(reading, c->start, clause_token);
            }
            at = t->end;
            token++;
            if (!token_word(t, WORD_IF_CLOSE)) continue;
            while (at < reading->normal.count && cut_after(reading->normal.code[at]) == CUT_CLAUSE) at++;
            close_clause(c, at, false);
            clause_token = token;
            continue;
        }
        Cut kind = cut_after(reading->normal.code[at]);
        at++;
        if (kind == CUT_NONE) continue;
        while (at < reading->normal.count && cut_after(reading->normal.code[at]) != CUT_NONE) {
            if (cut_after(reading->normal.code[at]) == CUT_SENTENCE) kind = CUT_SENTENCE;
            at++;
        }
        close_clause(c, at, kind == CUT_SENTENCE);
        clause_token = token;
    }
    close_clause(c, reading->normal.count, true);
}

static void add_bits(Clause *clause, const Lexeme *lexeme)
{
    for (size_t i = 0; i < WORD_MASKS; i++) clause->words[i] |= lexeme->words[i];
    for (size_t i = 0; i < TOPIC_MASKS; i++) clause->topics[i] |= lexeme->cues[i] | lexeme->values[i];
    clause->names |= lexeme->names;
}

static void deal_tokens(Reading *reading, Token *tokens, Clause *clauses, uint32_t count, uint64_t *cues)
{
    uint32_t token = 0;
    for (uint32_t i = 0; i < count; i++) {
        clauses[i].first_token = token;
        for (; token < reading->token_count && tokens[token].start < clauses[i].end; token++) {
            tokens[token].clause = i;
            if (!tokens[token].lexeme) continue;
            add_bits(&clauses[i], tokens[token].lexeme);
            uint64_t *own = cues + (size_t)clauses[i].sentence * TOPIC_MASKS;
            for (size_t k = 0; k < TOPIC_MASKS; k++) own[k] |= tokens[token].lexeme->cues[k];
        }
        clauses[i].token_end = token;
    }
}

static bool may_negate(const Clause *clause)
{
    return clause_has_word(clause, WORD_NEG) || clause_has_word(clause, WORD_CANNOT) ||
           clause_has_word(clause, WORD_NEED_NOT) || clause_has_word(clause, WORD_RHETORIC) ||
           clause_has_word(clause, WORD_POST_NEG);
}

static bool negates(const Token *token)
{
    if (token_word(token, WORD_RETURN) || token_word(token, WORD_EXCHANGE)) return false; /* 退不了 is a whole */
    return token_word(token, WORD_NEG) || token_word(token, WORD_CANNOT) || token_word(token, WORD_NEED_NOT) ||
           token_word(token, WORD_RHETORIC);
}

/* What goods are made with: 化纤没掺; but 没掺弹力丝 */
static bool is_making(const Reading *reading, uint32_t at)
{
    static const uint32_t *const ENDS = (const uint32_t *)U"的哦呢哈呀啊了吧嘛啦过在到进上亲滴";
    const uint32_t *code = reading->normal.code + at;
    uint32_t left = reading->normal.count - at;
    if (left == 0 || !code_one_of(*code, (const uint32_t *)U"掺加放含混用添带做配设")) return false;
    return left == 1 || code_one_of(code[1], ENDS) || code_is_noise(code[1]);
}

/* How many characters of [from, to) no token covers and are no mark nor a small word of the set. */
static uint32_t unknown_in(const Reading *reading, uint32_t from, uint32_t to, const uint32_t *set)
{
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++) {
        count += !code_one_of(reading->normal.code[i], set) && !code_is_noise(reading->normal.code[i]);
    }
    return count;
}

/* A value of a topic or a fibre: what goods are like. */
static bool is_of_goods(const Token *token)
{
    return token->lexeme && (token->lexeme->of_goods || token_name(token, NAME_FIBRE));
}

static bool is_value(const Token *token)
{
    for (size_t i = 0; token->lexeme && i < token->lexeme->count; i++) {
        if (token->lexeme->senses[i].kind == SENSE_VALUE) return true;
    }
    return false;
}

static bool claims_by_itself(const Token *token)
{
    return is_value(token) || token_name(token, NAME_FIBRE) || token_name(token, NAME_COURIER) ||
           token_name(token, NAME_COLOUR) || token_name(token, NAME_CITY);
}

/* 不是, 不算, 不属于: what follows is denied however far it goes. */
static bool is_copula(const Reading *reading, const Token *negation)
{
    uint32_t last = reading->normal.code[negation->end - 1];
    return negation->end - negation->start >= 2 && (last == U'是' || last == U'算' || last == U'于');
}

/* Actions and causes are often told of after another verb that is the negated one: 没下过水就给您退, 没查出质量问题. */
static bool is_shielded(const Reading *reading, uint32_t negation, uint32_t target)
{
    static const uint32_t *const SMALL =
        (const uint32_t *)U"是很太那么这怎会再给您你能要用有多大过的得到都也让把为帮由个什啥任何所一办理予";
    static const uint32_t *const LAST = (const uint32_t *)U"的哦呢哈呀啊了吧嘛啦哟噢喔哒滴亲您先生女士哥姐呐嗷";
    const Token *n = &reading->tokens[negation], *t = &reading->tokens[target];
    bool is_cause = token_word(t, WORD_QUALITY) || token_word(t, WORD_NON_QUALITY) || token_word(t, WORD_HUMAN_DAMAGE);
    bool is_action = token_word(t, WORD_RETURN) || token_word(t, WORD_EXCHANGE) || token_word(t, WORD_PAYS) ||
                     token_name(t, NAME_BREACH);
    bool is_attribute = target < negation && (is_of_goods(t) || t->number); /* 直筒的不收腰 */
    if (!token_word(n, WORD_NEG) && !(token_word(n, WORD_NEED_NOT) && is_attribute)) return false;
    if (!is_cause && !is_action && !is_attribute) return false;
    if (is_cause && target > negation && is_copula(reading, n)) return false; /* 不算机子的毛病 */
    uint32_t behind = n->end < reading->normal.count ? reading->normal.code[n->end] : 0;
    if (is_action && target > negation && (behind == U'也' || behind == U'照')) return true; /* 盒子没有也给退 */
    if (is_attribute && token_word(n, WORD_NEG) && is_making(reading, n->end)) return false; /* 松紧腰没做在这条上 */
    uint32_t unknown = 0, last = target > negation ? target : reading->token_count;
    for (uint32_t i = negation + 1; i <= last; i++) {
        bool is_open = i == reading->token_count || reading->tokens[i].clause != n->clause;
        uint32_t end = is_open ? reading->clauses[n->clause].end : reading->tokens[i].start;
        unknown += unknown_in(reading, reading->tokens[i - 1].end, end, target > negation ? SMALL : LAST);
        if (is_open) break;
    }
    return unknown > (is_cause && target > negation ? 1 : 0);
}

static bool is_mere_cue(const Token *token)
{
    bool is_cue = false;
    for (size_t i = 0; token->lexeme && i < token->lexeme->count; i++) {
        if (token->lexeme->senses[i].kind == SENSE_WORD && token->lexeme->senses[i].word != WORD_CAN &&
            token->lexeme->senses[i].word != WORD_PAYS && token->lexeme->senses[i].word != WORD_BELONGS) {
            return false;
        }
        is_cue = is_cue || token->lexeme->senses[i].kind == SENSE_CUE;
    }
    return is_cue && !claims_by_itself(token);
}

/* 不宽的才38: the figure is not what is denied. */
static bool is_far(const Reading *reading, uint32_t negation, uint32_t target)
{
    static const uint32_t *const SMALL =
        (const uint32_t *)U"是很太那么这怎会再给您你能要用有多大过得到都也让把为个什啥任何所";
    uint32_t unknown = 0;
    for (uint32_t i = negation + 1; i <= target && target > negation; i++) {
        unknown += unknown_in(reading, reading->tokens[i - 1].end, reading->tokens[i].start, SMALL);
    }
    uint32_t next =
        reading->tokens[target].end < reading->normal.count ? reading->normal.code[reading->tokens[target].end] : 0;
    bool is_granted = next == U'也' || next == U'就' || next == U'才' || next == U'可';
    return unknown >= 2 || (unknown == 1 && is_granted);
}

/* 差价退不了: a refused action also denies the thing that it would have given. */
static void deny_before(Token *tokens, const Clause *clause, const Anchors *anchors, uint32_t action)
{
    if (anchors->before[action] <= clause->first_token) return;
    Token *t = &tokens[anchors->before[action] - 1];
    if (is_value(t) && !is_of_goods(t)) t->is_negated = !t->is_negated; /* not of 直筒版不兜 */
}

/* 不能退您差价: the thing may also stand right behind. */
static bool deny_behind(Token *tokens, const Clause *clause, uint32_t action)
{
    uint32_t thing = action + 1;
    if (thing < clause->token_end && token_word(&tokens[thing], WORD_BUYER)) thing++;
    if (thing >= clause->token_end || tokens[thing].start > tokens[action].end + 2) return false;
    bool is_value = tokens[thing].lexeme && tokens[thing].lexeme->senses[0].kind == SENSE_VALUE;
    if (is_value) tokens[thing].is_negated = !tokens[thing].is_negated;
    return is_value;
}

/* 京东发不了, 顺丰我们不发: what stands before the denied verb, unless another object follows it. */
static void deny_object(const Reading *reading, Token *tokens, const Clause *clause, uint32_t verb)
{
    bool is_made = token_word(&tokens[verb], WORD_NEG) && is_making(reading, tokens[verb].end);
    for (uint32_t i = verb + 1; i < clause->token_end; i++) {
        if (claims_by_itself(&tokens[i])) return;
    }
    for (uint32_t i = verb, back = 0; i > clause->first_token && back < 3; i--, back++) {
        Token *t = &tokens[i - 1];
        bool is_object = token_name(t, NAME_COURIER) || token_name(t, NAME_CITY) || token_name(t, NAME_COLOUR);
        if (is_object || (is_made && is_of_goods(t))) { /* 化纤没加 */
            t->is_negated = !t->is_negated;
            return;
        }
        if (!t->lexeme || claims_by_itself(t)) return;
    }
}

/* 一点化纤没掺的纯棉: the denial ends with its 的, what follows is described by it. */
static bool closes_attribute(const Reading *reading, const Clause *clause, uint32_t negation)
{
    uint32_t end = reading->tokens[negation].end;
    bool has_object = negation > clause->first_token && is_of_goods(&reading->tokens[negation - 1]);
    return has_object && is_making(reading, end) && end + 1 < clause->end && reading->normal.code[end + 1] == U'的';
}

/* 发不了顺丰: what stands right behind a verb that cannot be done. */
static void deny_named(Token *tokens, const Clause *clause, uint32_t negation)
{
    uint32_t next = negation + 1;
    if (next >= clause->token_end || tokens[next].start > tokens[negation].end + 1) return;
    bool is_name = token_name(&tokens[next], NAME_COURIER) || token_name(&tokens[next], NAME_CITY) ||
                   token_name(&tokens[next], NAME_COLOUR);
    if (is_name) tokens[next].is_negated = !tokens[next].is_negated;
}

/* 摔坏的都换不了: the verb is denied, not the fault. */
static bool denies_act(const Token *tokens, uint32_t target, uint32_t negation)
{
    const Token *verb = &tokens[negation - 1];
    bool is_act = token_word(verb, WORD_RETURN) || token_word(verb, WORD_EXCHANGE);
    return target + 1 < negation && is_act && verb->end == tokens[negation].start;
}

/* A negation turns the next anchor of its clause; where none follows, the last one before it. */
static void mark_negation(const Reading *reading, Token *tokens, const Clause *clause, const Anchors *anchors)
{
    if (!may_negate(clause)) return;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        bool is_refusal = token_word(&tokens[i], WORD_CANNOT) && !negates(&tokens[i]);
        if (is_refusal && !deny_behind(tokens, clause, i)) deny_before(tokens, clause, anchors, i);
        bool is_post = token_word(&tokens[i], WORD_POST_NEG);
        if (!is_post && !negates(&tokens[i])) continue;
        uint32_t target = anchors->from[i + 1] < clause->token_end ? anchors->from[i + 1] : clause->token_end;
        if (is_post || target == clause->token_end || closes_attribute(reading, clause, i)) {
            if (anchors->before[i] <= clause->first_token) continue;
            target = anchors->before[i] - 1;
            if (is_post) deny_named(tokens, clause, i);
        }
        if (!is_post && is_shielded(reading, i, target)) continue;
        bool is_fault = token_word(&tokens[target], WORD_QUALITY) || token_word(&tokens[target], WORD_NON_QUALITY) ||
                        token_word(&tokens[target], WORD_HUMAN_DAMAGE);
        if (target < i && is_fault && token_word(&tokens[i], WORD_CANNOT)) continue; /* 摔的都办不了 */
        if (is_post && is_fault && denies_act(tokens, target, i)) continue;
        if (tokens[target].number && is_far(reading, i, target)) continue;
        tokens[target].is_negated = !tokens[target].is_negated;
        for (uint32_t k = target + 1; target > i && k < clause->token_end && token_name(&tokens[k], NAME_BREACH); k++) {
            if (!token_name(&tokens[k - 1], NAME_BREACH) || tokens[k].start > tokens[k - 1].end) break;
            tokens[k].is_negated = !tokens[k].is_negated; /* 没激活损坏 */
        }
        bool is_act = token_word(&tokens[target], WORD_RETURN) || token_word(&tokens[target], WORD_PAYS);
        uint32_t thing = target + 1;
        bool has_thing = target > i && is_act && thing < clause->token_end && is_value(&tokens[thing]);
        if (has_thing && tokens[thing].start == tokens[target].end) { /* 不能退您差价 */
            tokens[thing].is_negated = !tokens[thing].is_negated;
        } else if (target > i && is_act) {
            deny_before(tokens, clause, anchors, i); /* 差价是不补的 */
        }
        bool of_colour = target > i && i > clause->first_token && token_name(&tokens[i - 1], NAME_COLOUR);
        if (of_colour && token_word(&tokens[target], WORD_PAYS) && tokens[target].end == tokens[target].start + 1)
            tokens[i - 1].is_negated = !tokens[i - 1].is_negated; /* 粉的不出 */
        if (is_mere_cue(&tokens[target])) deny_object(reading, tokens, clause, is_post ? target : i);
        if (is_post || target < i) continue;
        bool is_verb = token_word(&tokens[target], WORD_RECOMMENDS) && !claims_by_itself(&tokens[target]);
        if (is_verb && target + 1 < clause->token_end && claims_by_itself(&tokens[target + 1]) &&
            tokens[target + 1].start <= tokens[target].end + 2 && !token_word(&tokens[target + 1], WORD_RETURN)) {
            tokens[target + 1].is_negated = !tokens[target + 1].is_negated; /* 别拿去太阳下晒 */
        }
        for (; target + 1 < clause->token_end && is_mere_cue(&tokens[target]); target++) {
            if (tokens[target + 1].start > tokens[target].end + 1 || !claims_by_itself(&tokens[target + 1])) break;
            tokens[target + 1].is_negated = !tokens[target + 1].is_negated; /* 没加松紧, 不发顺丰 */
        }
    }
}

/* Two figures, or two names of one kind: the one may stand in for the other. */
static bool is_same_kind(const Token *a, const Token *b)
{
    static const NameSet SETS[] = { NAME_COURIER, NAME_CITY, NAME_COLOUR, NAME_FIBRE };
    if (a->number && b->number) return true;
    for (size_t i = 0; a->lexeme && b->lexeme && i < sizeof SETS / sizeof *SETS; i++) {
        if (token_name(a, SETS[i]) && token_name(b, SETS[i])) return true;
    }
    return false;
}

/* 15天不对是7天: what stands before the correction is taken back for its like behind it. */
static bool replaces(const Token *tokens, const Clause *clause, uint32_t correction, uint32_t token)
{
    for (uint32_t i = correction + 1; i < clause->token_end; i++) {
        if (is_same_kind(&tokens[token], &tokens[i])) return true;
    }
    return false;
}

/* 三天,呃不,五天: a correction that opens its clause takes back the one before; 15天是他说岔了 what stands before it. */
static void mark_correction(Token *tokens, const Clause *clauses, uint32_t index)
{
    const Clause *clause = &clauses[index];
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (!token_word(&tokens[i], WORD_CORRECTS)) continue;
        bool opens = i == clause->first_token && tokens[i].start <= clause->start + 2;
        bool closes = i + 1 == clause->token_end && !opens;
        uint32_t from = opens && index > 0 ? clauses[index - 1].first_token : clause->first_token;
        for (uint32_t k = from; k < i; k++) {
            if (token_is_anchor(&tokens[k]) && (opens || closes || replaces(tokens, clause, i, k)))
                tokens[k].is_quoted = true;
        }
    }
}

static void mark_quotation(Token *tokens, const Clause *clause)
{
    bool quoting = false;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (token_word(&tokens[i], WORD_QUOTE))
            quoting = true;
        else if (quoting && token_is_anchor(&tokens[i])) {
            tokens[i].is_quoted = true;
            quoting = false;
        }
    }
}

/* 要是机器有毛病我们出: what follows from the supposition stands in the same clause. */
static bool has_conclusion(const Reading *reading, const Clause *clause)
{
    bool has_cause = false, has_modal = false;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &reading->tokens[i];
        bool pays = token_word(t, WORD_PAYS) || token_word(t, WORD_BELONGS);
        bool acts = token_word(t, WORD_RETURN) || token_word(t, WORD_EXCHANGE);
        if (has_cause && (pays || (acts && has_modal))) return true;
        has_modal = has_modal || (has_cause && (token_word(t, WORD_CAN) || token_word(t, WORD_CANNOT)));
        has_cause = has_cause || token_word(t, WORD_QUALITY) || token_word(t, WORD_NON_QUALITY);
    }
    return false;
}

/* Without 的话 a supposition reaches to the comma; where the sentence ends before one, to the cause that it names. */
static void mark_supposition(const Reading *reading, Token *tokens, Clause *clause, bool is_last)
{
    bool closed = clause_has_word(clause, WORD_IF_CLOSE), open = clause_has_word(clause, WORD_IF_OPEN);
    if (!closed && !open) return;
    clause->has_condition = true;
    clause->is_condition = closed || (!is_last && !has_conclusion(reading, clause));
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        bool is_misfit = token_word(&tokens[i], WORD_TOO_SMALL) || token_word(&tokens[i], WORD_TOO_BIG);
        bool is_cause = token_word(&tokens[i], WORD_QUALITY) || token_word(&tokens[i], WORD_NON_QUALITY) ||
                        token_word(&tokens[i], WORD_HUMAN_DAMAGE) || is_misfit;
        tokens[i].is_supposed = true;
        if (!clause->is_condition && is_cause) break;
    }
}

void find_clauses(Arena *arena, Reading *reading)
{
    Cutter cutter = { .reading = reading };
    cut(arena, &cutter);
    Token *tokens = (Token *)reading->tokens; /* ours: find_tokens made them in this reading's arena */
    uint64_t *cues = arena_alloc(arena, cutter.sentence + 1, TOPIC_MASKS * sizeof *cues);
    deal_tokens(reading, tokens, cutter.clauses, cutter.count, cues);
    reading->cues = cues;
    reading->clauses = cutter.clauses;
    const Anchors anchors = anchors_find(arena, reading);
    for (uint32_t i = 0; i < cutter.count; i++) {
        Clause *clause = &cutter.clauses[i];
        bool is_last = i + 1 == cutter.count || cutter.clauses[i + 1].sentence != clause->sentence;
        clause->is_question = clause_asks(reading, clause);
        clause->is_quotation = clause_has_word(clause, WORD_QUOTE);
        mark_negation(reading, tokens, clause, &anchors);
        mark_quotation(tokens, clause);
        mark_correction(tokens, cutter.clauses, i);
        mark_supposition(reading, tokens, clause, is_last);
    }
    reading->clause_count = cutter.count;
}
