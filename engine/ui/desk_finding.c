/* desk_finding.c -- findings as tags under a reply, and the popover that says why and what would be better. */
#include "ui/desk_own.h"

enum { TAG_H = 20, TAG_GAP = 6, POP_W = 288, POP_PAD = 12, HOVER_MS = 250, WORDS_CHARS = 10 };

Severity desk_severity(FindingKind kind)
{
    static const Severity severities[] = { [FINDING_CRITICAL] = SEVERITY_CRIT,
                                           [FINDING_MAJOR] = SEVERITY_MAJOR,
                                           [FINDING_MINOR] = SEVERITY_MINOR,
                                           [FINDING_PRAISE] = SEVERITY_PRAISE };
    return severities[kind];
}

StrView desk_why(const App *app, const FeedFinding *finding)
{
    if (!finding->why.len) return sv("");
    return ui_say(app->ui, arena_copy(app->frame, finding->why).ptr, SLOTS({ "expected", finding->expected }));
}

/* The words in question, cut to what fits a tag. */
static StrView words_of(App *app, const FeedItem *item, const FeedFinding *finding)
{
    if (finding->start >= finding->end || finding->end > item->text.len) return sv("");
    StrView words = sv_of(item->text.ptr + finding->start, finding->end - finding->start);
    size_t at = 0;
    for (int count = 0; at < words.len; count++) {
        if (count == WORDS_CHARS) return arena_printf(app->frame, "%.*s…", (int)at, words.ptr);
        at++;
        while (at < words.len && ((unsigned char)words.ptr[at] & 0xC0) == 0x80) at++;
    }
    return words;
}

static TagSpec tag_of(App *app, const FeedItem *item, const FeedFinding *finding)
{
    StrView words = words_of(app, item, finding);
    return (TagSpec){ .text = arena_printf(app->frame, "%.*s%s%.*s", SV_ARG(finding->rule), words.len ? " " : "",
                                           SV_ARG(words)),
                      .icon = severity_icon(desk_severity(finding->kind)),
                      .tint = severity_tint(desk_severity(finding->kind)) };
}

/* ---- the popover ---- */

typedef struct Popover {
    App *app;
    Rect anchor;
    Rect free[2];
    FeedFinding finding;
    StrView words;
} Popover;

static StrView severity_name(const App *app, FindingKind kind)
{
    static const char *const keys[] = { [FINDING_CRITICAL] = "ui.severity.crit",
                                        [FINDING_MAJOR] = "ui.severity.major",
                                        [FINDING_MINOR] = "ui.severity.minor",
                                        [FINDING_PRAISE] = "ui.severity.praise" };
    return ui_tr(app->ui, keys[kind]);
}

static const TextBlock *pop_text(App *app, StrView text, Font font)
{
    TextSpec spec = { .font = font, .text = text, .width = POP_W - 2 * POP_PAD };
    return text_layout(app->text, &spec);
}

static void draw_popover(Ui *ui, void *data)
{
    Popover *pop = data;
    App *app = pop->app;
    StrView why = desk_why(app, &pop->finding);
    const TextBlock *reason = pop_text(app, why.len ? why : pop->finding.rule, FONT_B14);
    StrView quoted = pop->words.len ? ui_say(ui, "desk.words", SLOTS({ "words", pop->words })) : sv("");
    const TextBlock *words = pop_text(app, quoted, FONT_R12);
    int32_t h = 2 * POP_PAD + 22 + text_block_height(reason) + (quoted.len ? 4 + text_block_height(words) : 0);
    Rect box = ui_pop_place(ui, pop->anchor, (Point){ POP_W, h }, pop->free, 2);
    ui_begin_pop(ui, "finding", box, false);
    Rect in = rect_inset(box, POP_PAD, POP_PAD);
    Rect head = cut_top(&in, 22);
    ui_mark(ui, (Point){ head.x, head.y + 2 }, 14, desk_severity(pop->finding.kind));
    cut_left(&head, 20);
    StrView line = arena_printf(app->frame, "%.*s · %.*s", SV_ARG(pop->finding.rule),
                                SV_ARG(severity_name(app, pop->finding.kind)));
    ui_line(ui, (Rect){ head.x, head.y, head.w, 18 }, line, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    text_draw(app->text, reason, (Point){ in.x, in.y }, ui_colour(ui, TOKEN_T1));
    ui_node(ui, &(UiNode){ .role = "tooltip", .name = why, .value = pop->words, .rect = box });
    if (quoted.len) {
        text_draw(app->text, words, (Point){ in.x, in.y + text_block_height(reason) + 4 }, ui_colour(ui, TOKEN_T2));
    }
    ui_end_pop(ui);
}

/* After a quarter of a second under the pointer, at once with the keyboard's focus. */
static bool is_wanted(DeskView *desk, Ui *ui, uint64_t id, const UiHit *hit)
{
    int64_t now = ui_input(ui)->now_ms;
    if (hit->focus_shown) return true;
    if (!hit->hover) {
        if (desk->hover_finding == id) desk->hover_finding = 0;
        return false;
    }
    if (desk->hover_finding != id) {
        desk->hover_finding = id;
        desk->hover_since = now;
    }
    if (now - desk->hover_since >= HOVER_MS) return true;
    ui_due(ui, desk->hover_since + HOVER_MS);
    return false;
}

static void draw_tag(App *app, DeskView *desk, const FeedItem *item, size_t index, Point at)
{
    Ui *ui = app->ui;
    const FeedFinding *finding = &item->grade->findings[index];
    TagSpec tag = tag_of(app, item, finding);
    ui_push_id(ui, "finding", index);
    UiId id = ui_id(ui, "tag");
    UiHit hit = ui_tag_button(ui, "tag", at, &tag);
    ui_pop_id(ui);
    if (!is_wanted(desk, ui, id, &hit)) return;
    Popover *pop = arena_alloc(app->frame, 1, sizeof *pop);
    *pop = (Popover){ .app = app,
                      .anchor = { at.x, at.y, ui_tag_width(ui, &tag), TAG_H },
                      .free = { desk->composer, desk->last_line },
                      .finding = *finding,
                      .words = words_of(app, item, finding) };
    ui_later(ui, draw_popover, pop);
}

/* Worst first; what has no room in the row is counted. */
static size_t in_order(const FeedGrade *grade, size_t *order)
{
    size_t count = 0;
    for (int kind = FINDING_CRITICAL; kind <= FINDING_PRAISE; kind++) {
        for (size_t i = 0; i < grade->count && count < 32; i++) {
            if ((int)grade->findings[i].kind == kind) order[count++] = i;
        }
    }
    return count;
}

void desk_draw_findings(App *app, DeskView *desk, const FeedChat *chat, const FeedItem *item, Rect rect)
{
    Ui *ui = app->ui;
    size_t order[32];
    int32_t widths[32];
    size_t count = in_order(item->grade, order);
    size_t shown = 0;
    int32_t room = rect.w - 40;
    (void)chat;
    for (; shown < count; shown++) {
        TagSpec tag = tag_of(app, item, &item->grade->findings[order[shown]]);
        widths[shown] = ui_tag_width(ui, &tag) + TAG_GAP;
        if (widths[shown] > room) break;
        room -= widths[shown];
    }
    int32_t x = rect.x + room + 40;
    if (shown < count) {
        TagSpec more = { .text = arena_printf(app->frame, "+%zu", count - shown), .tint = TINT_PLAIN };
        int32_t w = ui_tag_width(ui, &more);
        ui_tag(ui, (Point){ rect.x + rect.w - w, rect.y }, &more);
        x -= w + TAG_GAP;
    } else {
        x += TAG_GAP;
    }
    for (size_t i = 0; i < shown; i++) {
        draw_tag(app, desk, item, order[i], (Point){ x, rect.y });
        x += widths[i];
    }
}
