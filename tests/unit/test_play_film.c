/* test_play_film.c -- any moment of a film is what playing from the beginning to it gives. */
#include "film_fixture.h"

/* A film of the log against a fresh feed, at that event or time. */
typedef struct Pair {
    World *w;
    Film *film;
    Buf played;
    Buf shown;
} Pair;

static void check_time(Pair *p, int64_t t_ms)
{
    Feed *feed = feed_new(p->w->content);
    if (!feed_seek(feed, p->w->log, t_ms, &p->w->err)) fail_msg("%s", p->w->err.text);
    dump_feed(&p->played, feed);
    feed_free(feed);
    film_seek(p->film, t_ms);
    dump_feed(&p->shown, film_feed(p->film));
    assert_string_equal(p->played.ptr, p->shown.ptr);
    for (uint32_t n = 1; n <= feed_chat_count(film_feed(p->film)); n++) {
        FilmComposer composer = film_composer(p->film, n);
        assert_true(sv_eq(composer.text, feed_chat(film_feed(p->film), n)->draft));
        assert_true(composer.caret <= composer.text.len);
    }
}

static void check_everywhere(World *w, uint64_t seed)
{
    Pair p = { .w = w, .film = film_open(w->log, w->content) };
    Rng rng = rng_new(seed);
    assert_int_equal(film_damage(p.film).len, 0);
    assert_int_equal(film_events(p.film), log_count(w->log));
    for (int i = 0; i < 40; i++) check_time(&p, rng_between(&rng, 0, film_length(p.film)));
    for (int i = 0; i < 20; i++)
        check_time(&p, log_at(w->log, (uint32_t)rng_between(&rng, 0, log_count(w->log) - 1))->event.t_ms);
    check_time(&p, 0);
    check_time(&p, film_length(p.film));
    film_close(p.film);
    buf_clear(&p.played);
    buf_clear(&p.shown);
}

/* Event by event a feed of a log that ends there; the film only goes to it. */
static void check_events(World *w, uint64_t seed)
{
    Film *film = film_open(w->log, w->content);
    Buf played = { 0 }, shown = { 0 };
    EventLog *part = NULL;
    Rng rng = rng_new(seed);
    Feed *feed = feed_new(w->content);
    assert_true(log_new(&part, log_header(w->log), &w->err));
    film_seek_event(film, (uint32_t)rng_between(&rng, 0, log_count(w->log)));
    for (uint32_t n = 0; n < log_count(w->log); n++) {
        Event event = log_at(w->log, n)->event;
        if (event.kind == EVENT_SESSION_CLOSED) break;
        assert_true(log_append(part, &event, false, &w->err));
        assert_true(feed_update(feed, part, &w->err));
        film_seek_event(film, n + 1);
        dump_feed(&played, feed);
        dump_feed(&shown, film_feed(film));
        assert_string_equal(played.ptr, shown.ptr);
    }
    feed_free(feed);
    log_free(part);
    film_close(film);
    buf_clear(&played);
    buf_clear(&shown);
}

static void seek__is_playing_to_it__in_random_sessions(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        World w;
        film_world(&w, seed % 2 ? "jeans,acts,jeans" : "jeans", seed % 2 ? "plain,plain,plain" : "plain",
                   seed % 3 != 0);
        random_session(&w, seed, 150);
        check_everywhere(&w, seed);
        check_events(&w, seed);
        world_close(&w);
    }
}

static void seek__is_playing_to_it__in_any_soup_of_events(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        World w;
        film_world(&w, "jeans", "plain", true);
        random_soup(&w, seed, 250);
        check_everywhere(&w, seed);
        check_events(&w, seed);
        world_close(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seek__is_playing_to_it__in_random_sessions),
        cmocka_unit_test(seek__is_playing_to_it__in_any_soup_of_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
