/* read_stock.c -- which sizes and colours there are, and which of them are in stock. */
#include "judge/goods.h"
#include "judge/size_mentions.h"

typedef struct Keys {
    StrView keys[MAX_MENTIONS];
    size_t count;
    bool is_unmade; /* names a colour that the product does not come in */
} Keys;

static void keep(Keys *keys, StrView key)
{
    for (size_t i = 0; i < keys->count; i++) {
        if (sv_eq(keys->keys[i], key)) return;
    }
    if (key.len && keys->count < MAX_MENTIONS) keys->keys[keys->count++] = key;
}

/* The buyer asks for that size: 50码给做不. */
static bool is_wished(const Message *m, const Number *figure)
{
    for (uint32_t i = 0; i < m->buyer.last.token_count; i++) {
        const Number *n = m->buyer.last.tokens[i].number;
        if (n && n->unit == UNIT_SIZE && n->low == figure->low) return true;
    }
    return false;
}

/* The size that a figure names, in the chart or not; empty where it is no size of this scheme. */
static StrView size_named(const Message *m, const Product *product, const Token *t)
{
    StrView none = { "", 0 };
    const Number *n = t->number;
    if (!n || !product->chart || n->is_vague || n->low != n->high || n->low % VALUE_ONE) return none;
    bool is_alpha = product->chart->scheme == CHART_ALPHA;
    if (is_alpha ? n->unit != UNIT_ALPHA : n->unit != UNIT_SIZE && n->unit != UNIT_NONE) return none;
    if (is_half_size(m, (uint32_t)(t - m->r->tokens))) return none;
    for (size_t i = 0; i < product->chart->size_count; i++) {
        if (size_figure(product->chart->sizes[i]) == n->low / VALUE_ONE) return product->chart->sizes[i];
    }
    bool asked = is_asked(m, topic_of(m, KNOWN_STOCK)) || is_asked(m, topic_of(m, KNOWN_SIZE)) || is_wished(m, n);
    if (n->unit == UNIT_NONE && (!asked || n->low < 28 * VALUE_ONE || n->low > 60 * VALUE_ONE)) return none;
    return arena_printf(m->a->arena, is_alpha ? "%dXL" : "%d", (int)(n->low / VALUE_ONE));
}

/* 34到48都有: all that lie between two sizes. */
static void keep_between(Keys *keys, const Product *product, StrView from, StrView to)
{
    int low = size_index(product->chart, from), high = size_index(product->chart, to);
    for (int i = low; low >= 0 && i <= high; i++) keep(keys, product->chart->sizes[i]);
}

static bool joins_range(const Message *m, const Token *a, const Token *b)
{
    for (uint32_t i = a->end; i < b->start && b->start - a->end <= 2; i++) {
        uint32_t code = m->r->normal.code[i];
        if (code == U'到' || code == U'至' || code == U'-' || code == U'~') return true;
    }
    for (const Token *t = a + 1; t < b; t++) {
        if (t->end - t->start == 1 && m->r->normal.code[t->start] == U'到' && b == a + 2) return true;
    }
    return false;
}

/* 白, 灰: a colour only in a list of colours, or where colours are asked for. */
static const Sense *colour_at(const Message *m, uint32_t token, uint16_t topic)
{
    const Token *t = &m->r->tokens[token];
    const Sense *colour = token_name(t, NAME_COLOUR), *shade = token_name(t, NAME_SHADE);
    if (t->start > 0 && code_in(m->r->normal.code[t->start - 1], (const uint32_t *)U"偏泛近类像配搭"))
        return NULL; /* 偏红的; 配白鞋 */
    if (colour || !shade || is_asked(m, topic)) return colour ? colour : shade;
    for (uint32_t i = token > 0 ? token - 1 : 0; i <= token + 1 && i < m->r->token_count; i++) {
        const Token *near = &m->r->tokens[i];
        uint32_t gap = near->start >= t->end ? near->start - t->end : t->start - near->end;
        bool is_colour = token_name(near, NAME_COLOUR) || token_name(near, NAME_SHADE);
        if (i != token && is_colour && gap <= 1) return shade;
    }
    return NULL;
}

static void take_key(const Message *m, const Product *product, uint32_t token, Keys *keys)
{
    const Token *t = &m->r->tokens[token];
    const Sense *colour = colour_at(m, token, topic_of(m, KNOWN_COLOUR));
    if (product->chart) {
        StrView size = size_named(m, product, t);
        for (uint32_t back = 1; size.len && back <= 2 && back <= token; back++) {
            const Token *before = &m->r->tokens[token - back];
            if (before->clause != t->clause || !joins_range(m, before, t)) continue;
            StrView from = size_named(m, product, before);
            if (from.len) keep_between(keys, product, from, size);
        }
        keep(keys, size);
        if (is_half_size(m, token)) keys->is_unmade = true;
        if (colour && !goods_has_colour(product, colour->value.text)) keys->is_unmade = true;
    } else if (colour) {
        StrView key = goods_colour_key(product, colour->value.text);
        keep(keys, key);
        if (!key.len) keys->is_unmade = true;
    }
}

static Keys keys_between(const Message *m, const Product *product, uint32_t from, uint32_t to)
{
    Keys keys = { .count = 0 };
    for (uint32_t i = from; i < to; i++) take_key(m, product, i, &keys);
    return keys;
}

/* 39得拍38,这个码断了: of the sizes before, the one that was advised is meant. */
static void keep_advised(const Message *m, Keys *keys)
{
    StrView advised = { "", 0 };
    size_t count = 0;
    for (size_t i = 0; i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        if (!sv_is(claim->topic, "size") || !sv_is(claim->stance, "recommend")) continue;
        if (sv_eq(claim->fields[0].value.text, advised)) continue;
        advised = claim->fields[0].value.text;
        count++;
    }
    for (size_t i = 0; count == 1 && i < keys->count; i++) {
        if (sv_eq(keys->keys[i], advised)) *keys = (Keys){ .keys = { advised }, .count = 1 };
    }
}

/* 45有?, answered by 没, where the shoe ends at 44. */
static bool wishes_unmade(const Message *m, const Product *product)
{
    bool wishes = false;
    for (uint32_t i = 0; product->chart && i < m->buyer.last.token_count; i++) {
        const Number *n = m->buyer.last.tokens[i].number;
        if (!n || (n->unit != UNIT_SIZE && n->unit != UNIT_NONE) || n->low != n->high || n->low % VALUE_ONE) continue;
        if (product->chart->scheme != CHART_SHOE_EU || n->low < 30 * VALUE_ONE || n->low > 50 * VALUE_ONE) continue;
        StrView size = arena_printf(m->a->arena, "%d", (int)(n->low / VALUE_ONE));
        if (product_has_size(product, size)) return false;
        wishes = true;
    }
    return wishes;
}

/* The sizes just named before, else the recommended one, else what the buyer asked for. */
static Keys keys_from_afar(const Message *m, const Product *product, uint32_t index)
{
    Keys keys = { .count = 0 };
    for (uint32_t back = 1; !keys.count && back <= 2 && back <= index; back++) {
        const Clause *clause = &m->r->clauses[index - back];
        if (!clause->is_question) keys = keys_between(m, product, clause->first_token, clause->token_end);
    }
    if (keys.count > 1) keep_advised(m, &keys);
    bool found = keys.count > 0;
    for (size_t i = 0; !found && i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        bool is_before = claim->start < m->r->normal.start[m->r->clauses[index].start]; /* 没了,5XL行不 */
        if (is_before && sv_is(claim->topic, "size") && sv_is(claim->stance, "recommend"))
            keep(&keys, claim->fields[0].value.text);
    }
    found = keys.count > 0;
    for (size_t i = 0; !found && product->chart && i < m->buyer.size_count; i++) keep(&keys, m->buyer.sizes[i]);
    for (size_t i = 0; !found && !product->chart && i < m->buyer.colour_count; i++) {
        keep(&keys, goods_colour_key(product, m->buyer.colours[i]));
    }
    if (!keys.count && wishes_unmade(m, product)) keys.is_unmade = true;
    return keys;
}

static bool word_has(const Message *m, const Token *t, const uint32_t *chars)
{
    for (uint32_t i = t->start; i < t->end; i++) {
        for (const uint32_t *c = chars; *c; c++) {
            if (m->r->normal.code[i] == *c) return true;
        }
    }
    return false;
}

/* 别的码都有, 除了48都有: all keys but those named so far. */
static ClaimState state_of_others(const Message *m, const Product *product, uint32_t token, bool available)
{
    Keys named = keys_between(m, product, 0, token);
    for (size_t i = 0; i < product->stock_count; i++) {
        bool is_named = false;
        for (size_t k = 0; k < named.count; k++) is_named = is_named || sv_eq(named.keys[k], product->stock[i].key);
        if (!is_named && (product->stock[i].count > 0) != available) return CLAIM_FALSE;
    }
    return CLAIM_TRUE;
}

static ClaimState stock_state(const Product *product, const Keys *keys, bool available, bool of_all)
{
    bool any = false, all = true;
    if (keys->is_unmade) return available ? CLAIM_FALSE : CLAIM_TRUE;
    for (size_t i = 0; i < keys->count; i++) {
        if ((product_stock(product, keys->keys[i]) > 0) != available) return CLAIM_FALSE;
    }
    if (keys->count) return CLAIM_TRUE;
    for (size_t i = 0; i < product->stock_count; i++) {
        any = any || product->stock[i].count > 0;
        all = all && product->stock[i].count > 0;
    }
    if (available) return (of_all ? all : any) ? CLAIM_TRUE : CLAIM_FALSE;
    return all ? CLAIM_FALSE : CLAIM_PARTLY;
}

static bool says_enough(const Message *m, const Clause *clause)
{
    for (uint32_t i = clause->start; i < clause->end; i++) {
        if (m->r->normal.code[i] == U'够') return true;
    }
    return false;
}

/* 两个号, 两个色 count no pieces. */
static bool is_piece_count(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    uint32_t next = t->end < m->r->normal.count ? m->r->normal.code[t->end] : ' ';
    return t->number && t->number->unit == UNIT_PIECE && !code_in(next, (const uint32_t *)U"号码色款颜尺");
}

/* 还剩2条, 十来条, 几件: a figure that can be counted. */
static bool miscounts(const Message *m, const Product *product, const Keys *keys, const Clause *clause)
{
    for (uint32_t i = clause->first_token; i < clause->token_end && keys->count == 1; i++) {
        const Number *n = m->r->tokens[i].number;
        if (!is_piece_count(m, i) || n->is_upper || n->is_lower) continue;
        int64_t stock = product_stock(product, keys->keys[0]), low = n->low / VALUE_ONE, high = n->high / VALUE_ONE;
        if (n->is_vague && low == 0) low = 1;
        if (n->is_vague) high = low < 10 ? 9 : low < 100 ? low + 9 : low + 99;
        if (says_enough(m, clause) && stock >= low) continue; /* 五台够的 */
        if (stock < low || stock > high) return true;
    }
    return false;
}

static bool counts_pieces(const Message *m, const Clause *clause)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (is_piece_count(m, i)) return true;
    }
    return false;
}

static void add_stock(Message *m, uint32_t token, bool available, const Keys *keys)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    const Product *product = m->contexts[t->clause].product;
    bool of_all = word_has(m, t, (const uint32_t *)U"全齐") || word_has(m, t, (const uint32_t *)U"都");
    Draft draft = draft_new(m, topic_of(m, KNOWN_STOCK), token, token);
    for (size_t i = 0; i < keys->count && i < CLAIM_MAX_FIELDS - 1; i++) {
        draft_text(&draft, product->chart ? "size" : "colour", keys->keys[i]);
    }
    draft_bool(&draft, "available", available);
    uint32_t others = find_word(m, clause, clause->first_token, WORD_OTHERS);
    if (others < token && (of_all || !keys->count))
        draft.state = state_of_others(m, product, token, available);
    else
        draft.state = stock_state(product, keys, available, of_all);
    if (available && miscounts(m, product, keys, clause)) draft.state = CLAIM_FALSE;
    draft_add(m, &draft);
}

/* 只有等缺货补货才送: what has to come first. */
static bool is_precondition(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    bool waits = false;
    for (uint32_t i = clause->start; i < t->start; i++) {
        waits =
            waits || m->r->normal.code[i] == U'等' || m->r->normal.code[i] == U'遇' || m->r->normal.code[i] == U'碰';
    }
    for (uint32_t i = t->end; waits && i < clause->end; i++) {
        if (m->r->normal.code[i] == U'才') return true;
    }
    return false;
}

/* 再不拍就没了, 手慢无, 没货我们会联系您: not now. */
static bool will_be(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    uint32_t next = t->end < m->r->normal.count ? m->r->normal.code[t->end] : 0;
    if (clause_says(m, clause, WORD_SOON) || clause_says(m, clause, WORD_TOMORROW)) return true;
    bool same = t->clause > 0 && m->r->clauses[t->clause - 1].sentence == clause->sentence;
    if (same && clause_says(m, clause - 1, WORD_SOON)) return true;
    if (is_precondition(m, token)) return true;
    for (uint32_t i = clause->start; i + 1 < t->start; i++) { /* 再犹豫就被抢光 */
        bool is_ahead = code_in(m->r->normal.code[i], (const uint32_t *)U"就会要快");
        if (is_ahead && code_in(m->r->normal.code[i + 1], (const uint32_t *)U"被让给叫")) return true;
    }
    return next == U'会' || next == U'就' || (next == U'我' && clause_says(m, clause, WORD_SHOP));
}

/* 灰蓝是有的,就是44断码: of a product that is stocked by size, its colour. */
static bool is_of_colour(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    const Product *product = m->contexts[t->clause].product;
    bool names_colour = false;
    if (!product || !product->chart) return false;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Sense *colour = colour_at(m, i, topic_of(m, KNOWN_STOCK));
        if (size_named(m, product, &m->r->tokens[i]).len) return false;
        names_colour = names_colour || (i < token && colour && goods_has_colour(product, colour->value.text));
    }
    return names_colour;
}

/* 有冰蓝色, 不过暂时缺货: the later word is the one on stock. */
static bool is_told_later(const Message *m, uint32_t token, uint16_t stock)
{
    if (!is_asked(m, topic_of(m, KNOWN_COLOUR)) && !is_of_colour(m, token)) return false;
    for (uint32_t i = token + 1; i < m->r->token_count; i++) {
        if (token_value(&m->r->tokens[i], stock) && states(m, i)) return true;
    }
    return false;
}

/* -1: says nothing of stock; else whether there is some. */
typedef struct StockWord {
    int available;
    bool is_weak; /* 没了, 有: speaks of stock only beside a size or where stock is asked for */
} StockWord;

static StockWord stock_word(const Message *m, uint32_t token, uint16_t stock)
{
    const Token *t = &m->r->tokens[token];
    const Sense *value = token_value(t, stock);
    bool is_last = token + 1 >= m->r->token_count;
    bool ends = is_last || t[1].clause != t->clause || !token_value(&t[1], stock);
    if (value && value->value.number == 0 && !t->is_negated && will_be(m, token)) return (StockWord){ -1, true };
    if (value) {
        bool on_sale =
            word_has(m, t, (const uint32_t *)U"在") && !word_has(m, t, (const uint32_t *)U"货"); /* 在售的码里 */
        bool is_broken = sv_is(reading_text(m->r, t->start, t->end), "断了"); /* a sole may be broken too */
        bool of_goods = !is_broken && !on_sale && word_has(m, t, (const uint32_t *)U"货码库售卖断缺抢现") &&
                        !word_has(m, t, (const uint32_t *)U"补");
        return (StockWord){ (value->value.number != 0) != t->is_negated, !of_goods };
    }
    uint32_t first = m->r->normal.code[t->start];
    bool says_has = first == U'有' || m->r->normal.code[t->end - 1] == U'有';
    if ((token_word(t, WORD_NO) || token_word(t, WORD_NEG)) && !will_be(m, token)) {
        bool lacks = word_has(m, t, (const uint32_t *)U"没无") || sv_is(reading_text(m->r, t->start, t->end), "不做");
        return (StockWord){ lacks && ends ? 0 : -1, true };
    }
    if (token_word(t, WORD_YES) && says_has && is_told_later(m, token, stock)) return (StockWord){ -1, true };
    if (token_word(t, WORD_YES) && says_has) return (StockWord){ !t->is_negated, true };
    return (StockWord){ -1, true };
}

/* The count is of what is left: 就3件了, 剩两条, 最后3双 */
static bool code_is_left(const Message *m, const Clause *clause)
{
    for (uint32_t i = clause->start; i < clause->end; i++) {
        bool is_last = i + 1 < clause->end && m->r->normal.code[i] == U'最' && m->r->normal.code[i + 1] == U'后';
        if (is_last) return true;
        for (const uint32_t *c = (const uint32_t *)U"剩就只仅还有"; *c; c++) {
            if (m->r->normal.code[i] == *c) return true;
        }
    }
    return false;
}

/* 有曜黑跟冰蓝两个色: what colours there are, where both are asked for. */
static bool lists_colours(const Message *m, const Product *product, uint32_t token, const Keys *keys)
{
    bool is_has =
        token_word(&m->r->tokens[token], WORD_YES) && !token_value(&m->r->tokens[token], topic_of(m, KNOWN_STOCK));
    return is_has && !product->chart && keys->count >= 2 && is_asked(m, topic_of(m, KNOWN_COLOUR));
}

/* 36在的, 曜黑在: a size or a colour with nothing but that behind it. */
static bool is_there(const Message *m, const Product *product, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    if (!size_named(m, product, t).len && !token_name(t, NAME_COLOUR)) return false;
    uint32_t next = t->end < m->r->normal.count ? m->r->normal.code[t->end] : ' ';
    uint32_t second = t->end + 1 < m->r->normal.count ? m->r->normal.code[t->end + 1] : ' ';
    if (next == U'还') next = second, second = t->end + 2 < m->r->normal.count ? m->r->normal.code[t->end + 2] : ' ';
    return next == U'在' && (code_is_noise(second) || code_in(second, (const uint32_t *)U"的呢哦哈啊着呀亲哟"));
}

static bool speaks_of_gift(const Message *m, const Clause *clause)
{
    uint16_t gift = topic_of(m, KNOWN_GIFT);
    for (uint32_t i = clause->first_token; gift != TOPIC_NONE && i < clause->token_end; i++) {
        if (token_value(&m->r->tokens[i], gift) || token_cue(&m->r->tokens[i], gift)) return true;
    }
    return false;
}

/* 做到44为止,再大的没开模: past the last size that is made, none is. */
static bool lies_beyond(const Message *m, const Product *product, const Clause *clause, uint32_t token,
                        const Keys *keys)
{
    bool is_past = false;
    if (!product->chart || keys->count != 1 || product->stock_count == 0) return false;
    for (uint32_t i = clause->start; i + 1 < m->r->tokens[token].start; i++) {
        const uint32_t *code = m->r->normal.code + i;
        is_past =
            is_past || (code_in(code[0], (const uint32_t *)U"再更") && code_in(code[1], (const uint32_t *)U"大小"));
    }
    int at = size_index(product->chart, keys->keys[0]), low = at, high = at;
    for (size_t i = 0; i < product->stock_count; i++) {
        int size = size_index(product->chart, product->stock[i].key);
        if (size < low) low = size;
        if (size > high) high = size;
    }
    return is_past && at >= 0 && (at == low || at == high);
}

static void read_presence(Message *m, const Clause *clause, const Product *product)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (!is_there(m, product, i) || !states(m, i)) continue;
        Keys keys = keys_between(m, product, i, i + 1);
        add_stock(m, i, true, &keys);
    }
}

/* Each word of stock takes the sizes named since the one before it, else those behind it: 40有42没了, 没货的是48. */
static void read_stock_clause(Message *m, uint32_t index, uint16_t stock)
{
    const Clause *clause = &m->r->clauses[index];
    const Product *product = m->contexts[index].product;
    uint32_t since = clause->first_token;
    bool asked = is_asked(m, stock) || is_asked(m, topic_of(m, KNOWN_COLOUR)), claimed = false;
    if (clause->is_question || !product || product->stock_count == 0) return;
    if (is_asked(m, stock)) read_presence(m, clause, product);
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (!states(m, i) || (token_word(&m->r->tokens[i], WORD_FITS) && !is_asked(m, stock))) continue;
        StockWord word = stock_word(m, i, stock);
        bool left = word_has(m, &m->r->tokens[i], (const uint32_t *)U"剩");
        bool counted = word.available < 0 && token_cue(&m->r->tokens[i], stock) && (left || counts_pieces(m, clause));
        if (word.available < 0 && !counted) continue;
        Keys keys = keys_between(m, product, since, i);
        if (!keys.count && !keys.is_unmade) keys = keys_between(m, product, i, clause->token_end);
        bool of_all = is_asked(m, stock) && word_has(m, &m->r->tokens[i], (const uint32_t *)U"都");
        if (!of_all && lists_colours(m, product, i, &keys)) continue;
        bool own_keys = keys.count || keys.is_unmade;
        if (word.is_weak && !counted && !(is_asked(m, stock) || (asked && own_keys))) {
            bool beside = own_keys && i > clause->first_token && size_named(m, product, &m->r->tokens[i - 1]).len;
            if (!beside) continue;
        }
        if (claimed && !own_keys) continue;
        bool of_gift = is_asked(m, topic_of(m, KNOWN_GIFT)) && !is_asked(m, stock);
        if (of_gift && !own_keys) continue;                                   /* 现货单没有, 等补货的才给 */
        if (word.is_weak && !own_keys && speaks_of_gift(m, clause)) continue; /* 42有9条,小礼品没设 */
        if (!own_keys) keys = keys_from_afar(m, product, index);
        if (!own_keys && lies_beyond(m, product, clause, i, &keys)) keys.is_unmade = true;
        if (counted && !keys.count) continue;
        add_stock(m, i, counted ? !m->r->tokens[i].is_negated : word.available == 1, &keys);
        claimed = true;
        since = i + 1;
    }
    Keys keys = keys_between(m, product, clause->first_token, clause->token_end);
    bool is_count = !claimed && is_asked(m, stock) && counts_pieces(m, clause);
    bool is_left = code_is_left(m, clause) || clause->token_end == clause->first_token + 1; /* 就3件了, 31条呢 */
    if (is_count && !keys.count && is_left) keys = keys_from_afar(m, product, index);
    if (is_count && keys.count == 1) {
        add_stock(m, clause->first_token, true, &keys); /* 40码18条 */
    }
}

static bool clause_has_stock_word(const Message *m, const Clause *clause, uint16_t stock)
{
    for (uint32_t i = clause->first_token; stock != TOPIC_NONE && i < clause->token_end; i++) {
        if (token_value(&m->r->tokens[i], stock)) return true;
    }
    return false;
}

/* A colour is claimed where colours are asked for, listed or offered, not where one is merely mentioned. */
static bool offers_colour(const Message *m, const Clause *clause, uint16_t topic)
{
    if (is_asked(m, topic)) return true;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (token_cue(&m->r->tokens[i], topic)) return true;
    }
    return false;
}

/* 只有黑色 closes the list: true only of all colours there are. */
static bool leaves_out(const Message *m, const Clause *clause, uint32_t token, uint16_t topic)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    size_t named = 0;
    if (find_word(m, clause, clause->first_token, WORD_ONLY) >= token) return false;
    for (size_t i = 0; i < product->colour_count; i++) {
        bool has = false;
        for (uint32_t k = clause->first_token; k < clause->token_end; k++) {
            const Sense *colour = colour_at(m, k, topic);
            has = has || (colour && sv_eq(goods_colour_key(product, colour->value.text), product->colours[i]));
        }
        bool is_gone = product_stock(product, product->colours[i]) == 0;
        named += has || is_gone; /* 只有曜黑, where 冰蓝 is sold out */
    }
    return named < product->colour_count;
}

/* 荧光黄没做: the no comes behind. */
static bool is_denied_behind(const Message *m, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    if (token + 1 >= clause->token_end || t[1].start > t->end) return false;
    bool lacks = m->r->normal.code[t[1].start] == U'没' || m->r->normal.code[t[1].start] == U'不';
    return lacks && token_word(&t[1], WORD_NEG);
}

static void read_colour_clause(Message *m, uint32_t index, uint16_t topic)
{
    const Clause *clause = &m->r->clauses[index];
    const Product *product = m->contexts[index].product;
    if (clause->is_question || !product || !product->colour_count) return;
    bool out = clause_has_stock_word(m, clause, topic_of(m, KNOWN_STOCK)), denied = false;
    if (!offers_colour(m, clause, topic)) return;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *colour = colour_at(m, i, topic);
        if (!colour || !states(m, i)) continue;
        bool joined = i > clause->first_token && colour_at(m, i - 1, topic);
        denied = t->is_negated || is_denied_behind(m, clause, i) || (denied && joined);
        Draft draft = draft_new(m, topic, i, i);
        draft_text(&draft, "colour", colour->value.text);
        draft_bool(&draft, "available", !denied);
        bool made = goods_has_colour(product, colour->value.text);
        draft.state = (out && made) || made != denied ? CLAIM_TRUE : CLAIM_FALSE;
        if (!out && !denied && leaves_out(m, clause, i, topic)) draft.state = CLAIM_FALSE;
        draft_add(m, &draft);
    }
}

/* 还有多少, answered by a figure and nothing else. */
static void read_bare_count(Message *m, uint32_t index)
{
    const Clause *clause = &m->r->clauses[index];
    const Product *product = m->contexts[index].product;
    const Token *t = &m->r->tokens[clause->first_token];
    bool asks_count = false, is_alone = clause->token_end == clause->first_token + 1;
    for (uint32_t i = 0; i < m->buyer.last.normal.count; i++)
        asks_count = asks_count || code_in(m->buyer.last.normal.code[i], (const uint32_t *)U"多几");
    if (!asks_count || !is_alone || !t->number || t->number->unit != UNIT_NONE || !product) return;
    Keys keys = keys_from_afar(m, product, index);
    if (!states(m, clause->first_token) || keys.count != 1) return;
    Draft draft = draft_new(m, topic_of(m, KNOWN_STOCK), clause->first_token, clause->first_token);
    draft_text(&draft, product->chart ? "size" : "colour", keys.keys[0]);
    draft_bool(&draft, "available", t->number->low > 0);
    int64_t stock = product_stock(product, keys.keys[0]);
    bool is_true = stock * VALUE_ONE >= t->number->low && stock * VALUE_ONE <= t->number->high;
    draft.state = is_true ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

void read_stock_and_colour(Message *m)
{
    size_t before = m->a->claim_count;
    uint16_t stock = topic_of(m, KNOWN_STOCK), colour = topic_of(m, KNOWN_COLOUR);
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        if (stock != TOPIC_NONE) read_stock_clause(m, i, stock);
        if (colour != TOPIC_NONE) read_colour_clause(m, i, colour);
    }
    bool is_open = m->a->claim_count == before && m->r->clause_count == 1 && is_asked(m, stock);
    if (is_open) read_bare_count(m, 0);
}
