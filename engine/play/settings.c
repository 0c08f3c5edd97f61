/* settings.c -- a table of fields, read and written the same way. */
#include "play/settings.h"

#include <stddef.h>

enum { DEFAULT_SIDE = 336, MIN_SIDE = 272, MAX_SIDE = 480, FAR = 100000, SOUND_GOOD_REPLY = 5 };

const char *const SETTINGS_SOUND_NAMES[SETTINGS_SOUNDS] = { "new-chat", "message",  "soon", "late",  "sent",
                                                            "good",     "critical", "end",  "caught" };

typedef enum FieldKind { FIELD_TEXT, FIELD_NUMBER, FIELD_SWITCH } FieldKind;

typedef struct FieldRow {
    const char *key;
    FieldKind kind;
    size_t offset;
    int32_t least, most; /* of a number */
} FieldRow;

#define TEXT(name)                                        \
    {                                                     \
#name, FIELD_TEXT, offsetof(Settings, name), 0, 0 \
    }
#define NUMBER(name, least, most)                                  \
    {                                                              \
#name, FIELD_NUMBER, offsetof(Settings, name), least, most \
    }
#define SWITCH(name)                                        \
    {                                                       \
#name, FIELD_SWITCH, offsetof(Settings, name), 0, 0 \
    }
#define SOUND(key, index)                                                                     \
    {                                                                                         \
        "sound." key, FIELD_SWITCH, offsetof(Settings, sounds) + (index) * sizeof(bool), 0, 0 \
    }

static const FieldRow ROWS[] = {
    TEXT(lang),
    TEXT(avatar),
    TEXT(faces),
    TEXT(view),
    NUMBER(theme, 0, THEME_CHOICES - 1),
    NUMBER(text_percent, SETTINGS_MIN_TEXT, SETTINGS_MAX_TEXT),
    NUMBER(side_width, MIN_SIDE, MAX_SIDE),
    NUMBER(window_x, -FAR, FAR),
    NUMBER(window_y, -FAR, FAR),
    NUMBER(window_w, 0, FAR),
    NUMBER(window_h, 0, FAR),
    SWITCH(maximised),
    SWITCH(reduced_motion),
    SWITCH(feedback),
    SWITCH(moods),
    SWITCH(glosses),
    SWITCH(keystrokes),
    SWITCH(ctrl_enter),
    SWITCH(exam),
    SWITCH(notify),
    SOUND("new-chat", 0),
    SOUND("message", 1),
    SOUND("soon", 2),
    SOUND("late", 3),
    SOUND("sent", 4),
    SOUND("good", 5),
    SOUND("critical", 6),
    SOUND("end", 7),
    SOUND("caught", 8),
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

void settings_default(Settings *out)
{
    *out = (Settings){ .lang = sv(""),
                       .avatar = sv("trainee-1"),
                       .faces = sv(""),
                       .view = sv(""),
                       .theme = THEME_CHOICE_SYSTEM,
                       .text_percent = 100,
                       .side_width = DEFAULT_SIDE,
                       .feedback = true,
                       .moods = true,
                       .keystrokes = true,
                       .notify = true };
    for (size_t i = 0; i < SETTINGS_SOUNDS; i++) out->sounds[i] = true;
    out->sounds[SOUND_GOOD_REPLY] = false; /* the chime for a good reply would sound too often */
}

static bool complain(const FieldRow *row, const char *wanted, Err *err)
{
    return err_set(err, ERR_INPUT, "%s is no %s", row->key, wanted);
}

static bool read_field(Arena *arena, const FieldRow *row, const JsonValue *value, Settings *out, Err *err)
{
    void *field = (char *)out + row->offset;
    switch (row->kind) {
    case FIELD_TEXT:
        if (value->kind != JSON_STRING) return complain(row, "text", err);
        *(StrView *)field = arena_copy(arena, value->text);
        return true;
    case FIELD_SWITCH:
        if (value->kind != JSON_BOOL) return complain(row, "true or false", err);
        *(bool *)field = value->is_true;
        return true;
    case FIELD_NUMBER:
        if (!value->is_int) return complain(row, "whole number", err);
        if (value->number < row->least || value->number > row->most) {
            return err_set(err, ERR_INPUT, "%s is %lld, not within %d and %d", row->key, (long long)value->number,
                           row->least, row->most);
        }
        *(int32_t *)field = (int32_t)value->number;
        return true;
    }
    return true;
}

bool settings_parse(Arena *arena, StrView json, Settings *out, Err *err)
{
    const JsonValue *all = NULL;
    settings_default(out);
    if (!json_parse(arena, arena_copy(arena, json), &all, err)) return false;
    if (all->kind != JSON_OBJECT) return err_set(err, ERR_INPUT, "the settings are no JSON object");
    for (size_t i = 0; i < ROW_COUNT; i++) {
        const JsonValue *value = json_get(all, ROWS[i].key);
        if (value && !read_field(arena, &ROWS[i], value, out, err)) {
            settings_default(out);
            return false;
        }
    }
    out->all = all;
    return true;
}

static bool is_known(StrView key)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (sv_is(key, ROWS[i].key)) return true;
    }
    return false;
}

static void write_field(JsonOut *out, const FieldRow *row, const Settings *settings)
{
    const void *field = (const char *)settings + row->offset;
    json_key(out, row->key);
    switch (row->kind) {
    case FIELD_TEXT: json_string(out, *(const StrView *)field); break;
    case FIELD_SWITCH: json_bool(out, *(const bool *)field); break;
    case FIELD_NUMBER: json_int(out, *(const int32_t *)field); break;
    }
}

void settings_write(Buf *out, const Settings *settings)
{
    JsonOut json = { .buf = out };
    json_begin_object(&json);
    for (size_t i = 0; i < ROW_COUNT; i++) write_field(&json, &ROWS[i], settings);
    const JsonValue *item = settings->all ? settings->all->child : NULL;
    for (; item; item = item->next) {
        if (is_known(item->key)) continue;
        json_key_sv(&json, item->key);
        json_value(&json, item);
    }
    json_end_object(&json);
    buf_putc(out, '\n');
}

/* ---- faces ---- */

/* The next "id=avatar" of the list; false at its end. */
static bool next_face(StrView *rest, StrView *person, StrView *avatar)
{
    if (!rest->len) return false;
    const char *comma = memchr(rest->ptr, ',', rest->len);
    StrView pair = comma ? sv_of(rest->ptr, (size_t)(comma - rest->ptr)) : *rest;
    *rest = comma ? sv_of(comma + 1, rest->len - pair.len - 1) : sv("");
    const char *equals = pair.len ? memchr(pair.ptr, '=', pair.len) : NULL;
    size_t len = equals ? (size_t)(equals - pair.ptr) : pair.len;
    *person = sv_of(pair.ptr, len);
    *avatar = equals ? sv_of(equals + 1, pair.len - len - 1) : sv("");
    return true;
}

StrView settings_face(const Settings *settings, StrView person)
{
    StrView rest = settings->faces, its, avatar;
    while (next_face(&rest, &its, &avatar)) {
        if (sv_eq(its, person)) return avatar;
    }
    return sv("");
}

void settings_set_face(Settings *settings, Arena *arena, StrView person, StrView avatar)
{
    StrView rest = settings->faces, its, face;
    if (!person.len || sv_eq(settings_face(settings, person), avatar)) return;
    StrView all = arena_printf(arena, "%.*s=%.*s", SV_ARG(person), SV_ARG(avatar));
    while (next_face(&rest, &its, &face)) {
        if (sv_eq(its, person) || !its.len) continue;
        all = arena_printf(arena, "%.*s,%.*s=%.*s", SV_ARG(all), SV_ARG(its), SV_ARG(face));
    }
    settings->faces = all;
}
