/* load_words.c -- word lists from Lua tables: texts into parts, parts into lexemes, equal lexemes shared. */
#include "script/load_words.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

const char *const WORD_CONSTRUCTORS[] = { "words", "word" };

enum { MAX_LEXEMES_A_PART = 5000, MAX_SYLLABLES = 5 };

typedef struct LexemeUse {
    StrView text;
    uint64_t head; /* its first bytes as a number: settles most comparisons without a look at the text */
    WordPart use;
} LexemeUse;

struct WordsLoad {
    Arena *arena;
    Arena *texts; /* of the lexemes, each as often as it is used; gone when they have been joined */
    Arena *steps; /* of what is being expanded */
    Report *report;
    WordList *lists;
    size_t list_count, list_cap;
    WordEntry *entries;
    size_t entry_count, entry_cap;
    LexemeUse *lexemes;
    size_t lexeme_count, lexeme_cap;
    uint32_t chain_count;
    size_t part_lexemes; /* of the part being expanded */
};

static const char *const USE_NAMES[] = { "banned", "tone", "cue", "slot", "innocent", "promise", "typo" };
static const char *const KIND_NAMES[] = { "critical", "major", "minor", "praise" };
static const char *const GUARD_NAMES[] = { "unquoted", "stated", "whole", "at_head", "no_condition", "at_tail" };
static const char *const LIST_FIELDS[] = { "id",    "use",   "rule",     "severity", "flag",       "why",
                                           "guard", "shops", "personas", "list",     "not_before", "not_after" };
static const char *const WORD_FIELDS[] = { "pinyin",    "rule",   "severity", "guard",   "not_before",
                                           "not_after", "before", "after",    "expected" };

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

WordsLoad *words_load_new(Arena *arena, Report *report)
{
    WordsLoad *load = mem_new(sizeof *load);
    load->arena = arena;
    load->texts = arena_new(0);
    load->steps = arena_new(0);
    load->report = report;
    return load;
}

/* ---- growing arrays */

static WordEntry *entry_new(WordsLoad *load)
{
    if (load->entry_count == load->entry_cap) {
        size_t cap = load->entry_cap ? load->entry_cap * 2 : 256;
        load->entries = mem_resize(load->entries, load->entry_cap, cap, sizeof *load->entries);
        load->entry_cap = cap;
    }
    load->entries[load->entry_count] = (WordEntry){ 0 };
    return &load->entries[load->entry_count++];
}

static WordList *list_new(WordsLoad *load)
{
    if (load->list_count == load->list_cap) {
        size_t cap = load->list_cap ? load->list_cap * 2 : 32;
        load->lists = mem_resize(load->lists, load->list_cap, cap, sizeof *load->lists);
        load->list_cap = cap;
    }
    load->lists[load->list_count] = (WordList){ .kind = FINDING_MAJOR };
    return &load->lists[load->list_count++];
}

static uint64_t head_of(StrView text)
{
    uint64_t head = 0;
    for (size_t i = 0; i < sizeof head; i++) head = head << 8 | (i < text.len ? (unsigned char)text.ptr[i] : 0);
    return head;
}

static void lexeme_add(WordsLoad *load, StrView text, uint32_t entry, uint8_t part)
{
    if (load->lexeme_count == load->lexeme_cap) {
        size_t cap = load->lexeme_cap ? load->lexeme_cap * 2 : 1024;
        load->lexemes = mem_resize(load->lexemes, load->lexeme_cap, cap, sizeof *load->lexemes);
        load->lexeme_cap = cap;
    }
    WordPart use = { entry, load->entries[entry].chain, part };
    load->lexemes[load->lexeme_count++] = (LexemeUse){ arena_copy(load->texts, text), head_of(text), use };
    load->part_lexemes++;
}

/* ---- texts */

/* Offset of the brace that closes the one at `open`, or text.len. */
static size_t brace_end(StrView text, size_t open)
{
    int depth = 0;
    for (size_t i = open; i < text.len; i++) {
        if (text.ptr[i] == '{') depth++;
        if (text.ptr[i] == '}' && --depth == 0) return i;
    }
    return text.len;
}

/* Where the alternative that starts at `from` ends. */
static size_t alternative_end(StrView text, size_t from, size_t close)
{
    int depth = 0;
    for (size_t i = from; i < close; i++) {
        if (text.ptr[i] == '{') depth++;
        if (text.ptr[i] == '}') depth--;
        if (text.ptr[i] == ',' && depth == 0) return i;
    }
    return close;
}

typedef struct Span {
    size_t start, end;
} Span;

/* The text with a part of itself in the place of its braces. */
static StrView put_in(Arena *arena, StrView text, Span braces, Span part)
{
    size_t len = part.end - part.start, rest = text.len - braces.end;
    char *made = arena_room(arena, braces.start + len + rest + 1, 1);
    memcpy(made, text.ptr, braces.start);
    memcpy(made + braces.start, text.ptr + part.start, len);
    memcpy(made + braces.start + len, text.ptr + braces.end, rest);
    return sv_of(made, braces.start + len + rest);
}

/* Each text that braces stand for becomes a lexeme. False on an open brace or too many texts. */
static bool expand(WordsLoad *load, StrView text, uint32_t entry, uint8_t part)
{
    size_t open = 0;
    while (open < text.len && text.ptr[open] != '{') open++;
    if (open == text.len) {
        if (text.len) lexeme_add(load, text, entry, part);
        return load->part_lexemes <= MAX_LEXEMES_A_PART;
    }
    size_t close = brace_end(text, open);
    if (close == text.len) return false;
    for (size_t from = open + 1; from <= close;) {
        size_t end = alternative_end(text, from, close);
        ArenaMark mark = arena_mark(load->steps);
        StrView one = put_in(load->steps, text, (Span){ open, close + 1 }, (Span){ from, end });
        bool is_good = expand(load, one, entry, part);
        arena_rewind(load->steps, mark);
        if (!is_good) return false;
        from = end + 1;
    }
    return true;
}

typedef struct PartText {
    StrView text;
    WordGap gap;
    bool is_context;
} PartText;

typedef struct Parts {
    PartText parts[WORD_MAX_PARTS];
    size_t count;
    bool is_too_many;
} Parts;

static void part_push(Parts *parts, StrView text, WordGap gap, bool is_context)
{
    if (text.len == 0) return;
    if (parts->count == WORD_MAX_PARTS) {
        parts->is_too_many = true;
        return;
    }
    parts->parts[parts->count++] = (PartText){ text, gap, is_context };
}

/* Split at the joints that stand outside of braces. */
static Parts split(StrView text)
{
    Parts parts = { 0 };
    size_t from = 0;
    int depth = 0;
    bool is_context = false;
    WordGap gap = WORD_GAP_NONE;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        depth += (c == '{') - (c == '}');
        bool is_far = c == '.' && i + 1 < text.len && text.ptr[i + 1] == '.';
        if (depth > 0 || !(c == '+' || c == '~' || c == '[' || c == ']' || is_far)) continue;
        StrView piece = sv_of(text.ptr + from, i - from);
        if (piece.len) {
            part_push(&parts, piece, gap, is_context);
            gap = WORD_GAP_NONE;
        }
        if (c == '[' || c == ']')
            is_context = c == '[';
        else
            gap = is_far ? WORD_GAP_FAR : c == '~' ? WORD_GAP_NEAR : WORD_GAP_NONE;
        i += is_far;
        from = i + 1;
    }
    part_push(&parts, sv_of(text.ptr + from, text.len - from), gap, is_context);
    return parts;
}

/* Every mix of characters and syllables but the one without syllables. */
static bool add_pinyin(WordsLoad *load, StrView text, StrView pinyin, uint32_t entry)
{
    StrView han[MAX_SYLLABLES], latin[MAX_SYLLABLES];
    size_t count = 0, syllables = 0;
    for (size_t pos = 0; pos < text.len; count++) {
        size_t from = pos;
        (void)utf8_next(text, &pos);
        if (count < MAX_SYLLABLES) han[count] = sv_of(text.ptr + from, pos - from);
    }
    for (size_t pos = 0; pos < pinyin.len;) {
        size_t from = pos;
        while (pos < pinyin.len && pinyin.ptr[pos] != ' ') pos++;
        if (pos > from && syllables < MAX_SYLLABLES) latin[syllables] = sv_of(pinyin.ptr + from, pos - from);
        syllables += pos > from;
        pos += pos < pinyin.len;
    }
    if (count != syllables || count > MAX_SYLLABLES) return false;
    for (unsigned mix = 1; mix < 1u << count; mix++) {
        StrView one = { "", 0 };
        ArenaMark mark = arena_mark(load->steps);
        for (size_t i = 0; i < count; i++) {
            StrView next = mix >> i & 1 ? latin[i] : han[i];
            one = arena_printf(load->steps, "%.*s%.*s", SV_ARG(one), SV_ARG(next));
        }
        lexeme_add(load, one, entry, 0);
        arena_rewind(load->steps, mark);
    }
    return true;
}

/* ---- tables */

static void report_guard(WordsLoad *load, SourcePos pos, StrView name)
{
    StrView names[COUNT_OF(GUARD_NAMES)];
    for (size_t i = 0; i < COUNT_OF(GUARD_NAMES); i++) names[i] = sv(GUARD_NAMES[i]);
    report_unknown(load->report, pos, &(Unknown){ "unknown-value", "guard", name, NULL }, names, COUNT_OF(names));
}

static uint32_t read_guards(WordsLoad *load, const Node *table)
{
    const StrView *names = NULL;
    size_t count = 0;
    uint32_t guards = 0;
    if (!node_get(table, "guard")) return 0;
    ArenaMark mark = arena_mark(load->steps);
    node_read_texts(load->steps, table, "guard", false, &names, &count, load->report);
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < COUNT_OF(GUARD_NAMES) && !sv_is(names[i], GUARD_NAMES[k])) k++;
        if (k < COUNT_OF(GUARD_NAMES))
            guards |= 1u << k;
        else
            report_guard(load, node_text_pos(table, "guard", i), names[i]);
    }
    arena_rewind(load->steps, mark);
    return guards;
}

static FindingKind read_kind(WordsLoad *load, const Node *table, FindingKind fallback)
{
    if (!node_get(table, "severity")) return fallback;
    int kind = node_read_enum(table, "severity", KIND_NAMES, COUNT_OF(KIND_NAMES), load->report);
    return kind < 0 ? fallback : (FindingKind)kind;
}

/* What an entry takes over from its list and its table. */
typedef struct Frame {
    uint32_t list;
    WordEntry entry;
    StrView pinyin;
    SourcePos pos;
    bool is_typo; /* each entry needs to say what was meant */
} Frame;

static void add_parts(WordsLoad *load, const Frame *frame, StrView text, const Parts *parts)
{
    uint32_t index = (uint32_t)load->entry_count;
    WordEntry *entry = entry_new(load);
    *entry = frame->entry;
    entry->line = frame->pos.line;
    entry->column = frame->pos.column;
    entry->part_count = (uint8_t)parts->count;
    if (parts->count > 1) entry->chain = load->chain_count++;
    for (size_t p = 0; p < parts->count; p++) {
        entry->gaps[p] = (uint8_t)parts->parts[p].gap;
        entry->is_context[p] = parts->parts[p].is_context;
    }
    for (size_t p = 0; p < parts->count; p++) {
        load->part_lexemes = 0;
        if (expand(load, parts->parts[p].text, index, (uint8_t)p) && load->part_lexemes) continue;
        report_add(load->report, FAULT_ERROR, frame->pos, "range",
                   "\"%.*s\": braces must close and stand for 1 to %d texts", SV_ARG(text), (int)MAX_LEXEMES_A_PART);
    }
    if (frame->pinyin.len && (parts->count > 1 || !add_pinyin(load, text, frame->pinyin, index))) {
        report_add(load->report, FAULT_ERROR, frame->pos, "range",
                   "pinyin \"%.*s\" needs one syllable for each character of \"%.*s\"", SV_ARG(frame->pinyin),
                   SV_ARG(text));
    }
}

/* "a+{,b}+c": the part may be left out. */
static bool is_optional(StrView part)
{
    return part.len > 2 && part.ptr[0] == '{' && part.ptr[1] == ',' && brace_end(part, 0) == part.len - 1;
}

/* The wider of two gaps stays where the part between them goes. */
static Parts without(const Parts *parts, size_t gone)
{
    Parts left = *parts;
    WordGap gap = parts->parts[gone].gap;
    for (size_t p = gone; p + 1 < parts->count; p++) left.parts[p] = parts->parts[p + 1];
    left.count--;
    if (gone < left.count && left.parts[gone].gap < gap) left.parts[gone].gap = gap;
    return left;
}

/* From part `from` on, each that may be left out is: one entry with it, one without. */
static void add_variants(WordsLoad *load, const Frame *frame, StrView text, const Parts *parts, size_t from)
{
    size_t at = from;
    while (at < parts->count && !is_optional(parts->parts[at].text)) at++;
    if (at == parts->count || parts->count == 1) {
        add_parts(load, frame, text, parts);
        return;
    }
    Parts shorter = without(parts, at);
    add_variants(load, frame, text, &shorter, at);
    add_variants(load, frame, text, parts, at + 1);
}

static void add_text(WordsLoad *load, const Frame *frame, StrView text)
{
    Parts parts = split(text);
    if (frame->is_typo && frame->entry.expected.len == 0) {
        report_add(load->report, FAULT_ERROR, frame->pos, "missing-field",
                   "\"%.*s\": a typo needs expected = \"…\", what was meant", SV_ARG(text));
    }
    if (parts.count == 0 || parts.is_too_many) {
        report_add(load->report, FAULT_ERROR, frame->pos, "range", "\"%.*s\": a word has 1 to %d parts", SV_ARG(text),
                   (int)WORD_MAX_PARTS);
        return;
    }
    add_variants(load, frame, text, &parts, 0);
}

static void read_frame(WordsLoad *load, const Node *table, Frame *frame)
{
    WordEntry *entry = &frame->entry;
    node_read_text(table, "rule", false, &entry->rule, load->report);
    node_read_texts(load->arena, table, "not_before", false, &entry->not_before, &entry->not_before_count,
                    load->report);
    node_read_texts(load->arena, table, "not_after", false, &entry->not_after, &entry->not_after_count, load->report);
    entry->kind = read_kind(load, table, entry->kind);
    entry->guards |= read_guards(load, table);
    frame->pos = table->pos;
}

/* What must stand beside the word, and what should stand in its place. */
static void read_beside(WordsLoad *load, const Node *item, WordEntry *entry)
{
    node_read_texts(load->arena, item, "before", false, &entry->before, &entry->before_count, load->report);
    node_read_texts(load->arena, item, "after", false, &entry->after, &entry->after_count, load->report);
    node_read_text(item, "expected", false, &entry->expected, load->report);
}

static void add_word(WordsLoad *load, const Frame *list_frame, const Node *item)
{
    Frame frame = *list_frame;
    if (item->kind == NODE_TEXT) {
        frame.pos = item->pos;
        add_text(load, &frame, item->text);
        return;
    }
    if (item->kind != NODE_TABLE) {
        report_add(load->report, FAULT_ERROR, item->pos, "type", "a list holds texts and word { … }");
        return;
    }
    node_check_fields(item, WORD_FIELDS, COUNT_OF(WORD_FIELDS), load->report);
    read_frame(load, item, &frame);
    node_read_text(item, "pinyin", false, &frame.pinyin, load->report);
    read_beside(load, item, &frame.entry);
    for (size_t i = 0; i < item->list_count; i++) {
        if (item->items[i].kind == NODE_TEXT)
            add_text(load, &frame, item->items[i].text);
        else
            report_add(load->report, FAULT_ERROR, item->items[i].pos, "type", "a word is a text");
    }
}

/* Rules ask for a list by its id: two of one id would be taken for one. */
static void check_list_id(WordsLoad *load, StrView id, SourcePos pos)
{
    for (size_t i = 0; i < load->list_count; i++) {
        const WordList *other = &load->lists[i];
        if (!sv_eq(other->id, id)) continue;
        report_add(load->report, FAULT_ERROR, pos, "duplicate-id", "list \"%.*s\" stands in %.*s:%u already",
                   SV_ARG(id), SV_ARG(other->source.file), (unsigned)other->source.line);
        return;
    }
}

static void add_list(WordsLoad *load, const Node *table)
{
    node_check_fields(table, LIST_FIELDS, COUNT_OF(LIST_FIELDS), load->report);
    Frame frame = { .list = (uint32_t)load->list_count };
    WordList list = { .kind = FINDING_MAJOR, .source = table->pos };
    Report *report = load->report;
    if (node_read_text(table, "id", true, &list.id, report)) check_list_id(load, list.id, table->pos);
    int use = node_read_enum(table, "use", USE_NAMES, COUNT_OF(USE_NAMES), report);
    list.use = use < 0 ? WORD_CUE : (WordUse)use;
    node_read_text(table, "rule", false, &list.rule, report);
    node_read_text(table, "flag", false, &list.flag, report);
    node_read_text(table, "why", false, &list.why, report);
    node_read_texts(load->arena, table, "shops", false, &list.shops, &list.shop_count, report);
    node_read_texts(load->arena, table, "personas", false, &list.personas, &list.persona_count, report);
    list.kind = read_kind(load, table, FINDING_MAJOR);
    frame.is_typo = list.use == WORD_TYPO;
    frame.entry = (WordEntry){ .list = frame.list, .rule = list.rule, .kind = list.kind };
    read_frame(load, table, &frame);
    list.guards = frame.entry.guards;
    bool has_finding = list.use <= WORD_TONE || list.use == WORD_TYPO;
    if (has_finding && list.rule.len == 0)
        report_add(report, FAULT_ERROR, table->pos, "missing-field", "list \"%.*s\" needs a rule", SV_ARG(list.id));
    *list_new(load) = list;
    const Node *words = node_get(table, "list");
    if (!words || words->kind != NODE_TABLE)
        report_add(report, FAULT_ERROR, table->pos, "missing-field", "words \"%.*s\" needs list = { … }",
                   SV_ARG(list.id));
    for (size_t i = 0; words && words->kind == NODE_TABLE && i < words->list_count; i++)
        add_word(load, &frame, &words->items[i]);
}

void words_load_file(WordsLoad *load, const Node *root)
{
    if (root->kind == NODE_TABLE && node_get(root, "list")) {
        add_list(load, root);
        return;
    }
    if (root->kind != NODE_TABLE || root->list_count == 0) {
        report_add(load->report, FAULT_ERROR, root->pos, "type", "the file must return words { … } or a list of them");
        return;
    }
    for (size_t i = 0; i < root->list_count; i++) {
        if (root->items[i].kind == NODE_TABLE)
            add_list(load, &root->items[i]);
        else
            report_add(load->report, FAULT_ERROR, root->items[i].pos, "type", "expected words { … }");
    }
}

void words_load_cues(WordsLoad *load, StrView id, WordUse use, const Node *texts)
{
    Frame frame = { .list = (uint32_t)load->list_count, .pos = texts->pos };
    frame.entry = (WordEntry){ .list = frame.list, .kind = FINDING_MAJOR };
    *list_new(load) = (WordList){ .id = id, .use = use, .kind = FINDING_MAJOR, .source = texts->pos };
    for (size_t i = 0; texts->kind == NODE_TABLE && i < texts->list_count; i++)
        add_word(load, &frame, &texts->items[i]);
}

/* ---- lexemes */

static int lexeme_order(const void *a, const void *b)
{
    const LexemeUse *x = a, *y = b;
    if (x->head != y->head) return x->head < y->head ? -1 : 1;
    int order = sv_compare(x->text, y->text);
    if (order) return order;
    if (x->use.entry != y->use.entry) return x->use.entry < y->use.entry ? -1 : 1;
    return (x->use.part > y->use.part) - (x->use.part < y->use.part);
}

static bool ends_with_percent(StrView text)
{
    return text.len > 0 && text.ptr[text.len - 1] == '%';
}

/* Characters of a text that repeats one directly, else 0. */
static uint32_t least_chars(StrView text)
{
    uint32_t count = 0, before = 0;
    bool repeats = false;
    for (size_t pos = 0; pos < text.len; count++) {
        uint32_t code = utf8_next(text, &pos);
        repeats = repeats || (count > 0 && code == before);
        before = code;
    }
    return repeats ? count - ends_with_percent(text) : 0; /* the skeleton has none */
}

/* How many lexemes there are, and uses of them: equal uses of one text are one. */
static void count_lexemes(const WordsLoad *load, size_t *lexemes, size_t *uses, size_t *bytes)
{
    *lexemes = *uses = *bytes = 0;
    for (size_t i = 0; i < load->lexeme_count; i++) {
        const LexemeUse *now = &load->lexemes[i];
        if (i > 0 && lexeme_order(now - 1, now) == 0) continue;
        ++*uses;
        if (i > 0 && sv_eq(now[-1].text, now->text)) continue;
        ++*lexemes;
        *bytes += now->text.len;
    }
}

static void build_lexemes(WordsLoad *load, Words *out)
{
    size_t lexeme_count, use_count, len, made = 0, used = 0, at = 0;
    if (load->lexeme_count) qsort(load->lexemes, load->lexeme_count, sizeof *load->lexemes, lexeme_order);
    count_lexemes(load, &lexeme_count, &use_count, &len);
    WordLexeme *lexemes = arena_room(load->arena, lexeme_count + 1, sizeof *lexemes);
    WordPart *uses = arena_room(load->arena, use_count, sizeof *uses);
    char *texts = arena_room(load->arena, len, 1);
    for (size_t i = 0; i < load->lexeme_count; i++) {
        const LexemeUse *now = &load->lexemes[i];
        if (i > 0 && lexeme_order(now - 1, now) == 0) continue;
        if (i == 0 || !sv_eq(now[-1].text, now->text)) {
            lexemes[made++] =
                (WordLexeme){ (uint32_t)at, (uint32_t)used, least_chars(now->text), ends_with_percent(now->text) };
            memcpy(texts + at, now->text.ptr, now->text.len);
            at += now->text.len;
        }
        uses[used++] = now->use;
    }
    lexemes[made] = (WordLexeme){ .text = (uint32_t)at, .use = (uint32_t)used };
    out->lexemes = lexemes;
    out->lexeme_count = made;
    out->texts = texts;
    out->uses = uses;
}

void words_load_finish(WordsLoad *load, Words *out)
{
    WordList *lists = arena_alloc(load->arena, load->list_count + 1, sizeof *lists);
    WordEntry *entries = arena_alloc(load->arena, load->entry_count + 1, sizeof *entries);
    if (load->list_count) memcpy(lists, load->lists, load->list_count * sizeof *lists);
    if (load->entry_count) memcpy(entries, load->entries, load->entry_count * sizeof *entries);
    *out =
        (Words){ .lists = lists, .list_count = load->list_count, .entries = entries, .entry_count = load->entry_count };
    out->chain_count = load->chain_count;
    for (size_t i = 0; i < load->list_count; i++) {
        lists[i].cue = word_cue_of(lists[i].id);
        lists[i].number = words_list(out, lists[i].id);
    }
    for (size_t cue = 0; cue < WORD_CUE_COUNT; cue++) out->cues[cue] = words_list(out, sv(WORD_CUE_NAMES[cue]));
    build_lexemes(load, out);
    mem_free(load->lists);
    mem_free(load->entries);
    mem_free(load->lexemes);
    arena_free(load->texts);
    arena_free(load->steps);
    mem_free(load);
}
