/* test_ui_grades.c -- tables, grades, clocks, charts and furniture: what they show, and that they say it in words. */
#include "ui_case.h"

#include "ui/widgets.h"
#include "ui/widgets_chart.h"
#include "ui/widgets_grade.h"
#include "ui/widgets_over.h"
#include "ui/widgets_table.h"

/* ---- tables ---- */

typedef struct TableCase {
    TableState table;
    TableEvent event;
    size_t rows;
    int drawn;
} TableCase;

static void draw_table(Ui *ui, void *data)
{
    TableCase *c = data;
    const TableColumn columns[] = { { sv("name"), 0, false, true }, { sv("score"), 80, true, true } };
    TableSpec spec = { .label = sv("sessions"), .columns = columns, .column_count = 2, .row_count = c->rows };
    Table table;
    c->drawn = 0;
    ui_begin_table(ui, &table, "table", (Rect){ 0, 0, 300, 200 }, &spec, &c->table);
    for (size_t i = 0; i < c->rows; i++) {
        if (!ui_table_row(&table, i, ui_number(ui, (int64_t)i))) continue;
        c->drawn++;
        ui_table_text(&table, 1, ui_number(ui, (int64_t)i));
    }
    TableEvent event = ui_end_table(&table);
    c->event.sorted = c->event.sorted || event.sorted;
    c->event.opened = c->event.opened || event.opened;
    c->event.ticked = c->event.ticked || event.ticked;
}

static void table__is_walked_by_keys__and_keeps_its_row_in_view(void **state)
{
    (void)state;
    TableCase c = { .table = { .current = -1 }, .rows = 1000 };
    bench_settle(bench, draw_table, &c);
    assert_true(c.drawn < 8); /* only what is seen */
    bench_press_key(bench, KEY_TAB, draw_table, &c);
    assert_true(need("columnheader", "name")->focused);
    bench_press_key(bench, KEY_TAB, draw_table, &c);
    assert_int_equal(c.table.current, 0);
    bench_press_key(bench, KEY_DOWN, draw_table, &c);
    bench_press_key(bench, KEY_DOWN, draw_table, &c);
    assert_int_equal(c.table.current, 2);
    bench_press_key(bench, KEY_END, draw_table, &c);
    assert_int_equal(c.table.current, 999);
    assert_true(need("row", "999")->selected);
    bench_press_key(bench, KEY_UP, draw_table, &c);
    bench_press_key(bench, KEY_ENTER, draw_table, &c);
    assert_true(c.event.opened && !c.event.ticked);
    bench_press_key(bench, KEY_SPACE, draw_table, &c);
    assert_true(c.event.ticked);
    bench_press_key(bench, KEY_HOME, draw_table, &c);
    assert_true(need("row", "0")->selected);
}

static void table__sorts_by_its_heads__the_second_time_the_other_way(void **state)
{
    (void)state;
    TableCase c = { .table = { .sort = 0, .current = -1 }, .rows = 3 };
    bench_settle(bench, draw_table, &c);
    click_on("columnheader", "score", draw_table, &c);
    assert_true(c.event.sorted);
    assert_int_equal(c.table.sort, 1);
    assert_false(c.table.descending);
    assert_true(sv_is(need("columnheader", "score")->value, "升序"));
    bench_press_key(bench, KEY_ENTER, draw_table, &c);
    assert_true(c.table.descending);
    assert_int_equal(need("columnheader", "name")->value.len, 0);
}

static void table__selects_by_click__and_opens_by_a_second(void **state)
{
    (void)state;
    TableCase c = { .table = { .current = -1 }, .rows = 3 };
    bench_settle(bench, draw_table, &c);
    click_on("row", "1", draw_table, &c);
    assert_int_equal(c.table.current, 1);
    assert_false(c.event.opened);
    bench->input.double_click = true;
    click_on("row", "1", draw_table, &c);
    assert_true(c.event.opened);
    c.rows = 1;
    bench_settle(bench, draw_table, &c);
    assert_int_equal(c.table.current, 0);
}

/* ---- grades ---- */

static void level__goes_by_the_callers_thresholds(void **state)
{
    (void)state;
    const LevelScale strict = { 95, 85, 70 };
    const LevelScale mild = { 80, 60, 40 };
    static const struct {
        Score score;
        char strict, mild;
    } CASES[] = { { { 100, true, false }, 'A', 'A' }, { { 95, true, false }, 'A', 'A' },
                  { { 94, true, false }, 'B', 'A' },  { { 84, true, false }, 'C', 'A' },
                  { { 70, true, false }, 'C', 'B' },  { { 69, true, false }, 'D', 'B' },
                  { { 40, true, false }, 'D', 'C' },  { { 39, true, false }, 'D', 'D' },
                  { { 40, true, true }, 'X', 'X' },   { { 0, false, false }, 'N', 'N' } };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(level_of(&strict, CASES[i].score), CASES[i].strict);
        assert_int_equal(level_of(&mild, CASES[i].score), CASES[i].mild);
    }
}

static void draw_grades(Ui *ui, void *data)
{
    const LevelScale *scale = data;
    const Score scores[] = { { 100, true, false }, { 0, false, false } };
    const StrView labels[] = { sv("速"), sv("策") };
    const StrView names[] = { sv("速度"), sv("政策") };
    StripSpec strip = { .scale = scale,
                        .total = { 40, true, true },
                        .scores = scores,
                        .labels = labels,
                        .names = names,
                        .count = 2,
                        .grows = true };
    ui_strip(ui, "strip", (Point){ 10, 10 }, &strip);
    ui_mark(ui, (Point){ 10, 60 }, 14, SEVERITY_MAJOR);
    ui_difficulty(ui, (Point){ 10, 90 }, 2, 5);
}

static void grades__say_in_words_what_they_show(void **state)
{
    (void)state;
    LevelScale scale = { 90, 75, 60 };
    bench_frame(bench, draw_grades, &scale);
    assert_true(ui_next_due(bench->ui) == bench->input.now_ms + 16); /* the bars grow */
    bench->input.now_ms += 240;
    bench_settle(bench, draw_grades, &scale);
    assert_true(ui_next_due(bench->ui) == INT64_MAX);
    need("text", "红 40");
    assert_true(sv_is(need("meter", "速度")->value, "100"));
    assert_true(sv_is(need("meter", "政策")->value, "不计分"));
    need("img", "主要");
    need("img", "难度 2，共 5 级");
}

static void draw_countdown(Ui *ui, void *data)
{
    ui_countdown(ui, (Point){ 10, 10 }, data, false);
    ui_countdown_bar(ui, (Rect){ 10, 40, 100, 4 }, data);
}

static void countdown__says_how_long__and_repaints_by_the_second(void **state)
{
    (void)state;
    static const struct {
        int64_t now_ms, answered_ms;
        CountdownState state;
        const char *words;
        int64_t due_in; /* 0: never */
    } CASES[] = {
        { 0, -1, COUNTDOWN_AMPLE, "还有 60 秒", 1000 },        { 17700, -1, COUNTDOWN_AMPLE, "还有 43 秒", 300 },
        { 39999, -1, COUNTDOWN_AMPLE, "还有 21 秒", 1 },       { 40000, -1, COUNTDOWN_LAST_THIRD, "还有 20 秒", 1000 },
        { 59500, -1, COUNTDOWN_LAST_THIRD, "还有 1 秒", 500 }, { 68200, -1, COUNTDOWN_OVER, "已超 8 秒", 800 },
        { 660001, -1, COUNTDOWN_OVER, "已超 10 分钟", 999 },   { 70000, 9200, COUNTDOWN_ANSWERED, "已回 9 秒", 0 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Countdown c = { CASES[i].now_ms, 0, 60000, CASES[i].answered_ms, -1, true };
        assert_int_equal(countdown_state(&c), CASES[i].state);
        bench_frame(bench, draw_countdown, &c);
        need("text", CASES[i].words);
        need("timer", CASES[i].words);
        int64_t due = CASES[i].due_in ? bench->input.now_ms + CASES[i].due_in : INT64_MAX;
        if (ui_next_due(bench->ui) != due) fail_msg("case %zu repaints at another time", i);
    }
    Countdown paused = { 5000, 0, 60000, -1, 40, false };
    bench_frame(bench, draw_countdown, &paused);
    assert_true(ui_next_due(bench->ui) == INT64_MAX);
    assert_true(sv_is(need("meter", "买家的耐心")->value, "40"));
}

static void draw_typing(Ui *ui, void *data)
{
    *(int32_t *)data = ui_typing(ui, (Point){ 10, 10 }, &(TypingSpec){ *(int32_t *)data, 50, 80 });
}

static void typing_meter__is_silent__until_there_is_a_rate(void **state)
{
    (void)state;
    int32_t rate = -1;
    bench_frame(bench, draw_typing, &rate);
    assert_int_equal(rate, 0);
    assert_null(bench_node(bench, "meter", NULL));
    rate = 75;
    bench_frame(bench, draw_typing, &rate);
    assert_true(sv_is(need("meter", "打字速度")->value, "75"));
}

/* ---- texts and furniture ---- */

static void draw_long_line(Ui *ui, void *data)
{
    const int32_t *w = data;
    ui_line(ui, (Rect){ 10, 10, *w, 20 }, sv("下周三有个会，要条牛仔裤"), (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
}

static void line__that_is_cut__says_so_and_tells_the_rest(void **state)
{
    (void)state;
    int32_t w = 300;
    bench_frame(bench, draw_long_line, &w);
    assert_false(need("text", NULL)->cut);
    w = 60;
    bench_frame(bench, draw_long_line, &w);
    assert_true(need("text", "下周三有个会，要条牛仔裤")->cut);
    bench_point(bench, 30, 20);
    bench_frame(bench, draw_long_line, &w);
    bench->input.now_ms += 500;
    bench_frame(bench, draw_long_line, &w);
    need("tooltip", "下周三有个会，要条牛仔裤");
}

static void draw_loading(Ui *ui, void *data)
{
    ui_loading(ui, (Rect){ 10, 10, 200, 100 }, *(const int64_t *)data);
}

static void loading__shows_nothing__for_the_first_300_ms(void **state)
{
    (void)state;
    int64_t since = bench->input.now_ms;
    bench_frame(bench, draw_loading, &since);
    assert_null(bench_node(bench, "status", NULL));
    assert_true(ui_next_due(bench->ui) == since + 300);
    bench->input.now_ms += 300;
    bench_frame(bench, draw_loading, &since);
    need("status", "读取中");
    assert_true(ui_next_due(bench->ui) == INT64_MAX);
}

static void draw_spinner(Ui *ui, void *data)
{
    (void)data;
    ui_spinner(ui, (Point){ 10, 10 }, 14, false);
}

static void spinner__stands_still__with_reduced_motion(void **state)
{
    (void)state;
    bench_frame(bench, draw_spinner, NULL);
    assert_true(ui_next_due(bench->ui) <= bench->input.now_ms + 100);
    bench->parts.reduced_motion = true;
    bench_frame(bench, draw_spinner, NULL);
    assert_true(ui_next_due(bench->ui) == INT64_MAX);
}

static void draw_charts(Ui *ui, void *data)
{
    (void)data;
    const StrView names[] = { sv("速度"), sv("语气"), sv("禁语"), sv("尺码"), sv("政策") };
    static const int32_t NOW[] = { 98, 96, 90, 87, -1 };
    RadarSpec radar = { .label = sv("五项"), .names = names, .now = NOW, .count = 5, .pass = 75 };
    ui_radar(ui, "radar", (Rect){ 0, 0, 200, 200 }, &radar);
    static const ChartPoint POINTS[] = { { 0, 45, false }, { 60, 30, false }, { 60, 70, true } };
    const ChartSeries series[] = { { sv("耐心"), POINTS, 3, TOKEN_SPD, DASH_SOLID, MARKER_ROUND },
                                   { .label = sv("信任") } };
    LineChartSpec lines = { .label = sv("心情"), .x_to = 60, .y_to = 100, .series = series, .series_count = 2 };
    ui_line_chart(ui, "lines", (Rect){ 200, 0, 200, 100 }, &lines);
}

static void charts__say_their_numbers(void **state)
{
    (void)state;
    bench_frame(bench, draw_charts, NULL);
    assert_true(sv_is(need("img", "五项")->value, "速度 98, 语气 96, 禁语 90, 尺码 87, 政策 –"));
    assert_true(sv_is(need("img", "心情")->value, "耐心 70, 信任"));
}

static void draw_avatar(Ui *ui, void *data)
{
    (void)data;
    canvas_fill(ui_parts(ui)->canvas, (Rect){ 0, 0, 400, 300 }, ui_colour(ui, TOKEN_PANEL));
    ui_avatar(ui, (Rect){ 0, 0, 40, 40 }, "avatars/nobody-has-this", sv("周先生"));
}

static void avatar__falls_back_to_the_first_character(void **state)
{
    (void)state;
    bench_frame(bench, draw_avatar, NULL);
    need("img", "周先生");
    Uint32 corner = *(Uint32 *)bench->surface->pixels;
    Uint32 inside = *(Uint32 *)(void *)((char *)bench->surface->pixels + 20 * bench->surface->pitch + 4 * 4);
    assert_true(corner != inside); /* a round ground, not a hole */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(table__is_walked_by_keys__and_keeps_its_row_in_view),
        CASE(table__sorts_by_its_heads__the_second_time_the_other_way),
        CASE(table__selects_by_click__and_opens_by_a_second),
        CASE(level__goes_by_the_callers_thresholds),
        CASE(grades__say_in_words_what_they_show),
        CASE(countdown__says_how_long__and_repaints_by_the_second),
        CASE(typing_meter__is_silent__until_there_is_a_rate),
        CASE(line__that_is_cut__says_so_and_tells_the_rest),
        CASE(loading__shows_nothing__for_the_first_300_ms),
        CASE(spinner__stands_still__with_reduced_motion),
        CASE(charts__say_their_numbers),
        CASE(avatar__falls_back_to_the_first_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
