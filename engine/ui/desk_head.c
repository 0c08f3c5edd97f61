/* desk_head.c -- who one talks to, how long the session has run, how the buyer feels. */
#include "ui/desk_own.h"

enum {
    FACE = 36,
    PAD = 20,
    MOOD_BAR = 64,
    MOODS_SHOWN = 3,
    MOOD_GAP = 24,
    NARROW = 620,
    NARROW_BAR = 40,
    LIST_FROM = 1120
};

const ScenarioInfo *desk_scenario(const App *app, const FeedChat *chat)
{
    return content_scenario(app->content, chat->scenario);
}

const Shop *desk_shop(const App *app, const FeedChat *chat)
{
    const ScenarioInfo *scenario = desk_scenario(app, chat);
    return scenario ? content_shop(app->content, scenario->shop) : NULL;
}

const Product *desk_product(const App *app, const FeedChat *chat)
{
    const ScenarioInfo *scenario = desk_scenario(app, chat);
    const Shop *shop = desk_shop(app, chat);
    return shop && scenario->product.len ? shop_product(shop, scenario->product) : NULL;
}

StrView desk_buyer_name(const App *app, const FeedChat *chat)
{
    StrView surname = app_local(app, &chat->name.surname);
    if (!surname.len) return desk_persona_name(app, chat);
    return ui_say(app->ui, chat->name.is_male ? "buyer.mr" : "buyer.ms", SLOTS({ "surname", surname }));
}

StrView desk_persona_name(const App *app, const FeedChat *chat)
{
    const PersonaInfo *persona = content_persona(app->content, chat->persona);
    return persona ? app_local(app, &persona->name) : chat->persona;
}

StrView desk_buyer_picture(const App *app, const FeedChat *chat)
{
    const PersonaInfo *persona = content_persona(app->content, chat->persona);
    StrView avatar = persona && persona->avatar.len ? persona->avatar : chat->persona;
    return arena_printf(app->frame, "avatars/%.*s", SV_ARG(avatar));
}

Countdown desk_countdown(const App *app, const FeedChat *chat)
{
    bool waits = chat->waiting_since >= 0 && chat->closed_at < 0;
    return (Countdown){ .now_ms = app_session_ms(app),
                        .asked_ms = chat->waiting_since,
                        .due_ms = chat->due,
                        .answered_ms = waits ? -1 : chat->last_wait_ms,
                        .patience = -1,
                        .is_running = waits && app->is_playing && !sitting_is_paused(app->sitting) };
}

/* The session began at "…T22:06:39…"; seconds are added to that, past midnight too. */
StrView desk_clock_text(const App *app, int64_t t_ms)
{
    StrView start = log_header(sitting_log(app->sitting))->started_at;
    int32_t parts[3] = { 0 };
    for (size_t i = 0; i < 3 && start.len >= 19; i++) {
        const char *at = start.ptr + 11 + 3 * i;
        parts[i] = (at[0] - '0') * 10 + (at[1] - '0');
    }
    int64_t seconds = (int64_t)parts[0] * 3600 + parts[1] * 60 + parts[2] + t_ms / 1000;
    return arena_printf(app->frame, "%02d:%02d:%02d", (int)(seconds / 3600 % 24), (int)(seconds / 60 % 60),
                        (int)(seconds % 60));
}

static StrView minutes_text(App *app, int64_t ms)
{
    int64_t seconds = ms / 1000;
    return arena_printf(app->frame, "%lld:%02d", (long long)(seconds / 60), (int)(seconds % 60));
}

static void draw_clock(App *app, const FeedChat *chat, Rect *row)
{
    Ui *ui = app->ui;
    const ScenarioInfo *scenario = desk_scenario(app, chat);
    int64_t now = app_session_ms(app) - chat->opened_at;
    int64_t all = scenario ? (int64_t)scenario->minutes * 60000 : 0;
    StrView text =
        arena_printf(app->frame, "%.*s / %.*s", SV_ARG(minutes_text(app, now)), SV_ARG(minutes_text(app, all)));
    int32_t w = ui_text_w(ui, FONT_R14, text);
    Rect place = cut_right(row, w + 22);
    canvas_icon(app->canvas, "clock", (Point){ place.x, place.y + (place.h - 16) / 2 }, 16, ui_colour(ui, TOKEN_T2));
    ui_line(ui, (Rect){ place.x + 22, place.y, w, place.h }, text, (UiLook){ FONT_R14, TOKEN_T2, ALIGN_LEFT });
    cut_right(row, 12);
    if (app->is_playing && !sitting_is_paused(app->sitting)) ui_due(ui, ui_input(ui)->now_ms + 1000 - now % 1000);
}

static void draw_buttons(App *app, DeskView *desk, Rect *row)
{
    Ui *ui = app->ui;
    bool exam = app_is_exam(app);
    ButtonSpec end = { .label = ui_tr(ui, "desk.end"), .look = BUTTON_OUTLINE, .size = BUTTON_SMALL };
    if (ui_button_right(ui, "end", row, &end)) desk->asks_end = true;
    if (exam) return;
    bool paused = sitting_is_paused(app->sitting);
    ButtonSpec pause = { .label = ui_tr(ui, paused ? "desk.go_on" : "desk.pause"),
                         .icon = paused ? "play" : "pause",
                         .look = BUTTON_QUIET,
                         .size = BUTTON_SMALL,
                         .icon_only = true };
    if (ui_button_right(ui, "pause", row, &pause)) app_pause(app, !paused);
}

void desk_draw_head(App *app, DeskView *desk, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    Rect row = rect_inset(rect, PAD, 0);
    bool rush = desk_is_rush(app);
    /* In rush hour they stand below the list, where there is one to stand below. */
    if (!rush || ui_size(ui).x < LIST_FROM) draw_buttons(app, desk, &row);
    draw_clock(app, chat, &row);
    if (rush) {
        TagSpec number = { .text = ui_number(ui, chat->number), .tint = TINT_ACCENT, .bold = true };
        cut_left(&row, ui_tag(ui, (Point){ row.x, row.y + (row.h - 20) / 2 }, &number) + 10);
    }
    Rect face = cut_left(&row, FACE);
    ui_avatar(ui, (Rect){ face.x, face.y + (face.h - FACE) / 2, FACE, FACE }, desk_buyer_picture(app, chat).ptr,
              desk_buyer_name(app, chat));
    cut_left(&row, 12);
    StrView name = desk_buyer_name(app, chat);
    int32_t w = ui_text_w(ui, FONT_B16, name);
    ui_heading(ui, cut_left(&row, w < row.w ? w : row.w), name, FONT_B16);
    cut_left(&row, 8);
    TagSpec persona = { .text = desk_persona_name(app, chat) };
    if (chat->name.surname.zh.len && row.w > ui_tag_width(ui, &persona)) {
        cut_left(&row, ui_tag(ui, (Point){ row.x, row.y + (row.h - 20) / 2 }, &persona) + 8);
    }
    const ScenarioInfo *scenario = desk_scenario(app, chat);
    TagSpec exam = { .text = ui_tr(ui, "desk.exam"), .icon = "lock", .tint = TINT_MINOR };
    if (app_is_exam(app) && row.w > ui_tag_width(ui, &exam)) {
        cut_left(&row, ui_tag(ui, (Point){ row.x, row.y + (row.h - 20) / 2 }, &exam) + 8);
    }
    if (scenario && row.w > 80) {
        ui_line(ui, row, app_local(app, &scenario->title), (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    }
}

/* A mood by its locale name, its value and what the last deed did to it. */
static int32_t draw_mood(App *app, const FeedChat *chat, size_t index, Rect row)
{
    Ui *ui = app->ui;
    const FeedMood *now = &chat->moods[chat->mood_count - 1];
    const FeedMood *before = chat->mood_count > 1 ? now - 1 : now;
    StrView label = ui_tr(ui, arena_printf(app->frame, "mood.%.*s", SV_ARG(chat->mood_names[index])).ptr);
    int32_t change = now->values[index] - before->values[index];
    Rect left = row;
    UiDrawn drawn = ui_paint_line(ui, left, label, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    cut_left(&left, drawn.w + 8);
    Rect bar = { left.x, left.y + left.h / 2 - 2, row.w >= 150 ? MOOD_BAR : NARROW_BAR, 4 };
    canvas_round(app->canvas, bar, CORNERS(2), ui_colour(ui, TOKEN_SUNKEN));
    canvas_round(app->canvas, (Rect){ bar.x, bar.y, bar.w * now->values[index] / 100, 4 }, CORNERS(2),
                 ui_colour(ui, TOKEN_T2));
    cut_left(&left, bar.w + 8);
    StrView value = ui_number(ui, now->values[index]);
    drawn = ui_paint_line(ui, left, value, (UiLook){ FONT_B12, TOKEN_T1, ALIGN_LEFT });
    cut_left(&left, drawn.w + 6);
    if (change) {
        StrView by = arena_printf(app->frame, "%s%d", change > 0 ? "+" : "−", change > 0 ? change : -change);
        ui_paint_line(ui, left, by, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    }
    ui_node(ui, &(UiNode){ .role = "meter", .name = label, .value = value, .rect = row });
    return row.w;
}

void desk_draw_moods(App *app, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    static const char *const shown[MOODS_SHOWN] = { "patience", "trust", "interest" };
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    Rect row = rect_inset(rect, PAD, 0);
    int32_t each = (row.w - (MOODS_SHOWN - 1) * MOOD_GAP) / MOODS_SHOWN;
    if (each > 170) each = 170;
    for (size_t i = 0; i < MOODS_SHOWN; i++) {
        for (size_t k = 0; k < chat->mood_name_count && chat->mood_count; k++) {
            if (!sv_is(chat->mood_names[k], shown[i])) continue;
            draw_mood(app, chat, k, (Rect){ row.x, row.y, each, row.h });
            cut_left(&row, each + MOOD_GAP);
        }
    }
}
