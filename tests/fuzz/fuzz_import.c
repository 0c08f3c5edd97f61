/* fuzz_import.c -- any table as goods, sizes or quick replies: refused with places, or Lua that is nothing but data and can be read. */
#include <stdlib.h>

#include "script/import.h"
#include "script/node.h"
#include "script/text_decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

/* Made once: it stays until the end. */
static const Content *shops(void)
{
    static Content *content;
    ContentFiles *files = NULL;
    Err err = { ERR_NONE, "" };
    if (content) return content;
    Report *report = report_new();
    if (!content_files_read(&files, ".", &err)) abort();
    content = content_load(files, report);
    require(content != NULL);
    content_files_free(files);
    report_free(report);
    return content;
}

static void require_data(Arena *arena, const Imported *made)
{
    static const char *const CONSTRUCTORS[] = { "additions", "chart", "product", "quick", "reply" };
    ContentFile file = { made->path, made->lua };
    const Node *root = NULL;
    Report *report = report_new();
    /* A size twice in a row is a fault for the loader to name; but it is always Lua, and nothing in it runs. */
    if (!node_load((NodeRoom){ arena, arena }, &file, CONSTRUCTORS, 5, &root, report)) {
        size_t count = 0;
        const Fault *faults = report_faults(report, &count);
        for (size_t i = 0; i < count; i++)
            require(!sv_is(faults[i].code, "syntax") && !sv_is(faults[i].code, "script"));
    }
    require(made->records > 0);
    require(sv_starts(made->lua, sv(IMPORT_MARK)));
    report_free(report);
}

static void try_kind(Arena *arena, StrView text, ImportKind kind)
{
    Report *report = report_new();
    Imported made = { 0 };
    ImportInput in = { "t.csv", text, kind, sv("bigmen"), sv("mine"), shops() };
    if (import_csv(&in, arena, &made, report)) {
        require_data(arena, &made);
    } else {
        size_t count = 0;
        const Fault *faults = report_faults(report, &count);
        require(count > 0);
        for (size_t i = 0; i < count; i++) require(faults[i].pos.line > 0 && faults[i].pos.column > 0);
    }
    report_free(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    StrView text = { 0 };
    const char *name = NULL;
    if (text_decode(arena, sv_of((const char *)data, size), &text, &name, NULL)) {
        for (int kind = IMPORT_UNKNOWN; kind <= IMPORT_QUICK; kind++) try_kind(arena, text, (ImportKind)kind);
    }
    arena_free(arena);
    return 0;
}
