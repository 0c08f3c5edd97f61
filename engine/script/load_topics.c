/* load_topics.c -- from a topic file's tables to the grammar.
 *
 * A file returns a list of topic{}, grammar{} and vocabulary{} tables in any order. */
#include "script/load_topics.h"

const char *const TOPIC_CONSTRUCTORS[] = { "topic", "grammar", "vocabulary", "phrases" };
const size_t TOPIC_CONSTRUCTOR_COUNT = sizeof TOPIC_CONSTRUCTORS / sizeof *TOPIC_CONSTRUCTORS;

static const char *const TOPIC_FIELDS[] = { "id",       "dim",   "rule",  "reader",   "fields", "cues",   "asks",
                                            "required", "needs", "shops", "estimate", "name",   "claims", "wish" };
static const char *const VOCABULARY_FIELDS[] = { "set", "members" };
static const char *const PHRASES_FIELDS[] = { "id", "list" };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void add_texts(Rules *rules, const Node *list, const Sense *sense, Report *report)
{
    if (!list) return;
    if (list->kind == NODE_TEXT) {
        grammar_add_sense(rules->grammar, list->text, sense);
        return;
    }
    if (list->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, list->pos, "type", "expected a text or a list of texts");
        return;
    }
    for (size_t i = 0; i < list->list_count; i++) add_texts(rules, &list->items[i], sense, report);
}

/* A grammar table: each key is a word class, each value its words. */
static void load_grammar(Rules *rules, const Node *table, Report *report)
{
    node_check_fields(table, WORD_CLASS_NAMES, WORD_CLASS_COUNT, report);
    for (int word = 0; word < WORD_CLASS_COUNT; word++) {
        Sense sense = { .kind = SENSE_WORD, .word = (WordClass)word };
        add_texts(rules, node_get(table, WORD_CLASS_NAMES[word]), &sense, report);
    }
}

static void load_vocabulary(Rules *rules, const Node *table, Report *report)
{
    StrView set;
    node_check_fields(table, VOCABULARY_FIELDS, COUNT(VOCABULARY_FIELDS), report);
    if (!node_read_text(table, "set", true, &set, report)) return;
    const Node *members = node_get(table, "members");
    if (!members || members->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, table->pos, "type",
                   "vocabulary \"%.*s\": expected members = { name = { words } }", SV_ARG(set));
        return;
    }
    Sense sense = { .kind = SENSE_NAME, .set = set };
    for (size_t i = 0; i < members->item_count; i++) {
        const Node *member = &members->items[i];
        StrView name = i < members->list_count ? member->text : member->key;
        sense.value = (Value){ .kind = VALUE_TEXT, .text = name };
        grammar_add_sense(rules->grammar, sense.value.text, &sense);
        if (i >= members->list_count) add_texts(rules, member, &sense, report);
    }
}

/* A field whose only values are yes and no is a flag; "no" among other values (colour_fade) is a value like them. */
static bool is_flag(const Node *field)
{
    for (size_t i = field->list_count; i < field->item_count; i++) {
        if (!sv_is(field->items[i].key, "yes") && !sv_is(field->items[i].key, "no")) return false;
    }
    return true;
}

/* phrases { id = "…", list = { … } } */
static void load_phrases(Rules *rules, const Node *table, Report *report)
{
    StrView id;
    const StrView *list = NULL;
    size_t count = 0;
    node_check_fields(table, PHRASES_FIELDS, COUNT(PHRASES_FIELDS), report);
    if (!node_read_text(table, "id", true, &id, report)) return;
    if (!node_read_texts(rules->arena, table, "list", true, &list, &count, report)) return;
    for (size_t i = 0; i < count; i++) phrases_add(rules->phrases, id, list[i]);
}

static Value value_of_key(StrView key, bool flag)
{
    if (flag) return (Value){ .kind = VALUE_BOOL, .number = sv_is(key, "yes") };
    int64_t number = 0;
    bool is_number = key.len > 0 && key.len < 10;
    for (size_t i = 0; i < key.len && is_number; i++) {
        is_number = key.ptr[i] >= '0' && key.ptr[i] <= '9';
        number = number * 10 + (key.ptr[i] - '0');
    }
    if (is_number) return (Value){ .kind = VALUE_INT, .number = number };
    return (Value){ .kind = VALUE_TEXT, .text = key };
}

/* fields = { value = { four_way = { words } }, allowed = { yes = {…}, no = {…} }, "days" } */
static void load_fields(const Node *fields, TopicDef *topic, Report *report)
{
    if (!fields) return;
    if (fields->kind != NODE_TABLE || fields->item_count > TOPIC_MAX_FIELDS) {
        report_add(report, FAULT_ERROR, fields->pos, "type", "topic \"%.*s\": expected at most %d fields",
                   SV_ARG(topic->id), TOPIC_MAX_FIELDS);
        return;
    }
    for (size_t i = 0; i < fields->item_count; i++) {
        const Node *field = &fields->items[i];
        topic->fields[topic->field_count++] = i < fields->list_count ? field->text : field->key;
    }
}

static void load_field_words(Rules *rules, const Node *fields, uint16_t number, Report *report)
{
    for (size_t i = 0; fields && fields->kind == NODE_TABLE && i < fields->item_count; i++) {
        const Node *field = &fields->items[i];
        if (i < fields->list_count || field->kind != NODE_TABLE) continue;
        for (size_t k = field->list_count; k < field->item_count; k++) {
            Sense sense = { .kind = SENSE_VALUE, .topic = number, .field = (uint16_t)i };
            sense.value = value_of_key(field->items[k].key, is_flag(field));
            add_texts(rules, &field->items[k], &sense, report);
        }
    }
}

static void load_topic(Rules *rules, const Node *table, Report *report)
{
    static const char *const DIMS[] = { "sizing", "policy" };
    TopicDef topic = { .source = table->pos };
    node_check_fields(table, TOPIC_FIELDS, COUNT(TOPIC_FIELDS), report);
    if (!node_read_text(table, "id", true, &topic.id, report)) return;
    if (grammar_topic(rules->grammar, topic.id) != TOPIC_NONE) {
        report_add(report, FAULT_ERROR, table->pos, "duplicate-id", "topic \"%.*s\" is defined twice",
                   SV_ARG(topic.id));
        return;
    }
    int dim = node_read_enum(table, "dim", DIMS, COUNT(DIMS), report);
    int reader =
        node_get(table, "reader") ? node_read_enum(table, "reader", READER_NAMES, READER_COUNT, report) : READ_VALUE;
    if (dim < 0 || reader < 0) return;
    topic.is_sizing = dim == 0;
    topic.reader = (Reader)reader;
    node_read_text(table, "rule", true, &topic.rule, report);
    node_read_texts(rules->arena, table, "required", false, &topic.required, &topic.required_count, report);
    node_read_texts(rules->arena, table, "needs", false, &topic.needs, &topic.need_count, report);
    node_read_texts(rules->arena, table, "shops", false, &topic.shops, &topic.shop_count, report);
    node_read_bool(table, "estimate", false, &topic.is_estimate, report);
    node_read_bool(table, "wish", false, &topic.is_wish, report);
    int claims =
        node_get(table, "claims") ? node_read_enum(table, "claims", TOPIC_CLAIMS_NAMES, TOPIC_CLAIMS_COUNT, report) : 0;
    topic.claims = claims < 0 ? TOPIC_CLAIMS_CUED : (TopicClaims)claims;
    const Node *fields = node_get(table, "fields");
    load_fields(fields, &topic, report);
    uint16_t number = grammar_add_topic(rules->grammar, &topic);
    load_field_words(rules, fields, number, report);
    Sense cue = { .kind = SENSE_CUE, .topic = number }, asks = { .kind = SENSE_ASKS, .topic = number };
    add_texts(rules, node_get(table, "cues"), &cue, report);
    add_texts(rules, node_get(table, "asks"), &asks, report);
}

void load_topics(Rules *rules, const Node *root, Report *report)
{
    if (root->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, root->pos, "type", "expected a list of topic{}, grammar{} and vocabulary{}");
        return;
    }
    for (size_t i = 0; i < root->list_count; i++) {
        const Node *item = &root->items[i];
        if (sv_is(item->tag, "topic"))
            load_topic(rules, item, report);
        else if (sv_is(item->tag, "grammar"))
            load_grammar(rules, item, report);
        else if (sv_is(item->tag, "vocabulary"))
            load_vocabulary(rules, item, report);
        else if (sv_is(item->tag, "phrases"))
            load_phrases(rules, item, report);
        else
            report_add(report, FAULT_ERROR, item->pos, "type",
                       "expected topic{}, grammar{}, vocabulary{} or phrases{}");
    }
}
