/* replay_own.h -- the film of a session in the window: its parts, and what they keep between frames. */
#ifndef UI_REPLAY_OWN_H
#define UI_REPLAY_OWN_H

#include "play/film.h"
#include "ui/desk_own.h"

enum { REPLAY_SPEEDS = 6, REPLAY_HITS = 256, REPLAY_PAD = 16, REPLAY_MOODS = 3, REPLAY_PINS = 512 };
enum { REPLAY_HEAD_H = 56, REPLAY_PLAYER_H = 236, REPLAY_LANE_H = 20 };

typedef enum ReplayPanel {
    REPLAY_TYPING, /* how the reply came to be written */
    REPLAY_FOUND,  /* what was found in it */
    REPLAY_MARKS,  /* all that is marked, from the beginning to the end */
    REPLAY_NOTES,  /* what the trainee noted */
    REPLAY_PANELS
} ReplayPanel;

/* Where a mark stands in this frame. */
typedef struct ReplayPin {
    Rect place;
    const FilmMark *mark;
} ReplayPin;

typedef struct ReplayView {
    Film *film;          /* NULL: none is open */
    uint32_t epoch;      /* of app->card_epoch: which session it is of */
    DeskView desk;       /* what drawing a conversation keeps */
    DeskFilm who;        /* whose conversation it is */
    int64_t opened_ms;   /* monotonic */
    const char *problem; /* locale key: why nothing is shown; NULL: all is well */

    uint32_t chat; /* that is shown */
    bool follows;  /* the chat that is shown is the one in which something happens */

    bool is_playing;
    int64_t since_ms; /* monotonic: when playing began … */
    int64_t since_t;  /* … at this time of the film, without idle stretches where they are skipped */
    int32_t speed;    /* index into REPLAY_SPEED */
    bool skips_idle;
    int64_t told_t; /* up to here catches have been sounded */

    int64_t left_ms; /* the part of the session that the timeline shows … */
    int64_t span_ms; /* … and how long it is */
    bool is_scrubbing;
    bool is_on_pin;  /* the press that scrubs fell on a mark */
    ReplayPin *pins; /* of the frame */
    size_t pin_count;

    int32_t panel; /* ReplayPanel, in a window that shows one at a time; else the third column's, from REPLAY_FOUND */
    int32_t marks_seen; /* the mark that was brought into view last */
    int32_t step_seen;

    Edit *search;
    uint64_t searched;
    FilmHit hits[REPLAY_HITS];
    size_t hit_count, hit_all;
    int32_t hit;       /* FILM_NONE: none was gone to */
    bool is_searching; /* the search has the focus */
    bool wants_search, wants_timeline;
    bool sought; /* another moment was gone to since the last frame */

    Arena *proof_arena;
    Proof proof; /* once it is proven */
    bool is_proven;
    bool wants_proof; /* asked for by hand: a long session is not run again unasked */
} ReplayView;

/* Twice the speed: 0.5× is 1. */
extern const int32_t REPLAY_SPEED[REPLAY_SPEEDS];

/* replay_clock.c */
void replay_open(App *app, ReplayView *view);
void replay_close(ReplayView *view);
void replay_pass_time(App *app, ReplayView *view);
void replay_seek(App *app, ReplayView *view, int64_t t_ms);
void replay_seek_in(App *app, ReplayView *view, uint32_t chat, int64_t t_ms); /* and show that chat */
void replay_play(App *app, ReplayView *view, bool play);
void replay_set_speed(App *app, ReplayView *view, int32_t speed);
void replay_skip_idle(App *app, ReplayView *view, bool skip);
void replay_zoom(ReplayView *view, int64_t span_ms, int64_t at_ms); /* what is at that moment stays where it is */
void replay_step_message(App *app, ReplayView *view, int by);
void replay_step_finding(App *app, ReplayView *view, int by);

/* The reply under the playhead in the chat that is shown: being waited for, written, or sent last. NULL: there is none. */
const FilmReply *replay_reply(const ReplayView *view);
void replay_retry(App *app, ReplayView *view);
void replay_leave(App *app);                 /* to where it was opened from */
StrView replay_retry_reason(const App *app); /* empty: it may be tried again */

/* replay_find.c */
void replay_find(App *app, ReplayView *view);               /* hits follow what is typed */
void replay_go_hit(App *app, ReplayView *view, int32_t by); /* to the next or the last one */

/* replay_proof.c */
void replay_prove(App *app, ReplayView *view);
void replay_draw_proof(App *app, ReplayView *view, Point at, int32_t room);
int32_t replay_proof_width(App *app, const ReplayView *view);
void replay_draw_damage(App *app, const ReplayView *view,
                        Rect *area); /* what does not fit or is lost, above the film */

/* Parts. */
void replay_draw_head(App *app, ReplayView *view, Rect rect);
void replay_draw_chat(App *app, ReplayView *view, Rect rect);
void replay_draw_typing(App *app, ReplayView *view, Rect rect);
void replay_draw_steps(App *app, ReplayView *view, const FilmTyping *typing, Rect rect);
void replay_draw_found(App *app, ReplayView *view, Rect rect);
void replay_draw_marks(App *app, ReplayView *view, Rect rect);
void replay_draw_notes(App *app, ReplayView *view, Rect rect);
void replay_draw_player(App *app, ReplayView *view, Rect rect);
int32_t replay_player_height(const ReplayView *view);

/* Where a moment stands on the timeline. */
typedef struct ReplayTrack {
    App *app;
    ReplayView *view;
    Rect room;   /* from the first to the last moment that is shown, all rows */
    Rect labels; /* what the rows are called, left of it */
} ReplayTrack;
int32_t replay_x(const ReplayTrack *track, int64_t t_ms);
bool replay_is_shown(const ReplayTrack *track, int64_t from_ms, int64_t to_ms);
void replay_label(const ReplayTrack *track, int32_t y, StrView text);
void replay_draw_timeline(App *app, ReplayView *view, Rect rect);
void replay_draw_moods(const ReplayTrack *track, Rect row);
void replay_draw_lanes(const ReplayTrack *track, Rect row);
void replay_draw_waits(const ReplayTrack *track, Rect row);
void replay_draw_heat(const ReplayTrack *track, Rect row);
void replay_draw_pins(const ReplayTrack *track, Rect findings, Rect turns);
const FilmMark *replay_pin_at(const ReplayView *view, Point at); /* NULL: none */

/* What a mark is called, its icon, and its colour. */
const char *replay_mark_icon(const FilmMark *mark);
Tint replay_mark_tint(const ReplayView *view, const FilmMark *mark);
StrView replay_mark_text(const App *app, const ReplayView *view, const FilmMark *mark);

StrView replay_dim_short(const App *app, Dim dim);
StrView replay_seconds(const App *app, int64_t ms); /* "8", "72": whole seconds */

#endif
