/* fuzz_content.c -- any bytes as each kind of content file at once: a report or a content, every fault with a place and
 * one line of text, and the same again for the same bytes. */
#include <stdlib.h>

#include "script/content.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

static const char *const PATHS[] = {
    "scenarios/shops/fuzz.lua",  "personas/fuzz/persona.lua",     "scenarios/fuzz/scenario.lua",
    "scenarios/topics/fuzz.lua", "scenarios/rubrics/default.lua", "scenarios/words/fuzz.lua",
    "scenarios/questions.lua",   "scenarios/deeds.lua",
};
enum { PATH_COUNT = sizeof PATHS / sizeof *PATHS };

static ContentFiles *files_of(StrView text)
{
    ContentFile files[PATH_COUNT + 2];
    for (size_t i = 0; i < PATH_COUNT; i++) files[i] = (ContentFile){ sv(PATHS[i]), text };
    files[PATH_COUNT] = (ContentFile){ sv("personas/fuzz/lines.lua"), sv("return lines { greet = '您好' }") };
    files[PATH_COUNT + 1] = (ContentFile){ sv("scenarios/fuzz/helper.lua"), text };
    return content_files_of(files, PATH_COUNT + 2);
}

static Buf load(const ContentFiles *files)
{
    Report *report = report_new();
    Content *content = content_load(files, report);
    require(content || report_count(report, FAULT_ERROR) > 0);
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    Buf lines = { 0 };
    for (size_t i = 0; i < count; i++) {
        require(faults[i].pos.file.len > 0 && faults[i].text.len > 0 && faults[i].code.len > 0);
        require(!memchr(faults[i].text.ptr, '\n', faults[i].text.len));
        fault_write(&lines, &faults[i]);
        buf_putc(&lines, '\n');
    }
    content_free(content);
    report_free(report);
    return lines;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ContentFiles *files = files_of(sv_of((const char *)data, size));
    Buf first = load(files);
    Buf second = load(files);
    require(sv_eq(buf_view(&first), buf_view(&second)));
    buf_clear(&first);
    buf_clear(&second);
    content_files_free(files);
    return 0;
}
