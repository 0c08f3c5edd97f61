/* test_ui_core.c -- the immediate-mode layer: ids and state, and who gets the pointer, the keys and the focus. */
#include "ui_case.h"

static bool has_focus(const char *name)
{
    const UiNode *node = bench_node(bench, "button", name);
    return node && node->focused;
}

/* ---- ids and state ---- */

static void two_lists(Ui *ui, void *data)
{
    UiId *ids = data;
    ids[0] = ui_id(ui, "row");
    ui_push_id(ui, "list", 7);
    ids[1] = ui_id(ui, "row");
    ids[2] = ui_id_of(ui, "row", 1);
    ui_pop_id(ui);
    ui_push_id(ui, "list", 8);
    ids[3] = ui_id(ui, "row");
    ui_pop_id(ui);
}

static void ids__stay_the_same_and_apart__between_frames_and_lists(void **state)
{
    (void)state;
    UiId first[4];
    UiId second[4];
    bench_frame(bench, two_lists, first);
    bench_frame(bench, two_lists, second);
    for (int i = 0; i < 4; i++) {
        assert_true(first[i] != 0);
        assert_true(first[i] == second[i]);
        for (int j = 0; j < i; j++) assert_true(first[i] != first[j]);
    }
}

typedef struct StateCase {
    bool ask;
    bool keep;
    int32_t seen;
} StateCase;

static void count_in_state(Ui *ui, void *data)
{
    StateCase *c = data;
    if (!c->ask) return;
    int32_t *value = ui_state(ui, ui_id(ui, "counter"), c->keep);
    c->seen = ++*value;
}

static void state__is_kept__while_frames_ask_for_it(void **state)
{
    (void)state;
    StateCase c = { .ask = true };
    for (int i = 0; i < 3; i++) bench_frame(bench, count_in_state, &c);
    assert_int_equal(c.seen, 3);
    c.ask = false;
    for (int i = 0; i < 3; i++) bench_frame(bench, count_in_state, &c);
    c.ask = true;
    bench_frame(bench, count_in_state, &c);
    assert_int_equal(c.seen, 1);
}

static void state__outlives_a_view__where_it_is_to_be_kept(void **state)
{
    (void)state;
    StateCase c = { .ask = true, .keep = true };
    bench_frame(bench, count_in_state, &c);
    c.ask = false;
    for (int i = 0; i < 5; i++) bench_frame(bench, count_in_state, &c);
    c.ask = true;
    bench_frame(bench, count_in_state, &c);
    assert_int_equal(c.seen, 2);
}

/* ---- the pointer ---- */

typedef struct Pair {
    Box below;
    Box above;
    Rect clip; /* w = 0: none */
    Rect layer;
    bool modal;
    bool outside;
} Pair;

static void draw_pair(Ui *ui, void *data)
{
    Pair *pair = data;
    if (pair->clip.w) canvas_push_clip(ui_parts(ui)->canvas, pair->clip);
    draw_box(ui, &pair->below);
    if (pair->clip.w) canvas_pop_clip(ui_parts(ui)->canvas);
    if (pair->layer.w) ui_begin_layer(ui, "layer", pair->layer, pair->modal);
    draw_box(ui, &pair->above);
    if (pair->layer.w) pair->outside = ui_pressed_outside(ui);
    if (pair->layer.w) ui_end_layer(ui);
}

static void press__goes_to_the_widget_on_top__and_to_no_other(void **state)
{
    (void)state;
    Pair pair = { .below = { .name = "row", .rect = { 0, 0, 200, 40 } },
                  .above = { .name = "button", .rect = { 150, 5, 40, 30 } } };
    bench_settle(bench, draw_pair, &pair);
    bench_click(bench, (Point){ 160, 20 }, draw_pair, &pair);
    assert_int_equal(pair.above.count, 1);
    assert_int_equal(pair.below.count, 0);
    bench_click(bench, (Point){ 20, 20 }, draw_pair, &pair);
    assert_int_equal(pair.above.count, 1);
    assert_int_equal(pair.below.count, 1);
}

static void press__that_is_released_elsewhere__clicks_nothing(void **state)
{
    (void)state;
    Pair pair = { .below = { .name = "a", .rect = { 0, 0, 50, 40 } },
                  .above = { .name = "b", .rect = { 100, 0, 50, 40 } } };
    bench_settle(bench, draw_pair, &pair);
    bench_point(bench, 10, 10);
    bench->input.mouse_down = bench->input.mouse_pressed = true;
    bench_frame(bench, draw_pair, &pair);
    assert_true(pair.below.hit.pressed);
    bench_point(bench, 110, 10);
    bench_frame(bench, draw_pair, &pair);
    assert_true(pair.below.hit.held && !pair.below.hit.pressed && !pair.above.hit.hover);
    bench->input.mouse_down = false;
    bench->input.mouse_released = true;
    bench_settle(bench, draw_pair, &pair);
    assert_int_equal(pair.below.count + pair.above.count, 0);
}

static void click__that_begins_and_ends_between_two_frames__counts_once(void **state)
{
    (void)state;
    Pair pair = { .below = { .name = "row", .rect = { 0, 0, 200, 40 } },
                  .above = { .name = "button", .rect = { 150, 5, 40, 30 } } };
    bench_settle(bench, draw_pair, &pair);
    bench_point(bench, 160, 20);
    bench->input.mouse_pressed = bench->input.mouse_released = true;
    bench_settle(bench, draw_pair, &pair);
    assert_int_equal(pair.above.count, 1);
    assert_int_equal(pair.below.count, 0);
}

static void hover__ends_where_the_clip_does(void **state)
{
    (void)state;
    Pair pair = { .below = { .name = "a", .rect = { 0, 0, 100, 100 } },
                  .above = { .name = "b", .rect = { 200, 200, 10, 10 } },
                  .clip = { 0, 0, 100, 40 } };
    bench_settle(bench, draw_pair, &pair);
    bench_click(bench, (Point){ 50, 60 }, draw_pair, &pair);
    assert_false(pair.below.hit.hover);
    assert_int_equal(pair.below.count, 0);
    bench_click(bench, (Point){ 50, 30 }, draw_pair, &pair);
    assert_true(pair.below.hit.hover);
    assert_int_equal(pair.below.count, 1);
}

static void layer__covers_what_lies_below_it__only_where_it_lies(void **state)
{
    (void)state;
    Pair pair = { .below = { .name = "a", .rect = { 0, 0, 200, 100 } },
                  .above = { .name = "b", .rect = { 110, 10, 20, 20 } },
                  .layer = { 100, 0, 100, 100 } };
    bench_settle(bench, draw_pair, &pair);
    bench_click(bench, (Point){ 150, 80 }, draw_pair, &pair);
    assert_false(pair.below.hit.hover);
    assert_int_equal(pair.below.count, 0);
    bench_click(bench, (Point){ 50, 80 }, draw_pair, &pair);
    assert_int_equal(pair.below.count, 1);
    bench_click(bench, (Point){ 115, 15 }, draw_pair, &pair);
    assert_int_equal(pair.above.count, 1);
}

static void modal_layer__takes_the_pointer_everywhere__and_tells_of_a_press_beside_it(void **state)
{
    (void)state;
    Pair pair = { .below = { .name = "a", .rect = { 0, 0, 50, 50 } },
                  .above = { .name = "b", .rect = { 110, 10, 20, 20 } },
                  .layer = { 100, 0, 100, 100 },
                  .modal = true };
    bench_settle(bench, draw_pair, &pair);
    bench_point(bench, 20, 20);
    bench->input.mouse_pressed = bench->input.mouse_down = true;
    bench_frame(bench, draw_pair, &pair);
    assert_true(pair.outside);
    assert_false(pair.below.hit.hover);
    bench->input.mouse_down = false;
    bench->input.mouse_released = true;
    bench_settle(bench, draw_pair, &pair);
    assert_int_equal(pair.below.count, 0);
    bench_click(bench, (Point){ 115, 15 }, draw_pair, &pair);
    assert_int_equal(pair.above.count, 1);
}

/* ---- keys ---- */

typedef struct KeyCase {
    UiFocusKind kind;
    UiKey key;
    char character;
    uint32_t mods;
    int first, second;
} KeyCase;

static void ask_twice(Ui *ui, void *data)
{
    KeyCase *c = data;
    ui_hit(ui, ui_id(ui, "field"), (Rect){ 0, 0, 50, 20 }, c->kind);
    for (int i = 0; i < 2; i++) {
        bool came = c->key == KEY_CHAR ? ui_char(ui, c->character, c->mods) : ui_key(ui, c->key, c->mods);
        *(i ? &c->second : &c->first) += came;
    }
}

static void key__is_given_once__to_who_asks_first(void **state)
{
    (void)state;
    KeyCase c = { .kind = UI_FOCUS, .key = KEY_ESC };
    bench_settle(bench, ask_twice, &c);
    bench_key(bench, KEY_ESC, 0);
    bench_frame(bench, ask_twice, &c);
    assert_int_equal(c.first, 1);
    assert_int_equal(c.second, 0);
    bench_key(bench, KEY_ESC, MOD_SHIFT);
    bench_frame(bench, ask_twice, &c);
    assert_int_equal(c.first, 1);
}

static void key__is_given_to_nobody__while_composing(void **state)
{
    (void)state;
    KeyCase c = { .kind = UI_FOCUS, .key = KEY_F2 };
    bench_settle(bench, ask_twice, &c);
    bench->input.is_composing = true;
    bench_key(bench, KEY_F2, 0);
    bench_key(bench, KEY_TAB, 0);
    bench_frame(bench, ask_twice, &c);
    assert_int_equal(c.first + c.second, 0);
    assert_false(bench->input.keys[0].is_used);
    assert_true(ui_focused(bench->ui) == 0);
}

static void letters__stay_with_a_text_field__but_not_with_ctrl(void **state)
{
    (void)state;
    KeyCase c = { .kind = UI_FOCUS_TEXT, .key = KEY_CHAR, .character = 'n' };
    bench_settle(bench, ask_twice, &c);
    bench_char(bench, 'n', 0);
    bench_frame(bench, ask_twice, &c);
    assert_int_equal(c.first, 1);
    bench_click(bench, (Point){ 5, 5 }, ask_twice, &c);
    bench_char(bench, 'n', 0);
    bench_frame(bench, ask_twice, &c);
    assert_int_equal(c.first, 1);
    c.mods = MOD_CTRL;
    bench_char(bench, 'n', MOD_CTRL);
    bench_frame(bench, ask_twice, &c);
    assert_int_equal(c.first, 2);
}

/* ---- focus ---- */

enum { BOXES = 6 };
typedef struct Screen {
    Box boxes[BOXES];
    bool has_dialog;
    Box yes, no;
    bool grouped;
} Screen;

static const Screen SCREEN = { .boxes = { { .name = "rail 1", .rect = { 0, 0, 40, 20 } },
                                          { .name = "rail 2", .rect = { 0, 30, 40, 20 } },
                                          { .name = "chat 1", .rect = { 100, 0, 40, 20 } },
                                          { .name = "chat 2", .rect = { 150, 0, 40, 20 } },
                                          { .name = "chat 3", .rect = { 200, 0, 40, 20 } },
                                          { .name = "side 1", .rect = { 300, 0, 40, 20 } } },
                               .yes = { .name = "yes", .rect = { 110, 110, 40, 20 } },
                               .no = { .name = "no", .rect = { 160, 110, 40, 20 } } };

/* The rail is drawn in two pieces, around the chat: Tab still goes through it at once. */
static void draw_screen(Ui *ui, void *data)
{
    Screen *screen = data;
    ui_begin_region(ui, "rail", (Rect){ 0, 0, 50, 300 });
    draw_box(ui, &screen->boxes[0]);
    ui_end_region(ui);
    ui_begin_region(ui, "chat", (Rect){ 100, 0, 150, 300 });
    if (screen->grouped) ui_begin_group(ui, "group");
    for (int i = 2; i < 5; i++) draw_box(ui, &screen->boxes[i]);
    if (screen->grouped) ui_end_group(ui);
    ui_end_region(ui);
    ui_begin_region(ui, "rail", (Rect){ 0, 0, 50, 300 });
    draw_box(ui, &screen->boxes[1]);
    ui_end_region(ui);
    ui_begin_region(ui, "side", (Rect){ 300, 0, 100, 300 });
    draw_box(ui, &screen->boxes[5]);
    ui_end_region(ui);
    if (!screen->has_dialog) return;
    ui_begin_layer(ui, "dialog", (Rect){ 100, 100, 200, 100 }, true);
    draw_box(ui, &screen->yes);
    draw_box(ui, &screen->no);
    ui_end_layer(ui);
}

static void expect_focus_walk(Screen *screen, UiKey key, uint32_t mods, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bench_key(bench, key, mods);
        bench_settle(bench, draw_screen, screen);
        if (!has_focus(names[i])) fail_msg("press %zu does not lead to %s", i + 1, names[i]);
    }
}
#define WALK(screen, key, mods, ...)                                                 \
    expect_focus_walk((screen), (key), (mods), (const char *const[]){ __VA_ARGS__ }, \
                      sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

static void tab__walks_region_by_region__and_around(void **state)
{
    (void)state;
    Screen screen = SCREEN;
    bench_settle(bench, draw_screen, &screen);
    WALK(&screen, KEY_TAB, 0, "rail 1", "rail 2", "chat 1", "chat 2", "chat 3", "side 1", "rail 1");
    WALK(&screen, KEY_TAB, MOD_SHIFT, "side 1", "chat 3");
}

static void f6__goes_to_the_next_region__where_it_was_last(void **state)
{
    (void)state;
    Screen screen = SCREEN;
    bench_settle(bench, draw_screen, &screen);
    WALK(&screen, KEY_F6, 0, "rail 1", "chat 1");
    WALK(&screen, KEY_TAB, 0, "chat 2");
    WALK(&screen, KEY_F6, 0, "side 1", "rail 1", "chat 2");
    WALK(&screen, KEY_F6, MOD_SHIFT, "rail 1", "side 1");
}

static void group__is_one_stop__and_arrows_move_within(void **state)
{
    (void)state;
    Screen screen = SCREEN;
    screen.grouped = true;
    bench_settle(bench, draw_screen, &screen);
    WALK(&screen, KEY_TAB, 0, "rail 1", "rail 2", "chat 1");
    WALK(&screen, KEY_RIGHT, 0, "chat 2", "chat 3", "chat 3");
    WALK(&screen, KEY_TAB, 0, "side 1");
    WALK(&screen, KEY_TAB, MOD_SHIFT, "chat 3", "rail 2");
    WALK(&screen, KEY_TAB, 0, "chat 3");
    WALK(&screen, KEY_HOME, 0, "chat 1");
    WALK(&screen, KEY_END, 0, "chat 3");
    WALK(&screen, KEY_LEFT, 0, "chat 2");
}

static void draw_grid(Ui *ui, void *data)
{
    Box *cells = data;
    ui_begin_group(ui, "grid");
    for (int i = 0; i < BOXES; i++) draw_box(ui, &cells[i]);
    ui_end_group(ui);
}

static void arrows__go_to_the_nearest_card__in_a_grid(void **state)
{
    (void)state;
    Box cells[BOXES];
    static const char *const NAMES[] = { "0", "1", "2", "3", "4", "5" };
    for (int i = 0; i < BOXES; i++) cells[i] = (Box){ .name = NAMES[i], .rect = { i % 3 * 110, i / 3 * 90, 100, 80 } };
    bench_settle(bench, draw_grid, cells);
    static const struct {
        UiKey key;
        const char *name;
    } WAY[] = { { KEY_TAB, "0" },  { KEY_RIGHT, "1" }, { KEY_DOWN, "4" },  { KEY_DOWN, "4" },
                { KEY_LEFT, "3" }, { KEY_LEFT, "3" },  { KEY_UP, "0" },    { KEY_UP, "0" },
                { KEY_END, "5" },  { KEY_UP, "2" },    { KEY_RIGHT, "2" }, { KEY_HOME, "0" } };
    for (size_t i = 0; i < sizeof WAY / sizeof *WAY; i++) {
        bench_press_key(bench, WAY[i].key, draw_grid, cells);
        if (!has_focus(WAY[i].name)) fail_msg("step %zu does not lead to %s", i, WAY[i].name);
    }
}

static void focus_ring__shows__for_keys_only(void **state)
{
    (void)state;
    Screen screen = SCREEN;
    bench_settle(bench, draw_screen, &screen);
    bench_click(bench, (Point){ 110, 10 }, draw_screen, &screen);
    assert_true(screen.boxes[2].hit.focused && !screen.boxes[2].hit.focus_shown);
    bench_press_key(bench, KEY_TAB, draw_screen, &screen);
    assert_true(screen.boxes[3].hit.focused && screen.boxes[3].hit.focus_shown);
    bench_press_key(bench, KEY_ENTER, draw_screen, &screen);
    assert_int_equal(screen.boxes[3].count, 1);
    bench_press_key(bench, KEY_SPACE, draw_screen, &screen);
    assert_int_equal(screen.boxes[3].count, 2);
    bench->input.keys[bench->input.key_count++] = (UiKeyPress){ .key = KEY_ENTER, .is_repeat = true };
    bench_settle(bench, draw_screen, &screen);
    assert_int_equal(screen.boxes[3].count, 2);
}

static void modal_layer__holds_the_focus__and_gives_it_back(void **state)
{
    (void)state;
    Screen screen = SCREEN;
    bench_settle(bench, draw_screen, &screen);
    WALK(&screen, KEY_TAB, 0, "rail 1", "rail 2", "chat 1");
    screen.has_dialog = true;
    bench_settle(bench, draw_screen, &screen);
    assert_true(has_focus("yes"));
    WALK(&screen, KEY_TAB, 0, "no", "yes", "no");
    WALK(&screen, KEY_TAB, MOD_SHIFT, "yes", "no");
    bench_press_key(bench, KEY_F6, draw_screen, &screen);
    assert_true(has_focus("no"));
    bench_press_key(bench, KEY_ENTER, draw_screen, &screen);
    assert_int_equal(screen.no.count, 1);
    assert_int_equal(screen.boxes[2].count, 0);
    screen.has_dialog = false;
    bench_settle(bench, draw_screen, &screen);
    assert_true(has_focus("chat 1"));
}

static void focus__is_dropped__when_its_widget_is_gone(void **state)
{
    (void)state;
    Screen screen = SCREEN;
    bench_settle(bench, draw_screen, &screen);
    WALK(&screen, KEY_TAB, 0, "rail 1");
    Pair other = { .below = { .name = "a", .rect = { 0, 0, 9, 9 } },
                   .above = { .name = "b", .rect = { 20, 0, 9, 9 } } };
    for (int i = 0; i < 3; i++) bench_frame(bench, draw_pair, &other);
    assert_true(ui_focused(bench->ui) == 0);
    bench_press_key(bench, KEY_TAB, draw_pair, &other);
    assert_true(has_focus("a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(ids__stay_the_same_and_apart__between_frames_and_lists),
        CASE(state__is_kept__while_frames_ask_for_it),
        CASE(state__outlives_a_view__where_it_is_to_be_kept),
        CASE(press__goes_to_the_widget_on_top__and_to_no_other),
        CASE(press__that_is_released_elsewhere__clicks_nothing),
        CASE(click__that_begins_and_ends_between_two_frames__counts_once),
        CASE(hover__ends_where_the_clip_does),
        CASE(layer__covers_what_lies_below_it__only_where_it_lies),
        CASE(modal_layer__takes_the_pointer_everywhere__and_tells_of_a_press_beside_it),
        CASE(key__is_given_once__to_who_asks_first),
        CASE(key__is_given_to_nobody__while_composing),
        CASE(letters__stay_with_a_text_field__but_not_with_ctrl),
        CASE(tab__walks_region_by_region__and_around),
        CASE(f6__goes_to_the_next_region__where_it_was_last),
        CASE(group__is_one_stop__and_arrows_move_within),
        CASE(arrows__go_to_the_nearest_card__in_a_grid),
        CASE(focus_ring__shows__for_keys_only),
        CASE(modal_layer__holds_the_focus__and_gives_it_back),
        CASE(focus__is_dropped__when_its_widget_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
