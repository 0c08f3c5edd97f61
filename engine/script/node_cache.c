/* node_cache.c -- a list is enough: a book has some hundred files, and each is looked for a few times. */
#include "script/node_cache.h"

#include "base/mem.h"
#include "script/api_open.h"

enum { BUCKETS = 64 };

typedef struct Kept Kept;
struct Kept {
    Kept *next;
    const ContentFile *file;
    const Node *node;
};

struct NodeCache {
    Arena *arena;
    const ContentFiles *files;
    size_t constructor_count;
    Kept *kept[BUCKETS];
};

NodeCache *node_cache_new(const ContentFiles *files)
{
    NodeCache *cache = mem_new(sizeof *cache);
    cache->arena = arena_new(0);
    cache->files = files;
    while (API_CONSTRUCTORS[cache->constructor_count]) cache->constructor_count++;
    return cache;
}

void node_cache_free(NodeCache *cache)
{
    if (!cache) return;
    arena_free(cache->arena);
    mem_free(cache);
}

const Node *node_cache_get(NodeCache *cache, const ContentFile *file, Report *report)
{
    Kept **bucket = &cache->kept[(uintptr_t)file / sizeof *file % BUCKETS];
    for (const Kept *kept = *bucket; kept; kept = kept->next) {
        if (kept->file == file) return kept->node;
    }
    const Node *node = NULL;
    NodeSource source = { file, cache->files, API_CONSTRUCTORS, cache->constructor_count, true };
    if (!node_load_source((NodeRoom){ cache->arena, cache->arena }, &source, &node, report)) return NULL;
    if (node->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, node->pos, "type", "the file must return a table");
        return NULL;
    }
    Kept *kept = arena_alloc(cache->arena, 1, sizeof *kept);
    *kept = (Kept){ *bucket, file, node };
    *bucket = kept;
    return node;
}
