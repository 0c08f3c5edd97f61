/* test_base_memory.c -- mem, arena and buf: zeroing, alignment, rewinding, growth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"

static bool is_zero(const char *ptr, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (ptr[i] != 0) return false;
    return true;
}

/* Runs `body` in a child whose stderr goes nowhere; true where it ended by SIGABRT. */
static bool aborts(void (*body)(void))
{
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr)) _exit(3);
        body();
        _exit(0);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void mem__zeroes_what_is_new__when_it_grows(void **state)
{
    (void)state;
    char *ptr = mem_new(16);
    assert_true(is_zero(ptr, 16));
    memset(ptr, 'x', 16);
    ptr = mem_resize(ptr, 4, 1000, 4);
    assert_memory_equal(ptr, "xxxxxxxxxxxxxxxx", 16);
    assert_true(is_zero(ptr + 16, 4000 - 16));
    mem_free(ptr);
    mem_free(NULL);
}

static void mem__resizes_from_nothing__when_ptr_is_null(void **state)
{
    (void)state;
    int *items = mem_resize(NULL, 0, 3, sizeof *items);
    assert_int_equal(items[0] | items[1] | items[2], 0);
    items[2] = 7;
    items = mem_resize(items, 3, 2, sizeof *items);
    assert_int_equal(items[1], 0);
    mem_free(items);
    mem_free(mem_resize(NULL, 0, 0, 8));
    mem_free(mem_new(0));
}

static void mem__copies_with_a_zero_behind__nul_inside_kept(void **state)
{
    (void)state;
    char *copy = mem_copy("a\0bc", 3);
    assert_memory_equal(copy, "a\0b\0", 4);
    mem_free(copy);
    copy = mem_copy(NULL, 0);
    assert_string_equal(copy, "");
    mem_free(copy);
}

static void resize_too_far(void)
{
    mem_free(mem_resize(NULL, 0, SIZE_MAX / 2, 4));
}

static void alloc_too_much(void)
{
    Arena *arena = arena_new(0);
    void *volatile lost = arena_alloc(arena, SIZE_MAX / 2, 4);
    (void)lost;
}

static void mem__aborts__when_a_product_overflows(void **state)
{
    (void)state;
    assert_true(aborts(resize_too_far));
    assert_true(aborts(alloc_too_much));
}

static void arena__aligns_and_zeroes__whatever_was_there(void **state)
{
    (void)state;
    Arena *arena = arena_new(256);
    ArenaMark mark = arena_mark(arena);
    for (size_t round = 0; round < 3; round++) {
        for (size_t size = 0; size < 300; size++) {
            char *ptr = arena_alloc(arena, 1, size);
            assert_int_equal((uintptr_t)ptr % _Alignof(max_align_t), 0);
            assert_true(is_zero(ptr, size));
            memset(ptr, 0xAA, size);
        }
        arena_rewind(arena, mark);
    }
    arena_free(arena);
    arena_free(NULL);
}

static void fill_unevenly(Arena *arena)
{
    static const size_t SIZES[] = { 10, 5000, 1, 300, 9000, 64, 64, 4096, 17, 12000 };
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) memset(arena_alloc(arena, 1, SIZES[i]), 1, SIZES[i]);
}

static void arena__stops_growing__once_warm(void **state)
{
    (void)state;
    Arena *arena = arena_new(4096);
    assert_int_equal(arena_size(arena), 0);
    ArenaMark mark = arena_mark(arena);
    fill_unevenly(arena);
    size_t warm = arena_size(arena);
    assert_true(warm >= 30552);
    for (int i = 0; i < 100; i++) {
        arena_rewind(arena, mark);
        fill_unevenly(arena);
        assert_int_equal(arena_size(arena), warm);
    }
    arena_free(arena);
}

static void arena__stays_bounded__when_sizes_vary(void **state)
{
    (void)state;
    Arena *arena = arena_new(1024);
    ArenaMark mark = arena_mark(arena);
    for (size_t i = 1; i < 2000; i++) {
        arena_rewind(arena, mark);
        for (size_t k = 0; k < 4; k++) arena_alloc(arena, 1, ((i * 7919) + (k * 104729)) % 20000);
    }
    assert_true(arena_size(arena) <= (size_t)4 * 20016);
    arena_free(arena);
}

static void arena__keeps_what_is_older__when_it_rewinds(void **state)
{
    (void)state;
    Arena *arena = arena_new(128);
    StrView first = arena_copy(arena, sv("old"));
    ArenaMark outer = arena_mark(arena);
    StrView second = arena_printf(arena, "%s-%d", "new", 42);
    assert_string_equal(second.ptr, "new-42");
    assert_int_equal(second.len, 6);
    ArenaMark inner = arena_mark(arena);
    memset(arena_alloc(arena, 50, 100), 'z', 5000);
    arena_rewind(arena, inner);
    assert_string_equal(second.ptr, "new-42");
    arena_rewind(arena, outer);
    memset(arena_alloc(arena, 1, 1000), 'y', 1000);
    assert_string_equal(first.ptr, "old");
    arena_free(arena);
}

static void arena__copies_empty_text__as_a_string(void **state)
{
    (void)state;
    Arena *arena = arena_new(0);
    StrView copy = arena_copy(arena, (StrView){ 0 });
    assert_int_equal(copy.len, 0);
    assert_string_equal(copy.ptr, "");
    assert_int_equal(arena_size(arena), 65536);
    arena_free(arena);
}

static void buf__is_a_string__after_every_put(void **state)
{
    (void)state;
    Buf buf = { 0 };
    assert_int_equal(buf_view(&buf).len, 0);
    assert_non_null(buf_view(&buf).ptr);
    buf_reset(&buf);
    for (int i = 0; i < 1000; i++) {
        buf_put(&buf, sv_of("ab\0", 3));
        buf_puts(&buf, "cd");
        buf_putc(&buf, 'e');
        buf_printf(&buf, "%02d", i % 100);
        assert_int_equal(buf.ptr[buf.len], 0);
    }
    assert_int_equal(buf.len, 8000);
    assert_memory_equal(buf.ptr + 7992, "ab\0cde99", 9);
    buf_clear(&buf);
    assert_null(buf.ptr);
    buf_clear(&buf);
}

static void buf__keeps_its_memory__when_reset(void **state)
{
    (void)state;
    Buf buf = { 0 };
    buf_printf(&buf, "%0500d", 0);
    assert_int_equal(buf.len, 500);
    const char *ptr = buf.ptr;
    size_t cap = buf.cap;
    buf_reset(&buf);
    assert_string_equal(buf.ptr, "");
    buf_printf(&buf, "%0500d", 1);
    assert_ptr_equal(buf.ptr, ptr);
    assert_int_equal(buf.cap, cap);
    buf_clear(&buf);
}

static void buf__fits_exactly__at_every_length(void **state)
{
    (void)state;
    char text[300];
    memset(text, 'q', sizeof text);
    for (size_t len = 0; len < sizeof text; len++) {
        Buf buf = { 0 };
        buf_put(&buf, sv_of(text, len));
        buf_put(&buf, sv_of(text, len));
        assert_int_equal(buf.len, 2 * len);
        assert_true(buf.cap > buf.len);
        assert_int_equal(strlen(buf.ptr), 2 * len);
        buf_clear(&buf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mem__zeroes_what_is_new__when_it_grows),
        cmocka_unit_test(mem__resizes_from_nothing__when_ptr_is_null),
        cmocka_unit_test(mem__copies_with_a_zero_behind__nul_inside_kept),
        cmocka_unit_test(mem__aborts__when_a_product_overflows),
        cmocka_unit_test(arena__aligns_and_zeroes__whatever_was_there),
        cmocka_unit_test(arena__stops_growing__once_warm),
        cmocka_unit_test(arena__stays_bounded__when_sizes_vary),
        cmocka_unit_test(arena__keeps_what_is_older__when_it_rewinds),
        cmocka_unit_test(arena__copies_empty_text__as_a_string),
        cmocka_unit_test(buf__is_a_string__after_every_put),
        cmocka_unit_test(buf__keeps_its_memory__when_reset),
        cmocka_unit_test(buf__fits_exactly__at_every_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
