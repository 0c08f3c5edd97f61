/* scenario_card.c -- draws scenario cards, for the first run and for home. */
#include "ui/scenario_card.h"

enum { FACE = 48, RING = 2, PAD = 16, GOODS = 88, RADIUS = 8, LEADING = 0 };

static Token art_of(const App *app, StrView shop)
{
    static const Token arts[] = { TOKEN_ART1, TOKEN_ART2, TOKEN_ART3, TOKEN_ART4 };
    size_t count = 0;
    const Shop *shops = content_shops(app->setup->content, &count);
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(shops[i].id, shop)) return arts[i % 4];
    }
    return TOKEN_ART4;
}

StrView scenario_shop_and_buyer(const App *app, const ScenarioInfo *scenario)
{
    const Shop *shop = content_shop(app->setup->content, scenario->shop);
    const PersonaInfo *persona = content_persona(app->setup->content, scenario->persona);
    LocalText names = { shop ? shop->name_zh : scenario->shop, shop ? shop->name_en : sv("") };
    StrView buyer = persona ? app_local(app, &persona->name) : scenario->persona;
    return arena_printf(app->frame, "%.*s%s%.*s", SV_ARG(app_local(app, &names)),
                        strcmp(app->lang, "zh") == 0 ? "·" : " · ", SV_ARG(buyer));
}

const ScenarioInfo *scenario_easiest(const Content *content)
{
    size_t count = 0;
    const ScenarioInfo *all = content_scenarios(content, &count);
    const ScenarioInfo *best = NULL;
    for (size_t i = 0; i < count; i++) {
        bool is_easier = best && (all[i].difficulty < best->difficulty ||
                                  (all[i].difficulty == best->difficulty && all[i].minutes < best->minutes));
        if (!best || is_easier) best = &all[i];
    }
    return best;
}

static void draw_picture(App *app, Rect rect, const ScenarioCard *card)
{
    Ui *ui = app->ui;
    const ScenarioInfo *scenario = card->scenario;
    canvas_round(app->canvas, rect, (Corners){ RADIUS, RADIUS, 0, 0 }, ui_colour(ui, art_of(app, scenario->shop)));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    int32_t side = rect.h - 16 < GOODS ? rect.h - 16 : GOODS;
    if (scenario->product.len) {
        canvas_picture(app->canvas, arena_printf(app->frame, "goods/%.*s", SV_ARG(scenario->product)).ptr,
                       (Rect){ rect.x + rect.w - side - 20, rect.y + (rect.h - side) / 2, side, side });
    }
    if (!card->show_best) return;
    Point at = { rect.x + 10, rect.y + 10 };
    if (card->best.applies) {
        LevelScale levels = { content_rubric(app->setup->content)->levels[0],
                              content_rubric(app->setup->content)->levels[1],
                              content_rubric(app->setup->content)->levels[2] };
        ui_level_chip(ui, at, &levels, card->best, 0);
    } else {
        ui_tag(ui, at, &(TagSpec){ .text = ui_tr(ui, "home.never"), .tint = TINT_LINE });
    }
}

static void draw_face(App *app, Rect picture, const ScenarioInfo *scenario)
{
    const PersonaInfo *persona = content_persona(app->setup->content, scenario->persona);
    Rect face = { picture.x + PAD, picture.y + picture.h - FACE * 3 / 4, FACE, FACE };
    StrView avatar = persona && persona->avatar.len ? persona->avatar : scenario->persona;
    canvas_round(app->canvas, rect_inset(face, -RING, -RING), CORNERS(FACE / 2 + RING),
                 ui_colour(app->ui, TOKEN_PANEL));
    ui_avatar(app->ui, face, arena_printf(app->frame, "avatars/%.*s", SV_ARG(avatar)).ptr,
              persona ? app_local(app, &persona->name) : scenario->persona);
}

Rect scenario_card(App *app, Rect rect, const ScenarioCard *card)
{
    Ui *ui = app->ui;
    const ScenarioInfo *scenario = card->scenario;
    canvas_round(app->canvas, rect, CORNERS(RADIUS), ui_colour(ui, TOKEN_PANEL));
    Rect picture = { rect.x, rect.y, rect.w, card->picture_h };
    draw_picture(app, picture, card);
    canvas_outline(app->canvas, rect, CORNERS(RADIUS), 1, ui_colour(ui, card->current ? TOKEN_ACCENT : TOKEN_LINE));
    draw_face(app, picture, scenario);
    Rect in = { rect.x + PAD, picture.y + picture.h + 18, rect.w - 2 * PAD,
                rect.y + rect.h - picture.y - picture.h - 30 };
    ui_heading(ui, cut_top(&in, 24), app_local(app, &scenario->title), FONT_B16);
    ui_line(ui, cut_top(&in, 20), scenario_shop_and_buyer(app, scenario), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    cut_top(&in, 4);
    UiDrawn brief =
        ui_paragraph(ui, in, app_local(app, &scenario->brief), (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT }, card->lines);
    cut_top(&in, brief.h);
    return in;
}

void scenario_card_figures(App *app, Rect row, const ScenarioInfo *scenario)
{
    Ui *ui = app->ui;
    StrView minutes = ui_say(ui, "home.minutes", SLOTS({ "minutes", ui_number(ui, scenario->minutes) }));
    int32_t w = ui_text_w(ui, FONT_R12, minutes);
    ui_line(ui, cut_right(&row, w), minutes, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_RIGHT });
    cut_right(&row, 8);
    enum { MOST_DIFFICULT = 5, DOTS_W = 50 };
    if (row.w > DOTS_W)
        ui_difficulty(ui, (Point){ cut_right(&row, DOTS_W).x, row.y + 7 }, scenario->difficulty, MOST_DIFFICULT);
    for (size_t i = 0; i < scenario->skill_count; i++) {
        StrView key = arena_printf(app->frame, "dim.%.*s", SV_ARG(scenario->skills[i]));
        TagSpec tag = { .text = locale_text_sv(app->locale, key), .tint = TINT_PLAIN };
        if (ui_tag_width(ui, &tag) + 6 > row.w) break;
        cut_left(&row, ui_tag(ui, (Point){ row.x, row.y }, &tag) + 6);
    }
}
