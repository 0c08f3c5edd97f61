/* view_compare.c -- heads, a table of the totals, then rows; one reply stands under the other, so that any width will do. */
#include "cli/view_compare.h"

#include "cli/view_own.h"

enum { LABEL_COLUMNS = 14, SIDE_COLUMNS = 18, ROW_INDENT = 4 };

static StrView tr(const View *view, const char *key)
{
    return locale_text(view->cli->locale, key);
}

static StrView side_name(const View *view, size_t side)
{
    return tr(view, side ? "compare.second" : "compare.first");
}

static void put_line(View *view, Style style, int indent, StrView text)
{
    term_pad(&view->out, indent);
    term_wrap(&view->term, &view->out, style, text, indent);
    buf_putc(&view->out, '\n');
}

static void put_filled(View *view, Style style, int indent, const char *key, const Slot *slots, size_t count)
{
    Buf line = { 0 };
    locale_fill(view->cli->locale, &line, key, slots, count);
    put_line(view, style, indent, buf_view(&line));
    buf_clear(&line);
}

static StrView number(View *view, int64_t value)
{
    return arena_printf(view->arena, "%lld", (long long)value);
}

static int64_t seconds_of(int64_t ms)
{
    return (ms + 500) / 1000;
}

/* ---- whose sessions these are */

static StrView title_of(const View *view, StrView id)
{
    const ScenarioInfo *scenario = content_scenario(view->cli->content, id);
    return scenario ? cli_local(view->cli, &scenario->title) : id;
}

static StrView buyer_of(const View *view, StrView id)
{
    const PersonaInfo *persona = content_persona(view->cli->content, id);
    return persona ? cli_local(view->cli, &persona->name) : id;
}

static void put_head(View *view, const CompareSide *side, size_t index)
{
    const SessionHeader *header = side->header;
    StrView at = header->started_at.len >= 16
                     ? arena_printf(view->arena, "%.10s %.5s", header->started_at.ptr, header->started_at.ptr + 11)
                     : header->started_at;
    StrView from = { 0 };
    uint32_t seq = 0;
    put_filled(view, STYLE_BOLD, 0, "compare.head",
               SLOTS({ "side", side_name(view, index) }, { "id", header->id }, { "who", header->person_name },
                     { "when", at }, { "scenario", title_of(view, header->scenario) },
                     { "buyer", buyer_of(view, header->persona) }));
    if (!session_is_retry(header, &from, &seq)) return;
    put_filled(view, STYLE_DIM, ROW_INDENT, "compare.retried",
               SLOTS({ "id", from }, { "number", number(view, side->digest.cut.reply) }));
}

/* ---- the totals */

/* More is better (+1), worse (-1), or says nothing (0). A score's arrow says what its colour does; elsewhere the sign does. */
static void put_by(View *view, const ComparePair *pair, int64_t by, int good, StrView unit)
{
    Buf text = { 0 };
    if (!pair->is_known) {
        term_put(&view->term, &view->out, STYLE_DIM, sv("–"));
        return;
    }
    bool is_better = by * good > 0, is_worse = by * good < 0;
    if (by == 0) buf_puts(&text, "=");
    if (by && good > 0) buf_puts(&text, by > 0 ? "↑ " : "↓ ");
    if (by) buf_printf(&text, "%s%lld%.*s", by > 0 ? "+" : "−", (long long)(by > 0 ? by : -by), SV_ARG(unit));
    term_put(&view->term, &view->out, is_better ? STYLE_GOOD : is_worse ? STYLE_BAD : STYLE_DIM, buf_view(&text));
    buf_clear(&text);
}

static void put_cell(View *view, StrView text)
{
    term_put_padded(&view->term, &view->out, STYLE_PLAIN, text, SIDE_COLUMNS);
}

static void put_pair(View *view, StrView label, const ComparePair *pair, int good)
{
    term_put_padded(&view->term, &view->out, STYLE_PLAIN, label, LABEL_COLUMNS);
    for (int side = 0; side < COMPARE_SIDES; side++)
        put_cell(view, pair->of[side] < 0 ? sv("–") : number(view, pair->of[side]));
    put_by(view, pair, pair->by, good, sv(""));
    buf_putc(&view->out, '\n');
}

static void put_seconds(View *view, StrView label, const ComparePair *pair, int good)
{
    int64_t from = seconds_of(pair->of[0]), to = seconds_of(pair->of[1]);
    StrView unit = tr(view, "compare.second_unit");
    term_put_padded(&view->term, &view->out, STYLE_PLAIN, label, LABEL_COLUMNS);
    for (int side = 0; side < COMPARE_SIDES; side++) {
        StrView text = arena_printf(view->arena, "%lld%.*s", (long long)(side ? to : from), SV_ARG(unit));
        put_cell(view, pair->of[side] < 0 ? sv("–") : text);
    }
    put_by(view, pair, to - from, good, unit);
    buf_putc(&view->out, '\n');
}

static void put_outcomes(View *view, const CompareChat *chat)
{
    term_put_padded(&view->term, &view->out, STYLE_PLAIN, tr(view, "compare.outcome"), LABEL_COLUMNS);
    for (int side = 0; side < COMPARE_SIDES; side++) {
        const FeedChat *its = chat->chats[side];
        StrView outcome =
            !its ? sv("–") : view_name(view, "outcome", sv_is(its->why, "left") ? its->why : its->outcome);
        put_cell(view, outcome);
    }
    buf_putc(&view->out, '\n');
}

static void put_scores(View *view, const ComparePair scores[DIM_COUNT], const ComparePair *overall)
{
    put_pair(view, tr(view, "dim.overall"), overall, 1);
    for (int dim = 0; dim < DIM_COUNT; dim++)
        put_pair(view, view_name(view, "dim", sv(dim_name((Dim)dim))), &scores[dim], 1);
}

static void put_totals(View *view, const Compare *compare)
{
    term_pad(&view->out, LABEL_COLUMNS);
    for (size_t side = 0; side < COMPARE_SIDES; side++)
        term_put_padded(&view->term, &view->out, STYLE_BOLD, side_name(view, side), SIDE_COLUMNS);
    term_put(&view->term, &view->out, STYLE_BOLD, tr(view, "compare.by"));
    buf_putc(&view->out, '\n');
    if (compare->chat_count == 1) put_outcomes(view, &compare->chats[0]);
    put_scores(view, compare->scores, &compare->overall);
    put_pair(view, tr(view, "compare.replies"), &compare->replies, 0);
    for (int kind = 0; kind < COMPARE_FINDINGS; kind++) {
        StrView name = view_name(view, "kind", sv(finding_kind_name((FindingKind)kind)));
        put_pair(view, name, &compare->findings[kind], kind == FINDING_PRAISE ? 1 : -1);
    }
    put_seconds(view, tr(view, "compare.longest_wait"), &compare->longest_wait_ms, -1);
    put_seconds(view, tr(view, "compare.duration"), &compare->duration_ms, 0);
}

/* ---- rows */

static StrView topics_of(View *view, const CompareTurn *turn)
{
    Buf list = { 0 };
    for (size_t i = 0; i < turn->topic_count; i++) {
        if (i) buf_put(&list, tr(view, "compare.and"));
        buf_put(&list, view_name(view, "topic", turn->topics[i]));
    }
    StrView kept = arena_copy(view->arena, buf_view(&list));
    buf_clear(&list);
    return kept;
}

static StrView asked_text(View *view, const CompareTurn *turn)
{
    if (!turn->topic_count) return tr(view, turn->line_count ? "compare.said" : "compare.spoke_first");
    StrView topics = topics_of(view, turn);
    Buf text = { 0 };
    locale_fill(view->cli->locale, &text, turn->is_again ? "compare.asked_again" : "compare.asked",
                SLOTS({ "topics", topics }));
    StrView kept = arena_copy(view->arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static void put_row_title(View *view, const CompareRow *row, size_t number_of)
{
    const CompareTurn *turn = row->turns[0] ? row->turns[0] : row->turns[1];
    buf_printf(&view->out, "%zu. ", number_of);
    term_put(&view->term, &view->out, STYLE_BOLD, asked_text(view, turn));
    if (row->kind == COMPARE_FIRST || row->kind == COMPARE_SECOND) {
        Buf only = { 0 };
        locale_fill(view->cli->locale, &only, "compare.only",
                    SLOTS({ "side", side_name(view, row->kind == COMPARE_SECOND) }));
        buf_puts(&view->out, "  ");
        term_put(&view->term, &view->out, STYLE_WARN, buf_view(&only));
        buf_clear(&only);
    } else if (row->kind == COMPARE_SAME) {
        buf_puts(&view->out, "  ");
        term_put(&view->term, &view->out, STYLE_DIM, tr(view, "compare.same"));
    }
    buf_putc(&view->out, '\n');
}

static bool same_lines(const CompareTurn *a, const CompareTurn *b)
{
    if (a->line_count != b->line_count) return false;
    for (size_t i = 0; i < a->line_count; i++) {
        if (!sv_eq(a->lines[i]->text, b->lines[i]->text)) return false;
    }
    return true;
}

static void put_lines(View *view, const CompareTurn *turn, StrView head)
{
    for (size_t i = 0; i < turn->line_count; i++) {
        StrView line = arena_printf(view->arena, "%.*s%.*s%.*s", SV_ARG(head), SV_ARG(tr(view, "chat.colon")),
                                    SV_ARG(turn->lines[i]->text));
        put_line(view, STYLE_BUYER, ROW_INDENT, line);
    }
}

static void put_findings(View *view, const FeedGrade *grade)
{
    for (size_t i = 0; i < grade->count; i++) {
        const FeedFinding *finding = &grade->findings[i];
        StrView title = view_name(view, "rule", finding->rule);
        StrView line = arena_printf(view->arena, "%s %.*s%s%.*s", view_kind_mark(finding->kind), SV_ARG(finding->rule),
                                    sv_eq(title, finding->rule) ? "" : " ",
                                    sv_eq(title, finding->rule) ? 0 : (int)title.len, title.ptr);
        bool is_bad = finding->kind == FINDING_CRITICAL || finding->kind == FINDING_MAJOR;
        Style style = is_bad ? STYLE_BAD : finding->kind == FINDING_MINOR ? STYLE_WARN : STYLE_GOOD;
        put_line(view, style, 2 * ROW_INDENT, line);
    }
}

static void put_grade(View *view, const FeedItem *reply)
{
    const FeedGrade *grade = reply->grade;
    Buf *out = &view->out;
    term_pad(out, 2 * ROW_INDENT);
    view_score(view, out, grade->overall, grade->is_capped);
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        if (grade->scores[dim] < 0) continue;
        buf_printf(out, "   %.*s %d", SV_ARG(view_name(view, "dim.short", sv(dim_name((Dim)dim)))),
                   (int)grade->scores[dim]);
    }
    if (reply->wait_ms >= 0) {
        buf_puts(out, "   ");
        locale_fill(view->cli->locale, out, "compare.waited",
                    SLOTS({ "seconds", number(view, seconds_of(reply->wait_ms)) }));
    }
    buf_putc(out, '\n');
    put_findings(view, grade);
}

static void put_replies(View *view, const CompareTurn *turn, size_t side)
{
    StrView name = side_name(view, side);
    if (!turn->reply_count && turn->topic_count)
        put_line(view, STYLE_WARN, ROW_INDENT,
                 arena_printf(view->arena, "%.*s%.*s%.*s", SV_ARG(name), SV_ARG(tr(view, "chat.colon")),
                              SV_ARG(tr(view, "compare.unanswered"))));
    for (size_t i = 0; i < turn->reply_count; i++) {
        const FeedItem *reply = turn->replies[i];
        put_line(view, STYLE_PLAIN, ROW_INDENT,
                 arena_printf(view->arena, "%.*s%.*s%.*s", SV_ARG(name), SV_ARG(tr(view, "chat.colon")),
                              SV_ARG(reply->text)));
        if (reply->grade) put_grade(view, reply);
    }
}

static void put_differences(View *view, const CompareRow *row)
{
    bool is_any = false;
    for (int dim = 0; dim <= DIM_COUNT; dim++) {
        const ComparePair *pair = dim < DIM_COUNT ? &row->scores[dim] : &row->overall;
        if (!pair->by) continue;
        if (!is_any) {
            term_pad(&view->out, ROW_INDENT);
            term_put(&view->term, &view->out, STYLE_DIM, tr(view, "compare.by"));
        }
        is_any = true;
        StrView name = dim < DIM_COUNT ? view_name(view, "dim.short", sv(dim_name((Dim)dim))) : tr(view, "dim.overall");
        buf_printf(&view->out, "   %.*s ", SV_ARG(name));
        put_by(view, pair, pair->by, 1, sv(""));
    }
    if (is_any) buf_putc(&view->out, '\n');
}

static void put_row(View *view, const CompareRow *row, size_t number_of)
{
    const CompareTurn *first = row->turns[0], *second = row->turns[1];
    StrView buyer = tr(view, "speaker.buyer");
    put_row_title(view, row, number_of);
    bool is_shared = first && second && same_lines(first, second);
    for (size_t side = 0; side < COMPARE_SIDES; side++) {
        if (!row->turns[side] || (is_shared && side)) continue;
        StrView head =
            is_shared ? buyer : arena_printf(view->arena, "%.*s·%.*s", SV_ARG(buyer), SV_ARG(side_name(view, side)));
        put_lines(view, row->turns[side], head);
    }
    if (row->kind == COMPARE_SAME) {
        put_replies(view, first, 0);
        return;
    }
    for (size_t side = 0; side < COMPARE_SIDES; side++) {
        if (row->turns[side]) put_replies(view, row->turns[side], side);
    }
    put_differences(view, row);
}

static void put_moods(View *view, const CompareChat *chat)
{
    bool is_any = false;
    for (size_t i = 0; i < chat->mood_count; i++) {
        const CompareMood *mood = &chat->moods[i];
        if (mood->at_end.is_known && !mood->at_end.by) continue;
        if (!is_any) view_say(view, STYLE_BOLD, "compare.moods", NULL, 0);
        is_any = true;
        put_pair(view, view_name(view, "mood", mood->name), &mood->at_end, 0);
    }
}

static void put_chat(View *view, const Compare *compare, const CompareChat *chat, size_t number_of)
{
    ArenaMark mark = arena_mark(view->arena);
    const FeedChat *its = chat->chats[0] ? chat->chats[0] : chat->chats[1];
    buf_putc(&view->out, '\n');
    if (compare->chat_count > 1) {
        put_filled(view, STYLE_BOLD, 0, "compare.chat",
                   SLOTS({ "number", number(view, (int64_t)number_of) }, { "scenario", title_of(view, its->scenario) },
                         { "buyer", buyer_of(view, its->persona) }));
        put_outcomes(view, chat);
        put_scores(view, chat->scores, &chat->overall);
    }
    put_moods(view, chat);
    put_filled(view, STYLE_BOLD, 0, "compare.rows",
               SLOTS({ "count", number(view, (int64_t)chat->row_count) },
                     { "met", number(view, (int64_t)chat->met_rows) },
                     { "same", number(view, (int64_t)chat->same_rows) }));
    for (size_t i = 0; i < chat->row_count; i++) put_row(view, &chat->rows[i], i + 1);
    arena_rewind(view->arena, mark);
}

void view_compare(View *view, const Compare *compare)
{
    for (size_t side = 0; side < COMPARE_SIDES; side++) put_head(view, &compare->sides[side], side);
    if (compare->shared_events)
        put_filled(view, STYLE_DIM, 0, "compare.shared", SLOTS({ "count", number(view, compare->shared_events) }));
    buf_putc(&view->out, '\n');
    put_totals(view, compare);
    for (size_t i = 0; i < compare->chat_count; i++) put_chat(view, compare, &compare->chats[i], i + 1);
}
