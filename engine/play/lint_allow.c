/* lint_allow.c -- what a trainer means to do although it looks like a slip, told in a comment of the file. */
#include "play/lint_own.h"
#include "script/lint_codes.h"

static const char LEAD[] = "lint: allow ";

static StrView text_of(const LintSource *source, StrView path)
{
    const ContentFile *file = content_files_find(source->files, path);
    for (size_t i = 0; i < source->talk_count && !file; i++) {
        if (sv_eq(source->talks[i].path, path)) file = &source->talks[i];
    }
    return file ? file->text : sv("");
}

static StrView line_of(StrView text, uint32_t line)
{
    for (uint32_t at = 1; at < line; at++) {
        const char *feed = text.len ? memchr(text.ptr, '\n', text.len) : NULL;
        if (!feed) return sv("");
        text = sv_of(feed + 1, text.len - (size_t)(feed + 1 - text.ptr));
    }
    const char *feed = text.len ? memchr(text.ptr, '\n', text.len) : NULL;
    return feed ? sv_of(text.ptr, (size_t)(feed - text.ptr)) : text;
}

/* The codes follow the words, with spaces or commas between. */
static bool allows(StrView line, const char *number)
{
    bool is_behind = false;
    for (size_t i = 0; i < line.len; i++) {
        StrView rest = sv_of(line.ptr + i, line.len - i);
        is_behind = is_behind || sv_starts(rest, sv(LEAD));
        if (is_behind && sv_starts(rest, sv(number))) return true;
    }
    return false;
}

static bool is_allowed(void *self, const Fault *fault)
{
    const LintSource *source = self;
    const LintCode *code = lint_code(fault->code);
    if (fault->severity == FAULT_ERROR || !code || fault->pos.line == 0) return false;
    StrView text = text_of(source, fault->pos.file);
    if (allows(line_of(text, fault->pos.line), code->number)) return true;
    return fault->pos.line > 1 && allows(line_of(text, fault->pos.line - 1), code->number);
}

void lint_allow(const LintSource *source, Report *report)
{
    report_drop(report, is_allowed, (void *)source);
}
