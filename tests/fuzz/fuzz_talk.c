/* fuzz_talk.c -- talk files: any bytes parse or are refused, and the pattern matcher ends. */
#include <stdint.h>
#include <stdlib.h>

#include "play/talk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    Report *report = report_new();
    ContentFile file = { sv("scenarios/x/fuzz.talk"), sv_of((const char *)data, size) };
    Talk talk;

    bool is_good = talk_parse(arena, &file, &talk, report);
    if (is_good != (report_count(report, FAULT_ERROR) == 0)) abort();
    for (size_t i = 0; is_good && i + 1 < talk.step_count; i++) {
        if (talk.steps[i].kind == TALK_BUYER && talk.steps[i].text.len < 500) {
            talk_matches(talk.steps[i].text, talk.steps[i + 1].text);
        }
    }
    report_free(report);
    arena_free(arena);
    return 0;
}
