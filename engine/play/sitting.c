/* sitting.c -- one way in for new, retried and interrupted sessions: a log and a desk on it, then the store behind both. */
#include "play/sitting.h"

#include "base/mem.h"
#include "play/digest.h"
#include "play/rerun.h"
#include "record/store_content.h"

struct Sitting {
    Arena *arena;
    Store *store;
    const Outside *outside;
    const Content *content;
    EventLog *log;
    Desk *desk;
    EventSink sink;
    int64_t latest;   /* when a real clock last moved it; -1: not yet */
    uint32_t seen;    /* events that sitting_tick has looked at */
    bool is_unstored; /* what is on the screen could not be stored; tried again each tick */
    bool is_paused;
    bool keeps_drafts; /* that the header allows them is not enough */
    bool is_trial;     /* reloaded: the store gets it at its end */
    bool is_over;      /* ended or left: the store takes no more */
};

bool sitting_person(const SittingSetup *setup, const SittingWho *who, Arena *arena, Person *out, Err *err)
{
    const Outside *outside = setup->outside;
    StrView name = who->name;
    Person last = { 0 };

    if (setup->store && !name.len && !store_last_person(setup->store, arena, &last, err)) return false;
    if (!name.len) name = last.id.len ? last.name : who->fallback;
    *out = (Person){ .id = sv(""), .name = name, .last_used = sv("") };
    if (!setup->store) return true;
    Person wanted = { outside->fresh_id(outside->self, arena, SITTING_ID_LEN), name,
                      outside->now(outside->self, arena) };
    return store_person(setup->store, arena, &wanted, out, err);
}

static Sitting *new_sitting(const SittingSetup *setup)
{
    Sitting *sitting = mem_new(sizeof *sitting);
    *sitting = (Sitting){ .arena = arena_new(0),
                          .store = setup->store,
                          .outside = setup->outside,
                          .content = playbook_content(setup->book),
                          .keeps_drafts = true,
                          .latest = -1 };
    return sitting;
}

static StrView next_part(StrView *rest)
{
    const char *comma = rest->len ? memchr(rest->ptr, ',', rest->len) : NULL;
    StrView part = comma ? sv_of(rest->ptr, (size_t)(comma - rest->ptr)) : *rest;
    *rest = comma ? sv_of(comma + 1, rest->len - part.len - 1) : sv("");
    return part;
}

/* Every chat with its buyer, so that the header alone says who played. */
static StrView name_personas(const SittingSetup *setup, Arena *arena)
{
    StrView scenarios = setup->scenario, personas = setup->persona, all = sv("");
    const Content *content = playbook_content(setup->book);

    for (bool is_first = true; scenarios.len; is_first = false) {
        const ScenarioInfo *info = content_scenario(content, next_part(&scenarios));
        StrView persona = next_part(&personas);
        if (!persona.len && info) persona = info->persona;
        all = arena_printf(arena, "%.*s%s%.*s", SV_ARG(all), is_first ? "" : ",", SV_ARG(persona));
    }
    return all;
}

static SessionHeader header_of(const Sitting *sitting, const SittingSetup *setup)
{
    const Outside *outside = setup->outside;
    Arena *arena = sitting->arena;

    return (SessionHeader){ .format = SESSION_FORMAT,
                            .engine = setup->engine,
                            .id = outside->fresh_id(outside->self, arena, SITTING_ID_LEN),
                            .content = *content_hash(playbook_content(setup->book)),
                            .seed = setup->seed,
                            .date = outside->today(outside->self, arena),
                            .started_at = outside->now(outside->self, arena),
                            .person_id = setup->person.id,
                            .person_name = setup->person.name,
                            .locale = setup->locale,
                            .mode = setup->mode,
                            .keystrokes = setup->keystrokes,
                            .scenario = setup->scenario,
                            .persona = name_personas(setup, arena),
                            .origin = sv("") };
}

static bool keep_content(const Sitting *sitting, Err *err)
{
    size_t count = 0;
    const ContentFile *files = content_files_at(content_files(sitting->content), &count);
    StoreFile *kept = arena_alloc(sitting->arena, count + 1, sizeof *kept);
    for (size_t i = 0; i < count; i++) kept[i] = (StoreFile){ files[i].path, files[i].text };
    return store_put_content(sitting->store, content_hash(sitting->content), kept, count, err);
}

/* From now on what is logged is stored. */
static bool keep_log(Sitting *sitting, Err *err)
{
    if (!sitting->store) return true;
    StoreOwner owner = sitting->outside->owner(sitting->outside->self, sitting->arena);
    if (!keep_content(sitting, err)) return false;
    if (!store_begin_session(sitting->store, sitting->log, &owner, &sitting->sink, err)) return false;
    log_set_sink(sitting->log, &sitting->sink);
    return true;
}

static bool finish(Sitting **out, Sitting *sitting, bool is_good)
{
    if (is_good) {
        sitting->seen = log_count(sitting->log);
        *out = sitting;
    } else {
        sitting_free(sitting);
    }
    return is_good;
}

bool sitting_begin(Sitting **out, const SittingSetup *setup, Err *err)
{
    Sitting *sitting = new_sitting(setup);
    SessionHeader header = header_of(sitting, setup);

    /* The desk first: a scenario that cannot be played leaves nothing in the store. */
    bool is_good = log_new(&sitting->log, &header, err) &&
                   desk_new(&sitting->desk, setup->book, sitting->log, setup->clock, err) && keep_log(sitting, err);
    return finish(out, sitting, is_good);
}

/* The new log up to there is what the old one says. */
static bool prove_same(const Sitting *sitting, const EventLog *from, uint32_t seq, Err *err)
{
    uint32_t other = rerun_difference(from, sitting->log, seq - 1);
    return other == 0 || err_set(err, ERR_INPUT, "event %u comes out differently", (unsigned)other);
}

bool sitting_retry(Sitting **out, const SittingSetup *setup, const EventLog *from, uint32_t seq, Err *err)
{
    Sitting *sitting = new_sitting(setup);
    const SessionHeader *before = log_header(from);
    SessionHeader header = header_of(sitting, setup);

    header.scenario = before->scenario;
    header.persona = before->persona;
    header.seed = before->seed;
    header.date = before->date;
    header.mode = before->mode;
    /* Drafts from before the cut come along, and the header says that there are such. */
    header.keystrokes = setup->keystrokes || before->keystrokes;
    sitting->keeps_drafts = setup->keystrokes;
    header.origin = arena_printf(sitting->arena, "retry:%.*s:%u", SV_ARG(before->id), (unsigned)seq);
    RerunStart start = { setup->book, from, seq, &header, setup->clock };
    bool is_good = before->mode == SESSION_PRACTICE || err_set(err, ERR_INPUT, "an exam is not tried again");
    is_good = is_good && rerun_until(&start, &sitting->log, &sitting->desk, err) &&
              prove_same(sitting, from, seq, err) && keep_log(sitting, err);
    return finish(out, sitting, is_good);
}

/* Whether it was killed or left while it paused shows in the last of these two. */
static bool was_paused(const EventLog *log)
{
    for (uint32_t i = log_count(log); i > 0; i--) {
        EventKind kind = log_at(log, i - 1)->event.kind;
        if (kind == EVENT_SUSPEND || kind == EVENT_RESUME) return kind == EVENT_SUSPEND;
    }
    return false;
}

/* However often it is reloaded, what it goes back to is the session that is stored. */
static StrView origin_of_trial(Arena *arena, const SessionHeader *before)
{
    if (sv_starts(before->origin, sv("reload:"))) return before->origin;
    return arena_printf(arena, "reload:%.*s", SV_ARG(before->id));
}

bool sitting_reload(Sitting **out, const SittingSetup *setup, const Sitting *from, uint32_t *stopped, Err *err)
{
    const SessionHeader *before = log_header(from->log);
    if (before->mode == SESSION_EXAM) return err_set(err, ERR_INPUT, "an exam keeps its content");
    Sitting *sitting = new_sitting(setup);
    SessionHeader header = *before;
    header.id = setup->outside->fresh_id(setup->outside->self, sitting->arena, SITTING_ID_LEN);
    header.content = *content_hash(sitting->content);
    header.origin = origin_of_trial(sitting->arena, before);
    RerunStart start = { setup->book, from->log, log_count(from->log) + 1, &header, setup->clock };
    bool is_good = rerun_as_far(&start, &sitting->log, &sitting->desk, stopped, err);
    if (is_good && !*stopped) is_good = desk_advance(sitting->desk, desk_now(from->desk), err);
    if (is_good) sitting->is_paused = was_paused(sitting->log);
    sitting->is_trial = true;
    return finish(out, sitting, is_good);
}

bool sitting_is_trial(const Sitting *sitting)
{
    return sitting->is_trial;
}

/* What only waited for its end is stored now. */
static bool keep_trial(Sitting *sitting, Err *err)
{
    if (!sitting->is_trial) return true;
    if (!keep_log(sitting, err)) return false;
    sitting->is_trial = false;
    return true;
}

SittingBar sitting_bar(const SittingSetup *setup, const StoredSession *session)
{
    const SessionHeader *header = &session->header;
    const Content *content = playbook_content(setup->book);

    if (session->state == STORE_STATE_CLOSED) return SITTING_FINISHED;
    if (session->state == STORE_STATE_OPEN) return SITTING_BUSY;
    if (header->format != SESSION_FORMAT) return SITTING_DAMAGED;
    if (header->mode == SESSION_EXAM) return SITTING_EXAM;
    if (!sv_eq(header->engine, setup->engine)) return SITTING_OTHER_ENGINE;
    if (!hash_equal(&header->content, content_hash(content))) return SITTING_OTHER_CONTENT;
    return SITTING_FREE;
}

const char *sitting_bar_name(SittingBar bar)
{
    static const char *const NAMES[] = {
        "free", "finished", "busy", "exam", "other_engine", "other_content", "damaged"
    };
    return NAMES[bar];
}

/* A session of its own kind of input: that time stood still, and why. */
static bool stand_still(Sitting *sitting, EventKind kind, const char *why, int64_t t_ms, Err *err)
{
    Buf data = { 0 };
    JsonOut out = { &data, false };
    Event event = { .kind = kind, .t_ms = t_ms };

    json_begin_object(&out);
    json_key(&out, "why");
    json_string(&out, sv(why));
    json_end_object(&out);
    event.data = buf_view(&data);
    bool is_good = desk_input(sitting->desk, &event, err);
    buf_clear(&data);
    return is_good;
}

/* The time between was nobody's, and the record says that there was one. */
static bool say_interrupted(Sitting *sitting, Err *err)
{
    int64_t now = desk_now(sitting->desk);
    bool was_suspended = was_paused(sitting->log);
    if (!was_suspended && !stand_still(sitting, EVENT_SUSPEND, "interrupted", now, err)) return false;
    return stand_still(sitting, EVENT_RESUME, "interrupted", now, err);
}

static bool load_unfinished(const SittingSetup *setup, StrView id, EventLog **out, Err *err)
{
    return store_load_session(setup->store, id, out, err) && log_verify_chain(*out, err);
}

static bool take_up(Sitting *sitting, const SittingSetup *setup, const EventLog *from, Err *err)
{
    RerunStart start = { .book = setup->book, .from = from, .clock = setup->clock };
    StoreOwner owner = setup->outside->owner(setup->outside->self, sitting->arena);

    bool is_good = true;

    if (log_count(from) > 0) {
        is_good = rerun_carry_on(&start, &sitting->log, &sitting->desk, err);
    } else { /* killed before its first event: there is nothing to run again */
        is_good = log_new(&sitting->log, log_header(from), err) &&
                  desk_new(&sitting->desk, setup->book, sitting->log, setup->clock, err);
    }
    return is_good && store_resume_session(sitting->store, sitting->log, &owner, &sitting->sink, err);
}

bool sitting_carry_on(Sitting **out, const SittingSetup *setup, StrView id, SittingBar *bar, Err *err)
{
    Sitting *sitting = new_sitting(setup);
    StoredSession row = { 0 };
    EventLog *from = NULL;
    SittingBar its = SITTING_DAMAGED;

    bool is_good = setup->store ? store_find_session(setup->store, sitting->arena, id, &row, err)
                                : err_set(err, ERR_INPUT, "there is no store");
    if (is_good) {
        its = sitting_bar(setup, &row);
        is_good = its == SITTING_FREE || err_set(err, ERR_INPUT, "session %.*s cannot be carried on: %s",
                                                 SV_ARG(row.header.id), sitting_bar_name(its));
    }
    if (is_good) {
        is_good = load_unfinished(setup, row.header.id, &from, err) && take_up(sitting, setup, from, err);
        if (!is_good) its = SITTING_DAMAGED;
    }
    if (is_good) {
        log_set_sink(sitting->log, &sitting->sink);
        is_good = say_interrupted(sitting, err);
    }
    log_free(from);
    if (bar) *bar = its;
    return finish(out, sitting, is_good);
}

void sitting_free(Sitting *sitting)
{
    if (!sitting) return;
    desk_free(sitting->desk);
    log_free(sitting->log);
    arena_free(sitting->arena);
    mem_free(sitting);
}

bool sitting_advance(Sitting *sitting, int64_t t_ms, Err *err)
{
    return desk_advance(sitting->desk, t_ms, err);
}

/* What a person reads, as against what is only counted. */
static bool is_seen(EventKind kind)
{
    return kind == EVENT_BUYER_SAID || kind == EVENT_CHAT_OPENED || kind == EVENT_CHAT_CLOSED ||
           kind == EVENT_AUTO_REPLY || kind == EVENT_SCRIPT_FAULT;
}

/* A chat that is killed ends with the line that was on the screen. */
static bool store_seen(Sitting *sitting, Err *err)
{
    bool is_new = sitting->is_unstored;
    for (; sitting->seen < log_count(sitting->log); sitting->seen++)
        is_new = is_new || is_seen(log_at(sitting->log, sitting->seen)->event.kind);
    sitting->is_unstored = is_new && !log_flush(sitting->log, err);
    return !sitting->is_unstored;
}

static bool skip_gap(Sitting *sitting, int64_t t_ms, Err *err)
{
    bool is_gap = sitting->latest >= 0 && t_ms - sitting->latest >= SITTING_GAP_MS;
    if (!is_gap || sitting->is_paused || log_is_closed(sitting->log)) return true;
    return stand_still(sitting, EVENT_SUSPEND, "asleep", sitting->latest, err) &&
           stand_still(sitting, EVENT_RESUME, "asleep", t_ms, err);
}

bool sitting_tick(Sitting *sitting, int64_t t_ms, Err *err)
{
    bool is_good = skip_gap(sitting, t_ms, err) && desk_advance(sitting->desk, t_ms, err) && store_seen(sitting, err);
    sitting->latest = t_ms;
    return is_good;
}

bool sitting_say(Sitting *sitting, const DeskReply *reply, int64_t t_ms, Err *err)
{
    return desk_say(sitting->desk, reply, t_ms, NULL, err);
}

bool sitting_draft(Sitting *sitting, uint32_t chat, StrView text, size_t pasted, int64_t t_ms, Err *err)
{
    return !sitting->keeps_drafts || desk_draft(sitting->desk, chat, text, pasted, t_ms, err);
}

bool sitting_act(Sitting *sitting, uint32_t chat, StrView name, StrView args, int64_t t_ms, Err *err)
{
    return desk_act(sitting->desk, chat, name, args, t_ms, err);
}

bool sitting_note(Sitting *sitting, uint32_t chat, StrView text, int64_t t_ms, Err *err)
{
    return desk_note(sitting->desk, chat, text, t_ms, err);
}

bool sitting_flag(Sitting *sitting, uint32_t chat, StrView colour, int64_t t_ms, Err *err)
{
    return desk_flag(sitting->desk, chat, colour, t_ms, err);
}

bool sitting_status(Sitting *sitting, StrView status, int64_t t_ms, Err *err)
{
    return desk_status(sitting->desk, status, t_ms, err);
}

bool sitting_drop_note(Sitting *sitting, uint32_t chat, uint32_t seq, int64_t t_ms, Err *err)
{
    const Event *note = seq && seq <= log_count(sitting->log) ? &log_at(sitting->log, seq - 1)->event : NULL;
    Event event = { .kind = EVENT_ORDER_NOTE, .chat = chat, .t_ms = t_ms };
    Buf data = { 0 };

    if (!note || note->kind != EVENT_ORDER_NOTE || note->chat != chat)
        return err_set(err, ERR_INPUT, "chat %u has no note %u", (unsigned)chat, (unsigned)seq);
    buf_printf(&data, "{\"drops\":%u}", (unsigned)seq);
    event.data = buf_view(&data);
    bool is_good = desk_input(sitting->desk, &event, err);
    buf_clear(&data);
    return is_good;
}

bool sitting_pause(Sitting *sitting, int64_t t_ms, Err *err)
{
    if (log_header(sitting->log)->mode == SESSION_EXAM) return err_set(err, ERR_INPUT, "an exam is not paused");
    if (sitting->is_paused) return true;
    if (!stand_still(sitting, EVENT_SUSPEND, "pause", t_ms, err)) return false;
    sitting->is_paused = true;
    return true;
}

bool sitting_resume(Sitting *sitting, int64_t t_ms, Err *err)
{
    if (!sitting->is_paused) return true;
    if (!stand_still(sitting, EVENT_RESUME, "pause", t_ms, err)) return false;
    sitting->is_paused = false;
    sitting->latest = t_ms;
    return true;
}

bool sitting_is_paused(const Sitting *sitting)
{
    return sitting->is_paused;
}

/* What home shows of it; where it cannot be made, an empty one is made again later. */
static StrView summary_of(const Sitting *sitting)
{
    Digest digest;
    Buf text = { 0 };
    JsonOut out = { &text, false };

    if (!digest_of(sitting->log, content_rules(sitting->content), sitting->arena, &digest, NULL)) return sv("");
    digest_write(&out, &digest);
    StrView kept = arena_copy(sitting->arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

bool sitting_end(Sitting *sitting, int64_t t_ms, Err *err)
{
    int64_t now = desk_now(sitting->desk);
    if (sitting->is_over) return true;
    if (!keep_trial(sitting, err)) return false;
    if (!log_is_closed(sitting->log) && !desk_close(sitting->desk, t_ms > now ? t_ms : now, err)) return false;
    StrView at = sitting->outside->now(sitting->outside->self, sitting->arena);
    if (sitting->store && !store_end_session(sitting->store, sitting->log, at, summary_of(sitting), err)) return false;
    sitting->is_over = true;
    return true;
}

bool sitting_leave(Sitting *sitting, Err *err)
{
    if (sitting->is_over) return true;
    if (log_header(sitting->log)->mode == SESSION_EXAM) return err_set(err, ERR_INPUT, "an exam is not left open");
    if (!keep_trial(sitting, err)) return false;
    StrView at = sitting->outside->now(sitting->outside->self, sitting->arena);
    if (sitting->store && !store_leave_session(sitting->store, sitting->log, at, summary_of(sitting), err))
        return false;
    sitting->is_over = true;
    return true;
}

const EventLog *sitting_log(const Sitting *sitting)
{
    return sitting->log;
}

Desk *sitting_desk(const Sitting *sitting)
{
    return sitting->desk;
}

int64_t sitting_now(const Sitting *sitting)
{
    return desk_now(sitting->desk);
}
