/* test_play_film_golden.c -- golden films: a recorded session in, its timeline and frames at fixed times out, as JSON lines.
 *
 * tests/golden/film/NAME.jsonl is what `peilian export` gives; NAME.frames is its timeline, then FRAMES moments evenly over its
 * length and one for each word caught in time. PEILIAN_RENEW=1 writes the frames anew. Findings in drafts come from the shipped
 * word lists. */
#include "judge_fixture.h"

#include "base/files.h"
#include "film_dump.h"
#include "play/film.h"
#include "record/log_jsonl.h"

enum { FRAMES = 5 };

static const char *const FILMS[] = { "typed", "rush", "plain" };

static StrView read_file(Arena *arena, const char *name, const char *ending)
{
    StrView path = arena_printf(arena, "tests/golden/film/%s.%s", name, ending);
    Buf text = { 0 };
    Err err = { 0 };
    if (!file_read(path.ptr, &text, &err)) fail_msg("%s", err.text);
    StrView kept = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static void write_frames(Arena *arena, const char *name, const Buf *text)
{
    StrView path = arena_printf(arena, "tests/golden/film/%s.frames", name);
    Err err = { 0 };
    if (!file_replace(path.ptr, buf_view(text), &err)) fail_msg("%s", err.text);
}

static void put_frame(Buf *text, Film *film, int64_t t_ms)
{
    JsonOut out = { text, false };
    film_seek(film, t_ms);
    film_write_frame(&out, film);
    buf_putc(text, '\n');
}

static void put_film(Buf *text, Film *film)
{
    JsonOut out = { text, false };
    size_t count = 0;
    film_write_timeline(&out, film);
    buf_putc(text, '\n');
    for (int64_t i = 1; i <= FRAMES; i++) put_frame(text, film, film_length(film) * i / FRAMES);
    const FilmMark *marks = film_marks(film, &count);
    for (size_t i = 0; i < count; i++) {
        if (marks[i].kind == FILM_MARK_CAUGHT) put_frame(text, film, marks[i].t_ms);
    }
}

static StrView part(StrView text, size_t from)
{
    size_t len = text.len - from;
    return sv_of(text.ptr + from, len < 160 ? len : 160);
}

/* The first line that differs, named. */
static void compare(const char *name, StrView expected, StrView got)
{
    size_t line = 1, start = 0, i = 0;
    while (i < expected.len && i < got.len && expected.ptr[i] == got.ptr[i]) {
        if (expected.ptr[i++] != '\n') continue;
        line++;
        start = i;
    }
    if (i == expected.len && i == got.len) return;
    size_t from = i > start + 60 ? i - 60 : start;
    fail_msg("%s.frames:%zu: expected ...%.*s, got ...%.*s", name, line, SV_ARG(part(expected, from)),
             SV_ARG(part(got, from)));
}

static void film__gives_its_golden_frames(void **state)
{
    const Content *content = ((Fixture *)*state)->content;
    for (size_t i = 0; i < sizeof FILMS / sizeof *FILMS; i++) {
        Arena *arena = arena_new(0);
        EventLog *log = NULL;
        Buf text = { 0 };
        Err err = { 0 };
        if (!log_read_jsonl(&log, read_file(arena, FILMS[i], "jsonl"), &err)) fail_msg("%s: %s", FILMS[i], err.text);
        Film *film = film_open(log, content);
        put_film(&text, film);
        if (getenv("PEILIAN_RENEW")) write_frames(arena, FILMS[i], &text);
        compare(FILMS[i], read_file(arena, FILMS[i], "frames"), buf_view(&text));
        buf_clear(&text);
        film_close(film);
        log_free(log);
        arena_free(arena);
    }
}

/* The golden sessions forward, backward and across, each moment against a feed that plays up to it. */
static void film__shows_at_each_moment_what_playing_shows(void **state)
{
    const Content *content = ((Fixture *)*state)->content;
    for (size_t i = 0; i < sizeof FILMS / sizeof *FILMS; i++) {
        Arena *arena = arena_new(0);
        EventLog *log = NULL;
        Buf played = { 0 }, shown = { 0 };
        Err err = { 0 };
        if (!log_read_jsonl(&log, read_file(arena, FILMS[i], "jsonl"), &err)) fail_msg("%s: %s", FILMS[i], err.text);
        Film *film = film_open(log, content);
        for (uint32_t n = 0; n < log_count(log); n++) {
            int64_t t_ms = log_at(log, n * 37 % log_count(log))->event.t_ms;
            Feed *feed = feed_new(content);
            assert_true(feed_seek(feed, log, t_ms, &err));
            film_seek(film, t_ms);
            dump_feed(&played, feed);
            dump_feed(&shown, film_feed(film));
            assert_string_equal(played.ptr, shown.ptr);
            feed_free(feed);
        }
        buf_clear(&played);
        buf_clear(&shown);
        film_close(film);
        log_free(log);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(film__gives_its_golden_frames, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(film__shows_at_each_moment_what_playing_shows, fixture_open, fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
