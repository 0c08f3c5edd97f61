/* fuzz_normal.c -- any bytes: every character leads back to whole ones of the text, what is normal stays so, and neither the
 * text's form nor its line ends make a difference. */
#include <stdlib.h>

#include "unit/language_text.h"
#include "unit/text_forms.h"

/* The code normalises combining sequences in pieces of 64 units; nobody types longer ones. */
enum { LONGEST_ROW = 12 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

static void check_skeleton(Arena *arena, const Normal *normal)
{
    Skeleton skeleton = skeleton_of(arena, normal);
    for (uint32_t i = 0; i < skeleton.count; i++) {
        require(skeleton.first[i] <= skeleton.last[i] && skeleton.last[i] < normal->count);
        require(i == 0 || (skeleton.first[i] > skeleton.last[i - 1] && skeleton.code[i] != skeleton.code[i - 1]));
        require(normal->code[skeleton.first[i]] == skeleton.code[i] && !code_is_noise(skeleton.code[i]));
    }
}

static void require_same(const Normal *a, const Normal *b)
{
    require(a->count == b->count);
    require(a->count == 0 || memcmp(a->code, b->code, a->count * sizeof *a->code) == 0);
}

static void check_forms(Arena *arena, StrView text, const Normal *normal)
{
    Normal ends = normal_of(arena, text_with_crlf(arena, text));
    require_same(normal, &ends);
    if (text_longest_combining(text) > LONGEST_ROW) return;
    Normal composed = normal_of(arena, text_composed(arena, text));
    Normal decomposed = normal_of(arena, text_decomposed(arena, text));
    require_same(&composed, &decomposed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    StrView text = sv_of((const char *)data, size);
    Normal normal = normal_of(arena, text);
    for (uint32_t i = 0; i < normal.count; i++) {
        require(normal.start[i] < normal.end[i] && normal.end[i] <= size && normal.code[i] <= 0x10FFFF);
    }
    check_skeleton(arena, &normal);
    if (utf8_valid_len(text) == size) {
        require(normal_map_is_sound(&normal));
        check_forms(arena, text, &normal);
    }
    arena_free(arena);
    return 0;
}
