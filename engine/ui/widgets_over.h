/* widgets_over.h -- what lies above a view: popovers, dialogs, toasts; and the banner at a column's top. */
#ifndef UI_WIDGETS_OVER_H
#define UI_WIDGETS_OVER_H

#include "ui/widgets.h"

/* Where a popover of that size stands: below its anchor and inside the window; moved right, then above, until it leaves
 * every one of `free` (the last buyer message, the composer) alone. Where nothing fits, what covers least of them. */
Rect ui_pop_place(const Ui *ui, Rect anchor, Point size, const Rect *free, size_t count);
Rect pop_place(Point window, Rect anchor, Point size, const Rect *free, size_t count);

/* A popover's frame: a layer with its ground and edge. The caller draws within and asks for Esc. Draw it after the view,
 * or by ui_later. Modal: it takes all keys (a menu). */
void ui_begin_pop(Ui *ui, const char *name, Rect rect, bool modal);
void ui_end_pop(Ui *ui);

/* A dialog in the middle of a dimmed window; focus stays within. `height`: of the room between title and buttons. */
typedef struct DialogSpec {
    StrView title;
    int32_t width, height;
    StrView ok;     /* the primary button; empty: none */
    StrView cancel; /* empty: none; Esc and a press outside answer the same */
    bool danger;    /* what OK does cannot be undone: it is red and not the first focus */
    bool ok_disabled;
    StrView reason; /* why */
} DialogSpec;
typedef enum DialogAnswer { DIALOG_OPEN, DIALOG_OK, DIALOG_CANCEL } DialogAnswer;
Rect ui_begin_dialog(Ui *ui, const char *name, const DialogSpec *spec); /* the room for the caller's widgets */
DialogAnswer ui_end_dialog(Ui *ui, const DialogSpec *spec);

/* A question: title, a sentence or two, two buttons. */
typedef struct ConfirmSpec {
    StrView title, text, ok, cancel;
    bool danger;
} ConfirmSpec;
DialogAnswer ui_confirm(Ui *ui, const char *name, const ConfirmSpec *spec);

/* Toasts: one at a time at the bottom's centre, for 4 s each; while the pointer rests on it or it has the focus, longer.
 * The application owns the queue and pushes; texts are copied. */
enum { TOAST_MAX = 4, TOAST_TEXT = 160 };
typedef struct Toast {
    char text[TOAST_TEXT];
    char action[48]; /* empty: none */
    int32_t tag;     /* the caller's own: which action */
} Toast;
typedef struct Toasts {
    Toast items[TOAST_MAX];
    size_t count;
    int64_t since_ms;   /* when the first came up; 0: not yet */
    int64_t leaving_ms; /* 0: it stays */
} Toasts;
/* The oldest waiting one makes room when the queue is full. */
void toasts_push(Toasts *toasts, StrView text, StrView action, int32_t tag);
/* After all views; returns the tag whose action was activated, else 0. */
int32_t ui_toasts(Ui *ui, Toasts *toasts);

/* 36 high, in the tint of its severity; true when its action was activated. */
typedef struct BannerSpec {
    StrView text, action;
    const char *icon; /* NULL: info */
    Tint tint;
} BannerSpec;
bool ui_banner(Ui *ui, const char *name, Rect rect, const BannerSpec *spec);

#endif
