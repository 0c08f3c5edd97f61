/* desk_list.c -- the chats at the desk, most urgent first, with what is left of each allowance. */
#include "ui/desk_own.h"
#include "ui/widgets_table.h"

void desk_draw_list(App *app, DeskView *desk, Rect rect)
{
    (void)desk;
    canvas_fill(app->canvas, rect, ui_colour(app->ui, TOKEN_PANEL));
}
