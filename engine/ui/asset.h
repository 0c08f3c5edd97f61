/* asset.h -- a file of assets/ as bytes. */
#ifndef UI_ASSET_H
#define UI_ASSET_H

#include "base/buf.h"
#include "base/err.h"

enum { ASSET_MAX_LEN = 8 * 1024 * 1024 };

/* Append <root>/assets/<path> to *out. */
bool asset_read(Buf *out, const char *root, const char *path, Err *err);

#endif
