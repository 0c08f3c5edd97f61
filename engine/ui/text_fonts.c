/* text_fonts.c -- faces from Debian's font packages, mapped into memory and opened at the real size when first needed.
 *
 * Reading through a map halves the cost of a glyph: by path SDL_ttf seeks some hundred times for each. A face is opened once
 * and set to the size in hand: another open face costs 2.6 MB, another size a few microseconds a glyph, and only where
 * something is drawn that no block has kept. The face decides on the forms of Han (直, 骨, 门), so its family is checked. */
#define _DEFAULT_SOURCE
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/text_local.h"

typedef enum FontFile { FILE_REGULAR, FILE_BOLD, FILE_FALLBACK, FILE_EMOJI, FILE_COUNT } FontFile;

typedef struct FileRow {
    const char *name;
    const char *folder;
    const char *package;
} FileRow;

static const FileRow FILES[FILE_COUNT] = {
    [FILE_REGULAR] = { "NotoSansCJK-Regular.ttc", "/usr/share/fonts/opentype/noto", "fonts-noto-cjk" },
    [FILE_BOLD] = { "NotoSansCJK-Bold.ttc", "/usr/share/fonts/opentype/noto", "fonts-noto-cjk" },
    [FILE_FALLBACK] = { "wqy-microhei.ttc", "/usr/share/fonts/truetype/wqy", "fonts-wqy-microhei" },
    [FILE_EMOJI] = { "NotoColorEmoji.ttf", "/usr/share/fonts/truetype/noto", "fonts-noto-color-emoji" },
};

/* Open faces. */
typedef enum Handle { HANDLE_REGULAR, HANDLE_BOLD, HANDLE_MONO, HANDLE_FALLBACK, HANDLE_EMOJI, HANDLE_COUNT } Handle;

typedef struct HandleRow {
    FontFile file;
    int face; /* within the collection: 2 has the simplified forms, 7 the same in one width */
} HandleRow;

static const HandleRow HANDLES[HANDLE_COUNT] = {
    [HANDLE_REGULAR] = { FILE_REGULAR, 2 },   [HANDLE_BOLD] = { FILE_BOLD, 2 },   [HANDLE_MONO] = { FILE_REGULAR, 7 },
    [HANDLE_FALLBACK] = { FILE_FALLBACK, 0 }, [HANDLE_EMOJI] = { FILE_EMOJI, 0 },
};

enum { EMOJI_SIZE = 109 }; /* of the only strike that the emoji font has */

typedef struct FontRow {
    Handle handle;
    int size; /* units */
    int line;
} FontRow;

static const FontRow FONTS[FONT_COUNT] = {
    [FONT_R12] = { HANDLE_REGULAR, 12, 16 }, [FONT_B12] = { HANDLE_BOLD, 12, 16 },
    [FONT_R14] = { HANDLE_REGULAR, 14, 20 }, [FONT_B14] = { HANDLE_BOLD, 14, 20 },
    [FONT_B16] = { HANDLE_BOLD, 16, 24 },    [FONT_B20] = { HANDLE_BOLD, 20, 28 },
    [FONT_M12] = { HANDLE_MONO, 12, 16 },    [FONT_B48] = { HANDLE_BOLD, 48, 56 },
};

enum { WIDTHS = 4096 }; /* slots for what characters measure; a power of two */

typedef struct WidthSlot {
    uint32_t code; /* 0: empty */
    int16_t advance;
    uint8_t font;
    uint8_t face;
} WidthSlot;

struct Fonts {
    void *maps[FILE_COUNT]; /* NULL until first used */
    size_t lens[FILE_COUNT];
    char *paths[FILE_COUNT];
    TTF_Font *open[HANDLE_COUNT]; /* NULL until first used */
    int sizes[HANDLE_COUNT];      /* that they are set to */
    float factor;
    WidthSlot widths[WIDTHS];
};

int32_t text_line_height(Font font)
{
    return FONTS[font].line;
}

/* ---- files */

static bool find_file(Fonts *fonts, FontFile file, Err *err)
{
    const char *own = getenv("PEILIAN_FONTS");
    const FileRow *row = &FILES[file];
    char path[512];
    snprintf(path, sizeof path, "%s/%s", own && *own ? own : row->folder, row->name);
    if (access(path, R_OK) != 0)
        return err_set(err, ERR_IO, "%s: %s (Debian's package %s has it)", path, strerror(errno), row->package);
    fonts->paths[file] = mem_copy(path, strlen(path));
    return true;
}

static bool map_file(Fonts *fonts, FontFile file)
{
    if (fonts->maps[file]) return true;
    int fd = open(fonts->paths[file], O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    struct stat info;
    void *map = MAP_FAILED;
    if (fstat(fd, &info) == 0 && info.st_size > 0)
        map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (map == MAP_FAILED) return false;
    fonts->maps[file] = map;
    fonts->lens[file] = (size_t)info.st_size;
    return true;
}

/* ---- faces */

/* Sizes are pixels: at SDL_ttf's 72 dots an inch a point is one. */
static TTF_Font *open_face(Fonts *fonts, Handle handle, int size)
{
    const HandleRow *row = &HANDLES[handle];
    if (!map_file(fonts, row->file)) return NULL;
    SDL_RWops *reader = SDL_RWFromConstMem(fonts->maps[row->file], (int)fonts->lens[row->file]);
    if (!reader) return NULL;
    TTF_Font *font = TTF_OpenFontIndexRW(reader, 1, size, row->face);
    if (!font) return NULL;
    /* Hinted: upright stems are crisp and every advance is a whole pixel, so a caret is where the glyph is. */
    TTF_SetFontHinting(font, TTF_HINTING_NORMAL);
    TTF_SetFontKerning(font, 0);
    fonts->sizes[handle] = size;
    return font;
}

static TTF_Font *get_handle(Fonts *fonts, Handle handle, int size)
{
    TTF_Font **font = &fonts->open[handle];
    if (!*font) *font = open_face(fonts, handle, size);
    if (*font && fonts->sizes[handle] != size) {
        TTF_SetFontSize(*font, size);
        fonts->sizes[handle] = size;
    }
    return *font;
}

/* Whole pixels an em: Han stand on a grid without a gap between some of them. */
static int em_of(const Fonts *fonts, Font font)
{
    int em = (int)lroundf((float)FONTS[font].size * fonts->factor);
    return em < 6 ? 6 : em;
}

TTF_Font *fonts_get(Fonts *fonts, Font font, Face face)
{
    const FontRow *row = &FONTS[font];
    int em = em_of(fonts, font);
    TTF_Font *fallback;
    switch (face) {
    case FACE_MAIN: return get_handle(fonts, row->handle, em);
    case FACE_FALLBACK:
        fallback = get_handle(fonts, HANDLE_FALLBACK, em);
        if (!fallback) return NULL;
        TTF_SetFontStyle(fallback,
                         row->handle == HANDLE_BOLD ? TTF_STYLE_BOLD : TTF_STYLE_NORMAL); /* one weight only */
        return fallback;
    case FACE_EMOJI: return get_handle(fonts, HANDLE_EMOJI, EMOJI_SIZE);
    case FACE_NONE: break;
    }
    return NULL;
}

static bool is_simplified(TTF_Font *font)
{
    const char *family = TTF_FontFaceFamilyName(font);
    size_t len = family ? strlen(family) : 0;
    return len >= 2 && strcmp(family + len - 2, "SC") == 0;
}

bool fonts_new(Fonts **out, Err *err)
{
    if (TTF_Init() != 0) return err_set(err, ERR_IO, "fonts: %s", TTF_GetError());
    Fonts *fonts = mem_new(sizeof *fonts);
    fonts->factor = 1.0F;
    bool is_found = true;
    for (size_t i = 0; is_found && i < FILE_COUNT; i++) is_found = find_file(fonts, (FontFile)i, err);
    const Font checked[] = { FONT_R14, FONT_B14 };
    for (size_t i = 0; is_found && i < 2; i++) {
        TTF_Font *font = fonts_get(fonts, checked[i], FACE_MAIN);
        const HandleRow *row = &HANDLES[FONTS[checked[i]].handle];
        const char *path = fonts->paths[row->file];
        if (!font)
            is_found = err_set(err, ERR_IO, "%s: %s", path, TTF_GetError());
        else if (!is_simplified(font))
            is_found = err_set(err, ERR_IO, "%s: face %d is %s, not Simplified Chinese", path, row->face,
                               TTF_FontFaceFamilyName(font));
    }
    if (!is_found) {
        fonts_free(fonts);
        return false;
    }
    *out = fonts;
    return true;
}

void fonts_free(Fonts *fonts)
{
    if (!fonts) return;
    for (size_t i = 0; i < HANDLE_COUNT; i++)
        if (fonts->open[i]) TTF_CloseFont(fonts->open[i]);
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (fonts->maps[i]) munmap(fonts->maps[i], fonts->lens[i]);
        mem_free(fonts->paths[i]);
    }
    mem_free(fonts);
    TTF_Quit();
}

void fonts_let_go(Fonts *fonts)
{
    for (size_t i = 0; i < FILE_COUNT; i++)
        if (fonts->maps[i]) (void)madvise(fonts->maps[i], fonts->lens[i], MADV_DONTNEED);
}

void fonts_set_factor(Fonts *fonts, float factor)
{
    fonts->factor = factor; /* sizes follow with the next use */
    memset(fonts->widths, 0, sizeof fonts->widths);
}

/* ---- measures */

int32_t fonts_baseline(const Fonts *fonts, Font font, int32_t line)
{
    /* Noto's box reaches 1.160 em up and 0.288 em down; its middle stands in the middle of the line. */
    int32_t rise = em_of(fonts, font) * (1160 - 288);
    return (line * 1000 + rise + 1000) / 2000;
}

int32_t fonts_emoji_height(const Fonts *fonts, Font font)
{
    return (em_of(fonts, font) * 118 + 50) / 100;
}

int32_t fonts_emoji_width(const Fonts *fonts, Font font)
{
    return fonts_emoji_height(fonts, font) * 136 / 128 + 1;
}

int32_t fonts_bearing(Fonts *fonts, Font font, Face face, uint32_t code)
{
    int left = 0, right, bottom, top, advance;
    TTF_Font *open = fonts_get(fonts, font, face);
    if (!open || TTF_GlyphMetrics32(open, code, &left, &right, &bottom, &top, &advance) != 0) return 0;
    return left < 0 ? left : 0;
}

/* Characters without ink or width: controls, joiners, marks of direction, variation selectors, tags. */
static bool is_ignored(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF || (code >= 0xE0000 && code <= 0xE0FFF);
}

/* Whether the face has every character of the cluster that is to be seen. */
static bool has_all(TTF_Font *font, StrView cluster)
{
    if (!font) return false;
    for (size_t at = 0; at < cluster.len;) {
        uint32_t code = utf8_next(cluster, &at);
        if (!is_ignored(code) && !TTF_GlyphIsProvided32(font, code)) return false;
    }
    return true;
}

/* A selector says how its character wants to be shown: in colour (U+FE0F) or as text (U+FE0E). Without one, what was made
 * as emoji is one: Noto has signs of its own for a few of them. */
static bool wants_colour(StrView cluster)
{
    size_t at = 0;
    uint32_t first = utf8_next(cluster, &at);
    while (at < cluster.len) {
        uint32_t code = utf8_next(cluster, &at);
        if (code == 0xFE0F || code == 0xFE0E) return code == 0xFE0F;
    }
    return (first >= 0x1F000 && first <= 0x1FAFF) || first == 0x26BD || first == 0x26BE;
}

static Face choose_face(Fonts *fonts, Font font, StrView cluster)
{
    if (wants_colour(cluster) && has_all(fonts_get(fonts, font, FACE_EMOJI), cluster)) return FACE_EMOJI;
    /* Emoji last: their face claims digits and #, too. */
    const Face order[] = { FACE_MAIN, FACE_FALLBACK, FACE_EMOJI };
    for (size_t i = 0; i < 3; i++)
        if (has_all(fonts_get(fonts, font, order[i]), cluster)) return order[i];
    return FACE_MAIN;
}

static int32_t measure(Fonts *fonts, Font font, Face face, StrView cluster)
{
    if (face == FACE_EMOJI) return fonts_emoji_width(fonts, font);
    TTF_Font *open = fonts_get(fonts, font, face);
    size_t at = 0;
    uint32_t code = utf8_next(cluster, &at);
    int left, right, bottom, top, advance = 0;
    if (!open) return 0;
    if (at == cluster.len) {
        if (TTF_GlyphMetrics32(open, code, &left, &right, &bottom, &top, &advance) != 0) return 0;
        return advance;
    }
    char bytes[64]; /* longer clusters are no words of any language */
    size_t len = utf8_cut(cluster, sizeof bytes - 1).len;
    memcpy(bytes, cluster.ptr, len);
    bytes[len] = '\0';
    return TTF_SizeUTF8(open, bytes, &advance, NULL) == 0 ? advance : 0;
}

/* All Han that Noto has are one em wide: no need to load their outlines before they are drawn. */
static bool is_han(uint32_t code)
{
    return (code > 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF);
}

static Face measure_new(Fonts *fonts, Font font, StrView cluster, int32_t *advance)
{
    size_t at = 0;
    uint32_t code = utf8_next(cluster, &at);
    *advance = 0;
    TTF_Font *regular = fonts->open[FONTS[font].handle]; /* at whatever size: it is asked what it has */
    if (at == cluster.len && is_han(code) && regular && TTF_GlyphIsProvided32(regular, code))
        return fonts_measure(fonts, font, sv("一"), advance);
    if (code == '\t') {
        fonts_measure(fonts, font, sv(" "), advance);
        *advance *= 4;
        return FACE_NONE;
    }
    if (is_ignored(code) && at == cluster.len) return FACE_NONE;
    Face face = choose_face(fonts, font, cluster);
    *advance = measure(fonts, font, face, cluster);
    return face;
}

Face fonts_measure(Fonts *fonts, Font font, StrView cluster, int32_t *advance)
{
    size_t at = 0;
    uint32_t code = utf8_next(cluster, &at);
    if (at < cluster.len) return measure_new(fonts, font, cluster, advance);
    WidthSlot *slot = &fonts->widths[(code * 8 + (uint32_t)font) * 2654435761U >> 20];
    if (slot->code != code || slot->font != font || code == 0) {
        int32_t width;
        Face face = measure_new(fonts, font, cluster, &width);
        *slot = (WidthSlot){ code, (int16_t)width, (uint8_t)font, (uint8_t)face };
    }
    *advance = slot->advance;
    return (Face)slot->face;
}
