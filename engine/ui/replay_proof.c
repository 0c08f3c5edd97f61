/* replay_proof.c -- does the session still come out the same? Said in the head; what does not fit stands above the film. */
#include "ui/replay_own.h"

/* A film of so many events is run again unasked, once it has been open for a moment: that takes a blink. */
enum { MOST_UNASKED = 1500, REST_MS = 500, BANNER_H = 36 };

void replay_prove(App *app, ReplayView *view)
{
    Ui *ui = app->ui;
    if (view->is_proven || view->is_playing || view->is_scrubbing) return;
    bool is_short = film_events(view->film) <= MOST_UNASKED;
    int64_t rest = view->opened_ms + REST_MS - ui_input(ui)->now_ms;
    if (!view->wants_proof && !is_short) return;
    if (!view->wants_proof && rest > 0) {
        ui_due(ui, view->opened_ms + REST_MS);
        return;
    }
    view->proof = app_prove(app, view->proof_arena);
    view->is_proven = true;
}

typedef struct ProofLook {
    const char *key, *icon;
    Tint tint;
} ProofLook;

static const ProofLook LOOKS[PROOF_KIND_COUNT] = {
    [PROOF_SAME] = { "playback.proof.same", "shield", TINT_GOOD },
    [PROOF_CUT] = { "playback.proof.unfinished", "shield", TINT_MINOR },
    [PROOF_OPEN] = { "playback.proof.unfinished", "shield", TINT_MINOR },
    [PROOF_CHANGED] = { "playback.proof.changed", "crit", TINT_CRIT },
    [PROOF_REMOVED] = { "playback.proof.removed", "crit", TINT_CRIT },
    [PROOF_INSERTED] = { "playback.proof.inserted", "crit", TINT_CRIT },
    [PROOF_MOVED] = { "playback.proof.moved", "crit", TINT_CRIT },
    [PROOF_TAIL] = { "playback.proof.tail", "crit", TINT_CRIT },
    [PROOF_HEADER] = { "playback.proof.header", "crit", TINT_CRIT },
    [PROOF_FORMAT] = { "playback.proof.cannot", "crit", TINT_MAJOR },
    [PROOF_ENGINE] = { "playback.proof.engine", "info", TINT_PLAIN },
    [PROOF_CONTENT] = { "playback.proof.content", "info", TINT_PLAIN },
    [PROOF_CANNOT_RUN] = { "playback.proof.cannot", "crit", TINT_MAJOR },
    [PROOF_UNREADABLE] = { "playback.proof.cannot", "crit", TINT_MAJOR },
};

/* A long film is not run again before somebody asks. */
static bool waits_for_hand(const ReplayView *view)
{
    return !view->is_proven && !view->wants_proof && film_events(view->film) > MOST_UNASKED;
}

static TagSpec tag_of(App *app, const ReplayView *view)
{
    Ui *ui = app->ui;
    if (waits_for_hand(view)) {
        return (TagSpec){ .text = ui_tr(ui, "playback.proof.ask"), .icon = "shield", .tint = TINT_LINE };
    }
    if (!view->is_proven) return (TagSpec){ .text = ui_tr(ui, "playback.proof.checking"), .icon = "shield" };
    const ProofLook *look = &LOOKS[view->proof.kind];
    StrView text = ui_say(ui, look->key, SLOTS({ "seq", ui_number(ui, view->proof.seq) }));
    return (TagSpec){ .text = text, .icon = look->icon, .tint = look->tint };
}

int32_t replay_proof_width(App *app, const ReplayView *view)
{
    TagSpec tag = tag_of(app, view);
    return ui_tag_width(app->ui, &tag);
}

void replay_draw_proof(App *app, ReplayView *view, Point at, int32_t room)
{
    enum { LEAST = 40 };
    Ui *ui = app->ui;
    TagSpec tag = tag_of(app, view);
    if (ui_tag_width(ui, &tag) > room) tag.widest = room > LEAST ? room : LEAST;
    if (!waits_for_hand(view)) {
        ui_tag(ui, at, &tag);
    } else if (ui_tag_button(ui, "prove", at, &tag).activated) {
        view->wants_proof = true;
        ui_again(ui);
    }
}

/* The whole sentence, as `peilian verify` says it. */
static StrView fault_text(App *app, const ReplayView *view)
{
    Ui *ui = app->ui;
    const Proof *proof = &view->proof;
    StrView key = arena_printf(app->frame, "verify.%s", proof_kind_name(proof->kind));
    if (!locale_has(app->locale, key)) return proof->note;
    return ui_say(ui, key.ptr,
                  SLOTS({ "id", film_header(view->film)->id }, { "seq", ui_number(ui, proof->seq) },
                        { "other", ui_number(ui, proof->other) }, { "last", ui_number(ui, film_events(view->film)) },
                        { "field", proof->field }, { "expected", proof->expected }, { "found", proof->found },
                        { "text", proof->note }));
}

void replay_draw_damage(App *app, const ReplayView *view, Rect *area)
{
    Ui *ui = app->ui;
    StrView damage = app_card_damage(app), text = sv("");
    if (!damage.len) damage = film_damage(view->film);
    if (damage.len) {
        StrView count = ui_number(ui, film_events(view->film));
        text = ui_say(ui, "playback.damaged", SLOTS({ "count", count }, { "text", damage }));
    } else if (view->is_proven && LOOKS[view->proof.kind].tint == TINT_CRIT) {
        text = fault_text(app, view);
    }
    if (!text.len) return;
    ui_banner(ui, "damage", cut_top(area, BANNER_H), &(BannerSpec){ .text = text, .icon = "crit", .tint = TINT_CRIT });
}
