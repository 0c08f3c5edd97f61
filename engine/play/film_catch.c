/* film_catch.c -- banned words that stood in a draft and were taken back: drafts judged by the judge that grades replies.
 *
 * Only a draft that lost text can have lost a word, so those before a change that is no mere addition are judged. */
#include "base/mem.h"
#include "play/film_own.h"
#include "shop/shop.h"

enum { HISTORY = 8 /* lines that a draft is judged behind */, MAX_FOUND = 16, MAX_CATCHES = 32 };

/* One typing while its catches are looked for. */
typedef struct Catches {
    Film *film;
    FilmTyping *typing;
    JudgeInput in;
    FilmCatch list[MAX_CATCHES];
    size_t count;
} Catches;

/* What is banned in one draft. */
typedef struct Found {
    FilmCatch list[MAX_FOUND];
    size_t count;
} Found;

static int32_t date_of(StrView text)
{
    int32_t date = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9') date = date % 10000000 * 10 + (text.ptr[i] - '0');
    }
    return date;
}

/* The latest lines that stood there when the typing began. */
static void take_history(Catches *c)
{
    const FeedChat *chat = &c->film->whole->chats[c->typing->chat - 1].chat;
    Turn *turns = arena_alloc(c->film->scratch, HISTORY, sizeof *turns);
    size_t count = 0;
    for (size_t i = chat->count; i > 0 && count < HISTORY; i--) {
        const FeedItem *item = &chat->items[i - 1];
        bool is_line = item->kind == FEED_BUYER || item->kind == FEED_AGENT;
        if (!is_line || item->t_ms > c->typing->to_ms) continue;
        if (c->typing->reply >= 0 && item->seq >= c->film->replies[c->typing->reply].seq) continue;
        turns[HISTORY - ++count] = (Turn){ item->kind == FEED_AGENT, item->text, item->t_ms };
    }
    c->in.history = turns + HISTORY - count;
    c->in.history_count = count;
}

static bool fill_input(Catches *c)
{
    const Content *content = c->film->content;
    const FilmLane *lane = &c->film->chats[c->typing->chat - 1].lane;
    const ScenarioInfo *scenario = content_scenario(content, lane->scenario);
    c->in = judge_input();
    c->in.shop = scenario ? content_shop(content, scenario->shop) : NULL;
    if (!c->in.shop) return false;
    c->in.product = scenario->product.len ? shop_product(c->in.shop, scenario->product) : NULL;
    c->in.persona = lane->persona;
    c->in.date = date_of(c->film->header.date);
    take_history(c);
    return true;
}

static void find_banned(Catches *c, uint32_t draft, Found *out)
{
    Judgement judgement;
    StrView text = c->typing->drafts[draft].text;
    out->count = 0;
    c->in.reply = text;
    c->film->judged += text.len > 0;
    if (!text.len || !judge_reply(c->film->judge, &c->in, &judgement, NULL)) return;
    for (size_t i = 0; i < judgement.finding_count && out->count < MAX_FOUND; i++) {
        const Finding *finding = &judgement.findings[i];
        if (finding->dim != DIM_BANNED || finding->kind == FINDING_PRAISE) continue;
        /* The judge's own texts are overwritten by its next call. */
        out->list[out->count++] = (FilmCatch){ .rule = arena_copy(c->film->arena, finding->rule),
                                               .kind = finding->kind,
                                               .word = sv_of(text.ptr + finding->start, finding->end - finding->start),
                                               .why = arena_copy(c->film->arena, finding->why),
                                               .expected = arena_copy(c->film->arena, finding->expected),
                                               .draft = draft,
                                               .start = finding->start,
                                               .end = finding->end };
    }
}

static bool has(const Found *found, const FilmCatch *what)
{
    for (size_t i = 0; i < found->count; i++) {
        if (sv_eq(found->list[i].rule, what->rule) && sv_eq(found->list[i].word, what->word)) return true;
    }
    return false;
}

/* The sent reply breaks that rule after all. */
static bool was_sent(const Catches *c, const FilmCatch *what)
{
    const FeedGrade *grade = c->typing->reply >= 0 ? c->film->replies[c->typing->reply].grade : NULL;
    for (size_t i = 0; grade && i < grade->count; i++) {
        const FeedFinding *finding = &grade->findings[i];
        if (finding->kind != FINDING_PRAISE && sv_eq(finding->rule, what->rule)) return true;
    }
    return false;
}

static bool contains(StrView text, StrView word)
{
    for (size_t i = 0; i + word.len <= text.len; i++) {
        if (memcmp(text.ptr + i, word.ptr, word.len) == 0) return true;
    }
    return false;
}

/* Since when the word had stood there without a break. */
static int64_t seen_since(const FilmTyping *typing, const FilmCatch *what)
{
    uint32_t draft = what->draft;
    while (draft > 0 && contains(typing->drafts[draft - 1].text, what->word)) draft--;
    return typing->drafts[draft].t_ms;
}

/* A word that is taken back twice is one catch: the last. */
static void add_catch(Catches *c, FilmCatch *what, int64_t caught_ms)
{
    if (was_sent(c, what)) return;
    what->seen_ms = seen_since(c->typing, what);
    what->caught_ms = caught_ms;
    for (size_t i = 0; i < c->count; i++) {
        if (!sv_eq(c->list[i].rule, what->rule) || !sv_eq(c->list[i].word, what->word)) continue;
        what->seen_ms = c->list[i].seen_ms;
        c->list[i] = *what;
        return;
    }
    if (c->count < MAX_CATCHES) c->list[c->count++] = *what;
}

/* The text that came after that draft, and when; false where there was none. */
static bool next_text(const Catches *c, uint32_t draft, StrView *text, int64_t *t_ms)
{
    const FilmTyping *typing = c->typing;
    if (draft + 1 < typing->draft_count) {
        *text = typing->drafts[draft + 1].text;
        *t_ms = typing->drafts[draft + 1].t_ms;
        return true;
    }
    if (typing->reply < 0) return false;
    *text = c->film->replies[typing->reply].text;
    *t_ms = typing->to_ms;
    return true;
}

static void look_at(Catches *c, uint32_t draft)
{
    StrView next;
    int64_t t_ms;
    Found found, left = { .count = 0 };
    bool is_last = draft + 1 == c->typing->draft_count;
    if (!next_text(c, draft, &next, &t_ms) || sv_starts(next, c->typing->drafts[draft].text)) return;
    find_banned(c, draft, &found);
    if (found.count && !is_last) find_banned(c, draft + 1, &left);
    for (size_t i = 0; i < found.count; i++) {
        bool stays = is_last ? contains(next, found.list[i].word) : has(&left, &found.list[i]);
        if (!stays) add_catch(c, &found.list[i], t_ms);
    }
}

/* The steps in which the words went. */
static void tell_steps(const Catches *c, FilmStep *steps)
{
    for (size_t i = 0; i < c->count; i++) {
        for (size_t k = 0; k < c->typing->step_count; k++) {
            FilmStep *step = &steps[k];
            if (step->kind == FILM_HESITATED || !step->removed.len) continue;
            bool is_it = step->first <= c->list[i].draft + 1 && c->list[i].draft < step->last;
            bool at_end = step->to_ms == c->list[i].caught_ms && step->last == c->list[i].draft;
            if (is_it || at_end) step->caught = (int32_t)i;
        }
    }
}

static void tell_marks(const Catches *c)
{
    for (size_t i = 0; i < c->count; i++) {
        const FilmCatch *what = &c->list[i];
        uint32_t next = what->draft + 1;
        FilmMark mark = { .kind = FILM_MARK_CAUGHT,
                          .chat = c->typing->chat,
                          .t_ms = what->caught_ms,
                          .reply = c->typing->reply,
                          .finding = (uint32_t)i,
                          .text = what->rule };
        mark.seq = next < c->typing->draft_count ? c->typing->drafts[next].seq : c->film->replies[mark.reply].seq;
        film_add_mark(c->film, &mark);
    }
}

void film_find_catches(Film *film, FilmTypingFold *fold)
{
    Catches c = { .film = film, .typing = &fold->typing };
    ArenaMark mark = arena_mark(film->scratch);
    if (!film->judge) film->judge = judge_new(content_rules(film->content));
    bool is_ready = fill_input(&c);
    for (uint32_t i = 0; is_ready && i < fold->typing.draft_count; i++) look_at(&c, i);

    FilmCatch *kept = arena_room(film->arena, c.count + 1, sizeof *kept);
    memcpy(kept, c.list, c.count * sizeof *kept);
    fold->typing.catches = kept;
    fold->typing.catch_count = c.count;
    tell_steps(&c, fold->steps);
    tell_marks(&c);
    arena_rewind(film->scratch, mark);
}
