/* digest_json.c -- a digest as the store keeps it. */
#include "play/digest.h"
#include "play/event_data.h"

static void write_int(JsonOut *out, const char *key, int64_t number)
{
    json_key(out, key);
    json_int(out, number);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_chat(JsonOut *out, const DigestChat *chat)
{
    json_begin_object(out);
    write_text(out, "scenario", chat->scenario);
    write_text(out, "persona", chat->persona);
    write_text(out, "outcome", chat->outcome);
    write_text(out, "why", chat->why);
    write_int(out, "overall", chat->overall);
    write_int(out, "replies", chat->replies);
    json_end_object(out);
}

static void write_cut(JsonOut *out, const DigestCut *cut)
{
    json_key(out, "cut");
    json_begin_object(out);
    write_int(out, "seq", cut->seq);
    write_int(out, "chat", cut->chat);
    write_int(out, "reply", cut->reply);
    json_end_object(out);
}

void digest_write(JsonOut *out, const Digest *digest)
{
    json_begin_object(out);
    write_int(out, "version", DIGEST_VERSION);
    write_int(out, "overall", digest->overall);
    json_key(out, "means");
    json_begin_array(out);
    for (int dim = 0; dim < DIM_COUNT; dim++) json_int(out, digest->means[dim]);
    json_end_array(out);
    write_int(out, "replies", digest->replies);
    write_int(out, "chars", digest->chars);
    write_int(out, "typing_ms", digest->typing_ms);
    write_int(out, "duration_ms", digest->duration_ms);
    if (digest->cut.seq) write_cut(out, &digest->cut);
    json_key(out, "chats");
    json_begin_array(out);
    for (size_t i = 0; i < digest->chat_count; i++) write_chat(out, &digest->chats[i]);
    json_end_array(out);
    json_key(out, "rules");
    json_begin_object(out);
    for (size_t i = 0; i < digest->rule_count; i++) {
        json_key_sv(out, digest->rules[i].rule);
        json_string(out, digest->rules[i].marks);
    }
    json_end_object(out);
    json_end_object(out);
}

static bool is_score(int64_t score)
{
    return score >= -1 && score <= 100;
}

static bool read_means(const JsonValue *json, Digest *out)
{
    const JsonValue *means = json_get(json, "means");
    if (!means || means->kind != JSON_ARRAY || means->count != DIM_COUNT) return false;
    int dim = 0;
    for (const JsonValue *m = means->child; m; m = m->next) {
        if (!m->is_int || !is_score(m->number)) return false;
        out->means[dim++] = (int32_t)m->number;
    }
    return true;
}

static bool read_chats(Arena *arena, const JsonValue *json, Digest *out)
{
    const JsonValue *chats = json_get(json, "chats");
    if (!chats || chats->kind != JSON_ARRAY || chats->count > DIGEST_MAX_CHATS) return false;
    for (const JsonValue *c = chats->child; c; c = c->next) {
        int64_t overall = data_int(c, "overall", -2);
        if (!is_score(overall)) return false;
        out->chats[out->chat_count++] = (DigestChat){ .scenario = arena_copy(arena, data_text(c, "scenario")),
                                                      .persona = arena_copy(arena, data_text(c, "persona")),
                                                      .outcome = arena_copy(arena, data_text(c, "outcome")),
                                                      .why = arena_copy(arena, data_text(c, "why")),
                                                      .overall = (int32_t)overall,
                                                      .replies = (uint32_t)data_int(c, "replies", 0) };
    }
    return true;
}

static bool is_marks(StrView marks)
{
    static const char ALL[] = { DIGEST_KEPT, DIGEST_PRAISED, DIGEST_MINOR, DIGEST_MAJOR, DIGEST_CRITICAL };
    for (size_t i = 0; i < marks.len; i++) {
        if (!memchr(ALL, marks.ptr[i], sizeof ALL)) return false;
    }
    return marks.len <= DIGEST_MAX_MARKS;
}

static bool read_rules(Arena *arena, const JsonValue *json, Digest *out)
{
    const JsonValue *rules = json_get(json, "rules");
    if (!rules || rules->kind != JSON_OBJECT || rules->count > DIGEST_MAX_RULES) return false;
    DigestRule *read = arena_alloc(arena, rules->count + 1, sizeof *read);
    for (const JsonValue *r = rules->child; r; r = r->next) {
        if (r->kind != JSON_STRING || !is_marks(r->text)) return false;
        read[out->rule_count++] = (DigestRule){ arena_copy(arena, r->key), arena_copy(arena, r->text) };
    }
    out->rules = read;
    return true;
}

bool digest_read(Arena *arena, StrView json, Digest *out)
{
    const JsonValue *root = NULL;
    *out = (Digest){ .overall = -1 };
    if (!json_parse(arena, json, &root, NULL) || data_int(root, "version", 0) != DIGEST_VERSION) return false;
    int64_t overall = data_int(root, "overall", -2);
    out->overall = (int32_t)overall;
    out->replies = (uint32_t)data_int(root, "replies", 0);
    out->chars = data_int(root, "chars", 0);
    out->typing_ms = data_int(root, "typing_ms", 0);
    out->duration_ms = data_int(root, "duration_ms", 0);
    const JsonValue *cut = json_get(root, "cut");
    out->cut = (DigestCut){ (uint32_t)data_int(cut, "seq", 0), (uint32_t)data_int(cut, "chat", 0),
                            (uint32_t)data_int(cut, "reply", 0) };
    return is_score(overall) && read_means(root, out) && read_chats(arena, root, out) && read_rules(arena, root, out);
}
