/* replay_marks.c -- what a mark of the timeline is called, and the shape and colour that say its kind. */
#include "ui/replay_own.h"

#include "ui/card_own.h"

const char *replay_mark_icon(const FilmMark *mark)
{
    static const char *const ICONS[FILM_MARK_KINDS] = {
        [FILM_MARK_CRITICAL] = "crit", [FILM_MARK_MAJOR] = "major",   [FILM_MARK_MINOR] = "minor",
        [FILM_MARK_PRAISE] = "praise", [FILM_MARK_CAUGHT] = "caught", [FILM_MARK_TURN] = "down",
        [FILM_MARK_OPENED] = "right",  [FILM_MARK_CLOSED] = "flag"
    };
    if (mark->kind == FILM_MARK_TURN && mark->to > mark->from) return "up";
    return ICONS[mark->kind];
}

/* Of these the higher is the worse. */
static bool is_bad_mood(StrView name)
{
    return sv_is(name, "irritation") || sv_is(name, "open_doubts");
}

static StrView mood_of(const ReplayView *view, const FilmMark *mark)
{
    const FilmLane *lane = film_lane(view->film, mark->chat);
    return lane && mark->mood < lane->mood_count ? lane->mood_names[mark->mood] : sv("");
}

Tint replay_mark_tint(const ReplayView *view, const FilmMark *mark)
{
    static const Tint TINTS[FILM_MARK_KINDS] = {
        [FILM_MARK_CRITICAL] = TINT_CRIT, [FILM_MARK_MAJOR] = TINT_MAJOR, [FILM_MARK_MINOR] = TINT_MINOR,
        [FILM_MARK_PRAISE] = TINT_GOOD,   [FILM_MARK_CAUGHT] = TINT_GOOD, [FILM_MARK_OPENED] = TINT_PLAIN,
        [FILM_MARK_CLOSED] = TINT_PLAIN,
    };
    if (mark->kind != FILM_MARK_TURN) return TINTS[mark->kind];
    bool rises = mark->to > mark->from;
    return rises != is_bad_mood(mood_of(view, mark)) ? TINT_GOOD : TINT_MAJOR;
}

/* ---- in words */

static StrView reply_words(const App *app, const ReplayView *view, const FilmMark *mark)
{
    size_t count = 0;
    const FilmReply *replies = film_replies(view->film, &count);
    StrView number = ui_number(app->ui, mark->reply == FILM_NONE ? 0 : replies[mark->reply].number);
    StrView text = arena_printf(app->frame, "%.*s %.*s", SV_ARG(mark->text), SV_ARG(card_rule_name(app, mark->text)));
    return ui_say(app->ui, "playback.mark.finding", SLOTS({ "number", number }, { "text", text }));
}

/* What moved it, where that has a name. */
static StrView turn_words(const App *app, const ReplayView *view, const FilmMark *mark)
{
    StrView mood = mood_of(view, mark);
    StrView mood_key = arena_printf(app->frame, "mood.%.*s", SV_ARG(mood));
    StrView deed_key = arena_printf(app->frame, "deed.%.*s", SV_ARG(mark->text));
    StrView name = locale_has(app->locale, mood_key) ? locale_text_sv(app->locale, mood_key) : mood;
    StrView by = arena_printf(app->frame, "%.*s %d → %d", SV_ARG(name), (int)mark->from, (int)mark->to);
    if (!locale_has(app->locale, deed_key)) return by;
    return ui_say(app->ui, "playback.mark.turn",
                  SLOTS({ "by", by }, { "deed", locale_text_sv(app->locale, deed_key) }));
}

static StrView words_of(const App *app, const ReplayView *view, const FilmMark *mark)
{
    StrView outcome;
    switch (mark->kind) {
    case FILM_MARK_CAUGHT: return ui_say(app->ui, "playback.caught", SLOTS({ "rule", mark->text }));
    case FILM_MARK_TURN: return turn_words(app, view, mark);
    case FILM_MARK_OPENED: return ui_tr(app->ui, "playback.mark.opened");
    case FILM_MARK_CLOSED:
        outcome = locale_text_sv(app->locale, arena_printf(app->frame, "outcome.%.*s", SV_ARG(mark->text)));
        return ui_say(app->ui, "playback.mark.closed", SLOTS({ "outcome", outcome }));
    default: return reply_words(app, view, mark);
    }
}

StrView replay_mark_text(const App *app, const ReplayView *view, const FilmMark *mark)
{
    StrView words = words_of(app, view, mark);
    const FeedChat *chat = feed_chat(app_card_feed(app), mark->chat);
    if (film_lanes(view->film) < 2 || !chat) return words;
    return arena_printf(app->frame, "%u %.*s·%.*s", mark->chat, SV_ARG(desk_buyer_name(app, chat)), SV_ARG(words));
}
