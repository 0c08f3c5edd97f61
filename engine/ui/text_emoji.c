/* text_emoji.c -- emoji in colour: the font has one strike of 136 × 128, which is reduced once for each size. */
#include "base/mem.h"
#include "ui/canvas_local.h"
#include "ui/picture.h"
#include "ui/text_local.h"

enum { EMOJI_MAX = 512, CLUSTER_MAX_LEN = 48 };

typedef struct Emoji {
    char bytes[CLUSTER_MAX_LEN];
    uint8_t len;
    int32_t w, h;
    uint64_t used;
    SDL_Texture *texture; /* NULL: the font cannot draw it */
} Emoji;

struct Emojis {
    Emoji list[EMOJI_MAX];
    size_t count;
    uint64_t clock;
};

Emojis *emojis_new(void)
{
    return mem_new(sizeof(Emojis));
}

void emojis_free(Emojis *emojis)
{
    if (!emojis) return;
    for (size_t i = 0; i < emojis->count; i++)
        if (emojis->list[i].texture) SDL_DestroyTexture(emojis->list[i].texture);
    mem_free(emojis);
}

static SDL_Texture *render(Canvas *canvas, TTF_Font *font, const char *bytes, int32_t w, int32_t h)
{
    SDL_Surface *drawn = font ? TTF_RenderUTF8_Blended(font, bytes, (SDL_Color){ 255, 255, 255, 255 }) : NULL;
    SDL_Surface *strike = drawn ? SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(drawn);
    if (!strike) return NULL;
    Picture master = { strike->pixels, strike->w, strike->h, strike->pitch / (int)sizeof(uint32_t) };
    uint32_t *pixels = picture_scale(&master, w, h);
    SDL_Texture *texture = canvas_texture(canvas, pixels, w, h);
    mem_free(pixels);
    SDL_FreeSurface(strike);
    return texture;
}

static Emoji *find(Emojis *emojis, Canvas *canvas, StrView cluster, SDL_Rect to)
{
    Emoji *oldest = &emojis->list[0];
    for (size_t i = 0; i < emojis->count; i++) {
        Emoji *emoji = &emojis->list[i];
        if (emoji->w == to.w && emoji->h == to.h && sv_eq(sv_of(emoji->bytes, emoji->len), cluster)) return emoji;
        if (emoji->used < oldest->used) oldest = emoji;
    }
    if (emojis->count < EMOJI_MAX) return &emojis->list[emojis->count++];
    canvas_drop_texture(canvas, oldest->texture);
    *oldest = (Emoji){ 0 };
    return oldest;
}

void emojis_draw(Emojis *emojis, Canvas *canvas, TTF_Font *font, StrView cluster, SDL_Rect to, uint8_t alpha)
{
    if (cluster.len >= CLUSTER_MAX_LEN || canvas_is_hidden(canvas, to)) return;
    Emoji *emoji = find(emojis, canvas, cluster, to);
    if (emoji->len == 0) {
        memcpy(emoji->bytes, cluster.ptr, cluster.len);
        emoji->len = (uint8_t)cluster.len;
        emoji->w = to.w;
        emoji->h = to.h;
        emoji->texture = render(canvas, font, emoji->bytes, to.w, to.h);
    }
    emoji->used = ++emojis->clock;
    canvas_tint(canvas, emoji->texture, (SDL_Point){ 0, 0 }, to, (Colour){ 255, 255, 255, alpha });
}
