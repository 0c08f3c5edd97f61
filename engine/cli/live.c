/* live.c -- a session from its header to its last event. */
#include "cli/live.h"

#include <stdlib.h>

#include "cli/archive.h"
#include "cli/now.h"
#include "judge/rules.h"
#include "record/store_content.h"
#include "record/store_person.h"

enum { ID_LEN = 8 };

static const char *user_name(void)
{
    const char *name = getenv("USER");
    if (!name || !*name) name = getenv("LOGNAME");
    return name && *name ? name : "me";
}

/* --as NAME, else who was there last, else the system's user. Without a store nobody is looked up. */
static bool find_person(Live *live, const LiveSetup *setup, Person *out, Err *err)
{
    Arena *arena = live->cli->arena;
    *out = (Person){ .id = sv(""), .name = sv(setup->as ? setup->as : user_name()) };
    if (!setup->store) return true;
    if (!setup->as) {
        Person last = { 0 };
        if (!store_last_person(setup->store, arena, &last, err)) return false;
        if (last.id.len) out->name = last.name;
    }
    Person wanted = { chance_id(arena, ID_LEN), out->name, now_iso(arena) };
    return store_person(setup->store, arena, &wanted, out, err);
}

static StrView own_persona(const Live *live, const LiveSetup *setup)
{
    const ScenarioInfo *scenario = content_scenario(live->cli->content, setup->scenario);
    return setup->persona.len || !scenario ? setup->persona : scenario->persona;
}

static bool make_log(Live *live, const LiveSetup *setup, Err *err)
{
    Arena *arena = live->cli->arena;
    Person person;
    if (!find_person(live, setup, &person, err)) return false;
    live->id = chance_id(arena, ID_LEN);
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv(PEILIAN_VERSION),
                             .id = live->id,
                             .content = *content_hash(live->cli->content),
                             .seed = setup->seed,
                             .date = now_date(arena),
                             .started_at = now_iso(arena),
                             .person_id = person.id,
                             .person_name = person.name,
                             .locale = sv(live->cli->lang),
                             .mode = SESSION_PRACTICE,
                             .scenario = setup->scenario,
                             .persona = own_persona(live, setup),
                             .origin = sv("") };
    return log_new(&live->log, &header, err);
}

static bool keep_content(Live *live, Err *err)
{
    size_t count = 0;
    const ContentFile *files = content_files_at(content_files(live->cli->content), &count);
    StoreFile *kept = arena_alloc(live->cli->arena, count + 1, sizeof *kept);
    for (size_t i = 0; i < count; i++) kept[i] = (StoreFile){ files[i].path, files[i].text };
    return store_put_content(live->store, content_hash(live->cli->content), kept, count, err);
}

static bool open_store(Live *live, Err *err)
{
    StoreOwner owner = process_owner(live->cli->arena);
    if (!live->store) return true;
    if (!keep_content(live, err)) return false;
    if (!store_begin_session(live->store, live->log, &owner, &live->sink, err)) return false;
    log_set_sink(live->log, &live->sink);
    return true;
}

bool live_begin(Live *live, Cli *cli, const LiveSetup *setup, Err *err)
{
    *live = (Live){ .cli = cli, .store = setup->store };
    if (!cli_content(cli)) return err_set(err, ERR_INPUT, "no content");
    view_init(&live->view, cli, &content_rules(cli->content)->rubric);
    live->book = playbook_new(cli->content);
    if (!make_log(live, setup, err)) return false;
    if (!open_store(live, err)) return false;
    return desk_new(&live->desk, live->book, live->log, setup->clock, err);
}

bool live_advance(Live *live, int64_t t_ms, Err *err)
{
    bool is_ok = desk_advance(live->desk, t_ms, err);
    view_new_events(&live->view, live->log);
    return is_ok;
}

bool live_end(Live *live, int64_t t_ms, Err *err)
{
    bool is_ok = log_is_closed(live->log) || desk_close(live->desk, t_ms, err);
    view_new_events(&live->view, live->log);
    if (!is_ok || !live->store) return is_ok;
    return store_end_session(live->store, live->log, now_iso(live->cli->arena), sv(""), err);
}

void live_clear(Live *live)
{
    desk_free(live->desk);
    log_free(live->log);
    playbook_free(live->book);
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

void live_introduce(Live *live)
{
    Cli *cli = live->cli;
    const SessionHeader *header = log_header(live->log);
    const ScenarioInfo *scenario = content_scenario(cli->content, header->scenario);
    const PersonaInfo *persona = content_persona(cli->content, header->persona);
    if (!scenario || !persona) return;
    view_say(&live->view, STYLE_BOLD, "chat.start",
             SLOTS({ "scenario", cli_local(cli, &scenario->title) }, { "persona", cli_local(cli, &persona->name) }));
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
