/* ui_memory.c -- what outlives a frame by id: a number, an easing, a scroll offset. Forgotten when two frames did not ask. */
#include "base/mem.h"
#include "ui/ui_own.h"

enum { SALT_STATE = 1, SALT_EASE = 2, FRAME_MS = 16 };

Memory *ui_memory(Ui *ui, UiId id, bool keep)
{
    Memory **row = &ui->rows[id % UI_MEMORY_ROWS];
    Memory *memory = *row;
    while (memory && memory->id != id) memory = memory->next;
    if (!memory) {
        memory = mem_new(sizeof *memory);
        memory->id = id;
        memory->next = *row;
        *row = memory;
    }
    memory->seen = ui->frame;
    memory->keep = memory->keep || keep;
    return memory;
}

/* Two frames, not one: a widget that a view leaves out for a single frame while it rearranges keeps its state. */
static void forget_if(Ui *ui, bool all)
{
    for (size_t i = 0; i < UI_MEMORY_ROWS; i++) {
        Memory **at = &ui->rows[i];
        while (*at) {
            Memory *memory = *at;
            if (all || (!memory->keep && memory->seen + 2 <= ui->frame)) {
                *at = memory->next;
                mem_free(memory);
            } else {
                at = &memory->next;
            }
        }
    }
}

void ui_forget(Ui *ui)
{
    forget_if(ui, false);
}

void ui_forget_all(Ui *ui)
{
    forget_if(ui, true);
}

int32_t *ui_state(Ui *ui, UiId id, bool keep)
{
    return &ui_memory(ui, ui_mix(id, SALT_STATE), keep)->value;
}

/* Ease-out: fast first, then it settles (1 - (1 - t)³, in 1/256). */
static int32_t eased(int64_t passed_ms, int32_t ms)
{
    int64_t left = 256 - passed_ms * 256 / ms;
    return (int32_t)(256 - left * left * left / (256 * 256));
}

int32_t ui_ease(Ui *ui, UiId id, int32_t target, int32_t ms)
{
    Memory *memory = ui_memory(ui, ui_mix(id, SALT_EASE), false);
    int64_t now_ms = ui->input->now_ms;
    if (!memory->is_old || memory->target != target) {
        /* Turned round halfway, it goes back from where it is. */
        memory->from = memory->is_old ? memory->value : 0;
        memory->is_old = true;
        memory->target = target;
        memory->since_ms = now_ms;
    }
    int32_t end = target ? 256 : 0;
    int64_t passed_ms = now_ms - memory->since_ms;
    if (memory->value == end || ms <= 0 || passed_ms >= ms || ui->parts.reduced_motion) {
        memory->value = end;
        return end;
    }
    int32_t way = eased(passed_ms > 0 ? passed_ms : 0, ms);
    memory->value = memory->from + (end - memory->from) * way / 256;
    ui_due(ui, now_ms + FRAME_MS);
    return memory->value;
}
