/* shop_files.h -- loads the shipped shops for a test, and reads its golden files. */
#ifndef TESTS_SHOP_FILES_H
#define TESTS_SHOP_FILES_H

#include <stdio.h>

#include "base/buf.h"
#include "script/load_shops.h"

typedef struct ShopFiles {
    ContentFiles *files;
    Arena *arena;
    Report *report;
    const Shop *shops;
    size_t count;
} ShopFiles;

static inline ShopFiles shop_files_open(const ContentFile *files, size_t count)
{
    ShopFiles all = { .files = content_files_of(files, count), .arena = arena_new(0), .report = report_new() };
    ShopLoad load = { .arena = all.arena, .nodes = arena_new(0), .report = all.report };
    all.count = load_shops(&load, all.files, &all.shops);
    arena_free(load.nodes);
    return all;
}

static inline void shop_files_close(ShopFiles *all)
{
    arena_free(all->arena);
    report_free(all->report);
    content_files_free(all->files);
}

/* False where there is no such file. */
static inline bool shop_files_read(const char *path, Buf *out)
{
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    char part[4096];
    for (size_t len; (len = fread(part, 1, sizeof part, file)) > 0;) buf_put(out, sv_of(part, len));
    fclose(file);
    return true;
}

#endif
