/* grammar.c -- collects senses, groups them into lexemes. */
#include "language/grammar.h"

#include <assert.h>
#include <stdlib.h>

#include "base/bits.h"
#include "base/mem.h"

enum { TOPIC_SLOTS = 1024, COMPOUND_BYTES = 96, COMPOUND_PARTS = 8 };

const char *const WORD_CLASS_NAMES[WORD_CLASS_COUNT] = {
    "neg",        "need_not",  "post_neg",  "asks",        "tag",          "if_open",     "if_close",  "but",
    "and",        "hedge",     "only",      "shop",        "buyer",        "both_half",   "pays",      "advances",
    "reimburses", "shipping",  "quality",   "non_quality", "human_damage", "alipay",      "bank_card", "boc",
    "return",     "exchange",  "can",       "cannot",      "recommends",   "advises_not", "too_small", "too_big",
    "fits",       "up_one",    "down_one",  "as_usual",    "no_size",      "usually",     "before",    "after",
    "today",      "tomorrow",  "day_after", "yes",         "no",           "quote",       "corrects",  "monthly",
    "full",       "otherwise", "rhetoric",  "belongs",     "this",         "that",        "yesterday", "days_back",
    "ordered",    "range_end", "soon",      "others",      "any_cause",    "your_case",   "checks",    "keeps",
    "severe",     "forever",   "filler",    "unsure",
};

const char *const READER_NAMES[READER_COUNT] = {
    "value", "size",  "stock",   "colour", "material", "care", "term",  "dispatch", "pickup",
    "hours", "payer", "allowed", "scope",  "money",    "rate", "names", "steps",
};

const char *const NAME_SETS[NAME_SET_COUNT] = {
    "breach", "city", "colour", "courier", "fibre", "invitation", "pick", "product", "shade",
};

const char *const TOPIC_CLAIMS_NAMES[TOPIC_CLAIMS_COUNT] = { "cued", "long", "asked" };

typedef struct Spoken {
    StrView text;
    Sense sense;
    uint32_t order; /* keeps the sort stable */
} Spoken;

struct Grammar {
    TopicDef topics[GRAMMAR_MAX_TOPICS];
    size_t topic_count;
    uint16_t slots[TOPIC_SLOTS]; /* open addressing by the id's hash: number + 1, 0 = free */
    Spoken *spoken;
    size_t spoken_count, spoken_cap;
    Sense *senses;
    Lexeme *lexemes;
    size_t lexeme_count;
};

Grammar *grammar_new(void)
{
    return mem_new(sizeof(Grammar));
}

void grammar_free(Grammar *grammar)
{
    if (!grammar) return;
    mem_free(grammar->spoken);
    mem_free(grammar->senses);
    mem_free(grammar->lexemes);
    mem_free(grammar);
}

/* Ids differ in their first or last eight bytes; two multiplications are enough for a thousand slots. */
static uint32_t hash_of_id(StrView id)
{
    uint64_t head = 0, tail = 0;
    size_t len = id.len < sizeof head ? id.len : sizeof head;
    if (len) {
        memcpy(&head, id.ptr, len);
        memcpy(&tail, id.ptr + id.len - len, len);
    }
    uint64_t hash = (head + tail * 0x9E3779B97F4A7C15u + id.len) * 0xBF58476D1CE4E5B9u;
    return (uint32_t)(hash >> 32);
}

static uint32_t slot_of(const Grammar *grammar, StrView id)
{
    uint32_t slot = hash_of_id(id) % TOPIC_SLOTS;
    while (grammar->slots[slot] && !sv_eq(grammar->topics[grammar->slots[slot] - 1].id, id))
        slot = (slot + 1) % TOPIC_SLOTS;
    return slot;
}

uint16_t grammar_add_topic(Grammar *grammar, const TopicDef *topic)
{
    assert(grammar->topic_count < GRAMMAR_MAX_TOPICS);
    uint16_t number = (uint16_t)grammar->topic_count++;
    grammar->topics[number] = *topic;
    grammar->slots[slot_of(grammar, topic->id)] = (uint16_t)(number + 1);
    return number;
}

void grammar_add_sense(Grammar *grammar, StrView text, const Sense *sense)
{
    assert(!grammar->lexemes);
    if (grammar->spoken_count == grammar->spoken_cap) {
        size_t cap = grammar->spoken_cap ? grammar->spoken_cap * 2 : 1024;
        grammar->spoken = mem_resize(grammar->spoken, grammar->spoken_cap, cap, sizeof *grammar->spoken);
        grammar->spoken_cap = cap;
    }
    grammar->spoken[grammar->spoken_count] = (Spoken){ text, *sense, (uint32_t)grammar->spoken_count };
    grammar->spoken_count++;
}

static int compare_spoken(const void *a, const void *b)
{
    const Spoken *x = a, *y = b;
    int order = sv_compare(x->text, y->text);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static NameSet name_set_of(StrView set)
{
    size_t name = 0;
    while (name < NAME_SET_COUNT && !sv_is(set, NAME_SETS[name])) name++;
    return (NameSet)name;
}

/* A word among several, or a flag of the goods that a word claims by itself: 微弹, 修身, 松紧腰. */
static bool tells_goods(const TopicDef *topics, const Sense *sense)
{
    if (sense->kind != SENSE_VALUE) return false;
    const TopicDef *topic = &topics[sense->topic];
    return sense->value.kind == VALUE_TEXT || (topic->is_sizing && topic->reader == READ_VALUE);
}

static void add_bits(Lexeme *lexeme, const Sense *sense)
{
    static_assert(WORD_CLASS_COUNT <= WORD_MASKS * 64, "word classes fill two masks");
    lexeme->count++;
    switch (sense->kind) {
    case SENSE_WORD: bits_set(lexeme->words, sense->word); break;
    case SENSE_CUE: bits_set(lexeme->cues, sense->topic); break;
    case SENSE_ASKS: bits_set(lexeme->asks, sense->topic); break;
    case SENSE_VALUE: bits_set(lexeme->values, sense->topic); break;
    case SENSE_NAME: lexeme->names |= 1u << sense->name; break;
    }
}

/* The lexemes are sorted by their texts. */
static const Lexeme *find_lexeme(const Grammar *grammar, StrView text)
{
    size_t low = 0, high = grammar->lexeme_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = sv_compare(grammar->lexemes[middle].text, text);
        if (order == 0) return &grammar->lexemes[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_word(const Lexeme *lexeme)
{
    size_t i = 0;
    while (i < lexeme->count && lexeme->senses[i].kind == SENSE_ASKS) i++;
    return i < lexeme->count;
}

static bool is_inside_character(StrView text, size_t at)
{
    return at < text.len && ((unsigned char)text.ptr[at] & 0xC0U) == 0x80U;
}

/* The fewest shorter words that make up the text; returns how many, 0 where none do. */
static size_t find_parts(const Grammar *grammar, StrView text, const Lexeme *parts[COMPOUND_PARTS])
{
    size_t count[COMPOUND_BYTES + 1] = { 0 };
    const Lexeme *last[COMPOUND_BYTES + 1] = { NULL };
    if (text.len > COMPOUND_BYTES) return 0;
    for (size_t end = 1; end <= text.len; end++) {
        if (is_inside_character(text, end)) continue;
        for (size_t start = 0; start < end; start++) {
            if ((start > 0 && !last[start]) || end - start == text.len) continue;
            const Lexeme *part = find_lexeme(grammar, (StrView){ text.ptr + start, end - start });
            if (!part || !is_word(part) || (last[end] && count[end] <= count[start] + 1)) continue;
            last[end] = part;
            count[end] = count[start] + 1;
        }
    }
    if (!last[text.len] || count[text.len] > COMPOUND_PARTS) return 0;
    size_t at = text.len;
    for (size_t i = count[text.len]; i > 0; i--) {
        parts[i - 1] = last[at];
        at -= last[at]->text.len;
    }
    return count[text.len];
}

/* Small words and cues only: a value or a name is more than its parts, and a filler is there to hide them. */
static bool says_too(const Lexeme *part, const Sense *sense)
{
    for (size_t i = 0; i < part->count; i++) {
        const Sense *s = &part->senses[i];
        if (s->kind != sense->kind) continue;
        if (s->kind == SENSE_WORD && s->word == sense->word && s->word != WORD_FILLER) return true;
        if (s->kind == SENSE_CUE && s->topic == sense->topic) return true;
    }
    return false;
}

/* 不合适您 and 您自己买错 say nothing that 不合适, 您, 自己 and 买错 do not, but as one word they hide who is meant. */
static bool hides_person(const Grammar *grammar, const Lexeme *lexeme)
{
    const uint64_t persons = UINT64_C(1) << WORD_SHOP | UINT64_C(1) << WORD_BUYER;
    const Lexeme *parts[COMPOUND_PARTS];
    size_t count = find_parts(grammar, lexeme->text, parts);
    uint64_t inner = 0, common = count ? persons : 0;
    for (size_t i = 0; i < count; i++) {
        inner |= parts[i]->words[0];
        common = parts[i]->words[0] & persons ? common : 0;
    }
    bool hides = inner & persons & ~lexeme->words[0];
    if (!hides && !common) return false; /* 您自己 is two persons */
    for (size_t i = 0; i < lexeme->count; i++) {
        size_t part = 0;
        while (part < count && !says_too(parts[part], &lexeme->senses[i])) part++;
        if (lexeme->senses[i].kind != SENSE_ASKS && part == count) return false;
    }
    return true;
}

/* The first of its text; they are sorted. */
static bool is_new(const Grammar *grammar, size_t i)
{
    return i == 0 || !sv_eq(grammar->spoken[i].text, grammar->spoken[i - 1].text);
}

void grammar_seal(Grammar *grammar, Lexicon *lexicon)
{
    static_assert(WORD_SHOP < 64 && WORD_BUYER < 64, "persons are in the first mask");
    size_t count = grammar->spoken_count;
    if (count) qsort(grammar->spoken, count, sizeof *grammar->spoken, compare_spoken);
    grammar->senses = mem_new((count + 1) * sizeof *grammar->senses);
    size_t lexeme_count = 0;
    for (size_t i = 0; i < count; i++) lexeme_count += is_new(grammar, i);
    grammar->lexemes = mem_new((lexeme_count + 1) * sizeof *grammar->lexemes);
    for (size_t i = 0; i < count; i++) {
        grammar->senses[i] = grammar->spoken[i].sense;
        grammar->senses[i].name = name_set_of(grammar->spoken[i].sense.set);
        if (is_new(grammar, i)) {
            Lexeme lexeme = { .text = grammar->spoken[i].text, .senses = &grammar->senses[i] };
            lexicon_add(lexicon, lexeme.text, LEX_GRAMMAR, (uint32_t)grammar->lexeme_count);
            grammar->lexemes[grammar->lexeme_count++] = lexeme;
        }
        Lexeme *last = &grammar->lexemes[grammar->lexeme_count - 1];
        add_bits(last, &grammar->senses[i]);
        last->of_goods = last->of_goods || tells_goods(grammar->topics, &grammar->senses[i]);
    }
    mem_free(grammar->spoken);
    grammar->spoken = NULL;
    grammar->spoken_count = grammar->spoken_cap = 0;
    for (size_t i = 0; i < grammar->lexeme_count; i++) {
        Lexeme *lexeme = &grammar->lexemes[i];
        lexeme->cuts = is_word(lexeme) && !hides_person(grammar, lexeme);
    }
}

const Lexeme *grammar_lexeme(const Grammar *grammar, uint32_t index)
{
    assert(index < grammar->lexeme_count);
    return &grammar->lexemes[index];
}

const TopicDef *grammar_topics(const Grammar *grammar, size_t *count)
{
    if (count) *count = grammar->topic_count;
    return grammar->topics;
}

uint16_t grammar_topic(const Grammar *grammar, StrView id)
{
    uint16_t held = grammar->slots[slot_of(grammar, id)];
    return held ? (uint16_t)(held - 1) : TOPIC_NONE;
}
