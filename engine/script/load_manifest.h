/* load_manifest.h -- scenarios/content.lua: for which layout and script API the content was written. */
#ifndef SCRIPT_LOAD_MANIFEST_H
#define SCRIPT_LOAD_MANIFEST_H

#include "script/content.h"

/* False, with a fault that names both numbers, where the content is newer than this program. Content without the file is of
 * version 1. */
bool load_manifest(Arena *arena, const ContentFiles *files, Report *report);

#endif
