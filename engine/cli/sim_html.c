/* sim_html.c -- the report as one page: styles and plots inline, nothing fetched, light or dark as the reader's system is.
 *
 * It is XHTML in a .html file, so that any XML parser can check it. Lengths are SVG user units, which are CSS pixels. */
#include "cli/sim_show.h"

enum {
    BAR_LEFT = 150,
    BAR_WIDTH = 420,
    BAR_STEP = 30,
    CELL_LEFT = 300,
    CELL_WIDTH = 74,
    CELL_HEIGHT = 24,
    CELL_TOP = 96,
    DOT_LEFT = 60,
    DOT_TOP = 20,
    DOT_WIDTH = 480,
    DOT_HEIGHT = 320
};

typedef struct Page {
    Cli *cli;
    const Sim *sim;
    const SimSetup *setup;
    Buf *out;
} Page;

static const char STYLE[] =
    ":root{color-scheme:light "
    "dark;--paper:#fbfaf7;--ink:#22262a;--soft:#5c646b;--line:#d9d6cd;--good:#2c7a5b;--bad:#b3412f}"
    "@media(prefers-color-scheme:dark){:root{--paper:#17191b;--ink:#e6e4de;--soft:#a2a8ad;--line:#3a3f44;--good:#"
    "4fae87;"
    "--bad:#e07a66}}"
    "body{margin:0 auto;max-width:1080px;padding:32px 24px;background:var(--paper);color:var(--ink);"
    "font:15px/1.6 'Noto Sans CJK SC','Source Han Sans SC',system-ui,sans-serif}"
    "h1{font-size:24px;margin:0}h2{font-size:18px;margin:40px 0 8px}p{max-width:46em;color:var(--soft);margin:6px 0}"
    "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}"
    "th,td{padding:5px 10px;border-bottom:1px solid var(--line);text-align:right;font-weight:400}"
    "th:first-child,td:first-child{text-align:left}thead th{color:var(--soft);vertical-align:bottom}"
    "figure{margin:0;overflow-x:auto}svg{display:block;max-width:none}svg text{fill:var(--ink);font-size:13px}"
    "svg .soft{fill:var(--soft);font-size:12px}.rule{stroke:var(--line)}.whisker{stroke:var(--ink);stroke-width:1.5}"
    ".good{fill:var(--good)}.bad{fill:var(--bad)}td.bad,li.bad{color:var(--bad)}dt{margin-top:10px}dd{margin:0;color:"
    "var(--soft)}";

static void put_text(Buf *out, StrView text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '<': buf_puts(out, "&lt;"); break;
        case '>': buf_puts(out, "&gt;"); break;
        case '&': buf_puts(out, "&amp;"); break;
        case '"': buf_puts(out, "&quot;"); break;
        default: buf_putc(out, text.ptr[i]);
        }
    }
}

static void put_key(const Page *page, const char *key)
{
    put_text(page->out, locale_text(page->cli->locale, key));
}

static void put_element(const Page *page, const char *element, const char *key)
{
    buf_printf(page->out, "<%s>", element);
    put_key(page, key);
    buf_printf(page->out, "</%s>\n", element);
}

static StrView name_of(const Page *page, size_t agent)
{
    return cli_local(page->cli, &page->setup->agents[agent]->name);
}

/* "jeans-for-a-meeting, hunter" */
static void put_pair(const Page *page, size_t pair)
{
    put_text(page->out, page->setup->pairs[pair].scenario);
    buf_puts(page->out, ", ");
    put_text(page->out, page->setup->pairs[pair].persona);
}

static void begin_svg(const Page *page, const char *title, size_t width, size_t height)
{
    buf_printf(page->out,
               "<figure><svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%zu\" height=\"%zu\">", width,
               height);
    put_element(page, "title", title);
}

static void end_svg(const Page *page)
{
    buf_puts(page->out, "</svg></figure>\n");
}

static void put_rate(Buf *out, const SimRate *rate)
{
    sim_put_percent(out, rate->permille);
    buf_puts(out, " (");
    sim_put_percent(out, rate->low);
    buf_puts(out, " … ");
    sim_put_percent(out, rate->high);
    buf_puts(out, ")");
}

static int along(int32_t permille, int length)
{
    return (permille < 0 ? 0 : permille) * length / 1000;
}

/* One bar an agent, its 95 % interval as a whisker. */
static void put_bar(const Page *page, size_t agent)
{
    SimRate rate = sim_pass(page->sim, page->setup->pair_count, agent);
    bool is_gaming = page->setup->agents[agent]->role == AGENT_GAMING;
    int y = (int)agent * BAR_STEP + 8;
    Buf *out = page->out;

    buf_printf(out, "<g><title>");
    put_text(out, name_of(page, agent));
    buf_puts(out, ": ");
    put_rate(out, &rate);
    buf_printf(out, "</title><text x=\"%d\" y=\"%d\" text-anchor=\"end\">", BAR_LEFT - 12, y + 14);
    put_text(out, name_of(page, agent));
    buf_printf(out, "</text><rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"20\"/>",
               is_gaming ? "bad" : "good", BAR_LEFT, y, along(rate.permille, BAR_WIDTH));
    buf_printf(out, "<path class=\"whisker\" fill=\"none\" d=\"M%d %dH%dM%d %dv8M%d %dv8\"/>",
               BAR_LEFT + along(rate.low, BAR_WIDTH), y + 10, BAR_LEFT + along(rate.high, BAR_WIDTH),
               BAR_LEFT + along(rate.low, BAR_WIDTH), y + 6, BAR_LEFT + along(rate.high, BAR_WIDTH), y + 6);
    buf_printf(out, "<text x=\"%d\" y=\"%d\">", BAR_LEFT + BAR_WIDTH + 14, y + 14);
    sim_put_percent(out, rate.permille);
    buf_puts(out, "</text></g>\n");
}

static void put_bars(const Page *page)
{
    size_t count = page->setup->agent_count;
    put_element(page, "h2", "simulate.html.agents");
    put_element(page, "p", "simulate.html.agents_about");
    begin_svg(page, "simulate.html.agents", BAR_LEFT + BAR_WIDTH + 90, count * BAR_STEP + 16);
    for (size_t a = 0; a < count; a++) put_bar(page, a);
    end_svg(page);
}

/* ---- the grid of pairs and agents */

static void put_cell(const Page *page, size_t pair, size_t agent)
{
    SimRate rate = sim_pass(page->sim, pair, agent);
    bool is_gaming = page->setup->agents[agent]->role == AGENT_GAMING;
    int x = CELL_LEFT + (int)agent * CELL_WIDTH, y = CELL_TOP + (int)pair * CELL_HEIGHT;
    Buf *out = page->out;

    buf_puts(out, "<g><title>");
    put_pair(page, pair);
    buf_puts(out, ", ");
    put_text(out, name_of(page, agent));
    buf_puts(out, ": ");
    put_rate(out, &rate);
    /* The deepest fill still lets the figure on it be read. */
    buf_printf(out, "</title><rect class=\"%s\" fill-opacity=\"0.%02d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
               is_gaming ? "bad" : "good", along(rate.permille, 55), x, y, CELL_WIDTH - 2, CELL_HEIGHT - 2);
    buf_printf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text></g>\n", x + CELL_WIDTH / 2 - 1, y + 16,
               (int)((rate.permille + 5) / 10));
}

static void put_grid(const Page *page)
{
    size_t agents = page->setup->agent_count, pairs = page->setup->pair_count;
    put_element(page, "h2", "simulate.html.grid");
    put_element(page, "p", "simulate.html.grid_about");
    begin_svg(page, "simulate.html.grid", CELL_LEFT + agents * CELL_WIDTH + 40, CELL_TOP + pairs * CELL_HEIGHT + 8);
    for (size_t a = 0; a < agents; a++) {
        int x = CELL_LEFT + (int)a * CELL_WIDTH + CELL_WIDTH / 2;
        buf_printf(page->out, "<text class=\"soft\" transform=\"translate(%d %d) rotate(-35)\">", x - 4, CELL_TOP - 8);
        put_text(page->out, name_of(page, a));
        buf_puts(page->out, "</text>");
    }
    for (size_t p = 0; p < pairs; p++) {
        buf_printf(page->out, "<text x=\"0\" y=\"%d\">", CELL_TOP + (int)p * CELL_HEIGHT + 16);
        put_pair(page, p);
        buf_puts(page->out, "</text>\n");
        for (size_t a = 0; a < agents; a++) put_cell(page, p, a);
    }
    end_svg(page);
}

/* ---- difficulty against discrimination */

static void put_axes(const Page *page)
{
    Buf *out = page->out;
    for (int i = 0; i <= 4; i++) {
        int x = DOT_LEFT + i * DOT_WIDTH / 4, y = DOT_TOP + DOT_HEIGHT - i * DOT_HEIGHT / 4;
        buf_printf(out, "<path class=\"rule\" d=\"M%d %dV%dM%d %dH%d\"/>", x, DOT_TOP, DOT_TOP + DOT_HEIGHT, DOT_LEFT,
                   y, DOT_LEFT + DOT_WIDTH);
        buf_printf(out, "<text class=\"soft\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d %%</text>", x,
                   DOT_TOP + DOT_HEIGHT + 20, i * 25);
        buf_printf(out, "<text class=\"soft\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", DOT_LEFT - 8, y + 4,
                   (const char *const[]){ "-1", "-0.5", "0", "0.5", "1" }[i]);
    }
    buf_printf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">", DOT_LEFT + DOT_WIDTH / 2,
               DOT_TOP + DOT_HEIGHT + 44);
    put_key(page, "simulate.difficulty");
    buf_printf(out, "</text><text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">",
               DOT_TOP + DOT_HEIGHT / 2);
    put_key(page, "simulate.discrimination");
    buf_puts(out, "</text>\n");
}

static void put_dots(const Page *page)
{
    put_element(page, "h2", "simulate.html.dots");
    put_element(page, "p", "simulate.html.dots_about");
    begin_svg(page, "simulate.html.dots", DOT_LEFT + DOT_WIDTH + 40, DOT_TOP + DOT_HEIGHT + 60);
    put_axes(page);
    for (size_t p = 0; p < page->setup->pair_count; p++) {
        SimMeasures m = sim_measure(page->sim, p);
        if (m.difficulty == SIM_NO_VALUE || m.discrimination == SIM_NO_VALUE) continue;
        buf_printf(page->out, "<circle class=\"%s\" fill-opacity=\"0.6\" r=\"6\" cx=\"%d\" cy=\"%d\"><title>",
                   m.discrimination < 200 ? "bad" : "good", DOT_LEFT + along(m.difficulty, DOT_WIDTH),
                   DOT_TOP + DOT_HEIGHT - along((m.discrimination + 1000) / 2, DOT_HEIGHT));
        put_pair(page, p);
        buf_puts(page->out, "</title></circle>\n");
    }
    end_svg(page);
}

/* ---- the table and the words */

static void put_share_cell(Buf *out, int32_t permille, bool is_bad)
{
    buf_puts(out, is_bad ? "<td class=\"bad\">" : "<td>");
    sim_put_percent(out, permille);
    buf_puts(out, "</td>");
}

static void put_row(const Page *page, const SimMeasures *m)
{
    int32_t r = m->discrimination, size = r < 0 ? -r : r;
    put_share_cell(page->out, m->strong.permille, m->strong.runs && !m->is_winnable);
    put_share_cell(page->out, m->average.permille, false);
    put_share_cell(page->out, m->weak.permille, false);
    put_share_cell(page->out, m->difficulty, false);
    if (r == SIM_NO_VALUE)
        buf_puts(page->out, "<td>–</td>");
    else
        buf_printf(page->out, "<td>%s%d.%02d</td>", r < 0 ? "-" : "", (int)(size / 1000), (int)(size % 1000 / 10));
    put_share_cell(page->out, m->gameability, m->gameability > 0);
    buf_printf(page->out, "<td%s>%u</td></tr>\n", m->faults ? " class=\"bad\"" : "", (unsigned)m->faults);
}

static void put_table(const Page *page)
{
    static const char *const HEADS[] = { "simulate.pair",        "simulate.strong",     "simulate.average",
                                         "simulate.weak",        "simulate.difficulty", "simulate.discrimination",
                                         "simulate.gameability", "simulate.faults" };
    put_element(page, "h2", "simulate.html.table");
    buf_puts(page->out, "<table><thead><tr>");
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++) put_element(page, "th", HEADS[i]);
    buf_puts(page->out, "</tr></thead><tbody>\n");
    for (size_t p = 0; p < page->setup->pair_count; p++) {
        SimMeasures m = sim_measure(page->sim, p);
        buf_puts(page->out, "<tr><td>");
        put_pair(page, p);
        buf_puts(page->out, "</td>");
        put_row(page, &m);
    }
    SimMeasures all = sim_measure_all(page->sim);
    buf_puts(page->out, "<tr><td>");
    put_key(page, "simulate.all");
    buf_puts(page->out, "</td>");
    put_row(page, &all);
    buf_puts(page->out, "</tbody></table>\n");
}

static void put_meanings(const Page *page)
{
    static const char *const WORDS[] = { "pass", "interval", "difficulty", "discrimination", "gameability" };
    put_element(page, "h2", "simulate.html.meanings");
    buf_puts(page->out, "<dl>\n");
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        put_element(page, "dt", arena_printf(page->cli->arena, "simulate.%s", WORDS[i]).ptr);
        put_element(page, "dd", arena_printf(page->cli->arena, "simulate.%s.about", WORDS[i]).ptr);
    }
    buf_puts(page->out, "</dl>\n");
}

static void put_fault(void *self, StrView text)
{
    const Page *page = self;
    buf_puts(page->out, "<li class=\"bad\">");
    put_text(page->out, text);
    buf_puts(page->out, "</li>\n");
}

static void put_faults(Page *page)
{
    put_element(page, "h2", "simulate.html.faults");
    buf_puts(page->out, "<ul>\n");
    if (sim_find_faults(page->cli, page->sim, put_fault, page) == 0) put_element(page, "li", "simulate.no_faults");
    buf_puts(page->out, "</ul>\n");
}

void sim_write_html(Cli *cli, Buf *out, const Sim *sim)
{
    Page page = { cli, sim, sim_setup(sim), out };
    const SimSetup *setup = page.setup;
    Buf line = { 0 };

    buf_printf(out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\">\n<head>\n", cli->lang);
    buf_puts(out, "<meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width\"/>\n");
    put_element(&page, "title", "simulate.html.title");
    buf_printf(out, "<style>%s</style>\n</head>\n<body>\n", STYLE);
    put_element(&page, "h1", "simulate.html.title");
    locale_fill(cli->locale, &line, "simulate.html.about",
                SLOTS({ "pairs", cli_number(cli, (int64_t)setup->pair_count) },
                      { "agents", cli_number(cli, (int64_t)setup->agent_count) },
                      { "seeds", cli_number(cli, setup->seeds) },
                      { "mark", cli_number(cli, content_rubric(setup->content)->pass_mark) }));
    buf_puts(out, "<p>");
    put_text(out, buf_view(&line));
    buf_puts(out, "</p>\n");
    buf_clear(&line);
    put_faults(&page);
    put_bars(&page);
    put_grid(&page);
    put_dots(&page);
    put_table(&page);
    put_meanings(&page);
    buf_puts(out, "</body>\n</html>\n");
}
