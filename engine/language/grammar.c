/* grammar.c -- collects senses, groups them into lexemes. */
#include "language/grammar.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum { TOPIC_SLOTS = 1024 };

const char *const WORD_CLASS_NAMES[WORD_CLASS_COUNT] = {
    "neg",        "need_not",  "post_neg",  "asks",        "tag",          "if_open",     "if_close",  "but",
    "and",        "hedge",     "only",      "shop",        "buyer",        "both_half",   "pays",      "advances",
    "reimburses", "shipping",  "quality",   "non_quality", "human_damage", "alipay",      "bank_card", "boc",
    "return",     "exchange",  "can",       "cannot",      "recommends",   "advises_not", "too_small", "too_big",
    "fits",       "up_one",    "down_one",  "as_usual",    "no_size",      "usually",     "before",    "after",
    "today",      "tomorrow",  "day_after", "yes",         "no",           "quote",       "corrects",  "monthly",
    "full",       "otherwise", "rhetoric",  "belongs",     "this",         "that",        "yesterday", "days_back",
    "ordered",    "range_end", "soon",      "others",      "any_cause",    "your_case",   "checks",    "keeps",
    "severe",     "filler",
};

const char *const READER_NAMES[READER_COUNT] = {
    "value", "size",  "stock",   "colour", "material", "care", "term",  "dispatch", "pickup",
    "hours", "payer", "allowed", "scope",  "money",    "rate", "names", "steps",
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

static void add_bits(Lexeme *lexeme, const Sense *sense)
{
    static_assert(WORD_CLASS_COUNT <= 128, "word classes fill two masks");
    lexeme->count++;
    if (sense->kind == SENSE_NAME) lexeme->has_names = true;
    if (sense->kind == SENSE_WORD)
        lexeme->words[sense->word / 64] |= UINT64_C(1) << sense->word % 64;
    else if (sense->kind != SENSE_NAME)
        lexeme->topics[sense->topic / 64] |= UINT64_C(1) << sense->topic % 64;
}

void grammar_seal(Grammar *grammar, Lexicon *lexicon)
{
    size_t count = grammar->spoken_count;
    if (count) qsort(grammar->spoken, count, sizeof *grammar->spoken, compare_spoken);
    grammar->senses = mem_new((count + 1) * sizeof *grammar->senses);
    grammar->lexemes = mem_new((count + 1) * sizeof *grammar->lexemes);
    for (size_t i = 0; i < count; i++) {
        grammar->senses[i] = grammar->spoken[i].sense;
        bool is_new = i == 0 || !sv_eq(grammar->spoken[i].text, grammar->spoken[i - 1].text);
        if (is_new) {
            Lexeme lexeme = { .text = grammar->spoken[i].text, .senses = &grammar->senses[i] };
            lexicon_add(lexicon, lexeme.text, LEX_GRAMMAR, (uint32_t)grammar->lexeme_count);
            grammar->lexemes[grammar->lexeme_count++] = lexeme;
        }
        add_bits(&grammar->lexemes[grammar->lexeme_count - 1], &grammar->senses[i]);
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
