/* home_items.c -- what may be practised: the scenarios, rush hours made of them, and what of it the filters leave. */
#include <stdlib.h>

#include "base/mem.h"
#include "ui/home_own.h"

enum { NEUTRAL = 70, RUSH_SHOP = 4, RUSH_SMALL = 3 };

static bool holds(const StrView *list, size_t count, StrView id)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(list[i], id)) return true;
    }
    return false;
}

/* ---- rush hours ---- */

/* Scenarios of a rush: the easiest, shop by shop in turn, so that several shops call where there are several. */
typedef struct Rush {
    const ScenarioInfo *parts[HOME_RUSH_MOST];
    size_t count;
} Rush;

static bool is_in(const Rush *rush, const ScenarioInfo *scenario)
{
    for (size_t i = 0; i < rush->count; i++) {
        if (rush->parts[i] == scenario) return true;
    }
    return false;
}

static const ScenarioInfo *easiest_left(const Content *content, const Rush *rush, StrView shop)
{
    size_t count = 0;
    const ScenarioInfo *all = content_scenarios(content, &count), *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!sv_eq(all[i].shop, shop) || is_in(rush, &all[i])) continue;
        if (!best || all[i].difficulty < best->difficulty) best = &all[i];
    }
    return best;
}

static Rush gather(const App *app, const StrView *shops, size_t shop_count, size_t most)
{
    Rush rush = { 0 };
    for (bool is_new = true; is_new && rush.count < most;) {
        is_new = false;
        for (size_t i = 0; i < shop_count && rush.count < most; i++) {
            const ScenarioInfo *next = easiest_left(app->content, &rush, shops[i]);
            if (!next) continue;
            rush.parts[rush.count++] = next;
            is_new = true;
        }
    }
    return rush;
}

/* Each buyer another one, as far as the scenarios allow. */
static StrView buyer_for(const HomeItem *item, const ScenarioInfo *scenario)
{
    if (!holds(item->buyers, item->buyer_count, scenario->persona)) return scenario->persona;
    for (size_t i = 0; i < scenario->allow_count; i++) {
        if (!holds(item->buyers, item->buyer_count, scenario->allow[i])) return scenario->allow[i];
    }
    return scenario->persona;
}

static StrView join(Arena *arena, StrView head, StrView part)
{
    return arena_printf(arena, "%.*s%s%.*s", SV_ARG(head), head.len ? "," : "", SV_ARG(part));
}

static StrView said(App *app, Arena *arena, const char *key, size_t count)
{
    Buf text = { 0 };
    StrView number = arena_printf(app->frame, "%zu", count);
    locale_fill(app->locale, &text, key, SLOTS({ "count", number }));
    StrView kept = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static void add_rush(App *app, HomeView *home, const Rush *rush, const Shop *shop)
{
    static const StrView SKILLS[] = { { "speed", 5 }, { "tone", 4 } };
    if (rush->count < 2) return;
    HomeItem *item = &home->items[home->item_count++];
    ScenarioInfo *info = arena_alloc(home->arena, 1, sizeof *info);
    *item = (HomeItem){ .info = info, .is_rush = true, .found = true };
    *info = (ScenarioInfo){ .shop = shop ? shop->id : sv(""),
                            .skills = SKILLS,
                            .skill_count = sizeof SKILLS / sizeof *SKILLS };
    for (size_t i = 0; i < rush->count; i++) {
        const ScenarioInfo *part = rush->parts[i];
        StrView buyer = buyer_for(item, part);
        item->buyers[item->buyer_count++] = buyer;
        item->personas = join(home->arena, item->personas, buyer);
        info->id = join(home->arena, info->id, part->id);
        if (part->minutes > info->minutes) info->minutes = part->minutes;
        if (part->difficulty > info->difficulty) info->difficulty = part->difficulty;
    }
    info->difficulty += rush->count > 2 && info->difficulty < 5;
    info->product = rush->parts[0]->product;
    info->persona = item->buyers[0];
    info->title.zh = said(app, home->arena, "home.rush_title", rush->count);
    info->brief.zh = said(app, home->arena, "home.rush_brief", rush->count);
    LocalText names = { shop ? shop->name_zh : sv(""), shop ? shop->name_en : sv("") };
    item->about = shop ? app_local(app, &names) : said(app, home->arena, "home.rush_shops", home->shop_count);
}

static void add_rushes(App *app, HomeView *home)
{
    Rush small = gather(app, home->shops, home->shop_count, RUSH_SMALL);
    Rush large = gather(app, home->shops, home->shop_count, HOME_RUSH_MOST);
    if (home->shop_count > 1 || small.count < large.count) add_rush(app, home, &small, NULL);
    if (large.count > small.count) add_rush(app, home, &large, NULL);
    for (size_t i = 0; home->shop_count > 1 && i < home->shop_count; i++) {
        Rush of_shop = gather(app, &home->shops[i], 1, RUSH_SHOP);
        add_rush(app, home, &of_shop, content_shop(app->content, home->shops[i]));
    }
}

/* ---- all items ---- */

static void add_buyers(HomeView *home, const ScenarioInfo *scenario)
{
    for (size_t i = 0; i < scenario->allow_count; i++) {
        if (!holds(home->buyers, home->buyer_count, scenario->allow[i]))
            home->buyers[home->buyer_count++] = scenario->allow[i];
    }
}

static void list_shops(const Content *content, HomeView *home)
{
    size_t shop_count = 0, count = 0;
    const Shop *shops = content_shops(content, &shop_count);
    const ScenarioInfo *all = content_scenarios(content, &count);
    home->shops = arena_alloc(home->arena, shop_count + 1, sizeof *home->shops);
    for (size_t i = 0; i < shop_count; i++) {
        bool has_any = false;
        for (size_t k = 0; k < count; k++) has_any = has_any || sv_eq(all[k].shop, shops[i].id);
        if (has_any) home->shops[home->shop_count++] = shops[i].id;
    }
}

void home_make_items(App *app, HomeView *home)
{
    const Content *content = app->content;
    size_t count = 0, personas = 0;
    const ScenarioInfo *all = content_scenarios(content, &count);
    content_personas(content, &personas);
    arena_free(home->arena);
    home->arena = arena_new(0);
    home->lang = app->lang;
    home->item_count = home->shop_count = home->buyer_count = 0;
    home->buyers = arena_alloc(home->arena, personas + 1, sizeof *home->buyers);
    list_shops(content, home);
    home->items = arena_alloc(home->arena, count + home->shop_count + 3, sizeof *home->items);
    for (size_t i = 0; i < count; i++) {
        HomeItem *item = &home->items[home->item_count++];
        *item = (HomeItem){ .info = &all[i], .buyer_count = 1, .found = true };
        item->buyers[0] = all[i].persona;
        add_buyers(home, &all[i]);
    }
    add_rushes(app, home);
    home->searched = UINT64_MAX;
}

/* ---- filters ---- */

static bool has_skill(const HomeItem *item, int32_t skill)
{
    if (skill == HOME_SKILL_ALL) return true;
    if (skill == HOME_SKILL_RUSH) return item->is_rush;
    return holds(item->info->skills, item->info->skill_count, sv(dim_name((Dim)(skill - 1))));
}

static bool has_buyer(const HomeItem *item, StrView buyer)
{
    if (item->is_rush) return holds(item->buyers, item->buyer_count, buyer);
    return holds(item->info->allow, item->info->allow_count, buyer);
}

bool home_fits(const HomeView *home, const HomeItem *item, int32_t skill)
{
    if (!item->found || !has_skill(item, skill)) return false;
    if (home->shop && !sv_eq(item->info->shop, home->shops[home->shop - 1])) return false;
    return !home->buyer || has_buyer(item, home->buyers[home->buyer - 1]);
}

bool home_is_filtered(const HomeView *home)
{
    return home->skill || home->shop || home->buyer || edit_text(home->search).len;
}

void home_show_all(HomeView *home)
{
    home->skill = home->shop = home->buyer = 0;
    edit_set_text(home->search, sv(""));
}

/* ---- what is shown, in order ---- */

static int32_t rank_of(const History *past, const ScenarioInfo *scenario)
{
    for (size_t i = 0; i < past->weak_count; i++) {
        if (sv_eq(past->weak[i].scenario, scenario->id)) return (int32_t)i;
    }
    return HISTORY_MAX_WEAK;
}

static HomeEntry entry_of(const HomeView *home, const History *past, size_t key)
{
    const HomeItem *item = &home->items[key];
    const HistoryScenario *played = history_scenario(past, item->info->id);
    bool is_other = home->buyer && !item->is_rush;
    return (HomeEntry){ .item = item,
                        .key = key,
                        .buyer = is_other ? home->buyers[home->buyer - 1] : item->buyers[0],
                        .best = played ? played->best : -1,
                        .rank = rank_of(past, item->info) };
}

static int order(int64_t left, int64_t right)
{
    return left < right ? -1 : left > right;
}

static int by_content(const HomeEntry *a, const HomeEntry *b)
{
    int easier = order(a->item->info->difficulty, b->item->info->difficulty);
    return easier ? easier : order((int64_t)a->key, (int64_t)b->key);
}

/* What was never practised stands between the poor and the good. */
static int by_weakness(const void *left, const void *right)
{
    const HomeEntry *a = left, *b = right;
    int rank = order(a->rank, b->rank);
    int best = order(a->best < 0 ? NEUTRAL : a->best, b->best < 0 ? NEUTRAL : b->best);
    return rank ? rank : best ? best : by_content(a, b);
}

static int by_newness(const void *left, const void *right)
{
    const HomeEntry *a = left, *b = right;
    int untried = order(a->best >= 0, b->best >= 0);
    return untried ? untried : by_content(a, b);
}

static int by_ease(const void *left, const void *right)
{
    return by_content(left, right);
}

HomeEntry *home_entries(App *app, HomeView *home, const History *past, size_t *count)
{
    static int (*const ORDERS[HOME_ORDERS])(const void *, const void *) = { by_weakness, by_newness, by_ease };
    HomeEntry *list = arena_alloc(app->frame, home->item_count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < home->item_count; i++) {
        if (home_fits(home, &home->items[i], home->skill)) list[(*count)++] = entry_of(home, past, i);
    }
    if (*count) qsort(list, *count, sizeof *list, ORDERS[home->order]);
    return list;
}

const ScenarioInfo *home_untried(const App *app, const History *past)
{
    size_t count = 0;
    const ScenarioInfo *all = content_scenarios(app->content, &count), *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (history_scenario(past, all[i].id)) continue;
        if (!best || all[i].difficulty < best->difficulty) best = &all[i];
    }
    return best;
}
