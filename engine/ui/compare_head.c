/* compare_head.c -- whose two sessions these are, and in numbers what differs in all. */
#include "ui/card_own.h"
#include "ui/compare_own.h"

enum { FACE = 36, NAME_H = 22, LINE_H = 18, CELL_H = 44, CELLS = 6, DATE_LEN = 10, CLOCK_AT = 11, CLOCK_LEN = 5 };
enum { CAPTION_H = 20, BLOCK_GAP = 10, CARD_EDGE = 28, BY_GAP = 8, MARK = 14 };

/* ---- what differs, as +14 */

static Token by_colour(const CompareBy *by)
{
    int64_t gain = by->pair->by * by->good;
    return gain > 0 ? TOKEN_GOOD : gain < 0 ? TOKEN_CRIT : TOKEN_T2;
}

static StrView by_text(const App *app, const CompareBy *by)
{
    const ComparePair *pair = by->pair;
    if (!pair->is_known) return sv("–");
    if (!pair->by) return sv("=");
    return arena_printf(app->frame, "%s%lld%.*s", pair->by > 0 ? "+" : "−",
                        (long long)(pair->by > 0 ? pair->by : -pair->by), SV_ARG(by->unit));
}

/* A score's colour is an arrow too; where fewer is better an arrow would say the opposite of its sign. */
static const char *by_icon(const CompareBy *by)
{
    if (by->good <= 0 || !by->pair->by) return NULL;
    return by->pair->by > 0 ? "up" : "down";
}

int32_t compare_by_width(App *app, const CompareBy *by)
{
    return ui_text_w(app->ui, FONT_B12, by_text(app, by)) + (by_icon(by) ? MARK + 2 : 0);
}

int32_t compare_draw_by(App *app, Point at, const CompareBy *by)
{
    Ui *ui = app->ui;
    StrView text = by_text(app, by);
    const char *icon = by_icon(by);
    Token colour = by->pair->is_known ? by_colour(by) : TOKEN_T3;
    int32_t w = compare_by_width(app, by);
    Rect row = { at.x, at.y, w, 20 };
    if (icon) canvas_icon(app->canvas, icon, (Point){ row.x, row.y + 3 }, MARK, ui_colour(ui, colour));
    if (icon) cut_left(&row, MARK + 2);
    ui_line(ui, row, text, (UiLook){ FONT_B12, colour, ALIGN_LEFT });
    return w;
}

/* ---- whose */

static StrView when_text(const App *app, const SessionHeader *header)
{
    const Outside *outside = app->setup->outside;
    StrView at = header->started_at;
    if (at.len < CLOCK_AT + CLOCK_LEN) return header->date;
    StrView date = sv_of(at.ptr, DATE_LEN), clock = sv_of(at.ptr + CLOCK_AT, CLOCK_LEN);
    if (sv_eq(date, outside->today(outside->self, app->frame))) date = ui_tr(app->ui, "card.today");
    return arena_printf(app->frame, "%.*s %.*s", SV_ARG(date), SV_ARG(clock));
}

/* When, with whom, and of a retry where it parts from what. */
static StrView facts_text(const App *app, const CompareView *view, int32_t index)
{
    Ui *ui = app->ui;
    const Compare *compare = app_compare(app);
    const CompareSide *side = &compare->sides[index];
    const FeedChat *chat = compare_chat_of(app, view)->chats[index];
    const DigestCut *cut = &side->digest.cut;
    StrView id = { 0 }, when = when_text(app, side->header);
    StrView text =
        chat ? arena_printf(app->frame, "%.*s·%.*s", SV_ARG(when), SV_ARG(desk_buyer_name(app, chat))) : when;
    uint32_t seq = 0;
    if (!session_is_retry(side->header, &id, &seq) || (chat && chat->number != cut->chat)) return text;
    bool is_of_other = sv_eq(id, compare->sides[1 - index].header->id);
    StrView from =
        ui_say(ui, is_of_other ? "compare.cut_of_other" : "compare.cut",
               SLOTS({ "side", compare_side_name(app, 1 - index) }, { "number", ui_number(ui, cut->reply) }));
    return arena_printf(app->frame, "%.*s·%.*s", SV_ARG(text), SV_ARG(from));
}

static void draw_result(App *app, const CompareSide *side, const FeedChat *chat, Rect *row)
{
    Ui *ui = app->ui;
    LevelScale levels = app_levels(app);
    Score score = { side->card.overall, side->card.overall >= 0, false };
    Rect place = cut_right(row, ui_level_chip_width(ui, &levels, score, 0));
    ui_level_chip(ui, (Point){ place.x, place.y + (place.h - 20) / 2 }, &levels, score, 0);
    cut_right(row, 8);
    if (!chat) return;
    TagSpec tag = card_outcome_tag(app, sv_is(chat->why, "left") ? chat->why : chat->outcome);
    int32_t w = ui_tag_width(ui, &tag);
    if (w > row->w / 2) return;
    place = cut_right(row, w);
    ui_tag(ui, (Point){ place.x, place.y + (place.h - 20) / 2 }, &tag);
    cut_right(row, 8);
}

static void draw_side(App *app, const CompareView *view, int32_t index, Rect half)
{
    Ui *ui = app->ui;
    const CompareSide *side = &app_compare(app)->sides[index];
    StrView person = side->header->person_name, face = settings_face(&app->settings, side->header->person_id);
    const char *picture = face.len ? arena_printf(app->frame, "avatars/%.*s", SV_ARG(face)).ptr : NULL;
    StrView letter = compare_side_name(app, index);
    Rect row = half, avatar = cut_left(&row, FACE);
    ui_avatar(ui, (Rect){ avatar.x, avatar.y + (avatar.h - FACE) / 2, FACE, FACE }, picture, person);
    cut_left(&row, 10);
    draw_result(app, side, compare_chat_of(app, view)->chats[index], &row);
    Rect words = { row.x, row.y + (row.h - NAME_H - LINE_H) / 2, row.w, NAME_H };
    TagSpec tag = { .text = letter, .tint = TINT_ACCENT, .bold = true };
    int32_t w = ui_text_w(ui, FONT_B14, person), tag_w = ui_tag_width(ui, &tag);
    ui_tag(ui, (Point){ words.x, words.y + 1 }, &tag);
    Rect name = { words.x + tag_w + 8, words.y, words.w - tag_w - 8, NAME_H };
    if (w < name.w) name.w = w;
    ui_heading(ui, name, person, FONT_B14);
    Rect line = { row.x, words.y + NAME_H, row.w, LINE_H };
    ui_line(ui, line, facts_text(app, view, index), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

void compare_draw_sides(App *app, const CompareView *view, Rect rect)
{
    canvas_fill(app->canvas, rect, ui_colour(app->ui, TOKEN_PANEL));
    ui_rule(app->ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    Rect row = compare_column(rect);
    for (int32_t side = 0; side < COMPARE_SIDES; side++) draw_side(app, view, side, compare_half(row, side));
}

/* ---- in all */

typedef struct Cell {
    StrView label;
    CompareBy by;
    StrView from, to; /* empty: the numbers themselves */
} Cell;

static StrView value_text(const App *app, int64_t value)
{
    return value < 0 ? sv("–") : ui_number(app->ui, value);
}

static void draw_cell(App *app, const Cell *cell, Rect rect)
{
    Ui *ui = app->ui;
    const ComparePair *pair = cell->by.pair;
    Rect label = cut_top(&rect, LINE_H);
    ui_line(ui, label, cell->label, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    Rect row = cut_top(&rect, 20);
    StrView from = value_text(app, pair->of[0]), to = value_text(app, pair->of[1]);
    StrView values = arena_printf(app->frame, "%.*s → %.*s", SV_ARG(from), SV_ARG(to));
    int32_t w = ui_text_w(ui, FONT_B14, values);
    ui_paint_line(ui, cut_left(&row, w), values, (UiLook){ FONT_B14, TOKEN_T1, ALIGN_LEFT });
    cut_left(&row, BY_GAP);
    int32_t by_w = compare_draw_by(app, (Point){ row.x, row.y }, &cell->by);
    ui_node(ui, &(UiNode){ .role = "text",
                           .name = cell->label,
                           .value = values,
                           .rect = { label.x, label.y, w + BY_GAP + by_w, CELL_H } });
}

static void draw_cells(App *app, const Cell *cells, size_t count, Rect room)
{
    for (size_t i = 0; i < count; i++) {
        int32_t column = (int32_t)(i % CELLS), line = (int32_t)(i / CELLS);
        int32_t x = room.x + room.w * column / CELLS;
        draw_cell(app, &cells[i], (Rect){ x, room.y + line * CELL_H, room.w / CELLS - 4, CELL_H });
    }
}

static int32_t lines_of(size_t count)
{
    return (int32_t)((count + CELLS - 1) / CELLS);
}

/* Moods that ended otherwise; those alike say nothing. */
static size_t mood_cells(const App *app, const CompareChat *chat, Cell *cells)
{
    size_t count = 0;
    for (size_t i = 0; i < chat->mood_count; i++) {
        const CompareMood *mood = &chat->moods[i];
        if (mood->at_end.is_known && !mood->at_end.by) continue;
        StrView key = arena_printf(app->frame, "mood.%.*s", SV_ARG(mood->name));
        StrView name = locale_has(app->locale, key) ? locale_text_sv(app->locale, key) : mood->name;
        cells[count++] = (Cell){ .label = name, .by = { &mood->at_end, 0, sv("") } };
    }
    return count;
}

static ComparePair seconds_of(const ComparePair *ms)
{
    int64_t from = ms->of[0] < 0 ? -1 : (ms->of[0] + 500) / 1000, to = ms->of[1] < 0 ? -1 : (ms->of[1] + 500) / 1000;
    return (ComparePair){ { from, to }, ms->is_known ? to - from : 0, ms->is_known };
}

static void fill_scores(const App *app, const CompareChat *chat, Cell cells[CELLS])
{
    cells[0] = (Cell){ .label = ui_tr(app->ui, "dim.overall"), .by = { &chat->overall, 1, sv("") } };
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        cells[dim + 1] = (Cell){ .label = card_dim_name(app, (Dim)dim), .by = { &chat->scores[dim], 1, sv("") } };
    }
}

static void fill_counts(const App *app, const ComparePair *seconds, Cell cells[CELLS])
{
    static const char *const kinds[COMPARE_FINDINGS] = { "kind.critical", "kind.major", "kind.minor", "kind.praise" };
    const Compare *compare = app_compare(app);
    for (int kind = 0; kind < COMPARE_FINDINGS; kind++) {
        int good = kind == FINDING_PRAISE ? 1 : -1;
        cells[kind] = (Cell){ .label = ui_tr(app->ui, kinds[kind]), .by = { &compare->findings[kind], good, sv("") } };
    }
    cells[4] = (Cell){ .label = ui_tr(app->ui, "compare.wait_seconds"), .by = { seconds, -1, sv("") } };
    cells[5] = (Cell){ .label = ui_tr(app->ui, "compare.replies"), .by = { &compare->replies, 0, sv("") } };
}

int32_t compare_totals_height(const App *app, const CompareView *view)
{
    Cell moods[2 * FEED_MAX_MOODS];
    size_t count = mood_cells(app, compare_chat_of(app, view), moods);
    int32_t moods_h = count ? BLOCK_GAP + CAPTION_H + lines_of(count) * CELL_H : 0;
    int32_t captions = app_compare(app)->chat_count > 1 ? 2 * CAPTION_H : 0;
    return CARD_EDGE + 2 * CELL_H + BLOCK_GAP + captions + moods_h;
}

/* Of several chats it must be said what the numbers are of. */
static void draw_caption(App *app, Rect *room, const char *key)
{
    if (app_compare(app)->chat_count < 2) return;
    ui_heading(app->ui, cut_top(room, CAPTION_H), ui_tr(app->ui, key), FONT_B12);
}

void compare_draw_totals(App *app, const CompareView *view, Rect rect)
{
    Ui *ui = app->ui;
    const CompareChat *chat = compare_chat_of(app, view);
    ComparePair *seconds = arena_alloc(app->frame, 1, sizeof *seconds);
    Cell scores[CELLS], counts[CELLS], moods[2 * FEED_MAX_MOODS];
    size_t mood_count = mood_cells(app, chat, moods);
    Rect room = ui_card(ui, rect, false);
    *seconds = seconds_of(&app_compare(app)->longest_wait_ms);
    fill_scores(app, chat, scores);
    fill_counts(app, seconds, counts);
    draw_caption(app, &room, "compare.this_chat");
    draw_cells(app, scores, CELLS, cut_top(&room, CELL_H));
    ui_rule(ui, (Point){ room.x, room.y + BLOCK_GAP / 2 - 2 }, room.w);
    cut_top(&room, BLOCK_GAP);
    draw_caption(app, &room, "compare.whole");
    draw_cells(app, counts, CELLS, cut_top(&room, CELL_H));
    if (!mood_count) return;
    ui_rule(ui, (Point){ room.x, room.y + BLOCK_GAP / 2 - 2 }, room.w);
    cut_top(&room, BLOCK_GAP);
    ui_heading(ui, cut_top(&room, CAPTION_H), ui_tr(ui, "compare.moods"), FONT_B12);
    draw_cells(app, moods, mood_count, room);
}
