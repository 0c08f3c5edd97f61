/* home_search.c -- finds scenarios by what they are called and about, who buys, which shop, and which rule they practise. */
#include "ui/home_own.h"

#include <ctype.h>

enum { MOST_RULES = 99, LEAST_RULE_QUERY = 4 /* bytes: a word of Han or a rule's id */ };

/* Letters of ASCII in either case are the same; Han has no case. */
static bool holds_text(StrView text, StrView word)
{
    for (size_t i = 0; i + word.len <= text.len; i++) {
        size_t k = 0;
        while (k < word.len && tolower((unsigned char)text.ptr[i + k]) == tolower((unsigned char)word.ptr[k])) k++;
        if (k == word.len) return true;
    }
    return false;
}

static bool holds_local(const LocalText *text, StrView word)
{
    return holds_text(text->zh, word) || holds_text(text->en, word);
}

static bool names_buyer(const App *app, const HomeItem *item, StrView word)
{
    const StrView *ids = item->is_rush ? item->buyers : item->info->allow;
    size_t count = item->is_rush ? item->buyer_count : item->info->allow_count;
    for (size_t i = 0; i < count; i++) {
        const PersonaInfo *persona = content_persona(app->content, ids[i]);
        if (persona && holds_local(&persona->name, word)) return true;
    }
    return false;
}

static bool names_shop(const App *app, const HomeItem *item, StrView word)
{
    const Shop *shop = content_shop(app->content, item->info->shop);
    return shop ? holds_text(shop->name_zh, word) || holds_text(shop->name_en, word) : holds_text(item->about, word);
}

/* The rules that the word names: by id, or by their text. */
static size_t find_rules(App *app, StrView word, StrView *out, size_t cap)
{
    static const char *const CHAPTERS[] = { "SPD", "TON", "BAN", "SIZ", "POL" };
    size_t count = 0;
    if (word.len < LEAST_RULE_QUERY) return 0;
    for (size_t i = 0; i < sizeof CHAPTERS / sizeof *CHAPTERS; i++) {
        for (int number = 1; number <= MOST_RULES && count < cap; number++) {
            StrView key = arena_printf(app->frame, "rule.%s-%02d", CHAPTERS[i], number);
            StrView id = sv_of(key.ptr + 5, key.len - 5);
            if (!locale_has(app->locale, key)) continue;
            if (holds_text(id, word) || holds_text(locale_text_sv(app->locale, key), word)) out[count++] = id;
        }
    }
    return count;
}

static bool practises(const App *app, const HomeItem *item, const StrView *rules, size_t count)
{
    if (item->is_rush) return false;
    for (size_t i = 0; i < count; i++) {
        if (history_practises(app->content, item->info, rules[i])) return true;
    }
    return false;
}

/* The next word between blanks; false at the end. */
static bool next_word(StrView *rest, StrView *word)
{
    while (rest->len && rest->ptr[0] == ' ') *rest = sv_of(rest->ptr + 1, rest->len - 1);
    size_t len = 0;
    while (len < rest->len && rest->ptr[len] != ' ') len++;
    *word = sv_of(rest->ptr, len);
    *rest = sv_of(rest->ptr + len, rest->len - len);
    return len > 0;
}

/* Leave those that the word, too, names. */
static void sift(App *app, HomeView *home, StrView word)
{
    enum { MOST_FOUND = 64 };
    StrView rules[MOST_FOUND];
    size_t rule_count = find_rules(app, word, rules, MOST_FOUND);
    for (size_t i = 0; i < home->item_count; i++) {
        HomeItem *item = &home->items[i];
        item->found = item->found && (holds_local(&item->info->title, word) || holds_local(&item->info->brief, word) ||
                                      names_buyer(app, item, word) || names_shop(app, item, word) ||
                                      practises(app, item, rules, rule_count));
    }
}

void home_search(App *app, HomeView *home)
{
    uint64_t version = edit_version(home->search);
    if (home->searched == version) return;
    home->searched = version;
    for (size_t i = 0; i < home->item_count; i++) home->items[i].found = true;
    StrView rest = edit_text(home->search), word;
    while (next_word(&rest, &word)) sift(app, home, word);
}
