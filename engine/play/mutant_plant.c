/* mutant_plant.c -- where a fault fits into a reply: claims and findings say what its words mean, so no word is guessed at. */
#include <inttypes.h>

#include "judge/rules.h"
#include "play/mutate_own.h"

enum { MINUTES_AN_HOUR = 60, HOURS = 12 };

/* A dimension that has lost marks already shows nothing: only one that is full, or does not apply, has a fault to show. */
static bool is_faultless(const BaseReply *base, int dim)
{
    if (dim == MUTANT_DIM_TALK) return true;
    if (dim == MUTANT_DIM_ASKED) return is_faultless(base, DIM_SIZING) && is_faultless(base, DIM_POLICY);
    return base->scores[dim] < 0 || base->scores[dim] == 100;
}

static void put(const Planter *p, int dim, StrView reply, int64_t ms)
{
    /* What changes nothing is no fault. */
    if (p->def->op < MUTANT_LATE && (!reply.len || sv_eq(reply, p->base->text))) return;
    if (!is_faultless(p->base, dim)) return;
    Mutant mutant = { .def = p->def, .step = p->base->step, .dim = dim, .reply = reply, .ms = ms };
    p->put(p->self, &mutant);
}

static StrView part(StrView text, size_t start, size_t end)
{
    return sv_of(text.ptr + start, end - start);
}

/* The reply with bytes [start, end) in other words. */
static StrView splice(const Planter *p, size_t start, size_t end, StrView text)
{
    StrView reply = p->base->text;
    return arena_printf(p->arena, "%.*s%.*s%.*s", (int)start, reply.ptr, SV_ARG(text),
                        SV_ARG(part(reply, end, reply.len)));
}

/* Where `what` begins in text[start, end), or `end`. */
static size_t find(StrView text, size_t start, size_t end, StrView what)
{
    for (size_t at = start; at + what.len <= end; at++) {
        if (memcmp(text.ptr + at, what.ptr, what.len) == 0) return at;
    }
    return end;
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The same, but not inside of a longer figure or word: the 2 of 12 is none. */
static size_t find_whole(StrView text, size_t start, size_t end, StrView what)
{
    for (size_t at = find(text, start, end, what); at < end; at = find(text, at + 1, end, what)) {
        bool is_begun = at > 0 && is_word_byte(text.ptr[at - 1]);
        bool goes_on = at + what.len < text.len && is_word_byte(text.ptr[at + what.len]);
        if (!is_begun && !goes_on) return at;
    }
    return end;
}

static bool ends_sentence(StrView text)
{
    static const char *const ENDS[] = { "。", "！", "？", "~", "!", "?" };
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        StrView end = sv(ENDS[i]);
        if (text.len >= end.len && sv_eq(part(text, text.len - end.len, text.len), end)) return true;
    }
    return false;
}

static bool is_listed(const StrView *names, size_t count, StrView name)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(names[i], name)) return true;
    }
    return false;
}

/* A true claim that the fault is about. */
static bool is_meant(const Planter *p, const Claim *claim)
{
    if (claim->state != CLAIM_TRUE || claim->is_aside) return false;
    return !p->def->topic_count || is_listed(p->def->topics, p->def->topic_count, claim->topic);
}

static int dim_of(const Planter *p, const Claim *claim)
{
    if (p->def->dim != MUTANT_DIM_CLAIM) return p->def->dim;
    return p->base->topics[claim->topic_number].is_sizing ? DIM_SIZING : DIM_POLICY;
}

static void plant_text(const Planter *p)
{
    StrView reply = p->base->text;
    const char *stop = ends_sentence(reply) ? "" : "。";
    for (size_t i = 0; i < p->def->text_count; i++) {
        StrView text = p->def->texts[i];
        if (p->def->op == MUTANT_APPEND) text = arena_printf(p->arena, "%.*s%s%.*s", SV_ARG(reply), stop, SV_ARG(text));
        if (p->def->op == MUTANT_PREPEND) text = arena_printf(p->arena, "%.*s%.*s", SV_ARG(text), SV_ARG(reply));
        put(p, p->def->dim, text, 0);
    }
}

/* Instead of an answer: only where something was asked, and where the fault names topics, one of them. */
static void plant_instead(const Planter *p)
{
    bool is_fit = !p->def->topic_count && p->base->asked_count;
    for (size_t i = 0; i < p->base->asked_count; i++)
        is_fit |= is_listed(p->def->topics, p->def->topic_count, p->base->asked[i]);
    if (is_fit) plant_text(p);
}

/* The first pair that stands in the span. */
static bool swap_in(const Planter *p, size_t start, size_t end, int dim)
{
    for (size_t i = 0; i < p->def->swap_count; i++) {
        const MutantSwap *swap = &p->def->swaps[i];
        size_t at = find(p->base->text, start, end, swap->from);
        if (at == end) continue;
        put(p, dim, splice(p, at, at + swap->from.len, swap->to), 0);
        return true;
    }
    return false;
}

static void plant_swap(const Planter *p)
{
    if (!p->def->topic_count) {
        swap_in(p, 0, p->base->text.len, p->def->dim);
        return;
    }
    for (size_t i = 0; i < p->base->claim_count; i++) {
        const Claim *claim = &p->base->claims[i];
        if (is_meant(p, claim)) swap_in(p, claim->start, claim->end, dim_of(p, claim));
    }
}

/* The size `by` places further, or empty where the chart ends. */
static StrView size_beside(const SizeChart *chart, StrView size, int64_t by)
{
    for (size_t i = 0; i < chart->size_count; i++) {
        int64_t other = (int64_t)i + by;
        if (!sv_eq(chart->sizes[i], size)) continue;
        return other >= 0 && other < (int64_t)chart->size_count ? chart->sizes[other] : sv("");
    }
    return sv("");
}

static void plant_size(const Planter *p)
{
    for (size_t i = 0; p->base->chart && i < p->base->claim_count; i++) {
        const Claim *claim = &p->base->claims[i];
        const Value *value = field_find(claim->fields, claim->field_count, "value");
        if (claim->state != CLAIM_TRUE || !sv_is(claim->topic, "size") || !sv_is(claim->stance, "recommend")) continue;
        if (!value || value->kind != VALUE_TEXT) continue;
        StrView size = size_beside(p->base->chart, value->text, p->def->by);
        size_t at = find_whole(p->base->text, claim->start, claim->end, value->text);
        if (!size.len || at == claim->end) continue;
        put(p, dim_of(p, claim), splice(p, at, at + value->text.len, size), 0);
        return;
    }
}

/* The figure as it stands in the claim, the last of its fields first: of 2 to 4 days it is the 4. */
static bool figure_in(const Planter *p, const Claim *claim)
{
    for (size_t i = claim->field_count; i-- > 0;) {
        const Value *value = &claim->fields[i].value;
        int64_t number = value->kind == VALUE_DECIMAL ? value->number / VALUE_ONE : value->number;
        bool is_whole = value->kind == VALUE_INT || (value->kind == VALUE_DECIMAL && value->number % VALUE_ONE == 0);
        if (!is_whole) continue;
        StrView figure = arena_printf(p->arena, "%" PRId64, number);
        size_t at = find_whole(p->base->text, claim->start, claim->end, figure);
        if (at == claim->end) continue;
        StrView wrong = arena_printf(p->arena, "%" PRId64, number + p->def->by);
        put(p, dim_of(p, claim), splice(p, at, at + figure.len, wrong), 0);
        return true;
    }
    return false;
}

/* By the clock of twelve or of twenty-four hours, whichever was written. */
static bool clock_in(const Planter *p, const Claim *claim)
{
    for (size_t i = 0; i < claim->field_count; i++) {
        if (claim->fields[i].value.kind != VALUE_TIME) continue;
        int64_t hour = claim->fields[i].value.number / MINUTES_AN_HOUR;
        int64_t shown[] = { hour, hour > HOURS ? hour - HOURS : hour };
        for (size_t n = 0; n < 2; n++) {
            StrView figure = arena_printf(p->arena, "%" PRId64, shown[n]);
            size_t at = find_whole(p->base->text, claim->start, claim->end, figure);
            if (at == claim->end) continue;
            StrView wrong = arena_printf(p->arena, "%" PRId64, shown[n] + p->def->by);
            put(p, dim_of(p, claim), splice(p, at, at + figure.len, wrong), 0);
            return true;
        }
    }
    return false;
}

static void plant_number(const Planter *p)
{
    for (size_t i = 0; i < p->base->claim_count; i++) {
        const Claim *claim = &p->base->claims[i];
        if (!is_meant(p, claim)) continue;
        if (p->def->op == MUTANT_CLOCK)
            clock_in(p, claim);
        else
            figure_in(p, claim);
    }
}

/* Bytes of the mark that ends a clause at `at`; 0: none does. */
static size_t stop_len(StrView text, size_t at)
{
    static const char *const STOPS[] = { "，", "。", "；", "！", "？", "~", ",", ";", "!", "?", "\n" };
    for (size_t i = 0; i < sizeof STOPS / sizeof *STOPS; i++) {
        StrView stop = sv(STOPS[i]);
        if (at + stop.len <= text.len && memcmp(text.ptr + at, stop.ptr, stop.len) == 0) return stop.len;
    }
    return 0;
}

/* Praised by a rule of the fault, or with one of its words in it. */
static bool is_dropped(const Planter *p, size_t start, size_t end)
{
    for (size_t i = 0; i < p->base->finding_count; i++) {
        const Finding *f = &p->base->findings[i];
        bool is_here = f->start < end && f->end > start && f->kind == FINDING_PRAISE;
        if (is_here && is_listed(p->def->rules, p->def->rule_count, f->rule)) return true;
    }
    for (size_t i = 0; i < p->def->text_count; i++) {
        if (find(p->base->text, start, end, p->def->texts[i]) < end) return true;
    }
    return false;
}

/* Those clauses, gone with their marks. */
static void plant_drop(const Planter *p)
{
    StrView text = p->base->text;
    Buf left = { 0 };
    for (size_t start = 0; start < text.len;) {
        size_t end = start, mark = 0;
        while (end < text.len && !(mark = stop_len(text, end))) end++;
        if (!is_dropped(p, start, end)) buf_put(&left, part(text, start, end + mark));
        start = end + mark;
    }
    put(p, p->def->dim, arena_copy(p->arena, buf_view(&left)), 0);
    buf_clear(&left);
}

static void plant_drop_words(const Planter *p)
{
    StrView text = p->base->text;
    Buf left = { 0 };
    for (size_t at = 0; at < text.len;) {
        size_t dropped = 0;
        for (size_t i = 0; i < p->def->text_count && !dropped; i++) {
            StrView word = p->def->texts[i];
            if (at + word.len <= text.len && memcmp(text.ptr + at, word.ptr, word.len) == 0) dropped = word.len;
        }
        if (!dropped) buf_putc(&left, text.ptr[at]);
        at += dropped ? dropped : 1;
    }
    put(p, p->def->dim, arena_copy(p->arena, buf_view(&left)), 0);
    buf_clear(&left);
}

void mutant_plant(const Planter *p)
{
    if (p->def->is_first && p->base->before.len) return;
    switch (p->def->op) {
    case MUTANT_APPEND:
    case MUTANT_PREPEND: plant_text(p); break;
    case MUTANT_REPLACE: plant_instead(p); break;
    case MUTANT_SWAP: plant_swap(p); break;
    case MUTANT_SIZE: plant_size(p); break;
    case MUTANT_FIGURE:
    case MUTANT_CLOCK: plant_number(p); break;
    case MUTANT_DROP: plant_drop(p); break;
    case MUTANT_DROP_WORDS: plant_drop_words(p); break;
    case MUTANT_AGAIN:
        if (p->base->before.len && p->base->asked_count && !sv_eq(p->base->before, p->base->text))
            put(p, p->def->dim, p->base->before, 0);
        break;
    case MUTANT_LATE:
    case MUTANT_TYPED: put(p, p->def->dim, p->base->text, p->def->ms); break;
    case MUTANT_SILENT:
        if (p->base->asked_count) put(p, p->def->dim, sv(""), 0);
        break;
    case MUTANT_OP_COUNT: break;
    }
}
