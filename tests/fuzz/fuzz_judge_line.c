/* fuzz_judge_line.c -- any line gives one line of JSON back, the same twice, with spans that lie within the reply. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "judge/judge_json.h"
#include "script/content.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct World {
    ContentFiles *files;
    Content *content;
    Judge *judge;
    Arena *arena;
    JudgeWorld world;
} World;

/* Loaded once: a fuzzer calls the same function for ever. */
static World *the_world(void)
{
    static World world;
    if (world.judge) return &world;
    Report *report = report_new();
    Err err = { 0 };
    if (!content_files_read(&world.files, ".", &err)) abort();
    world.content = content_load(world.files, report);
    if (!world.content) abort();
    report_free(report);
    world.world.rules = content_rules(world.content);
    world.world.shops = content_shops(world.content, &world.world.shop_count);
    world.judge = judge_new(world.world.rules);
    world.arena = arena_new(0);
    return &world;
}

static void check_spans(const JsonValue *tree, StrView line, Arena *arena)
{
    const JsonValue *in = NULL, *reply, *findings = json_get(tree, "findings");
    if (!json_parse(arena, line, &in, NULL)) return;
    reply = json_get(in, "reply");
    for (const JsonValue *f = findings ? findings->child : NULL; f; f = f->next) {
        int64_t start = json_get(f, "start")->number, end = json_get(f, "end")->number;
        assert(start >= 0 && start <= end && (size_t)end <= reply->text.len);
        assert(sv_eq(json_get(f, "text")->text, sv_of(reply->text.ptr + start, (size_t)(end - start))));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    World *w = the_world();
    Buf out = { 0 }, again = { 0 };
    JudgeLine line = { sv_of((const char *)data, size), 1 };
    const JsonValue *tree = NULL;
    Err err = { 0 };
    ArenaMark mark = arena_mark(w->arena);
    bool is_ok = judge_line(w->judge, w->arena, &w->world, &line, &out);
    bool is_same = judge_line(w->judge, w->arena, &w->world, &line, &again) == is_ok;
    assert(is_same && sv_eq(buf_view(&out), buf_view(&again)));
    assert(out.len && memchr(out.ptr, '\n', out.len) == out.ptr + out.len - 1);
    bool is_json = json_parse(w->arena, sv_of(out.ptr, out.len - 1), &tree, &err);
    assert(is_json);
    assert((json_get(tree, "error") == NULL) == is_ok);
    if (is_ok) check_spans(tree, line.text, w->arena);
    arena_rewind(w->arena, mark);
    buf_clear(&out);
    buf_clear(&again);
    return 0;
}
