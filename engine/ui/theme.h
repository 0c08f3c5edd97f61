/* theme.h -- the colours of UI.md section 1 by name, read from assets/themes/<name>.lua.
 *
 * Views name a token, never a colour. A test computes every contrast that the themes promise from the same files. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "base/err.h"
#include "base/strview.h"

#include <stdint.h>

typedef struct Colour {
    uint8_t r;
    uint8_t g;
    uint8_t b;
    uint8_t a;
} Colour;

/* X(enumerator, name in the file) */
#define THEME_TOKENS(X)   \
    X(CANVAS, "canvas")   \
    X(PANEL, "panel")     \
    X(SUNKEN, "sunken")   \
    X(HOVER, "hover")     \
    X(PRESS, "press")     \
    X(SEL, "sel")         \
    X(ME, "me")           \
    X(THEM, "them")       \
    X(LINE, "line")       \
    X(LINE2, "line2")     \
    X(LINE3, "line3")     \
    X(T1, "t1")           \
    X(T2, "t2")           \
    X(T3, "t3")           \
    X(ACCENT, "accent")   \
    X(FILL, "fill")       \
    X(FILLH, "fillh")     \
    X(FILLP, "fillp")     \
    X(ON_FILL, "on_fill") \
    X(ACCENTL, "accentl") \
    X(TIPLINE, "tipline") \
    X(GOOD, "good")       \
    X(MINOR, "minor")     \
    X(MAJOR, "major")     \
    X(CRIT, "crit")       \
    X(GOOD_T, "good_t")   \
    X(MINOR_T, "minor_t") \
    X(MAJOR_T, "major_t") \
    X(CRIT_T, "crit_t")   \
    X(GOOD_B, "good_b")   \
    X(MINOR_B, "minor_b") \
    X(MAJOR_B, "major_b") \
    X(CRIT_B, "crit_b")   \
    X(SPD, "spd")         \
    X(TON, "ton")         \
    X(BAN, "ban")         \
    X(SIZ, "siz")         \
    X(POL, "pol")         \
    X(HEAT0, "heat0")     \
    X(HEAT1, "heat1")     \
    X(HEAT2, "heat2")     \
    X(HEAT3, "heat3")     \
    X(HEAT4, "heat4")     \
    X(PIC, "pic")         \
    X(ART1, "art1")       \
    X(ART2, "art2")       \
    X(ART3, "art3")       \
    X(ART4, "art4")

typedef enum Token {
#define X(token, name) TOKEN_##token,
    THEME_TOKENS(X)
#undef X
        TOKEN_COUNT
} Token;

typedef struct Theme {
    Colour colours[TOKEN_COUNT];
    bool is_dark;
} Theme;

/* Read <root>/assets/themes/<name>.lua ("light", "dark"). Fails where a token is missing, unknown or no "#RRGGBB", with
 * file:line and the nearest name. */
bool theme_load(Theme *out, const char *root, const char *name, Err *err);

const char *theme_token_name(Token token);

static inline Colour theme_colour(const Theme *theme, Token token)
{
    return theme->colours[token];
}

/* WCAG 2 contrast ratio, in hundredths (450 = 4.5). */
int32_t colour_contrast(Colour a, Colour b);

#endif
