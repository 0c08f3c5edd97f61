/* words.h -- trainers' word lists: banned words, tone words, and the small words that other steps listen for.
 *
 * An entry is one or several parts in a row with a gap of a few characters between them, all within one sentence. The
 * distinct parts are the lexemes: LexHit.index of owner LEX_WORDS is an index into `lexemes`. Read-only once loaded. */
#ifndef JUDGE_WORDS_H
#define JUDGE_WORDS_H

#include "judge/judge.h"
#include "language/reading.h"

enum { WORD_MAX_PARTS = 5 };

/* Lists that steps of the judge ask for: their ids are WORD_CUE_NAMES, and each hit knows which of them it belongs to. */
typedef enum WordCue {
    CUE_ADDRESS,
    CUE_ASKS_POLITELY,
    CUE_ASKS_UNMARKED,
    CUE_CHECK,
    CUE_CLARIFIES,
    CUE_CONFIRMS,
    CUE_CORRECTION,
    CUE_COURTESY,
    CUE_EITHER_OR,
    CUE_EVERYDAY_LATIN,
    CUE_EVIDENCE,
    CUE_EXPLAINED,
    CUE_FURY,
    CUE_GOODS,
    CUE_HOLD,
    CUE_JARGON,
    CUE_NO_QUESTION,
    CUE_OFFERS_TWO,
    CUE_OPEN_QUESTION,
    CUE_OUTCOME,
    CUE_PLAYFUL,
    CUE_PURPOSE,
    CUE_PURPOSE_AFTER,
    CUE_PUSHING,
    CUE_REQUEST,
    CUE_UNBACKED,
    CUE_WARM_WORDS,
    CUE_WHICH,
    CUE_YES_OR_NO,
    WORD_CUE_COUNT /* of a list: none of them */
} WordCue;

extern const char *const WORD_CUE_NAMES[WORD_CUE_COUNT]; /* "address", … */

/* What a list is for. */
typedef enum WordUse {
    WORD_BANNED,   /* a hit is a finding of dim banned */
    WORD_TONE,     /* a hit is a finding of dim tone with the list's flag, or praise */
    WORD_CUE,      /* no finding; rules ask whether it stands somewhere, by the list's id */
    WORD_SLOT,     /* what a question asks for; the id is the slot */
    WORD_INNOCENT, /* suppresses banned hits that it overlaps */
    WORD_PROMISE,  /* 保证, 一定 …: a finding where what is promised is an estimate */
    WORD_TYPO      /* 腿货: a slip; the entry's `expected` is what was meant */
} WordUse;

/* Conditions on a hit, named in the lists' `guard`; one bit each. */
typedef enum WordGuard {
    WORD_UNQUOTED = 1 << 0,     /* not where the buyer is quoted */
    WORD_STATED = 1 << 1,       /* not in a question */
    WORD_WHOLE = 1 << 2,        /* only where little but courtesy stands beside it */
    WORD_AT_HEAD = 1 << 3,      /* only where a clause begins */
    WORD_NO_CONDITION = 1 << 4, /* not in an if-clause */
    WORD_AT_TAIL = 1 << 5       /* only where a clause ends, but for particles */
} WordGuard;

/* How far a part may stand from the one before. */
typedef enum WordGap {
    WORD_GAP_NONE, /* directly behind: "a+b" */
    WORD_GAP_NEAR, /* a few characters in the same clause: "a~b" */
    WORD_GAP_FAR   /* anywhere later in the same sentence: "a..b" */
} WordGap;

typedef struct WordList {
    StrView id;      /* "insults" */
    WordCue cue;     /* what steps ask for it as */
    uint32_t number; /* its index; of two with one id the first one's */
    WordUse use;
    StrView rule;
    FindingKind kind;
    StrView flag;         /* tone only */
    StrView why;          /* locale key, may be empty */
    uint32_t guards;      /* of WordGuard */
    const StrView *shops; /* only there; none: everywhere */
    size_t shop_count;
    const StrView *personas; /* only with them; none: with everybody */
    size_t persona_count;
    SourcePos source;
} WordList;

typedef struct WordEntry {
    uint32_t list;
    uint32_t line; /* of the list's file */
    uint32_t column;
    uint32_t guards; /* the list's and its own */
    StrView rule;    /* its own or the list's */
    FindingKind kind;
    uint8_t part_count;
    uint8_t gaps[WORD_MAX_PARTS];    /* of WordGap, before each part; the first is unused */
    bool is_context[WORD_MAX_PARTS]; /* must stand there, but is no part of the term: "[a]b" */
    uint32_t chain;                  /* its number among the entries with several parts */
    const StrView *not_before;       /* texts that spare it where they stand directly before */
    size_t not_before_count;
    const StrView *not_after; /* likewise directly after */
    size_t not_after_count;
    const StrView *before; /* one of them must stand directly before; none: anything may */
    size_t before_count;
    const StrView *after; /* likewise directly after */
    size_t after_count;
    StrView expected; /* the better wording, or empty */
} WordEntry;

typedef struct WordPart {
    uint32_t entry;
    uint32_t chain; /* the entry's */
    uint8_t part;   /* 0-based */
} WordPart;

/* There are a hundred thousand. Its text and its uses end where those of the next one begin. */
typedef struct WordLexeme {
    uint32_t text;    /* into Words.texts */
    uint32_t use;     /* into Words.uses */
    uint32_t least;   /* characters that must be there where the text repeats one ("快快快"); else 0 */
    bool has_percent; /* it ends with "%", which the automaton does not see */
} WordLexeme;

typedef struct Words {
    const WordList *lists;
    size_t list_count;
    const WordEntry *entries;
    size_t entry_count;
    const WordLexeme *lexemes; /* and one behind the last */
    size_t lexeme_count;
    const char *texts;
    const WordPart *uses;
    uint32_t chain_count;          /* entries with several parts */
    uint32_t cues[WORD_CUE_COUNT]; /* the list of each; list_count where there is none */
} Words;

/* One entry found in a reply: characters of the reply's Normal, end exclusive. */
typedef struct WordHit {
    uint32_t start;
    uint32_t end;
    uint32_t entry;
    uint32_t list;
    WordCue cue; /* the list's */
    bool is_exact;
} WordHit;

static inline StrView words_text(const Words *words, size_t lexeme)
{
    const WordLexeme *at = &words->lexemes[lexeme];
    return (StrView){ words->texts + at->text, at[1].text - at->text };
}

/* WORD_CUE_COUNT where no step asks for a list of that id. */
WordCue word_cue_of(StrView id);

/* The first list of that id, or list_count. */
uint32_t words_list(const Words *words, StrView id);

/* Add every lexeme to a lexicon that is not sealed yet. */
void words_fill(const Words *words, Lexicon *lexicon);

/* All entries found in a text whose guards hold, ordered by start; the array lives in `arena`. `shop` and `persona` select
 * the lists. */
typedef struct WordScan {
    const Words *words;
    StrView shop;
    StrView persona;
} WordScan;
const WordHit *words_find(const WordScan *scan, const Reading *reading, Arena *arena, uint32_t *count);

/* True where a hit of that list is among them; `at`, where not NULL, gets the first. */
bool words_have(const WordHit *hits, uint32_t count, WordCue list, WordHit *at);

/* An ending or a courtesy that says nothing by itself: 哦, 呢, 亲 … */
bool words_is_particle(uint32_t code);

/* Characters that are neither noise nor particles. */
uint32_t words_content_chars(const Normal *normal);

#endif
