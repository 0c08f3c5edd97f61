/* test_base_watch.c -- what counts as a change below a folder, and what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/files.h"
#include "base/watch.h"

enum { SOON_MS = 2000, SETTLE_MS = 10 };

typedef struct Place {
    char root[64];
    Watch *watch;
} Place;

static const char *below(const Place *place, const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", place->root, name);
    return path;
}

static void save(const Place *place, const char *name)
{
    FILE *file = fopen(below(place, name), "wb");
    assert_non_null(file);
    fputs("return {}\n", file);
    assert_int_equal(fclose(file), 0);
}

static bool has_changed(const Place *place)
{
    return watch_wait(place->watch, 0, SETTLE_MS);
}

static int set_up(void **state)
{
    Place *place = calloc(1, sizeof *place);
    strcpy(place->root, "/tmp/peilian-watch-XXXXXX");
    if (!place || !mkdtemp(place->root)) return -1;
    mkdir(below(place, "content"), 0700);
    mkdir(below(place, "content/inner"), 0700);
    if (!watch_new(&place->watch, NULL)) return -1;
    *state = place;
    return watch_add(place->watch, below(place, "content"), NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    Place *place = *state;
    char command[128];
    watch_free(place->watch);
    snprintf(command, sizeof command, "rm -r '%s'", place->root);
    int status = system(command);
    free(place);
    return status;
}

static void test_saved_file_counts(void **state)
{
    Place *place = *state;
    assert_false(has_changed(place));
    save(place, "content/inner/persona.lua");
    assert_true(has_changed(place));
    assert_false(has_changed(place));
    assert_true(file_replace(below(place, "content/inner/persona.lua"), (StrView){ "x", 1 }, NULL));
    assert_true(has_changed(place));
    unlink(below(place, "content/inner/persona.lua"));
    assert_true(has_changed(place));
}

static void test_hidden_files_and_backups_do_not_count(void **state)
{
    Place *place = *state;
    save(place, "content/inner/.persona.lua.swp");
    save(place, "content/inner/persona.lua~");
    save(place, "beside.lua");
    assert_false(has_changed(place));
}

static void test_folders_made_later_are_watched(void **state)
{
    Place *place = *state;
    mkdir(below(place, "content/new"), 0700);
    mkdir(below(place, "content/new/deep"), 0700);
    assert_true(has_changed(place));
    save(place, "content/new/deep/scenario.lua");
    assert_true(has_changed(place));
}

static void test_a_folder_that_is_not_there_is_waited_for(void **state)
{
    Place *place = *state;
    assert_true(watch_add(place->watch, below(place, "later/own"), NULL));
    assert_false(has_changed(place));
    mkdir(below(place, "later"), 0700);
    has_changed(place); /* the folder above: nothing to read yet, but from now on it is the one to watch */
    mkdir(below(place, "later/own"), 0700);
    assert_true(has_changed(place));
    save(place, "later/own/scenario.lua");
    assert_true(has_changed(place));
}

static void test_waking_ends_a_wait_without_a_change(void **state)
{
    Place *place = *state;
    watch_wake(place->watch);
    assert_false(watch_wait(place->watch, -1, SETTLE_MS));
    save(place, "content/a.lua");
    assert_true(watch_wait(place->watch, SOON_MS, SETTLE_MS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_saved_file_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_hidden_files_and_backups_do_not_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_folders_made_later_are_watched, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_folder_that_is_not_there_is_waited_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_waking_ends_a_wait_without_a_change, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("base watch", tests, NULL, NULL);
}
