/* buyer_body.c -- the measures that a buyer's messages state, and whose they are. */
#include "judge/buyer_side.h"

enum {
    MIN_HEIGHT_CM = 140,
    MAX_HEIGHT_CM = 215,
    MIN_WEIGHT_JIN = 70,
    MAX_WEIGHT_JIN = 420,
    MAX_WAIST_CM = 165,
    MIN_FOOT_MM = 200,
    MAX_FOOT_MM = 300,
    LOOK_BACK = 6 /* characters between the name of a measure and its figure */
};

/* One of the characters stands shortly before `at`. */
static bool follows(const Normal *normal, uint32_t at, const uint32_t *of)
{
    uint32_t from = at > LOOK_BACK ? at - LOOK_BACK : 0;
    for (uint32_t i = at; i > from; i--) {
        uint32_t code = normal->code[i - 1];
        if (code == ',' || code == '\n' || (code >= '0' && code <= '9') || code == U'尺' || code == U'斤') return false;
        for (const uint32_t *want = of; *want; want++) {
            if (code == *want) return true;
        }
    }
    return false;
}

static bool shop_sells_shoes(const Message *m)
{
    const Shop *shop = m->a->in->shop;
    return shop->chart_count > 0 && shop->charts[0].scheme == CHART_SHOE_EU;
}

static bool within(int64_t scaled, int64_t low, int64_t high)
{
    return scaled >= low * VALUE_ONE && scaled <= high * VALUE_ONE;
}

/* 穿38, 38的脚 state the usual size; 能穿38吗 asks. */
static bool is_worn(const Normal *normal, const Number *n)
{
    uint32_t before = n->start > 0 ? normal->code[n->start - 1] : 0;
    uint32_t second = n->start > 1 ? normal->code[n->start - 2] : 0;
    uint32_t behind = n->end < normal->count ? normal->code[n->end] : 0;
    uint32_t last = n->end + 1 < normal->count ? normal->code[n->end + 1] : 0;
    if (before == U'穿') return second != U'能' && second != U'以' && second != U'想' && second != U'要';
    return behind == U'脚' || (behind == U'的' && last == U'脚');
}

static void take_shoe_figure(const Normal *normal, const Number *n, Buyer *body)
{
    if (within(n->low, MIN_FOOT_MM, MAX_FOOT_MM)) {
        body->foot_mm = (int32_t)(n->low / VALUE_ONE);
    } else if (within(n->low, MIN_FOOT_MM / 10, MAX_FOOT_MM / 10) && n->unit == UNIT_NONE &&
               follows(normal, n->start, (const uint32_t *)U"脚长")) {
        body->foot_mm = (int32_t)(n->low / 1000);
    } else if (within(n->low, MIN_FOOT_MM / 10, MAX_FOOT_MM / 10) && n->unit == UNIT_NONE &&
               (body->foot_mm || n->low % VALUE_ONE == VALUE_ONE / 2 || is_worn(normal, n))) {
        body->foot_mm = (int32_t)(n->low / 1000); /* 我自己是25.5, 24的脚 */
    } else if (within(n->low, 33, 47) &&
               (follows(normal, n->start, (const uint32_t *)U"时常般直惯日") || is_worn(normal, n))) {
        body->usual_eu = (int32_t)(n->low / VALUE_ONE);
    }
}

/* 二百一的体重 */
static bool precedes_weight(const Normal *normal, uint32_t at)
{
    for (uint32_t i = at; i < at + 4 && i < normal->count; i++) {
        if (normal->code[i] == ',' || normal->code[i] == ' ') return false;
        uint32_t next = i + 1 < normal->count ? normal->code[i + 1] : 0;
        if (normal->code[i] == U'重')
            return !(next >= '0' && next <= '9') && next != ' ' && next != U'是' && next != ':';
    }
    return false;
}

static void take_bare(const Normal *normal, const Number *n, Buyer *body, bool *has_height)
{
    int64_t whole = n->low / VALUE_ONE;
    bool says_weight = follows(normal, n->start, (const uint32_t *)U"重") || precedes_weight(normal, n->end);
    bool says_height = n->end < normal->count && normal->code[n->end] == U'高'; /* 不知道多重 只晓得184高 */
    if (says_height) says_weight = false;
    if (n->low % VALUE_ONE && within(n->low, 1, 3)) {
        body->height_mm = (int32_t)(n->low / 10);
        *has_height = true;
    } else if (whole <= MAX_WAIST_CM && follows(normal, n->start, (const uint32_t *)U"腰")) { /* 不知道腰围 175 200 */
        body->waist_mm = (int32_t)(n->low / 1000);
    } else if (!*has_height && whole > MAX_HEIGHT_CM && whole <= MAX_WEIGHT_JIN) {
        body->weight_jin10 = (int32_t)(n->low / 1000); /* 我218: nobody is that tall */
    } else if (!says_weight && !*has_height && whole >= MIN_HEIGHT_CM && whole <= MAX_HEIGHT_CM) {
        body->height_mm = (int32_t)(n->low / 1000);
        *has_height = true;
    } else if (whole >= MIN_WEIGHT_JIN && whole <= MAX_WEIGHT_JIN && (*has_height || says_weight)) {
        body->weight_jin10 = (int32_t)(n->low / 1000);
    }
}

static void take_measure(const Message *m, const Normal *normal, const Number *n, Buyer *body, bool *has_height)
{
    switch (n->unit) {
    case UNIT_JIN: body->weight_jin10 = (int32_t)(n->low / 1000); break;
    case UNIT_KG: body->weight_jin10 = (int32_t)(n->low / 500); break;
    case UNIT_MM:
        if (within(n->low, MIN_FOOT_MM, MAX_FOOT_MM)) body->foot_mm = (int32_t)(n->low / VALUE_ONE);
        break;
    case UNIT_CM:
        if (follows(normal, n->start, (const uint32_t *)U"腰"))
            body->waist_mm = (int32_t)(n->low / 1000);
        else if (within(n->low, 18, 32))
            body->foot_mm = (int32_t)(n->low / 1000);
        else if (within(n->low, MIN_HEIGHT_CM, MAX_HEIGHT_CM)) {
            body->height_mm = (int32_t)(n->low / 1000);
            *has_height = true;
        }
        break;
    case UNIT_SIZE:
        if (shop_sells_shoes(m)) take_shoe_figure(normal, n, body);
        break;
    case UNIT_NONE:
        if (shop_sells_shoes(m))
            take_shoe_figure(normal, n, body);
        else
            take_bare(normal, n, body, has_height);
        break;
    default: break;
    }
}

static bool has_wide_foot(const Normal *normal)
{
    static const uint32_t *const WIDE[] = { (const uint32_t *)U"脚宽",   (const uint32_t *)U"脚背高",
                                            (const uint32_t *)U"脚面高", (const uint32_t *)U"脚偏宽",
                                            (const uint32_t *)U"宽脚",   (const uint32_t *)U"脚比较宽",
                                            (const uint32_t *)U"偏宽",   (const uint32_t *)U"脚背有点高",
                                            (const uint32_t *)U"脚肥",   (const uint32_t *)U"脚有点宽",
                                            (const uint32_t *)U"高脚背", (const uint32_t *)U"脚板宽" };
    for (uint32_t i = 0; i < normal->count; i++) {
        uint32_t first = normal->code[i];
        bool may_begin = first == U'脚' || first == U'偏' || first == U'宽' || first == U'高';
        for (size_t k = 0; may_begin && k < sizeof WIDE / sizeof *WIDE; k++) {
            uint32_t len = 0;
            while (WIDE[k][len] && i + len < normal->count && normal->code[i + len] == WIDE[k][len]) len++;
            if (!WIDE[k][len]) return true;
        }
    }
    return false;
}

/* 是216不是206: the figure is taken back. */
static bool is_taken_back(const Normal *normal, const Number *n)
{
    return n->start >= 2 && normal->code[n->start - 1] == U'是' && normal->code[n->start - 2] == U'不';
}

/* One bare figure after both or one of the measures are known: the one it is nearer to, or the other one. */
static bool tells_weight(const Reading *reading, const Buyer *body)
{
    const Number *only = NULL;
    for (uint32_t i = 0; i < reading->token_count; i++) {
        const Number *n = reading->tokens[i].number;
        if (!n || n->unit != UNIT_NONE || n->low < MIN_WEIGHT_JIN * VALUE_ONE) continue;
        if (is_taken_back(&reading->normal, n)) continue;
        if (only) return false;
        only = n;
    }
    if (!only || !body->height_mm) return false;
    if (!body->weight_jin10) return true;
    int64_t to_weight = only->low / 1000 - body->weight_jin10, to_height = only->low / 1000 - body->height_mm;
    return (to_weight < 0 ? -to_weight : to_weight) < (to_height < 0 ? -to_height : to_height);
}

typedef enum Wearer { WEARER_NONE, WEARER_SELF, WEARER_OTHER } Wearer;

/* 老公, 我爸, 他: whom a word of the message speaks of. */
static Wearer wearer_at(const Normal *normal, uint32_t at)
{
    static const uint32_t *const KIN = (const uint32_t *)U"爸爹父公爷儿弟哥叔舅侄孙婿妈母姐妹婆媳孩";
    uint32_t code = normal->code[at], next = at + 1 < normal->count ? normal->code[at + 1] : 0;
    if (code == U'他' || code == U'她') return WEARER_OTHER;
    if (code == U'男' && (next == U'朋' || next == U'友' || next == U'票')) return WEARER_OTHER;
    if (code == U'对' && next == U'象') return WEARER_OTHER;
    if ((code == U'老' || code == U'岳' || code == U'爱') &&
        (next == U'公' || next == U'爸' || next == U'父' || next == U'人' || next == U'婆' || next == U'爷')) {
        return WEARER_OTHER;
    }
    for (const uint32_t *kin = KIN; *kin; kin++) {
        if (code == *kin && next != U'斤' && next != U'分' && next != U'司' && code != U'公') return WEARER_OTHER;
        if (code == U'我' && (next == *kin || next == U'老' || next == U'家' || next == U'男' || next == U'对'))
            return WEARER_NONE;
    }
    return code == U'我' ? WEARER_SELF : WEARER_NONE;
}

/* Whose measure a figure is: the last person named before it in the message. */
static Wearer owner_of(const Normal *normal, uint32_t at)
{
    Wearer owner = WEARER_NONE;
    for (uint32_t i = 0; i < at; i++) {
        Wearer named = wearer_at(normal, i);
        if (named != WEARER_NONE) owner = named;
    }
    return owner;
}

bool is_for_other(const Reading *reading)
{
    for (uint32_t i = 0; i < reading->normal.count; i++) {
        if (wearer_at(&reading->normal, i) == WEARER_OTHER) return true;
    }
    return false;
}

static bool is_text_at(const Normal *normal, uint32_t at, const uint32_t *text)
{
    while (*text && at < normal->count && normal->code[at] == *text) at++, text++;
    return !*text;
}

/* 上面是我妹的脚 我自己是25.5: what was told before is another's, the figure that follows the wearer's own. */
static bool hands_back(const Reading *reading)
{
    static const uint32_t *const EARLIER[] = { (const uint32_t *)U"上面", (const uint32_t *)U"前面",
                                               (const uint32_t *)U"刚才", (const uint32_t *)U"刚刚",
                                               (const uint32_t *)U"那是", (const uint32_t *)U"那个是" };
    bool is_earlier = false;
    for (uint32_t i = 0; i < reading->normal.count; i++) {
        for (size_t k = 0; k < sizeof EARLIER / sizeof *EARLIER; k++) {
            is_earlier = is_earlier || is_text_at(&reading->normal, i, EARLIER[k]);
        }
    }
    for (uint32_t i = 0; is_earlier && i < reading->token_count; i++) {
        const Number *n = reading->tokens[i].number;
        if (n && owner_of(&reading->normal, n->start) == WEARER_OTHER) return false;
    }
    return is_earlier;
}

void body_from_text(const Message *m, const Reading *reading, Buyer *body)
{
    bool has_height = tells_weight(reading, body);
    for (uint32_t i = 0; i < reading->token_count; i++) {
        const Number *n = reading->tokens[i].number;
        bool is_own = n && m->buyer.is_for_other && owner_of(&reading->normal, n->start) == WEARER_SELF;
        if (is_own) is_own = !hands_back(reading);
        if (n && is_taken_back(&reading->normal, n)) continue;
        if (n && !n->is_vague && !is_own) take_measure(m, &reading->normal, n, body, &has_height);
    }
    if (has_wide_foot(&reading->normal)) body->wide_foot = true;
}
