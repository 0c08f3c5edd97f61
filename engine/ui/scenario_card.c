/* scenario_card.c -- draws scenario cards, for the first run and for home. */
#include "ui/scenario_card.h"

enum {
    FACE = 48,
    FACE_SMALL = 40,
    BELOW_SMALL = 14,
    OVERLAP = 28,
    RING = 2,
    PAD = 16,
    PAD_SMALL = 14,
    GOODS = 88,
    RADIUS = 8,
    CHIP_H = 20,
    CHIP_PAD = 6
};

static Token art_of(const App *app, StrView shop)
{
    static const Token arts[] = { TOKEN_ART1, TOKEN_ART2, TOKEN_ART3, TOKEN_ART4 };
    size_t count = 0;
    const Shop *shops = content_shops(app->content, &count);
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(shops[i].id, shop)) return arts[i % 4];
    }
    return TOKEN_ART4;
}

StrView scenario_buyer(const App *app, StrView persona)
{
    const PersonaInfo *info = content_persona(app->content, persona);
    return info ? app_local(app, &info->name) : persona;
}

StrView scenario_shop_and_buyer(const App *app, const ScenarioInfo *scenario, StrView persona)
{
    const Shop *shop = content_shop(app->content, scenario->shop);
    LocalText names = { shop ? shop->name_zh : scenario->shop, shop ? shop->name_en : sv("") };
    return arena_printf(app->frame, "%.*s·%.*s", SV_ARG(app_local(app, &names)), SV_ARG(scenario_buyer(app, persona)));
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

/* On the panel's ground, so that it reads on every picture. */
static void draw_best(App *app, Point at, Score best)
{
    Ui *ui = app->ui;
    LevelScale levels = app_levels(app);
    char level = level_of(&levels, best);
    StrView letter = locale_text_sv(app->locale, arena_printf(app->frame, "level.%c", level));
    StrView text =
        best.applies ? arena_printf(app->frame, "%.*s %d", SV_ARG(letter), (int)best.points) : ui_tr(ui, "home.never");
    Rect chip = { at.x, at.y, ui_text_w(ui, FONT_B12, text) + 2 * CHIP_PAD, CHIP_H };
    canvas_round(app->canvas, chip, CORNERS(4), ui_colour(ui, TOKEN_PANEL));
    Token colour = best.applies ? tint_text(level_tint(level)) : TOKEN_T3;
    ui_line(ui, rect_inset(chip, CHIP_PAD, 0), text, (UiLook){ FONT_B12, colour, ALIGN_LEFT });
}

/* Whose it is, where it was not shipped: at the picture's right, for the face and the best score stand at the left. */
static void draw_origin(App *app, Rect rect, const ScenarioInfo *scenario)
{
    Ui *ui = app->ui;
    ContentOrigin origin = content_origin(app->content, scenario->source.file);
    if (!origin.owner.len) return;
    bool is_own = sv_is(origin.owner, CONTENT_OWN);
    const char *key = is_own ? (origin.is_over ? "own.mark_over" : "own.mark")
                             : (origin.is_over ? "own.mark_pack_over" : "own.mark_pack");
    StrView text = ui_say(ui, key, SLOTS({ "pack", origin.owner }));
    int32_t w = ui_text_w(ui, FONT_B12, text) + 2 * CHIP_PAD;
    Rect chip = { rect.x + rect.w - w - 10, rect.y + 10, w, CHIP_H };
    canvas_round(app->canvas, chip, CORNERS(4), ui_colour(ui, TOKEN_PANEL));
    ui_line(ui, rect_inset(chip, CHIP_PAD, 0), text, (UiLook){ FONT_B12, TOKEN_ACCENT, ALIGN_LEFT });
}

static void draw_picture(App *app, Rect rect, const ScenarioCard *card)
{
    Ui *ui = app->ui;
    const ScenarioInfo *scenario = card->scenario;
    Rect ground = rect_inset(rect, 1, 0);
    canvas_round(app->canvas, ground, (Corners){ RADIUS, RADIUS, 0, 0 }, ui_colour(ui, art_of(app, scenario->shop)));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    int32_t side = rect.h - 16 < GOODS ? rect.h - 16 : GOODS;
    if (scenario->product.len) {
        canvas_picture(app->canvas, arena_printf(app->frame, "goods/%.*s", SV_ARG(scenario->product)).ptr,
                       (Rect){ rect.x + rect.w - side - 24, rect.y + (rect.h - side) / 2, side, side });
    }
    draw_origin(app, rect, scenario);
    if (card->show_best) draw_best(app, (Point){ rect.x + 10, rect.y + 10 }, card->best);
}

void scenario_face(App *app, Rect face, StrView persona)
{
    const PersonaInfo *info = content_persona(app->content, persona);
    StrView avatar = info && info->avatar.len ? info->avatar : persona;
    ui_avatar(app->ui, face, arena_printf(app->frame, "avatars/%.*s", SV_ARG(avatar)).ptr,
              scenario_buyer(app, persona));
}

/* In a ring of the panel's ground, which parts it from the picture and from the next one. */
static void draw_face(App *app, Rect face, StrView persona)
{
    canvas_round(app->canvas, rect_inset(face, -RING, -RING), CORNERS(face.h / 2 + RING),
                 ui_colour(app->ui, TOKEN_PANEL));
    scenario_face(app, face, persona);
}

static void draw_faces(App *app, Rect picture, const ScenarioCard *card)
{
    int32_t size = card->small ? FACE_SMALL : FACE;
    int32_t pad = card->small ? PAD_SMALL : PAD;
    int32_t below = card->small ? BELOW_SMALL : size / 4;
    Rect face = { picture.x + pad + RING, picture.y + picture.h - size + below - RING, size, size };
    if (!card->buyer_count) draw_face(app, face, card->scenario->persona);
    for (size_t i = 0; i < card->buyer_count; i++, face.x += OVERLAP) draw_face(app, face, card->buyers[i]);
}

/* Title, about and brief; returns what is left below. */
static Rect draw_words(App *app, Rect in, const ScenarioCard *card)
{
    Ui *ui = app->ui;
    const ScenarioInfo *scenario = card->scenario;
    bool is_small = card->small;
    ui_heading(ui, cut_top(&in, is_small ? 20 : 24), app_local(app, &scenario->title), is_small ? FONT_B14 : FONT_B16);
    cut_top(&in, is_small ? 2 : 0);
    StrView buyer = card->buyer_count ? card->buyers[0] : scenario->persona;
    StrView about = card->about.len ? card->about : scenario_shop_and_buyer(app, scenario, buyer);
    ui_line(ui, cut_top(&in, is_small ? 16 : 20), about, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    cut_top(&in, is_small ? 6 : 4);
    UiLook look = { FONT_R12, TOKEN_T2, ALIGN_LEFT };
    StrView text = app_local(app, &scenario->brief);
    UiDrawn brief = card->lines == 1 ? ui_line(ui, (Rect){ in.x, in.y, in.w, 16 }, text, look)
                                     : ui_paragraph(ui, in, text, look, card->lines);
    cut_top(&in, brief.h);
    return in;
}

Rect scenario_card(App *app, Rect rect, const ScenarioCard *card)
{
    Ui *ui = app->ui;
    int32_t pad = card->small ? PAD_SMALL : PAD;
    canvas_round(app->canvas, rect, CORNERS(RADIUS), ui_colour(ui, TOKEN_PANEL));
    Rect picture = { rect.x, rect.y, rect.w, card->picture_h };
    draw_picture(app, picture, card);
    canvas_outline(app->canvas, rect, CORNERS(RADIUS), 1, ui_colour(ui, card->current ? TOKEN_ACCENT : TOKEN_LINE));
    draw_faces(app, picture, card);
    Rect in = { rect.x + pad, picture.y + picture.h + 18, rect.w - 2 * pad,
                rect.y + rect.h - picture.y - picture.h - 30 };
    return draw_words(app, in, card);
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
        StrView key = arena_printf(app->frame, "home.skill.%.*s", SV_ARG(scenario->skills[i]));
        TagSpec tag = { .text = locale_text_sv(app->locale, key), .tint = TINT_PLAIN };
        if (ui_tag_width(ui, &tag) + 6 > row.w) break;
        cut_left(&row, ui_tag(ui, (Point){ row.x, row.y }, &tag) + 6);
    }
}
