/* import.c -- what kind of table it is, for which shop, and the words that all of them share. */
#include "script/import.h"

#include <stdarg.h>
#include <stdio.h>

#include "script/import_own.h"
#include "script/load_shops.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const KINDS[] = { "", "products", "sizes", "quick" };

const char *import_kind_name(ImportKind kind)
{
    return KINDS[kind];
}

ImportKind import_kind_from(StrView name)
{
    for (int i = IMPORT_PRODUCTS; i <= IMPORT_QUICK; i++) {
        if (sv_is(name, KINDS[i])) return (ImportKind)i;
    }
    return IMPORT_UNKNOWN;
}

bool import_fault(ImportWork *work, SourcePos pos, const char *fmt, ...)
{
    char text[400];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    report_add(work->report, FAULT_ERROR, pos, "import", "%s", text);
    return false;
}

/* ---- headings ---- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Capitals, blanks and what stands in brackets ("价格（元）") make no other heading. */
static bool is_heading(StrView text, const char *name)
{
    size_t at = 0;
    for (size_t i = 0; i < text.len; i++) {
        StrView rest = sv_of(text.ptr + i, text.len - i);
        if (rest.ptr[0] == '(' || sv_starts(rest, sv("（"))) break;
        if (rest.ptr[0] == ' ' || rest.ptr[0] == '_') continue;
        while (name[at] == '_') at++;
        if (lower(rest.ptr[0]) != name[at]) return false;
        at++;
    }
    return at > 0 && name[at] == '\0';
}

static bool is_field(const ImportField *field, StrView heading)
{
    for (size_t i = 0; i < IMPORT_MAX_NAMES && field->names[i]; i++) {
        if (is_heading(heading, field->names[i])) return true;
    }
    return false;
}

static size_t all_names(const ImportWork *work, StrView *out)
{
    size_t count = 0;
    for (size_t i = 0; i < work->field_count; i++) {
        for (size_t k = 0; k < IMPORT_MAX_NAMES && work->fields[i].names[k]; k++)
            out[count++] = sv(work->fields[i].names[k]);
    }
    return count;
}

static bool take_heading(ImportWork *work, const CsvCell *cell, size_t column)
{
    for (size_t i = 0; i < work->field_count; i++) {
        if (!is_field(&work->fields[i], cell->text)) continue;
        if (work->column[i])
            return import_fault(work, cell->pos, "heading \"%.*s\" means %s, and so does another one",
                                SV_ARG(cell->text), work->fields[i].names[0]);
        work->column[i] = column + 1;
        return true;
    }
    StrView names[IMPORT_MAX_FIELDS * IMPORT_MAX_NAMES];
    StrView hint = name_hint(work->arena, cell->text, names, all_names(work, names));
    return import_fault(work, cell->pos, "unknown heading \"%.*s\"%.*s", SV_ARG(cell->text), SV_ARG(hint));
}

bool import_headings(ImportWork *work, bool (*is_extra)(StrView heading))
{
    const CsvRow *head = &work->csv.rows[0];
    bool is_good = true;
    for (size_t i = 0; i < head->count; i++) {
        const CsvCell *cell = &head->cells[i];
        if (!cell->text.len || (is_extra && is_extra(cell->text))) continue;
        is_good = take_heading(work, cell, i) && is_good;
    }
    for (size_t i = 0; i < work->field_count; i++) {
        const ImportField *field = &work->fields[i];
        if (!field->is_required || work->column[i]) continue;
        is_good = import_fault(work, head->cells[0].pos, "a heading for %s is missing, such as \"%s\"", field->names[0],
                               field->names[1] ? field->names[1] : field->names[0]);
    }
    return is_good;
}

CsvCell import_cell(const ImportWork *work, const CsvRow *row, size_t field)
{
    size_t column = work->column[field];
    if (column && column <= row->count) return row->cells[column - 1];
    return (CsvCell){ .text = sv(""), .pos = row->cells[0].pos };
}

/* ---- words ---- */

const char *import_word(ImportWork *work, const CsvCell *cell, const char *field, const ImportWord *words, size_t count)
{
    StrView names[40];
    Buf list = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (is_heading(cell->text, words[i].said) || sv_is(cell->text, words[i].meant)) return words[i].meant;
    }
    for (size_t i = 0; i < count && i < COUNT(names); i++) {
        names[i] = sv(words[i].said);
        buf_printf(&list, "%s%s", i ? ", " : "", words[i].said);
    }
    StrView hint = name_hint(work->arena, cell->text, names, count < COUNT(names) ? count : COUNT(names));
    import_fault(work, cell->pos, "%s: expected one of %s, found \"%.*s\"%.*s", field, list.ptr, SV_ARG(cell->text),
                 SV_ARG(hint));
    buf_clear(&list);
    return NULL;
}

/* The length of a separator at the beginning of `text`; 0: none. */
static size_t separator_len(StrView text)
{
    static const char *const MARKS[] = { "、", "，", "；", ",", ";", "|", "/", "\n", "\r" };
    for (size_t i = 0; i < COUNT(MARKS); i++) {
        if (sv_starts(text, sv(MARKS[i]))) return strlen(MARKS[i]);
    }
    return 0;
}

static StrView without_blanks(StrView text)
{
    while (text.len && text.ptr[0] == ' ') text = sv_of(text.ptr + 1, text.len - 1);
    while (text.len && text.ptr[text.len - 1] == ' ') text.len--;
    return text;
}

size_t import_parts(StrView text, StrView *out, size_t max)
{
    size_t count = 0, start = 0;
    for (size_t i = 0; i <= text.len && count < max;) {
        size_t len = i < text.len ? separator_len(sv_of(text.ptr + i, text.len - i)) : 1;
        if (len) {
            StrView part = without_blanks(sv_of(text.ptr + start, i - start));
            if (part.len) out[count++] = part;
            start = i + len;
        }
        i += len ? len : 1;
    }
    return count;
}

void import_put_text(Buf *lua, StrView text)
{
    buf_putc(lua, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '"' || c == '\\') buf_putc(lua, '\\');
        if (c == '\n') {
            buf_puts(lua, "\\n");
        } else if (c != '\r') {
            buf_putc(lua, c);
        }
    }
    buf_putc(lua, '"');
}

void import_to_line(ImportWork *work, uint32_t line)
{
    for (; work->line < line; work->line++) buf_putc(&work->lua, '\n');
}

/* ---- which and for whom ---- */

static bool has_heading(const CsvRow *head, const char *const *names, size_t count)
{
    for (size_t i = 0; i < head->count; i++) {
        for (size_t k = 0; k < count; k++) {
            if (is_heading(head->cells[i].text, names[k])) return true;
        }
    }
    return false;
}

static ImportKind kind_of(const CsvRow *head)
{
    static const char *const QUICK[] = { "text", "内容", "话术", "回复" };
    static const char *const GOODS[] = { "price", "price_yuan", "价格", "售价", "单价" };
    static const char *const SIZES[] = { "mm", "毫米", "脚长" };
    if (has_heading(head, QUICK, COUNT(QUICK))) return IMPORT_QUICK;
    if (has_heading(head, GOODS, COUNT(GOODS))) return IMPORT_PRODUCTS;
    bool is_grid = head->count >= 2 && import_is_band(head->cells[1].text);
    return is_grid || has_heading(head, SIZES, COUNT(SIZES)) ? IMPORT_SIZES : IMPORT_UNKNOWN;
}

static bool find_shop(ImportWork *work, StrView *out)
{
    size_t count = 0;
    const Shop *shops = content_shops(work->in->content, &count);
    SourcePos pos = { sv(work->in->file), 1, 1 };
    StrView *names = arena_alloc(work->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) names[i] = shops[i].id;
    StrView wanted = work->in->shop;
    if (!wanted.len && count == 1) wanted = names[0];
    for (size_t i = 0; i < count; i++) {
        if (!sv_eq(wanted, names[i]) && !sv_eq(wanted, shops[i].name_zh)) continue;
        *out = names[i];
        return true;
    }
    StrView list = name_list(work->arena, names, count);
    if (!wanted.len) return import_fault(work, pos, "for which shop? One of %.*s", SV_ARG(list));
    StrView hint = name_hint(work->arena, wanted, names, count);
    return import_fault(work, pos, "unknown shop \"%.*s\": expected one of %.*s%.*s", SV_ARG(wanted), SV_ARG(list),
                        SV_ARG(hint));
}

/* "Autumn goods.csv" as "autumn_goods"; a name without any such letter is called after its kind. */
static StrView base_name(Arena *arena, const char *file, ImportKind kind)
{
    const char *slash = strrchr(file, '/');
    const char *at = slash ? slash + 1 : file;
    Buf name = { 0 };
    for (; *at && *at != '.' && name.len < 60; at++) {
        char c = lower(*at);
        bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (is_word) buf_putc(&name, c);
        if ((c == ' ' || c == '-') && name.len) buf_putc(&name, '_');
    }
    StrView made = name.len ? arena_copy(arena, buf_view(&name)) : sv(import_kind_name(kind));
    buf_clear(&name);
    return made;
}

static void write_all(ImportWork *work, ImportKind kind)
{
    switch (kind) {
    case IMPORT_PRODUCTS: import_products(work); break;
    case IMPORT_SIZES: import_sizes(work); break;
    case IMPORT_QUICK: import_quick(work); break;
    case IMPORT_UNKNOWN:
        import_fault(work, work->csv.rows[0].cells[0].pos,
                     "the headings are those of no table known here: products need a price, quick replies a text, size "
                     "tables weight bands like 150-164 or a column in mm");
        break;
    }
}

bool import_csv(const ImportInput *in, Arena *arena, Imported *out, Report *report)
{
    ImportWork work = { .in = in, .arena = arena, .report = report, .line = 1 };
    size_t before = report_count(report, FAULT_ERROR);
    StrView shop = { 0 };
    if (!csv_parse(arena, in->file, in->text, &work.csv, report) || !find_shop(&work, &shop)) return false;
    ImportKind kind = in->kind ? in->kind : kind_of(&work.csv.rows[0]);
    buf_printf(&work.lua, IMPORT_MARK ": change the table and import it again. ]] ");
    write_all(&work, kind);
    if (!work.records && report_count(report, FAULT_ERROR) == before)
        import_fault(&work, work.csv.rows[0].cells[0].pos, "there is nothing below the headings");
    const char *folder = kind == IMPORT_QUICK ? "quick" : "shops";
    *out = (Imported){ kind, shop, { 0 }, arena_copy(arena, buf_view(&work.lua)), work.records };
    StrView base = base_name(arena, in->file, kind);
    out->path = arena_printf(arena, "scenarios/%s/%.*s/%.*s.lua", folder, SV_ARG(shop), SV_ARG(base));
    buf_clear(&work.lua);
    return report_count(report, FAULT_ERROR) == before;
}
