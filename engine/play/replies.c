/* replies.c -- one reply of a class: a greeting, an answer to each thing that is asked, a word on what the buyer lacks. */
#include "play/replies.h"

#include "base/utf8.h"
#include "play/replies_own.h"

enum { STUFFED_CHARS = 3000 };

const char *const REPLY_CLASS_NAMES[REPLY_CLASS_COUNT] = { "right",   "partly",  "wrong",   "wrong_size",
                                                           "promise", "vague",   "evasive", "rude",
                                                           "asks",    "soothes", "stuffed", "pasted" };

Replier replier_new(const ReplierSetup *setup)
{
    const Content *content = setup->book->content;
    const ScenarioInfo *info = content_scenario(content, setup->scenario);
    const Shop *shop = info ? content_shop(content, info->shop) : NULL;

    return (Replier){ .book = setup->book,
                      .scenario = info,
                      .shop = shop,
                      .product = shop && info->product.len ? shop_product(shop, info->product) : NULL,
                      .norms = rules_norms(content_rules(content), setup->persona),
                      .date = setup->date,
                      .offset = (uint32_t)(setup->seed % 60) };
}

/* One reply being written. */
typedef struct Writer {
    Replier *replier;
    ReplyScope scope;
    ReplyClass kind;
    SizeAnswer size;
    Buf *out;
    size_t start; /* of the reply in `out` */
    uint32_t parts;
} Writer;

static bool ends_sentence(StrView text)
{
    static const char *const ENDS[] = { "。", "?", "？", "!", "!", "，", ",", "：", ":" };
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        size_t len = strlen(ENDS[i]);
        if (text.len >= len && memcmp(text.ptr + text.len - len, ENDS[i], len) == 0) return true;
    }
    return text.len == 0;
}

static void end_sentence(Writer *w)
{
    StrView text = sv_of(w->out->ptr ? w->out->ptr + w->start : "", w->out->len - w->start);
    if (!ends_sentence(text)) buf_puts(w->out, "。");
}

/* The first of the row's texts whose slots can be filled, from the one whose turn it is. */
static bool put_texts(Writer *w, const ReplyRow *row, ReplyTexts texts)
{
    uint32_t first = w->replier->uses[row->number] + w->replier->offset;
    for (size_t i = 0; i < texts.count; i++) {
        size_t before = w->out->len;
        end_sentence(w);
        if (reply_fill(&w->scope, texts.items[(first + i) % texts.count], w->out)) {
            if (w->replier->uses[row->number] < UINT8_MAX) w->replier->uses[row->number]++;
            w->parts++;
            return true;
        }
        w->out->len = before;
    }
    return false;
}

static const ReplyTexts *texts_of(const ReplyRow *row, ReplyClass kind)
{
    switch (kind) {
    case REPLY_PARTLY: return row->partly.count ? &row->partly : NULL;
    case REPLY_WRONG:
    case REPLY_WRONG_SIZE: return row->wrong.count ? &row->wrong : NULL;
    case REPLY_PROMISE: return row->promise.count ? &row->promise : NULL;
    case REPLY_RIGHT:
    case REPLY_VAGUE:
    case REPLY_EVASIVE:
    case REPLY_RUDE:
    case REPLY_ASKS:
    case REPLY_SOOTHES:
    case REPLY_STUFFED:
    case REPLY_PASTED:
    case REPLY_CLASS_COUNT: break;
    }
    return &row->right;
}

/* The first row of the key that holds and has words of that kind. */
static bool put_row(Writer *w, StrView key, bool is_answer, ReplyClass kind)
{
    const ReplyBook *book = w->replier->book;
    for (size_t i = 0; i < book->row_count; i++) {
        const ReplyRow *row = &book->rows[i];
        if (row->is_answer != is_answer || !sv_eq(row->key, key) || !reply_holds(&w->scope, row)) continue;
        const ReplyTexts *texts = texts_of(row, kind);
        if (texts && put_texts(w, row, *texts)) return true;
    }
    return false;
}

static bool put_say(Writer *w, const char *id)
{
    w->scope.fact = NULL;
    return put_row(w, sv(id), false, REPLY_RIGHT);
}

/* True where what is known of the case does not rule the fact out. */
static bool is_of_case(const Writer *w, const Fact *fact)
{
    const CaseFacts *facts = &w->scope.facts;
    const Value *cause = fact_get(fact, "cause");
    const Value *channel = fact_get(fact, "channel");
    if (cause && facts->cause != CAUSE_UNKNOWN && cause_from(cause->text) != facts->cause) return false;
    if (channel && facts->channel != CHANNEL_UNKNOWN && channel_from(channel->text) != facts->channel) return false;
    return fact_valid_on(fact, w->replier->date);
}

/* All that the shop holds on the topic, or what the product is like. */
static bool put_answer(Writer *w, StrView topic, ReplyClass kind)
{
    const Shop *shop = w->replier->shop;
    bool is_said = false, has_fact = false;

    for (size_t i = 0; i < shop->fact_count; i++) {
        const Fact *fact = &shop->facts[i];
        if (!sv_eq(fact->topic, topic) || !is_of_case(w, fact)) continue;
        w->scope.fact = fact;
        has_fact = true;
        is_said = put_row(w, topic, true, kind) || is_said;
    }
    w->scope.fact = NULL;
    return has_fact ? is_said : put_row(w, topic, true, kind);
}

static bool is_size(StrView topic)
{
    return sv_is(topic, "size");
}

/* Where a topic has no words of the kind, the right ones; at least one must be of the kind. */
static bool put_answers(Writer *w, const StrView *asks, size_t count)
{
    bool is_kind = w->kind == REPLY_RIGHT;
    for (size_t i = 0; i < count; i++) {
        bool is_meant = w->kind != REPLY_WRONG_SIZE || is_size(asks[i]);
        if (is_meant && w->kind != REPLY_RIGHT && put_answer(w, asks[i], w->kind)) {
            is_kind = true;
            continue;
        }
        if (w->kind == REPLY_PARTLY && i > 0 && w->parts > 0) {
            is_kind = true; /* the first thing only */
            continue;
        }
        if (!put_answer(w, asks[i], REPLY_RIGHT) && w->kind == REPLY_RIGHT) return false;
    }
    return is_kind && w->parts > 0;
}

/* Nothing is asked: a first word, or what keeps the talk going. */
static bool put_open(Writer *w)
{
    return put_say(w, w->replier->turn == 0 ? "open" : "go_on");
}

static bool put_right(Writer *w, const StrView *asks, size_t count, bool cares)
{
    bool is_good = count ? put_answers(w, asks, count) : put_open(w);
    if (is_good && cares) put_say(w, "care");
    return is_good;
}

static bool put_stuffed(Writer *w)
{
    const ReplyBook *book = w->replier->book;
    size_t topic_count = 0;
    const TopicDef *topics = grammar_topics(content_rules(book->content)->grammar, &topic_count);

    put_say(w, "stuffing");
    for (size_t i = 0; i < topic_count; i++) {
        if (utf8_count(sv_of(w->out->ptr + w->start, w->out->len - w->start)) < STUFFED_CHARS)
            put_answer(w, topics[i].id, REPLY_RIGHT);
    }
    return w->parts > 1;
}

static bool put_pasted(Writer *w, StrView *quick)
{
    size_t count = 0;
    const QuickReply *list = content_quick(w->replier->book->content, w->replier->scenario->shop, &count);
    if (count == 0) return put_say(w, "pasted");
    const QuickReply *reply = &list[(w->replier->turn + w->replier->offset) % count];
    buf_put(w->out, reply->text);
    if (quick) *quick = reply->id;
    return true;
}

static bool put_kind(Writer *w, const ReplyTask *task, const StrView *asks, size_t count, StrView *quick)
{
    switch (w->kind) {
    case REPLY_RIGHT: return put_right(w, asks, count, task->cares);
    case REPLY_PARTLY:
    case REPLY_WRONG:
    case REPLY_WRONG_SIZE: return count > 0 && put_answers(w, asks, count);
    case REPLY_PROMISE: return (count > 0 && put_answers(w, asks, count)) || put_say(w, "promise");
    case REPLY_VAGUE: return put_say(w, "vague");
    case REPLY_EVASIVE: return put_say(w, "evasive");
    case REPLY_RUDE: return put_say(w, "rude");
    case REPLY_ASKS: return put_say(w, "asks");
    case REPLY_SOOTHES: return put_say(w, "soothes");
    case REPLY_STUFFED: return put_stuffed(w);
    case REPLY_PASTED: return put_pasted(w, quick);
    case REPLY_CLASS_COUNT: break;
    }
    return false;
}

static bool is_greeted(ReplyClass kind)
{
    return kind == REPLY_RIGHT || kind == REPLY_PARTLY || kind == REPLY_WRONG || kind == REPLY_WRONG_SIZE ||
           kind == REPLY_PROMISE;
}

bool reply_write(Replier *replier, const ReplyTask *task, Buf *out, StrView *quick)
{
    size_t count = 0;
    const StrView *asks = chat_open_asks(task->chat, &count);
    Arena *arena = arena_new(4096);
    Writer w = { .replier = replier, .kind = task->kind, .out = out, .start = out->len };

    w.scope = (ReplyScope){ .replier = replier,
                            .chat = task->chat,
                            .arena = arena,
                            .buyer = chat_known_buyer(task->chat),
                            .facts = chat_known_case(task->chat) };
    if (replier->product && replier->product->chart) {
        w.size = size_answer(replier->product, &w.scope.buyer);
        w.scope.size = &w.size;
    }
    if (is_greeted(w.kind)) put_say(&w, "greet");
    w.parts = 0;
    bool is_good = replier->shop && put_kind(&w, task, asks, count, quick);
    if (is_good) {
        end_sentence(&w);
        replier->turn++;
    } else {
        out->len = w.start;
        if (out->ptr) out->ptr[out->len] = '\0';
    }
    arena_free(arena);
    return is_good;
}
