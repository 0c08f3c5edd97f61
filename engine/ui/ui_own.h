/* ui_own.h -- what the files of the immediate-mode layer share; only ui*.c includes it.
 *
 * A frame leaves behind where its widgets, layers and scroll areas lay; the next frame's pointer and keys go by that, since
 * it is what the user saw. So two frames are kept and change places. */
#ifndef UI_UI_OWN_H
#define UI_UI_OWN_H

#include "ui/ui.h"

enum {
    UI_MAX_IDS = 32,    /* nested ids */
    UI_MAX_LAYERS = 16, /* of a frame */
    UI_MAX_SCROLLS = 8, /* nested */
    UI_MAX_AREAS = 32,  /* scroll areas of a frame */
    UI_MAX_REGIONS = 16,
    UI_MAX_RINGS = 4,
    UI_MAX_LATER = 16,
    UI_MEMORY_ROWS = 256
};

/* A widget of a frame. */
typedef struct Spot {
    UiId id;
    Rect rect; /* all of it */
    Rect seen; /* what the clip left */
    size_t layer;
    size_t region; /* SIZE_MAX: in none */
    UiId group;    /* 0: none */
    UiFocusKind kind;
} Spot;

typedef struct Layer {
    UiId id;
    Rect rect;
    bool modal;
} Layer;

typedef struct Area {
    UiId id;
    Rect view;
    size_t layer;
    bool can_up, can_down;
} Area;

typedef struct Frame {
    Arena *arena; /* texts of the nodes */
    Spot *spots;
    size_t spot_count, spot_cap;
    UiNode *nodes;
    bool *covered; /* by a modal layer, one a node */
    size_t *node_layers;
    size_t node_count, node_cap;
    Layer layers[UI_MAX_LAYERS]; /* [0] is the ground */
    size_t layer_count;
    Area areas[UI_MAX_AREAS];
    size_t area_count;
    UiId regions[UI_MAX_REGIONS];
    size_t region_count;
    Point size;
} Frame;

/* What is kept by id between frames. */
typedef struct Memory Memory;
struct Memory {
    Memory *next;
    UiId id;
    uint64_t seen; /* the frame that asked last */
    bool keep;
    bool is_old; /* its owner has set it up */
    int32_t value;
    int32_t from, target, size, grab; /* of an easing, of a scroll area */
    int64_t since_ms;
    bool at_end;
    UiId focus; /* of a region or a group: where it was last */
};

typedef struct LayerPlace {
    size_t index; /* in this frame's layers */
    size_t last;  /* in the last frame's; SIZE_MAX: it was not there */
    size_t region;
    UiId group;
} LayerPlace;

typedef struct ScrollPlace {
    UiId id;
    Memory *memory;
    Rect view;
    bool stick;
    size_t first_spot;
} ScrollPlace;

typedef struct Ring {
    Rect rect;
    Rect clip;
    int32_t radius;
} Ring;

typedef struct ModalPlace {
    UiId layer;
    UiId before; /* had the focus */
    bool before_shown;
} ModalPlace;

typedef struct Later {
    UiLater draw;
    void *data;
} Later;

typedef struct Tip {
    UiId id; /* what the pointer rests upon; 0: nothing */
    int64_t since_ms;
    bool is_hidden; /* pressed since */
    bool is_asked;  /* this frame */
    bool is_due;
    Rect rect;
    StrView text;
} Tip;

struct Ui {
    UiParts parts;
    UiInput *input;
    Point size;
    Frame frames[2];
    Frame *now;
    Frame *last;
    uint64_t frame;
    int64_t due_ms;
    bool wants_frame;
    bool is_drawing;

    UiId ids[UI_MAX_IDS];
    size_t id_depth;
    LayerPlace places[UI_MAX_LAYERS];
    size_t place_depth;
    size_t region;
    UiId group;
    ScrollPlace scrolls[UI_MAX_SCROLLS];
    size_t scroll_depth;
    Later later[UI_MAX_LATER];
    size_t later_count;

    /* By the last frame's places. */
    UiId under; /* the widget that a press goes to */
    size_t pointer_layer;
    size_t key_layer;
    UiId wheel_area;

    UiId active; /* holds the pointer */
    UiId focus;
    UiFocusKind focus_kind;
    bool focus_shown;
    bool by_keys; /* the last input was one */
    uint64_t focus_set;
    uint64_t entered; /* the frame in which a key brought the focus */
    uint32_t focus_missing;
    ModalPlace modals[UI_MAX_LAYERS];
    size_t modal_count;

    Ring rings[UI_MAX_RINGS];
    size_t ring_count;
    Tip tip;
    bool wants_text;
    Rect caret;
    Memory *rows[UI_MEMORY_ROWS];
};

UiId ui_mix(UiId id, uint64_t salt);
Memory *ui_memory(Ui *ui, UiId id, bool keep);
void ui_forget(Ui *ui);
void ui_forget_all(Ui *ui);

static inline LayerPlace *ui_place(Ui *ui)
{
    return &ui->places[ui->place_depth - 1];
}

/* In that order, at the borders of a frame. */
void ui_look_around(Ui *ui); /* ui_hit.c: who is under the pointer */
void ui_draw_rings(Ui *ui);  /* ui_hit.c */
void ui_draw_tip(Ui *ui);    /* ui_tip.c */
/* Whether the key moves the focus within its group: then it scrolls nothing. */
bool ui_steps_in_group(const Ui *ui, UiKey key);
void ui_move_focus(Ui *ui); /* ui_focus.c: Tab, F6, arrows, modal layers */
bool ui_keys_reach(Ui *ui); /* ui_keys.c: keys go to the layer that is drawn now */
bool ui_take_key(Ui *ui, UiKey key, char character, uint32_t mods, bool repeats);
void ui_reveal(Ui *ui, Rect rect); /* ui_scroll.c: in the areas around it */
void ui_add_spot(Ui *ui, const Spot *spot);
const Spot *ui_find_spot(const Frame *frame, UiId id);
bool ui_find_layer(const Frame *frame, UiId id, size_t *index);
size_t ui_modal_of(const Frame *frame); /* the topmost modal layer; 0: none */
void ui_frame_free(Frame *frame);
void ui_frame_reset(Frame *frame, Point size);

#endif
