/* load_personas.h -- the declarative part of personas/<id>/persona.lua, and the persona's norms for the judge.
 *
 * The file runs in a sandbox of its own, with its `lines` and traits required; behaviour is checked by play. */
#ifndef SCRIPT_LOAD_PERSONAS_H
#define SCRIPT_LOAD_PERSONAS_H

#include "judge/rules.h"
#include "script/content.h"
#include "script/node.h"

/* The fields that `persona { … }` may have; play reads those that are not in PersonaInfo. */
extern const char *const PERSONA_FIELDS[];
extern const size_t PERSONA_FIELD_COUNT;

typedef struct PersonaLoad {
    Arena *arena; /* everything ends up here */
    Arena *nodes; /* another one, for the trees of the files: emptied of each when it is read */
    const ContentFiles *files;
    Rules *rules; /* not sealed yet: gets the norms; NULL: neither norms nor deeds are read */
    Report *report;
} PersonaLoad;

/* All personas of `files` in the order of their folders; the number of them. What is faulty is left out and reported. */
size_t load_personas(PersonaLoad *load, const PersonaInfo **out);

/* "personas/hunter/persona.lua" -> "hunter"; empty where the path is not <head><id>/<tail>. */
StrView content_folder_id(StrView path, const char *head, const char *tail);

#endif
