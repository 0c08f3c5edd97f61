/* canvas_pictures.c -- PNG files of assets: bytes are read once, and reduced once for each size that is drawn. */
#include <assert.h>
#include <stdio.h>

#include "base/mem.h"
#include "ui/asset.h"
#include "ui/canvas_local.h"
#include "ui/picture.h"

enum {
    NAME_MAX_LEN = 64,
    FILES_MAX = 512,
    SIZES_MAX = 512 /* the one unused for longest makes room */
};

typedef struct PictureFile {
    char name[NAME_MAX_LEN];
    Buf png; /* empty: there is no such picture */
    int32_t w, h;
} PictureFile;

typedef struct PictureSize {
    const PictureFile *file;
    int32_t w, h;
    bool is_round, is_mask;
    SDL_Texture *texture;
    uint64_t used;
} PictureSize;

struct Pictures {
    PictureFile *files[FILES_MAX];
    size_t file_count;
    PictureSize sizes[SIZES_MAX];
    size_t size_count;
};

Pictures *pictures_new(void)
{
    return mem_new(sizeof(Pictures));
}

void pictures_forget_sizes(Pictures *pictures)
{
    for (size_t i = 0; i < pictures->size_count; i++)
        if (pictures->sizes[i].texture) SDL_DestroyTexture(pictures->sizes[i].texture);
    pictures->size_count = 0;
}

void pictures_free(Pictures *pictures)
{
    if (!pictures) return;
    pictures_forget_sizes(pictures);
    for (size_t i = 0; i < pictures->file_count; i++) {
        buf_clear(&pictures->files[i]->png);
        mem_free(pictures->files[i]);
    }
    mem_free(pictures);
}

/* ---- files */

static PictureFile *read_file(Canvas *canvas, const char *name)
{
    PictureFile *file = mem_new(sizeof *file);
    memcpy(file->name, name, strlen(name));
    char path[NAME_MAX_LEN + 8];
    snprintf(path, sizeof path, "%s.png", name);
    /* A picture that is missing is no error: the caller has something that stands for it. */
    if (!asset_read(&file->png, canvas->root, path, NULL)) buf_clear(&file->png);
    return file;
}

static PictureFile *find_file(Canvas *canvas, const char *name)
{
    Pictures *pictures = canvas->pictures;
    if (strlen(name) >= NAME_MAX_LEN || strstr(name, "..")) return NULL;
    for (size_t i = 0; i < pictures->file_count; i++)
        if (strcmp(pictures->files[i]->name, name) == 0) return pictures->files[i];
    if (pictures->file_count == FILES_MAX) return NULL;
    return pictures->files[pictures->file_count++] = read_file(canvas, name);
}

/* ---- sizes */

/* The largest size of the picture's proportions within w × h. */
static void fit(const PictureFile *file, SDL_Rect *rect)
{
    int64_t wide = (int64_t)rect->h * file->w / file->h, high = (int64_t)rect->w * file->h / file->w;
    int32_t w = wide < rect->w ? (int32_t)wide : rect->w, h = high < rect->h ? (int32_t)high : rect->h;
    if (w < 1) w = 1;
    if (h < 1) h = 1;
    *rect = (SDL_Rect){ rect->x + (rect->w - w) / 2, rect->y + (rect->h - h) / 2, w, h };
}

/* Whatever its colour, its alpha is what counts. */
static void whiten(uint32_t *pixels, size_t count)
{
    for (size_t i = 0; i < count; i++) pixels[i] |= 0xFFFFFFU;
}

static SDL_Texture *render(Canvas *canvas, PictureFile *file, const PictureSize *size)
{
    int32_t w, h;
    uint32_t *master = picture_read_png(buf_view(&file->png), &w, &h);
    if (!master) return NULL;
    uint32_t *pixels = picture_scale(&(Picture){ master, w, h, w }, size->w, size->h);
    if (size->is_round) picture_crop_round(pixels, size->w, size->h);
    if (size->is_mask) whiten(pixels, (size_t)size->w * (size_t)size->h);
    SDL_Texture *texture = canvas_texture(canvas, pixels, size->w, size->h);
    mem_free(pixels);
    mem_free(master);
    return texture;
}

static PictureSize *find_size(Canvas *canvas, PictureFile *file, const PictureSize *wanted)
{
    Pictures *pictures = canvas->pictures;
    PictureSize *oldest = &pictures->sizes[0];
    for (size_t i = 0; i < pictures->size_count; i++) {
        PictureSize *size = &pictures->sizes[i];
        if (size->file == file && size->w == wanted->w && size->h == wanted->h && size->is_round == wanted->is_round &&
            size->is_mask == wanted->is_mask)
            return size;
        if (size->used < oldest->used) oldest = size;
    }
    if (pictures->size_count < SIZES_MAX)
        oldest = &pictures->sizes[pictures->size_count++];
    else
        canvas_drop_texture(canvas, oldest->texture);
    *oldest = *wanted;
    oldest->texture = render(canvas, file, wanted);
    return oldest;
}

/* False where there is no such picture, or it cannot be read. */
static bool draw(Canvas *canvas, const char *name, SDL_Rect rect, PictureSize wanted, Colour colour)
{
    PictureFile *file = find_file(canvas, name);
    if (!file || !file->png.len) return false;
    if (!file->w && !picture_size_png(buf_view(&file->png), &file->w, &file->h)) {
        buf_clear(&file->png);
        return false;
    }
    if (rect.w <= 0 || rect.h <= 0 || canvas_is_hidden(canvas, rect)) return true;
    fit(file, &rect);
    wanted.file = file;
    wanted.w = rect.w;
    wanted.h = rect.h;
    PictureSize *size = find_size(canvas, file, &wanted);
    size->used = canvas->frame;
    canvas_tint(canvas, size->texture, (SDL_Point){ 0, 0 }, rect, colour);
    return size->texture != NULL;
}

bool canvas_picture(Canvas *canvas, const char *name, Rect rect)
{
    return draw(canvas, name, canvas_device_rect(canvas, rect), (PictureSize){ 0 }, (Colour){ 255, 255, 255, 255 });
}

bool canvas_picture_round(Canvas *canvas, const char *name, Rect rect)
{
    return draw(canvas, name, canvas_device_rect(canvas, rect), (PictureSize){ .is_round = true },
                (Colour){ 255, 255, 255, 255 });
}

void canvas_icon(Canvas *canvas, const char *name, Point at, int32_t size, Colour colour)
{
    char path[NAME_MAX_LEN];
    snprintf(path, sizeof path, "icons/%s", name);
    SDL_Rect rect = canvas_device_rect(canvas, (Rect){ at.x, at.y, size, size });
    rect.h = rect.w = canvas_device_width(canvas, size); /* one size wherever it stands */
    bool is_known = draw(canvas, path, rect, (PictureSize){ .is_mask = true }, colour);
    assert(is_known);
    (void)is_known;
}
