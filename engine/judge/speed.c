/* speed.c -- lateness, typing speed, and replies that come faster than a person writes. */
#include "base/utf8.h"
#include "judge/analysis.h"
#include "judge/rubric.h"
#include "judge/rules.h"

enum { MS_A_MINUTE = 60000 };

static void find_late(Analysis *a, const SpeedNorms *norms)
{
    int64_t due_ms = a->is_first ? norms->first_due_ms : norms->later_due_ms;
    if (a->in->wait_ms <= due_ms) return;
    FindingKind kind = a->in->wait_ms > norms->major_at * due_ms ? FINDING_MAJOR : FINDING_MINOR;
    Finding *finding = analysis_find_whole(a, sv(a->is_first ? "SPD-01" : "SPD-02"), DIM_SPEED, kind);
    if (finding) finding->why = sv(a->is_first ? "why.late_first" : "why.late");
}

static void find_slow_typing(Analysis *a, const SpeedNorms *norms)
{
    if (a->in->typing_ms <= 0) return;
    int64_t chars = (int64_t)utf8_count(a->in->reply);
    if (chars * MS_A_MINUTE >= norms->typing_pass * a->in->typing_ms) return;
    Finding *finding = analysis_find_whole(a, sv("SPD-04"), DIM_SPEED, FINDING_MINOR);
    if (finding) finding->why = sv("why.slow_typing");
}

/* Characters of what the buyer wrote since the agent's last message. */
static int64_t buyer_chars(const JudgeInput *in)
{
    int64_t chars = 0;
    for (size_t i = in->history_count; i-- > 0 && !in->history[i].from_agent;) {
        chars += (int64_t)utf8_count(in->history[i].text);
    }
    return chars;
}

/* Nobody reads a message and writes an answer in that time: a quick reply was sent unread. */
static void find_canned(Analysis *a, const SpeedNorms *norms)
{
    int64_t least_ms = buyer_chars(a->in) * norms->canned_char_ms;
    if (least_ms < norms->canned_min_ms) least_ms = norms->canned_min_ms;
    if (a->in->wait_ms >= least_ms || (int64_t)utf8_count(a->in->reply) < norms->canned_chars) return;
    Finding *finding = analysis_find_whole(a, sv("SPD-11"), DIM_SPEED, FINDING_MINOR);
    if (finding) finding->why = sv("why.canned_fast");
}

void find_speed(Analysis *a)
{
    const SpeedNorms *norms = &a->rules->rubric.speed;
    find_slow_typing(a, norms);
    if (a->in->wait_ms < 0) return;
    find_late(a, norms);
    find_canned(a, norms);
}
