/* read_answers.c -- a bare yes or no after the buyer's yes/no question claims what the question proposed.
 *
 * The proposition is taken from the buyer's words; the answer holds it against the facts, turned for a no. */
#include "judge/echo.h"
#include "judge/goods.h"
#include "judge/money.h"
#include "judge/terms.h"
#include "shop/sizing.h"

typedef struct Answer {
    uint32_t token;
    bool is_yes;
    bool is_modal; /* 可以, 不能: says it by itself; 是的, 不是 only take up the question */
    bool is_echo;  /* the question's own verb */
    bool is_joint; /* 都没有, 两样都行: of all that is asked */
    uint32_t at;   /* where the question has it */
} Answer;

static bool is_courtesy(const Token *t)
{
    return t->lexeme && t->lexeme->count == 1 && token_word(t, WORD_FILLER);
}

/* Characters of [from, to) that no token covers and are neither marks nor of the set. */
static uint32_t unknown_in(const Message *m, uint32_t from, uint32_t to, const uint32_t *set)
{
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++) {
        const uint32_t *at = set;
        while (*at && *at != m->r->normal.code[i]) at++;
        if (!*at && !code_is_noise(m->r->normal.code[i])) count++;
    }
    return count;
}

/* Only courtesies stand before the word, and nothing foreign behind it: 鞋底不能有磨损 and 没拆封最好 answer nothing. */
static bool is_bare(const Message *m, const Clause *clause, uint32_t token)
{
    static const uint32_t *const BEFORE =
        (const uint32_t *)U"亲您好的呢哦哈啊呀嗯都也还真就这那是当然肯先生女士哥姐呃额哎唉抱歉已经是这样的话";
    static const uint32_t *const BEHIND = (const uint32_t *)U"亲的呗哦哈呢啊呀了吧哟噢喔滴哒嘛啦先生女士哥姐您好";
    uint32_t before = 0, behind = 0;
    for (uint32_t i = clause->first_token; i <= token; i++) {
        uint32_t from = i == clause->first_token ? clause->start : m->r->tokens[i - 1].end;
        before += unknown_in(m, from, m->r->tokens[i].start, BEFORE);
    }
    for (uint32_t i = token; i < clause->token_end; i++) {
        uint32_t to = i + 1 < clause->token_end ? m->r->tokens[i + 1].start : clause->end;
        behind += unknown_in(m, m->r->tokens[i].end, to, BEHIND);
    }
    return before == 0 && behind <= 2;
}

/* 不接的, 不补哦: the verb is part of the no, and nothing else is said. */
static bool denies_verb(const Message *m, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    bool is_plain = t->end <= t->start + 2 && m->r->normal.code[t->start] == U'不' && token_word(t, WORD_NEG);
    return is_plain && clause->end - t->start <= 6 && is_bare(m, clause, token);
}

/* 修身这款没有: what only says which of the goods is meant. */
static bool only_names(const Message *m, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    bool is_value = false;
    for (size_t i = 0; t->lexeme && i < t->lexeme->count; i++)
        is_value = is_value || t->lexeme->senses[i].kind == SENSE_VALUE;
    return is_value && token + 1 < clause->token_end && t[1].start <= t->end + 1 && token_word(&t[1], WORD_THIS);
}

/* The first word of a clause, courtesies left out, that is a yes or a no. */
static bool find_answer(const Message *m, bool modal_only, Answer *answer)
{
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        const Clause *clause = &m->r->clauses[i];
        if (clause->is_question || m->contexts[i].is_other_product) continue;
        uint32_t token = clause->first_token;
        while (token < clause->token_end &&
               (is_courtesy(&m->r->tokens[token]) || token_word(&m->r->tokens[token], WORD_BUYER) ||
                token_word(&m->r->tokens[token], WORD_BUT) || token_word(&m->r->tokens[token], WORD_YOUR_CASE) ||
                token_word(&m->r->tokens[token], WORD_THIS) || only_names(m, clause, token)))
            token++;
        if (token == clause->token_end) continue;
        const Token *t = &m->r->tokens[token];
        bool nods = modal_only && token_word(t, WORD_YES) && !token_word(t, WORD_CAN); /* 嗯嗯可以 */
        if (nods && token + 1 < clause->token_end) t = &m->r->tokens[++token];
        if (t->is_supposed) continue;
        bool no = token_word(t, WORD_NO) || token_word(t, WORD_CANNOT) || token_word(t, WORD_NEED_NOT) ||
                  denies_verb(m, clause, token);
        if (!no && !token_word(t, WORD_YES)) continue;
        bool is_short = t->end == t->start + 1 && !token_word(t, WORD_CAN);
        if ((no || modal_only || is_short) && !is_bare(m, clause, token)) continue;
        bool is_modal = token_word(t, WORD_CAN) || token_word(t, WORD_CANNOT) || denies_verb(m, clause, token);
        if (modal_only && !is_modal) continue;
        const Token *next = token + 1 < clause->token_end ? &m->r->tokens[token + 1] : NULL;
        bool turned =
            !no && next &&
            (token_word(next, WORD_POST_NEG) || (token_word(next, WORD_NO) && next->start == t->end)); /* 是不送的 */
        *answer = (Answer){ .token = token, .is_yes = !no && !turned, .is_modal = is_modal };
        return true;
    }
    return false;
}

/* 修的,要收费: the fee leaves open whether it is done at all. */
static bool has_needed(const Message *m, const Claim *claim)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[claim->topic_number];
    for (size_t i = 0; i < def->required_count; i++) {
        for (size_t k = 0; k < claim->field_count; k++) {
            if (sv_eq(claim->fields[k].name, def->required[i])) return true;
        }
    }
    return def->required_count == 0;
}

static bool has_claim(const Message *m, StrView topic, uint32_t answer)
{
    const Clause *own = &m->r->clauses[m->r->tokens[answer].clause];
    size_t from = m->r->normal.start[own->start], end = m->r->normal.end[own->end - 1];
    for (size_t i = 0; i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        if (claim->is_aside) continue;
        const Value *cause = field_find(claim->fields, claim->field_count, "cause");
        bool of_other = cause && m->facts.cause && cause_from(cause->text) != m->facts.cause;
        bool is_same = claim->start >= from && claim->end <= end; /* 可以换的 is one claim */
        bool is_mention = sv_is(claim->stance, "mention") || (claim->state == CLAIM_PARTLY && !is_same);
        if (sv_eq(claim->topic, topic) && !is_mention && !of_other && has_needed(m, claim)) return true;
    }
    return false;
}

static void finish(Message *m, Draft *draft, bool is_true, bool is_yes)
{
    draft->state = is_true == is_yes ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, draft);
}

/* 接不接定做: the no in it only asks. */
static bool is_a_not_a(const Reading *r, const Token *t)
{
    const uint32_t *code = r->normal.code + t->start;
    return t->start > 0 && t->end > t->start + 1 && code[0] == U'不' && code[-1] == code[1];
}

/* A word or flag topic: the value that the buyer names, else the flag itself. */
/* 不会掉色吧: 不会的 agrees with it, 会的 does not. */
static bool agrees(const Message *m, const Token *proposal, const Answer *answer)
{
    const Token *t = &m->r->tokens[answer->token];
    uint32_t first = m->buyer.last.normal.code[proposal->start], said = m->r->normal.code[t->start];
    bool is_negative = (first == U'不' || first == U'没' || first == U'无') && !is_a_not_a(&m->buyer.last, proposal);
    if (!is_negative) return answer->is_yes;
    if (said == U'不' || said == U'没') return true;
    return said == U'会' || said == U'有' || said == U'能' ? false : answer->is_yes;
}

/* The value of the topic that says that there is nothing of it. */
static StrView absence_of(const TopicDef *def)
{
    if (sv_is(def->id, "stretch")) return sv("none");
    return sv(sv_is(def->id, "colour_fade") || sv_is(def->id, "colour_difference") ? "no" : "");
}

static void answer_value(Message *m, uint16_t topic, const Answer *answer)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    Value scratch, proposed = { .kind = VALUE_BOOL, .number = 1 };
    StrView field = def->field_count ? def->fields[0] : sv("value");
    bool found = false, is_yes = answer->is_yes;
    for (uint32_t i = 0; i < m->buyer.last.token_count && !found; i++) {
        const Sense *sense = token_value(&m->buyer.last.tokens[i], topic);
        if (!sense) continue;
        proposed = sense->value;
        if (proposed.kind == VALUE_BOOL && is_a_not_a(&m->buyer.last, &m->buyer.last.tokens[i])) proposed.number = 1;
        field = def->fields[sense->field];
        found = true;
        is_yes = agrees(m, &m->buyer.last.tokens[i], answer);
    }
    StrView absence = absence_of(def);
    if (!found && absence.len) { /* 弹不弹, 有弹力吗, 掉不掉色: a bare no says that there is none */
        proposed = (Value){ .kind = VALUE_TEXT, .text = absence };
        is_yes = !is_yes;
    }
    char name[64] = "value";
    if (field.len < sizeof name) {
        memcpy(name, field.ptr, field.len);
        name[field.len] = 0;
    }
    Draft draft = draft_new(m, topic, answer->token, answer->token);
    draft.fact = def->is_sizing ? NULL : fact_of(m, topic_number(m, def));
    const Value *fact = draft.fact ? fact_get(draft.fact, name) : NULL;
    if (def->is_sizing && m->a->in->product) fact = goods_value(m->a->in->product, def->id, field, &scratch);
    if (def->is_sizing && !fact) { /* a shop's fact of all its goods: colour_difference */
        draft.fact = fact_of(m, topic_number(m, def));
        fact = draft.fact ? fact_get(draft.fact, name) : NULL;
    }
    if (!fact || fact->kind != proposed.kind) return;
    if (proposed.kind == VALUE_BOOL)
        draft_bool(&draft, arena_copy(m->a->arena, field).ptr, (proposed.number != 0) == is_yes);
    else
        draft_text(&draft, arena_copy(m->a->arena, field).ptr, proposed.text);
    if (proposed.kind == VALUE_TEXT && !is_yes) draft.stance = "against";
    finish(m, &draft, value_equal(fact, &proposed), is_yes);
}

/* 是不是不能退了: the question itself denies it. */
static bool asks_denying(const Message *m, uint16_t topic)
{
    WordClass action =
        sv_is(grammar_topics(m->grammar, NULL)[topic].id, "return_allowed") ? WORD_RETURN : WORD_EXCHANGE;
    const Reading *r = &m->buyer.last;
    for (uint32_t i = 0; i < r->token_count; i++) {
        const Token *t = &r->tokens[i];
        if (r->normal.code[t->start] == U'不' && r->normal.code[t->end - 1] == U'收') return true; /* 不会不收吧 */
        if (!token_word(t, action)) continue;
        if (token_word(t, WORD_CANNOT)) return true;
        bool before = i > 0 && t[-1].clause == t->clause;
        if (before && (token_word(t - 1, WORD_NEG) || token_word(t - 1, WORD_CANNOT))) return true;
    }
    return false;
}

static void answer_allowed(Message *m, uint16_t topic, const Answer *given)
{
    Answer turned = *given, *answer = &turned;
    if (!given->is_modal && asks_denying(m, topic)) turned.is_yes = !given->is_yes;
    Draft draft = draft_new(m, topic, answer->token, answer->token);
    draft.fact = fact_for_cause(m, topic, m->facts.cause);
    draft_bool(&draft, "allowed", answer->is_yes);
    if (m->facts.cause != CAUSE_UNKNOWN) {
        finish(m, &draft, is_allowed_now(m, topic, m->facts.cause), answer->is_yes);
        return;
    }
    bool some = false, all = true;
    for (int cause = CAUSE_QUALITY; cause <= CAUSE_HUMAN_DAMAGE; cause++) {
        bool is_named = causes_of_topic(m, topic) & CAUSE_BIT(cause);
        if (!is_named && cause == CAUSE_HUMAN_DAMAGE) continue;
        bool holds = is_allowed_now(m, topic, (Cause)cause) == answer->is_yes;
        some = some || holds;
        all = all && holds;
    }
    draft.state = all ? CLAIM_TRUE : some ? CLAIM_PARTLY : CLAIM_FALSE;
    draft_add(m, &draft);
}

static void answer_stock(Message *m, uint16_t topic, const Answer *answer)
{
    const Product *product = m->a->in->product;
    bool all = true, any = false;
    if (!product || product->stock_count == 0) return;
    Draft draft = draft_new(m, topic, answer->token, answer->token);
    const StrView *named = product->chart ? m->buyer.sizes : m->buyer.colours;
    Answer turned = *answer;
    for (uint32_t i = 0; i < m->buyer.last.token_count; i++) {
        const Sense *value = token_value(&m->buyer.last.tokens[i], topic);
        if (value && value->value.kind == VALUE_BOOL && value->value.number == 0) { /* 缺货吗 proposes the lack */
            turned.is_yes = !answer->is_yes;
            answer = &turned;
            break;
        }
    }
    size_t count = product->chart ? m->buyer.size_count : m->buyer.colour_count;
    for (size_t i = 0; i < count; i++) {
        StrView key = product->chart ? named[i] : goods_colour_key(product, named[i]);
        draft_text(&draft, product->chart ? "size" : "colour", named[i]);
        all = all && product_stock(product, key) > 0;
    }
    for (size_t i = 0; i < product->stock_count; i++) any = any || product->stock[i].count > 0;
    draft_bool(&draft, "available", answer->is_yes);
    finish(m, &draft, count ? all : any, answer->is_yes);
}

static void answer_colour(Message *m, uint16_t topic, const Answer *answer)
{
    const Product *product = m->a->in->product;
    if (!product || m->buyer.colour_count == 0) return;
    StrView colour = m->buyer.colours[m->buyer.colour_count - 1];
    Draft draft = draft_new(m, topic, answer->token, answer->token);
    draft_text(&draft, "colour", colour);
    draft_bool(&draft, "available", answer->is_yes);
    finish(m, &draft, goods_has_colour(product, colour), answer->is_yes);
}

/* 要我出运费吗 and 运费你们出吗 propose opposite parties. */
static void answer_payer(Message *m, uint16_t topic, const Answer *answer)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    bool proposed;
    if (!payer_proposed(m, &proposed)) return;
    bool buyer_pays = proposed == answer->is_yes;
    Draft draft = draft_new(m, topic, answer->token, answer->token);
    draft_text(&draft, "payer", sv(buyer_pays ? "buyer" : "shop"));
    bool some = false, all = true;
    for (int cause = CAUSE_QUALITY; cause <= CAUSE_HUMAN_DAMAGE; cause++) {
        const Fact *fact = fact_for_cause(m, topic_number(m, def), (Cause)cause);
        const Value *payer = fact_get(fact, "payer");
        if (!payer || (m->facts.cause && m->facts.cause != (Cause)cause)) continue;
        bool holds = sv_is(payer->text, buyer_pays ? "buyer" : "shop");
        draft.fact = fact;
        some = some || holds;
        all = all && holds;
    }
    if (!draft.fact) return;
    draft.state = all ? CLAIM_TRUE : some ? CLAIM_PARTLY : CLAIM_FALSE;
    draft_add(m, &draft);
}

static void answer_name(Message *m, uint16_t topic, const Answer *answer)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    bool is_city = sv_is(def->id, "warehouse");
    const Fact *fact = fact_of(m, topic_number(m, def));
    const Value *names = fact_get(fact, is_city ? "city" : "names");
    for (uint32_t i = 0; names && i < m->buyer.last.token_count; i++) {
        const Sense *name = token_name(&m->buyer.last.tokens[i], is_city ? NAME_CITY : NAME_COURIER);
        if (!name) continue;
        bool known = is_city && sv_eq(names->text, name->value.text);
        for (size_t k = 0; !is_city && k < names->count; k++)
            known = known || sv_eq(names->items[k].text, name->value.text);
        Draft draft = draft_new(m, topic, answer->token, answer->token);
        draft.fact = fact;
        draft_text(&draft, is_city ? "city" : "names", name->value.text);
        if (!answer->is_yes) draft.stance = "against";
        finish(m, &draft, known, answer->is_yes);
        if (!answer->is_joint) return;
    }
}

static void answer_care(Message *m, uint16_t topic, const Answer *answer)
{
    const Product *product = m->a->in->product;
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    for (uint32_t i = 0; product && i < m->buyer.last.token_count; i++) {
        const Sense *sense = token_value(&m->buyer.last.tokens[i], topic);
        if (!sense) continue;
        const char *field = arena_copy(m->a->arena, def->fields[sense->field]).ptr;
        const Value *fact = field_find(product->care, product->care_count, field);
        if (!fact) continue;
        Draft draft = draft_new(m, topic, answer->token, answer->token);
        draft_bool(&draft, field, (sense->value.number != 0) == answer->is_yes);
        finish(m, &draft, value_is_true(fact) == (sense->value.number != 0), answer->is_yes);
        return;
    }
}

/* 能拦截吗 and a bare yes: it is done. */
static void answer_steps(Message *m, uint16_t topic, const Answer *answer)
{
    const Fact *fact = fact_of(m, topic_of(m, KNOWN_INTERCEPT));
    if (!fact) return;
    Draft draft = draft_new(m, topic, answer->token, answer->token);
    draft.fact = fact;
    draft_text(&draft, "step", sv("call_courier"));
    if (!answer->is_yes) draft.stance = "against";
    finish(m, &draft, true, answer->is_yes);
}

static void answer_topic(Message *m, uint16_t topic, const Answer *answer)
{
    switch (grammar_topics(m->grammar, NULL)[topic].reader) {
    case READ_VALUE: answer_value(m, topic, answer); break;
    case READ_ALLOWED: answer_allowed(m, topic, answer); break;
    case READ_STOCK: answer_stock(m, topic, answer); break;
    case READ_COLOUR: answer_colour(m, topic, answer); break;
    case READ_PAYER: answer_payer(m, topic, answer); break;
    case READ_NAMES: answer_name(m, topic, answer); break;
    case READ_TERM: answer_term(m, topic, answer->token, answer->is_yes); break;
    case READ_DISPATCH: answer_dispatch(m, topic, answer->token, answer->is_yes); break;
    case READ_CARE: answer_care(m, topic, answer); break;
    case READ_SIZE: answer_size(m, topic, answer->token, answer->is_yes); break;
    case READ_MONEY:
        if (sv_is(grammar_topics(m->grammar, NULL)[topic].id, "price"))
            answer_price(m, topic, answer->token, answer->is_yes);
        else if (sv_is(grammar_topics(m->grammar, NULL)[topic].id, "free_shipping") ||
                 sv_is(grammar_topics(m->grammar, NULL)[topic].id, "shipping_fee"))
            answer_shipping(m, topic, answer->token, answer->is_yes);
        break;
    case READ_RATE: answer_rate(m, topic, answer->token, answer->is_yes); break;
    case READ_SCOPE: answer_scope(m, answer->token, answer->is_yes); break;
    case READ_STEPS: answer_steps(m, topic, answer); break;
    case READ_MATERIAL: answer_material(m, topic, answer->token, answer->is_yes); break;
    case READ_PICKUP:
    case READ_HOURS:
    case READER_COUNT: break;
    }
}

/* Where in the buyer's words the topic is asked for; 0 where it is not seen. */
static uint32_t asked_at(const Message *m, uint16_t topic)
{
    for (uint32_t i = m->buyer.last.ask_count; i > 0; i--) {
        if (token_asks(&m->buyer.last.asks[i - 1], topic)) return i;
    }
    return 0;
}

/* 能机洗的 answers for washing alone; 正品的, to 真皮吗正品吗, for that. */
static bool is_tied_elsewhere(const Message *m, uint16_t topic, const Answer *answer)
{
    const Token *t = &m->r->tokens[answer->token];
    const Token *next = answer->token + 1 < m->r->token_count ? t + 1 : NULL;
    bool is_close = next && next->clause == t->clause && next->start == t->end && token_word(t, WORD_CAN);
    size_t count;
    grammar_topics(m->grammar, &count);
    for (size_t number = 0; number < count; number++) {
        uint16_t other = (uint16_t)number;
        if (other == topic || !m->asked[other]) continue;
        if (is_close && token_value(next, other) && !token_value(next, topic)) return true;
        for (uint32_t i = 0; answer->is_echo && i < m->buyer.last.ask_count; i++) {
            const Token *ask = &m->buyer.last.asks[i];
            bool holds = answer->at >= ask->start && answer->at < ask->end;
            if (holds && token_asks(ask, other) && !token_asks(ask, topic)) return true;
        }
    }
    return false;
}

/* 修身吗 弹吗, answered by 修身的: of several questions the verb takes up its own. */
static bool takes_up(const Message *m, uint16_t topic, const Answer *answer)
{
    const Reading *last = &m->buyer.last;
    bool seen = false;
    for (uint32_t c = 0; answer->is_echo && c < last->clause_count; c++) {
        const Clause *clause = &last->clauses[c];
        for (uint32_t i = 0; i < last->ask_count; i++) {
            const Token *ask = &last->asks[i];
            if (!token_asks(ask, topic) || ask->start < clause->start || ask->start >= clause->end) continue;
            if (answer->at >= clause->start && answer->at < clause->end) return true;
            seen = true;
        }
    }
    return !seen;
}

/* 送的没有: the answer stands by the thing itself, and is of nothing else that was asked. */
static bool is_bound_elsewhere(const Message *m, uint16_t topic, const Answer *answer)
{
    size_t count;
    (void)grammar_topics(m->grammar, &count);
    if (answer->token >= m->r->token_count || answer->is_joint) return false;
    const Token *t = &m->r->tokens[answer->token];
    if (token_value(t, topic)) return false;
    for (size_t i = 0; i < count; i++) {
        const Sense *value = m->asked[i] ? token_value(t, (uint16_t)i) : NULL;
        if (value && t->end - t->start >= 2 && !answer->is_modal) return true;
    }
    return false;
}

/* What buyers ask for without a question: 便宜点, 做双45, 想退. */
static bool is_request(const TopicDef *def)
{
    return def->is_wish || def->reader == READ_ALLOWED;
}

/* The open topic that was asked for last and not tried yet; TOPIC_NONE where there is none. */
static uint16_t last_open(const Message *m, const Answer *answer, const bool *tried)
{
    size_t count;
    const TopicDef *topics = grammar_topics(m->grammar, &count);
    uint16_t open = TOPIC_NONE;
    for (size_t number = 0; number < count; number++) {
        uint16_t i = (uint16_t)number;
        if (!m->asked[i] || tried[i] || has_claim(m, topics[i].id, answer->token)) continue;
        if (!takes_up(m, i, answer) || is_tied_elsewhere(m, i, answer) || is_bound_elsewhere(m, i, answer)) continue;
        if (!answer->is_joint && !m->buyer.is_yes_no && !is_request(&topics[i])) continue;
        if (open == TOPIC_NONE || asked_at(m, i) > asked_at(m, open)) open = i;
    }
    return open;
}

/* 能退吗,运费谁出: 可以的 answers what a yes can answer. 都可以的 answers all of returning and exchanging. */
void read_answers(Message *m)
{
    Answer answer;
    size_t count;
    const TopicDef *topics = grammar_topics(m->grammar, &count);
    size_t asked_count = 0;
    for (size_t i = 0; i < count; i++) asked_count += m->asked[i];
    bool names_some = is_asked(m, topic_of(m, KNOWN_COURIER));
    Echo joint;
    bool is_joint = (asked_count >= 2 || names_some) && find_joint(m, &joint);
    if (is_joint) answer = (Answer){ .token = joint.token, .is_yes = joint.is_yes, .is_modal = true, .is_joint = true };
    /* 不喜欢,想退 is answered by 可以的 too, though it is no question. */
    if (!is_joint && !find_answer(m, !m->buyer.is_yes_no, &answer)) {
        Echo echo;
        if (!find_echo(m, &echo)) return;
        answer = (Answer){ echo.token, echo.is_yes, true, true, false, echo.at };
    }
    bool *tried = arena_alloc(m->a->arena, count + 1, sizeof *tried);
    StrView word = reading_text(m->r, m->r->tokens[answer.token].start, m->r->tokens[answer.token].end);
    bool answers_all = answer.is_joint || sv_starts(word, sv("都")), done = false;
    const Token *next = answer.token + 1 < m->r->token_count ? &m->r->tokens[answer.token + 1] : NULL;
    bool is_tied = next && next->clause == m->r->tokens[answer.token].clause &&
                   (token_word(next, WORD_RETURN) || token_word(next, WORD_EXCHANGE)); /* 能退的 is of returning */
    for (uint16_t open = last_open(m, &answer, tried); open != TOPIC_NONE; open = last_open(m, &answer, tried)) {
        size_t before = m->a->claim_count;
        tried[open] = true;
        if (is_tied && topics[open].reader != READ_ALLOWED) continue;
        if (done && !answer.is_joint && topics[open].reader != READ_ALLOWED) continue;
        answer_topic(m, open, &answer);
        done = done || m->a->claim_count > before;
        if (done && !answer.is_joint && !(answers_all && topics[open].reader == READ_ALLOWED)) return;
    }
}
