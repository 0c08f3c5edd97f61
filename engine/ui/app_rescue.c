/* app_rescue.c -- a record that was damaged: practice goes on in a fresh one, and the window says what, where, what is safe and what
 * can be done. */
#include "base/files.h"
#include "ui/app_own.h"

enum { WIDE = 560, FIRST_H = 240, PART_GAP = 8, HEAD_H = 24, LINE_H = 20, MOST_LISTED = 6, BANNER_ROOM = 36 };

/* A store that cannot be used at all is said in the window and costs no practice. */
void app_open_store(App *app)
{
    const AppSetup *setup = app->setup;
    const Outside *outside = setup->outside;
    RescueSetup rescue = { arena_printf(app->life, "%s/peilian.db", setup->data).ptr,
                           outside->now(outside->self, app->life), outside->owner(outside->self, app->life) };
    app->store = NULL;
    if (!folder_make(setup->data, &app->store_fault)) return;
    if (!rescue_open(&app->store, &rescue, app->life, &app->rescue, &app->store_fault)) app->store = NULL;
}

static bool has_news(const App *app)
{
    return app->store && app->rescue.trouble != STORE_FINE && app->rescue.trouble != STORE_UNREACHABLE;
}

static StrView say(App *app, const char *key)
{
    const Rescue *rescue = &app->rescue;
    const Survey *survey = &rescue->survey;
    Ui *ui = app->ui;
    return ui_say(ui, key,
                  SLOTS({ "path", rescue->path }, { "aside", rescue->aside }, { "used", rescue->used },
                        { "text", rescue->why }, { "whole", ui_number(ui, survey->whole) },
                        { "part", ui_number(ui, survey->part) }, { "lost", ui_number(ui, survey->lost) },
                        { "events", ui_number(ui, survey->lost_events) }, { "taken", ui_number(ui, rescue->taken) },
                        { "command", sv("peilian sessions --salvage") }));
}

static const char *what_key(const Rescue *rescue)
{
    if (rescue->trouble == STORE_NEWER) return "rescue.ui_newer";
    if (rescue->trouble == STORE_FOREIGN) return "rescue.ui_foreign";
    return rescue->has_survey ? "rescue.ui_damaged" : "rescue.ui_nothing";
}

void app_draw_rescue_banner(App *app, Rect *area)
{
    Ui *ui = app->ui;
    if (!has_news(app) || app->rescue_hidden) return;
    BannerSpec banner = { .text = say(app, what_key(&app->rescue)),
                          .action = ui_tr(ui, "rescue.ui_more"),
                          .icon = "major",
                          .tint = TINT_MAJOR };
    if (ui_banner(ui, "rescue", cut_top(area, BANNER_ROOM), &banner)) app->rescue_shown = true;
}

static void part(App *app, Rect *room, const char *head, StrView text)
{
    Ui *ui = app->ui;
    ui_heading(ui, cut_top(room, HEAD_H), ui_tr(ui, head), FONT_B14);
    UiDrawn drawn = ui_paragraph(ui, *room, text, (UiLook){ FONT_R14, TOKEN_T2, ALIGN_LEFT }, 0);
    cut_top(room, drawn.h + PART_GAP);
}

/* The sessions that lack something, by their time. */
static void list_parts(App *app, Rect *room)
{
    const Survey *survey = &app->rescue.survey;
    Ui *ui = app->ui;
    size_t shown = 0;
    for (size_t i = 0; i < survey->count && shown < MOST_LISTED; i++) {
        const Surveyed *one = &survey->items[i];
        StrView time = one->session.header.started_at;
        if (!one->why.len) continue;
        StrView text =
            ui_say(ui, one->there ? "rescue.ui_part" : "rescue.ui_lost",
                   SLOTS({ "id", one->session.header.id },
                         { "time",
                           time.len >= 16 ? arena_printf(app->frame, "%.10s %.5s", time.ptr, time.ptr + 11) : sv("–") },
                         { "there", ui_number(ui, one->there) }, { "count", ui_number(ui, one->session.count) }));
        ui_line(ui, cut_top(room, LINE_H), text, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
        shown++;
    }
    if (shown) cut_top(room, PART_GAP);
}

static void draw_words(App *app, Rect *room)
{
    const Rescue *rescue = &app->rescue;
    bool is_damaged = rescue->trouble == STORE_DAMAGED;
    part(app, room, "rescue.ui_what",
         say(app, is_damaged                       ? "rescue.damaged"
                  : rescue->trouble == STORE_NEWER ? "rescue.newer"
                                                   : "rescue.foreign"));
    part(app, room, "rescue.ui_safe", say(app, rescue->has_survey ? "rescue.survey" : "rescue.nothing"));
    list_parts(app, room);
    part(app, room, "rescue.ui_where", say(app, rescue->aside.len ? "rescue.aside" : "rescue.beside"));
    part(app, room, "rescue.ui_do", say(app, rescue->aside.len ? "rescue.ui_do_aside" : "rescue.ui_do_beside"));
}

/* As high as its words were in the frame before. */
void app_draw_rescue(App *app)
{
    Ui *ui = app->ui;
    if (!app->rescue_shown || !has_news(app)) return;
    DialogSpec dialog = { .title = ui_tr(ui, "rescue.ui_title"),
                          .width = WIDE,
                          .height = app->rescue_h ? app->rescue_h : FIRST_H,
                          .ok = ui_tr(ui, "rescue.ui_ok"),
                          .cancel = ui_tr(ui, "rescue.ui_later") };
    Rect room = ui_begin_dialog(ui, "rescue", &dialog);
    int32_t top = room.y;
    draw_words(app, &room);
    if (room.y - top != app->rescue_h) {
        app->rescue_h = room.y - top;
        ui_again(ui);
    }
    DialogAnswer answer = ui_end_dialog(ui, &dialog);
    if (answer == DIALOG_OK) app->rescue_hidden = true;
    if (answer != DIALOG_OPEN) app->rescue_shown = false;
}
