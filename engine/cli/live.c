/* live.c -- a sitting begun for a command, and its words on the screen. */
#include "cli/live.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/archive.h"
#include "cli/now.h"
#include "judge/rules.h"
#include "play/buyer_name.h"

static const char *user_name(void)
{
    const char *name = getenv("USER");
    if (!name || !*name) name = getenv("LOGNAME");
    return name && *name ? name : "me";
}

/* --as NAME, else who was there last, else the system's user. */
static bool find_person(const Live *live, SittingSetup *sitting, const char *as, Err *err)
{
    SittingWho who = { sv(as ? as : ""), sv(user_name()) };
    return sitting_person(sitting, &who, live->cli->arena, &sitting->person, err);
}

bool live_begin(Live *live, Cli *cli, const LiveSetup *setup, Err *err)
{
    *live = (Live){ .cli = cli, .outside = now_outside(), .is_kept = setup->store != NULL };
    if (!cli_content(cli)) return err_set(err, ERR_INPUT, "no content");
    view_init(&live->view, cli, &content_rules(cli->content)->rubric);
    live->book = playbook_new(cli->content);
    SittingSetup sitting = { .book = live->book,
                             .store = setup->store,
                             .outside = &live->outside,
                             .clock = setup->clock,
                             .engine = sv(PEILIAN_VERSION),
                             .scenario = setup->scenario,
                             .persona = setup->persona,
                             .seed = setup->seed,
                             .mode = SESSION_PRACTICE,
                             .locale = sv(cli->lang) };
    if (!find_person(live, &sitting, setup->as, err)) return false;
    bool is_begun = setup->from ? sitting_retry(&live->sitting, &sitting, setup->from, setup->seq, err)
                                : sitting_begin(&live->sitting, &sitting, err);
    if (!is_begun) return false;
    live->setup = sitting;
    live->log = sitting_log(live->sitting);
    live->desk = sitting_desk(live->sitting);
    return true;
}

bool live_advance(Live *live, int64_t t_ms, Err *err)
{
    bool is_ok = sitting_advance(live->sitting, t_ms, err);
    view_new_events(&live->view, live->log);
    return is_ok;
}

bool live_tick(Live *live, int64_t t_ms, Err *err)
{
    bool is_ok = sitting_tick(live->sitting, t_ms, err);
    view_new_events(&live->view, live->log);
    return is_ok;
}

bool live_end(Live *live, int64_t t_ms, Err *err)
{
    bool is_ok = sitting_end(live->sitting, t_ms, err);
    view_new_events(&live->view, live->log);
    return is_ok;
}

void live_clear(Live *live)
{
    sitting_free(live->sitting);
    playbook_free(live->book);
    watch_free(live->watch);
    view_clear(&live->view);
    *live = (Live){ 0 };
}

static void put_label(Live *live, const char *key, const char *slot, StrView text)
{
    view_say(&live->view, STYLE_PLAIN, key, SLOTS({ slot, text }));
}

static void introduce_goods(Live *live, const ScenarioInfo *scenario)
{
    Cli *cli = live->cli;
    const Shop *shop = content_shop(cli->content, scenario->shop);
    const Product *product = shop && scenario->product.len ? shop_product(shop, scenario->product) : NULL;
    if (shop) {
        LocalText name = { shop->name_zh, shop->name_en };
        put_label(live, "chat.shop", "shop", cli_local(cli, &name));
    }
    if (product) {
        LocalText name = { product->name_zh, product->name_en };
        StrView text = arena_printf(cli->arena, "%.*s %.*s", SV_ARG(product->id), SV_ARG(cli_local(cli, &name)));
        view_say(&live->view, STYLE_PLAIN, "chat.product",
                 SLOTS({ "product", text }, { "yuan", cli_number(cli, product->price / VALUE_ONE) }));
    }
}

static StrView filled(const Cli *cli, const char *key, const Slot *slots, size_t count)
{
    Buf text = { 0 };
    locale_fill(cli->locale, &text, key, slots, count);
    StrView copy = arena_copy(cli->arena, buf_view(&text));
    buf_clear(&text);
    return copy;
}

/* "Mr Zhou, Hunter" */
static StrView who_is_it(const Cli *cli, const SessionHeader *header, const PersonaInfo *persona)
{
    BuyerName name = buyer_name(cli->content, header->seed, 1, header->persona);
    StrView kind = cli_local(cli, &persona->name);
    if (!name.surname.zh.len) return kind;
    StrView buyer =
        filled(cli, name.is_male ? "buyer.mr" : "buyer.ms", SLOTS({ "surname", cli_local(cli, &name.surname) }));
    return filled(cli, "buyer.and_persona", SLOTS({ "buyer", buyer }, { "persona", kind }));
}

void live_introduce(Live *live)
{
    Cli *cli = live->cli;
    const SessionHeader *header = log_header(live->log);
    const ScenarioInfo *scenario = content_scenario(cli->content, header->scenario);
    const PersonaInfo *persona = content_persona(cli->content, header->persona);
    if (!scenario || !persona) return;
    view_say(&live->view, STYLE_BOLD, "chat.start",
             SLOTS({ "scenario", cli_local(cli, &scenario->title) }, { "persona", who_is_it(cli, header, persona) }));
    put_label(live, "chat.brief", "brief", cli_local(cli, &scenario->brief));
    introduce_goods(live, scenario);
}

static bool complain_scenario(Cli *cli, const char *name)
{
    size_t count = 0;
    const ScenarioInfo *all = content_scenarios(cli->content, &count);
    StrView *names = arena_alloc(cli->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) names[i] = all[i].id;
    StrView nearest = nearest_name(sv(name), names, count);
    cli_complain(cli, nearest.len ? "error.unknown_scenario" : "error.no_scenario",
                 SLOTS({ "name", sv(name) }, { "nearest", nearest }));
    return false;
}

static StrView list_allowed(Cli *cli, const ScenarioInfo *scenario)
{
    Buf list = { 0 };
    for (size_t i = 0; i < scenario->allow_count; i++) {
        if (i) buf_puts(&list, ", ");
        buf_put(&list, scenario->allow[i]);
    }
    StrView kept = arena_copy(cli->arena, buf_view(&list));
    buf_clear(&list);
    return kept;
}

bool live_check_names(Cli *cli, const char *scenario, const char *persona)
{
    const ScenarioInfo *found = content_scenario(cli->content, sv(scenario));
    if (!found) return complain_scenario(cli, scenario);
    if (!persona || sv_is(found->persona, persona)) return true;
    for (size_t i = 0; i < found->allow_count; i++) {
        if (sv_is(found->allow[i], persona)) return true;
    }
    StrView nearest = nearest_name(sv(persona), found->allow, found->allow_count);
    bool is_known = content_persona(cli->content, sv(persona)) != NULL;
    cli_complain(cli, !is_known && nearest.len ? "error.unknown_persona" : "error.persona_not_allowed",
                 SLOTS({ "name", sv(persona) }, { "persona", sv(persona) }, { "nearest", nearest },
                       { "allowed", list_allowed(cli, found) }));
    return false;
}

bool live_check_list(Cli *cli, const char *scenarios)
{
    enum { NAME_MAX_LEN = 200 };
    size_t count = 0;
    for (const char *at = scenarios; *at || !count; count++) {
        char name[NAME_MAX_LEN];
        size_t len = strcspn(at, ",");
        size_t kept = len < sizeof name ? len : sizeof name - 1;
        memcpy(name, at, kept);
        name[kept] = '\0';
        if (!live_check_names(cli, name, NULL)) return false;
        at += len;
        if (*at == ',' && !*++at) return complain_scenario(cli, "");
    }
    if (count <= DESK_MAX_CHATS) return true;
    char most[8];
    snprintf(most, sizeof most, "%d", DESK_MAX_CHATS);
    cli_complain(cli, "error.too_many_chats", SLOTS({ "count", sv(most) }));
    return false;
}
