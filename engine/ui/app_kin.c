/* app_kin.c -- the sessions that belong to one, above the view: its tree of retries; to compare, others of its scenario too. */
#include "ui/app_own.h"

#include "base/mem.h"
#include "play/branches.h"

enum {
    KIN_MOST = 60,
    WIDTH = 640,
    ROW_H = 44,
    HEAD_H = 32,
    MOST_H = 440,
    LEAST_H = 2 * ROW_H,
    STEP = 20,
    MOST_STEPS = 8,
    PAD = 12,
    EDGE = 80,
    DATE_LEN = 10,
    CLOCK_AT = 11,
    CLOCK_LEN = 5
};

/* A line of the panel: a session, or the heading of those below it. */
typedef struct KinLine {
    const Branch *branch; /* NULL: a heading */
    const char *heading;  /* locale key */
    int32_t y, h;
} KinLine;

struct AppKin {
    Arena *arena;
    KinUse use;
    StrView id; /* of the session that they belong to */
    Branches tree;
    Branches others;
    KinLine *lines;
    int32_t count;
    int32_t height;
    int32_t current; /* line; -1: none can be chosen */
    bool wants_focus;
};

void app_close_kin(App *app)
{
    if (!app->kin) return;
    arena_free(app->kin->arena);
    mem_free(app->kin);
    app->kin = NULL;
}

/* ---- what is in it */

static bool can_choose(const AppKin *kin, const KinLine *line)
{
    if (!line->branch || line->branch->is_missing) return false;
    return kin->use == KIN_TREE || !sv_eq(line->branch->id, kin->id);
}

static void add_line(AppKin *kin, const Branch *branch, const char *heading)
{
    int32_t h = branch ? ROW_H : HEAD_H;
    kin->lines[kin->count++] = (KinLine){ branch, heading, kin->height, h };
    kin->height += h;
}

static void add_lines(AppKin *kin)
{
    bool has_tree = kin->tree.count > 1;
    kin->lines = arena_alloc(kin->arena, kin->tree.count + kin->others.count + 2, sizeof *kin->lines);
    if (kin->use == KIN_COMPARE && has_tree) add_line(kin, NULL, "kin.retries");
    for (size_t i = 0; i < kin->tree.count && (has_tree || kin->use == KIN_TREE); i++)
        add_line(kin, &kin->tree.items[i], NULL);
    if (kin->others.count) add_line(kin, NULL, "kin.others");
    for (size_t i = 0; i < kin->others.count; i++) add_line(kin, &kin->others.items[i], NULL);
}

/* What one most likely wants to see it beside: what it parts from, else its newest retry, else the newest of its scenario. */
static StrView likely(const AppKin *kin)
{
    const Branch *shown = &kin->tree.items[kin->tree.shown];
    if (kin->use == KIN_TREE) return shown->id;
    if (shown->parent != BRANCH_NONE && !kin->tree.items[shown->parent].is_missing)
        return kin->tree.items[shown->parent].id;
    StrView id = kin->others.count ? kin->others.items[0].id : sv("");
    for (size_t i = 0; i < kin->tree.count; i++) {
        if (kin->tree.items[i].parent == kin->tree.shown) id = kin->tree.items[i].id;
    }
    return id;
}

static void choose_first(AppKin *kin)
{
    StrView wanted = likely(kin);
    kin->current = -1;
    for (int32_t i = kin->count; i-- > 0;) {
        if (!can_choose(kin, &kin->lines[i])) continue;
        bool is_wanted = sv_eq(kin->lines[i].branch->id, wanted);
        if (is_wanted || kin->current < 0 || !sv_eq(kin->lines[kin->current].branch->id, wanted)) kin->current = i;
    }
}

static bool read_kin(App *app, AppKin *kin, Err *err)
{
    SittingSetup setup = app_sitting_setup(app);
    if (!app->store) return err_set(err, ERR_INPUT, "%s", app->store_fault.text);
    if (kin->use == KIN_TREE) return branches_read(&setup, kin->id, kin->arena, &kin->tree, err);
    BranchKin all;
    if (!branches_read_kin(&setup, kin->id, KIN_MOST, kin->arena, &all, err)) return false;
    kin->tree = all.tree;
    kin->others = all.others;
    return true;
}

bool app_show_kin(App *app, StrView id, KinUse use)
{
    AppKin *kin = mem_new(sizeof *kin);
    Err err = { 0 };
    *kin = (AppKin){ .arena = arena_new(0), .use = use, .wants_focus = true };
    kin->id = arena_copy(kin->arena, id);
    app_close_kin(app);
    app->kin = kin;
    if (!read_kin(app, kin, &err)) {
        app_close_kin(app);
        app_fail(app, "app.cannot_read", &err);
        return false;
    }
    add_lines(kin);
    choose_first(kin);
    app->redraw = true;
    return true;
}

/* ---- how a session looks */

static StrView when_text(const App *app, const Branch *branch)
{
    const Outside *outside = app->setup->outside;
    StrView at = branch->started_at;
    if (at.len < CLOCK_AT + CLOCK_LEN) return at;
    StrView date = sv_of(at.ptr, DATE_LEN), clock = sv_of(at.ptr + CLOCK_AT, CLOCK_LEN);
    if (sv_eq(date, outside->today(outside->self, app->frame))) date = ui_tr(app->ui, "card.today");
    return arena_printf(app->frame, "%.*s %.*s", SV_ARG(date), SV_ARG(clock));
}

static StrView cut_text(const App *app, const Branch *branch)
{
    const DigestCut *cut = &branch->digest.cut;
    Ui *ui = app->ui;
    if (!cut->seq) return sv("");
    const char *key = branch->digest.chat_count > 1 ? "sessions.tree_from_chat" : "sessions.tree_from";
    return ui_say(ui, key, SLOTS({ "number", ui_number(ui, cut->reply) }, { "chat", ui_number(ui, cut->chat) }));
}

static StrView outcome_text(const App *app, const Branch *branch)
{
    bool is_left = branch->digest.chat_count == 1 && sv_is(branch->digest.chats[0].why, "left");
    bool is_cut = branch->state == STORE_STATE_INTERRUPTED;
    StrView name = is_cut ? sv("killed") : is_left ? sv("left") : branch->outcome;
    return locale_text_sv(app->locale, arena_printf(app->frame, "outcome.%.*s", SV_ARG(name)));
}

/* Lines from what it parts from to its place; `x` is where the row's own words begin. */
static void draw_lead(App *app, const AppKin *kin, const Branch *branch, Rect row, int32_t x)
{
    Colour colour = ui_colour(app->ui, TOKEN_LINE3);
    int32_t middle = row.y + row.h / 2;
    int32_t at = x - STEP + 4;
    if (branch->parent == BRANCH_NONE) return;
    canvas_vline(app->canvas, (Point){ at, row.y }, branch->is_last ? middle - row.y : row.h, 1, DASH_SOLID, colour);
    canvas_hline(app->canvas, (Point){ at, middle }, STEP - 8, 1, DASH_SOLID, colour);
    const Branch *above = &kin->tree.items[branch->parent];
    for (at -= STEP; above->parent != BRANCH_NONE && at > row.x; at -= STEP) {
        if (!above->is_last) canvas_vline(app->canvas, (Point){ at, row.y }, row.h, 1, DASH_SOLID, colour);
        above = &kin->tree.items[above->parent];
    }
}

static void draw_score(App *app, const Branch *branch, Rect *row)
{
    Ui *ui = app->ui;
    LevelScale levels = app_levels(app);
    Score score = { branch->digest.overall, branch->digest.overall >= 0, false };
    int32_t w = ui_level_chip_width(ui, &levels, score, 56);
    Rect place = cut_left(row, w);
    ui_level_chip(ui, (Point){ place.x, place.y + (place.h - 20) / 2 }, &levels, score, 56);
    cut_left(row, PAD);
}

static void draw_words(App *app, const AppKin *kin, const Branch *branch, Rect row)
{
    Ui *ui = app->ui;
    StrView when = when_text(app, branch), outcome = outcome_text(app, branch), cut = cut_text(app, branch);
    int32_t w = ui_text_w(ui, FONT_R12, when);
    ui_paint_line(ui, cut_right(&row, w), when, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_RIGHT });
    cut_right(&row, PAD);
    if (sv_eq(branch->id, kin->id)) {
        TagSpec tag = { .text = ui_tr(ui, "kin.this"), .tint = TINT_ACCENT };
        int32_t tag_w = ui_tag_width(ui, &tag);
        Rect place = cut_right(&row, tag_w);
        ui_tag(ui, (Point){ place.x, place.y + (place.h - 20) / 2 }, &tag);
        cut_right(&row, PAD);
    }
    StrView name = branch->person;
    w = ui_text_w(ui, FONT_B14, name);
    if (w > row.w / 2) w = row.w / 2;
    ui_paint_line(ui, cut_left(&row, w), name, (UiLook){ FONT_B14, TOKEN_T1, ALIGN_LEFT });
    cut_left(&row, PAD);
    StrView words = cut.len ? arena_printf(app->frame, "%.*s·%.*s", SV_ARG(cut), SV_ARG(outcome)) : outcome;
    ui_paint_line(ui, row, words, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
}

static StrView line_name(const App *app, const Branch *branch)
{
    if (branch->is_missing) return ui_tr(app->ui, "sessions.tree_gone");
    StrView score = branch->digest.overall < 0 ? sv("–") : ui_number(app->ui, branch->digest.overall);
    StrView cut = cut_text(app, branch);
    return arena_printf(app->frame, "%.*s %.*s%s%.*s %.*s %.*s", SV_ARG(branch->person), SV_ARG(score),
                        cut.len ? " " : "", SV_ARG(cut), SV_ARG(outcome_text(app, branch)),
                        SV_ARG(when_text(app, branch)));
}

/* True where it was clicked twice. */
static bool draw_session(App *app, AppKin *kin, int32_t index, Rect row, bool focused)
{
    Ui *ui = app->ui;
    const Branch *branch = kin->lines[index].branch;
    bool is_current = index == kin->current, can = can_choose(kin, &kin->lines[index]);
    UiId id = ui_id_of(ui, "kin", (uint64_t)index);
    UiHit hit = can ? ui_hit(ui, id, row, UI_NO_FOCUS) : (UiHit){ 0 };
    if (is_current || hit.hover)
        canvas_round(app->canvas, row, CORNERS(8), ui_colour(ui, is_current ? TOKEN_SEL : TOKEN_HOVER));
    if (is_current && focused) ui_focus_ring(ui, rect_inset(row, 4, 4), 6);
    ui_node(ui, &(UiNode){ .role = "option",
                           .name = line_name(app, branch),
                           .value = branch->id,
                           .rect = row,
                           .id = can ? id : 0,
                           .disabled = !can,
                           .selected = is_current });
    int32_t steps = (int32_t)(branch->depth < MOST_STEPS ? branch->depth : MOST_STEPS);
    Rect in = rect_inset(row, PAD, 0);
    cut_left(&in, steps * STEP);
    draw_lead(app, kin, branch, row, in.x);
    if (branch->is_missing) {
        ui_paint_line(ui, in, ui_tr(ui, "sessions.tree_gone"), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
        return false;
    }
    draw_score(app, branch, &in);
    draw_words(app, kin, branch, in);
    if (hit.pressed && can) kin->current = index;
    return hit.double_clicked;
}

/* ---- what one does with it */

static void move(Ui *ui, AppKin *kin, int32_t by)
{
    for (int32_t at = kin->current + by; at >= 0 && at < kin->count; at += by) {
        if (!can_choose(kin, &kin->lines[at])) continue;
        kin->current = at;
        ui_scroll_to(ui, ui_id(ui, "lines"), kin->lines[at].y, kin->lines[at].h);
        ui_again(ui);
        return;
    }
}

/* The panel goes before what it opens. Ids outlive it in the frame's arena. */
static void take(App *app, KinUse use, bool as_film)
{
    AppKin *kin = app->kin;
    if (kin->current < 0) return;
    const Branch *branch = kin->lines[kin->current].branch;
    StrView own = arena_copy(app->frame, kin->id), chosen = arena_copy(app->frame, branch->id);
    bool is_own = sv_eq(own, chosen);
    bool is_older = sv_compare(branch->started_at, kin->tree.items[kin->tree.shown].started_at) < 0;
    if (use == KIN_COMPARE && is_own) return;
    app_close_kin(app);
    app->redraw = true;
    if (use == KIN_COMPARE) {
        app_open_compare(app, is_older ? chosen : own, is_older ? own : chosen);
    } else if (as_film) {
        app_open_replay(app, chosen, 0);
    } else {
        app_open_card(app, chosen);
    }
}

static bool draw_lines(App *app, AppKin *kin, Rect rect)
{
    Ui *ui = app->ui;
    bool opened = false;
    UiScroll scroll = ui_begin_scroll(ui, "lines", rect, false);
    UiHit list = ui_hit(ui, ui_id(ui, "list"), rect, UI_FOCUS_OWN);
    for (int32_t i = 0; i < kin->count; i++) {
        const KinLine *line = &kin->lines[i];
        Rect row = { scroll.view.x, scroll.content.y + line->y, scroll.view.w, line->h };
        if (row.y + row.h <= scroll.view.y || row.y >= scroll.view.y + scroll.view.h) continue;
        if (line->branch) {
            opened = draw_session(app, kin, i, row, list.focus_shown) || opened;
        } else {
            ui_heading(ui, rect_inset(row, PAD, 0), ui_tr(ui, line->heading), FONT_B12);
        }
    }
    /* Before the scroll area takes the arrows for itself. */
    if (ui_key(ui, KEY_DOWN, 0)) move(ui, kin, 1);
    if (ui_key(ui, KEY_UP, 0)) move(ui, kin, -1);
    ui_end_scroll(ui, kin->height);
    if (kin->wants_focus) {
        kin->wants_focus = false;
        ui_focus(ui, ui_id(ui, "list"), true);
        if (kin->current >= 0)
            ui_scroll_to(ui, ui_id(ui, "lines"), kin->lines[kin->current].y, kin->lines[kin->current].h);
    }
    return opened;
}

/* True where the panel has gone. */
static bool take_keys(App *app, AppKin *kin, bool opened)
{
    Ui *ui = app->ui;
    if (opened || ui_key(ui, KEY_ENTER, 0)) {
        take(app, kin->use, false);
    } else if (kin->use == KIN_TREE && ui_char(ui, 'c', 0)) {
        take(app, KIN_COMPARE, false);
    } else if (kin->use == KIN_TREE && ui_char(ui, 'v', 0)) {
        take(app, KIN_TREE, true);
    }
    return app->kin != kin;
}

static void draw_hint(App *app, const AppKin *kin, Rect row)
{
    Ui *ui = app->ui;
    const char *key = kin->count == 0           ? "kin.none"
                      : kin->use == KIN_COMPARE ? "kin.hint_compare"
                      : kin->tree.count == 1    ? "kin.hint_single"
                                                : "kin.hint_tree";
    ui_line(ui, row, ui_tr(ui, key), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

void app_draw_kin(App *app)
{
    Ui *ui = app->ui;
    AppKin *kin = app->kin;
    int32_t room_h = ui_size(ui).y - 4 * EDGE < MOST_H ? ui_size(ui).y - 4 * EDGE : MOST_H;
    int32_t list_h = kin->height < room_h ? kin->height : room_h;
    if (list_h < LEAST_H) list_h = LEAST_H;
    DialogSpec dialog = { .title = ui_tr(ui, kin->use == KIN_TREE ? "kin.tree" : "kin.compare_with"),
                          .width = WIDTH,
                          .height = HEAD_H + list_h,
                          .cancel = ui_tr(ui, "keys.close") };
    Rect room = ui_begin_dialog(ui, "kin", &dialog);
    draw_hint(app, kin, cut_top(&room, HEAD_H));
    bool opened = draw_lines(app, kin, room);
    bool is_gone = take_keys(app, kin, opened);
    DialogAnswer answer = ui_end_dialog(ui, &dialog);
    if (is_gone || answer == DIALOG_OPEN) return;
    app_close_kin(app);
    app->redraw = true;
}
