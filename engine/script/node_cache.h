/* node_cache.h -- files that may do more than hold data, run once: the trees that several readers share.
 *
 * Belongs to one thread. The trees live as long as the cache. */
#ifndef SCRIPT_NODE_CACHE_H
#define SCRIPT_NODE_CACHE_H

#include "script/content.h"
#include "script/node.h"

typedef struct NodeCache NodeCache;

/* `files` are borrowed; functions are allowed, and so are the constructors of api_open.h. */
NodeCache *node_cache_new(const ContentFiles *files);
void node_cache_free(NodeCache *cache);

/* What the file returns, a table; NULL with faults in `report`, each time that it is asked for. */
const Node *node_cache_get(NodeCache *cache, const ContentFile *file, Report *report);

#endif
