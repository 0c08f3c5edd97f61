/* desk_side.c -- the side panel: product, size table, policy, order, notes, quick replies. */
#include "ui/desk_own.h"

Token desk_flag_token(StrView colour)
{
    return sv_is(colour, "red") ? TOKEN_CRIT_B : TOKEN_T2;
}

void desk_draw_side(App *app, DeskView *desk, const FeedChat *chat, Rect rect)
{
    (void)desk;
    (void)chat;
    canvas_fill(app->canvas, rect, ui_colour(app->ui, TOKEN_PANEL));
}
