/* import_products.c -- goods: one row a product; the stock in one column, or in one for each size or colour. */
#include <stdio.h>

#include "script/import_own.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
    ID,
    NAME,
    NAME_EN,
    NICKNAMES,
    KIND,
    PRICE,
    CHART,
    COLOURS,
    STOCK,
    STRETCH,
    FIT,
    ELASTIC,
    FABRIC,
    SEASONS,
    SUITS
};
enum { MAX_PARTS = 40, MAX_STOCK = 1000000 };

static const ImportField FIELDS[] = {
    [ID] = { { "id", "货号", "编码", "商品编码", "款号", "编号", "sku", "code" }, true },
    [NAME] = { { "name", "名称", "品名", "商品名称", "标题", "商品" }, true },
    [NAME_EN] = { { "name_en", "英文名", "英文名称" }, false },
    [NICKNAMES] = { { "nicknames", "别名", "昵称", "俗称", "叫法" }, false },
    [KIND] = { { "kind", "类目", "品类", "类别", "分类", "category" }, true },
    [PRICE] = { { "price_yuan", "价格", "售价", "单价", "现价", "price" }, true },
    [CHART] = { { "chart", "尺码表", "size_chart" }, false },
    [COLOURS] = { { "colours", "颜色", "颜色分类", "colors", "colour", "color" }, false },
    [STOCK] = { { "stock", "库存", "各码库存" }, false },
    [STRETCH] = { { "stretch", "弹力", "弹性" }, false },
    [FIT] = { { "fit", "版型" }, false },
    [ELASTIC] = { { "elastic_waist", "松紧腰" }, false },
    [FABRIC] = { { "fabric_percent", "面料", "成分", "材质", "面料成分", "fabric" }, false },
    [SEASONS] = { { "seasons", "季节", "适用季节" }, false },
    [SUITS] = { { "suits", "适合", "适用" }, false },
};

static const ImportWord STRETCHES[] = {
    { "四面弹", "four_way" },   { "微弹", "two_way" },    { "两面弹", "two_way" },
    { "双面弹", "two_way" },    { "无弹", "none" },       { "不弹", "none" },
    { "four_way", "four_way" }, { "two_way", "two_way" }, { "none", "none" },
};
static const ImportWord FITS[] = {
    { "直筒", "straight" },
    { "修身", "slim" },
    { "宽松", "loose" },
    { "正码", "true_to_size" },
    { "偏小", "runs_small" },
    { "偏大", "runs_large" },
    { "straight", "straight" },
    { "slim", "slim" },
    { "loose", "loose" },
    { "runs_small", "runs_small" },
    { "runs_large", "runs_large" },
    { "true_to_size", "true_to_size" },
};
static const ImportWord TRUTHS[] = {
    { "是", "true" },  { "有", "true" },  { "yes", "true" }, { "true", "true" },   { "1", "true" },
    { "否", "false" }, { "无", "false" }, { "no", "false" }, { "false", "false" }, { "0", "false" },
};

/* "库存:38", "stock 38": a column of its own for a size or colour; the size in *key. */
static bool stock_key(StrView heading, StrView *key)
{
    static const char *const HEADS[] = { "库存", "stock" };
    static const char *const MARKS[] = { ":", "：", " ", "-", "_" };
    for (size_t i = 0; i < COUNT(HEADS); i++) {
        if (!sv_starts(heading, sv(HEADS[i]))) continue;
        StrView rest = sv_of(heading.ptr + strlen(HEADS[i]), heading.len - strlen(HEADS[i]));
        for (size_t k = 0; k < COUNT(MARKS); k++) {
            if (!sv_starts(rest, sv(MARKS[k])) || rest.len == strlen(MARKS[k])) continue;
            *key = sv_of(rest.ptr + strlen(MARKS[k]), rest.len - strlen(MARKS[k]));
            return true;
        }
    }
    return false;
}

static bool is_stock_heading(StrView heading)
{
    StrView key;
    return stock_key(heading, &key);
}

/* "¥390", "390元", "1,390.50": what people write, in hundredths. False where it is no price. */
static bool read_price(StrView text, int64_t *out)
{
    static const char *const AROUND[] = { "¥", "￥", "元", "块", ",", " ", "RMB", "yuan" };
    int64_t cents = 0;
    int decimals = -1, digits = 0;
    for (size_t i = 0; i < text.len;) {
        StrView rest = sv_of(text.ptr + i, text.len - i);
        size_t len = 0;
        for (size_t k = 0; k < COUNT(AROUND) && !len; k++) {
            if (sv_starts(rest, sv(AROUND[k]))) len = strlen(AROUND[k]);
        }
        i += len ? len : 1;
        if (len) continue;
        if (rest.ptr[0] == '.' && decimals < 0 && digits) {
            decimals = 0;
        } else if (rest.ptr[0] >= '0' && rest.ptr[0] <= '9' && decimals < 2 && digits < 9) {
            cents = cents * 10 + (rest.ptr[0] - '0');
            digits++;
            if (decimals >= 0) decimals++;
        } else {
            return false;
        }
    }
    for (int k = decimals < 0 ? 0 : decimals; k < 2; k++) cents *= 10;
    *out = cents;
    return digits > 0;
}

static bool read_count(StrView text, int64_t *out)
{
    int64_t number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || number > MAX_STOCK) return false;
        number = number * 10 + (text.ptr[i] - '0');
    }
    *out = number;
    return text.len > 0 && number <= MAX_STOCK;
}

static void put_key(Buf *lua, StrView key)
{
    buf_putc(lua, '[');
    import_put_text(lua, key);
    buf_puts(lua, "] = ");
}

static void put_field(Buf *lua, const char *name, StrView text)
{
    if (!text.len) return;
    buf_printf(lua, "%s = ", name);
    import_put_text(lua, text);
    buf_puts(lua, ", ");
}

static void put_list(Buf *lua, const char *name, StrView text)
{
    StrView parts[MAX_PARTS];
    size_t count = import_parts(text, parts, MAX_PARTS);
    if (!count) return;
    buf_printf(lua, "%s = { ", name);
    for (size_t i = 0; i < count; i++) {
        import_put_text(lua, parts[i]);
        buf_puts(lua, ", ");
    }
    buf_puts(lua, "}, ");
}

static bool put_stock_entry(ImportWork *work, SourcePos pos, StrView key, StrView text)
{
    int64_t number = 0;
    if (!key.len || !read_count(text, &number))
        return import_fault(work, pos, "stock: expected a count for each size like 38:12, found \"%.*s\" for \"%.*s\"",
                            SV_ARG(text), SV_ARG(key));
    put_key(&work->lua, key);
    buf_printf(&work->lua, "%lld, ", (long long)number);
    return true;
}

/* Where "38:12" parts, and how many bytes do it; part.len: nowhere. */
static size_t find_mark(StrView part, size_t *len)
{
    static const char *const MARKS[] = { ":", "：", "=", "*" };
    for (size_t at = 0; at < part.len; at++) {
        for (size_t k = 0; k < COUNT(MARKS); k++) {
            *len = strlen(MARKS[k]);
            if (sv_starts(sv_of(part.ptr + at, part.len - at), sv(MARKS[k]))) return at;
        }
    }
    *len = 0;
    return part.len;
}

/* "34:12；36=20", and the columns of their own. */
static bool put_stock(ImportWork *work, const CsvRow *row)
{
    const CsvRow *head = &work->csv.rows[0];
    CsvCell cell = import_cell(work, row, STOCK);
    StrView parts[MAX_PARTS], key;
    size_t count = import_parts(cell.text, parts, MAX_PARTS);
    bool is_good = true;
    buf_puts(&work->lua, "stock = { ");
    for (size_t i = 0; i < count; i++) {
        size_t len, at = find_mark(parts[i], &len);
        StrView number = sv_of(parts[i].ptr + at + len, parts[i].len - at - len);
        is_good = put_stock_entry(work, cell.pos, sv_of(parts[i].ptr, at), number) && is_good;
    }
    for (size_t i = 0; i < head->count && i < row->count; i++) {
        if (!stock_key(head->cells[i].text, &key) || !row->cells[i].text.len) continue;
        is_good = put_stock_entry(work, row->cells[i].pos, key, row->cells[i].text) && is_good;
    }
    buf_puts(&work->lua, "}, ");
    return is_good;
}

/* "棉 92%、氨纶 8%", "92%棉". */
static bool put_fabric(ImportWork *work, const CsvCell *cell)
{
    StrView parts[MAX_PARTS];
    size_t count = import_parts(cell->text, parts, MAX_PARTS);
    int64_t sum = 0;
    if (!count) return true;
    buf_puts(&work->lua, "fabric_percent = { ");
    for (size_t i = 0; i < count; i++) {
        int64_t number = 0;
        Buf name = { 0 };
        for (size_t k = 0; k < parts[i].len; k++) {
            char c = parts[i].ptr[k];
            if (c >= '0' && c <= '9' && number < 1000) number = number * 10 + (c - '0');
            if ((c < '0' || c > '9') && c != '%' && c != ' ' && c != ':') buf_putc(&name, c);
        }
        bool is_named = name.len > 0;
        put_key(&work->lua, buf_view(&name));
        buf_printf(&work->lua, "%lld, ", (long long)number);
        sum += number;
        buf_clear(&name);
        if (!is_named)
            return import_fault(work, cell->pos,
                                "fabric_percent: expected a fabric and its share like 棉 92%%, found \"%.*s\"",
                                SV_ARG(parts[i]));
    }
    buf_puts(&work->lua, "}, ");
    if (sum == 100) return true;
    return import_fault(work, cell->pos, "fabric_percent: the parts make %lld%%, expected 100%% like 棉 92%%、氨纶 8%%",
                        (long long)sum);
}

static bool put_word(ImportWork *work, const CsvRow *row, size_t field, const ImportWord *words, size_t count)
{
    CsvCell cell = import_cell(work, row, field);
    if (!cell.text.len) return true;
    const char *meant = import_word(work, &cell, FIELDS[field].names[0], words, count);
    const char *quote = words == TRUTHS ? "" : "\"";
    if (meant) buf_printf(&work->lua, "%s = %s%s%s, ", FIELDS[field].names[0], quote, meant, quote);
    return meant != NULL;
}

static bool put_attributes(ImportWork *work, const CsvRow *row)
{
    CsvCell fabric = import_cell(work, row, FABRIC);
    buf_puts(&work->lua, "attributes = { ");
    bool is_good = put_word(work, row, STRETCH, STRETCHES, COUNT(STRETCHES));
    is_good = put_word(work, row, FIT, FITS, COUNT(FITS)) && is_good;
    is_good = put_word(work, row, ELASTIC, TRUTHS, COUNT(TRUTHS)) && is_good;
    is_good = put_fabric(work, &fabric) && is_good;
    put_list(&work->lua, "seasons", import_cell(work, row, SEASONS).text);
    put_list(&work->lua, "suits", import_cell(work, row, SUITS).text);
    buf_puts(&work->lua, "}, ");
    return is_good;
}

static bool put_price(ImportWork *work, const CsvCell *cell)
{
    int64_t cents = 0;
    if (!read_price(cell->text, &cents) || cents <= 0)
        return import_fault(work, cell->pos, "price_yuan: expected a price above 0 like 390, found \"%.*s\"",
                            SV_ARG(cell->text));
    buf_printf(&work->lua, "price_yuan = %lld", (long long)(cents / 100));
    if (cents % 100) buf_printf(&work->lua, ".%02lld", (long long)(cents % 100));
    buf_puts(&work->lua, ", ");
    return true;
}

static bool check_filled(ImportWork *work, const CsvRow *row)
{
    static const size_t NEEDED[] = { ID, NAME, KIND };
    bool is_good = true;
    for (size_t i = 0; i < COUNT(NEEDED); i++) {
        CsvCell cell = import_cell(work, row, NEEDED[i]);
        if (!cell.text.len) is_good = import_fault(work, cell.pos, "%s: the cell is empty", FIELDS[NEEDED[i]].names[0]);
    }
    return is_good;
}

static bool check_new(ImportWork *work, size_t idx)
{
    CsvCell id = import_cell(work, &work->csv.rows[idx], ID);
    for (size_t i = 1; i < idx; i++) {
        CsvCell other = import_cell(work, &work->csv.rows[i], ID);
        if (id.text.len && sv_eq(other.text, id.text))
            return import_fault(work, id.pos, "id: \"%.*s\" is in line %u already", SV_ARG(id.text),
                                (unsigned)other.pos.line);
    }
    return true;
}

static void write_product(ImportWork *work, size_t idx)
{
    const CsvRow *row = &work->csv.rows[idx];
    Buf *lua = &work->lua;
    CsvCell name_en = import_cell(work, row, NAME_EN), name = import_cell(work, row, NAME),
            price = import_cell(work, row, PRICE);
    bool is_good = check_filled(work, row) && check_new(work, idx);
    import_to_line(work, row->cells[0].pos.line);
    buf_puts(lua, "product { ");
    put_field(lua, "id", import_cell(work, row, ID).text);
    buf_puts(lua, "name = { zh = ");
    import_put_text(lua, name.text);
    buf_puts(lua, ", en = ");
    import_put_text(lua, name_en.text.len ? name_en.text : name.text);
    buf_puts(lua, " }, ");
    put_list(lua, "nicknames", import_cell(work, row, NICKNAMES).text);
    put_field(lua, "kind", import_cell(work, row, KIND).text);
    is_good = put_price(work, &price) && is_good;
    put_field(lua, "chart", import_cell(work, row, CHART).text);
    put_list(lua, "colours", import_cell(work, row, COLOURS).text);
    is_good = put_stock(work, row) && is_good;
    is_good = put_attributes(work, row) && is_good;
    buf_puts(lua, "}, ");
    work->records += is_good;
}

void import_products(ImportWork *work)
{
    work->fields = FIELDS;
    work->field_count = COUNT(FIELDS);
    if (!import_headings(work, is_stock_heading)) return;
    buf_puts(&work->lua, "return additions { products = { ");
    for (size_t i = 1; i < work->csv.count; i++) write_product(work, i);
    buf_puts(&work->lua, "} }\n");
}
