/* app_quick.c -- one's own quick replies in the data folder: read once, written whole at every change. */
#include "ui/app_own.h"

#include "base/files.h"

static const char *path_of(App *app)
{
    return arena_printf(app->frame, "%s/quick.json", app->setup->data).ptr;
}

/* A damaged file is put aside, so that nothing in it is lost for good, and said. */
static void load(App *app)
{
    Buf text = { 0 };
    Err err = { 0 };
    app->has_own_replies = true;
    app->own_replies = own_replies(app->life);
    bool is_read = file_read(path_of(app), &text, NULL);
    if (is_read && !own_replies_parse(app->life, buf_view(&text), &app->own_replies, &err)) {
        file_put_aside(path_of(app), NULL);
        app_fail(app, "app.cannot_read", &err);
    }
    buf_clear(&text);
}

const OwnReplies *app_own_replies(App *app)
{
    if (!app->has_own_replies) load(app);
    return &app->own_replies;
}

static void save(App *app)
{
    Buf text = { 0 };
    Err err = { 0 };
    own_replies_print(&text, &app->own_replies);
    bool is_kept = folder_make(app->setup->data, &err) && file_replace(path_of(app), buf_view(&text), &err);
    if (!is_kept) app_fail(app, "app.quick_not_written", &err);
    buf_clear(&text);
    app->redraw = true;
}

bool app_keep_reply(App *app, const OwnReply *reply)
{
    Err err = { 0 };
    if (!app->has_own_replies) load(app);
    bool is_ok = reply->id.len ? own_replies_edit(&app->own_replies, reply, &err)
                               : own_replies_add(&app->own_replies, reply, NULL, &err);
    if (is_ok) {
        save(app);
    } else {
        app_fail(app, "app.quick_refused", &err);
    }
    return is_ok;
}

bool app_drop_reply(App *app, StrView id)
{
    if (!app->has_own_replies) load(app);
    if (!own_replies_remove(&app->own_replies, id)) return false;
    save(app);
    return true;
}
