/* ui_frame.c -- what one frame leaves for the next: widgets, layers, scroll areas and nodes. */
#include "base/json.h"
#include "base/mem.h"
#include "ui/ui_own.h"

void ui_frame_free(Frame *frame)
{
    arena_free(frame->arena);
    mem_free(frame->spots);
    mem_free(frame->nodes);
    mem_free(frame->covered);
    mem_free(frame->node_layers);
}

void ui_frame_reset(Frame *frame, Point size)
{
    /* The arrays stay: a frame is about as large as the one before. */
    arena_rewind(frame->arena, (ArenaMark){ 0 });
    frame->spot_count = frame->node_count = frame->area_count = frame->region_count = 0;
    frame->layers[0] = (Layer){ .rect = { 0, 0, size.x, size.y } };
    frame->layer_count = 1;
    frame->size = size;
}

void ui_add_spot(Ui *ui, const Spot *spot)
{
    Frame *frame = ui->now;
    if (frame->spot_count == frame->spot_cap) {
        size_t cap = frame->spot_cap ? frame->spot_cap * 2 : 64;
        frame->spots = mem_resize(frame->spots, frame->spot_cap, cap, sizeof *frame->spots);
        frame->spot_cap = cap;
    }
    frame->spots[frame->spot_count++] = *spot;
}

const Spot *ui_find_spot(const Frame *frame, UiId id)
{
    for (size_t i = 0; id && i < frame->spot_count; i++) {
        if (frame->spots[i].id == id && frame->spots[i].kind != UI_NO_FOCUS) return &frame->spots[i];
    }
    return NULL;
}

bool ui_find_layer(const Frame *frame, UiId id, size_t *index)
{
    for (size_t i = 1; i < frame->layer_count; i++) {
        if (frame->layers[i].id != id) continue;
        *index = i;
        return true;
    }
    return false;
}

size_t ui_modal_of(const Frame *frame)
{
    size_t modal = 0;
    for (size_t i = 1; i < frame->layer_count; i++) {
        if (frame->layers[i].modal) modal = i;
    }
    return modal;
}

static void grow_nodes(Frame *frame)
{
    size_t cap = frame->node_cap ? frame->node_cap * 2 : 128;
    frame->nodes = mem_resize(frame->nodes, frame->node_cap, cap, sizeof *frame->nodes);
    frame->covered = mem_resize(frame->covered, frame->node_cap, cap, sizeof *frame->covered);
    frame->node_layers = mem_resize(frame->node_layers, frame->node_cap, cap, sizeof *frame->node_layers);
    frame->node_cap = cap;
}

static const UiTyping *copy_typing(Arena *arena, const UiTyping *typing)
{
    if (!typing) return NULL;
    UiTyping *copy = arena_alloc(arena, 1, sizeof *copy);
    *copy = *typing;
    copy->preedit = arena_copy(arena, typing->preedit);
    return copy;
}

void ui_node(Ui *ui, const UiNode *node)
{
    Frame *frame = ui->now;
    Rect seen = rect_meet(node->rect, canvas_clip(ui->parts.canvas));
    if (seen.w <= 0 || seen.h <= 0) return;
    if (frame->node_count == frame->node_cap) grow_nodes(frame);
    UiNode *copy = &frame->nodes[frame->node_count];
    *copy = *node;
    copy->name = arena_copy(frame->arena, node->name);
    copy->value = arena_copy(frame->arena, node->value);
    copy->typing = copy_typing(frame->arena, node->typing);
    copy->rect = seen;
    copy->focused = node->focused || (node->id && node->id == ui->focus);
    frame->covered[frame->node_count] = false;
    frame->node_layers[frame->node_count++] = ui_place(ui)->index;
}

/* Whoever asks wants a whole frame. Between frames the frame that ended is `now`; while one is drawn it is `last`. */
static const Frame *ended(const Ui *ui)
{
    return ui->is_drawing ? ui->last : ui->now;
}

const UiNode *ui_nodes(const Ui *ui, size_t *count)
{
    *count = ended(ui)->node_count;
    return ended(ui)->nodes;
}

static void put_id(const Ui *ui, JsonOut *json, UiId id)
{
    json_string(json, arena_printf(ended(ui)->arena, "%016llx", (unsigned long long)id));
}

static void put_flag(JsonOut *json, const char *key, bool is_set)
{
    if (!is_set) return;
    json_key(json, key);
    json_bool(json, true);
}

static void put_typing(JsonOut *json, const UiTyping *typing)
{
    json_key(json, "caret");
    json_int(json, (int64_t)typing->caret);
    if (typing->preedit.len) {
        json_key(json, "preedit");
        json_string(json, typing->preedit);
    }
    if (typing->from == typing->to) return;
    json_key(json, "selection");
    json_begin_array(json);
    json_int(json, (int64_t)typing->from);
    json_int(json, (int64_t)typing->to);
    json_end_array(json);
}

static void put_node(const Ui *ui, JsonOut *json, size_t i)
{
    const UiNode *node = &ended(ui)->nodes[i];
    json_begin_object(json);
    json_key(json, "role");
    json_string(json, sv(node->role));
    json_key(json, "name");
    json_string(json, node->name);
    if (node->value.len) {
        json_key(json, "value");
        json_string(json, node->value);
    }
    json_key(json, "rect");
    json_begin_array(json);
    const int32_t sides[] = { node->rect.x, node->rect.y, node->rect.w, node->rect.h };
    for (size_t side = 0; side < 4; side++) json_int(json, sides[side]);
    json_end_array(json);
    if (node->id) {
        json_key(json, "id");
        put_id(ui, json, node->id);
    }
    put_flag(json, "focused", node->focused);
    put_flag(json, "disabled", node->disabled);
    put_flag(json, "selected", node->selected);
    put_flag(json, "checked", node->checked);
    put_flag(json, "cut", node->cut);
    put_flag(json, "covered", ended(ui)->covered[i]);
    if (node->typing) put_typing(json, node->typing);
    json_end_object(json);
}

void ui_dump(const Ui *ui, Buf *out)
{
    JsonOut json = { .buf = out };
    json_begin_object(&json);
    json_key(&json, "size");
    json_begin_array(&json);
    json_int(&json, ended(ui)->size.x);
    json_int(&json, ended(ui)->size.y);
    json_end_array(&json);
    json_key(&json, "focus");
    if (ui->focus)
        put_id(ui, &json, ui->focus);
    else
        json_null(&json);
    json_key(&json, "nodes");
    json_begin_array(&json);
    for (size_t i = 0; i < ended(ui)->node_count; i++) put_node(ui, &json, i);
    json_end_array(&json);
    json_end_object(&json);
}
