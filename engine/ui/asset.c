/* asset.c -- reads whole files, bounded. */
#include "ui/asset.h"

#include <errno.h>
#include <stdio.h>

bool asset_read(Buf *out, const char *root, const char *path, Err *err)
{
    Buf name = { 0 };
    buf_printf(&name, "%s/assets/%s", root, path);
    FILE *file = fopen(name.ptr, "rb");
    if (!file) {
        err_set(err, ERR_IO, "%s: %s", name.ptr, strerror(errno));
        buf_clear(&name);
        return false;
    }
    char part[16384];
    size_t len, total = 0;
    while (total <= ASSET_MAX_LEN && (len = fread(part, 1, sizeof part, file)) > 0) {
        buf_put(out, sv_of(part, len));
        total += len;
    }
    bool is_whole = !ferror(file) && total <= ASSET_MAX_LEN;
    if (!is_whole) err_set(err, ERR_IO, "%s: cannot be read, or is larger than 8 MB", name.ptr);
    fclose(file);
    buf_clear(&name);
    return is_whole;
}
