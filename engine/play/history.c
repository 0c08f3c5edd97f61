/* history.c -- summaries first, then what adds up over them; the rules' marks are in history_weak.c. */
#include "play/history.h"

#include "play/history_own.h"

/* ---- sessions */

static StrView digest_json(Arena *arena, const Digest *digest)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    digest_write(&out, digest);
    StrView kept = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

/* A log that is damaged gives what can be read of it, which is not kept; a store that takes no summary is no reason to fail. */
static bool make_digest(const SittingSetup *setup, StrView id, Arena *arena, Digest *out)
{
    EventLog *log = NULL;
    Err note = { 0 };
    const Rules *rules = content_rules(playbook_content(setup->book));

    if (!store_salvage_session(setup->store, id, &log, &note, NULL)) return false;
    bool is_good = digest_of(log, rules, arena, out, NULL);
    if (is_good && note.code == ERR_NONE) store_put_summary(setup->store, id, digest_json(arena, out), NULL);
    log_free(log);
    return is_good;
}

bool history_digest(const SittingSetup *setup, const StoredSession *row, Arena *arena, Digest *out)
{
    return digest_read(arena, row->summary, out) || make_digest(setup, row->header.id, arena, out);
}

static bool read_session(const SittingSetup *setup, const StoredSession *row, Arena *arena, HistorySession *out)
{
    const SessionHeader *header = &row->header;
    *out = (HistorySession){ .id = header->id,
                             .started_at = header->started_at,
                             .scenario = header->scenario,
                             .persona = header->persona,
                             .person_id = header->person_id,
                             .person_name = header->person_name,
                             .mode = header->mode,
                             .state = row->state,
                             .origin = header->origin };
    bool is_good = history_digest(setup, row, arena, &out->digest);
    out->outcome = digest_outcome(&out->digest);
    return is_good;
}

/* One that is being played elsewhere is not yet history; one whose header is damaged belongs to nobody. */
static bool is_theirs(const SittingSetup *setup, const StoredSession *row)
{
    if (row->state == STORE_STATE_OPEN || row->header.format != SESSION_FORMAT) return false;
    return !setup->person.id.len || sv_eq(setup->person.id, row->header.person_id);
}

static bool read_sessions(const SittingSetup *setup, Arena *arena, History *out, Err *err)
{
    StoredSessions rows = { 0 };
    if (!store_list_sessions(setup->store, arena, &rows, err)) return false;
    HistorySession *sessions = arena_alloc(arena, rows.count + 1, sizeof *sessions);
    for (size_t i = 0; i < rows.count; i++) {
        if (!is_theirs(setup, &rows.items[i])) continue;
        if (!read_session(setup, &rows.items[i], arena, &sessions[out->count])) continue;
        HistorySession *session = &sessions[out->count++];
        bool is_free = sitting_bar(setup, &rows.items[i]) == SITTING_FREE;
        if (!out->unfinished && is_free) out->unfinished = session;
    }
    out->sessions = sessions;
    return true;
}

/* ---- scenarios */

static bool is_graded(const HistorySession *session)
{
    return session->state == STORE_STATE_CLOSED && session->digest.overall >= 0;
}

static HistoryScenario *scenario_of(HistoryScenario *list, size_t *count, StrView scenario)
{
    for (size_t i = 0; i < *count; i++) {
        if (sv_eq(list[i].scenario, scenario)) return &list[i];
    }
    list[*count] = (HistoryScenario){ .scenario = scenario, .best = -1, .last = -1 };
    return &list[(*count)++];
}

static void add_scenarios(History *out, Arena *arena)
{
    HistoryScenario *list = arena_alloc(arena, out->count + 1, sizeof *list);
    for (size_t i = 0; i < out->count; i++) {
        const HistorySession *session = &out->sessions[i];
        if (!is_graded(session)) continue;
        HistoryScenario *scenario = scenario_of(list, &out->scenario_count, session->scenario);
        if (scenario->last < 0) scenario->last = session->digest.overall;
        if (session->digest.overall > scenario->best) scenario->best = session->digest.overall;
        scenario->mean_ms += session->digest.duration_ms; /* the sum, until all are in */
        scenario->count++;
    }
    for (size_t i = 0; i < out->scenario_count; i++) list[i].mean_ms /= list[i].count;
    out->scenarios = list;
}

/* ---- the week */

/* Days since 1970-01-01 and back; years begin in March, so that the leap day is the last of its year. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    if (month <= 2) year--;
    int64_t era = year / 400, of_era = year % 400;
    int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static StrView date_of(Arena *arena, int64_t days)
{
    days += 719468;
    int64_t era = days / 146097, of_era = days % 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t shifted = (5 * of_year + 2) / 153;
    int64_t day = of_year - (153 * shifted + 2) / 5 + 1, month = shifted < 10 ? shifted + 3 : shifted - 9;
    return arena_printf(arena, "%04d-%02d-%02d", (int)(year + era * 400 + (month <= 2)), (int)month, (int)day);
}

static int64_t number_at(StrView text, size_t at, size_t len)
{
    int64_t number = 0;
    for (size_t i = at; i < at + len; i++) number = number * 10 + (text.ptr[i] - '0');
    return number;
}

StrView history_monday(Arena *arena, StrView date)
{
    bool is_date = date.len >= 10 && date.ptr[4] == '-' && date.ptr[7] == '-';
    for (size_t i = 0; is_date && i < 10; i++) is_date = i == 4 || i == 7 || (date.ptr[i] >= '0' && date.ptr[i] <= '9');
    if (!is_date) return arena_copy(arena, date);
    int64_t days = days_of(number_at(date, 0, 4), number_at(date, 5, 2), number_at(date, 8, 2));
    return date_of(arena, days - (days + 3) % 7); /* day 0 was a Thursday */
}

static int32_t mean(int64_t sum, int64_t count)
{
    return count ? (int32_t)((2 * sum + count) / (2 * count)) : -1;
}

static void add_week(History *out, StrView today, Arena *arena)
{
    StrView monday = history_monday(arena, today);
    int64_t sum = 0, graded = 0, chars = 0, typing_ms = 0;
    for (size_t i = 0; i < out->count; i++) {
        const HistorySession *session = &out->sessions[i];
        if (sv_compare(session->started_at, monday) < 0) break; /* all others are older */
        if (session->state != STORE_STATE_CLOSED) continue;
        out->week_count++;
        chars += session->digest.chars;
        typing_ms += session->digest.typing_ms;
        if (session->digest.overall < 0) continue;
        sum += session->digest.overall;
        graded++;
    }
    out->week_overall = mean(sum, graded);
    out->week_cpm = typing_ms > 0 ? mean(chars * 60000, typing_ms) : -1;
}

bool history_read(const SittingSetup *setup, StrView today, Arena *arena, History *out, Err *err)
{
    *out = (History){ .week_overall = -1, .week_cpm = -1 };
    if (!setup->store) return err_set(err, ERR_INPUT, "there is no store");
    if (!read_sessions(setup, arena, out, err)) return false;
    add_scenarios(out, arena);
    add_week(out, today, arena);
    history_add_weak(out, playbook_content(setup->book), arena);
    return true;
}

const HistoryScenario *history_scenario(const History *history, StrView scenario)
{
    for (size_t i = 0; i < history->scenario_count; i++) {
        if (sv_eq(history->scenarios[i].scenario, scenario)) return &history->scenarios[i];
    }
    return NULL;
}

const HistorySession *history_before(const History *history, StrView id)
{
    const HistorySession *its = NULL;
    for (size_t i = 0; i < history->count; i++) {
        const HistorySession *session = &history->sessions[i];
        if (its && is_graded(session) && sv_eq(session->scenario, its->scenario)) return session;
        if (sv_eq(session->id, id)) its = session;
    }
    return NULL;
}
