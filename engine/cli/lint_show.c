/* lint_show.c -- faults and codes as text and as JSON. */
#include "cli/lint_show.h"

static bool is_chinese(const Cli *cli)
{
    return cli->lang[0] == 'z';
}

void lint_show_fault(const Cli *cli, Buf *out, const Fault *fault)
{
    const LintCode *code = lint_code(fault->code);
    lint_write(out, fault);
    buf_putc(out, '\n');
    bool is_list = sv_is(fault->code, "touched"); /* many of one kind, asked for */
    if (code && !is_list && is_chinese(cli)) buf_printf(out, "    %s\n", code->zh);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

void lint_json_fault(JsonOut *out, const Fault *fault)
{
    const LintCode *code = lint_code(fault->code);
    StrView nearest = lint_nearest(fault);
    json_begin_object(out);
    write_text(out, "file", fault->pos.file);
    json_key(out, "line");
    json_int(out, fault->pos.line);
    json_key(out, "column");
    json_int(out, fault->pos.column);
    write_text(out, "severity", sv(fault_severity_name(fault->severity)));
    write_text(out, "code", code ? sv(code->number) : fault->code);
    write_text(out, "name", fault->code);
    write_text(out, "text", fault->text);
    if (nearest.len) write_text(out, "nearest", nearest);
    json_end_object(out);
}

void lint_show_code(const Cli *cli, Buf *out, const LintCode *code)
{
    buf_printf(out, "%s %-20s %-7s %s\n", code->number, code->name, fault_severity_name(code->severity),
               is_chinese(cli) ? code->zh : code->en);
}

void lint_json_codes(JsonOut *out)
{
    size_t count = 0;
    const LintCode *codes = lint_codes(&count);
    json_begin_array(out);
    for (size_t i = 0; i < count; i++) {
        json_begin_object(out);
        write_text(out, "code", sv(codes[i].number));
        write_text(out, "name", sv(codes[i].name));
        write_text(out, "severity", sv(fault_severity_name(codes[i].severity)));
        write_text(out, "zh", sv(codes[i].zh));
        write_text(out, "en", sv(codes[i].en));
        json_end_object(out);
    }
    json_end_array(out);
}
