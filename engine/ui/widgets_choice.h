/* widgets_choice.h -- what one chooses with: switches, one of many, drop-down, slider. */
#ifndef UI_WIDGETS_CHOICE_H
#define UI_WIDGETS_CHOICE_H

#include "ui/ui.h"

typedef struct SwitchSpec {
    StrView label; /* drawn beside a checkbox; only named by a toggle, whose row has it already */
    StrView reason;
    bool disabled;
} SwitchSpec;
bool ui_toggle(Ui *ui, const char *name, Rect rect, const SwitchSpec *spec, bool *on); /* 32 × 18, at the right */
bool ui_checkbox(Ui *ui, const char *name, Rect rect, const SwitchSpec *spec, bool *on);

typedef struct ChoiceSpec {
    StrView label;
    const StrView *options; /* the array is borrowed for the call, its texts for the frame */
    size_t count;
    const bool *disabled; /* one an option, or NULL */
    StrView reason;       /* why those are disabled */
} ChoiceSpec;
/* One stop of the Tab order each; arrows move, and what they reach is chosen. True when *index changed. */
bool ui_segmented(Ui *ui, const char *name, Rect rect, const ChoiceSpec *spec, int32_t *index); /* 32 high */
int32_t ui_segmented_width(Ui *ui, const ChoiceSpec *spec);
bool ui_tabs(Ui *ui, const char *name, Rect rect, const ChoiceSpec *spec,
             int32_t *index); /* as high as rect: 40 or 56 */
bool ui_radio(Ui *ui, const char *name, Rect rect, const ChoiceSpec *spec, int32_t *index); /* rows of 28 */

/* A drop-down: Enter, Space, arrow down or a click open its list; there arrows, Home, End and first letters move, Enter
 * takes, Esc leaves. `prefix` stands before what is chosen ("店铺："). */
typedef struct SelectSpec {
    ChoiceSpec choice;
    StrView prefix;
    bool small; /* 28 high, 12 */
    bool disabled;
} SelectSpec;
bool ui_select(Ui *ui, const char *name, Rect rect, const SelectSpec *spec, int32_t *index);
int32_t ui_select_width(Ui *ui, const SelectSpec *spec); /* of its widest option */

typedef struct SliderSpec {
    StrView label;
    StrView shown; /* its value in words */
    int32_t min, max, step;
} SliderSpec;
bool ui_slider(Ui *ui, const char *name, Rect rect, const SliderSpec *spec, int32_t *value);

#endif
