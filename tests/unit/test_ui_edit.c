/* test_ui_edit.c -- a text field without a screen: typing, moving, undo, compositions, and what a thousand random edits do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/rng.h"
#include "base/utf8.h"
#include "ui/edit.h"

static Edit *field(const char *text)
{
    Edit *edit = edit_new(4000, true);
    edit_set_text(edit, sv(text));
    return edit;
}

static void assert_text(const Edit *edit, const char *wanted)
{
    StrView text = edit_text(edit);
    assert_int_equal(text.len, strlen(wanted));
    assert_memory_equal(text.ptr, wanted, text.len);
}

static void type(Edit *edit, const char *letters)
{
    for (const char *at = letters; *at; at++) edit_insert(edit, sv_of(at, 1), EDIT_TYPED);
}

static void edit__backspace_takes_a_whole_character(void **state)
{
    (void)state;
    Edit *edit = field("好a\xCC\x81👨‍👩‍👧🇨🇳");
    assert_true(edit_delete(edit, MOVE_LEFT));
    assert_text(edit, "好a\xCC\x81👨‍👩‍👧");
    assert_true(edit_delete(edit, MOVE_LEFT));
    assert_text(edit, "好a\xCC\x81");
    assert_true(edit_delete(edit, MOVE_LEFT));
    assert_text(edit, "好");
    assert_true(edit_delete(edit, MOVE_LEFT));
    assert_false(edit_delete(edit, MOVE_LEFT));
    assert_text(edit, "");
    edit_free(edit);
}

static void edit__moves_by_word_over_han_and_latin(void **state)
{
    (void)state;
    Edit *edit = field("今天 hello 40码");
    edit_move(edit, MOVE_START, false);
    edit_move(edit, MOVE_WORD_RIGHT, false);
    assert_int_equal(edit_caret(edit), strlen("今天 "));
    edit_move(edit, MOVE_WORD_RIGHT, false);
    assert_int_equal(edit_caret(edit), strlen("今天 hello "));
    edit_move(edit, MOVE_WORD_LEFT, false);
    assert_int_equal(edit_caret(edit), strlen("今天 "));
    assert_true(edit_delete(edit, MOVE_WORD_LEFT));
    assert_text(edit, "hello 40码");
    edit_free(edit);
}

static void edit__typing_replaces_what_is_selected(void **state)
{
    (void)state;
    Edit *edit = field("您应该拍40");
    edit_select_word(edit, strlen("您"));
    assert_true(edit_selected(edit).len > 0);
    edit_select_all(edit);
    edit_insert(edit, sv("好"), EDIT_TYPED);
    assert_text(edit, "好");
    assert_true(edit_undo(edit));
    assert_text(edit, "您应该拍40");
    size_t from = 0;
    size_t to = 0;
    assert_true(edit_selection(edit, &from, &to));
    assert_int_equal(to - from, strlen("您应该拍40"));
    edit_free(edit);
}

static void edit__an_arrow_leaves_the_selection_at_its_side(void **state)
{
    (void)state;
    Edit *edit = field("abcd");
    edit_move_to(edit, 1, false);
    edit_move_to(edit, 3, true);
    edit_move(edit, MOVE_LEFT, false);
    assert_int_equal(edit_caret(edit), 1);
    edit_move_to(edit, 3, true);
    edit_move(edit, MOVE_RIGHT, false);
    assert_int_equal(edit_caret(edit), 3);
    edit_free(edit);
}

static void edit__undo_takes_back_words_not_letters(void **state)
{
    (void)state;
    Edit *edit = field("");
    type(edit, "ok fine");
    edit_insert(edit, sv("您好"), EDIT_COMMITTED);
    edit_insert(edit, sv("亲"), EDIT_COMMITTED);
    edit_insert(edit, sv("long paste"), EDIT_PASTED);
    assert_true(edit_undo(edit));
    assert_text(edit, "ok fine您好亲");
    assert_true(edit_undo(edit));
    assert_text(edit, "ok fine您好");
    assert_true(edit_undo(edit));
    assert_true(edit_undo(edit));
    assert_text(edit, "ok ");
    assert_true(edit_redo(edit));
    assert_text(edit, "ok fine");
    type(edit, "!");
    assert_false(edit_redo(edit));
    assert_text(edit, "ok fine!");
    edit_free(edit);
}

static void edit__repeated_backspace_is_one_step(void **state)
{
    (void)state;
    Edit *edit = field("下午四点前");
    for (int i = 0; i < 3; i++) edit_delete(edit, MOVE_LEFT);
    assert_text(edit, "下午");
    assert_true(edit_undo(edit));
    assert_text(edit, "下午四点前");
    assert_int_equal(edit_caret(edit), strlen("下午四点前"));
    edit_free(edit);
}

static void edit__shows_a_composition_without_keeping_it(void **state)
{
    (void)state;
    Edit *edit = field("您好,");
    edit_compose(edit, sv("zhou'san"), 4);
    size_t from = 0;
    size_t to = 0;
    StrView shown = edit_shown(edit, &from, &to);
    assert_memory_equal(shown.ptr, "您好,zhou'san", shown.len);
    assert_int_equal(to - from, strlen("zhou'san"));
    assert_text(edit, "您好,");
    assert_true(edit_is_composing(edit));
    edit_compose(edit, sv(""), 0);
    edit_insert(edit, sv("周三前"), EDIT_COMMITTED);
    assert_text(edit, "您好,周三前");
    assert_false(edit_is_composing(edit));
    edit_free(edit);
}

static void edit__composing_over_a_selection_replaces_it(void **state)
{
    (void)state;
    Edit *edit = field("保证合身");
    edit_move_to(edit, 0, false);
    edit_move_to(edit, strlen("保证"), true);
    edit_compose(edit, sv("yi"), 2);
    assert_text(edit, "合身");
    edit_compose(edit, sv(""), 0);
    edit_insert(edit, sv("应该"), EDIT_COMMITTED);
    assert_text(edit, "应该合身");
    edit_free(edit);
}

static void edit__keeps_to_its_limit_between_characters(void **state)
{
    (void)state;
    Edit *edit = edit_new(4, true);
    edit_insert(edit, sv("一二三"), EDIT_TYPED);
    assert_false(edit_insert(edit, sv("🇨🇳"), EDIT_PASTED));
    assert_text(edit, "一二三");
    assert_true(edit_insert(edit, sv("四五"), EDIT_PASTED));
    assert_text(edit, "一二三四");
    assert_int_equal(edit_pasted(edit), strlen("四"));
    edit_free(edit);
}

static void edit__drops_what_is_no_text(void **state)
{
    (void)state;
    Edit *edit = edit_new(100, false);
    edit_insert(edit, sv("a\x01\xFF\xE4\xBD\n b\t\xED\xA0\x80"), EDIT_PASTED);
    assert_text(edit, "a  b ");
    edit_free(edit);
}

/* Undoing everything gives the start, redoing everything the end; the caret always stands on a boundary inside the text. */
static void edit__random_edits_can_all_be_undone(void **state)
{
    (void)state;
    static const char *const pieces[] = { "a", " ", "您好", "👨‍👩‍👧", "e\xCC\x81", "\n", "，", "40码" };
    for (uint64_t seed = 1; seed <= 200; seed++) {
        Rng rng = rng_new(seed);
        Edit *edit = field("起点 start");
        for (int i = 0; i < 60; i++) {
            uint64_t what = rng_below(&rng, 10);
            if (what < 4) edit_insert(edit, sv(pieces[rng_below(&rng, 8)]), (EditSource)rng_below(&rng, 3));
            if (what == 4) edit_delete(edit, (EditMove)rng_below(&rng, 6));
            if (what == 5 || what == 6) edit_move(edit, (EditMove)rng_below(&rng, 6), rng_below(&rng, 2));
            if (what == 7) edit_move_to(edit, rng_below(&rng, 40), rng_below(&rng, 2));
            if (what == 8) edit_undo(edit);
            if (what == 9) edit_redo(edit);
            assert_true(edit_caret(edit) <= edit_text(edit).len);
            assert_int_equal(utf8_valid_len(edit_text(edit)), edit_text(edit).len);
        }
        while (edit_redo(edit)) {
        }
        Buf end = { 0 };
        buf_put(&end, edit_text(edit));
        while (edit_undo(edit)) {
        }
        assert_text(edit, "起点 start");
        while (edit_redo(edit)) {
        }
        assert_true(sv_eq(edit_text(edit), buf_view(&end)));
        buf_clear(&end);
        edit_free(edit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edit__backspace_takes_a_whole_character),
        cmocka_unit_test(edit__moves_by_word_over_han_and_latin),
        cmocka_unit_test(edit__typing_replaces_what_is_selected),
        cmocka_unit_test(edit__an_arrow_leaves_the_selection_at_its_side),
        cmocka_unit_test(edit__undo_takes_back_words_not_letters),
        cmocka_unit_test(edit__repeated_backspace_is_one_step),
        cmocka_unit_test(edit__shows_a_composition_without_keeping_it),
        cmocka_unit_test(edit__composing_over_a_selection_replaces_it),
        cmocka_unit_test(edit__keeps_to_its_limit_between_characters),
        cmocka_unit_test(edit__drops_what_is_no_text),
        cmocka_unit_test(edit__random_edits_can_all_be_undone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
