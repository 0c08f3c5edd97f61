/* load_questions.c -- slots in the order of the file; the order decides between two that fit. */
#include "script/load_questions.h"

const char *const QUESTION_CONSTRUCTORS[] = { "questions", "slot", "word" };

static const char *const SLOT_FIELDS[] = { "id", "zh", "en", "values", "weak", "cues" };

static bool load_slot(const Node *node, WordsLoad *words, QuestionSlot *out, Report *report)
{
    if (node->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, node->pos, "type", "expected slot { id = …, zh = …, en = …, cues = { … } }");
        return false;
    }
    node_check_fields(node, SLOT_FIELDS, sizeof SLOT_FIELDS / sizeof *SLOT_FIELDS, report);
    *out = (QuestionSlot){ .source = node->pos };
    bool is_good = node_read_text(node, "id", true, &out->id, report);
    is_good = node_read_text(node, "zh", true, &out->zh, report) && is_good;
    is_good = node_read_text(node, "en", true, &out->en, report) && is_good;
    node_read_text(node, "values", false, &out->values, report);
    node_read_bool(node, "weak", false, &out->is_weak, report);
    const Node *cues = node_get(node, "cues");
    if (!cues || cues->kind != NODE_TABLE || cues->list_count == 0) {
        report_add(report, FAULT_ERROR, node->pos, "missing-field", "slot \"%.*s\" needs cues = { … }",
                   SV_ARG(out->id));
        return false;
    }
    if (is_good) words_load_cues(words, out->id, WORD_SLOT, cues);
    return is_good;
}

bool load_questions(Arena *arena, const Node *root, WordsLoad *words, QuestionDefs *out, Report *report)
{
    if (root->kind != NODE_TABLE || root->list_count == 0) {
        report_add(report, FAULT_ERROR, root->pos, "type", "the file must return questions { slot { … }, … }");
        return false;
    }
    QuestionSlot *slots = arena_alloc(arena, root->list_count, sizeof *slots);
    size_t count = 0;
    for (size_t i = 0; i < root->list_count; i++) {
        if (load_slot(&root->items[i], words, &slots[count], report)) count++;
    }
    *out = (QuestionDefs){ slots, count };
    return count > 0;
}
