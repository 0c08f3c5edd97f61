/* text.h -- text as blocks: shaped, broken into lines by Unicode's rules with 禁则, laid out once, drawn from a cache.
 *
 * Simplified Chinese forms first, then a fallback for what that font lacks, then emoji in colour; no text ever shows an
 * empty box where one of them has the glyph. Sizes and places are units. A block is borrowed until the end of the next
 * frame (text_end_frame drops what two frames did not use, beyond a budget). */
#ifndef UI_TEXT_H
#define UI_TEXT_H

#include "base/strview.h"
#include "ui/canvas.h"

/* The faces that stay open (UI.md section 1): regular, bold, mono; B48 is for the digits of a score card. */
typedef enum Font { FONT_R12, FONT_B12, FONT_R14, FONT_B14, FONT_B16, FONT_B20, FONT_M12, FONT_B48, FONT_COUNT } Font;

typedef struct Text Text;
typedef struct TextBlock TextBlock;

/* Finds the fonts of Debian's packages (where $PEILIAN_FONTS is set: in that folder); the error names the missing package. */
bool text_new(Text **out, Canvas *canvas, Err *err);
void text_free(Text *text);
void text_end_frame(Text *text);

/* Line height of a font: 16, 20 (chat bubbles: 22 by `leading` 2), 24, 28, 56. */
int32_t text_line_height(Font font);

typedef struct TextSpec {
    Font font;
    StrView text;      /* valid UTF-8; '\n' breaks the line */
    int32_t width;     /* wrap at; 0: one line per '\n' */
    int32_t max_lines; /* 0: all; the last of them ends in … where something is cut */
    int32_t leading;   /* added to the line height */
    bool centred;      /* within width, else left */
    bool right;        /* flush right within width */
} TextSpec;

/* Lay out, or find what was laid out before. Never NULL. */
const TextBlock *text_layout(Text *text, const TextSpec *spec);

int32_t text_block_width(const TextBlock *block); /* of the longest line, rounded up */
int32_t text_block_height(const TextBlock *block);
size_t text_block_lines(const TextBlock *block);
bool text_block_is_cut(const TextBlock *block);

void text_draw(Text *text, const TextBlock *block, Point at, Colour colour);

/* Width of one line. */
int32_t text_width(Text *text, Font font, StrView string);

/* Byte offsets to places and back, relative to the block's corner; offsets fall on grapheme boundaries. A caret at a line
 * break belongs to the line after it. */
Rect text_caret(const TextBlock *block, size_t offset); /* w = 0 */
size_t text_hit(const TextBlock *block, Point at);
/* Offset one line up or down of `offset` at the horizontal place `x` (direction -1, +1); SIZE_MAX beyond the block. */
size_t text_line_step(const TextBlock *block, size_t offset, int direction, int32_t x);
size_t text_line_start(const TextBlock *block, size_t offset);
size_t text_line_end(const TextBlock *block, size_t offset);

/* The rectangles that bytes [from, to) cover, one a line; returns how many there are, at most `cap` are written. */
size_t text_span(const TextBlock *block, size_t from, size_t to, Rect *out, size_t cap);

#endif
