/* view_home.c -- see below. */
#include "ui/app_own.h"

#include "base/mem.h"

static void *make(App *app)
{
    (void)app;
    return mem_new(1);
}

static void draw(App *app, void *state, Rect area)
{
    (void)state;
    ui_heading(app->ui, rect_inset(area, 24, 24), sv("home"), FONT_B20);
}

const View HOME_VIEW = { .name = "home", .make = make, .drop = mem_free, .draw = draw };
