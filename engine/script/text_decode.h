/* text_decode.h -- a text file of unknown encoding as UTF-8: what spreadsheets in China save. */
#ifndef SCRIPT_TEXT_DECODE_H
#define SCRIPT_TEXT_DECODE_H

#include "base/arena.h"
#include "base/err.h"

/* UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030 (of which GBK and GB2312 are parts). The name of what it
 * was in *name (static). Fails with the offset of the first byte that is none of them, and on NUL characters. In `arena`. */
bool text_decode(Arena *arena, StrView bytes, StrView *out, const char **name, Err *err);

#endif
