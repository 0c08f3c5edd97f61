/* desk_facts.c -- a shop's facts in words: each field by the locale, what it does not know as it is written in the file. */
#include "ui/desk_own.h"

StrView side_word(App *app, const char *group, StrView name)
{
    StrView key = arena_printf(app->frame, "%s.%.*s", group, SV_ARG(name));
    return locale_has(app->locale, key) ? locale_text_sv(app->locale, key) : arena_copy(app->frame, name);
}

StrView side_product_name(App *app, const Product *product)
{
    LocalText name = { product->name_zh, product->name_en };
    return app_local(app, &name);
}

/* Ten-thousandths as people write them: 15, 1.5, 0.98. */
static StrView decimal(App *app, int64_t scaled)
{
    enum { PLACES = 4 };
    char text[40];
    int len = snprintf(text, sizeof text, "%lld.%04d", (long long)(scaled / VALUE_ONE), (int)(scaled % VALUE_ONE));
    while (len > 0 && text[len - 1] == '0') len--;
    if (len > 0 && text[len - 1] == '.') len--;
    return arena_copy(app->frame, sv_of(text, (size_t)len));
}

StrView side_price(App *app, int64_t price)
{
    return arena_printf(app->frame, "¥%.*s", SV_ARG(decimal(app, price)));
}

static StrView join(App *app, StrView before, StrView more, const char *between)
{
    if (!more.len) return before;
    if (!before.len) return more;
    return arena_printf(app->frame, "%.*s%.*s%.*s", SV_ARG(before), SV_ARG(ui_tr(app->ui, between)), SV_ARG(more));
}

/* "九三折 from so many orders": what a tier gives and what it takes. */
static StrView tier_words(App *app, const Value *tier)
{
    Ui *ui = app->ui;
    const Value *rate = field_find(tier->fields, tier->count, "rate");
    const Value *orders = field_find(tier->fields, tier->count, "min_orders");
    const Value *total = field_find(tier->fields, tier->count, "or_min_total_yuan");
    bool is_chinese = strcmp(app->lang, "zh") == 0;
    int64_t scaled = value_scaled(rate);
    StrView off = decimal(app, is_chinese ? scaled * 10 : (VALUE_ONE - scaled) * 100);
    StrView from = decimal(app, orders ? value_scaled(orders) : 0);
    if (!total) return ui_say(ui, "fact.tier", SLOTS({ "orders", from }, { "off", off }));
    return ui_say(ui, "fact.tier_or",
                  SLOTS({ "orders", from }, { "yuan", decimal(app, value_scaled(total)) }, { "off", off }));
}

static StrView value_words(App *app, StrView name, const Value *value);

static StrView record_words(App *app, const Value *record)
{
    StrView words = sv("");
    if (field_find(record->fields, record->count, "rate")) return tier_words(app, record);
    for (size_t i = 0; i < record->count; i++) {
        words = join(app, words, side_field_words(app, &record->fields[i]), "fact.comma");
    }
    return words;
}

static StrView list_words(App *app, StrView name, const Value *list)
{
    StrView words = sv("");
    for (size_t i = 0; i < list->count; i++) {
        const Value *item = &list->items[i];
        bool is_record = item->kind == VALUE_RECORD;
        words = join(app, words, is_record ? record_words(app, item) : value_words(app, name, item),
                     is_record ? "fact.semicolon" : "fact.and");
    }
    return words;
}

static StrView value_words(App *app, StrView name, const Value *value)
{
    StrView key;
    switch (value->kind) {
    case VALUE_BOOL:
        key = arena_printf(app->frame, "fact.%.*s.%s", SV_ARG(name), value->number ? "yes" : "no");
        return locale_has(app->locale, key) ? locale_text_sv(app->locale, key) : sv("");
    case VALUE_INT:
    case VALUE_DECIMAL: return decimal(app, value_scaled(value));
    case VALUE_TIME: return arena_printf(app->frame, "%d:%02d", (int)(value->number / 60), (int)(value->number % 60));
    case VALUE_TEXT:
        key = arena_printf(app->frame, "fact.%.*s.%.*s", SV_ARG(name), SV_ARG(value->text));
        if (locale_has(app->locale, key)) return locale_text_sv(app->locale, key);
        return value->text;
    case VALUE_LIST: return list_words(app, name, value);
    case VALUE_RECORD: return record_words(app, value);
    case VALUE_NONE: break;
    }
    return sv("");
}

/* "fact.days" says how the value stands in a phrase; where there is none the value is enough. */
StrView side_field_words(App *app, const Field *field)
{
    StrView key = arena_printf(app->frame, "fact.%.*s", SV_ARG(field->name));
    StrView words = value_words(app, field->name, &field->value);
    if (sv_is(field->name, "max_ratio_of_price")) words = decimal(app, value_scaled(&field->value) * 100);
    bool is_text = field->value.kind == VALUE_TEXT;
    StrView named = arena_printf(app->frame, "fact.%.*s.%.*s", SV_ARG(field->name), SV_ARG(field->value.text));
    if (!words.len || (is_text && locale_has(app->locale, named))) return words;
    if (!locale_has(app->locale, key)) return words;
    return ui_say(app->ui, key.ptr, SLOTS({ "value", words }));
}

static bool is_beside(const Field *field)
{
    static const char *const names[] = { "topic", "cause", "channel", "bounds", "max_days" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (sv_is(field->name, names[i])) return true;
    }
    return false;
}

/* "2 to 4 days", "10 days". */
static StrView days_words(App *app, const Fact *fact)
{
    const Value *low = fact_get(fact, "min_days");
    const Value *high = fact_get(fact, "max_days");
    if (!high) return sv("");
    bool is_range = low && low->number != high->number;
    const char *key = value_is_true(fact_get(fact, "working")) ? "fact.working_days" : "fact.days_long";
    StrView days = is_range ? arena_printf(app->frame, "%lld–%lld", (long long)low->number, (long long)high->number)
                            : ui_number(app->ui, high->number);
    return ui_say(app->ui, key, SLOTS({ "value", days }));
}

/* Files name fields in any order; in words what matters comes first, and from when it counts comes last. */
static size_t rank_of(const Field *field)
{
    static const char *const first[] = { "kind", "cutoff",     "before_cutoff", "after_cutoff", "within_hours",
                                         "days", "same_day",   "for",           "tiers",        "available",
                                         "free", "allowed",    "full",          "years",        "from",
                                         "to",   "tried_first" };
    enum { COUNT = sizeof first / sizeof *first };
    for (size_t i = 0; i < COUNT; i++) {
        if (sv_is(field->name, first[i])) return i;
    }
    return sv_is(field->name, "counted_from") ? COUNT + 1 : COUNT;
}

StrView side_fact_words(App *app, const Fact *fact)
{
    enum { RANKS = 20 };
    StrView words = days_words(app, fact);
    for (size_t rank = 0; rank < RANKS; rank++) {
        for (size_t i = 0; i < fact->field_count; i++) {
            const Field *field = &fact->fields[i];
            bool is_told = sv_is(field->name, "min_days") || sv_is(field->name, "working");
            if (rank_of(field) != rank || is_beside(field) || (is_told && fact_get(fact, "max_days"))) continue;
            words = join(app, words, side_field_words(app, field), "fact.comma");
        }
    }
    return words;
}
