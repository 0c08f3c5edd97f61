/* ui_case.h -- what the tests of the immediate-mode layer have in common: a bench for each case, and a box to click on. */
#ifndef TESTS_UI_CASE_H
#define TESTS_UI_CASE_H

#include "ui_bench.h"

static UiBench *bench;

static inline int set_up(void **state)
{
    (void)state;
    bench = bench_open();
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    bench_close(bench);
    return 0;
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

static inline void click_on(const char *role, const char *name, UiView view, void *data)
{
    bench_click(bench, bench_middle(bench_node(bench, role, name)), view, data);
}

static inline const UiNode *need(const char *role, const char *name)
{
    const UiNode *node = bench_node(bench, role, name);
    if (!node) fail_msg("there is no %s \"%s\"", role, name ? name : "");
    return node;
}

/* It counts its activations. */
typedef struct Box {
    const char *name;
    Rect rect;
    UiHit hit;
    int count;
} Box;

static inline void draw_box(Ui *ui, Box *box)
{
    UiId id = ui_id(ui, box->name);
    box->hit = ui_hit(ui, id, box->rect, UI_FOCUS);
    if (box->hit.activated) box->count++;
    ui_node(ui, &(UiNode){ .role = "button", .name = sv(box->name), .rect = box->rect, .id = id });
}

#endif
