/* replies_read.c -- scenarios/agents.lua: how values are said, answers by topic, words for situations, the ladder of agents. */
#include "base/mem.h"
#include "play/replies_own.h"

static const char *const CONSTRUCTORS[] = { "agents", "answer", "say", "agent" };
static const char *const TOP_FIELDS[] = { "words", "answers", "says", "ladder" };
static const char *const ROW_FIELDS[] = { "topic", "id",     "when",  "below",   "above",
                                          "text",  "partly", "wrong", "promise", "times" };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void read_texts(Arena *arena, const Node *node, const char *key, ReplyTexts *out, Report *report)
{
    node_read_texts(arena, node, key, false, &out->items, &out->count, report);
    if (out->count <= REPLY_MAX_TEXTS) return;
    report_add(report, FAULT_ERROR, node_get(node, key)->pos, "range", "at most %d texts", REPLY_MAX_TEXTS);
    out->count = REPLY_MAX_TEXTS;
}

static void read_when(Arena *arena, const Node *node, ReplyRow *row)
{
    const Node *when = node_get(node, "when");
    Field *fields = arena_alloc(arena, when ? when->item_count + 1 : 1, sizeof *fields);
    for (size_t i = 0; when && i < when->item_count; i++) {
        fields[i] = (Field){ when->items[i].key, node_value(arena, &when->items[i]) };
    }
    row->when = fields;
    row->when_count = when ? when->item_count : 0;
}

static void read_bounds(const Node *node, const char *key, ReplyRow *row, Report *report)
{
    const Node *table = node_get(node, key);
    for (size_t i = 0; table && i < table->item_count; i++) {
        const Node *item = &table->items[i];
        if (item->kind != NODE_INT || row->bound_count == REPLY_MAX_BOUNDS) {
            report_add(report, FAULT_ERROR, item->pos, "type", "'%s' is a table of moods and whole numbers, %d at most",
                       key, REPLY_MAX_BOUNDS);
            return;
        }
        row->bounds[row->bound_count++] = (ReplyBound){ item->key, (int32_t)item->number, strcmp(key, "below") == 0 };
    }
}

static bool check_key(const ReplyBook *book, const Node *node, const ReplyRow *row, Report *report)
{
    const Grammar *grammar = content_rules(book->content)->grammar;
    if (!row->is_answer || grammar_topic(grammar, row->key) != TOPIC_NONE) return true;
    size_t count = 0;
    const TopicDef *topics = grammar_topics(grammar, &count);
    StrView names[GRAMMAR_MAX_TOPICS];
    for (size_t i = 0; i < count; i++) names[i] = topics[i].id;
    StrView near = nearest_name(row->key, names, count);
    report_add(report, FAULT_ERROR, node_get(node, "topic")->pos, "unknown-topic", "unknown topic \"%.*s\"%s%.*s%s",
               SV_ARG(row->key), near.len ? ", did you mean \"" : "", SV_ARG(near), near.len ? "\"?" : "");
    return false;
}

static bool read_row(ReplyBook *book, const Node *node, ReplyRow *row, Report *report)
{
    Arena *arena = book->arena;
    *row = (ReplyRow){ .is_answer = sv_is(node->tag, "answer"), .source = node->pos };
    if (!row->is_answer && !sv_is(node->tag, "say")) {
        report_add(report, FAULT_ERROR, node->pos, "type", "expected answer { topic = … } or say { id = … }");
        return false;
    }
    int64_t times = 0;
    node_check_fields(node, ROW_FIELDS, COUNT(ROW_FIELDS), report);
    bool is_good = node_read_text(node, row->is_answer ? "topic" : "id", true, &row->key, report);
    node_read_int(node, "times", false, &times, report);
    read_when(arena, node, row);
    read_bounds(node, "below", row, report);
    read_bounds(node, "above", row, report);
    read_texts(arena, node, "text", &row->right, report);
    read_texts(arena, node, "partly", &row->partly, report);
    read_texts(arena, node, "wrong", &row->wrong, report);
    read_texts(arena, node, "promise", &row->promise, report);
    row->times = times > 0 && times < 200 ? (uint32_t)times : 0;
    return is_good && check_key(book, node, row, report);
}

static size_t count_rows(const Node *root, const char *key)
{
    const Node *list = node_get(root, key);
    return list && list->kind == NODE_TABLE ? list->list_count : 0;
}

static void read_rows(ReplyBook *book, const Node *root, ReplyRow *rows, Report *report)
{
    static const char *const LISTS[] = { "answers", "says" };
    for (size_t k = 0; k < COUNT(LISTS); k++) {
        const Node *list = node_get(root, LISTS[k]);
        for (size_t i = 0; i < count_rows(root, LISTS[k]) && book->row_count < REPLY_MAX_ROWS; i++) {
            if (!read_row(book, &list->items[i], &rows[book->row_count], report)) continue;
            rows[book->row_count].number = (uint32_t)book->row_count;
            book->row_count++;
        }
    }
    book->rows = rows;
}

static void read_words(ReplyBook *book, const Node *root)
{
    const Node *words = node_get(root, "words");
    Field *fields = arena_alloc(book->arena, words ? words->item_count + 1 : 1, sizeof *fields);
    for (size_t i = 0; words && i < words->item_count; i++) {
        if (words->items[i].kind != NODE_TEXT) continue;
        fields[book->word_count++] = (Field){ words->items[i].key, node_value(book->arena, &words->items[i]) };
    }
    book->words = fields;
}

static bool read_root(ReplyBook *book, const Node *root, Report *report)
{
    if (!sv_is(root->tag, "agents")) {
        report_add(report, FAULT_ERROR, root->pos, "type", "the file must return agents { … }");
        return false;
    }
    size_t count = count_rows(root, "answers") + count_rows(root, "says");
    if (count > REPLY_MAX_ROWS) {
        report_add(report, FAULT_ERROR, root->pos, "range", "%zu answers and says; %d at most", count, REPLY_MAX_ROWS);
        return false;
    }
    node_check_fields(root, TOP_FIELDS, COUNT(TOP_FIELDS), report);
    read_words(book, root);
    read_rows(book, root, arena_alloc(book->arena, count + 1, sizeof(ReplyRow)), report);
    return agents_read(book, node_get(root, "ladder"), report);
}

ReplyBook *reply_book_new(const Content *content, Report *report)
{
    static const char PATH[] = "scenarios/agents.lua";
    ReplyBook *book = mem_new(sizeof *book);
    const ContentFile *file = content_files_find(content_files(content), sv(PATH));
    const Node *root = NULL;
    size_t before = report_count(report, FAULT_ERROR);

    *book = (ReplyBook){ .content = content, .arena = arena_new(0) };
    if (!file) {
        report_add(report, FAULT_ERROR, (SourcePos){ .file = sv(PATH) }, "missing-file", "there is no %s", PATH);
    } else if (node_load((NodeRoom){ book->arena, book->arena }, file, CONSTRUCTORS, COUNT(CONSTRUCTORS), &root,
                         report)) {
        read_root(book, root, report);
    }
    if (report_count(report, FAULT_ERROR) == before) return book;
    reply_book_free(book);
    return NULL;
}

void reply_book_free(ReplyBook *book)
{
    if (!book) return;
    arena_free(book->arena);
    mem_free(book);
}
