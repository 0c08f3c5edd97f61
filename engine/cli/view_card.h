/* view_card.h -- a score card as lines of text. */
#ifndef CLI_VIEW_CARD_H
#define CLI_VIEW_CARD_H

#include "cli/view.h"
#include "play/card.h"

/* Append the card of the whole session, lines of at most the view's width. */
void view_card(View *view, const Card *card, Buf *out);

/* The same for a log; an event that cannot be read is complained about. */
bool view_card_of(View *view, const EventLog *log, Buf *out);

/* Two texts side by side, each `columns` wide. */
void view_beside(const Buf *left, const Buf *right, int columns, Buf *out);

#endif
