/* text_shape.c -- a text into clusters: which face draws each, how wide it is, whether a line may start before it. */
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/text_local.h"

/* No line starts with these, whatever Unicode's rules would allow (禁则). */
static const char NO_START[] =
    "，。、；：？！…—～·）》〉」』】〕〗”’％‰℃°,.;:?!)]}>%ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ‥﹏";
/* And none ends with these. */
static const char NO_END[] = "（《〈「『【〔〖“‘([{<￥¥＄$＃№";

void scratch_clear(Scratch *scratch)
{
    mem_free(scratch->marks);
    mem_free(scratch->line_marks);
    mem_free(scratch->clusters);
    mem_free(scratch->lines);
    mem_free(scratch->bytes);
    mem_free(scratch->pixels);
    *scratch = (Scratch){ 0 };
}

static void make_room(Scratch *scratch, size_t len)
{
    if (scratch->mark_cap < len + 1) {
        size_t cap = (len + 1) * 2;
        scratch->marks = mem_resize(scratch->marks, scratch->mark_cap, cap, sizeof *scratch->marks);
        scratch->line_marks = mem_resize(scratch->line_marks, scratch->mark_cap, cap, sizeof *scratch->line_marks);
        scratch->mark_cap = cap;
    }
    if (scratch->cluster_cap < len + 1) {
        size_t cap = (len + 1) * 2;
        scratch->clusters = mem_resize(scratch->clusters, scratch->cluster_cap, cap, sizeof *scratch->clusters);
        scratch->cluster_cap = cap;
    }
}

static bool is_one_of(const char *set, uint32_t code)
{
    StrView text = sv(set);
    for (size_t at = 0; at < text.len;)
        if (utf8_next(text, &at) == code) return true;
    return false;
}

static bool is_space(uint32_t code)
{
    return code == ' ' || code == '\t' || code == 0x3000;
}

/* Most characters are Han or letters: no search for those. */
static bool may_be_bound(uint32_t code)
{
    bool is_han = code >= 0x3400 && code <= 0x9FFF;
    bool is_word = (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    return !is_han && !is_word;
}

void shape_text(Scratch *scratch, Fonts *fonts, Breaks *breaks, Font font, StrView text)
{
    make_room(scratch, text.len);
    breaks_mark(breaks, BREAK_CHARACTER, text, scratch->marks);
    breaks_mark(breaks, BREAK_LINE, text, scratch->line_marks);
    uint32_t count = 0;
    bool is_held = false; /* the cluster before must not end a line */
    for (size_t start = 0, end; start < text.len; start = end, count++) {
        for (end = start + 1; !scratch->marks[end];) end++;
        StrView cluster = sv_of(text.ptr + start, end - start);
        size_t at = 0;
        uint32_t code = utf8_next(cluster, &at);
        int32_t advance;
        Face face = fonts_measure(fonts, font, cluster, &advance);
        unsigned flags = 0;
        if (is_space(code)) flags |= CLUSTER_SPACE;
        if (cluster.ptr[cluster.len - 1] == '\n') flags |= CLUSTER_NEWLINE;
        bool is_bound = is_held || (may_be_bound(code) && is_one_of(NO_START, code));
        if (is_bound) flags |= CLUSTER_BOUND;
        if (scratch->line_marks[start] && !is_bound) flags |= CLUSTER_BREAK;
        is_held = may_be_bound(code) && is_one_of(NO_END, code);
        scratch->clusters[count] = (Cluster){ (uint32_t)start, 0, (uint16_t)advance, (uint8_t)face, (uint8_t)flags };
    }
    scratch->clusters[count] = (Cluster){ .start = (uint32_t)text.len, .face = FACE_NONE };
    scratch->cluster_count = count;
}
