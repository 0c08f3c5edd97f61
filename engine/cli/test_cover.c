/* test_cover.c -- coverage: every talk's marks put together, totals by kind, then what nobody came to. */
#include <stdio.h>

#include "base/utf8.h"
#include "cli/test_show.h"

enum { SHOWN_BYTES = 60 };

static const unsigned char *merge(const TestRun *run, size_t count)
{
    unsigned char *all = arena_alloc(run->cli->arena, count + 1, 1);
    for (size_t i = 0; i < run->talks.count; i++) {
        const unsigned char *reached = run->tests[i].reached;
        for (size_t n = 0; reached && n < count; n++) all[n] |= reached[n];
    }
    return all;
}

typedef struct Totals {
    int64_t reached;
    int64_t all;
} Totals;

static void count(const TestRun *run, const unsigned char *reached, Totals totals[REACH_KIND_COUNT])
{
    size_t items = 0;
    const ReachItem *item = reach_items(run->coverage, &items);
    for (size_t i = 0; i < items; i++) {
        totals[item[i].kind].all++;
        totals[item[i].kind].reached += reached[i];
    }
}

static void show_missed(const ReachItem *item, StrView kind)
{
    StrView text = utf8_cut(item->text, SHOWN_BYTES);
    printf("%.*s", SV_ARG(item->pos.file));
    if (item->pos.line) printf(":%u", (unsigned)item->pos.line);
    if (item->pos.column) printf(":%u", (unsigned)item->pos.column);
    printf("%s%.*s %.*s", item->pos.file.len ? ": " : "", SV_ARG(kind), SV_ARG(item->name));
    if (text.len) printf(" \"%.*s%s\"", SV_ARG(text), text.len < item->text.len ? "…" : "");
    putchar('\n');
}

static StrView kind_text(Cli *cli, ReachKind kind)
{
    return locale_text_sv(cli->locale, arena_printf(cli->arena, "test.cover.%s", reach_kind_name(kind)));
}

void test_show_coverage(Cli *cli, const TestRun *run)
{
    size_t items = 0;
    Totals totals[REACH_KIND_COUNT] = { 0 };
    const ReachItem *item = reach_items(run->coverage, &items);
    const unsigned char *reached = merge(run, items);

    count(run, reached, totals);
    for (size_t i = 0; i < items; i++) {
        if (!reached[i]) show_missed(&item[i], kind_text(cli, item[i].kind));
    }
    for (int kind = 0; kind < REACH_KIND_COUNT; kind++) {
        int64_t percent = totals[kind].all ? totals[kind].reached * 100 / totals[kind].all : 100;
        cli_say(cli, "test.coverage",
                SLOTS({ "what", kind_text(cli, (ReachKind)kind) }, { "reached", cli_number(cli, totals[kind].reached) },
                      { "total", cli_number(cli, totals[kind].all) }, { "percent", cli_number(cli, percent) }));
    }
}

static void write_item(JsonOut *out, const ReachItem *item, bool is_reached)
{
    json_begin_object(out);
    json_key(out, "kind");
    json_string(out, sv(reach_kind_name(item->kind)));
    json_key(out, "name");
    json_string(out, item->name);
    json_key(out, "file");
    json_string(out, item->pos.file);
    json_key(out, "line");
    json_int(out, item->pos.line);
    json_key(out, "column");
    json_int(out, item->pos.column);
    json_key(out, "reached");
    json_bool(out, is_reached);
    json_end_object(out);
}

void test_write_coverage(JsonOut *out, const TestRun *run)
{
    size_t items = 0;
    const ReachItem *item = reach_items(run->coverage, &items);
    const unsigned char *reached = merge(run, items);
    json_begin_array(out);
    for (size_t i = 0; i < items; i++) write_item(out, &item[i], reached[i]);
    json_end_array(out);
}
