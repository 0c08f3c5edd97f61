/* fuzz_lua_calls.c -- any bytes as a script's source: the scan of calls ends, and what it names stands in the source. */
#include <stdlib.h>

#include "script/lua_calls.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

static void check_text(const ContentFile *file, const LuaText *text)
{
    if (text->text.len == 0) return;
    require(text->text.ptr >= file->text.ptr && text->text.ptr + text->text.len <= file->text.ptr + file->text.len);
    require(text->pos.line > 0 && text->pos.column > 0);
}

static void check_texts(const ContentFile *file, const LuaTexts *texts)
{
    for (size_t i = 0; i < texts->count; i++) check_text(file, &texts->items[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of its own: a read beyond the end is seen. */
    char *copy = malloc(size ? size : 1);
    require(copy != NULL);
    memcpy(copy, size ? (const char *)data : "", size);
    ContentFile file = { sv("scenarios/fuzz/scenario.lua"), sv_of(copy, size) };
    Arena *arena = arena_new(0);
    LuaCalls calls;
    lua_calls_scan(arena, &file, &calls);
    for (size_t i = 0; i < calls.call_count; i++) {
        const LuaCall *call = &calls.calls[i];
        require(call->function <= calls.function_count);
        check_text(&file, &call->method);
        for (size_t k = 0; k < call->arg_count; k++) {
            check_text(&file, &call->args[k].name);
            check_texts(&file, &call->args[k].texts);
        }
    }
    for (size_t i = 0; i < calls.function_count; i++) {
        require(calls.functions[i].parent <= calls.function_count && calls.functions[i].parent != i);
        check_texts(&file, &calls.functions[i].goes);
    }
    arena_free(arena);
    free(copy);
    return 0;
}
