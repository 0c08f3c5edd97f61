/* sessions_rows.c -- what the list tells of each session, and its rows. */
#include "ui/sessions_own.h"

#include "ui/scenario_card.h"

enum {
    FACE = 24,
    TABLE_EDGE = 8,
    DIM_W = 8,
    DIM_STEP = 12,
    DIM_H = 20,
    CHIP_H = 20,
    MARK = 12,
    MINUTE_S = 60,
    CLOCK_AT = 11,
    CLOCK_LEN = 5,
    DATE_LEN = 10,
    WIDE_FROM = 1080,
    MIDDLE_FROM = 860,
    NARROW_FROM = 620
};

/* ---- reading */

static StrView title_of(App *app, const HistorySession *session)
{
    size_t chats = session->digest.chat_count;
    if (chats > 1) return ui_say(app->ui, "home.rush_title", SLOTS({ "count", ui_number(app->ui, (int64_t)chats) }));
    const ScenarioInfo *info = content_scenario(app->content, session->scenario);
    return info ? app_local(app, &info->title) : session->scenario;
}

static StrView buyer_of(App *app, const HistorySession *session)
{
    const Digest *digest = &session->digest;
    if (!digest->chat_count) return sv("–");
    if (digest->chat_count == 1) return scenario_buyer(app, digest->chats[0].persona);
    return ui_say(app->ui, "list.buyers", SLOTS({ "count", ui_number(app->ui, (int64_t)digest->chat_count) }));
}

static bool kind_of(char mark, FindingKind *kind)
{
    if (mark == DIGEST_CRITICAL) *kind = FINDING_CRITICAL;
    if (mark == DIGEST_MAJOR) *kind = FINDING_MAJOR;
    if (mark == DIGEST_MINOR) *kind = FINDING_MINOR;
    return mark == DIGEST_CRITICAL || mark == DIGEST_MAJOR || mark == DIGEST_MINOR;
}

/* The worst kind; of equals the rule that was broken most often. */
static void find_worst(SessionRow *row)
{
    uint32_t most = 0;
    for (size_t i = 0; i < row->session->digest.rule_count; i++) {
        const DigestRule *rule = &row->session->digest.rules[i];
        FindingKind worst = FINDING_PRAISE, kind = FINDING_PRAISE;
        uint32_t count = 0;
        for (size_t k = 0; k < rule->marks.len; k++) {
            if (!kind_of(rule->marks.ptr[k], &kind)) continue;
            count++;
            if (kind < worst) worst = kind;
        }
        if (sv_is(rule->rule, "SPD-01") || sv_is(rule->rule, "SPD-02")) {
            row->late += count;
            row->is_more = row->is_more || rule->marks.len >= DIGEST_MAX_MARKS;
        }
        bool is_worse =
            count && (!row->worst.len || worst < row->worst_kind || (worst == row->worst_kind && count > most));
        if (!is_worse) continue;
        row->worst = rule->rule;
        row->worst_kind = worst;
        most = count;
    }
    row->has_critical = row->worst.len && row->worst_kind == FINDING_CRITICAL;
}

/* Once each, in the order in which they come. */
static void note_text(StrView *list, size_t *count, StrView text)
{
    for (size_t i = 0; i < *count; i++) {
        if (sv_eq(list[i], text)) return;
    }
    list[(*count)++] = text;
}

static void note_person(SessionsView *view, const HistorySession *session)
{
    /* Copies: what is chosen must outlast the history that it was read from. */
    size_t before = view->people_count;
    note_text(view->people, &view->people_count, session->person_id);
    if (view->people_count == before) return;
    view->people[before] = arena_copy(view->arena, session->person_id);
    view->people_names[before] = arena_copy(view->arena, session->person_name);
}

/* A person or scenario that was chosen stays so where it still is there. */
static int32_t place_of(const StrView *list, size_t count, StrView text)
{
    for (size_t i = 0; i < count; i++) {
        if (text.len && sv_eq(list[i], text)) return (int32_t)i + 1;
    }
    return 0;
}

static void read_rows(App *app, SessionsView *view, const History *all)
{
    view->count = view->people_count = view->title_count = 0;
    view->rows = arena_alloc(view->arena, all->count + 1, sizeof *view->rows);
    view->shown = arena_alloc(view->arena, all->count + 1, sizeof(const SessionRow *));
    view->people = arena_alloc(view->arena, all->count + 1, sizeof *view->people);
    view->people_names = arena_alloc(view->arena, all->count + 1, sizeof *view->people_names);
    view->titles = arena_alloc(view->arena, all->count + 1, sizeof *view->titles);
    for (size_t i = 0; i < all->count; i++) {
        SessionRow *row = &view->rows[view->count++];
        *row = (SessionRow){ .session = &all->sessions[i], .is_found = true };
        row->title = arena_copy(view->arena, title_of(app, row->session));
        row->buyer = arena_copy(view->arena, buyer_of(app, row->session));
        find_worst(row);
        note_person(view, row->session);
        note_text(view->titles, &view->title_count, row->title);
    }
}

void sessions_read(App *app, SessionsView *view)
{
    const History *all = app_everybody(app);
    if (view->reads == app->everybody_reads && view->lang == app->lang) return;
    StrView person = view->person ? arena_copy(app->frame, view->people[view->person - 1]) : sv("");
    StrView title = view->title ? arena_copy(app->frame, view->titles[view->title - 1]) : sv("");
    arena_free(view->arena);
    view->arena = arena_new(0);
    view->reads = app->everybody_reads;
    view->lang = app->lang;
    view->sifted = 0;
    view->searched = UINT64_MAX;
    read_rows(app, view, all);
    view->person = place_of(view->people, view->people_count, person);
    view->title = place_of(view->titles, view->title_count, title);
}

/* ---- cells */

static StrView when_text(App *app, const HistorySession *session)
{
    const Outside *outside = app->setup->outside;
    StrView at = session->started_at;
    if (at.len < CLOCK_AT + CLOCK_LEN) return at;
    StrView clock = sv_of(at.ptr + CLOCK_AT, CLOCK_LEN);
    StrView today = outside->today(outside->self, app->frame);
    if (sv_eq(sv_of(at.ptr, DATE_LEN), today)) return ui_say(app->ui, "list.today", SLOTS({ "clock", clock }));
    bool is_this_year = today.len == DATE_LEN && memcmp(today.ptr, at.ptr, 4) == 0;
    StrView date = is_this_year ? sv_of(at.ptr + 5, 5) : sv_of(at.ptr, DATE_LEN);
    return arena_printf(app->frame, "%.*s %.*s", SV_ARG(date), SV_ARG(clock));
}

static StrView length_text(App *app, int64_t ms)
{
    int64_t seconds = (ms + 500) / 1000;
    return arena_printf(app->frame, "%lld:%02d", (long long)(seconds / MINUTE_S), (int)(seconds % MINUTE_S));
}

static void draw_who(App *app, const SessionRow *row, Rect cell)
{
    const HistorySession *session = row->session;
    StrView face = settings_face(&app->settings, session->person_id);
    if (!face.len && sv_eq(session->person_id, app->person.id)) face = app->settings.avatar;
    const char *picture = face.len ? arena_printf(app->frame, "avatars/%.*s", SV_ARG(face)).ptr : NULL;
    StrView name = session->person_name.len ? session->person_name : ui_tr(app->ui, "list.nobody");
    Rect avatar = cut_left(&cell, FACE);
    ui_avatar(app->ui, (Rect){ avatar.x, avatar.y + (avatar.h - FACE) / 2, FACE, FACE }, picture, name);
    cut_left(&cell, 8);
    ui_line(app->ui, cell, name, (UiLook){ FONT_R12, TOKEN_T1, ALIGN_LEFT });
}

/* Five bars from the bottom: height, texture and colour say the same. */
static void draw_dims(App *app, const Digest *digest, Rect cell)
{
    Canvas *canvas = app->canvas;
    LevelScale levels = app_levels(app);
    for (int32_t i = 0; i < DIM_COUNT; i++) {
        Score score = { digest->means[i], digest->means[i] >= 0, false };
        char level = level_of(&levels, score);
        int32_t h = level == 'N' ? 2 : 3 + score.points * (DIM_H - 3) / 100;
        Rect bar = { cell.x + i * DIM_STEP, cell.y + (cell.h + DIM_H) / 2 - h, DIM_W, h };
        Colour colour = ui_colour(app->ui, level == 'N' ? TOKEN_LINE2 : tint_bar(level_tint(level)));
        if (level == 'D') {
            canvas_hatch(canvas, bar, CORNERS(1), colour);
        } else if (level == 'C') {
            canvas_segments(canvas, bar, colour);
        } else {
            canvas_round(canvas, bar, CORNERS(1), colour);
        }
    }
}

static StrView rule_text(App *app, StrView rule)
{
    StrView key = arena_printf(app->frame, "rule.%.*s", SV_ARG(rule));
    if (!locale_has(app->locale, key)) return rule;
    return arena_printf(app->frame, "%.*s %.*s", SV_ARG(rule), SV_ARG(locale_text_sv(app->locale, key)));
}

static Severity severity_of(FindingKind kind)
{
    return kind == FINDING_CRITICAL ? SEVERITY_CRIT : kind == FINDING_MAJOR ? SEVERITY_MAJOR : SEVERITY_MINOR;
}

static void draw_worst(App *app, const SessionRow *row, Rect cell)
{
    Ui *ui = app->ui;
    if (!row->worst.len) {
        StrView none = ui_tr(ui, row->session->digest.replies ? "list.none" : "list.no_replies");
        ui_line(ui, cell, none, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
        return;
    }
    Severity severity = severity_of(row->worst_kind);
    Rect mark = cut_left(&cell, MARK + 6);
    ui_mark(ui, (Point){ mark.x, mark.y + (mark.h - MARK) / 2 }, MARK, severity);
    ui_line(ui, cell, rule_text(app, row->worst), (UiLook){ FONT_R12, tint_text(severity_tint(severity)), ALIGN_LEFT });
}

static void draw_late(App *app, const SessionRow *row, Rect cell)
{
    StrView text = arena_printf(app->frame, "%u%s", row->late, row->is_more && row->late ? "+" : "");
    ui_line(app->ui, cell, text,
            (UiLook){ row->late ? FONT_B12 : FONT_R12, row->late ? TOKEN_MAJOR : TOKEN_T3, ALIGN_RIGHT });
}

static void draw_outcome(App *app, const SessionRow *row, Rect cell)
{
    bool is_cut = row->session->state != STORE_STATE_CLOSED;
    StrView outcome = row->session->outcome;
    StrView text = is_cut ? ui_tr(app->ui, "list.cut")
                          : locale_text_sv(app->locale, arena_printf(app->frame, "outcome.%.*s", SV_ARG(outcome)));
    Token colour = is_cut ? TOKEN_MINOR : sv_is(outcome, "won") ? TOKEN_GOOD : TOKEN_T2;
    ui_line(app->ui, cell, text, (UiLook){ FONT_R12, colour, ALIGN_LEFT });
}

static void draw_cell(App *app, const SessionRow *row, SessionsColumn column, Rect cell)
{
    Ui *ui = app->ui;
    const HistorySession *session = row->session;
    UiLook left = { FONT_R12, TOKEN_T1, ALIGN_LEFT }, second = { FONT_R12, TOKEN_T2, ALIGN_LEFT };
    LevelScale levels = app_levels(app);
    Score score = { session->digest.overall, session->digest.overall >= 0, false };
    switch (column) {
    case SESSIONS_WHO: draw_who(app, row, cell); break;
    case SESSIONS_WHAT: ui_line(ui, cell, row->title, left); break;
    case SESSIONS_BUYER: ui_line(ui, cell, row->buyer, second); break;
    case SESSIONS_WHEN: ui_line(ui, cell, when_text(app, session), second); break;
    case SESSIONS_LENGTH:
        second.align = ALIGN_RIGHT;
        ui_line(ui, cell, length_text(app, session->digest.duration_ms), second);
        break;
    case SESSIONS_SCORE: ui_level_chip(ui, (Point){ cell.x, cell.y + (cell.h - CHIP_H) / 2 }, &levels, score, 0); break;
    case SESSIONS_DIMS: draw_dims(app, &session->digest, cell); break;
    case SESSIONS_WORST: draw_worst(app, row, cell); break;
    case SESSIONS_LATE: draw_late(app, row, cell); break;
    case SESSIONS_OUTCOME: draw_outcome(app, row, cell); break;
    case SESSIONS_COLUMNS: break;
    }
}

/* ---- the table */

typedef struct ColumnPlan {
    SessionsColumn column;
    const char *title; /* locale key */
    int32_t width;
    int32_t from; /* shown where the table is at least so wide */
    bool right;
} ColumnPlan;

static const ColumnPlan PLAN[] = { { SESSIONS_WHO, "list.who", 128, 0, false },
                                   { SESSIONS_WHAT, "list.what", 0, 0, false },
                                   { SESSIONS_BUYER, "list.buyer", 112, WIDE_FROM, false },
                                   { SESSIONS_WHEN, "list.when_head", 112, NARROW_FROM, false },
                                   { SESSIONS_LENGTH, "list.length", 68, MIDDLE_FROM, true },
                                   { SESSIONS_SCORE, "list.score", 76, 0, false },
                                   { SESSIONS_DIMS, "list.dims", 84, WIDE_FROM, false },
                                   { SESSIONS_WORST, "list.worst", 0, NARROW_FROM, false },
                                   { SESSIONS_LATE, "list.late", 76, MIDDLE_FROM, true },
                                   { SESSIONS_OUTCOME, "list.outcome_head", 108, MIDDLE_FROM, false } };
enum { PLAN_COUNT = sizeof PLAN / sizeof *PLAN };

static size_t make_columns(App *app, SessionsView *view, int32_t w, TableColumn *out, SessionsColumn *which)
{
    size_t count = 0;
    view->table.sort = -1;
    for (size_t i = 0; i < PLAN_COUNT; i++) {
        if (w < PLAN[i].from) continue;
        if (PLAN[i].column == view->sorted) view->table.sort = (int32_t)count;
        which[count] = PLAN[i].column;
        out[count++] = (TableColumn){ .title = ui_tr(app->ui, PLAN[i].title),
                                      .width = PLAN[i].width,
                                      .right = PLAN[i].right,
                                      .sorts = PLAN[i].column != SESSIONS_DIMS };
    }
    return count;
}

/* What somebody who cannot see the row is told of it. */
static StrView row_name(App *app, const SessionRow *row)
{
    const HistorySession *session = row->session;
    return arena_printf(app->frame, "%.*s·%.*s·%.*s·%.*s·%.*s", SV_ARG(session->person_name), SV_ARG(row->title),
                        SV_ARG(row->buyer), SV_ARG(when_text(app, session)), SV_ARG(session->id));
}

void sessions_open(App *app, SessionsView *view)
{
    int32_t row = view->table.current;
    if (row < 0 || (size_t)row >= view->shown_count) return;
    app_open_film(app, arena_copy(app->frame, view->shown[row]->session->id));
}

static void keep_current(SessionsView *view, StrView id)
{
    size_t len = id.len < SESSIONS_ID - 1 ? id.len : SESSIONS_ID - 1;
    memcpy(view->current, id.ptr, len);
    view->current[len] = '\0';
}

static void draw_table(App *app, SessionsView *view, Rect rect)
{
    TableColumn columns[PLAN_COUNT];
    SessionsColumn which[PLAN_COUNT];
    size_t count = make_columns(app, view, rect.w, columns, which);
    TableSpec spec = { ui_tr(app->ui, "list.table"), columns, count, view->shown_count };
    Table table;
    if (view->wants_rows) ui_push_id(app->ui, "sessions", 0);
    if (view->wants_rows) ui_focus(app->ui, ui_id(app->ui, "body"), true);
    if (view->wants_rows) ui_pop_id(app->ui);
    view->wants_rows = false;
    ui_begin_table(app->ui, &table, "sessions", rect, &spec, &view->table);
    for (size_t i = 0; i < view->shown_count; i++) {
        if (!ui_table_row(&table, i, row_name(app, view->shown[i]))) continue;
        for (size_t k = 0; k < count; k++) draw_cell(app, view->shown[i], which[k], ui_table_cell(&table, k));
    }
    TableEvent event = ui_end_table(&table);
    if (event.sorted && view->table.sort >= 0) view->sorted = which[view->table.sort];
    int32_t row = view->table.current;
    if (row >= 0 && (size_t)row < view->shown_count) keep_current(view, view->shown[row]->session->id);
    if (event.opened) sessions_open(app, view);
}

void sessions_draw_rows(App *app, SessionsView *view, Rect rect)
{
    ui_begin_region(app->ui, "sessions", rect);
    draw_table(app, view, rect_inset(rect, TABLE_EDGE, 0));
    ui_end_region(app->ui);
}
