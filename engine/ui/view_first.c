/* view_first.c -- the first run: a name, a face, the easiest scenario. Two actions to the first chat. */
#include "base/mem.h"
#include "ui/edit.h"
#include "ui/field.h"
#include "ui/scenario_card.h"

enum { NAME_CHARS = 20, BOX_W = 760, BOX_H = 348, CARD_W = 320, LOGO = 48, FACE = 40, HEAD_H = 138, FOOT_H = 76 };

typedef struct FirstView {
    Edit *name;
    bool wants_focus;
} FirstView;

static void *make(App *app)
{
    FirstView *first = mem_new(sizeof *first);
    *first = (FirstView){ .name = edit_new(NAME_CHARS, false), .wants_focus = true };
    /* Nobody sits at a shop's desk as root. */
    if (app->setup->user[0] && strcmp(app->setup->user, "root") != 0) edit_set_text(first->name, sv(app->setup->user));
    edit_select_all(first->name);
    return first;
}

static void drop(void *state)
{
    FirstView *first = state;
    edit_free(first->name);
    mem_free(first);
}

static void enter(App *app, void *state)
{
    FirstView *first = state;
    first->wants_focus = true;
    if (app->person.name.len) edit_set_text(first->name, sv("")); /* somebody new comes to a place that has people */
}

/* The name without the blanks around it. */
static StrView name_of(const FirstView *first)
{
    StrView text = edit_text(first->name);
    while (text.len && text.ptr[0] == ' ') text = sv_of(text.ptr + 1, text.len - 1);
    while (text.len && text.ptr[text.len - 1] == ' ') text.len--;
    return text;
}

static bool take_name(App *app, const FirstView *first)
{
    StrView name = name_of(first);
    return app_set_person(app, name.len ? name : ui_tr(app->ui, "first.somebody"));
}

static void start(App *app, const FirstView *first)
{
    const ScenarioInfo *scenario = scenario_easiest(app->content);
    if (!take_name(app, first)) return;
    app_settings_changed(app);
    if (!scenario || !app_begin(app, &(AppPractice){ .scenario = scenario->id })) app_go(app, VIEW_HOME);
}

static void draw_head(App *app, Rect rect)
{
    Ui *ui = app->ui;
    Rect logo = { rect.x + (rect.w - LOGO) / 2, rect.y, LOGO, LOGO };
    canvas_picture(app->canvas, "logo/logo-256", logo);
    cut_top(&rect, LOGO + 14);
    StrView title = ui_tr(ui, "first.title");
    int32_t w = ui_text_w(ui, FONT_B20, title);
    Rect line = cut_top(&rect, 30);
    ui_heading(ui, (Rect){ line.x + (line.w - w) / 2, line.y, w, line.h }, title, FONT_B20);
    ui_line(ui, cut_top(&rect, 28), ui_tr(ui, "first.hint"), (UiLook){ FONT_R14, TOKEN_T2, ALIGN_CENTRE });
}

static void draw_faces(App *app, Rect row)
{
    Ui *ui = app->ui;
    ui_begin_group(ui, "faces");
    for (size_t i = 0; i < TRAINEE_FACES; i++) {
        Rect face = cut_left(&row, FACE);
        cut_left(&row, 8);
        ui_push_id(ui, "face", i);
        UiId id = ui_id(ui, "pick");
        UiHit hit = ui_hit(ui, id, face, UI_FOCUS);
        bool chosen = sv_is(app->settings.avatar, TRAINEE_FACE[i]);
        StrView label = ui_say(ui, "first.face", SLOTS({ "number", ui_number(ui, (int64_t)i + 1) }));
        canvas_picture_round(app->canvas, arena_printf(app->frame, "avatars/%s", TRAINEE_FACE[i]).ptr, face);
        if (chosen)
            canvas_outline(app->canvas, rect_inset(face, -4, -4), CORNERS(FACE / 2 + 4), 2,
                           ui_colour(ui, TOKEN_ACCENT));
        if (hit.focus_shown) ui_focus_ring(ui, rect_inset(face, -4, -4), FACE / 2 + 4);
        if (chosen) ui_group_entry(ui, id);
        ui_node(
            ui,
            &(UiNode){
                .role = "radio", .name = label, .rect = face, .id = id, .focused = hit.focused, .checked = chosen });
        ui_pop_id(ui);
        if (hit.activated || hit.entered) app->settings.avatar = sv(TRAINEE_FACE[i]);
    }
    ui_end_group(ui);
}

/* Typing is recorded for one's own replay; who does not want that says so before the first letter. */
static void draw_keystrokes(App *app, Rect row)
{
    Ui *ui = app->ui;
    bool on = app->settings.keystrokes;
    StrView text = ui_tr(ui, on ? "first.keys_on" : "first.keys_off");
    canvas_icon(app->canvas, "keys", (Point){ row.x, row.y + 6 }, 16, ui_colour(ui, TOKEN_T3));
    cut_left(&row, 24);
    int32_t w = ui_text_w(ui, FONT_R12, text);
    ui_line(ui, cut_left(&row, w), text, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    ButtonSpec spec = { .label = ui_tr(ui, on ? "first.keys_stop" : "first.keys_start"),
                        .look = BUTTON_QUIET,
                        .size = BUTTON_SMALL };
    if (ui_button_left(ui, "keystrokes", &row, &spec)) app->settings.keystrokes = !on;
}

static void draw_form(App *app, FirstView *first, Rect form)
{
    Ui *ui = app->ui;
    cut_top(&form, 18);
    ui_line(ui, cut_top(&form, 22), ui_tr(ui, "first.name"), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    FieldSpec spec = { .name = "name", .label = ui_tr(ui, "first.name"), .placeholder = ui_tr(ui, "first.somebody") };
    FieldResult result = ui_field(ui, first->name, &spec, cut_top(&form, 40));
    if (first->wants_focus) ui_focus(ui, result.id, false);
    first->wants_focus = false;
    cut_top(&form, 18);
    ui_line(ui, cut_top(&form, 24), ui_tr(ui, "first.pick"), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    Rect faces = cut_top(&form, FACE);
    cut_left(&faces, 4);
    draw_faces(app, faces);
    cut_top(&form, 22);
    ButtonSpec begin = {
        .label = ui_tr(ui, "first.start"), .key = sv("Enter"), .look = BUTTON_PRIMARY, .size = BUTTON_LARGE
    };
    if (ui_button(ui, "start", cut_top(&form, 40), &begin) || result.submitted) start(app, first);
    cut_top(&form, 12);
    draw_keystrokes(app, cut_top(&form, 28));
}

static void draw_scenario(App *app, Rect rect)
{
    const ScenarioInfo *scenario = scenario_easiest(app->content);
    if (!scenario) return;
    Rect left = scenario_card(app, rect, &(ScenarioCard){ .scenario = scenario, .picture_h = 128, .lines = 3 });
    scenario_card_figures(app, (Rect){ left.x, rect.y + rect.h - 34, left.w, 20 }, scenario);
}

static void draw_foot(App *app, FirstView *first, Rect rect)
{
    static const char *const icons[] = { "desk", "target", "retry" };
    static const char *const texts[] = { "first.how_1", "first.how_2", "first.how_3" };
    Ui *ui = app->ui;
    Rect row = cut_top(&rect, 40);
    int32_t w = 0;
    for (size_t i = 0; i < 3; i++) w += ui_text_w(ui, FONT_R12, ui_tr(ui, texts[i])) + 52;
    cut_left(&row, (row.w - w) / 2);
    for (size_t i = 0; i < 3; i++) {
        StrView text = ui_tr(ui, texts[i]);
        canvas_icon(app->canvas, icons[i], (Point){ row.x, row.y + 11 }, 18, ui_colour(ui, TOKEN_T2));
        cut_left(&row, 26);
        int32_t text_w = ui_text_w(ui, FONT_R12, text);
        ui_line(ui, cut_left(&row, text_w), text, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
        cut_left(&row, 26);
    }
    ButtonSpec all = { .label = ui_tr(ui, "first.all"), .look = BUTTON_QUIET, .size = BUTTON_SMALL };
    w = ui_button_width(ui, &all);
    if (ui_button(ui, "all", (Rect){ rect.x + (rect.w - w) / 2, rect.y, w, 28 }, &all) && take_name(app, first)) {
        app_settings_changed(app);
        app_go(app, VIEW_HOME);
    }
}

static void draw(App *app, void *state, Rect area)
{
    FirstView *first = state;
    Ui *ui = app->ui;
    int32_t whole = HEAD_H + BOX_H + FOOT_H + 24;
    UiScroll scroll = ui_begin_scroll(ui, "page", area, false);
    Rect page = scroll.content;
    if (area.h > whole) cut_top(&page, (area.h - whole) / 2);
    ui_begin_region(ui, "first", page);
    draw_head(app, cut_top(&page, HEAD_H));
    int32_t w = page.w - 32 < BOX_W ? page.w - 32 : BOX_W;
    Rect box = { page.x + (page.w - w) / 2, cut_top(&page, BOX_H).y, w, BOX_H };
    canvas_round(app->canvas, box, CORNERS(8), ui_colour(ui, TOKEN_PANEL));
    canvas_outline(app->canvas, box, CORNERS(8), 1, ui_colour(ui, TOKEN_LINE));
    Rect in = rect_inset(box, 32, 28);
    draw_scenario(app, cut_right(&in, CARD_W));
    cut_right(&in, 32);
    draw_form(app, first, in);
    cut_top(&page, 12);
    draw_foot(app, first, page);
    ui_end_region(ui);
    ui_end_scroll(ui, whole);
}

const View FIRST_VIEW = { .name = "first", .make = make, .drop = drop, .enter = enter, .draw = draw };
