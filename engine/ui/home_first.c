/* home_first.c -- what to do first: the rules that went wrong, and the session that waits to be carried on. */
#include "ui/home_own.h"

enum { CARD_H = 128, STRIP_H = 48, PAD_X = 14, PAD_Y = 12, MARK = 14, BUTTON_H = 28, FACE = 32, MOST_WEAK = 3 };

static Rect card_ground(App *app, Rect rect, bool current, bool is_panel)
{
    if (is_panel) canvas_round(app->canvas, rect, CORNERS(8), ui_colour(app->ui, TOKEN_PANEL));
    canvas_outline(app->canvas, rect, CORNERS(8), 1, ui_colour(app->ui, current ? TOKEN_ACCENT : TOKEN_LINE));
    return rect_inset(rect, PAD_X, PAD_Y);
}

/* A mark or icon, the title, and something small at the right; 24 high. */
static void draw_title(App *app, Rect row, const char *icon, Token colour, StrView title, StrView corner)
{
    Ui *ui = app->ui;
    canvas_icon(app->canvas, icon, (Point){ row.x, row.y + (row.h - MARK) / 2 }, MARK, ui_colour(ui, colour));
    cut_left(&row, MARK + 8);
    int32_t w = ui_text_w(ui, FONT_R12, corner);
    ui_line(ui, cut_right(&row, w), corner, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_RIGHT });
    cut_right(&row, 8);
    ui_heading(ui, row, title, FONT_B14);
}

/* ---- weak rules ---- */

static Severity severity_of(char mark)
{
    switch (mark) {
    case DIGEST_CRITICAL: return SEVERITY_CRIT;
    case DIGEST_MAJOR: return SEVERITY_MAJOR;
    case DIGEST_MINOR: return SEVERITY_MINOR;
    default: return SEVERITY_PRAISE;
    }
}

static Severity worst_of(const HistoryRule *rule)
{
    Severity worst = SEVERITY_PRAISE;
    for (size_t i = 0; i < rule->mark_count; i++) {
        if (severity_of(rule->marks[i]) < worst) worst = severity_of(rule->marks[i]);
    }
    return worst;
}

/* A rule is practised with its grades in sight, whatever sessions begin as otherwise. */
static void practise(App *app, HomeView *home, const HistoryRule *rule)
{
    home_begin(app, home, &(AppPractice){ .scenario = rule->scenario, .mode = SESSION_PRACTICE });
}

void home_practise_first(App *app, HomeView *home, const History *past)
{
    for (size_t i = 0; i < past->weak_count && i < MOST_WEAK; i++) {
        if (!past->weak[i].scenario.len) continue;
        practise(app, home, &past->weak[i]);
        return;
    }
}

static void draw_marks(App *app, Rect row, const HistoryRule *rule)
{
    Ui *ui = app->ui;
    StrView missed =
        ui_say(ui, "home.missed",
               SLOTS({ "count", ui_number(ui, (int64_t)rule->mark_count) }, { "missed", ui_number(ui, rule->missed) }));
    for (size_t i = 0; i < rule->mark_count; i++) {
        Rect mark = cut_left(&row, MARK + 4);
        ui_mark(ui, (Point){ mark.x, mark.y + (row.h - MARK) / 2 }, MARK, severity_of(rule->marks[i]));
    }
    ui_line(ui, row, missed, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_RIGHT });
}

static void draw_practise(App *app, HomeView *home, const HistoryRule *rule, Rect row, bool is_first)
{
    Ui *ui = app->ui;
    ButtonSpec button = { .label = ui_tr(ui, "home.practise"),
                          .icon = "target",
                          .look = is_first ? BUTTON_PRIMARY : BUTTON_OUTLINE,
                          .size = BUTTON_SMALL,
                          .disabled = !rule->scenario.len,
                          .reason = ui_tr(ui, "home.no_scenario") };
    if (ui_button_left(ui, "practise", &row, &button)) practise(app, home, rule);
    StrView minutes = ui_say(ui, "home.about", SLOTS({ "minutes", ui_number(ui, rule->minutes) }));
    if (rule->scenario.len) ui_line(ui, row, minutes, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_RIGHT });
}

static void draw_weak(App *app, HomeView *home, const History *past, size_t index, Rect rect)
{
    Ui *ui = app->ui;
    const HistoryRule *rule = &past->weak[index];
    bool is_first = index == 0;
    Rect in = card_ground(app, rect, is_first, true);
    StrView name = locale_text_sv(app->locale, arena_printf(app->frame, "rule.%.*s", SV_ARG(rule->rule)));
    Severity worst = worst_of(rule);
    ui_push_id(ui, "weak", index);
    draw_title(app, cut_top(&in, 24), severity_icon(worst), tint_text(severity_tint(worst)), name, rule->rule);
    cut_top(&in, 4);
    draw_marks(app, cut_top(&in, 20), rule);
    draw_practise(app, home, rule, cut_bottom(&in, BUTTON_H), is_first);
    ui_pop_id(ui);
}

/* ---- the card beside them ---- */

typedef struct SideCard {
    const char *name;
    const char *icon;
    StrView title, corner;
    StrView persona; /* whose face */
    StrView line, small;
    ButtonSpec button;
    StrView other; /* a second, quiet button */
    StrView note;  /* beside the buttons, where there is room */
    bool is_panel;
} SideCard;
typedef enum SideAnswer { SIDE_NONE, SIDE_BUTTON, SIDE_OTHER } SideAnswer;

static SideAnswer draw_side_buttons(App *app, Rect row, const SideCard *card)
{
    SideAnswer answer = SIDE_NONE;
    ButtonSpec other = { .label = card->other, .look = BUTTON_QUIET, .size = BUTTON_SMALL };
    ui_push_id(app->ui, card->name, 0);
    if (ui_button_left(app->ui, "go", &row, &card->button)) answer = SIDE_BUTTON;
    if (card->other.len && ui_button_left(app->ui, "other", &row, &other)) answer = SIDE_OTHER;
    ui_pop_id(app->ui);
    cut_left(&row, 4);
    UiLook look = { FONT_R12, TOKEN_T2, ALIGN_LEFT };
    if (ui_text_w(app->ui, look.font, card->note) <= row.w) ui_line(app->ui, row, card->note, look);
    return answer;
}

static SideAnswer draw_side(App *app, Rect rect, const SideCard *card)
{
    Ui *ui = app->ui;
    Rect in = card_ground(app, rect, false, card->is_panel);
    draw_title(app, cut_top(&in, 24), card->icon, TOKEN_T2, card->title, card->corner);
    Rect buttons = cut_bottom(&in, BUTTON_H);
    cut_top(&in, 3);
    Rect who = cut_top(&in, 40);
    Rect face = cut_left(&who, FACE);
    scenario_face(app, (Rect){ face.x, face.y + 4, FACE, FACE }, card->persona);
    cut_left(&who, 8);
    ui_line(ui, cut_top(&who, 21), card->line, (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
    ui_line(ui, cut_top(&who, 17), card->small, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    return draw_side_buttons(app, buttons, card);
}

/* The same as a strip, where the cards leave no column for it. */
static SideAnswer draw_strip(App *app, Rect rect, const SideCard *card)
{
    Ui *ui = app->ui;
    Rect in = card_ground(app, rect, false, card->is_panel);
    in = rect_inset(rect, PAD_X, 0);
    Rect face = cut_left(&in, FACE);
    scenario_face(app, (Rect){ face.x, face.y + (rect.h - FACE) / 2, FACE, FACE }, card->persona);
    cut_left(&in, 10);
    int32_t w = ui_button_width(ui, &card->button) + 8;
    if (card->other.len) {
        w += 8 + ui_button_width(ui, &(ButtonSpec){ .label = card->other, .size = BUTTON_SMALL });
    }
    Rect buttons = cut_right(&in, w);
    int32_t title_w = ui_text_w(ui, FONT_B14, card->title);
    ui_heading(ui, cut_left(&in, title_w), card->title, FONT_B14);
    cut_left(&in, 10);
    int32_t line_w = ui_text_w(ui, FONT_R14, card->line);
    if (line_w > in.w) line_w = in.w;
    ui_line(ui, cut_left(&in, line_w), card->line, (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
    cut_left(&in, 10);
    enum { LEAST_W = 60 };
    if (in.w > LEAST_W) ui_line(ui, in, card->small, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    return draw_side_buttons(app, buttons, card);
}

static StrView first_part(StrView list)
{
    const char *comma = list.len ? memchr(list.ptr, ',', list.len) : NULL;
    return comma ? sv_of(list.ptr, (size_t)(comma - list.ptr)) : list;
}

/* "14:20" of today, else "11-20". */
static StrView when(App *app, StrView started_at)
{
    enum { DATE = 10, CLOCK = 11, CLOCK_LEN = 5, DAY = 5 };
    const Outside *outside = app->setup->outside;
    StrView today = outside->today(outside->self, app->frame);
    if (started_at.len < CLOCK + CLOCK_LEN) return sv("");
    if (sv_starts(started_at, today)) return sv_of(started_at.ptr + CLOCK, CLOCK_LEN);
    return sv_of(started_at.ptr + DAY, DATE - DAY);
}

static StrView title_of(App *app, StrView scenarios)
{
    StrView first = first_part(scenarios);
    const ScenarioInfo *info = content_scenario(app->content, first);
    StrView title = info ? app_local(app, &info->title) : first;
    if (first.len == scenarios.len) return title;
    size_t count = 1;
    for (size_t i = 0; i < scenarios.len; i++) count += scenarios.ptr[i] == ',';
    return ui_say(app->ui, "home.and_more", SLOTS({ "title", title }, { "count", ui_number(app->ui, (int64_t)count) }));
}

/* What is open at the desk now; or what an earlier day left; or what was never tried. */
typedef enum SideKind { SIDE_KIND_NONE, SIDE_KIND_LIVE, SIDE_KIND_OPEN, SIDE_KIND_NEW } SideKind;

static SideCard live_card(App *app)
{
    Ui *ui = app->ui;
    const SessionHeader *header = log_header(sitting_log(app->sitting));
    return (SideCard){ .name = "live",
                       .icon = "desk",
                       .title = ui_tr(ui, "home.live"),
                       .corner = when(app, header->started_at),
                       .persona = first_part(header->persona),
                       .line = title_of(app, header->scenario),
                       .small = ui_tr(ui, app_is_exam(app) ? "home.live_exam" : "home.live_hint"),
                       .button = { .label = ui_tr(ui, "home.back"), .icon = "play", .size = BUTTON_SMALL },
                       .is_panel = false };
}

static SideCard open_card(App *app, const HistorySession *session)
{
    Ui *ui = app->ui;
    StrView number = ui_number(ui, (int64_t)session->digest.replies + 1);
    return (SideCard){ .name = "open",
                       .icon = "retry",
                       .title = ui_tr(ui, "home.carry_on"),
                       .corner = when(app, session->started_at),
                       .persona = first_part(session->persona),
                       .line = title_of(app, session->scenario),
                       .small = ui_say(ui, "home.stopped", SLOTS({ "number", number })),
                       .button = { .label = ui_tr(ui, "home.resume"), .icon = "play", .size = BUTTON_SMALL },
                       .other = ui_tr(ui, "home.give_up") };
}

static SideCard new_card(App *app, const ScenarioInfo *scenario, const char *title, ButtonLook look)
{
    Ui *ui = app->ui;
    return (SideCard){ .name = "new",
                       .icon = "bolt",
                       .title = ui_tr(ui, title),
                       .corner = ui_say(ui, "home.about", SLOTS({ "minutes", ui_number(ui, scenario->minutes) })),
                       .persona = scenario->persona,
                       .line = app_local(app, &scenario->title),
                       .small = scenario_shop_and_buyer(app, scenario, scenario->persona),
                       .button = { .label = ui_tr(ui, "home.start"), .look = look, .size = BUTTON_SMALL },
                       .is_panel = true };
}

static void answer_open(App *app, const HistorySession *session, SideAnswer answer)
{
    if (answer == SIDE_BUTTON) app_carry_on(app, session->id);
    if (answer == SIDE_OTHER && app_give_up(app, session->id)) app_toast(app, ui_tr(app->ui, "home.given_up"));
}

/* ---- the row ---- */

typedef struct FirstRow {
    SideKind side;
    const ScenarioInfo *untried;
    size_t weak;
    int32_t columns, column_w;
} FirstRow;

static FirstRow plan(App *app, const History *past, int32_t w)
{
    FirstRow row = { .columns = home_columns(app), .column_w = home_column_w(app, w) };
    row.weak = past->weak_count < MOST_WEAK ? past->weak_count : MOST_WEAK;
    row.untried = home_untried(app, past);
    if (app->is_playing)
        row.side = SIDE_KIND_LIVE;
    else if (past->unfinished)
        row.side = SIDE_KIND_OPEN;
    else if (row.untried && row.weak && row.columns != MOST_WEAK)
        row.side = SIDE_KIND_NEW;
    return row;
}

static Rect slot(const FirstRow *row, Rect rect, int32_t index, int32_t span)
{
    int32_t step = row->column_w + HOME_GAP;
    int32_t x = rect.x + index % row->columns * step;
    int32_t y = rect.y + index / row->columns * (CARD_H + HOME_GAP);
    return (Rect){ x, y, span * step - HOME_GAP, CARD_H };
}

/* Where no rule went wrong the first place says how to begin. */
static void draw_hint(App *app, HomeView *home, const History *past, const FirstRow *row, Rect rect)
{
    const ScenarioInfo *scenario = row->untried ? row->untried : scenario_easiest(app->content);
    if (!scenario) return;
    SideCard card = new_card(app, scenario, past->scenario_count ? "home.no_weak" : "home.begin_with", BUTTON_PRIMARY);
    card.note = ui_tr(app->ui, "home.begin_note");
    if (draw_side(app, rect, &card) == SIDE_BUTTON)
        home_begin(app, home, &(AppPractice){ .scenario = scenario->id, .mode = home_mode(app) });
}

static void draw_beside(App *app, HomeView *home, const History *past, const FirstRow *row, Rect rect)
{
    SideCard card = { 0 };
    if (row->side == SIDE_KIND_LIVE) card = live_card(app);
    if (row->side == SIDE_KIND_OPEN) card = open_card(app, past->unfinished);
    if (row->side == SIDE_KIND_NEW) card = new_card(app, row->untried, "home.untried", BUTTON_OUTLINE);
    SideAnswer answer = rect.h == STRIP_H ? draw_strip(app, rect, &card) : draw_side(app, rect, &card);
    if (answer == SIDE_NONE) return;
    if (row->side == SIDE_KIND_LIVE) app_go(app, VIEW_DESK);
    if (row->side == SIDE_KIND_OPEN) answer_open(app, past->unfinished, answer);
    if (row->side == SIDE_KIND_NEW)
        home_begin(app, home, &(AppPractice){ .scenario = row->untried->id, .mode = home_mode(app) });
}

int32_t home_draw_first(App *app, HomeView *home, const History *past, Rect rect)
{
    FirstRow row = plan(app, past, rect.w);
    int32_t next = 0;
    ui_begin_region(app->ui, "first", (Rect){ rect.x, rect.y, rect.w, CARD_H });
    for (size_t i = 0; i < row.weak; i++) draw_weak(app, home, past, i, slot(&row, rect, next++, 1));
    if (!row.weak) {
        draw_hint(app, home, past, &row, slot(&row, rect, 0, row.columns > 2 ? 2 : 1));
        next = row.columns > 2 ? 2 : 1;
    }
    int32_t h = (next - 1) / row.columns * (CARD_H + HOME_GAP) + CARD_H;
    bool is_strip = row.side != SIDE_KIND_NONE && next == MOST_WEAK && row.columns == MOST_WEAK;
    if (is_strip) {
        draw_beside(app, home, past, &row, (Rect){ rect.x, rect.y + h + 12, rect.w, STRIP_H });
        h += 12 + STRIP_H;
    } else if (row.side != SIDE_KIND_NONE) {
        int32_t span = row.columns > MOST_WEAK && next == MOST_WEAK ? row.columns - next : 1;
        Rect place = slot(&row, rect, next, span);
        draw_beside(app, home, past, &row, place);
        h = place.y + place.h - rect.y;
    }
    ui_end_region(app->ui);
    return h;
}
