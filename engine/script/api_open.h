/* api_open.h -- the names a persona or scenario file may call while it loads: its constructors and `require`.
 *
 * `require` hands out what the host has run before: api_open_run leaves a module under its path, and a file may ask for
 * the modules that the host found for it with api_open_file. */
#ifndef SCRIPT_API_OPEN_H
#define SCRIPT_API_OPEN_H

#include "script/content.h"
#include "script/sandbox.h"

/* persona, lines, trait, scenario, beat; ends with NULL. */
extern const char *const API_CONSTRUCTORS[];

/* The global names, in a fresh sandbox; `files` is borrowed. */
bool api_open(Sandbox *sb, const ContentFiles *files, Err *err);

/* Run `chunk`, the code of `file`, and keep the table that it returns. Modules before those that require them. */
bool api_open_run(Sandbox *sb, const ContentFile *file, const SandboxChunk *chunk, Err *err);

/* Push the table that `file` returned, or nil. */
void api_open_push(lua_State *L, const ContentFile *file);

#endif
