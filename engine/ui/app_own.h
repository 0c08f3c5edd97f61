/* app_own.h -- the application as its own files and its views see it.
 *
 * A view draws and reacts in one pass and changes the world only by the calls below; it sees content, feed, history and card as
 * plain structs, never the store or a script. */
#ifndef UI_APP_OWN_H
#define UI_APP_OWN_H

#include "play/card.h"
#include "play/compare.h"
#include "play/feed.h"
#include "play/history.h"
#include "play/model.h"
#include "play/proof.h"

#include "play/quick_own.h"
#include "play/settings.h"
#include "play/sitting.h"
#include "record/rescue.h"
#include "script/gloss.h"
#include "ui/app.h"
#include "ui/events.h"
#include "ui/reloader.h"
#include "ui/sound.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include "ui/widgets_grade.h"
#include "ui/widgets_over.h"
#include "ui/window.h"

typedef enum ViewId {
    VIEW_FIRST,
    VIEW_HOME,
    VIEW_DESK,
    VIEW_CARD,
    VIEW_SESSIONS,
    VIEW_REPLAY,
    VIEW_COMPARE,
    VIEW_SETTINGS,
    VIEW_COUNT
} ViewId;

typedef struct App App;
typedef struct AppPast AppPast; /* app_card.c */
typedef struct AppPair AppPair; /* app_compare.c */
typedef struct AppKin AppKin;   /* app_kin.c */

/* What a view keeps between frames is its own affair: made with the application, freed with it. */
typedef struct View {
    const char *name; /* "home": for --go, the settings and the screen in words */
    void *(*make)(App *app);
    void (*drop)(void *state);
    void (*enter)(App *app, void *state); /* whenever the view is come to; may be NULL */
    void (*draw)(App *app, void *state, Rect area);
    /* The content is another one now, nothing of the old may be touched. NULL: the state is dropped and made anew. */
    void (*reloaded)(App *app, void *state);
} View;

extern const View FIRST_VIEW, HOME_VIEW, DESK_VIEW, CARD_VIEW, SESSIONS_VIEW, REPLAY_VIEW, COMPARE_VIEW, SETTINGS_VIEW;
const View *app_view(ViewId view);

/* What was last told about a chat, so that each sound comes once. */
typedef struct ChatNews {
    size_t items;
    int64_t soon_for; /* waiting_since of the wait that was signalled */
    int64_t late_for;
    bool is_known;
    bool is_closed;
} ChatNews;

struct App {
    const AppSetup *setup;
    Content *content;   /* NULL only while the first frame stands; the loader's, or `reloaded` */
    Content *reloaded;  /* taken up after a save; NULL: none was */
    Reloader *reloader; /* NULL: files are not watched */
    Buf reload_fault;   /* what is wrong with the latest save, in a sentence; empty: nothing */
    Arena *life;        /* until the end */
    Arena *frame;       /* emptied after each frame */
    Window window;
    Events events;
    Canvas *canvas;
    Text *text;
    Ui *ui;
    Theme theme;
    Locale *locale;
    Locale *old_locale; /* until the frame that changed the language is over */
    Gloss *gloss;       /* NULL: nobody asked for them, or none could be read */
    Sounds *sounds;
    const char *lang; /* "zh", "en" */
    Settings settings;
    int32_t text_percent; /* of the command line, until the user chooses; 0: as the settings say */
    Err settings_fault;   /* why the settings' file was put aside; empty: it was not */
    Toasts toasts;

    Store *store; /* NULL: nothing is kept, and `store_fault` says why */
    Err store_fault;
    Rescue rescue;      /* what became of a record that could not be opened; STORE_FINE: nothing */
    bool rescue_hidden; /* it was read */
    bool rescue_shown;  /* all of it, in a dialog */
    int32_t rescue_h;   /* of its words, as they were last drawn */
    Person person;      /* id empty: nobody yet */
    Playbook *book;

    Arena *past_arena; /* of `past` and `people` each its own, emptied when they are read again */
    History past;      /* of the person; ask app_history */
    bool past_is_known;
    Arena *everybody_arena;
    History everybody; /* likewise of all people; ask app_everybody */
    bool everybody_is_known;
    uint32_t everybody_reads; /* how often it was read */
    Arena *people_arena;
    People people; /* of the workstation, read when the picker opens */
    bool people_shown;
    Rect me; /* where the rail shows who plays */

    Sitting *sitting;  /* the session at the desk, or the one that ended last; NULL before any */
    bool is_playing;   /* it has not ended */
    bool unstored;     /* the store refused; all is kept in memory and tried again */
    int64_t offset_ms; /* session time = monotonic time - offset */
    int64_t ticked_ms;
    uint32_t feed_seen;
    Feed *feed; /* of the sitting */
    ChatNews news[DESK_MAX_CHATS];
    uint32_t unnoticed; /* the buyers' lines since the window lost the focus */
    uint32_t chat;      /* number of the chat that is shown at the desk */

    AppPast *past_card;  /* the stored session whose card or film is shown; NULL: that of the sitting */
    uint32_t card_epoch; /* grows whenever another log is what the card is about */
    ViewId film_back;    /* where the film was opened from */
    int64_t film_from;   /* where the film begins that is opened next … */
    bool has_film_from;  /* … where it is not its beginning */
    AppPair *pair;       /* two stored sessions side by side; NULL: none are */
    uint32_t pair_epoch; /* grows whenever others are */
    AppKin *kin;         /* sessions that belong to one, above the view; NULL: not shown */
    ContentFiles *talks; /* where models are found; NULL until one is wanted */

    OwnReplies own_replies;
    bool has_own_replies;

    ViewId view;
    ViewId back; /* where the settings return to */
    void *states[VIEW_COUNT];
    bool has_entered;
    bool redraw;
    bool quit;
    bool asks_quit;
    bool keys_shown;     /* F1 */
    UiId typing_in;      /* the field that the input method was told of, 0: none */
    SDL_Rect candidates; /* where it was told to show them, in device pixels */
    int64_t drawn_ms;    /* when the last frame was begun */
    ViewId drawn_view;   /* that it shows */
    int64_t frames;
};

/* What became of a damaged record: a banner above every view until it is read, and all of it in a dialog. app_rescue.c */
void app_open_store(App *app);
void app_draw_rescue_banner(App *app, Rect *area);
void app_draw_rescue(App *app);

/* ---- for views ---- */
void app_go(App *app, ViewId view);
int64_t app_now(const App *app);        /* monotonic */
int64_t app_session_ms(const App *app); /* session time */
bool app_is_exam(const App *app);       /* the sitting is one */

/* What the user is told at the bottom of the window. `key` with the slot {text}: what went wrong. */
void app_toast(App *app, StrView text);
void app_fail(App *app, const char *key, const Err *err);
void app_play(App *app, Sound sound); /* where the settings want it */

LevelScale app_levels(const App *app); /* where the rubric draws its lines */

/* The faces a trainee may choose: pictures of assets/avatars. */
enum { TRAINEE_FACES = 4 };
extern const char *const TRAINEE_FACE[TRAINEE_FACES];

/* The text in the language of the interface; Chinese where there is no English. */
StrView app_local(const App *app, const LocalText *text);

/* A session: scenario and persona may name several, comma-separated. False where it could not begin; it was said why. */
typedef struct AppPractice {
    StrView scenario;
    StrView persona; /* empty: the scenario's own */
    SessionMode mode;
} AppPractice;
bool app_begin(App *app, const AppPractice *practice);
bool app_carry_on(App *app, StrView id);
bool app_say(App *app, const DeskReply *reply); /* false: it was not taken, and stays in the composer */
bool app_draft(App *app, uint32_t chat, StrView text, size_t pasted);
bool app_act(App *app, uint32_t chat, StrView name);
bool app_note(App *app, uint32_t chat, StrView text);
bool app_drop_note(App *app, uint32_t chat, uint32_t seq);
bool app_flag(App *app, uint32_t chat, StrView colour);
bool app_status(App *app, StrView status);
bool app_pause(App *app, bool pause);
void app_end_session(App *app); /* by hand: open chats close as lost, the card is shown */

/* What the person has practised; read when it is asked for after anything changed it. Empty without a store. Borrowed until
 * the next call. */
const History *app_history(App *app);
const History *app_everybody(App *app); /* the sessions of all people of this workstation */
void app_history_changed(App *app);     /* a session came or ended: read again when asked for */

/* An interrupted session that nobody will go on with: it ends, and stays to be looked at. */
bool app_give_up(App *app, StrView id);

/* Save one chat of a session as a talk among the trainer's own content, and say where or why not. */
bool app_save_talk(App *app, const EventLog *log, uint32_t chat);

/* The score card: of the session that ended last, or of a stored one. */
typedef struct AppAsk {
    StrView scenario;
    StrView persona;
    const FeedGrade *grade; /* of the reply that should have been better … */
    Dim dim;                /* … in this */
} AppAsk;
bool app_open_card(App *app, StrView id);     /* of a stored session; an open one at the desk goes on */
bool app_open_film(App *app, StrView id);     /* the same session as a film */
void app_show_film(App *app);                 /* of the session that the card is about */
void app_show_sitting(App *app);              /* the desk, or the card of what ended there */
void app_forget_past(App *app);               /* the card is again that of the sitting */
const EventLog *app_card_log(const App *app); /* NULL: there is none */
const Feed *app_card_feed(const App *app);
Proof app_prove(App *app, Arena *arena);        /* does its session still come out the same? Takes a rerun of it */
StrView app_card_damage(const App *app);        /* why its log ends before its end; empty: it is whole */
SittingBar app_retry_bar(const App *app);       /* why no reply of it can be tried again */
bool app_retry(App *app, uint32_t seq);         /* from just before that event */
bool app_again(App *app);                       /* the same scenario and buyer, another seed */
bool app_practise_rule(App *app, StrView rule); /* false: no scenario practises it */

/* Two stored sessions side by side. Where the view is left, it goes back to where it was come from. */
bool app_open_compare(App *app, StrView first, StrView second);
void app_leave_compare(App *app);
void app_turn_compare(App *app); /* the first as the second */
void app_forget_compare(App *app);
const Compare *app_compare(const App *app); /* NULL: none is open */

/* The sessions that belong to a stored one, in a panel above the view: its tree of retries, or, to compare it with one of
 * them, these and others of its scenario. False where they cannot be read; it was said why. */
typedef enum KinUse { KIN_TREE, KIN_COMPARE } KinUse;
bool app_show_kin(App *app, StrView id, KinUse use);

/* The film of a stored session at a moment. */
bool app_open_replay(App *app, StrView id, int64_t t_ms);

/* In `arena`: proven edits of a reply, and how a good talk answers it. */
bool app_better(App *app, uint32_t seq, Arena *arena, Receipt *out);
bool app_model(App *app, const AppAsk *ask, Arena *arena, Model *out);

/* The session of the scenario before, as app_history lends it; NULL: none. */
const Digest *app_last_time(App *app);

/* Send a product's card to the buyer. */
bool app_send_card(App *app, uint32_t chat, StrView product);

/* One's own quick replies: read when they are first asked for, written at every change. False: it was said why. */
const OwnReplies *app_own_replies(App *app);
bool app_keep_reply(App *app, const OwnReply *reply); /* an empty id: a new one */
bool app_drop_reply(App *app, StrView id);

/* Settings take effect at once and are written. */
void app_settings_changed(App *app);
bool app_set_person(App *app, StrView name); /* an open session of somebody else is left */
void app_ask_quit(App *app);
void app_open_settings(App *app); /* and, from there, back */

/* ---- between the application's own files ---- */
void app_load_settings(App *app);
void app_save_settings(App *app);
bool app_apply_settings(App *app, Err *err);
Rect app_window_place(const App *app);
int32_t app_text_percent(const App *app);
void app_find_person(App *app);

SittingSetup app_sitting_setup(const App *app);
void app_sit_down(App *app, Sitting *sitting); /* it takes the place of the one before */

/* Trainers' files, while the window is open. True where a save was looked at. */
void app_watch_content(App *app);
bool app_look_for_saves(App *app);
void app_stop_watching(App *app);

/* What the window shows of itself before the content is there. */
void app_first_frame(App *app);
void app_loop(App *app);
void app_draw_keys(App *app); /* F1 */
void app_draw_kin(App *app);
void app_close_kin(App *app);
void app_show_people(App *app);
void app_draw_people(App *app); /* who am I: the picker */
void app_note_face(App *app);   /* the avatar is this person's from now on */
void app_draw_shell(App *app);  /* rail, the view, what lies above it */
bool app_pass_time(App *app);   /* true where something happened */
int64_t app_session_due(const App *app);
void app_leave_session(App *app); /* kept to be carried on, where that may be */
void app_tell_news(App *app);
int64_t app_news_due(const App *app); /* session time of the next sound by time alone, or INT64_MAX */
void app_noticed(App *app);
void app_show_title(App *app);

#endif
