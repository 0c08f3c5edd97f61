/* script_file.c -- one line, one step. */
#include "cli/script_file.h"

#include "base/files.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cli/args.h"

enum { WAIT_MAX_MS = 3600 * 1000 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static StrView trim(StrView text)
{
    while (text.len && is_blank(text.ptr[0])) text = sv_of(text.ptr + 1, text.len - 1);
    while (text.len && is_blank(text.ptr[text.len - 1])) text.len--;
    return text;
}

StrView script_word(StrView text, StrView *rest)
{
    size_t len = 0;
    text = trim(text);
    while (len < text.len && !is_blank(text.ptr[len])) len++;
    *rest = trim(sv_of(text.ptr + len, text.len - len));
    return sv_of(text.ptr, len);
}

bool script_args(Arena *arena, StrView text, StrView *out, Err *err)
{
    Buf json = { 0 };
    JsonOut writer = { &json, false };
    *out = (StrView){ 0 };
    text = trim(text);
    if (!text.len) return true;
    json_begin_object(&writer);
    while (text.len) {
        StrView word = script_word(text, &text);
        const char *equals = memchr(word.ptr, '=', word.len);
        if (!equals || equals == word.ptr) {
            buf_clear(&json);
            return err_set(err, ERR_INPUT, "\"%.*s\" is not name=value", SV_ARG(word));
        }
        size_t len = (size_t)(equals - word.ptr);
        json_key_sv(&writer, sv_of(word.ptr, len));
        json_string(&writer, sv_of(equals + 1, word.len - len - 1));
    }
    json_end_object(&writer);
    *out = arena_copy(arena, buf_view(&json));
    buf_clear(&json);
    return true;
}

/* "9s", "1500ms", "2m", "1.5s". */
static bool read_duration(StrView text, int64_t *out)
{
    int64_t whole = 0, thousandths = 0, place = 100;
    size_t at = 0, digits = 0;
    for (; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9' && whole < WAIT_MAX_MS; at++, digits++)
        whole = whole * 10 + (text.ptr[at] - '0');
    if (at < text.len && text.ptr[at] == '.') {
        for (at++; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++, place /= 10)
            thousandths += place * (text.ptr[at] - '0');
    }
    StrView unit = sv_of(text.ptr + at, text.len - at);
    int64_t scale = sv_is(unit, "ms") ? 1 : sv_is(unit, "s") ? 1000 : sv_is(unit, "m") ? 60000 : 0;
    *out = whole * scale + thousandths * scale / 1000;
    return digits && scale && *out <= WAIT_MAX_MS;
}

static bool read_wait(StrView rest, Step *step, Err *err)
{
    step->kind = STEP_WAIT;
    return read_duration(rest, &step->ms) ||
           err_set(err, ERR_INPUT, "wait needs a time such as 9s, not \"%.*s\"", SV_ARG(rest));
}

static bool read_act(Arena *arena, StrView rest, Step *step, Err *err)
{
    StrView args;
    step->kind = STEP_ACT;
    step->text = script_word(rest, &args);
    if (!step->text.len) return err_set(err, ERR_INPUT, "act needs a name");
    return script_args(arena, args, &step->args, err);
}

/* `scenario X` and its like; false where `word` is none of them. */
static bool read_header(ScriptFile *file, StrView word, StrView rest, bool *is_good, Err *err)
{
    *is_good = rest.len > 0;
    if (sv_is(word, "scenario")) {
        file->scenario = rest;
    } else if (sv_is(word, "persona")) {
        file->persona = rest;
    } else if (sv_is(word, "seed")) {
        char digits[24] = { 0 };
        if (rest.len < sizeof digits) memcpy(digits, rest.ptr, rest.len);
        *is_good = args_int(digits, 0, INT64_MAX, &file->seed);
    } else {
        return false;
    }
    if (!*is_good) err_set(err, ERR_INPUT, "%.*s needs a value, not \"%.*s\"", SV_ARG(word), SV_ARG(rest));
    return true;
}

static bool read_words(Arena *arena, ScriptFile *file, StrView line, Step *step, Err *err)
{
    StrView rest;
    StrView word = script_word(line, &rest);
    bool is_good = true;
    if (read_header(file, word, rest, &is_good, err)) return is_good;
    file->count++;
    if (sv_is(word, "wait")) return read_wait(rest, step, err);
    if (sv_is(word, "act")) return read_act(arena, rest, step, err);
    step->text = rest;
    step->kind = sv_is(word, "flag") ? STEP_FLAG : STEP_NOTE;
    if (!sv_is(word, "flag") && !sv_is(word, "note"))
        return err_set(err, ERR_INPUT, "\"%.*s\" is no step: >, +, =, wait, act, note or flag", SV_ARG(word));
    return rest.len || err_set(err, ERR_INPUT, "%.*s needs a text", SV_ARG(word));
}

static bool read_line(Arena *arena, ScriptFile *file, StrView line, Err *err)
{
    Step *step = &file->steps[file->count];
    if (!line.len || line.ptr[0] == '#' || line.ptr[0] == '<' || line.ptr[0] == '!') return true;
    StrView text = trim(sv_of(line.ptr + 1, line.len - 1));
    if (line.ptr[0] == '=') {
        if (!file->count) return err_set(err, ERR_INPUT, "there is nothing yet that this could be the English of");
        file->steps[file->count - 1].gloss = text;
        return true;
    }
    if (line.ptr[0] != '>' && line.ptr[0] != '+') return read_words(arena, file, line, step, err);
    if (!text.len) return err_set(err, ERR_INPUT, "an empty reply");
    step->kind = line.ptr[0] == '>' ? STEP_SAY : STEP_BURST;
    step->text = text;
    file->count++;
    return true;
}

static size_t count_lines(StrView text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++) count += text.ptr[i] == '\n';
    return count;
}

static bool read_lines(Arena *arena, StrView text, ScriptFile *file, Err *err)
{
    uint32_t number = 0;
    file->steps = arena_alloc(arena, count_lines(text) + 1, sizeof *file->steps);
    while (text.len) {
        const char *newline = memchr(text.ptr, '\n', text.len);
        size_t len = newline ? (size_t)(newline - text.ptr) : text.len;
        number++;
        file->steps[file->count].line = number;
        if (!read_line(arena, file, trim(sv_of(text.ptr, len)), err)) return err_prefix(err, "%u", (unsigned)number);
        text = sv_of(text.ptr + len + (newline != NULL), text.len - len - (newline != NULL));
    }
    return true;
}

bool script_file_read(Arena *arena, const char *path, ScriptFile *out, Err *err)
{
    Buf buf = { 0 };
    ScriptFile file = { .seed = -1 };
    bool is_ok = file_read(path, &buf, err);
    StrView text = arena_copy(arena, buf_view(&buf));
    buf_clear(&buf);
    if (!is_ok) return false;
    if (utf8_valid_len(text) != text.len) return err_set(err, ERR_INPUT, "%s is not UTF-8", path);
    if (!read_lines(arena, text, &file, err)) {
        Err line = *err;
        return err_set(err, line.code, "%s:%s", path, line.text);
    }
    *out = file;
    return true;
}
