/* test_ui_theme.c -- both themes keep the contrasts that they promise, computed from the files that ship. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "ui/theme.h"

static const char *const NAMES[] = { "light", "dark" };

static Theme load(const char *name)
{
    Theme theme;
    Err err = { 0 };
    if (!theme_load(&theme, ".", name, &err)) fail_msg("%s", err.text);
    return theme;
}

typedef struct Promise {
    const Token *inks;
    const Token *grounds;
    int32_t least; /* in hundredths */
} Promise;

#define LIST(...) ((const Token[]){ __VA_ARGS__, TOKEN_COUNT })

/* Every surface that words and charts may stand on. A pressed button shows it for as long as a finger is down: t1 and t2. */
#define SURFACES TOKEN_CANVAS, TOKEN_PANEL, TOKEN_SUNKEN, TOKEN_HOVER, TOKEN_SEL, TOKEN_ME, TOKEN_THEM

static void theme__keeps_its_contrasts__on_every_surface(void **state)
{
    (void)state;
    const Promise promises[] = {
        { LIST(TOKEN_T1, TOKEN_T2, TOKEN_T3, TOKEN_ACCENT), LIST(SURFACES), 450 },
        { LIST(TOKEN_GOOD, TOKEN_MINOR, TOKEN_MAJOR, TOKEN_CRIT), LIST(SURFACES), 450 },
        { LIST(TOKEN_T1, TOKEN_T2), LIST(TOKEN_PRESS), 450 },
        { LIST(TOKEN_ON_FILL), LIST(TOKEN_FILL, TOKEN_FILLH, TOKEN_FILLP), 450 },
        { LIST(TOKEN_GOOD, TOKEN_T1), LIST(TOKEN_GOOD_T), 450 },
        { LIST(TOKEN_MINOR, TOKEN_T1), LIST(TOKEN_MINOR_T), 450 },
        { LIST(TOKEN_MAJOR, TOKEN_T1), LIST(TOKEN_MAJOR_T), 450 },
        { LIST(TOKEN_CRIT, TOKEN_T1), LIST(TOKEN_CRIT_T), 450 },
        { LIST(TOKEN_T1), LIST(TOKEN_HEAT0, TOKEN_HEAT1, TOKEN_HEAT2, TOKEN_HEAT3, TOKEN_HEAT4), 450 },
        { LIST(TOKEN_GOOD_B, TOKEN_MINOR_B, TOKEN_MAJOR_B, TOKEN_CRIT_B), LIST(SURFACES), 300 },
        { LIST(TOKEN_SPD, TOKEN_TON, TOKEN_BAN, TOKEN_SIZ, TOKEN_POL), LIST(SURFACES), 300 },
    };
    for (size_t n = 0; n < 2; n++) {
        Theme theme = load(NAMES[n]);
        for (size_t p = 0; p < sizeof promises / sizeof *promises; p++) {
            for (const Token *ink = promises[p].inks; *ink != TOKEN_COUNT; ink++) {
                for (const Token *ground = promises[p].grounds; *ground != TOKEN_COUNT; ground++) {
                    int32_t ratio = colour_contrast(theme_colour(&theme, *ink), theme_colour(&theme, *ground));
                    if (ratio < promises[p].least)
                        fail_msg("%s: %s on %s has %d.%02d, not %d.%02d", NAMES[n], theme_token_name(*ink),
                                 theme_token_name(*ground), ratio / 100, ratio % 100, promises[p].least / 100,
                                 promises[p].least % 100);
                }
            }
        }
    }
}

static void theme__knows__which_one_is_dark(void **state)
{
    (void)state;
    for (size_t n = 0; n < 2; n++) {
        Theme theme = load(NAMES[n]);
        Colour ground = theme_colour(&theme, TOKEN_CANVAS), ink = theme_colour(&theme, TOKEN_T1);
        assert_int_equal(theme.is_dark, ground.r < ink.r);
        assert_int_equal(theme.is_dark, n == 1);
    }
}

static void contrast__is__that_of_wcag(void **state)
{
    (void)state;
    Colour black = { 0, 0, 0, 255 }, white = { 255, 255, 255, 255 }, grey = { 0x77, 0x77, 0x77, 255 };
    assert_int_equal(colour_contrast(black, white), 2100);
    assert_int_equal(colour_contrast(white, black), 2100);
    assert_int_equal(colour_contrast(grey, grey), 100);
    assert_int_equal(colour_contrast(grey, white), 447); /* the well-known grey that just fails */
}

/* ---- files that are wrong */

/* The shipped light theme with the first `from` in it replaced, as the only file of a folder of its own. */
static void load_changed(const char *from, const char *to, const char *expected)
{
    char folder[] = "/tmp/peilian-theme-XXXXXX", path[128];
    assert_non_null(mkdtemp(folder));
    FILE *file = fopen("assets/themes/light.lua", "rb");
    assert_non_null(file);
    char text[8192] = { 0 };
    size_t len = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    assert_true(len > 0);
    char *at = strstr(text, from);
    assert_non_null(at);
    snprintf(path, sizeof path, "%s/assets", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/assets/themes", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/assets/themes/light.lua", folder);
    file = fopen(path, "wb");
    assert_non_null(file);
    fprintf(file, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    fclose(file);

    Theme theme = { 0 };
    Err err = { 0 };
    assert_false(theme_load(&theme, folder, "light", &err));
    if (!strstr(err.text, expected)) fail_msg("\"%s\" does not say \"%s\"", err.text, expected);
    assert_int_equal(theme.colours[TOKEN_T1].a, 0); /* written only on success */

    unlink(path);
    snprintf(path, sizeof path, "%s/assets/themes", folder);
    rmdir(path);
    snprintf(path, sizeof path, "%s/assets", folder);
    rmdir(path);
    rmdir(folder);
}

static void theme__says_where__a_file_is_wrong(void **state)
{
    (void)state;
    load_changed("hover =", "hoover =", "hover");
    load_changed("hover =", "hoover =", "assets/themes/light.lua:");
    load_changed("#F4F5F8", "#F4F5", "#RRGGBB");
    load_changed("#F4F5F8", "#F4F5FG", "light.lua:6");
    load_changed("\"#F4F5F8\"", "12", "canvas");
    load_changed("  canvas =", "  -- canvas =", "canvas");
    load_changed("return theme", "return theme(", "light.lua:");
    load_changed("return theme", "return 3 --", "theme");
}

static void theme__fails__without_a_file(void **state)
{
    (void)state;
    Theme theme;
    Err err = { 0 };
    assert_false(theme_load(&theme, ".", "sepia", &err));
    assert_non_null(strstr(err.text, "assets/themes/sepia.lua"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(theme__keeps_its_contrasts__on_every_surface),
        cmocka_unit_test(theme__knows__which_one_is_dark),
        cmocka_unit_test(contrast__is__that_of_wcag),
        cmocka_unit_test(theme__says_where__a_file_is_wrong),
        cmocka_unit_test(theme__fails__without_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
