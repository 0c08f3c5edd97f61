/* ui.h -- the immediate-mode layer: who is pointed at, who has the focus, what is clipped, and what a frame says of itself.
 *
 * A view is a function that draws and reacts in one pass: `if (ui_button(ui, ...)) ...`. The state between frames is small:
 * focus, pressed widget, scroll offsets, open popovers, all by id. Nothing is drawn unless an event came, data changed or
 * an animation runs. Every widget also leaves a node (role, name, value, rectangle), which is what tests and screen
 * readers see. Widgets are in widgets.h. */
#ifndef UI_UI_H
#define UI_UI_H

#include "base/arena.h"
#include "base/buf.h"
#include "script/locale.h"
#include "ui/text.h"

typedef uint64_t UiId;

/* Keys as UI.md names them; text never comes as keys. */
typedef enum UiKey {
    KEY_NONE,
    KEY_ENTER,
    KEY_ESC,
    KEY_TAB,
    KEY_SPACE,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_F1,
    KEY_F2,
    KEY_F3,
    KEY_F4,
    KEY_F5,
    KEY_F6,
    KEY_F7,
    KEY_F8,
    KEY_F9,
    KEY_F10,
    KEY_F11,
    KEY_F12,
    KEY_CHAR /* UiKeyPress.character, lower case: letters, digits, punctuation of shortcuts */
} UiKey;
enum { MOD_CTRL = 1, MOD_SHIFT = 2, MOD_ALT = 4 };

typedef struct UiKeyPress {
    UiKey key;
    char character; /* with KEY_CHAR */
    uint32_t mods;
    uint32_t order; /* among the keys and texts of the frame */
    bool is_repeat;
    bool is_used; /* a widget took it */
} UiKeyPress;

/* What an input method or the keyboard says, in the order in which it came. */
typedef enum UiTextKind {
    UI_TEXT_COMMIT,
    UI_TEXT_COMPOSE,
    UI_TEXT_RETRACT /* the letter typed last was the first of a composition: take it back if it is still before the caret */
} UiTextKind;
typedef struct UiTextEvent {
    UiTextKind kind;
    StrView text;
    size_t caret;   /* of a composition, in bytes */
    uint32_t order; /* among the keys and texts of the frame */
} UiTextEvent;

/* All that happened since the last frame. Filled by the application from SDL's events; borrowed for the frame. */
enum { UI_MAX_KEYS = 32, UI_MAX_TEXTS = 64 };
typedef struct UiInput {
    int64_t now_ms;
    Point mouse; /* (-1, -1): outside */
    bool mouse_down, mouse_pressed, mouse_released, double_click, right_pressed;
    int32_t wheel; /* units, positive: content moves down */
    UiKeyPress keys[UI_MAX_KEYS];
    size_t key_count;
    UiTextEvent texts[UI_MAX_TEXTS];
    size_t text_count;
    bool is_composing; /* shortcuts are not looked at */
} UiInput;

typedef struct Ui Ui;

/* What the layer draws with; all borrowed. `arena` is emptied by the caller after each frame. */
typedef struct UiParts {
    Canvas *canvas;
    Text *text;
    const Theme *theme;
    const Locale *locale;
    Arena *arena;
    bool reduced_motion;
} UiParts;
Ui *ui_new(void);
void ui_free(Ui *ui);

/* One frame. `size`: of the window in units. */
void ui_begin(Ui *ui, const UiParts *parts, UiInput *input, Point size);
void ui_end(Ui *ui);

/* After ui_end: when the next frame is due without an event (INT64_MAX: never), and whether this frame changed state that
 * it had drawn already, so that another must follow at once. */
int64_t ui_next_due(const Ui *ui);
bool ui_wants_frame(const Ui *ui);
/* Within a frame: draw again at `at_ms` (a countdown, a caret, a tooltip), or at once. */
void ui_due(Ui *ui, int64_t at_ms);
void ui_again(Ui *ui);

/* Draw at the end of the frame, above the view and outside its clips: what a widget opens over others. `data` is borrowed
 * until then: the frame's arena holds it. */
typedef void (*UiLater)(Ui *ui, void *data);
void ui_later(Ui *ui, UiLater draw, void *data);

const UiParts *ui_parts(const Ui *ui);
UiInput *ui_input(Ui *ui);
Point ui_size(const Ui *ui);
static inline Colour ui_colour(const Ui *ui, Token token)
{
    return theme_colour(ui_parts(ui)->theme, token);
}

/* Texts of the locale; `ui_say` fills slots into the frame's arena. */
StrView ui_tr(const Ui *ui, const char *key);
StrView ui_say(const Ui *ui, const char *key, const Slot *slots, size_t count);
StrView ui_number(const Ui *ui, int64_t number);
#ifndef SLOTS
#define SLOTS(...) (const Slot[]){ __VA_ARGS__ }, sizeof((const Slot[]){ __VA_ARGS__ }) / sizeof(Slot)
#endif

/* Ids: of a name within the ids that are pushed. Lists push their row's own key, never its index where rows move. */
UiId ui_id(const Ui *ui, const char *name);
UiId ui_id_of(const Ui *ui, const char *name, uint64_t key);
void ui_push_id(Ui *ui, const char *name, uint64_t key);
void ui_pop_id(Ui *ui);

/* Regions (F6): rail, list, chat, composer, side. Tab goes through the widgets of a region in drawing order, then on. */
void ui_begin_region(Ui *ui, const char *name, Rect rect);
void ui_end_region(Ui *ui);

/* Layers above what was drawn before: they take the pointer where they lie. A modal layer also takes all keys and the Tab
 * order; the focus enters it when it appears and returns where it was when it goes. Pointer and keys of a frame go by where
 * layers lay in the frame before, so a new layer answers from its second frame on. Not within a scroll area: ui_later. */
void ui_begin_layer(Ui *ui, const char *name, Rect rect, bool modal);
void ui_end_layer(Ui *ui);
/* Within a modal layer: a press fell beside it. */
bool ui_pressed_outside(Ui *ui);

/* A group is one stop of the Tab order; within it arrows, Home and End move the focus (tabs, cards, rows of a list).
 * `ui_group_entry` names the widget by which Tab enters. Groups do not nest; the rows need not stand in one line. */
void ui_begin_group(Ui *ui, const char *name);
void ui_group_entry(Ui *ui, UiId id);
void ui_end_group(Ui *ui);

/* Hit testing: drawn, clipped and uncovered at the pointer. A press goes to the one widget that the last frame showed on
 * top there, so a button on a clickable row does not click the row. */
typedef struct UiHit {
    bool hover, pressed, clicked, double_clicked, focused, focus_shown;
    bool held;      /* took the pointer and has it still, wherever it is: for dragging */
    bool entered;   /* a key brought the focus here since the last frame */
    bool activated; /* clicked, or Enter or Space while focused */
} UiHit;
typedef enum UiFocusKind {
    UI_NO_FOCUS,
    UI_FOCUS,
    UI_FOCUS_OWN, /* its keys are its own business: Enter and Space do not activate it */
    UI_FOCUS_TEXT /* Enter, Space and letters are its own */
} UiFocusKind;
UiHit ui_hit(Ui *ui, UiId id, Rect rect, UiFocusKind kind);

void ui_focus(Ui *ui, UiId id, bool shown);
UiId ui_focused(const Ui *ui);
void ui_focus_ring(Ui *ui, Rect rect, int32_t radius); /* 2 units, 2 outside; drawn after everything in the layer */

/* Take a key press: true once where it came, nobody took it and nothing composes. Letters and digits without Ctrl or Alt are not
 * given while a text field has the focus. */
bool ui_key(Ui *ui, UiKey key, uint32_t mods);
bool ui_char(Ui *ui, char character, uint32_t mods);

/* State by id that outlives the frame; zeroed when new, forgotten when two frames did not ask for it (keep = false). */
int32_t *ui_state(Ui *ui, UiId id, bool keep);

/* Animation: moves towards `target` (0 or 1, in 1/256) within `ms`; at once with reduced motion. Asks for frames itself. */
int32_t ui_ease(Ui *ui, UiId id, int32_t target, int32_t ms);

/* Scroll areas: returns the rectangle to draw into, shifted; `content_h` of the last frame bounds the offset. Wheel, keys
 * (when focused inside), a thumb that can be dragged. `stick`: stays at the bottom while it is there. */
typedef struct UiScroll {
    Rect view;    /* what is seen */
    Rect content; /* shifted, as tall as given to ui_end_scroll last time */
    bool at_bottom;
} UiScroll;
UiScroll ui_begin_scroll(Ui *ui, const char *name, Rect rect, bool stick);
void ui_end_scroll(Ui *ui, int32_t content_h);
void ui_scroll_to(Ui *ui, UiId scroll, int32_t y, int32_t h); /* bring into view */
void ui_scroll_to_end(Ui *ui, UiId scroll);

/* Of the text field that has the focus; offsets in code points of its text, without the pre-edit. */
typedef struct UiTyping {
    StrView preedit; /* what is composed at the caret */
    size_t caret;
    size_t from, to; /* selected; equal: nothing */
} UiTyping;

/* The screen in words. Roles are those of ARIA: button, tab, listitem, textbox, img, heading, status, … */
typedef struct UiNode {
    const char *role;
    StrView name;
    StrView value;
    Rect rect;
    UiId id; /* 0: cannot be acted upon */
    bool focused, disabled, selected, checked;
    bool cut;               /* its text does not fit and ends in … */
    const UiTyping *typing; /* or NULL */
} UiNode;
/* Name, value and typing are copied; the rectangle is cut to what the clip shows, and without any of it the node is not taken. */
void ui_node(Ui *ui, const UiNode *node);
const UiNode *ui_nodes(const Ui *ui, size_t *count); /* of the last frame */
/* {"size":[w,h],"focus":id or null,"nodes":[{"role","name","value","rect":[x,y,w,h],"id","focused","disabled","selected",
 * "checked","cut","covered","caret","preedit","selection":[from,to]}, …]}; what is empty or false is left out. Covered: a modal layer lies over it. */
void ui_dump(const Ui *ui, Buf *out);

/* Tooltip after 500 ms over `rect` (at once on shown focus); drawn above everything. */
void ui_tooltip(Ui *ui, UiId id, Rect rect, StrView text);

/* Where the input method puts its candidates (units); asked for by the text field that has the focus. */
void ui_want_text_input(Ui *ui, Rect caret);
bool ui_text_input_wanted(const Ui *ui, Rect *caret);

#endif
