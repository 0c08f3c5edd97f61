/* scenario_card.h -- a scenario as a card: its goods, its buyer, what it is about, how hard and how long. */
#ifndef UI_SCENARIO_CARD_H
#define UI_SCENARIO_CARD_H

#include "ui/app_own.h"
#include "ui/widgets_grade.h"

typedef struct ScenarioCard {
    const ScenarioInfo *scenario;
    Score best;        /* of the sessions so far; applies = false: never practised */
    bool show_best;    /* the tag in the picture's corner */
    int32_t picture_h; /* of the picture at the top */
    int32_t lines;     /* of the brief at most */
    bool current;
} ScenarioCard;

/* Draws picture, face and words; returns the room that is left at the bottom for buttons or figures. */
Rect scenario_card(App *app, Rect rect, const ScenarioCard *card);

/* Tags of its skills at the left, difficulty and minutes at the right of a row 20 high. */
void scenario_card_figures(App *app, Rect row, const ScenarioInfo *scenario);

/* The name of the buyer who plays it by default, and "shop · buyer". */
StrView scenario_shop_and_buyer(const App *app, const ScenarioInfo *scenario);

/* The scenario that is easiest for a beginner: least difficult, then shortest. NULL where there is none. */
const ScenarioInfo *scenario_easiest(const Content *content);

#endif
