/* fuzz_judge.c -- any bytes as a chat and a reply, before the content that ships. Four letters choose shop, product, question
 * and case; then messages, each ended by 0x1E; what is left is the reply. Run in the checkout's root. */
#include "unit/judge_properties.h"
#include "unit/text_forms.h"

enum { HEAD = 4, MAX_TURNS = 6, END_OF_MESSAGE = 0x1E, LONGEST_ROW = 12 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

typedef struct Chat {
    JudgeInput in;
    Turn turns[MAX_TURNS];
    StrView asked[1];
} Chat;

static void read_head(Chat *chat, const JudgeBench *bench, const uint8_t *head)
{
    size_t topic_count = 0;
    const TopicDef *topics = grammar_topics(bench->world.rules->grammar, &topic_count);
    JudgeInput *in = &chat->in;
    in->shop = &bench->world.shops[head[0] % bench->world.shop_count];
    in->product = head[1] % 5 ? &in->shop->products[head[1] % in->shop->product_count] : NULL;
    in->asked_given = head[2] % 3 > 0;
    in->asked_count = head[2] % 3 == 2;
    chat->asked[0] = topics[head[2] % topic_count].id;
    in->asked = chat->asked;
    in->facts.stage = (Stage)(head[3] % 5);
    in->facts.cause = (Cause)(head[3] / 5 % 4);
    in->facts.channel = (Channel)(head[3] / 20 % 4);
    in->wait_ms = head[3] % 2 ? head[3] * 1000 : -1;
    if (head[3] % 3 == 0) in->buyer = (Buyer){ .height_mm = 1780, .weight_jin10 = 2050, .foot_mm = 245 };
}

/* Messages are valid UTF-8 for whoever calls judge_reply; of the reply it must find out itself. */
static void read_chat(Chat *chat, StrView text)
{
    while (chat->in.history_count < MAX_TURNS) {
        const char *end = text.len ? memchr(text.ptr, END_OF_MESSAGE, text.len) : NULL;
        if (!end) break;
        size_t len = (size_t)(end - text.ptr);
        StrView message = sv_of(text.ptr, utf8_valid_len(sv_of(text.ptr, len)));
        chat->turns[chat->in.history_count++] = (Turn){ len % 3 == 0, message, 0 };
        text = sv_of(end + 1, text.len - len - 1);
    }
    chat->in.history = chat->turns;
    chat->in.reply = text;
}

/* How far the text is valid UTF-8 without NUL. */
static size_t sound_len(StrView text)
{
    const char *nul = text.len ? memchr(text.ptr, 0, text.len) : NULL;
    return utf8_valid_len(sv_of(text.ptr, nul ? (size_t)(nul - text.ptr) : text.len));
}

static void put_gist(Buf *out, Judge *judge, const JudgeInput *in)
{
    Judgement judgement;
    buf_reset(out);
    if (judge_reply(judge, in, &judgement, NULL)) judgement_gist(out, &judgement);
}

static void check_forms(Arena *arena, Judge *judge, JudgeInput in)
{
    Buf first = { 0 }, again = { 0 };
    if (text_longest_combining(in.reply) <= LONGEST_ROW) {
        in.reply = text_composed(arena, in.reply);
        StrView other = text_with_crlf(arena, text_decomposed(arena, in.reply));
        put_gist(&first, judge, &in);
        in.reply = other;
        put_gist(&again, judge, &in);
        require(again.len == 0 || sv_eq(buf_view(&first), buf_view(&again))); /* the longer form may pass the limit */
    }
    buf_clear(&first);
    buf_clear(&again);
}

static void check_judgement(JudgeBench *bench, const Chat *chat)
{
    Judgement judgement;
    Buf first = { 0 }, again = { 0 };
    Err err = { ERR_NONE, "" };
    bool ok = judge_reply(bench->judge, &chat->in, &judgement, &err);
    require(ok == (err.code == ERR_NONE) && (ok || err.text[0] != 0));
    if (ok) {
        require(!judgement_fault(&chat->in, &judgement, &bench->world.rules->rubric));
        require(judgement_is_json(bench->arena, &chat->in, &judgement));
        judgement_write_event(&(JsonOut){ &first, false }, chat->in.reply, &judgement);
        check_forms(bench->arena, bench->judge, chat->in);
        require(judge_reply(bench->judge, &chat->in, &judgement, NULL));
        judgement_write_event(&(JsonOut){ &again, false }, chat->in.reply, &judgement);
        require(sv_eq(buf_view(&first), buf_view(&again)));
    }
    buf_clear(&first);
    buf_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static JudgeBench *bench; /* loading the content takes longer than a thousand replies */
    if (!bench) bench = judge_bench_open();
    if (size < HEAD) return 0;
    ArenaMark mark = arena_mark(bench->arena);
    Chat chat = { .in = judge_input() };
    read_head(&chat, bench, data);
    read_chat(&chat, sv_of((const char *)data + HEAD, size - HEAD));
    check_judgement(bench, &chat);
    size_t sound = sound_len(chat.in.reply);
    if (sound > 0 &&
        sound < chat.in.reply.len) { /* most mutations break a character: judge what stands before it too */
        chat.in.reply.len = sound;
        check_judgement(bench, &chat);
    }
    arena_rewind(bench->arena, mark);
    return 0;
}
