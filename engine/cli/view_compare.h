/* view_compare.h -- a comparison of two sessions as lines of text. */
#ifndef CLI_VIEW_COMPARE_H
#define CLI_VIEW_COMPARE_H

#include "cli/view.h"
#include "play/compare.h"

/* Gather it in the view's output: both heads, a table of what differs in all, then what the buyers asked, row by row. */
void view_compare(View *view, const Compare *compare);

#endif
