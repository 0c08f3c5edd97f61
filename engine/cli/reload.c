/* reload.c -- a save either gives content that is no worse than the one before, or its faults. */
#include "cli/reload.h"

#include "cli/own_files.h"

const char *const *reload_folders(const Cli *cli, Arena *arena)
{
    size_t root_count = 0;
    const OwnRoot *roots = own_roots(cli, arena, &root_count);
    const char **folders = arena_alloc(arena, 2 * root_count + 1, sizeof(const char *));
    size_t count = 0;
    for (size_t i = 0; i < root_count; i++) {
        folders[count++] = arena_printf(arena, "%s/personas", roots[i].folder).ptr;
        folders[count++] = arena_printf(arena, "%s/scenarios", roots[i].folder).ptr;
    }
    folders[count] = NULL;
    return folders;
}

/* How many faults there are without the change: those are no news. */
static size_t faults_of(const Content *content)
{
    Report *report = report_new();
    content_free(content_load(content_files(content), report));
    size_t count = report_count(report, FAULT_ERROR);
    report_free(report);
    return count;
}

Content *reload_content(const Cli *cli, Content *last, Report *report)
{
    Arena *arena = arena_new(0);
    ContentFiles *files = NULL;
    Content *content = NULL;
    Err err = { 0 };
    if (cli_read_files(cli, arena, &files, &err)) {
        content = content_reload(last, files, report);
    } else {
        report_add(report, FAULT_ERROR, (SourcePos){ sv(""), 0, 0 }, "io", "%s", err.text);
    }
    size_t errors = report_count(report, FAULT_ERROR);
    if (content && errors && errors > faults_of(last)) {
        content_free(content);
        content = NULL;
    }
    content_files_free(files);
    arena_free(arena);
    return content;
}
