/* scenario_card.h -- a scenario as a card: its goods, its buyer, what it is about, how hard and how long. */
#ifndef UI_SCENARIO_CARD_H
#define UI_SCENARIO_CARD_H

#include "ui/app_own.h"
#include "ui/widgets_grade.h"

typedef struct ScenarioCard {
    const ScenarioInfo *scenario;
    const StrView *buyers; /* personas whose faces are shown, the first in front; none: the scenario's own */
    size_t buyer_count;
    StrView about;     /* below the title; empty: shop and buyer */
    Score best;        /* of the sessions so far; applies = false: never practised */
    bool show_best;    /* the tag in the picture's corner */
    bool small;        /* as on home, where many stand side by side */
    int32_t picture_h; /* of the picture at the top */
    int32_t lines;     /* of the brief at most */
    bool current;
} ScenarioCard;

/* Draws picture, face and words; returns the room that is left at the bottom for buttons or figures. */
Rect scenario_card(App *app, Rect rect, const ScenarioCard *card);

/* Tags of its skills at the left, difficulty and minutes at the right of a row 20 high. */
void scenario_card_figures(App *app, Rect row, const ScenarioInfo *scenario);

/* What a persona is called, and "shop · buyer". */
StrView scenario_buyer(const App *app, StrView persona);
StrView scenario_shop_and_buyer(const App *app, const ScenarioInfo *scenario, StrView persona);

/* The face of a persona. */
void scenario_face(App *app, Rect face, StrView persona);

/* The scenario that is easiest for a beginner: least difficult, then shortest. NULL where there is none. */
const ScenarioInfo *scenario_easiest(const Content *content);

#endif
