/* events.c -- keys, pointer, texts and window news from SDL's queue. */
#include "ui/events.h"

#include <math.h>
#include <string.h>

enum {
    WHEEL_UNITS = 60,
    /* SDL waits about 0.3 s for the input method before it types the letter itself. An input method that loads its model
     * on the first key answers a good while later. */
    LEAK_MS = 2500,
    HELD_MS = 1000, /* then the input method has nothing more to say, or is gone */
    SDL_PIECE = 29, /* SDL cuts longer commits behind the last character that ends within 31 bytes */
    TEXTS_OF_ONE = EVENTS_LEAK_LETTERS + 2 /* retracted letters, a composition, what was held */
};

typedef struct KeyRow {
    SDL_Keycode code;
    UiKey key;
} KeyRow;

static const KeyRow KEY_ROWS[] = {
    { SDLK_RETURN, KEY_ENTER },  { SDLK_KP_ENTER, KEY_ENTER }, { SDLK_ESCAPE, KEY_ESC },
    { SDLK_TAB, KEY_TAB },       { SDLK_SPACE, KEY_SPACE },    { SDLK_BACKSPACE, KEY_BACKSPACE },
    { SDLK_DELETE, KEY_DELETE }, { SDLK_LEFT, KEY_LEFT },      { SDLK_RIGHT, KEY_RIGHT },
    { SDLK_UP, KEY_UP },         { SDLK_DOWN, KEY_DOWN },      { SDLK_HOME, KEY_HOME },
    { SDLK_END, KEY_END },       { SDLK_PAGEUP, KEY_PAGE_UP }, { SDLK_PAGEDOWN, KEY_PAGE_DOWN },
    { SDLK_F1, KEY_F1 },         { SDLK_F2, KEY_F2 },          { SDLK_F3, KEY_F3 },
    { SDLK_F4, KEY_F4 },         { SDLK_F5, KEY_F5 },          { SDLK_F6, KEY_F6 },
    { SDLK_F7, KEY_F7 },         { SDLK_F8, KEY_F8 },          { SDLK_F9, KEY_F9 },
    { SDLK_F10, KEY_F10 },       { SDLK_F11, KEY_F11 },        { SDLK_F12, KEY_F12 },
    { SDLK_KP_PLUS, KEY_CHAR },  { SDLK_KP_MINUS, KEY_CHAR },
};

void events_init(Events *events)
{
    *events = (Events){ .input = { .mouse = { -1, -1 } }, .has_focus = true };
}

void events_begin(Events *events, int64_t now_ms)
{
    UiInput *input = &events->input;
    input->now_ms = now_ms;
    input->mouse_pressed = input->mouse_released = input->double_click = input->right_pressed = false;
    input->wheel = 0;
    input->key_count = 0;
    input->text_count = 0;
    events->news = (WindowNews){ 0 };
    events->any = false;
    events->order = 0;
}

static uint32_t mods_of(uint16_t state)
{
    uint32_t mods = 0;
    if (state & KMOD_CTRL) mods |= MOD_CTRL;
    if (state & KMOD_SHIFT) mods |= MOD_SHIFT;
    if (state & KMOD_ALT) mods |= MOD_ALT;
    return mods;
}

static UiKeyPress key_of(const SDL_KeyboardEvent *event)
{
    UiKeyPress press = { .mods = mods_of(event->keysym.mod), .is_repeat = event->repeat != 0 };
    SDL_Keycode code = event->keysym.sym;
    for (size_t i = 0; i < sizeof KEY_ROWS / sizeof *KEY_ROWS; i++) {
        if (KEY_ROWS[i].code == code) press.key = KEY_ROWS[i].key;
    }
    if (code == SDLK_KP_PLUS) press.character = '+';
    if (code == SDLK_KP_MINUS) press.character = '-';
    if (press.key == KEY_NONE && code > ' ' && code < 0x7f) {
        press.key = KEY_CHAR;
        press.character = (char)code;
    }
    return press;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* X11 gives a text even where Alt is held; the right Alt key is part of how some layouts type. */
static KeyText key_text(const SDL_KeyboardEvent *event, const UiKeyPress *press)
{
    if (event->keysym.mod & (KMOD_CTRL | KMOD_LALT)) return KEY_TEXT_SHORTCUT;
    return press->key == KEY_CHAR || press->key == KEY_SPACE ? KEY_TEXT_TYPED : KEY_TEXT_NONE;
}

static void take_key(Events *events, const SDL_KeyboardEvent *event)
{
    UiInput *input = &events->input;
    UiKeyPress press = key_of(event);
    events->text_of = key_text(event, &press);
    events->pressed = events->text_of == KEY_TEXT_TYPED && is_letter(press.character) ? press.character : 0;
    if (!events->pressed) events->typed_count = 0;
    /* Keys that arrive while something is composed belong to the input method, whatever else they mean. */
    if (press.key == KEY_NONE || input->is_composing || input->key_count == UI_MAX_KEYS) return;
    press.order = events->order++;
    input->keys[input->key_count++] = press;
    events->any = true;
}

static void add_text(Events *events, UiTextKind kind, StrView text, size_t caret)
{
    UiInput *input = &events->input;
    if (input->text_count == UI_MAX_TEXTS) return;
    input->texts[input->text_count++] = (UiTextEvent){ kind, text, caret, events->order++ };
    events->any = true;
}

/* The pieces in which SDL hands over a long commit are one commit again. */
static bool join_piece(Events *events, StrView text, Arena *arena)
{
    UiInput *input = &events->input;
    UiTextEvent *last = input->text_count ? &input->texts[input->text_count - 1] : NULL;
    if (!last || last->kind != UI_TEXT_COMMIT || last->text.len < SDL_PIECE) return false;
    last->text = arena_printf(arena, "%.*s%.*s", SV_ARG(last->text), SV_ARG(text));
    return true;
}

static void hold(Events *events, StrView text)
{
    if (events->held_len + text.len > EVENTS_HELD) return;
    memcpy(events->held + events->held_len, text.ptr, text.len);
    events->held_len += text.len;
    events->held_ms = events->input.now_ms;
}

/* Spaces and digits that came before a commit were what chose it; the input method was slow to say so. */
static void drop_choice(Events *events)
{
    while (events->held_len && (events->held[0] == ' ' || (events->held[0] >= '1' && events->held[0] <= '9'))) {
        memmove(events->held, events->held + 1, --events->held_len);
    }
}

/* What an input method commits comes without a key; only letters of keys can have leaked past it. */
static void note_typed(Events *events, StrView text)
{
    char lower = text.len == 1 ? (char)(text.ptr[0] | 0x20) : 0;
    int64_t now = events->input.now_ms;
    bool is_typed = events->pressed && lower == events->pressed;
    if (!is_typed || now - events->typed_ms >= LEAK_MS) events->typed_count = 0;
    events->pressed = 0;
    if (!is_typed) return;
    if (events->typed_count == EVENTS_LEAK_LETTERS) {
        memmove(events->typed, events->typed + 1, --events->typed_count);
    }
    events->typed[events->typed_count++] = text.ptr[0];
    events->typed_ms = now;
}

/* Without what control keys leave behind in some layouts. */
static void take_commit(Events *events, const char *typed, Arena *arena)
{
    StrView text = sv(typed);
    KeyText of = events->text_of;
    events->text_of = KEY_TEXT_NONE;
    if (!text.len || (text.len == 1 && (unsigned char)typed[0] < ' ') || of == KEY_TEXT_SHORTCUT) return;
    if (of == KEY_TEXT_TYPED && events->input.is_composing) {
        hold(events, text);
        return;
    }
    if (of != KEY_TEXT_TYPED) drop_choice(events);
    note_typed(events, text);
    if (of != KEY_TEXT_TYPED && join_piece(events, text, arena)) return;
    add_text(events, UI_TEXT_COMMIT, arena_copy(arena, text), 0);
}

/* Bytes of the first `chars` characters. */
static size_t bytes_of(StrView text, int32_t chars)
{
    size_t at = 0;
    while (at < text.len && chars > 0) {
        at++;
        while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at++;
        chars--;
    }
    return at;
}

/* Whether these letters are those with which the pre-edit begins or, where it is shorter, whose rest is still to come.
 * Pre-edits part syllables. */
static bool begins_with(StrView preedit, StrView letters)
{
    size_t same = 0;
    for (size_t at = 0; at < preedit.len && same < letters.len; at++) {
        char c = preedit.ptr[at];
        if (c == ' ' || c == '\'') continue;
        if (c != letters.ptr[same]) return false;
        same++;
    }
    return same > 0;
}

/* Takes back the letters that came as text although they belong to what begins to be composed, the latest first. */
static void retract_leaks(Events *events, StrView preedit, Arena *arena)
{
    bool is_recent = events->input.now_ms - events->typed_ms < LEAK_MS;
    size_t from = 0;
    while (from < events->typed_count &&
           !begins_with(preedit, sv_of(events->typed + from, events->typed_count - from))) {
        from++;
    }
    for (size_t i = events->typed_count; is_recent && i > from; i--) {
        add_text(events, UI_TEXT_RETRACT, arena_copy(arena, sv_of(&events->typed[i - 1], 1)), 0);
    }
    events->typed_count = 0;
}

/* Input methods take every letter while they compose: one that came as text and after which it goes on was a leak. */
static void drop_letters(Events *events)
{
    size_t kept = 0;
    for (size_t i = 0; i < events->held_len; i++) {
        if (!is_letter(events->held[i])) events->held[kept++] = events->held[i];
    }
    events->held_len = kept;
}

static void take_composition(Events *events, StrView text, int32_t start, Arena *arena)
{
    bool was_composing = events->input.is_composing;
    if (text.len && !was_composing) retract_leaks(events, text, arena);
    if (text.len && was_composing) drop_letters(events);
    if (!text.len && !was_composing) return;
    events->input.is_composing = text.len > 0;
    add_text(events, UI_TEXT_COMPOSE, arena_copy(arena, text), bytes_of(text, start));
}

bool events_are_full(const Events *events)
{
    const UiInput *input = &events->input;
    return input->key_count == UI_MAX_KEYS || input->text_count + TEXTS_OF_ONE > UI_MAX_TEXTS;
}

void events_stop_composing(Events *events)
{
    events->input.is_composing = false;
    events->typed_count = 0;
    events->pressed = 0;
    events->text_of = KEY_TEXT_NONE;
}

int64_t events_due(const Events *events)
{
    return events->held_len ? events->held_ms + HELD_MS : INT64_MAX;
}

static Point point_of(int32_t x, int32_t y, float factor)
{
    return (Point){ (int32_t)floorf((float)x / factor), (int32_t)floorf((float)y / factor) };
}

static void take_button(Events *events, const SDL_MouseButtonEvent *event, float factor)
{
    UiInput *input = &events->input;
    bool is_down = event->type == SDL_MOUSEBUTTONDOWN;
    input->mouse = point_of(event->x, event->y, factor);
    events->any = true;
    if (event->button == SDL_BUTTON_RIGHT && is_down) input->right_pressed = true;
    if (event->button != SDL_BUTTON_LEFT) return;
    input->mouse_down = is_down;
    if (is_down) {
        input->mouse_pressed = true;
        input->double_click = event->clicks == 2;
    } else {
        input->mouse_released = true;
    }
}

static void take_window(Events *events, const SDL_WindowEvent *event)
{
    WindowNews *news = &events->news;
    events->any = true;
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED: news->resized = true; break;
    case SDL_WINDOWEVENT_MOVED: news->moved = true; break;
    case SDL_WINDOWEVENT_EXPOSED: news->exposed = true; break;
    case SDL_WINDOWEVENT_DISPLAY_CHANGED: news->scale_changed = true; break;
    case SDL_WINDOWEVENT_LEAVE: events->input.mouse = (Point){ -1, -1 }; break;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
        events->has_focus = true;
        news->focus_changed = news->theme_maybe_changed = true;
        break;
    case SDL_WINDOWEVENT_FOCUS_LOST:
        events->has_focus = false;
        news->focus_changed = true;
        break;
    default: break;
    }
}

void events_take(Events *events, const SDL_Event *event, float factor, Arena *arena)
{
    switch (event->type) {
    case SDL_QUIT: events->news.quit = events->any = true; break;
    case SDL_KEYDOWN: take_key(events, &event->key); break;
    case SDL_TEXTINPUT: take_commit(events, event->text.text, arena); break;
    case SDL_TEXTEDITING: take_composition(events, sv(event->edit.text), event->edit.start, arena); break;
    case SDL_TEXTEDITING_EXT:
        take_composition(events, sv(event->editExt.text), event->editExt.start, arena);
        SDL_free(event->editExt.text);
        break;
    case SDL_MOUSEMOTION:
        events->input.mouse = point_of(event->motion.x, event->motion.y, factor);
        events->any = true;
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: take_button(events, &event->button, factor); break;
    case SDL_MOUSEWHEEL:
        events->input.wheel -= event->wheel.y * WHEEL_UNITS;
        events->any = true;
        break;
    case SDL_WINDOWEVENT: take_window(events, &event->window); break;
    default: break;
    }
}

void events_finish(Events *events, Arena *arena)
{
    UiInput *input = &events->input;
    if (input->is_composing && input->now_ms >= events_due(events)) take_composition(events, sv(""), 0, arena);
    if (events->held_len && !input->is_composing) {
        add_text(events, UI_TEXT_COMMIT, arena_copy(arena, sv_of(events->held, events->held_len)), 0);
        events->held_len = 0;
    }
    /* A commit and the letter that it takes back within one batch: neither is worth showing. */
    for (size_t i = 1; i < input->text_count; i++) {
        UiTextEvent *back = &input->texts[i];
        UiTextEvent *typed = &input->texts[i - 1];
        if (back->kind != UI_TEXT_RETRACT || typed->kind != UI_TEXT_COMMIT || typed->text.len != 1) continue;
        memmove(typed, back + 1, (input->text_count - i - 1) * sizeof *typed);
        input->text_count -= 2;
        i = 0;
    }
}
