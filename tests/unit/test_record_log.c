/* Tests of record/log and record/log_jsonl: the chain, the sink's contract, and every way to tamper with a file. */
#include "unit/record_fixture.h"

#include "record/log_jsonl.h"

static void log__gives_sequence_and_chain(void **state)
{
    (void)state;
    EventLog *log = fixture_log("s-0001", 20);
    Hash before = hash_of(log_header_json(log));

    assert_int_equal(log_count(log), 20);
    for (uint32_t i = 0; i < 20; i++) {
        const LogEntry *entry = log_at(log, i);
        Hash chain = hash_of_two(sv_of((const char *)before.bytes, 32), entry->line);
        assert_int_equal(entry->event.seq, i + 1);
        assert_true(hash_equal(&chain, &entry->chain));
        before = chain;
    }
    assert_true(log_verify_chain(log, NULL));
    log_free(log);
}

/* Computed by an independent program (Python's hashlib and json); the format must not drift. */
static void log__has_a_known_first_hash(void **state)
{
    (void)state;
    EventLog *log = fixture_empty_log("s-0001");
    Hash hash = log_header_hash(log);

    assert_string_equal(hash_hex(&hash).text, "bf1d45f7b27fd42f75bf846431b0390af79b9e767365af40414c1d00b5a257d6");
    assert_true(
        log_append(log, &(Event){ .chat = 1, .t_ms = 5, .kind = EVENT_TRAINEE_SAID, .data = sv("{\"text\":\"亲\"}") },
                   false, NULL));
    hash = log_last_hash(log);
    assert_string_equal(hash_hex(&hash).text, "2ea56da875c65a8e129d57d721352037f2ec73ccc5285bace4260e6fb68b25fe");
    log_free(log);
}

static void log__refuses_time_that_runs_backwards(void **state)
{
    (void)state;
    EventLog *log = fixture_log("s-0001", 3);
    Err err = { 0 };

    assert_false(
        log_append(log, &(Event){ .chat = 2, .t_ms = 299, .kind = EVENT_MOOD, .data = sv("{}") }, false, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.text, "299"));
    assert_int_equal(log_count(log), 3);
    assert_true(log_append(log, &(Event){ .chat = 2, .t_ms = 300, .kind = EVENT_MOOD, .data = sv("{}") }, false, &err));
    log_free(log);
}

static void log__refuses_negative_time_and_bad_data(void **state)
{
    (void)state;
    EventLog *log = fixture_empty_log("s-0001");

    assert_false(log_append(log, &(Event){ .t_ms = -1, .kind = EVENT_MOOD, .data = sv("{}") }, false, NULL));
    assert_false(log_append(log, &(Event){ .t_ms = 1, .kind = EVENT_MOOD, .data = sv("{\"a\"") }, false, NULL));
    assert_int_equal(log_count(log), 0);
    log_free(log);
}

static void log__ends_with_count_and_last_hash(void **state)
{
    (void)state;
    EventLog *log = fixture_log("s-0001", 5);
    Hash last = log_last_hash(log);
    Err err = { 0 };
    char expected[128];

    assert_false(log_is_closed(log));
    assert_true(log_close(log, 900, &err));
    assert_true(log_is_closed(log));
    snprintf(expected, sizeof expected, "{\"count\":5,\"last\":\"%s\"}", hash_hex(&last).text);
    assert_true(sv_is(log_at(log, 5)->event.data, expected));
    assert_true(log_verify_chain(log, &err));
    assert_false(fixture_append(log, 10, false, &err));
    assert_false(log_close(log, 1000, &err));
    assert_int_equal(log_count(log), 6);
    log_free(log);
}

typedef struct FakeSink {
    int calls;
    int durable_calls;
    bool fails;
    uint32_t seen;
} FakeSink;

static bool fake_write(void *self, const EventLog *log, bool durable, Err *err)
{
    FakeSink *fake = self;

    fake->calls++;
    fake->durable_calls += durable;
    if (fake->fails) return err_set(err, ERR_IO, "no disk");
    fake->seen = log_count(log);
    return true;
}

static void log__goes_on_in_memory_when_the_sink_fails(void **state)
{
    (void)state;
    EventLog *log = fixture_empty_log("s-0001");
    FakeSink fake = { .fails = true };
    Err err = { 0 };

    log_set_sink(log, &(EventSink){ &fake, fake_write });
    assert_false(fixture_append(log, 1, true, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_false(fixture_append(log, 2, true, &err));
    assert_int_equal(log_count(log), 2);
    fake.fails = false;
    assert_true(log_flush(log, &err));
    assert_int_equal(fake.seen, 2);
    assert_int_equal(fake.durable_calls, 3);
    log_set_sink(log, NULL);
    assert_true(fixture_append(log, 3, true, &err));
    assert_int_equal(fake.calls, 3);
    log_free(log);
}

static Buf export_of(uint32_t count, bool closes)
{
    EventLog *log = fixture_log("s-0001", count);
    Buf text = { 0 };

    if (closes) assert_true(log_close(log, 100000, NULL));
    log_write_jsonl(&text, log);
    log_free(log);
    return text;
}

static void jsonl__reads_back_byte_for_byte(void **state)
{
    (void)state;
    for (uint32_t count = 0; count < 70; count += 23) {
        Buf text = export_of(count, count % 2 == 1);
        Buf again = { 0 };
        EventLog *log = NULL;
        Err err = { 0 };

        if (!log_read_jsonl(&log, buf_view(&text), &err)) fail_msg("%s", err.text);
        log_write_jsonl(&again, log);
        assert_string_equal(text.ptr, again.ptr);
        assert_true(log_verify_chain(log, NULL));
        log_free(log);
        buf_clear(&text);
        buf_clear(&again);
    }
}

/* Offset of line `number` (from 1). */
static size_t line_at(const Buf *text, int number)
{
    size_t pos = 0;

    while (--number > 0) pos = (size_t)(strchr(text->ptr + pos, '\n') - text->ptr) + 1;
    return pos;
}

static void refuses(StrView text, const char *where, const char *what)
{
    EventLog *log = NULL;
    Err err = { 0 };

    if (log_read_jsonl(&log, text, &err)) fail_msg("accepted, expected %s %s", where, what);
    assert_null(log);
    if (!sv_starts(sv(err.text), sv(where)) || !strstr(err.text, what))
        fail_msg("%s; expected %s %s", err.text, where, what);
}

/* Lines of a ten-event export in the given order, then read. */
static void refuses_lines(const int *order, int count, const char *where, const char *what)
{
    Buf text = export_of(10, false);
    Buf changed = { 0 };

    for (int i = 0; i < count; i++) {
        size_t start = line_at(&text, order[i]);
        buf_put(&changed, sv_of(text.ptr + start, line_at(&text, order[i] + 1) - start));
    }
    refuses(buf_view(&changed), where, what);
    buf_clear(&text);
    buf_clear(&changed);
}

static void refuses_edit(const char *find, const char *put, const char *where, const char *what)
{
    Buf text = export_of(10, false);
    Buf changed = { 0 };
    char *at = strstr(text.ptr, find);

    assert_non_null(at);
    buf_put(&changed, sv_of(text.ptr, (size_t)(at - text.ptr)));
    buf_puts(&changed, put);
    buf_puts(&changed, at + strlen(find));
    refuses(buf_view(&changed), where, what);
    buf_clear(&text);
    buf_clear(&changed);
}

static void jsonl__names_a_changed_event(void **state)
{
    (void)state;
    refuses_edit("\"n\":4,\"text\":\"您", "\"n\":4,\"text\":\"你", "line 5:", "event 4 was changed");
    refuses_edit("\"t_ms\":600", "\"t_ms\":601", "line 7:", "event 6 was changed");
}

/* Every bit of the file matters: none can be flipped unnoticed. */
static void jsonl__notices_every_flipped_bit(void **state)
{
    (void)state;
    Buf text = export_of(3, true);

    for (size_t i = 0; i < text.len; i++) {
        EventLog *log = NULL;
        Err err = { 0 };
        char kept = text.ptr[i];
        text.ptr[i] = (char)(kept ^ (1 << (i % 8)));
        if (log_read_jsonl(&log, buf_view(&text), &err))
            fail_msg("byte %zu: %c for %c unnoticed", i, text.ptr[i], kept);
        if (!sv_starts(sv(err.text), sv("line "))) fail_msg("byte %zu: %s", i, err.text);
        text.ptr[i] = kept;
    }
    buf_clear(&text);
}

/* Nor can the file end early anywhere. */
static void jsonl__notices_every_cut(void **state)
{
    (void)state;
    Buf text = export_of(3, false);

    for (size_t len = 0; len < text.len; len++) {
        EventLog *log = NULL;
        if (log_read_jsonl(&log, sv_of(text.ptr, len), NULL)) fail_msg("cut at %zu unnoticed", len);
    }
    buf_clear(&text);
}

static void jsonl__names_a_removed_event(void **state)
{
    (void)state;
    refuses_lines((const int[]){ 1, 2, 3, 4, 6, 7, 8, 9, 10, 11 }, 10, "line 5:", "event 4 is missing");
}

static void jsonl__names_reordered_events(void **state)
{
    (void)state;
    refuses_lines((const int[]){ 1, 2, 3, 5, 4, 6, 7, 8, 9, 10, 11 }, 11, "line 4:", "out of order: 4 stands before 3");
}

static void jsonl__names_a_repeated_event(void **state)
{
    (void)state;
    refuses_lines((const int[]){ 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11 }, 12, "line 5:", "event 3 is there twice");
}

static void jsonl__names_a_cut_tail(void **state)
{
    (void)state;
    Buf text = export_of(10, false);

    refuses_lines((const int[]){ 1, 2, 3, 4, 5, 6, 7, 8 }, 8, "line 9:", "7 of 10 events");
    refuses(sv_of(text.ptr, line_at(&text, 9) - 20), "line 8:", "cut off in the middle");
    refuses(sv(""), "line 1:", "empty");
    buf_clear(&text);
}

static void jsonl__names_events_added_at_the_end(void **state)
{
    (void)state;
    refuses_edit("\"count\":10", "\"count\":9", "line 11:", "10 events are there, but 9");
}

static void jsonl__names_a_changed_header(void **state)
{
    (void)state;
    refuses_edit("小李", "小王", "line 1:", "header was changed");
    refuses_edit("\"seed\":7", "\"seed\":8", "line 1:", "header was changed");
    refuses_edit("\"mode\":\"practice\"", "\"mode\":\"exam\"", "line 1:", "header was changed");
}

static void jsonl__names_unknown_versions_and_kinds(void **state)
{
    (void)state;
    refuses_edit("\"format\":1", "\"format\":3", "line 1:", "session format 3");
    refuses_edit("\"version\":1", "\"version\":2", "line 1:", "export version 2");
    refuses_edit("\"kind\":\"graded\"", "\"kind\":\"praised\"", "line 4:", "unknown kind praised");
    refuses_edit("\"peilian\":\"session\"", "\"peilian\":\"shop\"", "line 1:", "no session exported");
}

static void jsonl__names_bytes_that_are_not_utf8(void **state)
{
    (void)state;
    refuses_edit("您好", "\xe6\x82", "line 2:", "not UTF-8 at byte");
}

static void jsonl__names_a_garbled_line(void **state)
{
    (void)state;
    refuses_edit("\"seq\":3", "\"seq\":", "line 4:", "");
    refuses_edit("{\"hash\":\"", "{\"hush\":\"", "line 2:", "no event with its hash");
    refuses_edit("\n{\"hash\"", "\r\n{\"hash\"", "line 1:", "");
}

/* The earlier damage is the one to name, though the later one stops the reading. */
static void jsonl__names_the_first_of_two_damages(void **state)
{
    (void)state;
    Buf text = export_of(10, false);
    char *early = strstr(text.ptr, "\"t_ms\":300");
    char *late = strstr(text.ptr, "\"t_ms\":800");

    early[7] = '2';
    late[0] = '!';
    refuses(buf_view(&text), "line 4:", "event 3 was changed");
    buf_clear(&text);
}

static void log__tells_an_event_after_the_close(void **state)
{
    (void)state;
    EventLog *closed = fixture_log("s-0001", 2);
    EventLog *log = NULL;
    Buf line = { 0 };
    Err err = { 0 };

    assert_true(log_close(closed, 900, NULL));
    assert_true(log_restore(&log, log_header_json(closed), NULL));
    for (uint32_t i = 0; i < 3; i++)
        assert_true(log_restore_event(log, log_at(closed, i)->line, &log_at(closed, i)->chain, NULL));
    Hash last = log_last_hash(log);
    event_write(&line, &(Event){ 4, 1, 1000, EVENT_MOOD, sv("{}") });
    Hash chain = event_chain(&last, buf_view(&line));
    assert_true(log_restore_event(log, buf_view(&line), &chain, NULL));
    assert_false(log_verify_chain(log, &err));
    assert_non_null(strstr(err.text, "event 4 stands after"));
    buf_clear(&line);
    log_free(closed);
    log_free(log);
}

/* A forger who fixes the hashes still meets the rules: time, and the closing event's count. */
static void log__tells_bad_time_and_a_wrong_close_with_good_hashes(void **state)
{
    (void)state;
    static const Event cases[] = {
        { 3, 1, 150, EVENT_MOOD, { "{}", 2 } },
        { 3, 0, 250, EVENT_SESSION_CLOSED, { "{\"count\":1,\"last\":\"\"}", 21 } },
    };
    static const char *const words[] = { "before event 2 in time", "wrong count or hash" };

    for (int i = 0; i < 2; i++) {
        EventLog *log = fixture_log("s-0001", 2);
        Buf line = { 0 };
        Err err = { 0 };
        Hash last = log_last_hash(log);
        event_write(&line, &cases[i]);
        Hash chain = event_chain(&last, buf_view(&line));
        assert_true(log_restore_event(log, buf_view(&line), &chain, &err));
        assert_false(log_verify_chain(log, &err));
        if (!strstr(err.text, words[i])) fail_msg("%s", err.text);
        buf_clear(&line);
        log_free(log);
    }
}

/* What nobody keeps is not chained, and says so as soon as it is held to it. */
static void log__trusts__and_cannot_be_verified(void **state)
{
    (void)state;
    EventLog *kept = fixture_log("s-0001", 2), *log = NULL;
    Err err = { 0 };
    assert_true(log_new(&log, log_header(kept), &err));
    log_trust(log);
    for (uint32_t i = 0; i < 2; i++) {
        Event event = log_at(kept, i)->event;
        assert_true(log_append(log, &event, false, &err));
        assert_true(sv_eq(log_at(log, i)->line, log_at(kept, i)->line));
        assert_false(hash_equal(&log_at(log, i)->chain, &log_at(kept, i)->chain));
    }
    assert_false(log_verify_chain(log, &err));
    log_free(log);
    log_free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log__gives_sequence_and_chain),
        cmocka_unit_test(log__has_a_known_first_hash),
        cmocka_unit_test(log__refuses_time_that_runs_backwards),
        cmocka_unit_test(log__refuses_negative_time_and_bad_data),
        cmocka_unit_test(log__ends_with_count_and_last_hash),
        cmocka_unit_test(log__goes_on_in_memory_when_the_sink_fails),
        cmocka_unit_test(log__tells_an_event_after_the_close),
        cmocka_unit_test(log__tells_bad_time_and_a_wrong_close_with_good_hashes),
        cmocka_unit_test(jsonl__reads_back_byte_for_byte),
        cmocka_unit_test(jsonl__names_a_changed_event),
        cmocka_unit_test(jsonl__notices_every_flipped_bit),
        cmocka_unit_test(jsonl__notices_every_cut),
        cmocka_unit_test(jsonl__names_a_removed_event),
        cmocka_unit_test(jsonl__names_reordered_events),
        cmocka_unit_test(jsonl__names_a_repeated_event),
        cmocka_unit_test(jsonl__names_a_cut_tail),
        cmocka_unit_test(jsonl__names_events_added_at_the_end),
        cmocka_unit_test(jsonl__names_a_changed_header),
        cmocka_unit_test(jsonl__names_unknown_versions_and_kinds),
        cmocka_unit_test(jsonl__names_bytes_that_are_not_utf8),
        cmocka_unit_test(jsonl__names_a_garbled_line),
        cmocka_unit_test(jsonl__names_the_first_of_two_damages),
        cmocka_unit_test(log__trusts__and_cannot_be_verified),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
