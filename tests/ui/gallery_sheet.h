/* gallery_sheet.h -- the sheet of the gallery: every component, laid out as in the designer's own. */
#ifndef TESTS_UI_GALLERY_SHEET_H
#define TESTS_UI_GALLERY_SHEET_H

#include "unit/ui_bench.h"

#include "ui/widgets.h"
#include "ui/widgets_chart.h"
#include "ui/widgets_grade.h"
#include "ui/widgets_over.h"
#include "ui/widgets_table.h"

enum { SHEET_W = 1280, SHEET_H = 1480, MARGIN = 24, MAX_POSES = 64 };

/* A widget that is to be shown hovered, pressed or focused: the sheet is drawn again for it, and its place copied. */
typedef enum PoseKind { POSE_HOVER, POSE_PRESS, POSE_FOCUS } PoseKind;
typedef struct Pose {
    PoseKind kind;
    Rect rect;
    UiId id;
} Pose;

typedef struct Gallery {
    Pose poses[MAX_POSES];
    size_t pose_count;
    bool is_english;
    bool on[8];
    int32_t index[8];
    TableState table;
    Toasts toasts;
} Gallery;

static const LevelScale SCALE = { 90, 75, 60 };

static StrView W(const Gallery *g, const char *zh, const char *en)
{
    return sv(g->is_english ? en : zh);
}

static void pose(Gallery *g, PoseKind kind, Rect rect, UiId id)
{
    assert_true(g->pose_count < MAX_POSES);
    g->poses[g->pose_count++] = (Pose){ kind, rect, id };
}

/* A section's card with its heading; returns the room. */
static Rect section(Ui *ui, Rect rect, StrView title)
{
    Rect room = ui_card(ui, rect, false);
    ui_heading(ui, cut_top(&room, 24), title, FONT_B16);
    cut_top(&room, 10);
    return room;
}

static void note(Ui *ui, Rect rect, StrView text)
{
    ui_line(ui, rect, text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

/* ---- type ---- */

static void draw_type(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect, W(g, "字号，只有两种粗细", "Type: two weights only"));
    const struct {
        Font font;
        StrView label, text;
    } rows[] = {
        { FONT_B48, sv("48/56"), sv("89") },
        { FONT_B20, sv("20/28"), W(g, "林晓，今天先练这三条", "Practise these three first") },
        { FONT_B16, sv("16/24"), W(g, "心情与等待", "Moods and waits") },
        { FONT_R14, sv("14/20"), W(g, "下周三有个会，要条牛仔裤。", "A meeting on Wednesday, I need jeans.") },
        { FONT_B14, sv("14/20"), W(g, "退货运费谁出", "Who pays for the return") },
        { FONT_R12, sv("12/16"), W(g, "14:02:05，还有 42 秒", "14:02:05, 42 s left") },
        { FONT_M12, sv("12/16"), sv("scenario.lua:31:18") },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Rect row = cut_top(&room, text_line_height(rows[i].font) + 2);
        note(ui, cut_left(&row, 72), rows[i].label);
        ui_line(ui, row, rows[i].text, (UiLook){ rows[i].font, TOKEN_T1, ALIGN_LEFT });
    }
}

/* ---- buttons ---- */

static void draw_button_row(Ui *ui, Gallery *g, Rect row, ButtonLook look)
{
    const StrView labels[] = { W(g, "默认", "Rest"), W(g, "悬停", "Hover"), W(g, "按下", "Pressed"),
                               W(g, "焦点", "Focus") };
    static const char *const NAMES[] = { "rest", "hover", "press", "focus" };
    ui_push_id(ui, "buttons", (uint64_t)look);
    for (int i = 0; i < 4; i++) {
        ButtonSpec spec = { .label = labels[i], .look = look };
        Rect place = { row.x, row.y, ui_button_width(ui, &spec), row.h };
        if (i) pose(g, (PoseKind)(i - 1), place, ui_id(ui, NAMES[i]));
        ui_button_left(ui, NAMES[i], &row, &spec);
        cut_left(&row, 4);
    }
    ButtonSpec off = {
        .label = W(g, "停用", "Off"), .look = look, .disabled = true, .reason = W(g, "考试中不能改", "Not in an exam")
    };
    ui_button_left(ui, "off", &row, &off);
    cut_left(&row, 4);
    ui_button_left(ui, "busy", &row, &(ButtonSpec){ .label = W(g, "保存中", "Saving"), .look = look, .busy = true });
    cut_left(&row, 4);
    if (look == BUTTON_PRIMARY) {
        ui_button_left(ui, "send", &row,
                       &(ButtonSpec){ .label = W(g, "发送", "Send"), .look = look, .key = sv("Enter") });
        ButtonSpec large = {
            .label = W(g, "开始第一场", "Start"), .look = look, .size = BUTTON_LARGE, .key = sv("Enter")
        };
        Rect tall = { row.x + 4, row.y - 4, ui_button_width(ui, &large), 40 };
        ui_button(ui, "large", tall, &large);
    }
    if (look == BUTTON_OUTLINE) {
        ui_button_left(ui, "stock", &row,
                       &(ButtonSpec){ .label = W(g, "查库存", "Stock"), .icon = "box", .size = BUTTON_SMALL });
        ui_button_left(ui, "small", &row,
                       &(ButtonSpec){ .label = W(g, "小按钮", "Small"), .size = BUTTON_SMALL, .key = sv("F") });
        ui_button_left(ui, "on", &row, &(ButtonSpec){ .label = W(g, "开着", "On"), .size = BUTTON_SMALL, .on = true });
    }
    if (look == BUTTON_QUIET) {
        static const char *const ICONS[] = { "emoji", "slash", "bag" };
        for (size_t i = 0; i < 3; i++) {
            ui_button_left(ui, ICONS[i], &row,
                           &(ButtonSpec){ .label = sv(ICONS[i]), .icon = ICONS[i], .icon_only = true, .look = look });
        }
    }
    if (look == BUTTON_DANGER) {
        ui_button_left(ui, "icon", &row, &(ButtonSpec){ .label = sv("filter"), .icon = "filter", .icon_only = true });
        ui_button_left(ui, "retry", &row,
                       &(ButtonSpec){ .label = W(g, "从第 5 句重来", "Retry from reply 5"), .icon = "retry" });
    }
    ui_pop_id(ui);
}

static void draw_buttons(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect, W(g, "按钮", "Buttons"));
    for (int look = 0; look < 4; look++) {
        static const ButtonLook ORDER[] = { BUTTON_PRIMARY, BUTTON_OUTLINE, BUTTON_QUIET, BUTTON_DANGER };
        draw_button_row(ui, g, cut_top(&room, 32), ORDER[look]);
        cut_top(&room, 12);
    }
}

/* ---- choices ---- */

static void draw_chips(Ui *ui, Gallery *g, Rect row)
{
    const struct {
        const char *name;
        ChipSpec spec;
    } chips[] = { { "all", { W(g, "全部 48", "All 48"), true, false } },
                  { "size", { W(g, "尺码 14", "Sizing 14"), false, false } },
                  { "hover", { W(g, "悬停", "Hover"), false, false } },
                  { "focus", { W(g, "焦点", "Focus"), false, false } },
                  { "off", { W(g, "停用", "Off"), false, true } } };
    for (size_t i = 0; i < 5; i++) {
        Rect rect = cut_left(&row, ui_chip_width(ui, &chips[i].spec));
        cut_left(&row, 12);
        if (i == 2) pose(g, POSE_HOVER, rect, ui_id(ui, "hover"));
        if (i == 3) pose(g, POSE_FOCUS, rect, ui_id(ui, "focus"));
        ui_chip(ui, chips[i].name, rect, &chips[i].spec);
    }
    SwitchSpec toggle = { .label = sv("toggle") };
    ui_toggle(ui, "toggle on", cut_left(&row, 40), &toggle, &g->on[0]);
    Rect second = cut_left(&row, 40);
    pose(g, POSE_FOCUS, (Rect){ second.x + 8, second.y + 7, 32, 18 }, ui_id(ui, "toggle off"));
    ui_toggle(ui, "toggle off", second, &toggle, &g->on[1]);
    ui_key_cap(ui, (Point){ row.x + 16, row.y + 7 }, sv("Ctrl K"));
}

static void draw_tabs(Ui *ui, Gallery *g, Rect rect)
{
    const StrView names[] = { W(g, "尺码", "Sizes"), W(g, "政策", "Policy"), W(g, "订单", "Order"),
                              W(g, "备注", "Notes"), W(g, "停用", "Off") };
    static const bool OFF[] = { false, false, false, false, true };
    ChoiceSpec spec = { .label = sv("tabs"), .options = names, .count = 5, .disabled = OFF };
    ui_tabs(ui, "tabs", rect, &spec, &g->index[0]);
}

static void draw_selects(Ui *ui, Gallery *g, Rect row)
{
    const StrView shops[] = { W(g, "全部", "All"), W(g, "阔步大码男装", "Stride menswear"),
                              W(g, "轻履鞋坊", "Light shoes") };
    SelectSpec spec = { .choice = { .label = sv("shop"), .options = shops, .count = 3 },
                        .prefix = W(g, "店铺：", "Shop: "),
                        .small = true };
    Rect first = cut_left(&row, ui_select_width(ui, &spec));
    cut_left(&row, 12);
    pose(g, POSE_HOVER, first, ui_id(ui, "shop"));
    ui_select(ui, "shop", first, &spec, &g->index[1]);
    spec.prefix = (StrView){ 0 };
    spec.small = false;
    ui_select(ui, "shop large", cut_left(&row, ui_select_width(ui, &spec)), &spec, &g->index[2]);
    cut_left(&row, 12);
    spec.disabled = true;
    ui_select(ui, "shop off", cut_left(&row, ui_select_width(ui, &spec)), &spec, &g->index[2]);
}

static void draw_boxes(Ui *ui, Gallery *g, Rect row)
{
    const StrView themes[] = { W(g, "亮", "Light"), W(g, "暗", "Dark"), W(g, "跟随系统", "System") };
    ChoiceSpec segments = { .label = sv("theme"), .options = themes, .count = 3 };
    ui_segmented(ui, "segments", cut_left(&row, ui_segmented_width(ui, &segments)), &segments, &g->index[3]);
    cut_left(&row, 16);
    SwitchSpec box = { .label = W(g, "记录打字", "Record typing") };
    ui_checkbox(ui, "box on", cut_left(&row, 136), &box, &g->on[2]);
    cut_left(&row, 8);
    pose(g, POSE_FOCUS, (Rect){ row.x, row.y + 7, 18, 18 }, ui_id(ui, "box off"));
    ui_checkbox(ui, "box off", row, &box, &g->on[3]);
}

static void draw_slider(Ui *ui, Gallery *g, Rect row)
{
    SliderSpec slider = { .label = W(g, "字号", "Text size"), .shown = sv("110%"), .min = 80, .max = 200, .step = 10 };
    Rect first = cut_left(&row, 220);
    ui_slider(ui, "slider", first, &slider, &g->index[4]);
    cut_left(&row, 18);
    ui_line(ui, cut_left(&row, 56), slider.shown, (UiLook){ FONT_B14, TOKEN_T1, ALIGN_LEFT });
    const StrView keys[] = { sv("Enter"), sv("Ctrl Enter") };
    ChoiceSpec radio = { .label = sv("send"), .options = keys, .count = 2 };
    ui_radio(ui, "radio", row, &radio, &g->index[5]);
}

static void draw_choices(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect, W(g, "选择", "Choices"));
    draw_chips(ui, g, cut_top(&room, 32));
    cut_top(&room, 8);
    draw_selects(ui, g, cut_top(&room, 32));
    cut_top(&room, 12);
    draw_boxes(ui, g, cut_top(&room, 32));
    cut_top(&room, 8);
    draw_slider(ui, g, cut_top(&room, 32));
    cut_top(&room, 24);
    draw_tabs(ui, g, cut_top(&room, 40));
}

/* ---- grades ---- */

static void draw_levels(Ui *ui, Gallery *g, Rect row)
{
    const struct {
        Score score;
        StrView words;
    } levels[] = {
        { { 96, true, false }, W(g, "优，90 起", "A from 90") },
        { { 82, true, false }, W(g, "良，75 起", "B from 75") },
        { { 66, true, false }, W(g, "可，60 起", "C from 60") },
        { { 40, true, false }, W(g, "差，60 下", "D below 60") },
        { { 40, true, true }, W(g, "红线，封顶 40", "X, cap 40") },
        { { 0, false, false }, W(g, "不适用", "not asked") },
    };
    int32_t step = row.w / 6;
    for (size_t i = 0; i < 6; i++) {
        Rect cell = cut_left(&row, step);
        ui_level_chip(ui, (Point){ cell.x, cell.y }, &SCALE, levels[i].score, 0);
        ui_score_bar(ui, (Rect){ cell.x, cell.y + 28, 72, 8 }, &SCALE, levels[i].score, 256);
        note(ui, (Rect){ cell.x, cell.y + 42, step, 16 }, levels[i].words);
    }
}

static void draw_marks(Ui *ui, Gallery *g, Rect row)
{
    const StrView words[] = { W(g, "胖子", "fatso"), W(g, "保证", "guarantee"), W(g, "差不多", "roughly"),
                              W(g, "四面弹", "four-way") };
    int32_t step = row.w / 4;
    for (int i = 0; i < 4; i++) {
        Rect cell = cut_left(&row, step);
        ui_mark(ui, (Point){ cell.x, cell.y + 3 }, 14, (Severity)i);
        cut_left(&cell, 22);
        UiDrawn drawn = ui_line(ui, cell, words[i], (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
        ui_mark_words(ui, (Rect){ cell.x, cell.y, drawn.w, 20 }, (Severity)i);
    }
}

static void draw_clocks(Ui *ui, Gallery *g, Rect row)
{
    (void)g;
    static const Countdown CLOCKS[] = { { 18000, 0, 60000, -1, -1, false },
                                        { 47000, 0, 60000, -1, 60, false },
                                        { 68000, 0, 60000, -1, 25, false },
                                        { 68000, 0, 60000, 9000, -1, false } };
    int32_t step = row.w / 4;
    for (size_t i = 0; i < 4; i++) {
        Rect cell = cut_left(&row, step);
        ui_countdown(ui, (Point){ cell.x, cell.y }, &CLOCKS[i], i == 3);
        ui_countdown_bar(ui, (Rect){ cell.x, cell.y + 24, 120, 4 }, &CLOCKS[i]);
    }
}

static void draw_typing(Ui *ui, Gallery *g, Rect row)
{
    (void)g;
    static const int32_t RATES[] = { 45, 84 };
    for (size_t i = 0; i < 2; i++) {
        TypingSpec spec = { RATES[i], 50, 80 };
        Rect cell = cut_left(&row, row.w / (2 - (int32_t)i));
        ui_typing(ui, (Point){ cell.x, cell.y }, &spec);
    }
}

static void draw_tags(Ui *ui, Gallery *g, Rect row)
{
    const TagSpec tags[] = { { .text = W(g, "售前", "Pre-sale") },
                             { .text = W(g, "练习模式", "Practice"), .tint = TINT_ACCENT },
                             { .text = W(g, "未点评", "New"), .tint = TINT_LINE },
                             { .text = W(g, "成交 ¥390", "Sold ¥390"), .tint = TINT_GOOD, .icon = "check" } };
    for (size_t i = 0; i < 4; i++) row.x += ui_tag(ui, (Point){ row.x, row.y }, &tags[i]) + 4;
    static const char *const NAMES[] = { "BAN-24", "TON-09", "BAN-01" };
    static const Severity MARKS[] = { SEVERITY_MAJOR, SEVERITY_MINOR, SEVERITY_CRIT };
    for (size_t i = 0; i < 3; i++) {
        TagSpec tag = { .text = sv(NAMES[i]), .icon = severity_icon(MARKS[i]), .tint = severity_tint(MARKS[i]) };
        Rect rect = { row.x, row.y, ui_tag_width(ui, &tag), 20 };
        if (i != 1) pose(g, i ? POSE_HOVER : POSE_FOCUS, rect, ui_id(ui, NAMES[i]));
        ui_tag_button(ui, NAMES[i], (Point){ row.x, row.y }, &tag);
        row.x += rect.w + 4;
    }
    ui_difficulty(ui, (Point){ row.x + 12, row.y + 7 }, 3, 5);
}

static void draw_grades(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect,
                        W(g, "分数与标记：颜色之外还有字、形、纹", "Grades: letter, shape and texture beside colour"));
    draw_levels(ui, g, cut_top(&room, 60));
    cut_top(&room, 12);
    draw_marks(ui, g, cut_top(&room, 20));
    cut_top(&room, 16);
    draw_clocks(ui, g, cut_top(&room, 36));
    cut_top(&room, 10);
    draw_typing(ui, g, cut_top(&room, 20));
    cut_top(&room, 14);
    draw_tags(ui, g, cut_top(&room, 20));
}

/* ---- strips, banners, table ---- */

static void draw_strips(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect, W(g, "反馈条、横幅、进度", "Strips, banners, progress"));
    const StrView short_zh[] = { sv("速"), sv("气"), sv("禁"), sv("码"), sv("策") };
    const StrView short_en[] = { sv("Spd"), sv("Ton"), sv("Ban"), sv("Siz"), sv("Pol") };
    const StrView *labels = g->is_english ? short_en : short_zh;
    const Score good[] = {
        { 100, true, false }, { 100, true, false }, { 100, true, false }, { 100, true, false }, { 0, false, false }
    };
    const Score bad[] = {
        { 100, true, false }, { 62, true, false }, { 0, true, false }, { 50, true, false }, { 0, false, false }
    };
    StripSpec strip = {
        .scale = &SCALE, .total = { 100, true, false }, .scores = good, .labels = labels, .names = labels, .count = 5
    };
    ui_strip(ui, "strip", (Point){ room.x, room.y }, &strip);
    cut_top(&room, 36);
    strip.total = (Score){ 40, true, true };
    strip.scores = bad;
    strip.narrow = true;
    ui_strip(ui, "strip narrow", (Point){ room.x, room.y }, &strip);
    cut_top(&room, 40);
    BannerSpec banner = { .text = W(g, "数据盘快满了，还能记 40 分钟", "Disk nearly full: room for 40 minutes"),
                          .action = W(g, "换个位置", "Move it"),
                          .tint = TINT_MINOR };
    ui_banner(ui, "banner", cut_top(&room, 36), &banner);
    cut_top(&room, 8);
    banner = (BannerSpec){ .text = W(g, "存不进去了，先把这一句记在内存里", "Cannot save; kept in memory"),
                           .icon = "crit",
                           .tint = TINT_CRIT };
    ui_banner(ui, "banner crit", cut_top(&room, 36), &banner);
    cut_top(&room, 16);
    ui_progress(ui, cut_top(&room, 6), sv("progress"), 212, 480);
    cut_top(&room, 16);
    Rect row = cut_top(&room, 44);
    static const char *const WHO[] = { "avatars/hunter", "avatars/analytical", "avatars/nobody" };
    for (size_t i = 0; i < 3; i++) {
        ui_avatar(ui, cut_left(&row, 44), WHO[i], W(g, "周先生", "Zhou"));
        cut_left(&row, 12);
    }
    ui_spinner(ui, (Point){ row.x + 12, row.y + 12 }, 20, false);
}

static void draw_table(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect, W(g, "表格行", "Table"));
    const TableColumn columns[] = { { W(g, "场景", "Scenario"), 0, false, true },
                                    { W(g, "总分", "Total"), 90, true, true },
                                    { W(g, "状态", "State"), 110, false, false } };
    TableSpec spec = { .label = sv("sessions"), .columns = columns, .column_count = 3, .row_count = 4 };
    const StrView names[] = { W(g, "默认行", "Rest"), W(g, "悬停行", "Hover"), W(g, "选中行", "Selected"),
                              W(g, "末行", "Last") };
    static const int32_t POINTS[] = { 94, 77, 68, 41 };
    Table table;
    ui_begin_table(ui, &table, "table", room, &spec, &g->table);
    for (size_t i = 0; i < 4; i++) {
        if (!ui_table_row(&table, i, names[i])) continue;
        ui_table_text(&table, 0, names[i]);
        Rect cell = ui_table_cell(&table, 1);
        Score score = { POINTS[i], true, false };
        int32_t w = ui_level_chip_width(ui, &SCALE, score, 0);
        ui_level_chip(ui, (Point){ cell.x + cell.w - w, cell.y + 8 }, &SCALE, score, 0);
        ui_table_text(&table, 2, i < 2 ? W(g, "已点评", "Reviewed") : W(g, "未点评", "New"));
        Rect row = { room.x, cell.y, room.w, 35 };
        if (i == 1) pose(g, POSE_HOVER, row, 0);
        if (i == 2) pose(g, POSE_FOCUS, row, ui_id(ui, "body"));
    }
    ui_end_table(&table);
}

static void draw_list(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect, W(g, "列表行", "List rows"));
    const StrView names[] = { W(g, "常用", "General"), W(g, "输入与按键", "Keys"), W(g, "声音与通知", "Sound"),
                              W(g, "考试", "Exam") };
    ui_begin_group(ui, "list");
    for (size_t i = 0; i < 4; i++) {
        Rect row = cut_top(&room, 36);
        cut_top(&room, 2);
        RowSpec spec = { .label = names[i], .selected = i == 0, .marker = i == 0 };
        if (i == 1 || i == 2) pose(g, i == 1 ? POSE_HOVER : POSE_FOCUS, row, ui_id_of(ui, "row", i));
        ui_row(ui, "row", i, row, &spec);
        UiLook look = { i ? FONT_R14 : FONT_B14, i ? TOKEN_T2 : TOKEN_ACCENT, ALIGN_LEFT };
        ui_paint_line(ui, rect_inset(row, 12, 0), names[i], look);
    }
    ui_end_group(ui);
}

/* ---- empty, loading, error ---- */

static void draw_nothing(Ui *ui, Gallery *g, Rect rect)
{
    int32_t step = (rect.w - 32) / 3;
    Rect first = ui_card(ui, cut_left(&rect, step), false);
    cut_left(&rect, 16);
    Rect second = ui_card(ui, cut_left(&rect, step), false);
    cut_left(&rect, 16);
    Rect third = ui_card(ui, rect, false);
    EmptySpec empty = { .icon = "film",
                        .title = W(g, "还没有练过的场", "No sessions yet"),
                        .hint = W(g, "练完一场，回放和成绩就在这里。", "Finish one: replay and grades are here."),
                        .button = W(g, "选一个场景", "Choose a scenario") };
    ui_empty(ui, first, &empty);
    note(ui, cut_top(&second, 16), W(g, "读取中，超过 300 毫秒才出现", "Loading: shown after 300 ms"));
    cut_top(&second, 16);
    ui_loading(ui, second, ui_input(ui)->now_ms - 400);
    empty = (EmptySpec){ .icon = "file",
                         .title = W(g, "这一场的记录第 212 条对不上", "Entry 212 of this record does not fit"),
                         .hint = W(g, "前 211 条完好，可以看到 9:46。原文件没有改动。",
                                   "The 211 before it are fine, up to 9:46. The file is untouched."),
                         .button = W(g, "看前面的", "Show those"),
                         .other = W(g, "另存副本", "Save a copy"),
                         .is_error = true };
    ui_push_id(ui, "error", 0);
    ui_empty(ui, third, &empty);
    ui_pop_id(ui);
}

/* ---- charts ---- */

static void draw_radar(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect, W(g, "雷达", "Radar"));
    const StrView names[] = { W(g, "速度", "Speed"), W(g, "语气", "Tone"), W(g, "禁语", "Words"),
                              W(g, "尺码", "Sizing"), W(g, "政策", "Policy") };
    static const int32_t NOW[] = { 98, 96, 90, 87, 77 };
    static const int32_t LAST[] = { 92, 90, 100, 72, 60 };
    RadarSpec radar = { .label = sv("radar"), .names = names, .now = NOW, .last = LAST, .count = 5, .pass = 75 };
    ui_radar(ui, "radar", room, &radar);
}

static void draw_lines(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect, W(g, "心情与等待", "Moods and waits"));
    static const ChartPoint INTEREST[] = { { 0, 70, false },  { 30, 70, false },  { 30, 82, true },  { 110, 81, false },
                                           { 110, 76, true }, { 160, 76, false }, { 200, 84, true }, { 300, 77, false },
                                           { 400, 70, true }, { 480, 89, true } };
    static const ChartPoint TRUST[] = { { 0, 50, false },  { 30, 66, true },  { 110, 70, true }, { 200, 78, true },
                                        { 300, 73, true }, { 400, 59, true }, { 480, 66, true } };
    static const ChartPoint PATIENCE[] = { { 0, 45, false },   { 30, 47, true },  { 110, 44, false },
                                           { 200, 42, false }, { 200, 48, true }, { 300, 44, false },
                                           { 400, 22, false }, { 480, 32, true } };
    static const int32_t RULES[] = { 0, 50, 100 };
    const ChartSeries series[] = {
        { W(g, "兴趣", "Interest"), INTEREST, sizeof INTEREST / sizeof *INTEREST, TOKEN_POL, DASH_MINOR, MARKER_NONE },
        { W(g, "信任", "Trust"), TRUST, sizeof TRUST / sizeof *TRUST, TOKEN_SIZ, DASH_MAJOR, MARKER_NONE },
        { W(g, "耐心", "Patience"), PATIENCE, sizeof PATIENCE / sizeof *PATIENCE, TOKEN_SPD, DASH_SOLID, MARKER_ROUND },
    };
    LineChartSpec chart = { .label = sv("moods"),
                            .x_from = 0,
                            .x_to = 480,
                            .y_from = 0,
                            .y_to = 100,
                            .rules = RULES,
                            .rule_count = 3,
                            .series = series,
                            .series_count = 3 };
    ui_line_chart(ui, "lines", room, &chart);
}

/* The finding's popover, drawn where it stands on the sheet, and the toast at the sheet's foot. */
static void draw_over(Ui *ui, Gallery *g, Rect rect)
{
    Rect room = section(ui, rect, W(g, "提示", "Popover"));
    Rect pop = { room.x, room.y, 288, 104 };
    ui_begin_pop(ui, "finding", pop, false);
    Rect in = rect_inset(pop, 12, 10);
    Rect head = cut_top(&in, 20);
    ui_mark(ui, (Point){ head.x, head.y + 3 }, 14, SEVERITY_MAJOR);
    cut_left(&head, 22);
    ui_line(ui, head, sv("BAN-24"), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_RIGHT });
    ui_line(ui, head, W(g, "不说绝对话", "No absolute claims"), (UiLook){ FONT_B14, TOKEN_T1, ALIGN_LEFT });
    cut_top(&in, 4);
    ui_line(ui, cut_top(&in, 16), W(g, "合不合身，上身才知道。", "Only trying it on can tell."),
            (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    cut_top(&in, 6);
    canvas_round(ui_parts(ui)->canvas, in, CORNERS(4), ui_colour(ui, TOKEN_GOOD_T));
    ui_line(ui, rect_inset(in, 8, 0), W(g, "改成 按您的身高体重，40码更合适", "Say: by your measures, take 40"),
            (UiLook){ FONT_R12, TOKEN_T1, ALIGN_LEFT });
    ui_end_pop(ui);
}

static void draw_gallery(Ui *ui, void *data)
{
    Gallery *g = data;
    g->pose_count = 0;
    Rect sheet = { 0, 0, SHEET_W, SHEET_H };
    canvas_fill(ui_parts(ui)->canvas, sheet, ui_colour(ui, TOKEN_CANVAS));
    Rect page = rect_inset(sheet, MARGIN, MARGIN);
    Rect row = cut_top(&page, 250);
    draw_type(ui, g, cut_left(&row, 388));
    cut_left(&row, 16);
    draw_buttons(ui, g, row);
    cut_top(&page, 16);
    row = cut_top(&page, 290);
    draw_choices(ui, g, cut_left(&row, 608));
    cut_left(&row, 16);
    draw_grades(ui, g, row);
    cut_top(&page, 16);
    row = cut_top(&page, 300);
    draw_strips(ui, g, cut_left(&row, 540));
    cut_left(&row, 16);
    draw_table(ui, g, cut_left(&row, 420));
    cut_left(&row, 16);
    draw_list(ui, g, row);
    cut_top(&page, 16);
    draw_nothing(ui, g, cut_top(&page, 184));
    cut_top(&page, 16);
    row = cut_top(&page, 280);
    draw_radar(ui, g, cut_left(&row, 300));
    cut_left(&row, 16);
    Rect over = cut_right(&row, 320);
    cut_right(&row, 16);
    draw_lines(ui, g, row);
    draw_over(ui, g, over);
    ui_toasts(ui, &g->toasts);
}

#endif
