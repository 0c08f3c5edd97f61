/* app_news.c -- what is told besides the picture: sounds, the window's title, the desktop's own messages. */
#include "ui/app_own.h"

enum { GOOD_REPLY = 90, LAST_THIRD = 3 };

void app_play(App *app, Sound sound)
{
    if (!app->settings.sounds[sound]) return;
    sounds_play(app->sounds, sound);
}

static int64_t soon_at(const FeedChat *chat)
{
    return chat->due - (chat->due - chat->waiting_since) / LAST_THIRD;
}

static bool is_waiting(const FeedChat *chat)
{
    return chat->closed_at < 0 && chat->waiting_since >= 0 && chat->due >= 0;
}

/* A grade tells more than it should in an exam. */
static void tell_grade(App *app, const FeedGrade *grade)
{
    if (!grade || app_is_exam(app)) return;
    if (grade->is_capped) {
        app_play(app, SOUND_CRITICAL);
    } else if (grade->overall >= GOOD_REPLY) {
        app_play(app, SOUND_GOOD);
    }
}

static void tell_lines(App *app, const FeedChat *chat, ChatNews *news)
{
    for (size_t i = news->items; i < chat->count; i++) {
        const FeedItem *item = &chat->items[i];
        if (item->kind == FEED_AGENT) tell_grade(app, item->grade);
        if (item->kind != FEED_BUYER) continue;
        app_play(app, SOUND_MESSAGE);
        if (app->events.has_focus) continue;
        app->unnoticed++;
        window_flash(&app->window, true);
        if (app->settings.notify && app->unnoticed == 1) {
            window_notify(locale_text(app->locale, "app.name"), item->text);
        }
    }
    news->items = chat->count;
}

static void tell_waits(App *app, const FeedChat *chat, ChatNews *news)
{
    int64_t now = app_session_ms(app);
    if (!is_waiting(chat)) return;
    if (now >= chat->due && news->late_for != chat->waiting_since) {
        news->late_for = news->soon_for = chat->waiting_since;
        app_play(app, SOUND_LATE);
    } else if (now >= soon_at(chat) && news->soon_for != chat->waiting_since) {
        news->soon_for = chat->waiting_since;
        app_play(app, SOUND_SOON);
    }
}

void app_tell_news(App *app)
{
    for (uint32_t number = 1; number <= DESK_MAX_CHATS; number++) {
        const FeedChat *chat = feed_chat(app->feed, number);
        ChatNews *news = &app->news[number - 1];
        if (!chat) continue;
        if (!news->is_known) {
            *news = (ChatNews){ .is_known = true, .soon_for = -1, .late_for = -1 };
            app_play(app, SOUND_NEW_CHAT);
        }
        tell_lines(app, chat, news);
        tell_waits(app, chat, news);
    }
    app_show_title(app);
}

int64_t app_news_due(const App *app)
{
    int64_t next = INT64_MAX;
    for (uint32_t number = 1; number <= DESK_MAX_CHATS; number++) {
        const FeedChat *chat = feed_chat(app->feed, number);
        const ChatNews *news = &app->news[number - 1];
        if (!chat || !is_waiting(chat) || news->late_for == chat->waiting_since) continue;
        int64_t due = news->soon_for == chat->waiting_since ? chat->due : soon_at(chat);
        if (due < next) next = due;
    }
    return next;
}

void app_noticed(App *app)
{
    app->unnoticed = 0;
    window_flash(&app->window, false);
    app_show_title(app);
}

void app_show_title(App *app)
{
    StrView name = locale_text(app->locale, "app.name");
    StrView title = name;
    if (app->unnoticed) title = arena_printf(app->frame, "(%u) %.*s", app->unnoticed, SV_ARG(name));
    window_title(&app->window, title);
}

void app_toast(App *app, StrView text)
{
    toasts_push(&app->toasts, text, sv(""), 0);
    app->redraw = true;
}

void app_fail(App *app, const char *key, const Err *err)
{
    Buf text = { 0 };
    locale_fill(app->locale, &text, key, SLOTS({ "text", sv(err->text) }));
    app_toast(app, buf_view(&text));
    buf_clear(&text);
}
