/* store_write.c -- sessions being written. The log in memory is the queue: a commit takes all that is not stored yet,
 * so one that fails is simply tried again with the next. */
#include "record/store_write.h"

#include <stdio.h>

#include "base/json.h"
#include "base/mem.h"
#include "record/store_db.h"

enum { BATCH = 256 /* events that may wait for a durable one */ };

typedef struct BeginWork {
    const EventLog *log;
    const StoreOwner *owner;
    StoreWriter *writer;
} BeginWork;

typedef struct EndWork {
    const EventLog *log;
    StoreWriter *writer;
    StoreEnd end;
} EndWork;

typedef struct AppendWork {
    StoreWriter *writer;
    const EventLog *log;
} AppendWork;

static const char *const state_names[] = {
    [STORE_STATE_OPEN] = "open",
    [STORE_STATE_CLOSED] = "closed",
    [STORE_STATE_INTERRUPTED] = "interrupted",
};

const char *store_state_name(StoreState state)
{
    return state_names[state];
}

static bool read_count(Store *store, int64_t row, uint32_t *out, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_SESSION_COUNT, err);
    bool has_row;

    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, row);
    if (!store_next_row(store, statement, &has_row, err)) return false;
    if (!has_row) return err_set(err, ERR_STORE, "the session is no longer in the store");
    *out = (uint32_t)sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return true;
}

static bool add_event(StoreWriter *writer, const LogEntry *entry, Err *err)
{
    sqlite3_stmt *statement = store_statement(writer->store, SQL_EVENT_ADD, err);

    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, writer->row);
    sqlite3_bind_int64(statement, 2, entry->event.seq);
    store_bind_text(statement, 3, entry->line);
    store_bind_hash(statement, 4, &entry->chain);
    return store_run(writer->store, statement, "store an event", err);
}

static bool set_count(StoreWriter *writer, uint32_t count, Err *err)
{
    sqlite3_stmt *statement = store_statement(writer->store, SQL_SESSION_SET_COUNT, err);

    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, writer->row);
    sqlite3_bind_int64(statement, 2, count);
    return store_run(writer->store, statement, "store an event", err);
}

static bool add_events(StoreWriter *writer, const EventLog *log, Err *err)
{
    uint32_t from = writer->stored;

    /* A commit that reported a failure may still have reached the disk. */
    if (writer->is_in_doubt && !read_count(writer->store, writer->row, &from, err)) return false;
    for (uint32_t i = from; i < log_count(log); i++) {
        if (!add_event(writer, log_at(log, i), err)) return false;
    }
    return from == log_count(log) || set_count(writer, log_count(log), err);
}

static bool note_outcome(StoreWriter *writer, const EventLog *log, bool is_stored)
{
    writer->is_in_doubt = !is_stored;
    if (is_stored) writer->stored = log_count(log);
    return is_stored;
}

static bool append_events(Store *store, void *arg, Err *err)
{
    const AppendWork *work = arg;

    (void)store;
    return add_events(work->writer, work->log, err);
}

static bool write_log(void *self, const EventLog *log, bool durable, Err *err)
{
    StoreWriter *writer = self;
    AppendWork work = { writer, log };
    uint32_t waiting = log_count(log) - writer->stored;

    if (waiting == 0 || (!durable && waiting < BATCH)) return true;
    if (writer->is_ended) return err_set(err, ERR_STORE, "session %s has ended in the store", writer->id);
    return note_outcome(writer, log, store_transact(writer->store, append_events, &work, err));
}

static bool add_session(Store *store, void *arg, Err *err)
{
    const BeginWork *work = arg;
    Hash hash = log_header_hash(work->log);
    sqlite3_stmt *statement = store_statement(store, SQL_SESSION_ADD, err);

    if (!statement) return false;
    store_bind_text(statement, 1, sv(work->writer->id));
    store_bind_text(statement, 2, log_header_json(work->log));
    store_bind_hash(statement, 3, &hash);
    sqlite3_bind_int64(statement, 4, work->owner->pid);
    store_bind_text(statement, 5, work->owner->boot);
    if (!store_run(store, statement, "add a session", err)) return false;
    work->writer->row = sqlite3_last_insert_rowid(store->db);
    return add_events(work->writer, work->log, err);
}

/* A writer that `work` gives its row to. */
static bool start_writer(Store *store, BeginWork begin, StoreWork *work, EventSink *out, Err *err)
{
    StoreWriter *writer = mem_new(sizeof *writer);
    StrView id = log_header(begin.log)->id;

    begin.writer = writer;
    writer->store = store;
    snprintf(writer->id, sizeof writer->id, "%.*s", SV_ARG(id));
    if (!store_transact(store, work, &begin, err)) {
        mem_free(writer);
        return err_prefix(err, "session %.*s", SV_ARG(id));
    }
    note_outcome(writer, begin.log, true);
    writer->next = store->writers;
    store->writers = writer;
    *out = (EventSink){ writer, write_log };
    return true;
}

bool store_begin_session(Store *store, const EventLog *log, const StoreOwner *owner, EventSink *out, Err *err)
{
    return start_writer(store, (BeginWork){ log, owner, NULL }, add_session, out, err);
}

StoreWriter *store_writer_of(const Store *store, StrView id)
{
    for (StoreWriter *writer = store->writers; writer; writer = writer->next) {
        if (!writer->is_ended && sv_is(id, writer->id)) return writer;
    }
    return NULL;
}

bool store_set_end(Store *store, int64_t row, const StoreEnd *end, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_SESSION_END, err);
    Buf ended = { 0 };
    JsonOut json = { &ended, false };
    bool is_done;

    if (!statement) return false;
    json_begin_object(&json);
    json_key(&json, "how");
    json_string(&json, sv(store_state_name(end->state)));
    json_key(&json, "at");
    json_string(&json, end->at);
    json_end_object(&json);

    sqlite3_bind_int64(statement, 1, row);
    store_bind_text(statement, 2, sv(store_state_name(end->state)));
    store_bind_text(statement, 3, buf_view(&ended));
    store_bind_text(statement, 4, end->summary);
    is_done = store_run(store, statement, "end a session", err);
    buf_clear(&ended);
    return is_done;
}

static bool end_session(Store *store, void *arg, Err *err)
{
    const EndWork *work = arg;

    return add_events(work->writer, work->log, err) && store_set_end(store, work->writer->row, &work->end, err);
}

static bool end_as(Store *store, const EventLog *log, const StoreEnd *end, Err *err)
{
    StrView id = log_header(log)->id;
    EndWork work = { log, store_writer_of(store, id), *end };

    if (!work.writer) return err_set(err, ERR_STORE, "session %.*s is not being written", SV_ARG(id));
    if (!note_outcome(work.writer, log, store_transact(store, end_session, &work, err))) return false;
    work.writer->is_ended = true;
    return true;
}

bool store_end_session(Store *store, const EventLog *log, StrView ended_at, StrView summary, Err *err)
{
    return end_as(store, log, &(StoreEnd){ STORE_STATE_CLOSED, ended_at, summary }, err);
}

bool store_leave_session(Store *store, const EventLog *log, StrView at, StrView summary, Err *err)
{
    return end_as(store, log, &(StoreEnd){ STORE_STATE_INTERRUPTED, at, summary }, err);
}

typedef struct SummaryWork {
    StrView id;
    StrView summary;
} SummaryWork;

static bool put_summary(Store *store, void *arg, Err *err)
{
    const SummaryWork *work = arg;
    sqlite3_stmt *statement = store_statement(store, SQL_SESSION_SUMMARY, err);

    if (!statement) return false;
    store_bind_text(statement, 1, work->id);
    store_bind_text(statement, 2, work->summary);
    return store_run(store, statement, "keep a summary", err);
}

bool store_put_summary(Store *store, StrView id, StrView summary, Err *err)
{
    SummaryWork work = { id, summary };
    return store_transact(store, put_summary, &work, err);
}

static bool find_left(Store *store, BeginWork *work, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_SESSION_LEFT, err);
    bool has_row;

    if (!statement) return false;
    store_bind_text(statement, 1, sv(work->writer->id));
    if (!store_next_row(store, statement, &has_row, err)) return false;
    if (!has_row) return err_set(err, ERR_INPUT, "it is not interrupted");
    work->writer->row = sqlite3_column_int64(statement, 0);
    work->writer->stored = (uint32_t)sqlite3_column_int64(statement, 1);
    sqlite3_reset(statement);
    return true;
}

/* One equal line is enough: whoever carries on has proven the others, and the chain goes on from this one. */
static bool check_last(Store *store, const BeginWork *work, Err *err)
{
    uint32_t stored = work->writer->stored;
    sqlite3_stmt *statement = store_statement(store, SQL_EVENT_LAST, err);
    bool has_row;

    if (!statement) return false;
    if (stored == 0) return true;
    sqlite3_bind_int64(statement, 1, work->writer->row);
    sqlite3_bind_int64(statement, 2, stored);
    if (!store_next_row(store, statement, &has_row, err)) return false;
    bool is_same = has_row && stored <= log_count(work->log) &&
                   sv_eq(store_column(statement, 0), log_at(work->log, stored - 1)->line);
    sqlite3_reset(statement);
    return is_same || err_set(err, ERR_INPUT, "event %u is stored otherwise", (unsigned)stored);
}

static bool resume_session(Store *store, void *arg, Err *err)
{
    BeginWork *work = arg;

    if (!find_left(store, work, err) || !check_last(store, work, err)) return false;
    sqlite3_stmt *statement = store_statement(store, SQL_SESSION_RESUME, err);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, work->writer->row);
    sqlite3_bind_int64(statement, 2, work->owner->pid);
    store_bind_text(statement, 3, work->owner->boot);
    return store_run(store, statement, "carry on a session", err) && add_events(work->writer, work->log, err);
}

bool store_resume_session(Store *store, const EventLog *log, const StoreOwner *owner, EventSink *out, Err *err)
{
    return start_writer(store, (BeginWork){ log, owner, NULL }, resume_session, out, err);
}
