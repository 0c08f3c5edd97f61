/* test_ui_frame.c -- what runs over frames: scroll areas, easings, tooltips, and what a frame says of itself. */
#include "ui_case.h"

#include "base/json.h"

/* ---- scrolling ---- */

typedef struct ScrollCase {
    int32_t rows;
    bool stick;
    UiScroll scroll;
    Box boxes[40];
    bool with_boxes;
} ScrollCase;

static void draw_scroll(Ui *ui, void *data)
{
    ScrollCase *c = data;
    static const char *const NAMES = "0123456789abcdefghijklmnopqrstuvwxyzABCD";
    c->scroll = ui_begin_scroll(ui, "area", (Rect){ 0, 0, 100, 100 }, c->stick);
    for (int32_t i = 0; c->with_boxes && i < c->rows; i++) {
        c->boxes[i].name = NAMES + i;
        c->boxes[i].rect = (Rect){ 0, c->scroll.content.y + i * 20, 80, 20 };
        draw_box(ui, &c->boxes[i]);
    }
    ui_end_scroll(ui, c->rows * 20);
}

static int32_t offset_of(const ScrollCase *c)
{
    return c->scroll.view.y - c->scroll.content.y;
}

static void scroll__follows_the_wheel__within_its_bounds(void **state)
{
    (void)state;
    ScrollCase c = { .rows = 10 };
    bench_settle(bench, draw_scroll, &c);
    bench_point(bench, 50, 50);
    bench->input.wheel = -40;
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 40);
    bench->input.wheel = -400;
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 100);
    bench->input.wheel = 9999;
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 0);
    bench_point(bench, 150, 50);
    bench->input.wheel = -40;
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 0);
}

static void scroll__stays_at_the_end__until_one_reads_back(void **state)
{
    (void)state;
    ScrollCase c = { .rows = 10, .stick = true };
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 100);
    c.rows = 12;
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 140);
    assert_true(c.scroll.at_bottom);
    bench_point(bench, 50, 50);
    bench->input.wheel = 60;
    bench_settle(bench, draw_scroll, &c);
    assert_false(c.scroll.at_bottom);
    c.rows = 20;
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 80);
    bench->input.wheel = -9999;
    bench_settle(bench, draw_scroll, &c);
    c.rows = 21;
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 320);
}

static void scroll__obeys_keys__when_nothing_inside_can_have_the_focus(void **state)
{
    (void)state;
    ScrollCase c = { .rows = 20 };
    bench_settle(bench, draw_scroll, &c);
    bench_press_key(bench, KEY_TAB, draw_scroll, &c);
    bench_press_key(bench, KEY_DOWN, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 40);
    bench_press_key(bench, KEY_PAGE_DOWN, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 100);
    bench_press_key(bench, KEY_END, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 300);
    bench_press_key(bench, KEY_HOME, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 0);
}

static void scroll__brings_the_focus_into_view(void **state)
{
    (void)state;
    ScrollCase c = { .rows = 20, .with_boxes = true };
    bench_settle(bench, draw_scroll, &c);
    for (int i = 0; i < 8; i++) bench_press_key(bench, KEY_TAB, draw_scroll, &c);
    Rect seventh = c.boxes[7].rect;
    assert_true(c.boxes[7].hit.focused);
    assert_true(seventh.y >= 0 && seventh.y + seventh.h <= 100);
    bench_key(bench, KEY_TAB, MOD_SHIFT);
    for (int i = 0; i < 7; i++) bench_key(bench, KEY_TAB, MOD_SHIFT);
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(c.boxes[19].rect.y + 20 > 100, 0);
}

static void scroll_thumb__drags_the_content(void **state)
{
    (void)state;
    ScrollCase c = { .rows = 20 };
    bench_settle(bench, draw_scroll, &c);
    bench_point(bench, 95, 10);
    bench->input.mouse_down = bench->input.mouse_pressed = true;
    bench_frame(bench, draw_scroll, &c);
    bench_point(bench, 95, 300);
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 300);
    bench_point(bench, 95, 10);
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 0);
    bench->input.mouse_down = false;
    bench->input.mouse_released = true;
    bench_settle(bench, draw_scroll, &c);
    bench_point(bench, 95, 200);
    bench_settle(bench, draw_scroll, &c);
    assert_int_equal(offset_of(&c), 0);
}

/* ---- time ---- */

typedef struct EaseCase {
    int32_t target;
    int32_t value;
} EaseCase;

static void draw_ease(Ui *ui, void *data)
{
    EaseCase *c = data;
    c->value = ui_ease(ui, ui_id(ui, "ease"), c->target, 160);
}

static void ease__rises_to_its_end__and_then_asks_for_nothing(void **state)
{
    (void)state;
    EaseCase c = { .target = 1 };
    bench_frame(bench, draw_ease, &c);
    assert_int_equal(c.value, 0);
    int32_t before = c.value;
    for (int i = 0; i < 9; i++) {
        assert_true(ui_next_due(bench->ui) == bench->input.now_ms + 16);
        bench->input.now_ms += 16;
        bench_frame(bench, draw_ease, &c);
        assert_true(c.value > before && c.value <= 256);
        before = c.value;
    }
    bench->input.now_ms += 16;
    bench_frame(bench, draw_ease, &c);
    assert_int_equal(c.value, 256);
    assert_true(ui_next_due(bench->ui) == INT64_MAX);
    c.target = 0;
    bench_frame(bench, draw_ease, &c);
    bench->input.now_ms += 160;
    bench_frame(bench, draw_ease, &c);
    assert_int_equal(c.value, 0);
}

static void ease__is_at_its_end_at_once__with_reduced_motion(void **state)
{
    (void)state;
    EaseCase c = { .target = 1 };
    bench->parts.reduced_motion = true;
    bench_frame(bench, draw_ease, &c);
    assert_int_equal(c.value, 256);
    assert_true(ui_next_due(bench->ui) == INT64_MAX);
}

static void draw_dues(Ui *ui, void *data)
{
    const int64_t *times = data;
    for (int i = 0; i < 3; i++) ui_due(ui, times[i]);
}

static void due__is_the_earliest__of_one_frame_only(void **state)
{
    (void)state;
    int64_t times[] = { 5000, 3000, 9000 };
    bench_frame(bench, draw_dues, times);
    assert_true(ui_next_due(bench->ui) == 3000);
    EaseCase still = { .target = 0 };
    bench_frame(bench, draw_ease, &still);
    assert_true(ui_next_due(bench->ui) == INT64_MAX);
}

/* ---- tooltips ---- */

static void draw_tip_box(Ui *ui, void *data)
{
    Box *box = data;
    draw_box(ui, box);
    ui_tooltip(ui, ui_id(ui, box->name), box->rect, sv("why"));
}

static void tooltip__comes_after_a_rest__and_goes_with_a_press(void **state)
{
    (void)state;
    Box box = { .name = "a", .rect = { 10, 10, 50, 20 } };
    bench_settle(bench, draw_tip_box, &box);
    bench_point(bench, 20, 20);
    bench_frame(bench, draw_tip_box, &box);
    assert_null(bench_node(bench, "tooltip", NULL));
    assert_true(ui_next_due(bench->ui) == bench->input.now_ms + 500);
    bench->input.now_ms += 500;
    bench_frame(bench, draw_tip_box, &box);
    assert_non_null(bench_node(bench, "tooltip", "why"));
    bench_click(bench, (Point){ 20, 20 }, draw_tip_box, &box);
    assert_null(bench_node(bench, "tooltip", NULL));
    bench_press_key(bench, KEY_TAB, draw_tip_box, &box);
    assert_non_null(bench_node(bench, "tooltip", "why"));
}

/* ---- nodes ---- */

static void draw_dump(Ui *ui, void *data)
{
    Box *box = data;
    canvas_push_clip(ui_parts(ui)->canvas, (Rect){ 0, 0, 100, 100 });
    draw_box(ui, box);
    ui_node(ui, &(UiNode){ .role = "img", .name = sv("far away"), .rect = { 200, 0, 10, 10 } });
    ui_node(ui, &(UiNode){ .role = "text", .name = sv("\"quoted\"\n"), .value = sv("值"), .rect = { 90, 0, 50, 10 } });
    canvas_pop_clip(ui_parts(ui)->canvas);
    ui_begin_layer(ui, "layer", (Rect){ 100, 100, 50, 50 }, true);
    ui_node(ui,
            &(UiNode){
                .role = "checkbox", .name = sv("c"), .rect = { 100, 100, 9, 9 }, .checked = true, .disabled = true });
    ui_end_layer(ui);
}

static const JsonValue *dump(Arena *arena)
{
    static Buf text;
    Err err = { 0 };
    const JsonValue *tree = NULL;
    buf_reset(&text);
    ui_dump(bench->ui, &text);
    must(json_parse(arena, arena_copy(arena, buf_view(&text)), &tree, &err), &err);
    buf_clear(&text);
    return tree;
}

static void dump__is_json_and_complete(void **state)
{
    (void)state;
    Box box = { .name = "a", .rect = { 0, 0, 50, 20 } };
    bench_settle(bench, draw_dump, &box);
    Arena *arena = arena_new(0);
    const JsonValue *tree = dump(arena);
    assert_int_equal(json_get(tree, "size")->child->number, 400);
    const JsonValue *nodes = json_get(tree, "nodes");
    assert_int_equal(nodes->count, 3);
    const JsonValue *button = nodes->child;
    assert_true(sv_is(json_get(button, "role")->text, "button"));
    assert_true(sv_is(json_get(button, "name")->text, "a"));
    assert_int_equal(json_get(button, "id")->text.len, 16);
    assert_true(json_get(button, "covered")->is_true);
    const JsonValue *text = button->next;
    assert_true(sv_is(json_get(text, "name")->text, "\"quoted\"\n"));
    assert_true(sv_is(json_get(text, "value")->text, "值"));
    assert_int_equal(json_get(text, "rect")->child->next->next->number, 10);
    const JsonValue *check = text->next;
    assert_true(json_get(check, "checked")->is_true && json_get(check, "disabled")->is_true);
    assert_null(json_get(check, "covered"));
    arena_free(arena);
}

static void dump__names_the_focus(void **state)
{
    (void)state;
    Box box = { .name = "a", .rect = { 0, 0, 50, 20 } };
    bench_settle(bench, draw_tip_box, &box);
    Arena *arena = arena_new(0);
    assert_int_equal(json_get(dump(arena), "focus")->kind, JSON_NULL);
    bench_press_key(bench, KEY_TAB, draw_tip_box, &box);
    const JsonValue *tree = dump(arena);
    StrView focus = json_get(tree, "focus")->text;
    const JsonValue *node = json_get(tree, "nodes")->child;
    while (node && !json_has(json_get(node, "focused"))) node = node->next;
    assert_non_null(node);
    assert_true(sv_eq(json_get(node, "id")->text, focus));
    arena_free(arena);
}

static void draw_field(Ui *ui, void *data)
{
    if (*(bool *)data) ui_want_text_input(ui, (Rect){ 1, 2, 0, 18 });
}

static void text_input__is_wanted__in_frames_that_ask_for_it(void **state)
{
    (void)state;
    bool wanted = true;
    Rect caret = { 0 };
    bench_frame(bench, draw_field, &wanted);
    assert_true(ui_text_input_wanted(bench->ui, &caret));
    assert_int_equal(caret.h, 18);
    wanted = false;
    bench_frame(bench, draw_field, &wanted);
    assert_false(ui_text_input_wanted(bench->ui, &caret));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(scroll__follows_the_wheel__within_its_bounds),
        CASE(scroll__stays_at_the_end__until_one_reads_back),
        CASE(scroll__obeys_keys__when_nothing_inside_can_have_the_focus),
        CASE(scroll__brings_the_focus_into_view),
        CASE(scroll_thumb__drags_the_content),
        CASE(ease__rises_to_its_end__and_then_asks_for_nothing),
        CASE(ease__is_at_its_end_at_once__with_reduced_motion),
        CASE(due__is_the_earliest__of_one_frame_only),
        CASE(tooltip__comes_after_a_rest__and_goes_with_a_press),
        CASE(dump__is_json_and_complete),
        CASE(dump__names_the_focus),
        CASE(text_input__is_wanted__in_frames_that_ask_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
