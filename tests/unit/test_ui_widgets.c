/* test_ui_widgets.c -- the controls: what a click, a key and a state of theirs do, and what they say of themselves. */
#include "ui_case.h"

#include "ui/widgets.h"
#include "ui/widgets_over.h"

/* ---- buttons ---- */

typedef struct ButtonCase {
    ButtonSpec spec;
    int32_t w;
    int count;
} ButtonCase;

static void draw_button(Ui *ui, void *data)
{
    ButtonCase *c = data;
    int32_t w = c->w ? c->w : ui_button_width(ui, &c->spec);
    c->count += ui_button(ui, "button", (Rect){ 20, 20, w, 32 }, &c->spec);
}

static void button__answers_to_pointer_enter_and_space(void **state)
{
    (void)state;
    ButtonCase c = { .spec = { .label = sv("发送"), .key = sv("Enter"), .look = BUTTON_PRIMARY } };
    bench_settle(bench, draw_button, &c);
    assert_false(need("button", "发送")->cut);
    click_on("button", "发送", draw_button, &c);
    assert_int_equal(c.count, 1);
    bench_press_key(bench, KEY_ENTER, draw_button, &c);
    bench_press_key(bench, KEY_SPACE, draw_button, &c);
    assert_int_equal(c.count, 3);
}

static void button__does_nothing__while_disabled_or_busy(void **state)
{
    (void)state;
    ButtonCase c = { .spec = { .label = sv("改"), .disabled = true, .reason = sv("考试中不能改") } };
    bench_settle(bench, draw_button, &c);
    click_on("button", "改", draw_button, &c);
    bench_press_key(bench, KEY_TAB, draw_button, &c);
    bench_press_key(bench, KEY_ENTER, draw_button, &c);
    assert_int_equal(c.count, 0);
    assert_true(need("button", "改")->disabled);
    /* The keyboard learns why as well. */
    need("tooltip", "考试中不能改");
    c.spec = (ButtonSpec){ .label = sv("存"), .busy = true };
    bench_settle(bench, draw_button, &c);
    click_on("button", "存", draw_button, &c);
    assert_int_equal(c.count, 0);
}

static void button__without_a_reason__is_no_stop_when_disabled(void **state)
{
    (void)state;
    ButtonCase c = { .spec = { .label = sv("改"), .disabled = true } };
    bench_settle(bench, draw_button, &c);
    bench_press_key(bench, KEY_TAB, draw_button, &c);
    assert_false(need("button", "改")->focused);
}

static void button__says_that_its_text_is_cut(void **state)
{
    (void)state;
    ButtonCase c = { .spec = { .label = sv("从第 5 句重来") }, .w = 60 };
    bench_settle(bench, draw_button, &c);
    assert_true(need("button", NULL)->cut);
}

static void icon_button__has_its_label_as_name_and_tooltip(void **state)
{
    (void)state;
    ButtonCase c = { .spec = { .label = sv("筛选"), .icon = "filter", .icon_only = true } };
    bench_settle(bench, draw_button, &c);
    Rect rect = need("button", "筛选")->rect;
    assert_int_equal(rect.w, 32);
    assert_int_equal(rect.h, 32);
    bench_press_key(bench, KEY_TAB, draw_button, &c);
    need("tooltip", "筛选");
}

/* ---- choices ---- */

typedef struct ChoiceCase {
    bool (*draw)(Ui *ui, const char *name, Rect rect, const ChoiceSpec *spec, int32_t *index);
    int32_t index;
    int changes;
} ChoiceCase;

static const bool THIRD_OFF[] = { false, false, true, false };

static void draw_choice(Ui *ui, void *data)
{
    ChoiceCase *c = data;
    const StrView options[] = { sv("one"), sv("two"), sv("off"), sv("four") };
    ChoiceSpec spec = {
        .label = sv("choice"), .options = options, .count = 4, .disabled = THIRD_OFF, .reason = sv("why")
    };
    c->changes += c->draw(ui, "choice", (Rect){ 10, 10, 380, 40 }, &spec, &c->index);
    ui_button(ui, "after", (Rect){ 10, 200, 80, 32 }, &(ButtonSpec){ .label = sv("after") });
}

/* Of the roles that choices have, the option of that name. */
static const UiNode *option_of(const char *name)
{
    const UiNode *tab = bench_node(bench, "tab", name);
    return tab ? tab : need("radio", name);
}

static void walk_choice(ChoiceCase c, UiKey forward, UiKey back)
{
    bench_settle(bench, draw_choice, &c);
    assert_true(option_of("one")->selected);
    bench_press_key(bench, KEY_TAB, draw_choice, &c);
    bench_press_key(bench, forward, draw_choice, &c);
    assert_int_equal(c.index, 1);
    bench_press_key(bench, forward, draw_choice, &c);
    assert_int_equal(c.index, 3); /* past what is disabled */
    bench_press_key(bench, back, draw_choice, &c);
    assert_int_equal(c.index, 1);
    assert_int_equal(c.changes, 3);
    bench_press_key(bench, KEY_TAB, draw_choice, &c);
    assert_true(need("button", "after")->focused);
    bench_key(bench, KEY_TAB, MOD_SHIFT);
    bench_settle(bench, draw_choice, &c);
    assert_true(option_of("two")->focused);
    bench_click(bench, bench_middle(option_of("off")), draw_choice, &c);
    assert_int_equal(c.index, 1);
    bench_click(bench, bench_middle(option_of("four")), draw_choice, &c);
    assert_int_equal(c.index, 3);
    assert_true(option_of("four")->selected && !option_of("two")->selected);
}

static void segments__follow_the_arrows__as_one_stop(void **state)
{
    (void)state;
    walk_choice((ChoiceCase){ .draw = ui_segmented }, KEY_RIGHT, KEY_LEFT);
}

static void tabs__follow_the_arrows__as_one_stop(void **state)
{
    (void)state;
    walk_choice((ChoiceCase){ .draw = ui_tabs }, KEY_RIGHT, KEY_LEFT);
}

static void radio_buttons__follow_the_arrows__as_one_stop(void **state)
{
    (void)state;
    walk_choice((ChoiceCase){ .draw = ui_radio }, KEY_DOWN, KEY_UP);
}

typedef struct SwitchCase {
    SwitchSpec spec;
    bool toggle, box;
    int changes;
} SwitchCase;

static void draw_switches(Ui *ui, void *data)
{
    SwitchCase *c = data;
    c->changes += ui_toggle(ui, "toggle", (Rect){ 10, 10, 100, 32 }, &c->spec, &c->toggle);
    c->changes += ui_checkbox(ui, "box", (Rect){ 10, 60, 200, 32 }, &c->spec, &c->box);
}

static void switches__turn__by_pointer_and_space(void **state)
{
    (void)state;
    SwitchCase c = { .spec = { .label = sv("声音") } };
    bench_settle(bench, draw_switches, &c);
    click_on("switch", "声音", draw_switches, &c);
    assert_true(c.toggle && need("switch", NULL)->checked);
    bench_press_key(bench, KEY_TAB, draw_switches, &c);
    bench_press_key(bench, KEY_SPACE, draw_switches, &c);
    assert_true(c.box && need("checkbox", NULL)->checked);
    bench_press_key(bench, KEY_SPACE, draw_switches, &c);
    assert_false(c.box);
    c.spec.disabled = true;
    bench_settle(bench, draw_switches, &c);
    click_on("checkbox", NULL, draw_switches, &c);
    assert_false(c.box);
    assert_int_equal(c.changes, 3);
}

/* ---- drop-down and slider ---- */

typedef struct SelectCase {
    int32_t index;
    int changes;
} SelectCase;

static void draw_select(Ui *ui, void *data)
{
    SelectCase *c = data;
    const StrView options[] = { sv("Anna"), sv("Ben"), sv("Off"), sv("Clara"), sv("Bruno") };
    static const bool OFF[] = { false, false, true, false, false };
    SelectSpec spec = { .choice = { .label = sv("who"), .options = options, .count = 5, .disabled = OFF } };
    /* Within a scroll area and before other widgets: its list lies above them all the same. */
    UiScroll scroll = ui_begin_scroll(ui, "area", (Rect){ 0, 0, 400, 60 }, false);
    c->changes += ui_select(ui, "who", (Rect){ 10, scroll.content.y + 10, 120, 32 }, &spec, &c->index);
    ui_end_scroll(ui, 60);
    ui_button(ui, "below", (Rect){ 10, 70, 120, 32 }, &(ButtonSpec){ .label = sv("below") });
}

static void select__opens_takes_and_gives_the_focus_back(void **state)
{
    (void)state;
    SelectCase c = { 0 };
    bench_settle(bench, draw_select, &c);
    assert_null(bench_node(bench, "listbox", NULL));
    bench_press_key(bench, KEY_TAB, draw_select, &c);
    bench_press_key(bench, KEY_ENTER, draw_select, &c);
    need("listbox", "who");
    bench_press_key(bench, KEY_DOWN, draw_select, &c);
    bench_press_key(bench, KEY_DOWN, draw_select, &c);
    assert_int_equal(c.index, 0);
    bench_press_key(bench, KEY_ENTER, draw_select, &c);
    assert_int_equal(c.index, 3);
    assert_int_equal(c.changes, 1);
    assert_null(bench_node(bench, "listbox", NULL));
    assert_true(need("combobox", NULL)->focused);
    assert_true(sv_is(need("combobox", NULL)->value, "Clara"));
}

static void select__leaves_all_as_it_was__by_esc_and_by_a_press_beside_it(void **state)
{
    (void)state;
    SelectCase c = { 1, 0 };
    bench_settle(bench, draw_select, &c);
    click_on("combobox", NULL, draw_select, &c);
    need("listbox", NULL);
    bench_press_key(bench, KEY_DOWN, draw_select, &c);
    bench_press_key(bench, KEY_ESC, draw_select, &c);
    assert_null(bench_node(bench, "listbox", NULL));
    click_on("combobox", NULL, draw_select, &c);
    bench_click(bench, (Point){ 390, 290 }, draw_select, &c);
    assert_null(bench_node(bench, "listbox", NULL));
    assert_int_equal(c.index, 1);
}

static void select__goes_by_first_letters__around(void **state)
{
    (void)state;
    SelectCase c = { 0 };
    bench_settle(bench, draw_select, &c);
    click_on("combobox", NULL, draw_select, &c);
    bench_char(bench, 'b', 0);
    bench_settle(bench, draw_select, &c);
    bench_char(bench, 'b', 0);
    bench_settle(bench, draw_select, &c);
    bench_press_key(bench, KEY_ENTER, draw_select, &c);
    assert_int_equal(c.index, 4);
}

static void select__takes_by_click__but_not_what_is_disabled(void **state)
{
    (void)state;
    SelectCase c = { 0 };
    bench_settle(bench, draw_select, &c);
    click_on("combobox", NULL, draw_select, &c);
    click_on("option", "Off", draw_select, &c);
    assert_int_equal(c.index, 0);
    /* The list lies over this button, which must not be pressed through it. */
    click_on("option", "Ben", draw_select, &c);
    assert_int_equal(c.index, 1);
}

static void draw_slider(Ui *ui, void *data)
{
    SliderSpec spec = { .label = sv("字号"), .shown = sv("x"), .min = 80, .max = 200, .step = 10 };
    ui_slider(ui, "slider", (Rect){ 100, 100, 216, 20 }, &spec, data);
}

static void slider__moves_in_steps__within_its_ends(void **state)
{
    (void)state;
    int32_t value = 100;
    bench_settle(bench, draw_slider, &value);
    bench_press_key(bench, KEY_TAB, draw_slider, &value);
    static const struct {
        UiKey key;
        int32_t value;
    } WAY[] = { { KEY_RIGHT, 110 }, { KEY_LEFT, 100 }, { KEY_END, 200 },     { KEY_UP, 200 },
                { KEY_HOME, 80 },   { KEY_DOWN, 80 },  { KEY_PAGE_UP, 180 }, { KEY_PAGE_DOWN, 80 } };
    for (size_t i = 0; i < sizeof WAY / sizeof *WAY; i++) {
        bench_press_key(bench, WAY[i].key, draw_slider, &value);
        assert_int_equal(value, WAY[i].value);
    }
    bench_click(bench, (Point){ 208, 110 }, draw_slider, &value);
    assert_int_equal(value, 140);
    bench->input.mouse_down = bench->input.mouse_pressed = true;
    bench_frame(bench, draw_slider, &value);
    bench_point(bench, 900, 500);
    bench_settle(bench, draw_slider, &value);
    assert_int_equal(value, 200);
}

/* ---- dialogs ---- */

typedef struct ConfirmCase {
    ConfirmSpec spec;
    bool is_open;
    DialogAnswer answer;
    int below;
} ConfirmCase;

static void draw_confirm(Ui *ui, void *data)
{
    ConfirmCase *c = data;
    c->below += ui_button(ui, "below", (Rect){ 0, 0, 80, 32 }, &(ButtonSpec){ .label = sv("below") });
    if (!c->is_open) return;
    c->answer = ui_confirm(ui, "confirm", &c->spec);
    if (c->answer != DIALOG_OPEN) c->is_open = false;
}

static ConfirmCase open_confirm(bool danger)
{
    ConfirmCase c = { .spec = { sv("结束这一场？"), sv("没答完的不计分。"), sv("结束"), sv("取消"), danger } };
    bench_settle(bench, draw_confirm, &c);
    bench_press_key(bench, KEY_TAB, draw_confirm, &c);
    c.is_open = true;
    bench_settle(bench, draw_confirm, &c);
    need("dialog", "结束这一场？");
    need("text", "没答完的不计分。");
    return c;
}

static void confirm__answers__by_key_and_by_button(void **state)
{
    (void)state;
    ConfirmCase c = open_confirm(false);
    assert_true(need("button", "结束")->focused);
    bench_press_key(bench, KEY_ENTER, draw_confirm, &c);
    assert_int_equal(c.answer, DIALOG_OK);
    assert_true(need("button", "below")->focused);
    c = open_confirm(false);
    bench_press_key(bench, KEY_ESC, draw_confirm, &c);
    assert_int_equal(c.answer, DIALOG_CANCEL);
    c = open_confirm(false);
    click_on("button", "结束", draw_confirm, &c);
    assert_int_equal(c.answer, DIALOG_OK);
    c = open_confirm(false);
    bench_click(bench, (Point){ 2, 2 }, draw_confirm, &c);
    assert_int_equal(c.answer, DIALOG_CANCEL);
    assert_int_equal(c.below, 0);
}

static void confirm__begins_with_the_harmless_answer__where_the_other_cannot_be_undone(void **state)
{
    (void)state;
    ConfirmCase c = open_confirm(true);
    assert_true(need("button", "取消")->focused);
    bench_press_key(bench, KEY_ENTER, draw_confirm, &c);
    assert_int_equal(c.answer, DIALOG_CANCEL);
}

/* ---- where popovers stand ---- */

static bool is_free_of(Rect rect, Rect other)
{
    Rect meet = rect_meet(rect, other);
    return meet.w == 0 || meet.h == 0;
}

static void popover__stands_below_and_inside(void **state)
{
    (void)state;
    Point window = { 800, 600 };
    Rect pop = pop_place(window, (Rect){ 100, 100, 80, 20 }, (Point){ 288, 104 }, NULL, 0);
    assert_int_equal(pop.x, 100);
    assert_int_equal(pop.y, 126);
    pop = pop_place(window, (Rect){ 700, 100, 80, 20 }, (Point){ 288, 104 }, NULL, 0);
    assert_int_equal(pop.x + pop.w, 792);
    pop = pop_place(window, (Rect){ 100, 560, 80, 20 }, (Point){ 288, 104 }, NULL, 0);
    assert_int_equal(pop.y + pop.h, 554);
}

/* As on the desk: a tag, the buyer's last message below it at the left, the composer at the bottom. */
static void popover__leaves_message_and_composer_free(void **state)
{
    (void)state;
    Point window = { 1280, 800 };
    const Rect keep[] = { { 324, 565, 292, 60 }, { 304, 672, 640, 128 } };
    for (int32_t x = 310; x < 900; x += 35) {
        Rect anchor = { x, 533, 96, 20 };
        Rect pop = pop_place(window, anchor, (Point){ 288, 112 }, keep, 2);
        for (size_t i = 0; i < 2; i++) {
            if (!is_free_of(pop, keep[i])) fail_msg("from %d it covers rectangle %zu", (int)x, i);
        }
        assert_true(is_free_of(pop, anchor));
        assert_true(pop.x >= 0 && pop.y >= 0 && pop.x + pop.w <= window.x && pop.y + pop.h <= window.y);
    }
}

/* ---- toasts ---- */

typedef struct ToastCase {
    Toasts toasts;
    int32_t taken;
} ToastCase;

static void draw_toasts(Ui *ui, void *data)
{
    ToastCase *c = data;
    int32_t tag = ui_toasts(ui, &c->toasts);
    if (tag) c->taken = tag;
}

/* Let time pass as the application would: from one due time to the next. */
static void pass(int64_t ms, UiView view, void *data)
{
    int64_t end = bench->input.now_ms + ms;
    while (bench->input.now_ms < end) {
        int64_t due = ui_wants_frame(bench->ui) ? bench->input.now_ms : ui_next_due(bench->ui);
        bench->input.now_ms = due < end ? due : end;
        bench_frame(bench, view, data);
    }
}

static void toasts__come_one_after_another__for_four_seconds(void **state)
{
    (void)state;
    ToastCase c = { 0 };
    toasts_push(&c.toasts, sv("first"), (StrView){ 0 }, 0);
    toasts_push(&c.toasts, sv("second"), sv("打开"), 7);
    bench_frame(bench, draw_toasts, &c);
    pass(3900, draw_toasts, &c);
    need("status", "first");
    assert_null(bench_node(bench, "status", "second"));
    pass(600, draw_toasts, &c);
    need("status", "second");
    click_on("button", "打开", draw_toasts, &c);
    assert_int_equal(c.taken, 7);
    bench_frame(bench, draw_toasts, &c);
    assert_null(bench_node(bench, "status", NULL));
    assert_true(ui_next_due(bench->ui) == INT64_MAX);
}

static void toast__waits__while_the_pointer_rests_on_it(void **state)
{
    (void)state;
    ToastCase c = { 0 };
    toasts_push(&c.toasts, sv("first"), (StrView){ 0 }, 0);
    bench_frame(bench, draw_toasts, &c);
    pass(400, draw_toasts, &c);
    bench->input.mouse = bench_middle(need("status", "first"));
    pass(9000, draw_toasts, &c);
    need("status", "first");
    bench_point(bench, -1, -1);
    pass(9000, draw_toasts, &c);
    assert_null(bench_node(bench, "status", NULL));
}

static void toasts__drop_the_oldest__when_too_many_wait(void **state)
{
    (void)state;
    Toasts toasts = { 0 };
    for (int i = 0; i < TOAST_MAX + 2; i++) toasts_push(&toasts, sv("x"), (StrView){ 0 }, i);
    assert_int_equal(toasts.count, TOAST_MAX);
    assert_int_equal(toasts.items[0].tag, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(button__answers_to_pointer_enter_and_space),
        CASE(button__does_nothing__while_disabled_or_busy),
        CASE(button__without_a_reason__is_no_stop_when_disabled),
        CASE(button__says_that_its_text_is_cut),
        CASE(icon_button__has_its_label_as_name_and_tooltip),
        CASE(segments__follow_the_arrows__as_one_stop),
        CASE(tabs__follow_the_arrows__as_one_stop),
        CASE(radio_buttons__follow_the_arrows__as_one_stop),
        CASE(switches__turn__by_pointer_and_space),
        CASE(select__opens_takes_and_gives_the_focus_back),
        CASE(select__leaves_all_as_it_was__by_esc_and_by_a_press_beside_it),
        CASE(select__goes_by_first_letters__around),
        CASE(select__takes_by_click__but_not_what_is_disabled),
        CASE(slider__moves_in_steps__within_its_ends),
        CASE(confirm__answers__by_key_and_by_button),
        CASE(confirm__begins_with_the_harmless_answer__where_the_other_cannot_be_undone),
        CASE(popover__stands_below_and_inside),
        CASE(popover__leaves_message_and_composer_free),
        CASE(toasts__come_one_after_another__for_four_seconds),
        CASE(toast__waits__while_the_pointer_rests_on_it),
        CASE(toasts__drop_the_oldest__when_too_many_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
