/* sessions_sift.c -- which sessions the list shows, and in which order. */
#include "ui/sessions_own.h"

#include <ctype.h>
#include <stdlib.h>

/* Letters of ASCII in either case are the same; Han has no case. */
static bool holds(StrView text, StrView word)
{
    for (size_t i = 0; i + word.len <= text.len; i++) {
        size_t k = 0;
        while (k < word.len && tolower((unsigned char)text.ptr[i + k]) == tolower((unsigned char)word.ptr[k])) k++;
        if (k == word.len) return true;
    }
    return false;
}

static bool broke(const App *app, const HistorySession *session, StrView word)
{
    for (size_t i = 0; i < session->digest.rule_count; i++) {
        const DigestRule *rule = &session->digest.rules[i];
        bool is_broken = false;
        for (size_t k = 0; k < rule->marks.len; k++) {
            is_broken = is_broken || (rule->marks.ptr[k] != DIGEST_KEPT && rule->marks.ptr[k] != DIGEST_PRAISED);
        }
        if (!is_broken) continue;
        StrView key = arena_printf(app->frame, "rule.%.*s", SV_ARG(rule->rule));
        if (holds(rule->rule, word)) return true;
        if (locale_has(app->locale, key) && holds(locale_text_sv(app->locale, key), word)) return true;
    }
    return false;
}

static bool names(const App *app, const SessionRow *row, StrView word)
{
    return holds(row->session->person_name, word) || holds(row->title, word) || holds(row->buyer, word) ||
           holds(row->session->started_at, word) || holds(row->session->id, word) || broke(app, row->session, word);
}

/* Every word between blanks must be found. */
static void search(App *app, SessionsView *view)
{
    StrView text = edit_text(view->search);
    if (view->searched == edit_version(view->search)) return;
    view->searched = edit_version(view->search);
    for (size_t i = 0; i < view->count; i++) {
        SessionRow *row = &view->rows[i];
        row->is_found = true;
        for (size_t from = 0; from < text.len && row->is_found;) {
            size_t to = from;
            while (to < text.len && text.ptr[to] != ' ') to++;
            if (to > from) row->is_found = names(app, row, sv_of(text.ptr + from, to - from));
            from = to + 1;
        }
    }
}

static bool fits_chip(const App *app, const SessionRow *row, SessionsChip chip)
{
    const HistorySession *session = row->session;
    switch (chip) {
    case SESSIONS_FAILED:
        return session->digest.overall >= 0 && session->digest.overall < content_rubric(app->content)->pass_mark;
    case SESSIONS_CRITICAL: return row->has_critical;
    case SESSIONS_UNFINISHED: return session->state != STORE_STATE_CLOSED;
    default: return true;
    }
}

static bool fits_selects(const App *app, const SessionsView *view, const SessionRow *row)
{
    static const char LEVELS[] = "ABCD";
    int32_t overall = row->session->digest.overall;
    LevelScale levels = app_levels(app);
    if (!row->is_found) return false;
    if (view->person && !sv_eq(view->people[view->person - 1], row->session->person_id)) return false;
    if (view->title && !sv_eq(view->titles[view->title - 1], row->title)) return false;
    return !view->level || level_of(&levels, (Score){ overall, overall >= 0, false }) == LEVELS[view->level - 1];
}

int32_t sessions_chip_count(const App *app, const SessionsView *view, SessionsChip chip)
{
    int32_t count = 0;
    for (size_t i = 0; i < view->count; i++) {
        const SessionRow *row = &view->rows[i];
        count += fits_selects(app, view, row) && fits_chip(app, row, chip);
    }
    return count;
}

/* ---- order */

static int by_number(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Nothing found is the mildest. */
static int64_t badness(const SessionRow *row)
{
    return row->worst.len ? FINDING_PRAISE - (int64_t)row->worst_kind : 0;
}

static int by_column(const SessionRow *a, const SessionRow *b, SessionsColumn column)
{
    const Digest *of_a = &a->session->digest, *of_b = &b->session->digest;
    switch (column) {
    case SESSIONS_WHO: return sv_compare(a->session->person_name, b->session->person_name);
    case SESSIONS_WHAT: return sv_compare(a->title, b->title);
    case SESSIONS_BUYER: return sv_compare(a->buyer, b->buyer);
    case SESSIONS_LENGTH: return by_number(of_a->duration_ms, of_b->duration_ms);
    case SESSIONS_SCORE: return by_number(of_a->overall, of_b->overall);
    case SESSIONS_WORST: return by_number(badness(a), badness(b));
    case SESSIONS_LATE: return by_number(a->late, b->late);
    case SESSIONS_OUTCOME: return sv_compare(a->session->outcome, b->session->outcome);
    default: return sv_compare(a->session->started_at, b->session->started_at);
    }
}

/* A merge keeps the order of equals, which is the newest first. */
static void sort(const SessionRow **rows, const SessionRow **scratch, size_t count, const SessionsView *view)
{
    if (count < 2) return;
    size_t half = count / 2;
    sort(rows, scratch, half, view);
    sort(rows + half, scratch, count - half, view);
    for (size_t i = 0; i < count; i++) scratch[i] = rows[i];
    size_t left = 0, right = half;
    for (size_t i = 0; i < count; i++) {
        bool takes_left = right == count;
        if (left < half && right < count) {
            int order = by_column(scratch[left], scratch[right], view->sorted);
            takes_left = view->table.descending ? order >= 0 : order <= 0;
        }
        rows[i] = takes_left ? scratch[left++] : scratch[right++];
    }
}

static uint64_t mix(uint64_t sum, uint64_t part)
{
    return (sum ^ part) * 1099511628211U;
}

static uint64_t choices_of(const SessionsView *view)
{
    uint64_t sum = mix(14695981039346656037U, view->reads);
    sum = mix(mix(sum, edit_version(view->search)), (uint64_t)view->chip);
    sum = mix(mix(sum, (uint64_t)view->person), (uint64_t)view->title);
    sum = mix(mix(sum, (uint64_t)view->level), (uint64_t)view->sorted);
    return mix(sum, view->table.descending) | 1;
}

void sessions_sift(App *app, SessionsView *view)
{
    uint64_t choices = choices_of(view);
    if (view->sifted == choices) return;
    view->sifted = choices;
    search(app, view);
    view->shown_count = 0;
    for (size_t i = 0; i < view->count; i++) {
        const SessionRow *row = &view->rows[i];
        if (fits_selects(app, view, row) && fits_chip(app, row, (SessionsChip)view->chip)) {
            view->shown[view->shown_count++] = row;
        }
    }
    const SessionRow **scratch = arena_alloc(app->frame, view->shown_count + 1, sizeof(const SessionRow *));
    sort(view->shown, scratch, view->shown_count, view);
    view->table.current = view->shown_count ? 0 : -1;
    for (size_t i = 0; i < view->shown_count; i++) {
        if (sv_is(view->shown[i]->session->id, view->current)) view->table.current = (int32_t)i;
    }
}
