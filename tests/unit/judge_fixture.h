/* judge_fixture.h -- the shipped content and one judge over it, for the tests of the judge's steps. */
#ifndef UNIT_JUDGE_FIXTURE_H
#define UNIT_JUDGE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "judge/judge.h"
#include "judge/rules.h"
#include "script/content.h"

typedef struct Fixture {
    ContentFiles *files;
    Report *report;
    Content *content;
    Judge *judge;
} Fixture;

static inline void fixture_free(Fixture *f)
{
    judge_free(f->judge);
    content_free(f->content);
    content_files_free(f->files);
    report_free(f->report);
    free(f);
}

/* Fails with the faults of the content on stderr. */
static inline int fixture_open(void **state)
{
    Fixture *f = calloc(1, sizeof *f);
    Err err;
    f->report = report_new();
    if (content_files_read(&f->files, ".", &err)) f->content = content_load(f->files, f->report);
    if (!f->content) {
        size_t count = 0;
        const Fault *faults = report_faults(f->report, &count);
        for (size_t i = 0; i < count; i++) {
            fprintf(stderr, "%.*s:%u: %.*s\n", SV_ARG(faults[i].pos.file), faults[i].pos.line, SV_ARG(faults[i].text));
        }
        fixture_free(f);
        return -1;
    }
    f->judge = judge_new(content_rules(f->content));
    *state = f;
    return 0;
}

static inline int fixture_close(void **state)
{
    if (*state) fixture_free(*state);
    return 0;
}

/* An input in `shop`, second message of the chat, nothing asked. */
static inline JudgeInput fixture_input(const Fixture *f, const char *shop, const char *reply)
{
    JudgeInput in = judge_input();
    in.shop = content_shop(f->content, sv(shop));
    in.reply = sv(reply);
    in.asked_given = true;
    in.first = 0;
    return in;
}

static inline Judgement fixture_judge(Fixture *f, const JudgeInput *in)
{
    Judgement judgement;
    Err err;
    if (!judge_reply(f->judge, in, &judgement, &err)) fail_msg("%.*s: %s", SV_ARG(in->reply), err.text);
    return judgement;
}

/* Texts (or flags) of the findings of `dim` that are no praise, joined by ';'. */
static inline const char *fixture_join(const JudgeInput *in, const Judgement *j, Dim dim, char *out, size_t size)
{
    size_t used = 0;
    out[0] = 0;
    for (size_t i = 0; i < j->finding_count; i++) {
        const Finding *finding = &j->findings[i];
        if (finding->dim != dim || finding->kind == FINDING_PRAISE) continue;
        StrView text =
            dim == DIM_TONE ? finding->flag : sv_of(in->reply.ptr + finding->start, finding->end - finding->start);
        if (text.len == 0) continue;
        StrView last = sv_of(out + (used > text.len ? used - text.len : 0), used > text.len ? text.len : used);
        if (dim == DIM_TONE && sv_eq(last, text)) continue;
        used += (size_t)snprintf(out + used, size - used, "%s%.*s", used ? ";" : "", SV_ARG(text));
        if (used >= size) fail_msg("too many findings");
    }
    return out;
}

#endif
