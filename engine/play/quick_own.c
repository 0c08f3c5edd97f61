/* quick_own.c -- a short list: looked through from the front. */
#include "play/quick_own.h"

#include "base/utf8.h"
#include "play/event_data.h"

OwnReplies own_replies(Arena *arena)
{
    return (OwnReplies){ arena, arena_alloc(arena, QUICK_OWN_MAX, sizeof(OwnReply)), 0, 1 };
}

static OwnReply *find(const OwnReplies *replies, StrView id)
{
    for (size_t i = 0; i < replies->count; i++) {
        if (sv_eq(replies->items[i].id, id)) return &replies->items[i];
    }
    return NULL;
}

static bool check_part(StrView text, const char *what, size_t most, Err *err)
{
    if (utf8_valid_len(text) != text.len) return err_set(err, ERR_INPUT, "the %s is not valid UTF-8", what);
    if (text.len && memchr(text.ptr, '\0', text.len)) return err_set(err, ERR_INPUT, "the %s holds a NUL", what);
    size_t count = utf8_count(text);
    if (count <= most) return true;
    return err_set(err, ERR_LIMIT, "the %s has %zu characters; at most %zu", what, count, most);
}

static bool is_blank(StrView text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!strchr(" \t\r\n", text.ptr[i])) return false;
    }
    return true;
}

static bool check(const OwnReplies *replies, const OwnReply *reply, StrView id, Err *err)
{
    if (is_blank(reply->text)) return err_set(err, ERR_INPUT, "the text is empty");
    if (!check_part(reply->text, "text", QUICK_OWN_MAX_CHARS, err)) return false;
    if (!check_part(reply->title, "title", QUICK_OWN_MAX_TITLE, err)) return false;
    if (!check_part(reply->shop, "shop", QUICK_OWN_MAX_TITLE, err)) return false;
    for (size_t i = 0; i < replies->count; i++) {
        const OwnReply *other = &replies->items[i];
        if (sv_eq(other->id, id) || !sv_eq(other->text, reply->text) || !sv_eq(other->shop, reply->shop)) continue;
        return err_set(err, ERR_INPUT, "the same text is there already: %.*s", SV_ARG(other->id));
    }
    return true;
}

static void put(OwnReplies *replies, OwnReply *place, const OwnReply *reply)
{
    place->shop = arena_copy(replies->arena, reply->shop);
    place->title = arena_copy(replies->arena, reply->title);
    place->text = arena_copy(replies->arena, reply->text);
}

bool own_replies_add(OwnReplies *replies, const OwnReply *reply, StrView *id, Err *err)
{
    if (!check(replies, reply, sv(""), err)) return false;
    if (replies->count == QUICK_OWN_MAX) return err_set(err, ERR_LIMIT, "at most %d quick replies", QUICK_OWN_MAX);
    OwnReply *place = &replies->items[replies->count++];
    place->id = arena_printf(replies->arena, "own-%lld", (long long)replies->next++);
    put(replies, place, reply);
    if (id) *id = place->id;
    return true;
}

bool own_replies_edit(OwnReplies *replies, const OwnReply *reply, Err *err)
{
    OwnReply *place = find(replies, reply->id);
    if (!place) return err_set(err, ERR_INPUT, "there is no quick reply \"%.*s\"", SV_ARG(reply->id));
    if (!check(replies, reply, reply->id, err)) return false;
    put(replies, place, reply);
    return true;
}

bool own_replies_remove(OwnReplies *replies, StrView id)
{
    OwnReply *place = find(replies, id);
    if (!place) return false;
    size_t behind = replies->count - (size_t)(place - replies->items) - 1;
    memmove(place, place + 1, behind * sizeof *place);
    replies->count--;
    return true;
}

static bool is_own_id(StrView id, int64_t next)
{
    int64_t number = 0;
    if (!sv_starts(id, sv("own-")) || id.len < 5 || id.len > 16) return false;
    for (size_t i = 4; i < id.len; i++) {
        if (id.ptr[i] < '0' || id.ptr[i] > '9') return false;
        number = number * 10 + (id.ptr[i] - '0');
    }
    return number >= 1 && number < next;
}

static bool read_reply(OwnReplies *out, const JsonValue *from, Err *err)
{
    OwnReply reply = { data_text(from, "id"), data_text(from, "shop"), data_text(from, "title"),
                       data_text(from, "text") };
    if (!is_own_id(reply.id, out->next) || find(out, reply.id))
        return err_set(err, ERR_INPUT, "no id of its own: \"%.*s\"", SV_ARG(reply.id));
    if (out->count == QUICK_OWN_MAX) return err_set(err, ERR_LIMIT, "at most %d quick replies", QUICK_OWN_MAX);
    if (!check(out, &reply, reply.id, err)) return false;
    OwnReply *place = &out->items[out->count++];
    place->id = arena_copy(out->arena, reply.id);
    put(out, place, &reply);
    return true;
}

bool own_replies_parse(Arena *arena, StrView json, OwnReplies *out, Err *err)
{
    const JsonValue *root = NULL;
    OwnReplies read = own_replies(arena);
    *out = own_replies(arena);
    if (!json_parse(arena, json, &root, err)) return false;
    if (data_int(root, "version", 0) != QUICK_OWN_VERSION)
        return err_set(err, ERR_INPUT, "no quick replies of version %d", QUICK_OWN_VERSION);
    read.next = data_int(root, "next", 0);
    if (read.next < 1) return err_set(err, ERR_INPUT, "\"next\" must be 1 or more");
    for (const JsonValue *r = data_first(root, "replies"); r; r = r->next) {
        if (!read_reply(&read, r, err)) return err_prefix(err, "quick reply %zu", read.count + 1);
    }
    *out = read;
    return true;
}

static void print_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

void own_replies_print(Buf *buf, const OwnReplies *replies)
{
    JsonOut out = { buf, false };
    json_begin_object(&out);
    json_key(&out, "version");
    json_int(&out, QUICK_OWN_VERSION);
    json_key(&out, "next");
    json_int(&out, replies->next);
    json_key(&out, "replies");
    json_begin_array(&out);
    for (size_t i = 0; i < replies->count; i++) {
        json_begin_object(&out);
        print_text(&out, "id", replies->items[i].id);
        print_text(&out, "shop", replies->items[i].shop);
        print_text(&out, "title", replies->items[i].title);
        print_text(&out, "text", replies->items[i].text);
        json_end_object(&out);
    }
    json_end_array(&out);
    json_end_object(&out);
    buf_putc(buf, '\n');
}
