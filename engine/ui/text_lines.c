/* text_lines.c -- clusters into lines: as many as fit, broken where allowed, spaces hang, … for what is cut. */
#include "base/mem.h"
#include "ui/text_local.h"

static Line *new_line(Scratch *scratch)
{
    if (scratch->line_count == scratch->line_cap) {
        size_t cap = scratch->line_cap ? scratch->line_cap * 2 : 16;
        scratch->lines = mem_resize(scratch->lines, scratch->line_cap, cap, sizeof *scratch->lines);
        scratch->line_cap = cap;
    }
    Line *line = &scratch->lines[scratch->line_count++];
    *line = (Line){ 0 };
    return line;
}

/* No break is allowed before `over`, the first cluster that does not fit: the last place that at least obeys 禁则. */
static uint32_t break_in_need(const Scratch *scratch, uint32_t first, uint32_t over)
{
    for (uint32_t i = over; i > first; i--)
        if (!(scratch->clusters[i].flags & (CLUSTER_BOUND | CLUSTER_SPACE))) return i;
    return over;
}

/* Where the line that starts at `first` ends. `limit` < 0: at the next newline. */
static uint32_t find_end(const Scratch *scratch, uint32_t first, int32_t limit)
{
    int32_t x = 0;
    uint32_t allowed = first;
    for (uint32_t i = first; i < scratch->cluster_count; i++) {
        const Cluster *cluster = &scratch->clusters[i];
        if (i > first && cluster->flags & CLUSTER_BREAK) allowed = i;
        if (cluster->flags & CLUSTER_NEWLINE) return i + 1;
        x += cluster->advance;
        if (limit < 0 || x <= limit || i == first || cluster->flags & CLUSTER_SPACE) continue;
        return allowed > first ? allowed : break_in_need(scratch, first, i);
    }
    return scratch->cluster_count;
}

/* Give the clusters of a line their places; its width leaves out spaces at the end where they hang. */
static void place(Scratch *scratch, Line *line, bool hangs)
{
    int32_t x = 0;
    for (uint32_t i = line->first; i < line->end; i++) {
        Cluster *cluster = &scratch->clusters[i];
        cluster->x = x;
        if (i >= line->shown) continue;
        x += cluster->advance;
        if (!hangs || !(cluster->flags & (CLUSTER_SPACE | CLUSTER_NEWLINE))) line->width = x;
    }
}

/* The last line that may be shown: all that fits beside the …, no space before it. */
static void cut_line(Scratch *scratch, Line *line, int32_t limit, int32_t ellipsis)
{
    uint32_t shown = line->first;
    int32_t x = 0;
    while (shown < scratch->cluster_count && !(scratch->clusters[shown].flags & CLUSTER_NEWLINE)) {
        x += scratch->clusters[shown].advance;
        if (limit >= 0 && x + ellipsis > limit) break;
        shown++;
    }
    while (shown > line->first && scratch->clusters[shown - 1].flags & CLUSTER_SPACE) shown--;
    line->shown = shown;
    line->end = scratch->cluster_count;
    line->width = 0;
    line->has_ellipsis = true;
    place(scratch, line, false);
    line->width += ellipsis;
}

bool lines_break(Scratch *scratch, const TextSpec *spec, int32_t limit, int32_t ellipsis)
{
    scratch->line_count = 0;
    uint32_t first = 0;
    bool goes_on = true; /* an empty text and a newline at the end have an empty line */
    while (goes_on) {
        Line *line = new_line(scratch);
        line->first = first;
        line->end = line->shown = find_end(scratch, first, limit);
        bool is_last = line->end == scratch->cluster_count;
        bool ends_open = line->end > first && scratch->clusters[line->end - 1].flags & CLUSTER_NEWLINE;
        if (spec->max_lines > 0 && scratch->line_count == (uint32_t)spec->max_lines && (!is_last || ends_open)) {
            cut_line(scratch, line, limit, ellipsis);
            return true;
        }
        place(scratch, line, limit >= 0);
        first = line->end;
        goes_on = !is_last || ends_open;
    }
    scratch->clusters[scratch->cluster_count].x = scratch->lines[scratch->line_count - 1].width;
    return false;
}
