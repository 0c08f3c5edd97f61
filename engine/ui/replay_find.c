/* replay_find.c -- searching in what was said: hits follow what is typed, Enter goes from one to the next. */
#include "ui/replay_own.h"

void replay_find(App *app, ReplayView *view)
{
    StrView text = edit_text(view->search);
    if (view->searched == edit_version(view->search)) return;
    view->searched = edit_version(view->search);
    view->hit = FILM_NONE;
    view->hit_all = text.len ? film_search(view->film, text, view->hits, REPLAY_HITS) : 0;
    view->hit_count = view->hit_all < REPLAY_HITS ? view->hit_all : REPLAY_HITS;
    view->who.found_seq = 0;
    ui_again(app->ui);
}

/* The first one from the moment on that is shown; a later step goes on from the hit that was gone to. */
static int32_t next_hit(const ReplayView *view, int32_t by)
{
    int32_t count = (int32_t)view->hit_count;
    if (view->hit != FILM_NONE) return (view->hit + by + count) % count;
    for (int32_t i = 0; i < count; i++) {
        if (view->hits[i].t_ms >= film_now(view->film)) return by > 0 ? i : (i - 1 + count) % count;
    }
    return by > 0 ? 0 : count - 1;
}

void replay_go_hit(App *app, ReplayView *view, int32_t by)
{
    if (!view->hit_count) return;
    view->hit = next_hit(view, by);
    const FilmHit *hit = &view->hits[view->hit];
    view->is_playing = false;
    view->who.found_seq = hit->seq;
    view->who.found_from = hit->start;
    view->who.found_to = hit->end;
    replay_seek_in(app, view, hit->chat, hit->t_ms);
}
