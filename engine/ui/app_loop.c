/* app_loop.c -- waits for events, lets time pass, draws a frame when something is to be seen, and otherwise sleeps. */
#include "ui/app_own.h"

#include <stdio.h>

#include "base/json.h"

enum { FRAME_MS = 16, MAX_SLEEP_MS = 3600000, MAX_EVENTS = 256, MOST_AGAIN = 6 };

static float factor_of(const App *app)
{
    return app->window.scale * (float)app_text_percent(app) / 100.0F;
}

/* How long nothing needs to be done unless an event comes. */
static int64_t sleep_for(const App *app)
{
    int64_t now = app_now(app);
    int64_t due = ui_next_due(app->ui);
    if (app->redraw) return 0;
    int64_t session = app_session_due(app);
    if (session < due) due = session;
    int64_t held = events_due(&app->events);
    if (held < due) due = held;
    int64_t wait = due > now ? due - now : 0;
    /* Animations move once a frame, not as fast as the machine can. */
    int64_t since = now - app->drawn_ms;
    if (since < FRAME_MS && wait < FRAME_MS - since) wait = FRAME_MS - since;
    return wait < MAX_SLEEP_MS ? wait : MAX_SLEEP_MS;
}

static void take(App *app, const SDL_Event *event)
{
    events_take(&app->events, event, factor_of(app), app->frame);
}

/* What may move the focus ends a batch, so that text typed after it goes where it leads: keys that do not type, shortcuts, a
 * click; and Space where it presses a button. */
static bool ends_batch(const SDL_Event *event)
{
    if (event->type == SDL_MOUSEBUTTONDOWN || event->type == SDL_MOUSEBUTTONUP) return true;
    if (event->type != SDL_KEYDOWN) return false;
    SDL_Keycode code = event->key.keysym.sym;
    if (event->key.keysym.mod & (KMOD_CTRL | KMOD_ALT)) return true;
    if (code == SDLK_SPACE) return !SDL_IsTextInputActive();
    if (code == SDLK_BACKSPACE || code == SDLK_DELETE) return false;
    return code < SDLK_SPACE || code > 0xff;
}

/* A click comes after what was typed before it, which is for the field that it takes the focus from. */
static bool waits_for_next(const Events *events)
{
    SDL_Event next;
    if (events_are_full(events)) return true;
    if (!events->input.text_count && !events->input.key_count) return false;
    return SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
           next.type == SDL_MOUSEBUTTONDOWN;
}

static void gather(App *app)
{
    SDL_Event event;
    int64_t wait = sleep_for(app);
    bool came = SDL_WaitEventTimeout(&event, (int)wait) != 0;
    events_begin(&app->events, app_now(app));
    for (int count = 0; came && count < MAX_EVENTS; count++) {
        take(app, &event);
        came = !ends_batch(&event) && !waits_for_next(&app->events) && SDL_PollEvent(&event) != 0;
    }
    events_finish(&app->events, app->frame);
}

static void follow_window(App *app)
{
    const WindowNews *news = &app->events.news;
    if (news->quit) app_ask_quit(app);
    if (news->scale_changed || news->moved) window_update_scale(&app->window);
    if (news->resized || news->exposed) canvas_forget(app->canvas);
    if (news->focus_changed && app->events.has_focus) app_noticed(app);
}

/* An input method that is amid a word stays with the field where it began: leaving it takes the word back. */
static void leave_field(App *app)
{
    if (SDL_IsTextInputActive()) SDL_StopTextInput();
    events_stop_composing(&app->events);
    app->typing_in = 0;
}

static void place_candidates(App *app)
{
    Rect caret;
    bool wanted = ui_text_input_wanted(app->ui, &caret);
    UiId field = wanted ? ui_focused(app->ui) : 0;
    if (app->typing_in && field != app->typing_in) leave_field(app);
    if (!wanted) return;
    float factor = factor_of(app);
    SDL_Rect rect = { (int)((float)caret.x * factor), (int)((float)caret.y * factor),
                      (int)((float)caret.w * factor) + 1, (int)((float)caret.h * factor) };
    bool is_new = field != app->typing_in;
    if (is_new || app->events.news.moved || !SDL_RectEquals(&rect, &app->candidates)) SDL_SetTextInputRect(&rect);
    if (is_new) SDL_StartTextInput();
    app->typing_in = field;
    app->candidates = rect;
}

static void draw(App *app)
{
    app->drawn_ms = app->events.input.now_ms;
    app->drawn_view = app->view;
    Point device = window_size(&app->window);
    float factor = factor_of(app);
    UiParts parts = { app->canvas, app->text, &app->theme, app->locale, app->frame, app->settings.reduced_motion };
    Point size = { (int32_t)((float)device.x / factor), (int32_t)((float)device.y / factor) };
    canvas_begin(app->canvas, device.x, device.y, factor);
    ui_begin(app->ui, &parts, &app->events.input, size);
    app_draw_shell(app);
    ui_end(app->ui);
    place_candidates(app);
}

static void write_rect(JsonOut *json, const SDL_Rect *rect)
{
    const int sides[] = { rect->x, rect->y, rect->w, rect->h };
    json_begin_array(json);
    for (size_t i = 0; i < 4; i++) json_int(json, sides[i]);
    json_end_array(json);
}

static void write_candidates(const App *app, JsonOut *json)
{
    json_key(json, "candidates");
    write_rect(json, &app->candidates);
}

/* Where this frame was painted, in device pixels. */
static void write_damage(JsonOut *json, const SDL_Rect *damage, size_t count)
{
    json_key(json, "damage");
    json_begin_array(json);
    for (size_t i = 0; i < count; i++) write_rect(json, &damage[i]);
    json_end_array(json);
}

/* The frame in words, whole or not at all: readers see the old file or the new one. */
static void write_screen(App *app, const SDL_Rect *damage, size_t count)
{
    char temporary[4096];
    Buf out = { 0 };
    const char *path = app->setup->screen_json;
    app->frames++;
    JsonOut json = { .buf = &out };
    json_begin_object(&json);
    json_key(&json, "frame");
    json_int(&json, app->frames);
    json_key(&json, "ms");
    json_int(&json, app->drawn_ms);
    json_key(&json, "view");
    json_string(&json, sv(app->content ? app_view(app->drawn_view)->name : "loading"));
    json_key(&json, "factor_percent");
    json_int(&json, (int64_t)(factor_of(app) * 100.0F + 0.5F));
    json_key(&json, "title");
    json_string(&json, sv(SDL_GetWindowTitle(app->window.sdl)));
    write_damage(&json, damage, count);
    if (app->typing_in) write_candidates(app, &json);
    json_key(&json, "screen");
    Buf words = { 0 };
    ui_dump(app->ui, &words);
    json_raw(&json, buf_view(&words));
    json_end_object(&json);
    snprintf(temporary, sizeof temporary, "%s.new", path);
    FILE *file = fopen(temporary, "wb");
    if (file) {
        bool is_whole = fwrite(out.ptr, 1, out.len, file) == out.len;
        if (fclose(file) == 0 && is_whole) rename(temporary, path);
    }
    buf_clear(&words);
    buf_clear(&out);
}

static void present(App *app)
{
    const SDL_Rect *damage;
    size_t count = canvas_end(app->canvas, &damage);
    window_present(&app->window, damage, count);
    text_end_frame(app->text);
    if (app->setup->screen_json) write_screen(app, damage, count);
}

/* Loading takes longer than opening a window: what does not depend on it is shown meanwhile. */
void app_first_frame(App *app)
{
    draw(app);
    present(app);
}

/* Whether a widget may have changed what was drawn before it. */
static bool has_acted(const UiInput *input)
{
    if (input->mouse_pressed || input->mouse_released) return true;
    for (size_t i = 0; i < input->key_count; i++) {
        if (input->keys[i].is_used) return true;
    }
    return false;
}

static void frame(App *app)
{
    draw(app);
    /* A click may have changed what was drawn before it was looked at: once more, without input, so that the screen never
     * shows the old state. Bounded, should two widgets disagree for ever. */
    bool wants_more = ui_wants_frame(app->ui) || has_acted(&app->events.input);
    for (int again = 0; wants_more && again < MOST_AGAIN; again++) {
        events_begin(&app->events, app_now(app));
        draw(app);
        wants_more = ui_wants_frame(app->ui);
    }
    present(app);
}

void app_loop(App *app)
{
    app->redraw = true;
    while (!app->quit) {
        ArenaMark mark = arena_mark(app->frame);
        gather(app);
        follow_window(app);
        app_look_for_saves(app);
        bool has_news = app_pass_time(app);
        bool is_due = ui_next_due(app->ui) <= app_now(app);
        if (app->redraw || app->events.any || has_news || is_due) {
            app->redraw = false;
            frame(app);
        }
        arena_rewind(app->frame, mark);
        locale_free(app->old_locale);
        app->old_locale = NULL;
    }
    /* Once more, unseen: views record what they still hold. */
    events_begin(&app->events, app_now(app));
    if (app->is_playing) draw(app);
}
