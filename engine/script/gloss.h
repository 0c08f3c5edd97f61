/* gloss.h -- what a buyer's Chinese line means in English, for those who read no Chinese (assets/locale/gloss.lua). */
#ifndef SCRIPT_GLOSS_H
#define SCRIPT_GLOSS_H

#include "base/buf.h"
#include "base/err.h"

typedef struct Gloss Gloss;

bool gloss_load(Gloss **out, const char *root, Err *err);
void gloss_free(Gloss *gloss);

/* Append the English of `text`; false (nothing appended) where nobody wrote it or `gloss` is NULL. */
bool gloss_find(const Gloss *gloss, StrView text, Buf *out);

#endif
