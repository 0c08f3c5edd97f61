/* widgets_grade.h -- what judges: levels, marks, bars, the strip under a reply, countdown and typing meter.
 *
 * Nothing is said by colour alone: a letter, a shape or a texture goes with it. The thresholds are the rubric's; no number of
 * the grading is known here. */
#ifndef UI_WIDGETS_GRADE_H
#define UI_WIDGETS_GRADE_H

#include "ui/widgets.h"

typedef enum Severity { SEVERITY_CRIT, SEVERITY_MAJOR, SEVERITY_MINOR, SEVERITY_PRAISE } Severity;
Tint severity_tint(Severity severity);
const char *severity_icon(Severity severity);
/* The mark, 12 or 14; role img, named in words. */
void ui_mark(Ui *ui, Point at, int32_t size, Severity severity);
/* The line under words of a bubble: `span` is their rectangle; solid 3, dashes, dots, solid 1. */
void ui_mark_words(Ui *ui, Rect span, Severity severity);

/* From the rubric: A, B, C from so many points; below is D. */
typedef struct LevelScale {
    int32_t a, b, c;
} LevelScale;
typedef struct Score {
    int32_t points; /* 0..100 */
    bool applies;   /* false: nothing to grade, "–" */
    bool capped;    /* by a critical finding: X */
} Score;
char level_of(const LevelScale *scale, Score score); /* 'A', 'B', 'C', 'D', 'X', 'N' */
Tint level_tint(char level);

/* "优 96", 20 high and at least `min_w` wide; returns its width. */
int32_t ui_level_chip(Ui *ui, Point at, const LevelScale *scale, Score score, int32_t min_w);
int32_t ui_level_chip_width(Ui *ui, const LevelScale *scale, Score score, int32_t min_w);
/* Solid, segments, hatch, outlined: by level; the height is the rectangle's (6, 8). `grown`: 256 all of it. */
void ui_score_bar(Ui *ui, Rect rect, const LevelScale *scale, Score score, int32_t grown);

/* The strip, 28 high: level chip, then a cell a dimension. */
typedef struct StripSpec {
    const LevelScale *scale;
    Score total;
    const Score *scores;
    const StrView *labels; /* one character each; three letters in English */
    const StrView *names;  /* whole words, for the nodes */
    size_t count;
    bool narrow; /* bars of 18 instead of 28 */
    bool grows;  /* the bars grow once, in 240 ms: for a grade that has just come */
} StripSpec;
int32_t ui_strip_width(Ui *ui, const StripSpec *spec);
void ui_strip(Ui *ui, const char *name, Point at, const StripSpec *spec);

/* How long a buyer has waited, on the session's own clock. */
typedef struct Countdown {
    int64_t now_ms, asked_ms, due_ms;
    int64_t answered_ms; /* < 0: not yet */
    int32_t patience;    /* 0..100: the second, thinner bar; < 0: none */
    bool is_running;     /* the clock goes on: repaint each second */
} Countdown;
typedef enum CountdownState {
    COUNTDOWN_AMPLE,
    COUNTDOWN_LAST_THIRD,
    COUNTDOWN_OVER,
    COUNTDOWN_ANSWERED
} CountdownState;
CountdownState countdown_state(const Countdown *countdown);
StrView countdown_text(const Ui *ui, const Countdown *countdown); /* 还有 42 秒, 已超 8 秒, 已回 9 秒 */
/* A tag with clock, cross or tick; `bare`: without a ground while there is time. Returns its width. */
int32_t ui_countdown(Ui *ui, Point at, const Countdown *countdown, bool bare);
int32_t ui_countdown_width(Ui *ui, const Countdown *countdown, bool bare);
/* 3 high in lists, 4 in the queue; what is left of the allowance. Patience, 2 high, lies below it. */
void ui_countdown_bar(Ui *ui, Rect rect, const Countdown *countdown);

/* 112 × 4 with ticks at `low` and `target`, then the rate in words; 20 high. Returns its width; silent (0) where rate < 0. */
typedef struct TypingSpec {
    int32_t rate, low, target;
} TypingSpec;
int32_t ui_typing(Ui *ui, Point at, const TypingSpec *spec);
int32_t ui_typing_width(Ui *ui, const TypingSpec *spec);

/* Dots of 6, `level` of `all` filled; returns its width. */
int32_t ui_difficulty(Ui *ui, Point at, int32_t level, int32_t all);

#endif
