/* Tests of record/event and record/session: one canonical form, and nothing else is read. */
#include "unit/record_fixture.h"

#include "base/json.h"
#include "base/rng.h"

static void event__names_every_kind_and_finds_it_again(void **state)
{
    (void)state;
    for (int i = 0; i < EVENT_KIND_COUNT; i++) {
        EventKind found = EVENT_KIND_COUNT;
        assert_true(event_kind_from_name(sv(event_kind_name((EventKind)i)), &found));
        assert_int_equal(found, i);
        assert_int_equal(event_is_input((EventKind)i), i < EVENT_CHAT_OPENED);
    }
    EventKind kept = EVENT_MOOD;
    assert_false(event_kind_from_name(sv("trainee_thought"), &kept));
    assert_int_equal(kept, EVENT_MOOD);
}

static void event__writes_the_canonical_line(void **state)
{
    (void)state;
    Buf buf = { 0 };
    event_write(&buf, &(Event){ 3, 1, 1234, EVENT_TRAINEE_SAID, sv("{\"text\":\"亲\"}") });
    assert_string_equal(buf.ptr,
                        "{\"seq\":3,\"chat\":1,\"t_ms\":1234,\"kind\":\"trainee_said\",\"data\":{\"text\":\"亲\"}}");
    buf_clear(&buf);
}

/* A random JSON value, bounded in depth, by the project's own writer. */
static void write_random(JsonOut *out, Rng *rng, int depth)
{
    static const char *const words[] = { "", "亲", "a\"b\\c", "line\nbreak", "40码😀", "\x7f", "/" };

    switch (rng_below(rng, depth > 0 ? 6 : 4)) {
    case 0: json_int(out, (int64_t)rng_next(rng)); break;
    case 1: json_bool(out, rng_below(rng, 2) == 1); break;
    case 2: json_null(out); break;
    case 3: json_string(out, sv(words[rng_below(rng, 7)])); break;
    case 4:
        json_begin_array(out);
        for (uint64_t i = rng_below(rng, 4); i > 0; i--) write_random(out, rng, depth - 1);
        json_end_array(out);
        break;
    default:
        json_begin_object(out);
        for (uint64_t i = rng_below(rng, 4); i > 0; i--) {
            char key[8];
            snprintf(key, sizeof key, "k%d", (int)i);
            json_key(out, key);
            write_random(out, rng, depth - 1);
        }
        json_end_object(out);
    }
}

static void event__reads_back_whatever_it_wrote(void **state)
{
    (void)state;
    Rng rng = rng_new(42);
    Arena *arena = arena_new(0);

    for (int round = 0; round < 500; round++) {
        Buf data = { 0 };
        Buf line = { 0 };
        JsonOut out = { &data, false };
        Event back;
        Err err = { 0 };

        json_begin_object(&out);
        json_key(&out, "v");
        write_random(&out, &rng, 5);
        json_end_object(&out);
        Event event = { (uint32_t)rng_below(&rng, UINT32_MAX) + 1, (uint32_t)rng_next(&rng),
                        rng_between(&rng, 0, INT64_MAX), (EventKind)rng_below(&rng, EVENT_KIND_COUNT),
                        buf_view(&data) };
        if (event.seq == 0) event.seq = 1;
        assert_true(event_check_data(event.data, &err));
        event_write(&line, &event);
        if (!event_parse(arena, buf_view(&line), &back, &err)) fail_msg("%s: %s", line.ptr, err.text);
        assert_int_equal(back.seq, event.seq);
        assert_int_equal(back.chat, event.chat);
        assert_true(back.t_ms == event.t_ms);
        assert_int_equal(back.kind, event.kind);
        assert_true(sv_eq(back.data, event.data));
        buf_clear(&data);
        buf_clear(&line);
    }
    arena_free(arena);
}

typedef struct Refusal {
    const char *line;
    const char *names; /* must be in the error's text */
} Refusal;

static void event__refuses_a_line_that_is_not_canonical(void **state)
{
    (void)state;
    static const Refusal cases[] = {
        { "", "" },
        { "[]", "object" },
        { "{}", "seq" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":[]}", "data" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\"}", "data" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":\"mooed\",\"data\":{}}", "unknown kind mooed" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":7,\"data\":{}}", "kind" },
        { "{\"seq\":0,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{}}", "seq" },
        { "{\"seq\":-1,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{}}", "seq" },
        { "{\"seq\":4294967296,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{}}", "seq" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":-5,\"kind\":\"mood\",\"data\":{}}", "t_ms" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1.5,\"kind\":\"mood\",\"data\":{}}", "t_ms" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{},\"more\":1}", "more" },
        { "{\"chat\":1,\"seq\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{}}", "chat" },
        { "{\"seq\":1, \"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{}}", "canonical" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{ }}", "canonical" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{}} ", "canonical" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{\"a\":\"\\u0041\"}}", "canonical" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{}", "" },
        { "{\"seq\":1,\"chat\":1,\"t_ms\":1,\"kind\":\"mood\",\"data\":{\"a\":\"\xff\"}}", "" },
    };
    Arena *arena = arena_new(0);

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Event event = { .seq = 99 };
        Err err = { 0 };
        if (event_parse(arena, sv(cases[i].line), &event, &err)) fail_msg("accepted: %s", cases[i].line);
        assert_int_equal(event.seq, 99);
        if (!strstr(err.text, cases[i].names) || !err.text[0]) fail_msg("%s -> %s", cases[i].line, err.text);
    }
    arena_free(arena);
}

static void event__checks_data_without_parsing_it(void **state)
{
    (void)state;
    static const char *const good[] = { "{}", "{\"a\":[1,2,{\"b\":\"}]\"}]}", "{\"a\":\"\\\"\"}", "{\"空\":\"a b\"}" };
    static const char *const bad[] = { "",
                                       "[]",
                                       "{",
                                       "{}}",
                                       "{\"a\":[}",
                                       "{\"a\":\"}",
                                       "{\"a\": 1}",
                                       "{\"a\":1}\n",
                                       "{\"a\":\"\n\"}",
                                       "{}{}",
                                       "{\"a\":\"\\\"}",
                                       "{\"\xc3\":1}" };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) assert_true(event_check_data(sv(good[i]), NULL));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        Err err = { 0 };
        if (event_check_data(sv(bad[i]), &err)) fail_msg("accepted: %s", bad[i]);
        assert_int_equal(err.code, ERR_INPUT);
    }
}

static void event__bounds_size_and_depth(void **state)
{
    (void)state;
    Buf buf = { 0 };
    Err err = { 0 };

    buf_puts(&buf, "{\"a\":\"");
    while (buf.len < EVENT_MAX_LINE) buf_puts(&buf, "0123456789abcdef");
    buf_puts(&buf, "\"}");
    assert_false(event_check_data(buf_view(&buf), &err));
    assert_int_equal(err.code, ERR_LIMIT);

    buf_reset(&buf);
    for (int i = 0; i < 40; i++) buf_puts(&buf, "{\"a\":");
    buf_puts(&buf, "1");
    for (int i = 0; i < 40; i++) buf_puts(&buf, "}");
    assert_false(event_check_data(buf_view(&buf), &err));
    buf_clear(&buf);
}

/* The deepest data that may be appended can also be read again. */
static void event__reads_the_deepest_data_it_lets_in(void **state)
{
    (void)state;
    Arena *arena = arena_new(0);
    int accepted = 0;

    for (int depth = 1; depth < 40; depth++) {
        Buf data = { 0 };
        Buf line = { 0 };
        Event back;
        for (int i = 0; i < depth; i++) buf_puts(&data, "{\"a\":");
        buf_puts(&data, "1");
        for (int i = 0; i < depth; i++) buf_puts(&data, "}");
        if (event_check_data(buf_view(&data), NULL)) {
            event_write(&line, &(Event){ 1, 1, 1, EVENT_MOOD, buf_view(&data) });
            assert_true(event_parse(arena, buf_view(&line), &back, NULL));
            accepted++;
        }
        buf_clear(&data);
        buf_clear(&line);
    }
    assert_true(accepted > 20);
    arena_free(arena);
}

static void session__reads_back_what_it_wrote(void **state)
{
    (void)state;
    SessionHeader header = fixture_header("s-0001");
    SessionHeader back;
    Arena *arena = arena_new(0);
    Buf buf = { 0 };
    Buf again = { 0 };
    Err err = { 0 };

    header.mode = SESSION_EXAM;
    header.keystrokes = true;
    session_write(&buf, &header);
    if (!session_read(arena, buf_view(&buf), &back, &err)) fail_msg("%s", err.text);
    session_write(&again, &back);
    assert_string_equal(buf.ptr, again.ptr);
    assert_int_equal(back.mode, SESSION_EXAM);
    assert_true(back.keystrokes);
    assert_true(sv_is(back.person_name, "小李"));
    assert_true(hash_equal(&back.content, &header.content));
    buf_clear(&buf);
    buf_clear(&again);
    arena_free(arena);
}

static void session__names_an_unknown_format_before_anything_else(void **state)
{
    (void)state;
    Arena *arena = arena_new(0);
    SessionHeader header;
    Err err = { 0 };

    assert_false(session_read(arena, sv("{\"format\":2,\"all\":\"new\"}"), &header, &err));
    assert_non_null(strstr(err.text, "format 2"));
    arena_free(arena);
}

static void session__names_the_bad_field(void **state)
{
    (void)state;
    SessionHeader header;
    Err err = { 0 };

#define REFUSES(change, name)                   \
    header = fixture_header("s-0001");          \
    change;                                     \
    assert_false(session_check(&header, &err)); \
    if (!strstr(err.text, name)) fail_msg("%s", err.text)

    REFUSES(header.id = sv("s1"), "id");
    REFUSES(header.id = sv("Säule-0001"), "id");
    REFUSES(header.id = sv("s-0001~"), "id");
    REFUSES(header.seed = -1, "seed");
    REFUSES(header.format = 0, "format");
    REFUSES(header.date = sv("2026-13-01"), "date");
    REFUSES(header.date = sv("21.11.2026"), "date");
    REFUSES(header.started_at = sv("yesterday"), "started_at");
    REFUSES(header.scenario = sv(""), "scenario");
    REFUSES(header.person_name = sv("a\nb"), "person_name");
    REFUSES(header.person_name = sv("\xff"), "person_name");
    REFUSES(header.locale = sv("a-very-long-locale-name"), "locale");
#undef REFUSES
}

static void session__refuses_other_fields_and_forms(void **state)
{
    (void)state;
    SessionHeader header = fixture_header("s-0001");
    Arena *arena = arena_new(0);
    Buf buf = { 0 };
    Err err = { 0 };

    session_write(&buf, &header);
    buf.ptr[--buf.len] = '\0';
    buf_puts(&buf, ",\"more\":1}");
    assert_false(session_read(arena, buf_view(&buf), &header, &err));
    assert_non_null(strstr(err.text, "unknown fields"));
    assert_false(session_read(arena, sv("{\"format\":1}"), &header, &err));
    assert_non_null(strstr(err.text, "engine"));
    assert_false(session_read(arena, sv("[1]"), &header, &err));
    assert_false(session_read(arena, sv("{\"format\":1"), &header, &err));
    buf_clear(&buf);
    arena_free(arena);
}

static void session__tells_another_engine(void **state)
{
    (void)state;
    SessionHeader header = fixture_header("s-0001");
    Err err = { 0 };

    assert_true(session_check_engine(&header, sv("0.1.0"), &err));
    assert_false(session_check_engine(&header, sv("0.2.0"), &err));
    assert_non_null(strstr(err.text, "0.1.0"));
    assert_non_null(strstr(err.text, "0.2.0"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(event__names_every_kind_and_finds_it_again),
        cmocka_unit_test(event__writes_the_canonical_line),
        cmocka_unit_test(event__reads_back_whatever_it_wrote),
        cmocka_unit_test(event__refuses_a_line_that_is_not_canonical),
        cmocka_unit_test(event__checks_data_without_parsing_it),
        cmocka_unit_test(event__bounds_size_and_depth),
        cmocka_unit_test(event__reads_the_deepest_data_it_lets_in),
        cmocka_unit_test(session__reads_back_what_it_wrote),
        cmocka_unit_test(session__names_an_unknown_format_before_anything_else),
        cmocka_unit_test(session__names_the_bad_field),
        cmocka_unit_test(session__refuses_other_fields_and_forms),
        cmocka_unit_test(session__tells_another_engine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
