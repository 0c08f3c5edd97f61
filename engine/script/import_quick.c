/* import_quick.c -- quick replies: one row a text. */
#include "base/utf8.h"
#include "script/import_own.h"
#include "script/load_quick.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { ID, GROUP, TITLE, TITLE_EN, TEXT };

static const ImportField FIELDS[] = {
    [ID] = { { "id", "编号", "序号" }, false },
    [GROUP] = { { "group", "分组", "类别", "分类", "环节" }, true },
    [TITLE] = { { "title", "标题", "名称" }, true },
    [TITLE_EN] = { { "title_en", "英文标题" }, false },
    [TEXT] = { { "text", "内容", "话术", "回复", "文本" }, true },
};

static const ImportWord GROUPS[] = {
    { "招呼", "greet" },    { "开场", "greet" },    { "欢迎", "greet" },        { "商品", "goods" },
    { "产品", "goods" },    { "发货", "dispatch" }, { "物流", "dispatch" },     { "售后", "after" },
    { "退换", "after" },    { "安抚", "soothe" },   { "结束", "close" },        { "收尾", "close" },
    { "greet", "greet" },   { "goods", "goods" },   { "dispatch", "dispatch" }, { "after", "after" },
    { "soothe", "soothe" }, { "close", "close" },
};

static bool is_filled(ImportWork *work, const CsvCell *cell, const char *field)
{
    return cell->text.len || import_fault(work, cell->pos, "%s: the cell is empty", field);
}

static void write_reply(ImportWork *work, const CsvRow *row)
{
    CsvCell id = import_cell(work, row, ID), group = import_cell(work, row, GROUP),
            title = import_cell(work, row, TITLE);
    CsvCell title_en = import_cell(work, row, TITLE_EN), text = import_cell(work, row, TEXT);
    bool is_good = is_filled(work, &title, "title") && is_filled(work, &text, "text");
    const char *meant =
        is_filled(work, &group, "group") ? import_word(work, &group, "group", GROUPS, COUNT(GROUPS)) : NULL;
    if (utf8_count(text.text) > QUICK_MAX_CHARS)
        is_good =
            import_fault(work, text.pos, "text: %zu characters; at most %d", utf8_count(text.text), QUICK_MAX_CHARS);
    if (!is_good || !meant) return;
    import_to_line(work, row->cells[0].pos.line);
    Buf *lua = &work->lua;
    buf_puts(lua, "reply { id = ");
    StrView made = arena_printf(work->arena, "table-%zu", work->records + 1);
    import_put_text(lua, id.text.len ? id.text : made);
    buf_printf(lua, ", group = \"%s\", title = { zh = ", meant);
    import_put_text(lua, title.text);
    buf_puts(lua, ", en = ");
    import_put_text(lua, title_en.text.len ? title_en.text : title.text);
    buf_puts(lua, " }, text = ");
    import_put_text(lua, text.text);
    buf_puts(lua, " }, ");
    work->records++;
}

void import_quick(ImportWork *work)
{
    work->fields = FIELDS;
    work->field_count = COUNT(FIELDS);
    if (!import_headings(work, NULL)) return;
    buf_puts(&work->lua, "return quick { ");
    for (size_t i = 1; i < work->csv.count; i++) write_reply(work, &work->csv.rows[i]);
    buf_puts(&work->lua, "}\n");
}
