/* reading.c -- cuts a message into tokens: of all ways to cut it the one with the fewest pieces and the least left over, so
 * that 退货的话 is 退货 and 的话 although 退货的 is a word too. */
#include "language/reading.h"

#include "language/clauses.h"
#include "language/numerals_scan.h"

enum { TOKEN_COST = 4, NUMBER_COST = 2, GAP_COST = 6, ENDING_COST = 1 };

const Sense *lexeme_value(const Lexeme *lexeme, uint16_t topic)
{
    size_t i = 0;
    while (lexeme->senses[i].kind != SENSE_VALUE || lexeme->senses[i].topic != topic) i++;
    return &lexeme->senses[i];
}

const Sense *lexeme_name(const Lexeme *lexeme, NameSet set)
{
    size_t i = 0;
    while (lexeme->senses[i].kind != SENSE_NAME || lexeme->senses[i].name != set) i++;
    return &lexeme->senses[i];
}

/* The longest grammar hit that starts at each character, as index + 1. */
static uint32_t *longest_hits(Arena *arena, const Reading *reading)
{
    uint32_t *longest = arena_alloc(arena, reading->normal.count + 1, sizeof *longest);
    for (uint32_t i = 0; i < reading->hit_count; i++) {
        const LexHit *hit = &reading->hits[i];
        if (hit->owner != LEX_GRAMMAR) continue;
        uint32_t best = longest[hit->start];
        if (!best || reading->hits[best - 1].end < hit->end) longest[hit->start] = i + 1;
    }
    return longest;
}

/* 一点付的 is an hour, 便宜一点 is not. */
static bool is_one_o_clock(const Normal *normal, const Number *number)
{
    static const uint32_t *const BEFORE = (const uint32_t *)U"午晨到至整";
    static const uint32_t *const BEHIND = (const uint32_t *)U"付拍取前整半钟至就";
    uint32_t before = number->start > 0 ? normal->code[number->start - 1] : 0;
    uint32_t behind = number->end < normal->count ? normal->code[number->end] : 0;
    for (const uint32_t *c = BEFORE; *c; c++) {
        if (before == *c) return true;
    }
    for (const uint32_t *c = BEHIND; *c; c++) {
        if (behind == *c) return true;
    }
    uint32_t second = number->end + 1 < normal->count ? normal->code[number->end + 1] : 0;
    if (behind == U'来') return second == U'取' || second == U'收' || second == U'拿';
    return behind == U'到' && (han_digit(second) > 0 || (second >= '0' && second <= '9'));
}

/* How a text is best cut up to some character: the cheapest chain of tokens and gaps. */
typedef struct Cut {
    uint32_t cost;
    uint32_t start;       /* of its last piece */
    uint32_t token_count; /* on the way */
    const LexHit *hit;    /* neither: the last piece is one character of no token */
    const Number *number;
} Cut;

/* What a character costs that no token covers: marks nothing, endings little, all others more than a token. */
static uint32_t gap_cost(uint32_t code)
{
    switch (code) {
    case U'的':
    case U'了':
    case U'哦':
    case U'呢':
    case U'啊':
    case U'呀':
    case U'吧':
    case U'哈':
    case U'嘛':
    case U'啦':
    case U'哟':
    case U'噢': return ENDING_COST;
    default: return code_is_noise(code) ? 0 : GAP_COST;
    }
}

/* Of two that cost the same the shorter last piece wins: what stands first is then the longer. */
static void take_cheaper(Cut *best, const Cut *cuts, Cut piece)
{
    piece.cost = cuts[piece.start].cost + (piece.number ? NUMBER_COST : TOKEN_COST);
    piece.token_count = cuts[piece.start].token_count + 1;
    if (piece.cost < best->cost || (piece.cost == best->cost && piece.start > best->start)) *best = piece;
}

/* 就剩一双, 还有一条 count; elsewhere 一条 is how goods are priced. */
static bool is_counted(const Normal *normal, const Number *number)
{
    uint32_t before = number->start > 0 ? normal->code[number->start - 1] : 0;
    return before == U'剩' || before == U'有' || before == U'后' || before == U'仅' || before == U'只';
}

static void take_number(Cut *best, const Cut *cuts, const Normal *normal, const Number *number)
{
    bool is_word = best->hit && best->start == number->start;
    bool is_meant = (number->unit == UNIT_CLOCK && is_one_o_clock(normal, number)) ||
                    (number->unit == UNIT_PIECE && is_counted(normal, number));
    if (is_word && !is_meant) return;
    if (is_word) *best = (Cut){ .cost = UINT32_MAX };
    take_cheaper(best, cuts, (Cut){ .start = number->start, .number = number });
}

/* Words by where they end: the last hit there as index + 1, and for each hit the one before it. */
typedef struct Ends {
    uint32_t *last;
    uint32_t *before;
} Ends;

static Ends words_by_end(Arena *arena, const Grammar *grammar, const Reading *reading)
{
    Ends ends = { .last = arena_alloc(arena, (size_t)reading->normal.count + 1, sizeof *ends.last),
                  .before = arena_room(arena, (size_t)reading->hit_count + 1, sizeof *ends.before) };
    for (uint32_t i = 0; i < reading->hit_count; i++) {
        const LexHit *hit = &reading->hits[i];
        if (hit->owner != LEX_GRAMMAR || !grammar_lexeme(grammar, hit->index)->cuts) continue;
        ends.before[i] = ends.last[hit->end];
        ends.last[hit->end] = i + 1;
    }
    return ends;
}

/* Where the cheapest way to each character comes from. Numbers are ordered by their ends. */
static Cut *find_cuts(Arena *arena, const Grammar *grammar, const Reading *reading)
{
    const Normal *normal = &reading->normal;
    uint32_t number_count, number = 0;
    const Number *numbers = numbers_find(arena, normal, &number_count);
    const Ends words = words_by_end(arena, grammar, reading);
    Cut *cuts = arena_room(arena, (size_t)normal->count + 1, sizeof *cuts);
    cuts[0] = (Cut){ 0 };
    for (uint32_t end = 1; end <= normal->count; end++) {
        Cut best = { .cost = cuts[end - 1].cost + gap_cost(normal->code[end - 1]),
                     .start = end - 1,
                     .token_count = cuts[end - 1].token_count };
        for (uint32_t hit = words.last[end]; hit; hit = words.before[hit - 1])
            take_cheaper(&best, cuts, (Cut){ .start = reading->hits[hit - 1].start, .hit = &reading->hits[hit - 1] });
        for (; number < number_count && numbers[number].end <= end; number++)
            take_number(&best, cuts, normal, &numbers[number]);
        cuts[end] = best;
    }
    return cuts;
}

static void find_tokens(Arena *arena, const Grammar *grammar, Reading *reading)
{
    const Cut *cuts = find_cuts(arena, grammar, reading);
    uint32_t at = reading->normal.count, left = cuts[at].token_count;
    Token *tokens = arena_alloc(arena, (size_t)left + 1, sizeof *tokens); /* one more: readers look at the next */
    reading->token_count = left;
    while (left > 0) {
        const Cut *cut = &cuts[at];
        if (cut->hit || cut->number) {
            const Lexeme *lexeme = cut->hit ? grammar_lexeme(grammar, cut->hit->index) : NULL;
            tokens[--left] = (Token){ .start = cut->start, .end = at, .lexeme = lexeme, .number = cut->number };
        }
        at = cut->start;
    }
    reading->tokens = tokens;
}

Reading reading_of(Arena *arena, const Grammar *grammar, const Lexicon *lexicon, StrView text)
{
    Reading reading = { 0 };
    reading.normal = normal_of(arena, text);
    reading.hits = lexicon_scan(lexicon, arena, &reading.normal, &reading.hit_count);
    find_tokens(arena, grammar, &reading);
    find_clauses(arena, &reading);
    return reading;
}

void reading_find_asks(Arena *arena, const Grammar *grammar, Reading *reading)
{
    const uint32_t *longest = longest_hits(arena, reading);
    Token *asks = arena_room(arena, reading->normal.count + 1, sizeof *asks);
    uint32_t count = 0;
    for (uint32_t at = 0; at < reading->normal.count;) {
        const LexHit *hit = longest[at] ? &reading->hits[longest[at] - 1] : NULL;
        if (hit) asks[count++] = (Token){ .start = at, .end = hit->end, .lexeme = grammar_lexeme(grammar, hit->index) };
        at = hit ? hit->end : at + 1;
    }
    reading->asks = asks;
    reading->ask_count = count;
}
