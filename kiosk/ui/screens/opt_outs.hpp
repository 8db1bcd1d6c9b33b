// SPDX-License-Identifier: Apache-2.0
//
// What one can say instead of an answer, always at the same place.
#pragma once

#include "kiosk/ui/screens.hpp"

#include <vector>

namespace kiosk::ui {

struct OptOuts {
    std::vector<Button> buttons; // don't know, rather not say
    float height = 0;
    bool stacked = false;
};

OptOuts lay_out_opt_outs(Ui& ui, const Words& words, const QuestionView& view, float width);
// At the foot of `room`.
Drawn draw_opt_outs(Ui& ui, const OptOuts& opt_outs, const QuestionView& view, const Rect& room);

} // namespace kiosk::ui
