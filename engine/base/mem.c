/* mem.c -- the one place that asks the system for memory, and the one place below the app that may abort. */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void mem_fail(size_t size)
{
    fprintf(stderr, "peilian: out of memory (%zu bytes)\n", size);
    abort();
}

static void *check(void *ptr, size_t size)
{
    if (!ptr) mem_fail(size);
    return ptr;
}

void *mem_new(size_t size)
{
    return check(calloc(1, size ? size : 1), size);
}

void *mem_resize(void *ptr, size_t old_count, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) mem_fail(SIZE_MAX);

    size_t bytes = count * size;
    char *grown = check(realloc(ptr, bytes ? bytes : 1), bytes);
    if (count > old_count) memset(grown + old_count * size, 0, (count - old_count) * size);
    return grown;
}

char *mem_copy(const char *ptr, size_t len)
{
    char *copy = check(malloc(len + 1), len + 1);
    if (len) memcpy(copy, ptr, len);
    copy[len] = '\0';
    return copy;
}

void mem_free(void *ptr)
{
    free(ptr);
}

void mem_tidy(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
