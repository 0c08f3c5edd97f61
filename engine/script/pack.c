/* pack.c -- lines of JSON with the files' bytes between them; a reader takes only what a writer gives. */
#include "script/pack.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { MAX_LINE = 1024, MAX_ID = 40, MAX_NAME = 80 };

bool pack_check_id(StrView id, Err *err)
{
    bool is_good = id.len > 0 && id.len <= MAX_ID && id.ptr[0] != '-';
    for (size_t i = 0; i < id.len && is_good; i++) {
        char c = id.ptr[i];
        is_good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
    if (is_good && !sv_is(id, CONTENT_OWN)) return true;
    return err_set(err, ERR_INPUT, "pack id \"%.*s\": expected 1 to %d of a-z 0-9 - _, and not \"%s\"",
                   SV_ARG(utf8_cut(id, 60)), MAX_ID, CONTENT_OWN);
}

static bool is_name_byte(char c)
{
    bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_word || c == '_' || c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

static bool ends_in(StrView text, const char *tail)
{
    size_t len = strlen(tail);
    return text.len > len && memcmp(text.ptr + text.len - len, tail, len) == 0;
}

/* Every part begins with something else than a dot, so there is no "..", no "." and nothing hidden. */
static bool has_good_parts(StrView path)
{
    size_t depth = 0;
    bool at_start = true;
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        if (c == '/' && at_start) return false;
        if (c != '/' && (!is_name_byte(c) || (at_start && c == '.'))) return false;
        at_start = c == '/';
        depth += c == '/';
    }
    return !at_start && depth > 0 && depth <= PACK_MAX_DEPTH;
}

bool pack_check_path(StrView path, Err *err)
{
    bool is_below = sv_starts(path, sv("personas/")) || sv_starts(path, sv("scenarios/"));
    bool is_kind = ends_in(path, ".lua") || ends_in(path, ".talk");
    bool is_text = utf8_valid_len(path) == path.len && path.len <= PACK_MAX_PATH;
    if (is_below && is_kind && is_text && has_good_parts(path)) return true;
    return err_set(err, ERR_INPUT, "path \"%.*s\": expected a .lua or .talk below personas/ or scenarios/",
                   SV_ARG(utf8_cut(sv_of(path.ptr, utf8_valid_len(path)), 120)));
}

static bool check_name(StrView name, Err *err)
{
    bool is_good = name.len <= MAX_NAME && utf8_valid_len(name) == name.len;
    for (size_t i = 0; i < name.len; i++) is_good = is_good && (unsigned char)name.ptr[i] >= 0x20;
    return is_good || err_set(err, ERR_INPUT, "the pack's name: expected one line of at most %d bytes", MAX_NAME);
}

/* ---- writing ---- */

static void put_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void put_int(JsonOut *out, const char *key, int64_t number)
{
    json_key(out, key);
    json_int(out, number);
}

static void write_head(Buf *buf, const PackInfo *info, size_t count)
{
    JsonOut out = { buf, false };
    json_begin_object(&out);
    put_text(&out, "peilian", sv("pack"));
    put_int(&out, "version", PACK_VERSION);
    put_text(&out, "id", info->id);
    put_text(&out, "name", info->name);
    put_int(&out, "layout", CONTENT_LAYOUT_VERSION);
    put_int(&out, "api", SCRIPT_API_VERSION);
    put_int(&out, "count", (int64_t)count);
    json_end_object(&out);
    buf_putc(buf, '\n');
}

static void write_file(Buf *buf, const ContentFile *file)
{
    JsonOut out = { buf, false };
    Hash sha = hash_of(file->text);
    json_begin_object(&out);
    put_text(&out, "path", file->path);
    put_int(&out, "bytes", (int64_t)file->text.len);
    put_text(&out, "sha256", sv(hash_hex(&sha).text));
    json_end_object(&out);
    buf_putc(buf, '\n');
    buf_put(buf, file->text);
    buf_putc(buf, '\n');
}

static void write_end(Buf *buf, StrView before)
{
    JsonOut out = { buf, false };
    Hash sha = hash_of(before);
    json_begin_object(&out);
    put_text(&out, "end", sv(hash_hex(&sha).text));
    json_end_object(&out);
    buf_putc(buf, '\n');
}

static int compare_paths(const void *a, const void *b)
{
    return sv_compare((*(const ContentFile *const *)a)->path, (*(const ContentFile *const *)b)->path);
}

static bool check_file(const ContentFile *file, Err *err)
{
    if (!pack_check_path(file->path, err)) return false;
    if (file->text.len <= PACK_MAX_FILE) return true;
    return err_set(err, ERR_LIMIT, "%.*s: %zu bytes; at most %d", SV_ARG(file->path), file->text.len, PACK_MAX_FILE);
}

static bool check_all(const Pack *pack, Err *err)
{
    size_t total = 0;
    if (!pack_check_id(pack->info.id, err) || !check_name(pack->info.name, err)) return false;
    if (!pack->count) return err_set(err, ERR_INPUT, "there is nothing to pack");
    if (pack->count > PACK_MAX_FILES)
        return err_set(err, ERR_LIMIT, "%zu files; at most %d", pack->count, PACK_MAX_FILES);
    for (size_t i = 0; i < pack->count; i++) {
        if (!check_file(&pack->files[i], err)) return false;
        total += pack->files[i].text.len + pack->files[i].path.len + MAX_LINE;
    }
    return total <= PACK_MAX_BYTES || err_set(err, ERR_LIMIT, "more than %d bytes in all", PACK_MAX_BYTES);
}

bool pack_write(Buf *out, const Pack *pack, Err *err)
{
    if (!check_all(pack, err)) return false;
    const ContentFile **sorted = mem_new(pack->count * sizeof(const ContentFile *));
    Buf text = { 0 };
    for (size_t i = 0; i < pack->count; i++) sorted[i] = &pack->files[i];
    qsort(sorted, pack->count, sizeof(const ContentFile *), compare_paths);
    write_head(&text, &pack->info, pack->count);
    for (size_t i = 0; i < pack->count; i++) write_file(&text, sorted[i]);
    StrView before = buf_view(&text);
    buf_put(out, before);
    write_end(out, before);
    buf_clear(&text);
    mem_free(sorted);
    return true;
}

/* ---- reading ---- */

typedef struct Reader {
    Arena *arena;
    StrView all;
    size_t at;
} Reader;

static bool complain(const Reader *reader, Err *err, const char *words)
{
    return err_set(err, ERR_INPUT, "byte %zu: %s", reader->at + 1, words);
}

/* A line of JSON, and nothing else in it. */
static bool read_line(Reader *reader, const JsonValue **out, Err *err)
{
    StrView rest = sv_of(reader->all.ptr + reader->at, reader->all.len - reader->at);
    size_t most = rest.len < MAX_LINE ? rest.len : MAX_LINE;
    const char *end = most ? memchr(rest.ptr, '\n', most) : NULL;
    if (!end) return complain(reader, err, rest.len ? "expected a line of the pack's own" : "the pack ends too early");
    if (!json_parse(reader->arena, sv_of(rest.ptr, (size_t)(end - rest.ptr)), out, NULL) || (*out)->kind != JSON_OBJECT)
        return complain(reader, err, "this is no pack, or it was changed");
    reader->at += (size_t)(end - rest.ptr) + 1;
    return true;
}

static StrView text_of(const JsonValue *line, const char *key)
{
    const JsonValue *value = json_get(line, key);
    return value && value->kind == JSON_STRING ? value->text : (StrView){ 0 };
}

static int64_t int_of(const JsonValue *line, const char *key)
{
    const JsonValue *value = json_get(line, key);
    return value && value->kind == JSON_NUMBER && value->is_int ? value->number : -1;
}

static bool check_known(const JsonValue *head, const char *key, int64_t known, Err *err)
{
    int64_t number = int_of(head, key);
    if (number >= 1 && number <= known) return true;
    return err_set(err, ERR_INPUT, "%s %lld: this program knows 1 to %lld", key, (long long)number, (long long)known);
}

static bool read_head(Reader *reader, Pack *out, Err *err)
{
    const JsonValue *head = NULL;
    if (!read_line(reader, &head, err)) return false;
    if (!sv_is(text_of(head, "peilian"), "pack")) return err_set(err, ERR_INPUT, "this is no pack of peilian");
    if (!check_known(head, "version", PACK_VERSION, err) || !check_known(head, "layout", CONTENT_LAYOUT_VERSION, err) ||
        !check_known(head, "api", SCRIPT_API_VERSION, err))
        return false;
    int64_t count = int_of(head, "count");
    out->info =
        (PackInfo){ arena_copy(reader->arena, text_of(head, "id")), arena_copy(reader->arena, text_of(head, "name")) };
    if (!pack_check_id(out->info.id, err) || !check_name(out->info.name, err)) return false;
    if (count < 1 || count > PACK_MAX_FILES)
        return err_set(err, ERR_LIMIT, "count: expected 1 to %d files", PACK_MAX_FILES);
    out->count = (size_t)count;
    return true;
}

static bool read_bytes(Reader *reader, const JsonValue *line, ContentFile *out, Err *err)
{
    int64_t len = int_of(line, "bytes");
    Hash sha, wanted;
    size_t left = reader->all.len - reader->at;
    if (len < 0 || len > PACK_MAX_FILE)
        return err_set(err, ERR_LIMIT, "%.*s: expected at most %d bytes", SV_ARG(out->path), PACK_MAX_FILE);
    if ((size_t)len >= left || reader->all.ptr[reader->at + (size_t)len] != '\n')
        return err_set(err, ERR_INPUT, "%.*s: cut off, or not as long as it says", SV_ARG(out->path));
    out->text = arena_copy(reader->arena, sv_of(reader->all.ptr + reader->at, (size_t)len));
    reader->at += (size_t)len + 1;
    sha = hash_of(out->text);
    if (hash_from_hex(text_of(line, "sha256"), &wanted) && hash_equal(&sha, &wanted)) return true;
    return err_set(err, ERR_INPUT, "%.*s: its bytes do not fit its hash; it was changed", SV_ARG(out->path));
}

/* Sorted, and so no path twice. */
static bool read_file(Reader *reader, const ContentFile *last, ContentFile *out, Err *err)
{
    const JsonValue *line = NULL;
    if (!read_line(reader, &line, err)) return false;
    out->path = arena_copy(reader->arena, text_of(line, "path"));
    if (!pack_check_path(out->path, err)) return false;
    if (last && sv_compare(last->path, out->path) >= 0)
        return err_set(err, ERR_INPUT, "%.*s: twice, or out of order", SV_ARG(out->path));
    return read_bytes(reader, line, out, err);
}

static bool read_end(Reader *reader, Err *err)
{
    const JsonValue *line = NULL;
    Hash sha = hash_of(sv_of(reader->all.ptr, reader->at)), wanted;
    if (!read_line(reader, &line, err)) return false;
    if (!hash_from_hex(text_of(line, "end"), &wanted) || !hash_equal(&sha, &wanted))
        return err_set(err, ERR_INPUT, "the pack does not fit the hash at its end; it was changed");
    return reader->at == reader->all.len || complain(reader, err, "something stands behind the end");
}

bool pack_read(Arena *arena, StrView bytes, Pack *out, Err *err)
{
    Reader reader = { arena, bytes, 0 };
    Pack pack = { .count = 0 };
    if (bytes.len > PACK_MAX_BYTES) return err_set(err, ERR_LIMIT, "%zu bytes; at most %d", bytes.len, PACK_MAX_BYTES);
    if (!read_head(&reader, &pack, err)) return false;
    ContentFile *files = arena_alloc(arena, pack.count, sizeof *files);
    for (size_t i = 0; i < pack.count; i++) {
        if (!read_file(&reader, i ? &files[i - 1] : NULL, &files[i], err)) return false;
    }
    if (!read_end(&reader, err)) return false;
    pack.files = files;
    *out = pack;
    return true;
}
