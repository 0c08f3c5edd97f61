/* bench_ui_bare.c -- the least that any window with these words costs: SDL, one font, one texture a line, one frame.
 *
 * usage: bench_ui_bare WORDS.txt SHOWN: a line of WORDS is a line on the screen; the file SHOWN is made when the frame has been
 * presented. Then it waits to be closed; a key or the pointer changes the mark in the corner. Hints, renderer, font file and hinting are those of the application. */
#define _DEFAULT_SOURCE
#include <SDL.h>
#include <SDL_ttf.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WINDOW_W = 1280, WINDOW_H = 800, SIZE = 14, LINE = 20, FACE = 2, LINE_MAX_LEN = 1024, MARK = 24 };

static const char FONT[] = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

static void must(bool holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "%s: %s\n", what, SDL_GetError());
    exit(1);
}

static TTF_Font *open_font(void)
{
    struct stat info = { 0 };
    int fd = open(FONT, O_RDONLY);
    must(fd >= 0 && fstat(fd, &info) == 0, FONT);
    void *map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    must(map != MAP_FAILED, FONT);
    close(fd);
    TTF_Font *font = TTF_OpenFontIndexRW(SDL_RWFromConstMem(map, (int)info.st_size), 1, SIZE, FACE);
    must(font, FONT);
    TTF_SetFontHinting(font, TTF_HINTING_NORMAL);
    return font;
}

static void draw_line(SDL_Renderer *renderer, TTF_Font *font, const char *text, int number)
{
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, (SDL_Color){ 31, 35, 41, 255 });
    if (!surface) return; /* an empty line */
    SDL_Texture *texture = SDL_CreateTextureFromSurface(renderer, surface);
    int rows = WINDOW_H / LINE;
    SDL_Rect to = { 16 + number / rows * 400, number % rows * LINE, surface->w, surface->h };
    SDL_RenderCopy(renderer, texture, NULL, &to);
    SDL_DestroyTexture(texture);
    SDL_FreeSurface(surface);
}

static void draw_words(SDL_Renderer *renderer, const char *path)
{
    char line[LINE_MAX_LEN];
    TTF_Font *font = open_font();
    FILE *words = fopen(path, "r");
    must(words, path);
    for (int number = 0; fgets(line, sizeof line, words); number++) {
        line[strcspn(line, "\n")] = '\0';
        draw_line(renderer, font, line, number);
    }
    fclose(words);
}

/* The least that an answer costs: a mark changes its colour, and the frame is shown. */
static void answer(SDL_Renderer *renderer, bool is_odd)
{
    SDL_Rect mark = { 0, 0, MARK, MARK };
    SDL_SetRenderDrawColor(renderer, is_odd ? 53 : 255, 83, 207, 255);
    SDL_RenderFillRect(renderer, &mark);
    SDL_RenderPresent(renderer);
}

int main(int argc, char **argv)
{
    if (argc != 3) return 2;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    must(SDL_Init(SDL_INIT_VIDEO) == 0 && TTF_Init() == 0, "SDL");
    SDL_Window *window = SDL_CreateWindow("bare", 0, 0, WINDOW_W, WINDOW_H, SDL_WINDOW_SHOWN);
    must(window, "window");
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    must(renderer, "renderer");
    SDL_SetRenderDrawColor(renderer, 255, 255, 255, 255);
    SDL_RenderClear(renderer);
    draw_words(renderer, argv[1]);
    SDL_RenderPresent(renderer);
    FILE *shown = fopen(argv[2], "w");
    must(shown && fclose(shown) == 0, argv[2]);
    SDL_Event event;
    for (bool is_odd = false; SDL_WaitEvent(&event) && event.type != SDL_QUIT;) {
        if (event.type != SDL_KEYDOWN && event.type != SDL_MOUSEMOTION) continue;
        is_odd = !is_odd;
        answer(renderer, is_odd);
    }
    SDL_Quit();
    return 0;
}
