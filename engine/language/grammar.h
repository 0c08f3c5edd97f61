/* grammar.h -- what words mean to the reader: cues and values of topics, small words, names.
 *
 * All of it is data that trainers edit (scenarios/topics); the loader adds senses, then seals. A lexeme is a text with all
 * its senses: 退货 evokes several topics at once. Read-only once sealed. */
#ifndef LANGUAGE_GRAMMAR_H
#define LANGUAGE_GRAMMAR_H

#include "language/lexicon.h"
#include "language/value.h"

/* Small words by what they do to a clause. The names are those of scenarios/topics/grammar.lua, in this order. */
typedef enum WordClass {
    WORD_NEG,          /* 不 没 不是: turns what follows */
    WORD_NEED_NOT,     /* 不用 无需: nobody has to */
    WORD_POST_NEG,     /* 退不了: turns what stands before */
    WORD_ASKS,         /* 吗 什么 多少 能不能 */
    WORD_TAG,          /* 好吗 可以吗 behind a statement */
    WORD_IF_OPEN,      /* 如果 要是 */
    WORD_IF_CLOSE,     /* 的话 */
    WORD_BUT,          /* 但是 不过 */
    WORD_AND,          /* 另外 还有 */
    WORD_HEDGE,        /* 一般 大概 */
    WORD_ONLY,         /* 只 仅 */
    WORD_SHOP,         /* 我们 店里 */
    WORD_BUYER,        /* 您 买家 */
    WORD_BOTH_HALF,    /* 一人一半 */
    WORD_PAYS,         /* 承担 出 付 */
    WORD_ADVANCES,     /* 垫付 */
    WORD_REIMBURSES,   /* 报销 补给您 */
    WORD_SHIPPING,     /* 运费 邮费 */
    WORD_QUALITY,      /* 质量问题 开胶 */
    WORD_NON_QUALITY,  /* 不喜欢 尺码不合适 */
    WORD_HUMAN_DAMAGE, /* 人为损坏 摔坏 */
    WORD_ALIPAY,
    WORD_BANK_CARD,
    WORD_BOC,
    WORD_RETURN,      /* 退 */
    WORD_EXCHANGE,    /* 换 */
    WORD_CAN,         /* 可以 能 支持 */
    WORD_CANNOT,      /* 不能 不支持 */
    WORD_RECOMMENDS,  /* 建议 拍 选 */
    WORD_ADVISES_NOT, /* 不建议 别拍 */
    WORD_TOO_SMALL,   /* 紧 偏小 勒 */
    WORD_TOO_BIG,     /* 偏大 松垮 */
    WORD_FITS,        /* 正好 合适 */
    WORD_UP_ONE,      /* 大一码 */
    WORD_DOWN_ONE,    /* 小一码 */
    WORD_AS_USUAL,    /* 按平时的 正常码 */
    WORD_NO_SIZE,     /* 没有适合您的码 */
    WORD_USUALLY,     /* 平时穿 正常是: what is only mentioned */
    WORD_BEFORE,      /* 前 之前 */
    WORD_AFTER,       /* 后 之后 过了 */
    WORD_TODAY,
    WORD_TOMORROW,
    WORD_DAY_AFTER, /* 后天 */
    WORD_YES,
    WORD_NO,
    WORD_QUOTE,     /* 您说的 */
    WORD_CORRECTS,  /* 不对 打错了 应该是 */
    WORD_MONTHLY,   /* 一个月才 每月 */
    WORD_FULL,      /* 满 够 */
    WORD_OTHERWISE, /* 其他情况 否则: the causes that were not named */
    WORD_RHETORIC,  /* 哪能 怎么会: a no in the shape of a question */
    WORD_BELONGS,   /* 算 归: the party behind it pays */
    WORD_THIS,      /* 这款 这条: the product at hand */
    WORD_THAT,      /* 那款 另一条: another one */
    WORD_YESTERDAY, /* 昨天 昨晚 */
    WORD_DAYS_BACK, /* 前天: two days ago */
    WORD_ORDERED,   /* 付的 拍的 下单的: a clock before it is when the order came */
    WORD_RANGE_END, /* 最大 只做到: a size beside it is only where the range ends */
    WORD_SOON,      /* 马上 再不 手慢: what will be, not what is */
    WORD_OTHERS,    /* 其他 别的 除了: all but what was named */
    WORD_ANY_CAUSE, /* 不管什么原因 */
    WORD_YOUR_CASE, /* 您这种情况: back to the case at hand */
    WORD_CHECKS,    /* 问一下 核实: the agent has yet to find out */
    WORD_KEEPS,     /* 扣 减去: the shop keeps it back */
    WORD_SEVERE,    /* 厉害 比较大: more than slightly */
    WORD_FOREVER,   /* 终身 永久: a term without an end */
    WORD_FILLER,    /* 一点 一般 一样: no numbers, no cues */
    WORD_UNSURE,    /* 不清楚 拿不准: what the agent does not know */
    WORD_CLASS_COUNT
} WordClass;

extern const char *const WORD_CLASS_NAMES[WORD_CLASS_COUNT]; /* "neg", … */

typedef enum Reader {
    READ_VALUE, /* values and flags by their words */
    READ_SIZE,
    READ_STOCK,
    READ_COLOUR,
    READ_MATERIAL,
    READ_CARE,
    READ_TERM, /* days, hours, years within which something is done */
    READ_DISPATCH,
    READ_PICKUP,
    READ_HOURS,
    READ_PAYER,
    READ_ALLOWED,
    READ_SCOPE,
    READ_MONEY,
    READ_RATE,
    READ_NAMES,
    READ_STEPS,
    READER_COUNT
} Reader;

extern const char *const READER_NAMES[READER_COUNT]; /* "value", … */

/* When a topic's value words claim though nobody asked. The names are those of a topic's `claims`. */
typedef enum TopicClaims {
    TOPIC_CLAIMS_CUED,  /* long words always, short ones beside a cue of the topic */
    TOPIC_CLAIMS_LONG,  /* only long words */
    TOPIC_CLAIMS_ASKED, /* none: 便宜 and 修 say too much else */
    TOPIC_CLAIMS_COUNT
} TopicClaims;

extern const char *const TOPIC_CLAIMS_NAMES[TOPIC_CLAIMS_COUNT]; /* "cued", "long", "asked" */

enum { TOPIC_MAX_FIELDS = 12, GRAMMAR_MAX_TOPICS = 256, TOPIC_NONE = 0xFFFF };
enum { WORD_MASKS = 2, TOPIC_MASKS = GRAMMAR_MAX_TOPICS / 64 };

typedef struct TopicDef {
    StrView id;
    bool is_sizing; /* else policy */
    StrView rule;   /* the rule that a wrong claim breaks */
    Reader reader;
    StrView fields[TOPIC_MAX_FIELDS];
    size_t field_count;
    const StrView *required; /* any one of them answers; none: any claim does */
    size_t required_count;
    const StrView *needs; /* question slots that may be asked for before answering */
    size_t need_count;
    const StrView *shops; /* only there; none: everywhere */
    size_t shop_count;
    bool is_estimate; /* a promise word on it is false */
    bool is_wish;     /* buyers ask for it without a question: 便宜点 */
    TopicClaims claims;
    SourcePos source;
} TopicDef;

typedef enum SenseKind { SENSE_WORD, SENSE_CUE, SENSE_ASKS, SENSE_VALUE, SENSE_NAME } SenseKind;

/* Sets of names that readers ask for. */
typedef enum NameSet {
    NAME_BREACH,
    NAME_CITY,
    NAME_COLOUR,
    NAME_COURIER,
    NAME_FIBRE,
    NAME_INVITATION,
    NAME_PICK, /* 中间那个 of the sizes that the buyer names */
    NAME_PRODUCT,
    NAME_SHADE,
    NAME_SET_COUNT /* a set of another name */
} NameSet;

extern const char *const NAME_SETS[NAME_SET_COUNT]; /* "breach", … */

typedef struct Sense {
    SenseKind kind;
    WordClass word; /* SENSE_WORD */
    uint16_t topic; /* SENSE_CUE, ASKS, VALUE */
    uint16_t field; /* SENSE_VALUE: index into the topic's fields */
    Value value;    /* SENSE_VALUE; SENSE_NAME: the canonical text */
    StrView set;    /* SENSE_NAME: "courier", "city", "colour", "product", "fibre" */
    NameSet name;   /* SENSE_NAME: the set's number; grammar_seal finds it */
} Sense;

typedef struct Lexeme {
    StrView text;
    const Sense *senses;
    size_t count;
    /* Bits of what its senses are: one look answers most questions. */
    uint64_t words[WORD_MASKS];
    uint64_t cues[TOPIC_MASKS];
    uint64_t asks[TOPIC_MASKS];
    uint64_t values[TOPIC_MASKS];
    uint32_t names; /* of NameSet */
    bool of_goods;  /* a value that says what goods are like */
    bool cuts;      /* may be a token; not where it only asks, nor where its parts say all of it and one is a person */
} Lexeme;

typedef struct Grammar Grammar;

/* Texts are borrowed: they live in the content's arena. */
Grammar *grammar_new(void);
void grammar_free(Grammar *grammar);

/* The new topic's number. At most 256 topics. */
uint16_t grammar_add_topic(Grammar *grammar, const TopicDef *topic);
void grammar_add_sense(Grammar *grammar, StrView text, const Sense *sense);

/* Group the senses by text and put the lexemes into the lexicon under LEX_GRAMMAR. */
void grammar_seal(Grammar *grammar, Lexicon *lexicon);

const Lexeme *grammar_lexeme(const Grammar *grammar, uint32_t index);
const TopicDef *grammar_topics(const Grammar *grammar, size_t *count);

/* TOPIC_NONE where there is none of that id. */
uint16_t grammar_topic(const Grammar *grammar, StrView id);

#endif
