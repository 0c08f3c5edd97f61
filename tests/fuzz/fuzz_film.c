/* fuzz_film.c -- any events in any order: a film opens, shows at every place what a feed shows, and writes JSON.
 *
 * An event is a line: the chat's digit, the kind's letter, seconds since the one before, its data. */
#include <stdlib.h>

#include "base/utf8.h"
#include "play/film.h"
#include "unit/film_dump.h"

enum { PLACES = 6, LINES_MAX = 200, SECONDS_MAX = 100000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

/* Loaded once; a fuzzer's process keeps it. */
static const Content *content(void)
{
    static Content *loaded;
    static ContentFiles *files;
    Report *report = NULL;
    Err err = { 0 };
    if (loaded) return loaded;
    report = report_new();
    require(content_files_read(&files, ".", &err));
    loaded = content_load(files, report);
    require(loaded != NULL);
    report_free(report);
    return loaded;
}

static EventLog *new_log(bool keystrokes)
{
    EventLog *log = NULL;
    Err err = { 0 };
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("fuzz"),
                             .id = sv("fuzz-film"),
                             .date = sv("2026-11-21"),
                             .started_at = sv("2026-11-21T22:00:00"),
                             .locale = sv("zh"),
                             .keystrokes = keystrokes,
                             .scenario = sv("jeans-for-a-meeting"),
                             .persona = sv("hunter") };
    require(log_new(&log, &header, &err));
    return log;
}

static void add_line(EventLog *log, StrView line, int64_t *t_ms)
{
    size_t pos = 2;
    int64_t seconds = 0;
    if (line.len < 3) return;
    Event event = { .chat = (uint32_t)(line.ptr[0] - '0') & 7u,
                    .kind = (EventKind)((unsigned)(line.ptr[1] - 'a') & 31u) };
    for (; pos < line.len && line.ptr[pos] >= '0' && line.ptr[pos] <= '9' && seconds < SECONDS_MAX; pos++)
        seconds = seconds * 10 + (line.ptr[pos] - '0');
    event.data = sv_of(line.ptr + pos, line.len - pos);
    event.t_ms = *t_ms + seconds * 100;
    if (event.kind >= EVENT_SESSION_CLOSED || !event_check_data(event.data, NULL)) return;
    require(log_append(log, &event, false, NULL));
    *t_ms = event.t_ms;
}

static EventLog *log_of(StrView text)
{
    int64_t t_ms = 0;
    EventLog *log = new_log(text.len % 2 == 0);
    for (size_t from = 0, n = 0; from < text.len && n < LINES_MAX; n++) {
        const char *end = memchr(text.ptr + from, '\n', text.len - from);
        size_t len = end ? (size_t)(end - text.ptr) - from : text.len - from;
        add_line(log, sv_of(text.ptr + from, len), &t_ms);
        from += len + 1;
    }
    return log;
}

/* In the order in which the film is asked, a feed has the same from the beginning. */
static void compare(const EventLog *log, Film *film)
{
    Buf played = { 0 }, shown = { 0 };
    for (uint32_t i = 0; i < PLACES; i++) {
        uint32_t place = film_events(film) * (i * 5 % PLACES) / (PLACES - 1);
        EventLog *part = new_log(true);
        Feed *feed = feed_new(content());
        for (uint32_t n = 0; n < place && n < film_events(film); n++)
            require(log_append(part, &log_at(log, n)->event, false, NULL));
        require(feed_update(feed, part, NULL));
        film_seek_event(film, place);
        dump_feed(&played, feed);
        dump_feed(&shown, film_feed(film));
        require(sv_eq(buf_view(&played), buf_view(&shown)));
        feed_free(feed);
        log_free(part);
    }
    buf_clear(&played);
    buf_clear(&shown);
}

static void write(Film *film)
{
    Arena *arena = arena_new(0);
    const JsonValue *value = NULL;
    Buf text = { 0 };
    JsonOut out = { &text, false };
    film_write_timeline(&out, film);
    require(json_parse(arena, buf_view(&text), &value, NULL));
    buf_reset(&text);
    out.needs_comma = false;
    film_write_frame(&out, film);
    require(json_parse(arena, buf_view(&text), &value, NULL));
    buf_clear(&text);
    arena_free(arena);
}

static void check_times(const Film *film)
{
    size_t count = 0;
    const FilmReply *replies = film_replies(film, &count);
    for (size_t i = 0; i < count; i++) {
        const FilmReply *r = &replies[i];
        int64_t composed = r->compose_ms < 0 ? 0 : r->compose_ms;
        require(r->read_ms >= 0 && r->think_ms >= 0);
        require(r->begin_ms + r->read_ms + r->think_ms + composed == r->t_ms);
        require(r->from_ms <= r->to_ms);
    }
    const FilmMark *marks = film_marks(film, &count);
    for (size_t i = 1; i < count; i++) require(marks[i - 1].t_ms <= marks[i].t_ms);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    EventLog *log = log_of(sv_of((const char *)data, size));
    Film *film = film_open(log, content());
    FilmHit hits[4];

    require(film_events(film) == log_count(log) || film_damage(film).len > 0);
    compare(log, film);
    while (film_work(film, 10)) {
    }
    check_times(film);
    write(film);
    film_search(film, sv_of((const char *)data, size < 8 ? size : 8), hits, 4);
    film_close(film);
    log_free(log);
    return 0;
}
