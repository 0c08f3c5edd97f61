/* proof.h -- the verdict on a stored session: what does not fit, where, which field, what was expected and what is there.
 *
 * Two witnesses: the chain of hashes sees every touch but knows no contents; the session run again knows what each derived event
 * must be. The first difference that either finds is named. */
#ifndef PLAY_PROOF_H
#define PLAY_PROOF_H

#include "play/rerun.h"
#include "record/store_session.h"

typedef enum ProofKind {
    PROOF_SAME,
    PROOF_CUT,  /* whole as far as it goes, and the store says that it was interrupted */
    PROOF_OPEN, /* likewise, and it is still being played */
    PROOF_CHANGED,
    PROOF_REMOVED,
    PROOF_INSERTED,
    PROOF_MOVED, /* another event stands there */
    PROOF_TAIL,  /* the end is missing */
    PROOF_HEADER,
    PROOF_FORMAT,     /* a format that this version does not know */
    PROOF_ENGINE,     /* recorded by another version: the chain is whole, the rest cannot be proven */
    PROOF_CONTENT,    /* not the content that it was played with, or that is gone; the chain is whole */
    PROOF_CANNOT_RUN, /* unknown scenario, broken script */
    PROOF_UNREADABLE, /* the store cannot read it */
    PROOF_KIND_COUNT
} ProofKind;

typedef struct Proof {
    ProofKind kind;
    uint32_t seq;   /* of the first difference; 0: the header, or none */
    uint32_t other; /* PROOF_MOVED: the event that stands there */
    StrView field;  /* "data.scores.tone", "hash", "count", "engine", …; empty where nothing differs */
    StrView expected;
    StrView found;
    StrView recorded; /* the whole lines, where there are any */
    StrView replayed;
    StrView note; /* of whoever failed, in English; or empty */
} Proof;

typedef struct ProofInput {
    const EventLog *log; /* as it was salvaged */
    const Err *damage;   /* why its reading ended there; ERR_NONE: it is all */
    Playbook *book;      /* of the session's content; NULL: that is gone */
    StrView engine;      /* this engine's version */
    StoreState state;
} ProofInput;

/* Texts live in `arena` or in the log. */
Proof proof_of(const ProofInput *in, Arena *arena);

/* Of a session whose header cannot even be read: its format may be the reason. */
Proof proof_of_unreadable(const StoredSession *session, const Err *why, Arena *arena);

bool proof_is_good(const Proof *proof);

/* "changed"; static text. */
const char *proof_kind_name(ProofKind kind);

#endif
