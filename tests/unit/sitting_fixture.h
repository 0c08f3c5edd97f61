/* sitting_fixture.h -- a store in a folder of its own, a world outside that stands still, and sittings on the fake content. */
#ifndef TESTS_SITTING_FIXTURE_H
#define TESTS_SITTING_FIXTURE_H

#include "play/rerun.h"
#include "play/sitting.h"
#include "play_world.h"
#include "unit/record_fixture.h"

typedef struct Office {
    char folder[256];
    char path[512];
    const Content *content;
    Playbook *book;
    Store *store;
    Arena *arena;
    Outside outside;
    SittingSetup setup;
    int ids;          /* handed out so far */
    const char *time; /* what the clock on the wall shows */
    bool is_alive;    /* whether other processes live */
    Err err;
} Office;

static StrView office_now(void *self, Arena *arena)
{
    return arena_copy(arena, sv(((Office *)self)->time));
}

static StrView office_today(void *self, Arena *arena)
{
    return arena_copy(arena, sv_of(((Office *)self)->time, 10));
}

static StrView office_id(void *self, Arena *arena, size_t len)
{
    return arena_printf(arena, "id%0*d", (int)len - 2, ++((Office *)self)->ids);
}

static int64_t office_below(void *self, int64_t bound)
{
    return ((Office *)self)->ids % bound;
}

static StoreOwner office_owner(void *self, Arena *arena)
{
    (void)self;
    return (StoreOwner){ 4711, arena_copy(arena, sv("boot-1")) };
}

static bool office_is_alive(void *self, const StoreOwner *owner)
{
    (void)owner;
    return ((Office *)self)->is_alive;
}

static inline void office_open_store(Office *o)
{
    if (!store_open(&o->store, o->path, &o->err)) fail_msg("%s", o->err.text);
    o->setup.store = o->store;
}

static inline int office_set_up(void **state)
{
    Office *o = mem_new(sizeof *o);
    fixture_folder(o->folder);
    fixture_path(o->path, o->folder);
    o->content = fake_content();
    o->book = playbook_new(o->content);
    o->arena = arena_new(0);
    o->time = "2026-11-21T14:02:05+08:00";
    o->outside = (Outside){ .self = o,
                            .now = office_now,
                            .today = office_today,
                            .fresh_id = office_id,
                            .below = office_below,
                            .owner = office_owner,
                            .is_alive = office_is_alive };
    o->setup = (SittingSetup){ .book = o->book,
                               .outside = &o->outside,
                               .engine = sv("test"),
                               .scenario = sv("jeans"),
                               .persona = sv(""),
                               .seed = 3,
                               .person = { sv("p-1"), sv("小李"), sv("") },
                               .locale = sv("zh") };
    office_open_store(o);
    *state = o;
    return 0;
}

static inline int office_tear_down(void **state)
{
    Office *o = *state;
    store_close(o->store);
    playbook_free(o->book);
    fake_content_free(o->content);
    arena_free(o->arena);
    fixture_remove(o->folder);
    mem_free(o);
    return 0;
}

static inline Sitting *office_begin(Office *o)
{
    Sitting *sitting = NULL;
    if (!sitting_begin(&sitting, &o->setup, &o->err)) fail_msg("%s", o->err.text);
    return sitting;
}

/* Until the buyer waits for an answer. */
static inline void office_wait(Office *o, Sitting *s, uint32_t chat)
{
    while (chat_waiting_since(desk_chat(sitting_desk(s), chat)) < 0) {
        int64_t due = desk_next_due(sitting_desk(s));
        if (due < 0) fail_msg("nothing is due and nobody waits");
        if (!sitting_advance(s, due, &o->err)) fail_msg("%s", o->err.text);
    }
}

static inline void office_say(Office *o, Sitting *s, uint32_t chat, const char *text, int64_t after)
{
    DeskReply reply = { chat, sv(text), 3000, sv("") };
    if (!sitting_say(s, &reply, sitting_now(s) + after, &o->err)) fail_msg("%s", o->err.text);
}

/* A process that is killed: nothing is ended; the next one opens the file and looks for those that are gone. */
static inline void office_kill(Office *o, Sitting *s)
{
    StoreCensus census = { o, office_is_alive, NULL };
    sitting_free(s);
    store_close(o->store);
    office_open_store(o);
    if (!store_mark_interrupted(o->store, sv(o->time), &census, &o->err)) fail_msg("%s", o->err.text);
}

static inline StoredSession office_row(Office *o, const char *id)
{
    StoredSession row = { 0 };
    if (!store_find_session(o->store, o->arena, sv(id), &row, &o->err)) fail_msg("%s", o->err.text);
    return row;
}

#define OFFICE_TEST(name) cmocka_unit_test_setup_teardown(name, office_set_up, office_tear_down)

#endif
