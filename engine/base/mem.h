/* mem.h -- heap memory that is never NULL.
 *
 * Running out of memory is fatal: a line on stderr and abort(). Sizes that come from a file or a
 * script are bounded by the caller first. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* `size` zeroed bytes, owned by the caller: give them to mem_free. */
void *mem_new(size_t size);

/* Room for `count` items of `size` bytes; what is new is zeroed up from `old_count`. `ptr` may be NULL. */
void *mem_resize(void *ptr, size_t old_count, size_t count, size_t size);

/* A zero-terminated copy of `len` bytes, owned by the caller. */
char *mem_copy(const char *ptr, size_t len);

/* What all of them do when `size` bytes cannot be had: a line on stderr and abort(). */
_Noreturn void mem_fail(size_t size);

/* NULL is allowed. */
void mem_free(void *ptr);

/* Give the pages that nothing uses back to the system, where it takes them; worth it after much has been freed. */
void mem_tidy(void);

#endif
