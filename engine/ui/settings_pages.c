/* settings_pages.c -- the pages: who and how it looks, input, sounds, exam, data, about. */
#include "ui/field.h"
#include "ui/settings_own.h"

enum { NAME_W = 220, SLIDER_W = 230, SHOWN_W = 48, FACE = 36, CHOICE_H = 32, FACE_GAP = 6 };

static SettingsBox column(App *app, Rect rect)
{
    return (SettingsBox){ .app = app, .rest = rect, .column = rect };
}

static Rect middle(Rect control, int32_t h)
{
    return (Rect){ control.x, control.y + (control.h - h) / 2, control.w, h };
}

/* A segmented choice at the right of a row; true where it was changed. */
static bool choose(SettingsBox *box, const char *label, const char *hint, const char *const *keys, int32_t count,
                   int32_t *index)
{
    Ui *ui = box->app->ui;
    StrView options[4];
    for (int32_t i = 0; i < count; i++) options[i] = ui_tr(ui, keys[i]);
    ChoiceSpec spec = { .label = ui_tr(ui, label), .options = options, .count = (size_t)count };
    Rect control = settings_row(box, label, hint, ui_segmented_width(ui, &spec));
    return ui_segmented(ui, label, middle(control, CHOICE_H), &spec, index);
}

static void name_row(SettingsBox *box, SettingsView *view)
{
    App *app = box->app;
    Rect control = settings_row(box, "settings.name", "settings.name_hint", NAME_W);
    FieldSpec spec = { .name = "name", .label = ui_tr(app->ui, "settings.name") };
    FieldResult result = ui_field(app->ui, view->name, &spec, middle(control, CHOICE_H));
    StrView name = edit_text(view->name);
    bool is_left = !result.focused && name.len && !sv_eq(name, app->person.name);
    if ((result.submitted && name.len) || is_left) app_set_person(app, name);
}

static void face_row(SettingsBox *box)
{
    App *app = box->app;
    Ui *ui = app->ui;
    Rect control = settings_row(box, "settings.face", NULL, TRAINEE_FACES * (FACE + FACE_GAP) + 4);
    ui_begin_group(ui, "faces");
    for (size_t i = 0; i < TRAINEE_FACES; i++) {
        Rect face = middle(cut_left(&control, FACE), FACE);
        cut_left(&control, FACE_GAP);
        ui_push_id(ui, "face", i);
        UiId id = ui_id(ui, "pick");
        UiHit hit = ui_hit(ui, id, face, UI_FOCUS);
        bool chosen = sv_is(app->settings.avatar, TRAINEE_FACE[i]);
        canvas_picture_round(app->canvas, arena_printf(app->frame, "avatars/%s", TRAINEE_FACE[i]).ptr,
                             rect_inset(face, 2, 2));
        if (chosen) canvas_outline(app->canvas, face, CORNERS(FACE / 2), 2, ui_colour(ui, TOKEN_ACCENT));
        if (chosen) ui_group_entry(ui, id);
        if (hit.focus_shown) ui_focus_ring(ui, face, FACE / 2);
        StrView label = ui_say(ui, "first.face", SLOTS({ "number", ui_number(ui, (int64_t)i + 1) }));
        ui_node(
            ui,
            &(UiNode){
                .role = "radio", .name = label, .rect = face, .id = id, .focused = hit.focused, .checked = chosen });
        ui_pop_id(ui);
        if (!hit.activated && !hit.entered) continue;
        app->settings.avatar = sv(TRAINEE_FACE[i]);
        app_settings_changed(app);
    }
    ui_end_group(ui);
}

/* The size changes when the slider is let go, so that it does not run away from the pointer. */
static void text_row(SettingsBox *box, SettingsView *view)
{
    App *app = box->app;
    Ui *ui = app->ui;
    Rect control = settings_row(box, "settings.text", "settings.text_hint", SLIDER_W + SHOWN_W);
    Rect shown = cut_right(&control, SHOWN_W);
    int32_t value = view->is_sliding ? view->text_percent : app_text_percent(app);
    StrView text = arena_printf(app->frame, "%d%%", value);
    SliderSpec spec = { .label = ui_tr(ui, "settings.text"),
                        .shown = text,
                        .min = SETTINGS_MIN_TEXT,
                        .max = SETTINGS_MAX_TEXT,
                        .step = 10 };
    ui_line(ui, shown, text, (UiLook){ FONT_B14, TOKEN_T1, ALIGN_RIGHT });
    if (ui_slider(ui, "text", middle(control, CHOICE_H), &spec, &value)) {
        view->is_sliding = true;
        view->text_percent = value;
    }
    if (!view->is_sliding || ui_input(ui)->mouse_down) return;
    view->is_sliding = false;
    app->settings.text_percent = view->text_percent;
    app->text_percent = 0;
    app_settings_changed(app);
}

static void look_box(SettingsBox *box, SettingsView *view)
{
    static const char *const langs[] = { "settings.zh", "settings.en" };
    static const char *const themes[] = { "settings.light", "settings.dark", "settings.system" };
    App *app = box->app;
    Settings *settings = &app->settings;
    settings_box(box, "settings.look", 4);
    int32_t lang = strcmp(app->lang, "en") == 0;
    if (choose(box, "settings.lang", "settings.lang_hint", langs, 2, &lang)) {
        settings->lang = sv(lang ? "en" : "zh");
        app_settings_changed(app);
    }
    if (choose(box, "settings.theme", NULL, themes, THEME_CHOICES, &settings->theme)) app_settings_changed(app);
    text_row(box, view);
    if (settings_switch(box, "settings.motion", "settings.motion_hint", &settings->reduced_motion)) {
        app_settings_changed(app);
    }
}

int32_t settings_general(App *app, SettingsView *view, Rect rect)
{
    SettingsBox box = column(app, rect);
    Settings *settings = &app->settings;
    settings_box(&box, "settings.me", 2);
    name_row(&box, view);
    face_row(&box);
    look_box(&box, view);
    settings_box(&box, "settings.practice", 3);
    bool changed = settings_switch(&box, "settings.feedback", "settings.feedback_hint", &settings->feedback);
    changed |= settings_switch(&box, "settings.moods", NULL, &settings->moods);
    changed |= settings_switch(&box, "settings.glosses", "settings.glosses_hint", &settings->glosses);
    if (changed) app_settings_changed(app);
    return settings_used(&box);
}

int32_t settings_input(App *app, SettingsView *view, Rect rect)
{
    static const char *const keys[] = { "settings.enter", "settings.ctrl_enter" };
    SettingsBox box = column(app, rect);
    Settings *settings = &app->settings;
    (void)view;
    settings_box(&box, "settings.input", 2);
    int32_t index = settings->ctrl_enter;
    if (choose(&box, "settings.send", "settings.send_hint", keys, 2, &index)) {
        settings->ctrl_enter = index == 1;
        app_settings_changed(app);
    }
    if (settings_switch(&box, "settings.keystrokes", "settings.keystrokes_hint", &settings->keystrokes)) {
        app_settings_changed(app);
    }
    Ui *ui = app->ui;
    cut_top(&box.rest, 16);
    ButtonSpec all = { .label = ui_tr(ui, "settings.all_keys"), .icon = "keys", .key = sv("F1") };
    Rect row = cut_top(&box.rest, 32);
    if (ui_button_left(ui, "all-keys", &row, &all)) app->keys_shown = true;
    return settings_used(&box);
}

int32_t settings_sound(App *app, SettingsView *view, Rect rect)
{
    SettingsBox box = column(app, rect);
    Settings *settings = &app->settings;
    bool changed = false;
    (void)view;
    settings_box(&box, "settings.notify_title", 1);
    changed |= settings_switch(&box, "settings.notify", "settings.notify_hint", &settings->notify);
    settings_box(&box, "settings.sounds", SETTINGS_SOUNDS);
    for (size_t i = 0; i < SETTINGS_SOUNDS; i++) {
        StrView key = arena_printf(app->frame, "sound.%s", SETTINGS_SOUND_NAMES[i]);
        if (!settings_switch(&box, key.ptr, NULL, &settings->sounds[i])) continue;
        changed = true;
        app_play(app, (Sound)i);
    }
    if (changed) app_settings_changed(app);
    return settings_used(&box);
}

int32_t settings_exam(App *app, SettingsView *view, Rect rect)
{
    SettingsBox box = column(app, rect);
    (void)view;
    settings_box(&box, "settings.exam", 1);
    if (settings_switch(&box, "settings.exam_default", "settings.exam_hint", &app->settings.exam))
        app_settings_changed(app);
    cut_top(&box.rest, 12);
    UiDrawn drawn = ui_paragraph(app->ui, box.rest, ui_tr(app->ui, "settings.exam_text"),
                                 (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT }, 0);
    return settings_used(&box) + drawn.h;
}

static void fact_row(SettingsBox *box, const char *label, StrView value)
{
    int32_t w = box->column.w * 2 / 3;
    Rect control = settings_row(box, label, NULL, w);
    ui_line(box->app->ui, control, value, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_RIGHT });
}

/* What is not shipped: how many files of whom, and how many of those stand for others. */
static void owners_box(SettingsBox *box)
{
    enum { MOST = 8 };
    App *app = box->app;
    Ui *ui = app->ui;
    StrView owners[MOST];
    size_t count = content_owners(app->content, owners, MOST);
    settings_box(box, "own.title", count ? (int32_t)count : 1);
    if (!count) fact_row(box, "own.none", sv(""));
    for (size_t i = 0; i < count; i++) {
        OwnerCount files = content_owner_count(app->content, owners[i]);
        StrView text = ui_say(
            ui, files.over ? "own.files_over" : "own.files",
            SLOTS({ "count", ui_number(ui, (int64_t)files.files) }, { "over", ui_number(ui, (int64_t)files.over) }));
        bool is_own = sv_is(owners[i], CONTENT_OWN);
        if (is_own) {
            fact_row(box, "own.mine", text);
        } else {
            fact_row(box, "own.pack", arena_printf(app->frame, "%.*s · %.*s", SV_ARG(owners[i]), SV_ARG(text)));
        }
    }
}

int32_t settings_data(App *app, SettingsView *view, Rect rect)
{
    SettingsBox box = column(app, rect);
    (void)view;
    settings_box(&box, "settings.data", 3);
    fact_row(&box, "settings.data_sessions", arena_printf(app->frame, "%s/peilian.db", app->setup->data));
    fact_row(&box, "settings.data_settings", arena_printf(app->frame, "%s/settings.json", app->setup->config));
    fact_row(&box, "settings.data_content", arena_printf(app->frame, "%s/content", app->setup->data));
    owners_box(&box);
    cut_top(&box.rest, 12);
    UiDrawn drawn = ui_paragraph(app->ui, box.rest, ui_tr(app->ui, "settings.data_text"),
                                 (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT }, 0);
    return settings_used(&box) + drawn.h;
}

int32_t settings_about(App *app, SettingsView *view, Rect rect)
{
    SettingsBox box = column(app, rect);
    size_t scenarios = 0;
    size_t personas = 0;
    (void)view;
    content_scenarios(app->content, &scenarios);
    content_personas(app->content, &personas);
    settings_box(&box, "settings.about", 3);
    fact_row(&box, "settings.version", app->setup->engine);
    fact_row(&box, "settings.scenarios", ui_number(app->ui, (int64_t)scenarios));
    fact_row(&box, "settings.personas", ui_number(app->ui, (int64_t)personas));
    return settings_used(&box);
}
