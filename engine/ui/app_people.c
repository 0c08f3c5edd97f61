/* app_people.c -- who am I: the people of this workstation, and a new one. */
#include "ui/app_own.h"

enum { WIDTH = 264, ROW_H = 44, FACE = 32, HEAD_H = 32, PAD = 8, MOST_ROWS = 7, DATE_LEN = 10 };

void app_show_people(App *app)
{
    Err err = { 0 };
    arena_free(app->people_arena);
    app->people_arena = arena_new(0);
    app->people = (People){ 0 };
    if (app->store && !store_list_people(app->store, app->people_arena, &app->people, &err)) {
        app_fail(app, "app.cannot_read", &err);
        return;
    }
    app->people_shown = true;
    app->redraw = true;
}

/* An exam belongs to who began it; anything else waits for its owner. */
static bool may_change(App *app)
{
    if (!app->is_playing || !app_is_exam(app)) return true;
    app_toast(app, ui_tr(app->ui, "people.exam"));
    return false;
}

static void become(App *app, StrView name)
{
    app->people_shown = false;
    if (sv_eq(name, app->person.name) || !may_change(app) || !app_set_person(app, name)) return;
    app_settings_changed(app);
    app_toast(app, ui_say(app->ui, "people.changed", SLOTS({ "name", app->person.name })));
    app_go(app, VIEW_HOME);
    app->has_entered = false;
}

static void welcome_new(App *app)
{
    app->people_shown = false;
    if (may_change(app)) app_go(app, VIEW_FIRST);
}

/* One row: a ground, what `draw` leaves room for, one node. */
static UiHit row_hit(App *app, UiId id, Rect row, StrView name, bool current)
{
    Ui *ui = app->ui;
    UiHit hit = ui_hit(ui, id, row, UI_FOCUS);
    if (current || hit.hover) {
        canvas_round(app->canvas, row, CORNERS(8), ui_colour(ui, current ? TOKEN_SEL : TOKEN_HOVER));
    }
    if (hit.focus_shown) ui_focus_ring(ui, rect_inset(row, 4, 4), 6);
    ui_node(ui,
            &(UiNode){
                .role = "option", .name = name, .rect = row, .id = id, .focused = hit.focused, .selected = current });
    return hit;
}

static void draw_person(App *app, Rect row, const Person *person)
{
    Ui *ui = app->ui;
    bool is_me = sv_eq(person->id, app->person.id);
    UiId id = ui_id(ui, "person");
    UiHit hit = row_hit(app, id, row, person->name, is_me);
    if (is_me) ui_group_entry(ui, id);
    StrView face = settings_face(&app->settings, person->id);
    const char *picture = face.len ? arena_printf(app->frame, "avatars/%.*s", SV_ARG(face)).ptr : NULL;
    Rect in = rect_inset(row, PAD, 0);
    Rect avatar = { in.x, in.y + (in.h - FACE) / 2, FACE, FACE };
    ui_avatar(ui, avatar, picture, person->name);
    cut_left(&in, FACE + PAD);
    StrView day = sv_of(person->last_used.ptr, person->last_used.len < DATE_LEN ? person->last_used.len : DATE_LEN);
    int32_t day_w = ui_text_w(ui, FONT_R12, day);
    ui_line(ui, cut_right(&in, day_w), day, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_RIGHT });
    cut_right(&in, PAD);
    ui_paint_line(ui, in, person->name, (UiLook){ is_me ? FONT_B14 : FONT_R14, TOKEN_T1, ALIGN_LEFT });
    if (hit.activated) become(app, person->name);
}

static void draw_new(App *app, Rect row)
{
    Ui *ui = app->ui;
    StrView label = ui_tr(ui, "people.new");
    UiHit hit = row_hit(app, ui_id(ui, "new"), row, label, false);
    Rect in = rect_inset(row, PAD, 0);
    canvas_icon(app->canvas, "plus", (Point){ in.x + (FACE - 18) / 2, in.y + (in.h - 18) / 2 }, 18,
                ui_colour(ui, TOKEN_T2));
    cut_left(&in, FACE + PAD);
    ui_paint_line(ui, in, label, (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
    if (hit.activated) welcome_new(app);
}

static void draw_rows(App *app, Rect rect)
{
    Ui *ui = app->ui;
    UiScroll scroll = ui_begin_scroll(ui, "people", rect, false);
    Rect content = scroll.content;
    for (size_t i = 0; i < app->people.count; i++) {
        ui_push_id(ui, "row", i);
        draw_person(app, cut_top(&content, ROW_H), &app->people.items[i]);
        ui_pop_id(ui);
    }
    ui_end_scroll(ui, (int32_t)app->people.count * ROW_H);
}

void app_draw_people(App *app)
{
    Ui *ui = app->ui;
    int32_t rows = app->people.count < MOST_ROWS ? (int32_t)app->people.count : MOST_ROWS;
    int32_t h = HEAD_H + (rows + 1) * ROW_H + 2 * PAD + 1;
    Rect pop = { app->me.x + app->me.w + 12, app->me.y + app->me.h - h, WIDTH, h };
    if (pop.y < PAD) pop.y = PAD;
    ui_begin_pop(ui, "people", pop, true);
    ui_push_id(ui, "people", 0);
    Rect in = rect_inset(pop, PAD, PAD);
    Rect head = cut_top(&in, HEAD_H);
    ui_heading(ui, rect_inset(head, PAD, 0), ui_tr(ui, "people.title"), FONT_B14);
    ui_begin_group(ui, "rows");
    draw_rows(app, cut_top(&in, rows * ROW_H));
    ui_rule(ui, (Point){ in.x, in.y }, in.w);
    cut_top(&in, 1);
    draw_new(app, in);
    ui_end_group(ui);
    if (ui_key(ui, KEY_ESC, 0) || ui_pressed_outside(ui)) app->people_shown = false;
    ui_pop_id(ui);
    ui_end_pop(ui);
    if (!app->people_shown) app->redraw = true;
}
