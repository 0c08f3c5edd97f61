/* widgets_chart.h -- the radar of a score card and lines over time. Every series differs by more than its colour. */
#ifndef UI_WIDGETS_CHART_H
#define UI_WIDGETS_CHART_H

#include "ui/widgets.h"

enum { RADAR_MAX = 8, CHART_MAX_SERIES = 8 };

/* 0..100 each; -1: does not apply, its corner stays open. `last` NULL: no session before. */
typedef struct RadarSpec {
    StrView label;
    const StrView *names;
    const int32_t *now;
    const int32_t *last;
    size_t count;
    int32_t pass; /* the dashed ring; 0: none */
} RadarSpec;
/* As large as fits with its words around it; `name` tells it from other charts. Role img, its value says the numbers. */
void ui_radar(Ui *ui, const char *name, Rect rect, const RadarSpec *spec);

/* A point is reached from the one before by a slope (waiting drained it), or, `step`, at once (a deed struck). */
typedef struct ChartPoint {
    int64_t x;
    int32_t y;
    bool step;
} ChartPoint;
typedef enum ChartMarker { MARKER_NONE, MARKER_ROUND, MARKER_SQUARE, MARKER_DIAMOND } ChartMarker;
typedef struct ChartSeries {
    StrView label; /* stands at the line's end, with its last number */
    const ChartPoint *points;
    size_t count;
    Token colour;
    Dash dash;
    ChartMarker marker;
} ChartSeries;
typedef struct LineChartSpec {
    StrView label;
    int64_t x_from, x_to;
    int32_t y_from, y_to;
    const int32_t *rules; /* levels that have a line and a number at the left */
    size_t rule_count;
    const ChartSeries *series;
    size_t series_count;
} LineChartSpec;
void ui_line_chart(Ui *ui, const char *name, Rect rect, const LineChartSpec *spec);
/* The room of the lines within that rectangle, for what the caller draws below or above them. */
Rect ui_line_chart_room(Ui *ui, Rect rect, const LineChartSpec *spec);

#endif
