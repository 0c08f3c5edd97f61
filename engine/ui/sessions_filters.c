/* sessions_filters.c -- search, chips with their counts, drop-downs for person, scenario and grade; they wrap where it is
 * narrow. */
#include "ui/field.h"
#include "ui/sessions_own.h"

enum { ROW_H = 40, EDGE = 6, PART_H = 28, GAP = 8, SEARCH_W = 216, CAP_PAD = 6, LEVELS = 4 };

/* Places from left to right, on the next row where there is no room. */
typedef struct Flow {
    Rect area;
    int32_t x, y;
} Flow;

static Rect flow_next(Flow *flow, int32_t w, int32_t h)
{
    if (flow->x > flow->area.x && flow->x + w > flow->area.x + flow->area.w) {
        flow->x = flow->area.x;
        flow->y += ROW_H;
    }
    Rect place = { flow->x, flow->y + (ROW_H - h) / 2, w, h };
    flow->x += w + GAP;
    return place;
}

/* Esc empties it first and then gives the keys back to the rows; Enter and the arrow go to what was found. */
static void take_keys(App *app, SessionsView *view, const FieldResult *field)
{
    Ui *ui = app->ui;
    if (field->submitted) view->wants_rows = true;
    if (!field->focused) return;
    if (ui_key(ui, KEY_DOWN, 0)) view->wants_rows = true;
    if (!ui_key(ui, KEY_ESC, 0)) return;
    if (!edit_text(view->search).len) view->wants_rows = true;
    edit_set_text(view->search, sv(""));
    ui_again(ui);
}

static void draw_search(App *app, SessionsView *view, Rect rect)
{
    Ui *ui = app->ui;
    FieldSpec spec = { .name = "search",
                       .label = ui_tr(ui, "list.search"),
                       .placeholder = ui_tr(ui, "list.search_hint"),
                       .icon = "search" };
    FieldResult field = ui_field(ui, view->search, &spec, rect);
    if (view->wants_search) {
        ui_focus(ui, field.id, true);
        edit_select_all(view->search);
        view->wants_search = false;
    }
    int32_t w = ui_key_cap_width(ui, sv("/"));
    if (!edit_text(view->search).len && !field.focused) {
        ui_key_cap(ui, (Point){ rect.x + rect.w - w - CAP_PAD, rect.y + (rect.h - 18) / 2 }, sv("/"));
    }
    take_keys(app, view, &field);
}

static void draw_chips(App *app, SessionsView *view, Flow *flow)
{
    static const char *const KEYS[SESSIONS_CHIPS] = { "list.all", "list.failed", "list.critical", "list.unfinished" };
    Ui *ui = app->ui;
    ui_begin_group(ui, "chips");
    for (int32_t i = 0; i < SESSIONS_CHIPS; i++) {
        int32_t count = sessions_chip_count(app, view, (SessionsChip)i);
        ChipSpec chip = { .label = arena_printf(app->frame, "%.*s %d", SV_ARG(ui_tr(ui, KEYS[i])), (int)count),
                          .on = view->chip == i };
        ui_push_id(ui, "chip", (uint64_t)i);
        if (chip.on) ui_group_entry(ui, ui_id(ui, "one"));
        if (ui_chip(ui, "one", flow_next(flow, ui_chip_width(ui, &chip), PART_H), &chip)) view->chip = i;
        ui_pop_id(ui);
    }
    ui_end_group(ui);
}

static StrView *options(App *app, const char *any, const StrView *list, size_t count)
{
    StrView *out = arena_alloc(app->frame, count + 1, sizeof *out);
    out[0] = ui_tr(app->ui, any);
    for (size_t i = 0; i < count; i++) out[i + 1] = list[i];
    return out;
}

static void make_selects(App *app, const SessionsView *view, SelectSpec *out)
{
    static const char *const KEYS[LEVELS] = { "ui.level.A", "ui.level.B", "ui.level.C", "ui.level.D" };
    static const char *const ANY[SESSIONS_SELECTS] = { "list.any_person", "list.any_scenario", "list.any_level" };
    StrView levels[LEVELS];
    for (size_t i = 0; i < LEVELS; i++) levels[i] = ui_tr(app->ui, KEYS[i]);
    const StrView *const lists[SESSIONS_SELECTS] = { view->people_names, view->titles, levels };
    const size_t counts[SESSIONS_SELECTS] = { view->people_count, view->title_count, LEVELS };
    static const char *const LABELS[SESSIONS_SELECTS] = { "list.person", "list.scenario", "list.level" };
    for (size_t i = 0; i < SESSIONS_SELECTS; i++) {
        out[i] = (SelectSpec){ .choice = { .label = ui_tr(app->ui, LABELS[i]),
                                           .options = options(app, ANY[i], lists[i], counts[i]),
                                           .count = counts[i] + 1 },
                               .small = true };
    }
}

/* As wide as what is chosen asks for. */
static int32_t select_w(App *app, const SelectSpec *spec, int32_t index)
{
    SelectSpec chosen = *spec;
    chosen.choice.options = &spec->choice.options[index];
    chosen.choice.count = 1;
    return ui_select_width(app->ui, &chosen);
}

static void draw_selects(App *app, SessionsView *view, Flow *flow)
{
    static const char *const NAMES[SESSIONS_SELECTS] = { "person", "scenario", "level" };
    int32_t *const chosen[SESSIONS_SELECTS] = { &view->person, &view->title, &view->level };
    SelectSpec specs[SESSIONS_SELECTS];
    int32_t whole = -GAP, widths[SESSIONS_SELECTS];
    make_selects(app, view, specs);
    for (size_t i = 0; i < SESSIONS_SELECTS; i++) {
        widths[i] = select_w(app, &specs[i], *chosen[i]);
        whole += widths[i] + GAP;
    }
    int32_t right = flow->area.x + flow->area.w;
    bool fits = flow->x + GAP + whole <= right;
    if (!fits) {
        flow->x = flow->area.x;
        flow->y += ROW_H;
    }
    /* Beside the chips they stand at the right edge, below them at the left. */
    if (fits) flow->x = right - whole;
    for (size_t i = 0; i < SESSIONS_SELECTS; i++) {
        ui_select(app->ui, NAMES[i], flow_next(flow, widths[i], PART_H), &specs[i], chosen[i]);
    }
}

int32_t sessions_draw_filters(App *app, SessionsView *view, Rect rect)
{
    Ui *ui = app->ui;
    Flow flow = { rect_inset(rect, SESSIONS_PAD, 0), rect.x + SESSIONS_PAD, rect.y + EDGE };
    ui_begin_region(ui, "filters", (Rect){ rect.x, rect.y, rect.w, ROW_H + 2 * EDGE });
    draw_search(app, view, flow_next(&flow, SEARCH_W, 32));
    draw_chips(app, view, &flow);
    draw_selects(app, view, &flow);
    ui_end_region(ui);
    int32_t h = flow.y + ROW_H + EDGE - rect.y;
    ui_rule(ui, (Point){ rect.x, rect.y + h - 1 }, rect.w);
    return h;
}
