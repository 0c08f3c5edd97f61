/* log_jsonl.c -- a file that went through many hands: every line is read on its own, then the whole is verified. */
#include "record/log_jsonl.h"

#include "base/json.h"
#include "base/utf8.h"

enum { HEX_LEN = 64, MAX_TEXT = 512 * 1024 * 1024 };

static const char line_start[] = "{\"hash\":\"";
static const char line_middle[] = "\",\"event\":";

typedef struct Lines {
    StrView rest;
    uint32_t number; /* of the line last given */
    bool has_end;    /* that line ended in a newline */
} Lines;

static bool next_line(Lines *lines, StrView *out)
{
    const char *end;

    if (lines->rest.len == 0) return false;
    end = memchr(lines->rest.ptr, '\n', lines->rest.len);
    lines->has_end = end != NULL;
    *out = sv_of(lines->rest.ptr, end ? (size_t)(end - lines->rest.ptr) : lines->rest.len);
    size_t used = out->len + (end ? 1 : 0);
    lines->rest = sv_of(lines->rest.ptr + used, lines->rest.len - used);
    lines->number++;
    return true;
}

static void write_first(Buf *buf, const EventLog *log, uint32_t count, const Hash *hash)
{
    JsonOut out = { buf, false };

    json_begin_object(&out);
    json_key(&out, "peilian");
    json_string(&out, sv("session"));
    json_key(&out, "version");
    json_int(&out, LOG_JSONL_VERSION);
    json_key(&out, "count");
    json_int(&out, count);
    json_key(&out, "hash");
    json_string(&out, sv(hash_hex(hash).text));
    json_key(&out, "header");
    json_raw(&out, log_header_json(log));
    json_end_object(&out);
    buf_putc(buf, '\n');
}

void log_write_jsonl(Buf *buf, const EventLog *log)
{
    Hash hash = log_header_hash(log);

    write_first(buf, log, log_count(log), &hash);
    for (uint32_t i = 0; i < log_count(log); i++) {
        const LogEntry *entry = log_at(log, i);
        buf_puts(buf, line_start);
        buf_puts(buf, hash_hex(&entry->chain).text);
        buf_puts(buf, line_middle);
        buf_put(buf, entry->line);
        buf_puts(buf, "}\n");
    }
}

static bool check_text(const Lines *lines, StrView line, Err *err)
{
    size_t valid = utf8_valid_len(line);

    if (valid != line.len) return err_set(err, ERR_INPUT, "not UTF-8 at byte %zu", valid + 1);
    if (!lines->has_end) return err_set(err, ERR_INPUT, "cut off in the middle of the line");
    return true;
}

typedef struct First {
    uint32_t count;
    Hash hash;
} First;

static bool read_first_fields(const JsonValue *root, First *out, Err *err)
{
    const JsonValue *what = json_get(root, "peilian");
    const JsonValue *version = json_get(root, "version");
    const JsonValue *count = json_get(root, "count");
    const JsonValue *hash = json_get(root, "hash");

    if (!what || what->kind != JSON_STRING || !sv_is(what->text, "session"))
        return err_set(err, ERR_INPUT, "this is no session exported by peilian");
    if (!version || !version->is_int) return err_set(err, ERR_INPUT, "no version");
    if (version->number != LOG_JSONL_VERSION)
        return err_set(err, ERR_INPUT, "export version %lld is not known here, only %d", (long long)version->number,
                       LOG_JSONL_VERSION);
    if (!count || !count->is_int || count->number < 0 || count->number > LOG_MAX_EVENTS)
        return err_set(err, ERR_INPUT, "no count of events");
    if (!hash || hash->kind != JSON_STRING || !hash_from_hex(hash->text, &out->hash))
        return err_set(err, ERR_INPUT, "no hash of the header");
    if (!json_get(root, "header")) return err_set(err, ERR_INPUT, "no session header");
    out->count = (uint32_t)count->number;
    return true;
}

static bool restore_header(EventLog **out, const JsonValue *header, Err *err)
{
    Buf json = { 0 };
    JsonOut writer = { &json, false };
    bool is_good;

    json_value(&writer, header);
    is_good = log_restore(out, buf_view(&json), err);
    buf_clear(&json);
    return is_good;
}

static bool is_first_line_of(const EventLog *log, const First *first, StrView line)
{
    Buf again = { 0 };
    bool is_same;

    write_first(&again, log, first->count, &first->hash);
    is_same = sv_eq(sv_of(again.ptr, again.len - 1), line);
    buf_clear(&again);
    return is_same;
}

static bool read_first(Arena *arena, StrView line, EventLog **out, Err *err)
{
    const JsonValue *root;
    First first = { 0 };
    EventLog *log;

    if (!json_parse(arena, line, &root, err)) return false;
    if (!read_first_fields(root, &first, err)) return false;
    if (!restore_header(&log, json_get(root, "header"), err)) return false;
    if (!is_first_line_of(log, &first, line)) {
        log_free(log);
        return err_set(err, ERR_INPUT, "not as an export writes it");
    }
    log_expect(log, &first.hash, first.count);
    *out = log;
    return true;
}

static bool read_event(EventLog *log, StrView line, Err *err)
{
    const size_t start_len = sizeof line_start - 1;
    const size_t middle_len = sizeof line_middle - 1;
    const size_t around = start_len + HEX_LEN + middle_len;
    Hash chain;

    if (line.len < around + 1 || !sv_starts(line, sv(line_start)) || line.ptr[line.len - 1] != '}' ||
        !sv_starts(sv_of(line.ptr + start_len + HEX_LEN, middle_len), sv(line_middle)))
        return err_set(err, ERR_INPUT, "this is no event with its hash");
    if (!hash_from_hex(sv_of(line.ptr + start_len, HEX_LEN), &chain))
        return err_set(err, ERR_INPUT, "the hash is not 64 hexadecimal digits");
    return log_restore_event(log, sv_of(line.ptr + around, line.len - around - 1), &chain, err);
}

static bool read_events(EventLog *log, Lines *lines, Err *err)
{
    StrView line;

    while (next_line(lines, &line)) {
        if (!check_text(lines, line, err) || !read_event(log, line, err))
            return err_prefix(err, "line %u", lines->number);
    }
    return true;
}

/* Line n + 1 holds event n. What stands before a line that cannot be read is the earlier damage. */
static bool verify_lines(const EventLog *log, uint32_t until, Err *err)
{
    uint32_t place;
    Err damage;

    if (!log_find_damage(log, &place, &damage) || place > until) return true;
    if (err) *err = damage;
    return err_prefix(err, "line %u", place + 1);
}

static bool read_all(Arena *arena, Lines *lines, EventLog **out, Err *err)
{
    StrView line;
    EventLog *log = NULL;
    bool is_whole;

    if (!next_line(lines, &line)) return err_set(err, ERR_INPUT, "line 1: the file is empty");
    if (!check_text(lines, line, err) || !read_first(arena, line, &log, err)) return err_prefix(err, "line 1");

    is_whole = read_events(log, lines, err);
    if (!verify_lines(log, is_whole ? UINT32_MAX : log_count(log), err) || !is_whole) {
        log_free(log);
        return false;
    }
    *out = log;
    return true;
}

bool log_read_jsonl(EventLog **out, StrView text, Err *err)
{
    Lines lines = { .rest = text };
    Arena *arena;
    bool is_good;

    if (text.len > MAX_TEXT) return err_set(err, ERR_LIMIT, "a file of %zu bytes is too large", text.len);
    arena = arena_new(0);
    is_good = read_all(arena, &lines, out, err);
    arena_free(arena);
    return is_good;
}
