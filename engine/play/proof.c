/* proof.c -- the chain first, then the session again; what the second knows better about the first's finding is added. */
#include "play/proof.h"

#include "play/proof_own.h"
#include "record/log_damage.h"

typedef struct Work {
    const ProofInput *in;
    Arena *arena;
    bool has_run; /* `rerun` holds a result of this engine and content */
    RerunResult rerun;
    Err run_fault;
} Work;

static StrView text_of(Arena *arena, const Err *err)
{
    return arena_printf(arena, "%s", err->text);
}

static void run_again(Work *work)
{
    const ProofInput *in = work->in;
    RerunInput rerun = { in->book, in->log, in->engine };
    if (!in->book) return;
    work->has_run = rerun_verify(&rerun, work->arena, &work->rerun, &work->run_fault);
}

static bool is_proving(const Work *work)
{
    return work->has_run && work->rerun.kind != RERUN_OTHER_ENGINE && work->rerun.kind != RERUN_OTHER_CONTENT;
}

static void add_lines(const Work *work, Proof *proof)
{
    LineDifference first = { 0 };
    proof->recorded = work->rerun.expected;
    proof->replayed = work->rerun.got;
    if (!line_difference(work->arena, proof->replayed, proof->recorded, &first)) return;
    proof->field = first.field;
    proof->expected = first.expected;
    proof->found = first.found;
}

/* ---- what the chain says ---- */

static ProofKind kind_of(LogDamageKind kind)
{
    switch (kind) {
    case LOG_WHOLE: return PROOF_SAME;
    case LOG_HEADER_CHANGED: return PROOF_HEADER;
    case LOG_EVENT_CHANGED: return PROOF_CHANGED;
    case LOG_EVENT_REMOVED: return PROOF_REMOVED;
    case LOG_EVENT_INSERTED: return PROOF_INSERTED;
    case LOG_EVENT_MOVED: return PROOF_MOVED;
    case LOG_TAIL_CUT: return PROOF_TAIL;
    }
    return PROOF_SAME;
}

/* The run ends earlier at a derived event with its hash made again, and at the same place names the field. A changed input gives
 * itself again, so there the hashes are all that is known. */
static Proof prove_damage(Work *work, const LogDamage *damage)
{
    Proof proof = { .kind = kind_of(damage->kind),
                    .seq = damage->seq,
                    .other = damage->other,
                    .field = sv(damage->field),
                    .expected = damage->expected,
                    .found = damage->found };
    bool has_difference = is_proving(work) && work->rerun.kind == RERUN_DIFFERS;
    bool is_line = proof.kind == PROOF_CHANGED && sv_is(proof.field, "hash");
    if (has_difference && work->rerun.seq <= proof.seq && proof.kind != PROOF_HEADER) {
        bool is_earlier = work->rerun.seq < proof.seq;
        if (is_earlier && is_line) proof.seq = work->rerun.seq;
        if (is_line) add_lines(work, &proof);
    }
    return proof;
}

/* ---- where the chain is whole ---- */

static StrView line_at(const EventLog *log, uint32_t seq)
{
    return seq >= 1 && seq <= log_count(log) ? log_at(log, seq - 1)->line : sv("");
}

/* The same but for its number; what closes a session holds count and hash of all before it, so there the kind will do. */
static bool is_same_event(Arena *arena, StrView a, StrView b)
{
    Event left, right;
    if (!event_parse(arena, a, &left, NULL) || !event_parse(arena, b, &right, NULL)) return false;
    if (left.kind != right.kind || left.chat != right.chat || left.t_ms != right.t_ms) return false;
    return left.kind == EVENT_SESSION_CLOSED || sv_eq(left.data, right.data);
}

/* All hashes fit, so whoever did this made them again; only the run knows. */
static Proof prove_difference(Work *work)
{
    const RerunResult *run = &work->rerun;
    Proof proof = { .kind = PROOF_CHANGED, .seq = run->seq, .note = run->note };
    StrView after = line_at(work->in->log, run->seq + 1);
    add_lines(work, &proof);
    if (!run->expected.len) {
        proof.kind = PROOF_REMOVED;
    } else if (!run->got.len) {
        proof.kind = PROOF_INSERTED;
    } else if (is_same_event(work->arena, after, run->got)) {
        proof.kind = PROOF_INSERTED;
    } else if (is_same_event(work->arena, run->expected, run->after)) {
        proof.kind = PROOF_REMOVED;
    }
    return proof;
}

/* A missing end is no fault of a chat that was killed, which the list of sessions says, or that still goes on. */
static Proof prove_tail(const Work *work)
{
    uint32_t count = log_count(work->in->log);
    Proof proof = { .kind = PROOF_TAIL, .seq = count + 1, .field = sv("kind"), .note = work->rerun.note };
    proof.expected = sv("session_closed");
    proof.found = sv("");
    if (work->in->state == STORE_STATE_OPEN) proof.kind = PROOF_OPEN;
    if (work->in->state == STORE_STATE_INTERRUPTED) proof.kind = PROOF_CUT;
    return proof;
}

static Proof prove_engine(const Work *work)
{
    Proof proof = { .kind = PROOF_ENGINE, .field = sv("engine"), .note = work->rerun.note };
    proof.expected = work->in->engine;
    proof.found = log_header(work->in->log)->engine;
    return proof;
}

static Proof prove_content(const Work *work)
{
    const ProofInput *in = work->in;
    Proof proof = { .kind = PROOF_CONTENT, .field = sv("content") };
    proof.expected = arena_printf(work->arena, "%.16s", hash_hex(&log_header(in->log)->content).text);
    if (in->book)
        proof.found = arena_printf(work->arena, "%.16s", hash_hex(content_hash(playbook_content(in->book))).text);
    return proof;
}

static Proof prove_whole(Work *work)
{
    /* The version is known without the content, and is the better reason where both are gone. */
    if (!sv_eq(log_header(work->in->log)->engine, work->in->engine)) return prove_engine(work);
    if (!work->in->book) return prove_content(work);
    if (!work->has_run) return (Proof){ .kind = PROOF_CANNOT_RUN, .note = text_of(work->arena, &work->run_fault) };
    switch (work->rerun.kind) {
    case RERUN_SAME: return (Proof){ .kind = PROOF_SAME };
    case RERUN_DIFFERS: return prove_difference(work);
    case RERUN_TAIL_MISSING: return prove_tail(work);
    case RERUN_OTHER_ENGINE: return prove_engine(work);
    case RERUN_OTHER_CONTENT: return prove_content(work);
    }
    return (Proof){ .kind = PROOF_CANNOT_RUN };
}

/* An event that cannot be read as one: either somebody wrote it, or the file is damaged there. */
static Proof prove_unread_event(const Work *work)
{
    Proof proof = { .kind = work->in->damage->code == ERR_INPUT ? PROOF_CHANGED : PROOF_UNREADABLE,
                    .seq = log_count(work->in->log) + 1,
                    .field = sv("line"),
                    .note = text_of(work->arena, work->in->damage) };
    proof.found = proof.note;
    if (is_proving(work)) proof.expected = proof.replayed = work->rerun.got;
    return proof;
}

Proof proof_of(const ProofInput *in, Arena *arena)
{
    Work work = { .in = in, .arena = arena };
    LogDamage damage;
    run_again(&work);
    bool is_cut_short = in->damage && in->damage->code != ERR_NONE;
    bool is_damaged = log_diagnose(in->log, arena, &damage);
    /* The part that could be read ends early for a known reason. */
    if (is_cut_short && (!is_damaged || damage.kind == LOG_TAIL_CUT)) return prove_unread_event(&work);
    return is_damaged ? prove_damage(&work, &damage) : prove_whole(&work);
}

Proof proof_of_unreadable(const StoredSession *session, const Err *why, Arena *arena)
{
    Proof proof = { .kind = PROOF_UNREADABLE, .note = text_of(arena, why) };
    if (!session->header.format || session->header.format == SESSION_FORMAT) return proof;
    proof.kind = PROOF_FORMAT;
    proof.field = sv("format");
    proof.expected = arena_printf(arena, "%d", SESSION_FORMAT);
    proof.found = arena_printf(arena, "%lld", (long long)session->header.format);
    return proof;
}

bool proof_is_good(const Proof *proof)
{
    return proof->kind == PROOF_SAME || proof->kind == PROOF_CUT || proof->kind == PROOF_OPEN;
}

const char *proof_kind_name(ProofKind kind)
{
    static const char *const NAMES[PROOF_KIND_COUNT] = {
        [PROOF_SAME] = "same",
        [PROOF_CUT] = "cut",
        [PROOF_OPEN] = "open",
        [PROOF_CHANGED] = "changed",
        [PROOF_REMOVED] = "removed",
        [PROOF_INSERTED] = "inserted",
        [PROOF_MOVED] = "reordered",
        [PROOF_TAIL] = "tail_missing",
        [PROOF_HEADER] = "header_changed",
        [PROOF_FORMAT] = "unknown_format",
        [PROOF_ENGINE] = "other_engine",
        [PROOF_CONTENT] = "other_content",
        [PROOF_CANNOT_RUN] = "cannot_run",
        [PROOF_UNREADABLE] = "unreadable",
    };
    return NAMES[kind];
}
