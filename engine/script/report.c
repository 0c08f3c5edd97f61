/* report.c -- keeps faults in the order of the places they name, so that readers and tests see one fixed list. */
#include "script/report.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { FAULT_TEXT_CAP = 1024, NAME_MAX_CHARS = 64, FEW_NAMES = 10 };

struct Report {
    Arena *arena;
    bool wants_advice;
    Fault *faults;
    size_t count;
    size_t cap;
    size_t counts[FAULT_HINT + 1];
};

Report *report_new(void)
{
    Report *report = mem_new(sizeof *report);
    report->arena = arena_new(4096);
    return report;
}

void report_free(Report *report)
{
    if (!report) return;
    arena_free(report->arena);
    mem_free(report->faults);
    mem_free(report);
}

void report_ask_advice(Report *report)
{
    report->wants_advice = true;
}

bool report_wants_advice(const Report *report)
{
    return report->wants_advice;
}

static int compare_places(const Fault *a, const Fault *b)
{
    int order = sv_compare(a->pos.file, b->pos.file);
    if (order) return order;
    if (a->pos.line != b->pos.line) return a->pos.line < b->pos.line ? -1 : 1;
    if (a->pos.column != b->pos.column) return a->pos.column < b->pos.column ? -1 : 1;
    return 0;
}

/* The same fault may be found by two readers of a file; a trainer hears of it once. */
static bool is_known(const Report *report, const Fault *fault)
{
    for (size_t i = 0; i < report->count; i++) {
        const Fault *other = &report->faults[i];
        if (compare_places(other, fault) == 0 && sv_eq(other->text, fault->text)) return true;
    }
    return false;
}

/* Faults of one place stay in the order in which they were found. */
static void insert(Report *report, Fault fault)
{
    if (report->count == report->cap) {
        size_t cap = report->cap ? report->cap * 2 : 16;
        report->faults = mem_resize(report->faults, report->cap, cap, sizeof *report->faults);
        report->cap = cap;
    }
    size_t at = report->count++;
    for (; at > 0 && compare_places(&fault, &report->faults[at - 1]) < 0; at--)
        report->faults[at] = report->faults[at - 1];
    report->faults[at] = fault;
}

/* One line whatever the trainer's own words contain, and no half character where vsnprintf cut. */
static StrView one_line(Arena *arena, char *text)
{
    for (char *c = text; *c; c++) {
        if ((unsigned char)*c < ' ' || *c == '\x7f') *c = ' ';
    }
    return arena_copy(arena, utf8_cut(sv(text), FAULT_TEXT_CAP - 5));
}

void report_add(Report *report, FaultSeverity severity, SourcePos pos, const char *code, const char *fmt, ...)
{
    char text[FAULT_TEXT_CAP];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);

    Fault fault = { severity, pos, arena_copy(report->arena, sv(code)), one_line(report->arena, text) };
    fault.pos.file = arena_copy(report->arena, pos.file);
    if (is_known(report, &fault)) return;
    report->counts[severity]++;
    if (report->count < REPORT_MAX_FAULTS) insert(report, fault);
}

void report_unknown(Report *report, SourcePos pos, const Unknown *unknown, const StrView *names, size_t count)
{
    StrView near = nearest_name(unknown->name, names, count);
    Buf hint = { 0 };
    if (near.len) buf_printf(&hint, "; did you mean \"%.*s\"?", SV_ARG(near));
    for (size_t i = 0; !near.len && count <= FEW_NAMES && i < count; i++)
        buf_printf(&hint, "%s%.*s", i ? ", " : "; there are ", SV_ARG(names[i]));
    report_add(report, FAULT_ERROR, pos, unknown->code, "unknown %s \"%.*s\"%s%.*s", unknown->what,
               SV_ARG(unknown->name), unknown->where ? unknown->where : "", SV_ARG(buf_view(&hint)));
    buf_clear(&hint);
}

size_t report_count(const Report *report, FaultSeverity severity)
{
    return report->counts[severity];
}

const Fault *report_faults(const Report *report, size_t *count)
{
    *count = report->count;
    return report->faults;
}

void report_drop(Report *report, bool (*drops)(void *self, const Fault *fault), void *self)
{
    size_t kept = 0;
    for (size_t i = 0; i < report->count; i++) {
        if (drops(self, &report->faults[i]))
            report->counts[report->faults[i].severity]--;
        else
            report->faults[kept++] = report->faults[i];
    }
    report->count = kept;
}

void fault_write(Buf *out, const Fault *fault)
{
    if (fault->pos.file.len > 0) {
        buf_put(out, fault->pos.file);
        if (fault->pos.line > 0) buf_printf(out, ":%u", (unsigned)fault->pos.line);
        if (fault->pos.line > 0 && fault->pos.column > 0) buf_printf(out, ":%u", (unsigned)fault->pos.column);
        buf_puts(out, ": ");
    }
    if (fault->severity == FAULT_WARNING) buf_puts(out, "warning: ");
    if (fault->severity == FAULT_HINT) buf_puts(out, "hint: ");
    buf_put(out, fault->text);
}

/* The characters of `text`, or 0 where it is too long to be a slip of the pen. */
static size_t chars_of(StrView text, uint32_t out[NAME_MAX_CHARS])
{
    size_t count = 0;
    for (size_t pos = 0; pos < text.len;) {
        if (count == NAME_MAX_CHARS) return 0;
        out[count++] = utf8_next(text, &pos);
    }
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, changes, and two neighbours swapped count one each. */
static size_t edit_distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t rows[3][NAME_MAX_CHARS + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t k = 0; k <= b_count; k++) above[k] = before[k] = k;
    for (size_t i = 1; i <= a_count; i++) {
        row[0] = i;
        for (size_t k = 1; k <= b_count; k++) {
            size_t changed = above[k - 1] + (a[i - 1] != b[k - 1]);
            row[k] = least(changed, least(above[k], row[k - 1]) + 1);
            bool is_swap = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
            if (is_swap) row[k] = least(row[k], before[k - 2] + 1);
        }
        size_t *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b_count];
}

/* "price" for "price_yuan": the one name that begins with all of `name` and a '_'. */
static StrView longer_name(StrView name, const StrView *names, size_t count)
{
    StrView found = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (names[i].len <= name.len || !sv_starts(names[i], name) || names[i].ptr[name.len] != '_') continue;
        if (found.len > 0) return (StrView){ 0 };
        found = names[i];
    }
    return found;
}

StrView nearest_name(StrView name, const StrView *names, size_t count)
{
    uint32_t wanted[NAME_MAX_CHARS];
    uint32_t other[NAME_MAX_CHARS];
    size_t wanted_count = chars_of(name, wanted);
    size_t limit = wanted_count < 3 ? 1 : wanted_count / 3;
    StrView nearest = { 0 };
    if (wanted_count == 0) return nearest;

    for (size_t i = 0; i < count; i++) {
        size_t other_count = chars_of(names[i], other);
        size_t distance = other_count ? edit_distance(wanted, wanted_count, other, other_count) : limit + 1;
        /* Replacing a short name whole is no likeness. */
        if (distance > limit || distance >= wanted_count) continue;
        nearest = names[i];
        limit = distance - (distance > 0);
        if (distance == 0) break;
    }
    return nearest.len > 0 ? nearest : longer_name(name, names, count);
}
