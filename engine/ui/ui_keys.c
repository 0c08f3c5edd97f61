/* ui_keys.c -- key presses, each given once, to the topmost modal layer, and never while an input method composes. */
#include "ui/ui_own.h"

bool ui_keys_reach(Ui *ui)
{
    size_t last = ui_place(ui)->last;
    return last != SIZE_MAX && last >= ui->key_layer;
}

/* What a text field that has the focus turns into text itself. */
static bool is_typing(const Ui *ui, UiKey key, uint32_t mods)
{
    return ui->focus && ui->focus_kind == UI_FOCUS_TEXT && (key == KEY_CHAR || key == KEY_SPACE) &&
           !(mods & (MOD_CTRL | MOD_ALT));
}

bool ui_take_key(Ui *ui, UiKey key, char character, uint32_t mods, bool repeats)
{
    if (ui->input->is_composing || !ui_keys_reach(ui) || is_typing(ui, key, mods)) return false;
    for (size_t i = 0; i < ui->input->key_count; i++) {
        UiKeyPress *press = &ui->input->keys[i];
        if (press->is_used || press->key != key || press->mods != mods) continue;
        if (key == KEY_CHAR && press->character != character) continue;
        if (press->is_repeat && !repeats) continue;
        press->is_used = true;
        return true;
    }
    return false;
}

bool ui_key(Ui *ui, UiKey key, uint32_t mods)
{
    return ui_take_key(ui, key, 0, mods, true);
}

bool ui_char(Ui *ui, char character, uint32_t mods)
{
    return ui_take_key(ui, KEY_CHAR, character, mods, true);
}
