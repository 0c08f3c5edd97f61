/* theme.c -- a theme's colours from its file, every token exactly once, and the contrast of two colours. */
#include "ui/theme.h"

#include <math.h>
#include <stdio.h>

#include "script/content.h"
#include "script/node.h"
#include "ui/asset.h"

static const char *const CONSTRUCTORS[] = { "theme" };

/* The last field says which way the theme goes; the others are tokens. */
static const char *const FIELDS[TOKEN_COUNT + 1] = {
#define X(token, name) [TOKEN_##token] = (name),
    THEME_TOKENS(X)
#undef X
        [TOKEN_COUNT] = "is_dark"
};

const char *theme_token_name(Token token)
{
    return FIELDS[token];
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/* "#RRGGBB". */
static bool parse_colour(StrView text, Colour *out)
{
    if (text.len != 7 || text.ptr[0] != '#') return false;
    uint8_t parts[3];
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(text.ptr[1 + 2 * i]), low = hex_digit(text.ptr[2 + 2 * i]);
        if (high < 0 || low < 0) return false;
        parts[i] = (uint8_t)(high * 16 + low);
    }
    *out = (Colour){ parts[0], parts[1], parts[2], 255 };
    return true;
}

static void read_theme(Theme *out, const Node *root, Report *report)
{
    if (root->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, root->pos, "type", "expected theme { canvas = \"#RRGGBB\", … }");
        return;
    }
    node_check_fields(root, FIELDS, TOKEN_COUNT + 1, report);
    node_read_bool(root, FIELDS[TOKEN_COUNT], true, &out->is_dark, report);
    for (size_t i = 0; i < TOKEN_COUNT; i++) {
        StrView text;
        if (!node_read_text(root, FIELDS[i], true, &text, report)) continue;
        if (parse_colour(text, &out->colours[i])) continue;
        report_add(report, FAULT_ERROR, node_get(root, FIELDS[i])->pos, "range",
                   "%s = \"%.*s\": a colour is \"#RRGGBB\"", FIELDS[i], SV_ARG(text));
    }
}

/* The first fault as the error. */
static bool report_fails(const Report *report, Err *err)
{
    size_t count;
    const Fault *faults = report_faults(report, &count);
    if (report_count(report, FAULT_ERROR) == 0) return false;
    Buf line = { 0 };
    fault_write(&line, &faults[0]);
    err_set(err, ERR_INPUT, "%.*s", SV_ARG(buf_view(&line)));
    buf_clear(&line);
    return true;
}

bool theme_load(Theme *out, const char *root, const char *name, Err *err)
{
    char path[80];
    snprintf(path, sizeof path, "themes/%.60s.lua", name);
    Buf source = { 0 };
    Arena *arena = arena_new(0);
    Report *report = report_new();
    Theme theme = { 0 };
    bool is_read = asset_read(&source, root, path, err);
    if (is_read) {
        const Node *node = NULL;
        StrView place = arena_printf(arena, "assets/%s", path);
        if (node_load((NodeRoom){ arena, arena }, &(ContentFile){ place, buf_view(&source) }, CONSTRUCTORS, 1, &node,
                      report))
            read_theme(&theme, node, report);
        is_read = !report_fails(report, err);
    }
    if (is_read) *out = theme;
    report_free(report);
    arena_free(arena);
    buf_clear(&source);
    return is_read;
}

/* ---- contrast (WCAG 2.1, relative luminance) */

static double linear(uint8_t part)
{
    double value = (double)part / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(Colour colour)
{
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

int32_t colour_contrast(Colour a, Colour b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return (int32_t)(100.0 * (one > other ? one / other : other / one));
}
