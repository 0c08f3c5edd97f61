/* test_script_attacks.c -- scripts that try to hang, bloat, break out or tamper; each must be contained.
 *
 * Contained means: over within 200 ms, under 64 MiB, with the expected end, and another sandbox of the same process
 * gives the same answer afterwards as before. Every attack runs as loaded text with the default limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "script/sandbox.h"

#if defined(__SANITIZE_ADDRESS__)
#define SLOWER 15
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLOWER 15
#endif
#endif
#ifndef SLOWER
#define SLOWER 1
#endif

enum { LIMIT_MS = 200 * SLOWER, LIMIT_MIB = 64 };

/* FINE: the text runs to its end and returns true. FAILS: an error that says `says`. STOPPED: the sandbox
 * is dead, for a reason that `says` names. */
typedef enum End { FINE, FAILS, STOPPED } End;

typedef struct Attack {
    const char *name;
    const char *text;
    End end;
    const char *says;
} Attack;

#include "script_attacks.inc"

/* The processor's time, not the wall's: other tests run beside this one. */
static int64_t now_ms(void *self)
{
    (void)self;
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static const Clock real = { NULL, now_ms };

static long max_rss_kib(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* A bystander: a sandbox that lives through the whole suite. */
static Sandbox *bystander_new(void)
{
    static const char text[] = "local seen = {}\n"
                               "return function(n)\n"
                               "  seen[#seen + 1] = ('%03d'):format(n)\n"
                               "  local t = { b = 1, a = 2, [3] = 'x', [1] = 'y', [true] = 0 }\n"
                               "  local out = {}\n"
                               "  for k, v in pairs(t) do out[#out + 1] = tostring(k) .. '=' .. tostring(v) end\n"
                               "  return table.concat(out, ',') .. '#' .. ('a-b-c'):gsub('%-', '+') .. #seen\n"
                               "end\n";
    SandboxLimits limits = { .clock = &real };
    Sandbox *sb = sandbox_new(&limits);
    Err err = { 0 };
    if (!sandbox_load(sb, sv("bystander.lua"), sv(text), &err)) fail_msg("%s", err.text);
    if (!sandbox_call(sb, 0, 1, &err)) fail_msg("%s", err.text);
    return sb;
}

static void check_bystander(Sandbox *sb, int round)
{
    lua_State *L = sandbox_state(sb);
    char want[80];
    Err err = { 0 };

    lua_pushvalue(L, -1);
    lua_pushinteger(L, round);
    if (!sandbox_call(sb, 1, 1, &err)) fail_msg("%s", err.text);
    snprintf(want, sizeof want, "1=y,3=x,a=2,b=1,true=0#a+b+c%d", round);
    assert_string_equal(lua_tostring(L, -1), want);
    lua_pop(L, 1);
}

static bool is_end(const Attack *attack, Sandbox *sb, bool is_ok, const Err *err)
{
    if (attack->end == FINE) return is_ok && lua_toboolean(sandbox_state(sb), -1);
    if (is_ok || sandbox_is_dead(sb) != (attack->end == STOPPED)) return false;
    if (!strstr(err->text, ".lua:")) return false;
    if (attack->end == STOPPED) return strstr(attack->says, sandbox_fault_text(sandbox_fault(sb))) != NULL;
    return strstr(err->text, attack->says) != NULL;
}

/* Run one attack; false, with a line of what happened, when it was not contained as expected. */
static bool run(const Attack *attack, const Clock *clock, StrView text)
{
    SandboxLimits limits = { .clock = clock, .deadline_ms = 100 * SLOWER };
    Sandbox *sb = sandbox_new(&limits);
    Err err = { 0 };
    int64_t start = now_ms(NULL);

    bool is_ok = sandbox_load(sb, sv("attack.lua"), text, &err) && sandbox_call(sb, 0, 1, &err);
    int64_t took = now_ms(NULL) - start;
    size_t peak = sandbox_usage(sb).peak;
    bool is_good = is_end(attack, sb, is_ok, &err) && took <= LIMIT_MS && peak <= (size_t)LIMIT_MIB << 20;
    if (!is_good) {
        print_error("%s: ok %d, fault %s, %lld ms, %zu kB, '%s'\n", attack->name, is_ok,
                    sandbox_fault_text(sandbox_fault(sb)), (long long)took, peak / 1024, err.text);
    } else if (getenv("SANDBOX_SHOW")) {
        print_message("%-44s %-12s %4lld ms %6zu kB %s\n", attack->name, sandbox_fault_text(sandbox_fault(sb)),
                      (long long)took, peak / 1024, err.text);
    }
    sandbox_free(sb);
    return is_good;
}

static void sandbox__contains__every_attack(void **state)
{
    (void)state;
    Sandbox *bystander = bystander_new();
    size_t count = sizeof attacks / sizeof attacks[0];
    size_t contained = 0;
    long rss = max_rss_kib();

    assert_true(count >= 70);
    for (size_t i = 0; i < count; i++) {
        contained += run(&attacks[i], &real, sv(attacks[i].text));
        check_bystander(bystander, (int)i + 1);
    }
    sandbox_free(bystander);
    print_message("%zu of %zu attacks contained, RSS grew by %ld kB\n", contained, count, max_rss_kib() - rss);
    assert_int_equal(contained, count);
    if (SLOWER == 1) assert_true(max_rss_kib() - rss <= LIMIT_MIB * 1024L);
}

/* Sources that are slow to compile, or too large: built here, for they are long. */
typedef struct Bulk {
    const char *name;
    const char *head;
    const char *part; /* repeated `count` times */
    int count;
    const char *tail;
    const char *says;
} Bulk;

static const Bulk bulks[] = {
    { "300 kB of comment", "--", "x", 300000, "\nreturn true", "source over" },
    { "300 kB of spaces", "", " ", 300000, "return true", "source over" },
    { "deep parentheses", "return ", "(", 100000, "1", "attack.lua:" },
    { "deep tables", "return ", "{", 100000, "1", "attack.lua:" },
    { "deep functions", "", "local function f() ", 5000, "", "nested too deep" },
    { "deep blocks", "", "do ", 50000, "", "nested too deep" },
    { "deep concatenation", "local a = ''\nreturn a", "..a", 60000, "", "attack.lua:" },
    { "deep unary minus", "return ", "- ", 100000, "1", "attack.lua:" },
    { "deep calls", "local f = type return ", "f(", 60000, "", "attack.lua:" },
    { "a crowd of gotos", "do ", "goto x ", 30000, "::x:: end return true", "too many jumps" },
    { "a crowd of breaks", "local a while true do ", "if a then break end ", 12000, "end", "too many jumps" },
    { "a crowd of elseifs", "local a if a then ", "elseif a then ", 18000, "end", "too many jumps" },
    { "a crowd of locals", "", "local a ", 5000, "", "too many local variables" },
    { "a crowd of upvalue names", "do function f() function f() function f() function f() ", "a=a ", 60000, "",
      "too many names" },
};

static void sandbox__refuses__sources_that_are_slow_to_compile(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bulks / sizeof bulks[0]; i++) {
        Attack attack = { bulks[i].name, NULL, FAILS, bulks[i].says };
        Buf text = { 0 };
        buf_puts(&text, bulks[i].head);
        for (int k = 0; k < bulks[i].count; k++) buf_puts(&text, bulks[i].part);
        buf_puts(&text, bulks[i].tail);
        assert_true(run(&attack, &real, buf_view(&text)));
        buf_clear(&text);
    }
}

/* About the worst that the scan lets through: names looked up through twenty functions full of locals. */
static void sandbox__compiles__the_slowest_text_allowed_in_time(void **state)
{
    (void)state;
    Attack attack = { "names under many locals", NULL, FINE, "" };
    Buf text = { 0 };
    for (int depth = 0; depth < 20; depth++) {
        buf_puts(&text, "local function f() local a");
        for (int k = 0; k < 190; k++) buf_printf(&text, ",a%d", k);
        buf_puts(&text, "\n");
    }
    for (int k = 0; k < 4800; k++) buf_puts(&text, "b=b ");
    for (int depth = 0; depth < 20; depth++) buf_puts(&text, "end ");
    buf_puts(&text, "return true");
    assert_true(run(&attack, &real, buf_view(&text)));
    buf_clear(&text);
}

/* Without a clock nearly all attacks end by counting alone, and the same way each time. */
static void sandbox__stops__the_same_way_without_a_clock(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof attacks / sizeof attacks[0]; i++) {
        if (attacks[i].end == STOPPED && strcmp(attacks[i].says, "instructions") == 0) {
            assert_true(run(&attacks[i], NULL, sv(attacks[i].text)));
        }
    }
}

static void sandbox__refuses__bytecode(void **state)
{
    (void)state;
    Attack attack = { "bytecode as source", NULL, FAILS, "bytecode" };
    assert_true(run(&attack, &real, sv_of("\x1bLua\x54\x00\x19\x93\r\n\x1a\n", 12)));
    assert_true(run(&attack, &real, sv_of("\x1b", 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sandbox__contains__every_attack),
        cmocka_unit_test(sandbox__refuses__sources_that_are_slow_to_compile),
        cmocka_unit_test(sandbox__compiles__the_slowest_text_allowed_in_time),
        cmocka_unit_test(sandbox__stops__the_same_way_without_a_clock),
        cmocka_unit_test(sandbox__refuses__bytecode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
