/* film_step.c -- drafts as steps: what was typed, taken back, pasted, and where the hand stopped.
 *
 * Two drafts in a row differ in one place. Steps that go on in the same manner at the same place are one, until a clause
 * ends or the trainee hesitates. */
#include "base/mem.h"
#include "base/utf8.h"
#include "play/film_own.h"

enum { MINUTE_MS = 60000, KEY_MS = 300 /* drafts are recorded no closer */, LEAST_MS = 1000 };

static bool ends_clause(StrView text)
{
    static const char *const ENDS[] = { "，", "。", "！", "？", "；", "：", "…", "～",
                                        ",",  ".",  "!",  "?",  ";",  ":",  "~", "\n" };
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        StrView end = sv(ENDS[i]);
        if (text.len >= end.len && memcmp(text.ptr + text.len - end.len, end.ptr, end.len) == 0) return true;
    }
    return false;
}

/* The steps of one typing while they are found. */
typedef struct Steps {
    Film *film;
    FilmTyping *typing;
    StrView shop;
    FilmStep *list;
    size_t count;
    size_t cap;
    int64_t last_ms; /* of the draft before */
} Steps;

static FilmStep *add_step(Steps *steps, FilmStepKind kind, int64_t from_ms, int64_t to_ms)
{
    steps->list = film_grow(steps->list, steps->count, &steps->cap, sizeof *steps->list);
    FilmStep *step = &steps->list[steps->count++];
    *step = (FilmStep){
        .kind = kind, .from_ms = from_ms, .to_ms = to_ms, .added = sv(""), .removed = sv(""), .caught = FILM_NONE
    };
    return step;
}

/* The quick reply of the shop with that text: its id; empty where there is none. */
static StrView quick_with(const Steps *steps, StrView text)
{
    size_t count = 0;
    const QuickReply *replies = content_quick(steps->film->content, steps->shop, &count);
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(replies[i].text, text)) return replies[i].id;
    }
    return sv("");
}

static FilmStepKind kind_of(Steps *steps, const FilmDiff *diff, uint32_t pasted)
{
    if (pasted && diff->added.len) {
        StrView quick = quick_with(steps, diff->added);
        if (!quick.len) return FILM_PASTED;
        if (!steps->typing->quick.len) steps->typing->quick = quick;
        return FILM_QUICK;
    }
    if (!diff->removed.len) return FILM_TYPED;
    return diff->added.len ? FILM_REPLACED : FILM_DELETED;
}

/* What the hand needs for a step at the speed that the rubric asks for. */
static int64_t needed_ms(const Steps *steps, FilmStepKind kind, StrView added)
{
    int64_t pace = film_norms(steps->film)->typing_pass;
    if ((kind != FILM_TYPED && kind != FILM_REPLACED) || pace <= 0) return KEY_MS;
    return (int64_t)utf8_count(added) * MINUTE_MS / pace;
}

/* From when on the hand was at it; the pause before it, where it is one, becomes a step. */
static int64_t begin_of(Steps *steps, int64_t t_ms, int64_t needed, uint32_t draft, uint32_t at)
{
    int64_t gap = t_ms - steps->last_ms - film_away(steps->film, steps->last_ms, t_ms);
    if (gap - needed <= FILM_HESITATES_MS) return gap < needed ? steps->last_ms : t_ms - needed;
    FilmStep *pause = add_step(steps, FILM_HESITATED, steps->last_ms, t_ms - needed);
    pause->at = at;
    pause->first = pause->last = draft;
    steps->typing->hesitations++;
    return t_ms - needed;
}

/* Go on with the step before, where this is more of the same. */
static bool joins(const FilmStep *step, const FilmDiff *diff, FilmStepKind kind)
{
    if (step->kind != kind) return false;
    if (kind == FILM_TYPED) return diff->at == step->at + step->added.len && !ends_clause(step->added);
    if (kind != FILM_DELETED) return false;
    return diff->at + diff->removed.len == step->at || diff->at == step->at;
}

static void join(FilmStep *step, const FilmDiff *diff, FilmStepKind kind, StrView text)
{
    if (kind == FILM_TYPED) {
        step->added = sv_of(text.ptr + step->at, step->added.len + diff->added.len);
        return;
    }
    /* Backspace goes on before what is gone, Delete behind it: both stand in the draft before the first of them. */
    if (diff->at < step->at) step->removed.ptr -= diff->removed.len;
    step->removed.len += diff->removed.len;
    step->at = diff->at;
}

/* One change of the composer's text. */
typedef struct Change {
    StrView before;
    StrView text;
    int64_t t_ms;
    uint32_t pasted;
    uint32_t draft; /* that shows it; the last one of what only the reply shows */
} Change;

static void take_change(Steps *steps, const Change *change)
{
    FilmDiff diff = film_diff(change->before, change->text);
    if (!diff.added.len && !diff.removed.len) return;
    FilmStepKind kind = kind_of(steps, &diff, change->pasted);
    int64_t needed = needed_ms(steps, kind, diff.added);
    int64_t from_ms = steps->count ? begin_of(steps, change->t_ms, needed, change->draft, diff.at) : change->t_ms;
    FilmStep *step = steps->count ? &steps->list[steps->count - 1] : NULL;
    if (step && joins(step, &diff, kind)) {
        join(step, &diff, kind, change->text);
    } else {
        step = add_step(steps, kind, from_ms, change->t_ms);
        step->at = diff.at;
        step->added = diff.added;
        step->removed = diff.removed;
        step->first = change->draft;
    }
    step->to_ms = change->t_ms;
    step->last = change->draft;
    steps->last_ms = change->t_ms;
}

static void take_drafts(Steps *steps)
{
    StrView before = sv("");
    for (uint32_t i = 0; i < steps->typing->draft_count; i++) {
        const FilmDraft *draft = &steps->typing->drafts[i];
        Change change = { before, draft->text, draft->t_ms, draft->pasted, i };
        take_change(steps, &change);
        before = draft->text;
    }
}

/* The pause before it was sent, and what came into the reply behind the last draft. */
static void take_sending(Steps *steps)
{
    const FilmTyping *typing = steps->typing;
    if (typing->reply < 0) return;
    uint32_t last = (uint32_t)typing->draft_count - 1;
    const FilmDraft *draft = &typing->drafts[last];
    Change change = { draft->text, steps->film->replies[typing->reply].text, typing->to_ms, 0, last };
    if (sv_eq(change.before, change.text)) {
        begin_of(steps, typing->to_ms, 0, last, draft->caret);
    } else {
        take_change(steps, &change);
    }
}

/* A quick reply that the content does not have any more: the longest text that came at once. */
static void name_quick(Steps *steps)
{
    FilmStep *longest = NULL;
    for (size_t i = 0; i < steps->count && steps->typing->quick.len; i++) {
        FilmStep *step = &steps->list[i];
        if (step->kind == FILM_QUICK) return;
        if (step->kind == FILM_PASTED && (!longest || step->added.len > longest->added.len)) longest = step;
    }
    if (longest) longest->kind = FILM_QUICK;
}

static void count_chars(FilmTyping *typing, FilmStep *step)
{
    uint32_t added = (uint32_t)utf8_count(step->added), removed = (uint32_t)utf8_count(step->removed);
    step->chars = step->kind == FILM_DELETED ? removed : added;
    typing->deleted += removed;
    switch (step->kind) {
    case FILM_TYPED:
    case FILM_REPLACED: typing->typed += added; break;
    case FILM_PASTED: typing->pasted += added; break;
    case FILM_QUICK: typing->quick_chars += added; break;
    case FILM_DELETED:
    case FILM_HESITATED: break;
    }
}

/* What stands there in the end and was not put in at once, over the time it took; as the card counts it. */
static int32_t pace_of(const Film *film, const FilmTyping *typing)
{
    StrView text =
        typing->reply >= 0 ? film->replies[typing->reply].text : typing->drafts[typing->draft_count - 1].text;
    int64_t chars = (int64_t)utf8_count(text) - typing->pasted - typing->quick_chars;
    int64_t ms = typing->to_ms - typing->from_ms - film_away(film, typing->from_ms, typing->to_ms);
    return chars > 0 && ms >= LEAST_MS ? (int32_t)(chars * MINUTE_MS / ms) : -1;
}

void film_find_steps(Film *film, FilmTypingFold *fold)
{
    FilmTyping *typing = &fold->typing;
    const ScenarioInfo *scenario = content_scenario(film->content, film->chats[typing->chat - 1].lane.scenario);
    Steps steps = {
        .film = film, .typing = typing, .shop = scenario ? scenario->shop : sv(""), .last_ms = typing->from_ms
    };

    take_drafts(&steps);
    take_sending(&steps);
    name_quick(&steps);
    FilmStep *kept = arena_room(film->arena, steps.count + 1, sizeof *kept);
    for (size_t i = 0; i < steps.count; i++) {
        count_chars(typing, &steps.list[i]);
        kept[i] = steps.list[i];
    }
    typing->steps = fold->steps = kept;
    typing->step_count = steps.count;
    typing->chars_per_minute = pace_of(film, typing);
    mem_free(steps.list);
}
