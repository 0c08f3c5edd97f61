/* text_local.h -- what the files of text share: faces, clusters, lines, blocks.
 *
 * Everything inside a block is counted in device pixels; units appear at the border only. */
#ifndef UI_TEXT_LOCAL_H
#define UI_TEXT_LOCAL_H

#include <SDL_ttf.h>

#include "language/breaks.h"
#include "ui/text.h"

/* Which file a cluster is drawn from; FACE_NONE: it takes no ink (controls, newlines). */
typedef enum Face { FACE_MAIN, FACE_FALLBACK, FACE_EMOJI, FACE_NONE } Face;

enum {
    CLUSTER_SPACE = 1,   /* hangs beyond the edge at the end of a line */
    CLUSTER_NEWLINE = 2, /* ends its line */
    CLUSTER_BREAK = 4,   /* a line may start here */
    CLUSTER_BOUND = 8    /* no line starts here even in need: 禁则 */
};

/* What a reader takes for a character. */
typedef struct Cluster {
    uint32_t start; /* byte */
    int32_t x;      /* from the line's left edge */
    uint16_t advance;
    uint8_t face;
    uint8_t flags;
} Cluster;

typedef struct Line {
    uint32_t first, end; /* clusters that it owns, spaces and the newline included */
    uint32_t shown;      /* clusters up to here are drawn; less than end where … stands for the rest */
    int32_t x;           /* of its left edge within the block */
    int32_t width;       /* without hanging spaces, with … */
    bool has_ellipsis;
} Line;

enum { PAGE_LINES = 16 }; /* lines a texture */

/* Text is painted in the colour that it was last drawn in: a copy without tinting takes a quarter of the time. What is
 * drawn in two colours within one frame becomes white, to be tinted. */
typedef struct Page {
    SDL_Texture *texture; /* NULL: not painted yet, or nothing to draw */
    SDL_Rect rect;        /* within the block */
    Colour ink;
    uint64_t used; /* frame; 0: not painted yet */
} Page;

struct TextBlock {
    TextBlock *next_in_bucket;
    TextBlock *newer, *older; /* in order of use */
    uint64_t hash;
    uint64_t used; /* frame */
    TextSpec spec; /* its text is the block's own copy */
    float factor;
    const Cluster *clusters; /* count + 1: the last stands for the end of the text */
    uint32_t count;
    const Line *lines;
    Page *pages;
    uint32_t line_count, page_count;
    int32_t width; /* of the longest line */
    bool is_cut, has_emoji;
    size_t bytes; /* memory, textures included */
};

typedef struct Fonts Fonts;

/* ---- text_fonts.c */
bool fonts_new(Fonts **out, Err *err);
void fonts_free(Fonts *fonts); /* NULL is allowed */
/* Give back the pages of the files that glyphs were read from: each brings fifteen neighbours along. They come again with the
 * next glyph, from the system's own cache. */
void fonts_let_go(Fonts *fonts);
void fonts_set_factor(Fonts *fonts, float factor);
/* The font of a face (never FACE_NONE), set to its size until the next call; opened with its first use. NULL where it
 * cannot be had. */
TTF_Font *fonts_get(Fonts *fonts, Font font, Face face);
/* The face that has the cluster, and its advance. */
Face fonts_measure(Fonts *fonts, Font font, StrView cluster, int32_t *advance);
/* From the top of a line of `line` device pixels to its baseline. */
int32_t fonts_baseline(const Fonts *fonts, Font font, int32_t line);
/* Side of the square-like box of an emoji; its width includes the air around it. */
int32_t fonts_emoji_height(const Fonts *fonts, Font font);
int32_t fonts_emoji_width(const Fonts *fonts, Font font);
/* How far the ink of `code` begins left of its place: 0 or less. */
int32_t fonts_bearing(Fonts *fonts, Font font, Face face, uint32_t code);

/* ---- text_emoji.c */
typedef struct Emojis Emojis;
Emojis *emojis_new(void);
void emojis_free(Emojis *emojis); /* NULL is allowed */
/* Draw `cluster` fitted into `to`. */
void emojis_draw(Emojis *emojis, Canvas *canvas, TTF_Font *font, StrView cluster, SDL_Rect to, uint8_t alpha);

/* ---- text_shape.c: clusters of a text; the array is the scratch's own. */
typedef struct Scratch {
    bool *marks, *line_marks;
    Cluster *clusters;
    Line *lines;
    char *bytes;
    uint32_t *pixels;
    size_t mark_cap, cluster_cap, line_cap, byte_cap, pixel_cap;
    uint32_t cluster_count, line_count;
} Scratch;
void scratch_clear(Scratch *scratch);
void shape_text(Scratch *scratch, Fonts *fonts, Breaks *breaks, Font font, StrView text);

/* ---- text_lines.c: clusters into lines. `limit` < 0: no wrapping. Returns whether something was cut. */
bool lines_break(Scratch *scratch, const TextSpec *spec, int32_t limit, int32_t ellipsis);

/* ---- text_paint.c */
/* In the ink that the page says; a texture that was there is given back. */
void paint_page(Text *text, TextBlock *block, uint32_t index);
int32_t block_line_top(const TextBlock *block, uint32_t line);

struct Text {
    Canvas *canvas;
    Fonts *fonts;
    Emojis *emojis;
    Breaks *breaks;
    Scratch scratch;
    float factor;
    uint64_t frame;
    TextBlock **buckets;
    size_t bucket_count, block_count;
    TextBlock *newest, *oldest;
    size_t bytes;     /* of all blocks */
    uint32_t painted; /* pages, since the fonts were let go */
};

#endif
