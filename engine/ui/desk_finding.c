/* desk_finding.c -- findings as tags under a reply, and the popover that says why and what would be better. */
#include "ui/desk_own.h"

enum {
    TAG_H = 20,
    TAG_GAP = 6,
    POP_W = 288,
    POP_PAD = 12,
    HEAD_H = 24,
    EDIT_PAD = 6,
    HOVER_MS = 250,
    WORDS_CHARS = 10
};

Severity desk_severity(FindingKind kind)
{
    static const Severity severities[] = { [FINDING_CRITICAL] = SEVERITY_CRIT,
                                           [FINDING_MAJOR] = SEVERITY_MAJOR,
                                           [FINDING_MINOR] = SEVERITY_MINOR,
                                           [FINDING_PRAISE] = SEVERITY_PRAISE };
    return severities[kind];
}

/* Where it is not known what would have been right, the sentence ends before it says so. */
static StrView without_expected(StrView text)
{
    static const char *const commas[] = { "，", "," };
    const char *slot = NULL;
    for (size_t i = 0; i + 10 <= text.len && !slot; i++) {
        if (memcmp(text.ptr + i, "{expected}", 10) == 0) slot = text.ptr + i;
    }
    if (!slot) return text;
    for (const char *at = slot; at > text.ptr; at--) {
        for (size_t i = 0; i < 2; i++) {
            if (strncmp(at, commas[i], strlen(commas[i])) == 0) return sv_of(text.ptr, (size_t)(at - text.ptr));
        }
    }
    return text;
}

StrView desk_why(const App *app, const FeedFinding *finding)
{
    if (!finding->why.len) return sv("");
    if (!finding->expected.len) return without_expected(locale_text_sv(app->locale, finding->why));
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

static StrView title_of(const App *app, const FeedFinding *finding)
{
    StrView key = arena_printf(app->frame, "rule.%.*s", SV_ARG(finding->rule));
    return locale_has(app->locale, key) ? locale_text_sv(app->locale, key) : finding->rule;
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
    StrView title, why, words;
    const ReceiptEdit *edit;
} Popover;

const ReceiptEdit *desk_edit_for(App *app, DeskView *desk, const FeedItem *item, Dim dim)
{
    if (desk->film ? !desk->film->can_mend : !app->is_playing) return NULL;
    if (desk->better_seq != item->seq) {
        desk->better_seq = item->seq;
        arena_rewind(desk->better_arena, (ArenaMark){ 0, 0 });
        desk->better = (Receipt){ 0 };
        if (desk->film) {
            app_better(app, item->seq, desk->better_arena, &desk->better);
        } else {
            desk_better(sitting_desk(app->sitting), item->seq, desk->better_arena, &desk->better, NULL);
        }
    }
    for (size_t i = 0; i < desk->better.edit_count; i++) {
        if (desk->better.edits[i].dim == dim) return &desk->better.edits[i];
    }
    return NULL;
}

static StrView severity_name(const App *app, FindingKind kind)
{
    static const char *const keys[] = { [FINDING_CRITICAL] = "ui.severity.crit",
                                        [FINDING_MAJOR] = "ui.severity.major",
                                        [FINDING_MINOR] = "ui.severity.minor",
                                        [FINDING_PRAISE] = "ui.severity.praise" };
    return ui_tr(app->ui, keys[kind]);
}

static const TextBlock *pop_text(App *app, StrView text, Font font, int32_t inset)
{
    TextSpec spec = { .font = font, .text = text, .width = POP_W - 2 * POP_PAD - 2 * inset };
    return text_layout(app->text, &spec);
}

/* "改成 …" and what that would change. */
static StrView edit_text_of(App *app, const ReceiptEdit *edit)
{
    static const char *const dims[] = { "dim.speed", "dim.tone", "dim.banned", "dim.sizing", "dim.policy" };
    Slot slots[] = { { "reply", edit->reply },
                     { "dim", ui_tr(app->ui, dims[edit->dim]) },
                     { "from", ui_number(app->ui, edit->score_from) },
                     { "to", ui_number(app->ui, edit->score_to) } };
    return ui_say(app->ui, "desk.better", slots, sizeof slots / sizeof *slots);
}

static void draw_title(App *app, const Popover *pop, Rect head)
{
    Ui *ui = app->ui;
    StrView line =
        arena_printf(app->frame, "%.*s·%.*s", SV_ARG(pop->finding.rule), SV_ARG(severity_name(app, pop->finding.kind)));
    int32_t w = ui_text_w(ui, FONT_R12, line);
    ui_mark(ui, (Point){ head.x, head.y + 3 }, 14, desk_severity(pop->finding.kind));
    cut_left(&head, 22);
    ui_line(ui, cut_right(&head, w), line, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_RIGHT });
    cut_right(&head, 8);
    ui_line(ui, head, pop->title, (UiLook){ FONT_B14, TOKEN_T1, ALIGN_LEFT });
}

static void draw_popover(Ui *ui, void *data)
{
    Popover *pop = data;
    App *app = pop->app;
    const TextBlock *why = pop_text(app, pop->why, FONT_R12, 0);
    const TextBlock *edit = pop->edit ? pop_text(app, edit_text_of(app, pop->edit), FONT_R12, 8) : NULL;
    int32_t h = 2 * POP_PAD + HEAD_H + (pop->why.len ? text_block_height(why) : 0);
    if (edit) h += text_block_height(edit) + 2 * EDIT_PAD + 8;
    Rect box = ui_pop_place(ui, pop->anchor, (Point){ POP_W, h }, pop->free, 2);
    ui_begin_pop(ui, "finding", box, false);
    Rect in = rect_inset(box, POP_PAD, POP_PAD);
    draw_title(app, pop, cut_top(&in, HEAD_H));
    if (pop->why.len) {
        text_draw(app->text, why, (Point){ in.x, in.y }, ui_colour(ui, TOKEN_T2));
        cut_top(&in, text_block_height(why));
    }
    if (edit) {
        cut_top(&in, 8);
        Rect ground = { in.x, in.y, in.w, text_block_height(edit) + 2 * EDIT_PAD };
        canvas_round(app->canvas, ground, CORNERS(4), ui_colour(ui, TOKEN_GOOD_T));
        text_draw(app->text, edit, (Point){ ground.x + 8, ground.y + EDIT_PAD }, ui_colour(ui, TOKEN_T1));
    }
    ui_node(ui, &(UiNode){ .role = "tooltip",
                           .name = pop->why.len ? pop->why : pop->title,
                           .value = pop->edit ? pop->edit->reply : pop->words,
                           .rect = box });
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
                      .title = title_of(app, finding),
                      .why = desk_why(app, finding),
                      .words = words_of(app, item, finding),
                      .edit = finding->kind == FINDING_PRAISE ? NULL : desk_edit_for(app, desk, item, finding->dim) };
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

/* A reply that answers another buyer: to that chat, with the text in its composer. Returns the room that it takes. */
static int32_t draw_redirect(App *app, DeskView *desk, const FeedItem *item, Rect rect)
{
    Ui *ui = app->ui;
    const FeedChat *other = NULL;
    if (desk->film) return 0;
    for (size_t i = 0; i < item->grade->count && !other; i++) {
        const FeedFinding *finding = &item->grade->findings[i];
        if (!sv_is(finding->flag, "wrong_chat") || finding->expected.len != 1) continue;
        other = feed_chat(app->feed, (uint32_t)(finding->expected.ptr[0] - '0'));
    }
    if (!other || other->closed_at >= 0 || !app->is_playing) return 0;
    TagSpec tag = { .text = ui_say(
                        ui, "desk.redirect",
                        SLOTS({ "number", ui_number(ui, other->number) }, { "name", desk_buyer_name(app, other) })),
                    .tint = TINT_LINE };
    int32_t w = ui_tag_width(ui, &tag);
    UiHit hit = ui_tag_button(ui, "redirect", (Point){ rect.x + rect.w - w, rect.y }, &tag);
    if (hit.activated) {
        StrView text = arena_copy(app->frame, item->text);
        desk_show_chat(app, desk, other->number, true);
        edit_set_text(desk_of(desk, other)->draft, sv(""));
        desk_insert(app, desk, other, text, item->detail);
    }
    return w + TAG_GAP;
}

void desk_draw_findings(App *app, DeskView *desk, const FeedChat *chat, const FeedItem *item, Rect rect)
{
    Ui *ui = app->ui;
    size_t order[32];
    int32_t widths[32];
    size_t count = in_order(item->grade, order);
    size_t shown = 0;
    (void)chat;
    rect.w -= draw_redirect(app, desk, item, rect);
    int32_t room = rect.w - 40;
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
