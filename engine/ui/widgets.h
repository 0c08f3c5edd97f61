/* widgets.h -- the controls of UI.md section 3: texts, buttons, tags, and the furniture around them; choices are in
 * widgets_choice.h.
 *
 * A widget is a call that draws, leaves its node and says what happened. `name` tells it from its neighbours within the ids
 * that are pushed. A widget takes the height of UI.md and stands in the middle of a taller rectangle; `…_width` says how
 * wide it wants to be. Texts are borrowed for the frame: they live in the locale, the view's data or the frame's arena. */
#ifndef UI_WIDGETS_H
#define UI_WIDGETS_H

#include "ui/ui.h"
#include "ui/widgets_choice.h"

typedef enum UiAlign { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } UiAlign;
typedef struct UiLook {
    Font font;
    Token colour;
    UiAlign align;
} UiLook;
typedef struct UiDrawn {
    int32_t w, h;
    bool cut;
} UiDrawn;

/* One line in the middle of the rectangle's height, ending in … where it does not fit (then a tooltip says it whole).
 * ui_paint_line leaves no node: what it writes belongs to a widget. */
UiDrawn ui_line(Ui *ui, Rect rect, StrView text, UiLook look);
UiDrawn ui_paint_line(Ui *ui, Rect rect, StrView text, UiLook look);
/* Lines from the rectangle's top; `max_lines` 0: all. The height of the rectangle does not count. */
UiDrawn ui_paragraph(Ui *ui, Rect rect, StrView text, UiLook look, int32_t max_lines);
UiDrawn ui_heading(Ui *ui, Rect rect, StrView text, Font font); /* role heading */
int32_t ui_text_w(Ui *ui, Font font, StrView text);

/* ---- buttons ---- */
typedef enum ButtonLook { BUTTON_OUTLINE, BUTTON_PRIMARY, BUTTON_QUIET, BUTTON_DANGER } ButtonLook;
typedef enum ButtonSize { BUTTON_NORMAL, BUTTON_SMALL, BUTTON_LARGE } ButtonSize; /* 32, 28, 40 high */
typedef struct ButtonSpec {
    StrView label;
    const char *icon; /* or NULL */
    StrView key;      /* the cap behind the label; empty: none */
    StrView tip;      /* tooltip; of an icon button the label, when empty */
    StrView reason;   /* why it is disabled, said by its tooltip */
    ButtonLook look;
    ButtonSize size;
    bool icon_only; /* square; the label is its name */
    bool disabled;  /* with a reason it can still have the focus, so that the keyboard learns why */
    bool busy;      /* a spinner instead of the icon; it is not activated meanwhile */
    bool on;        /* pressed in, for what switches something */
} ButtonSpec;
bool ui_button(Ui *ui, const char *name, Rect rect, const ButtonSpec *spec);
int32_t ui_button_width(Ui *ui, const ButtonSpec *spec);
/* At the left or right of the row, which loses the button and a gap of 8. */
bool ui_button_left(Ui *ui, const char *name, Rect *row, const ButtonSpec *spec);
bool ui_button_right(Ui *ui, const char *name, Rect *row, const ButtonSpec *spec);

/* A key's cap, 18 high; returns its width. On a primary button its colours differ. */
int32_t ui_key_cap(Ui *ui, Point at, StrView text);
int32_t ui_key_cap_width(Ui *ui, StrView text);

/* A filter, 28 high and round; true when it was activated. */
typedef struct ChipSpec {
    StrView label;
    bool on;
    bool disabled;
} ChipSpec;
bool ui_chip(Ui *ui, const char *name, Rect rect, const ChipSpec *spec);
int32_t ui_chip_width(Ui *ui, const ChipSpec *spec);

/* ---- tags: 20 high ---- */
typedef enum Tint { TINT_PLAIN, TINT_GOOD, TINT_MINOR, TINT_MAJOR, TINT_CRIT, TINT_ACCENT, TINT_LINE } Tint;
typedef struct TagSpec {
    StrView text;
    const char *icon; /* or NULL */
    Tint tint;
    bool bold;
    int32_t widest; /* 0: as wide as its text */
} TagSpec;
int32_t ui_tag(Ui *ui, Point at, const TagSpec *spec); /* returns its width */
int32_t ui_tag_width(Ui *ui, const TagSpec *spec);
/* A tag that can have the focus and be activated (a finding). */
UiHit ui_tag_button(Ui *ui, const char *name, Point at, const TagSpec *spec);
Token tint_ground(Tint tint);
Token tint_text(Tint tint);
Token tint_bar(Tint tint);

/* ---- furniture ---- */
/* Panel with an edge; returns the room within (14 × 16). `current`: the accent's edge. */
Rect ui_card(Ui *ui, Rect rect, bool current);
void ui_rule(Ui *ui, Point from, int32_t w); /* a line across */

/* A round picture of assets; where there is none, the first character of `who`. Role img. */
void ui_avatar(Ui *ui, Rect rect, const char *picture, StrView who);

/* What is missing, what to do, one button (label empty: none); true when it was activated. Crit in case of an error. */
typedef struct EmptySpec {
    const char *icon;
    StrView title, hint, button, other; /* other: a second, quiet button */
    bool is_error;
} EmptySpec;
typedef enum EmptyAnswer { EMPTY_NONE, EMPTY_BUTTON, EMPTY_OTHER } EmptyAnswer;
EmptyAnswer ui_empty(Ui *ui, Rect rect, const EmptySpec *spec);

/* Rows of still blocks while something is read; nothing for the first 300 ms after `since_ms`. */
void ui_loading(Ui *ui, Rect rect, int64_t since_ms);
/* A ring that turns; stands still with reduced motion. */
void ui_spinner(Ui *ui, Point at, int32_t size, bool on_fill);
/* 6 high in the middle; `done` of `all`. The caller writes the count and takes Esc. */
void ui_progress(Ui *ui, Rect rect, StrView label, int64_t done, int64_t all);

#endif
