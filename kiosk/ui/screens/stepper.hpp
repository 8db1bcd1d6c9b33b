// SPDX-License-Identifier: Apache-2.0
//
// A number reached step by step: − value +, and once a step was made a button that takes it.
#pragma once

#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {

struct StepperLayout {
    float side = 0; // of − and +
    Text value;
    std::string said; // of the value, to whoever listens
    Text hint; // instead of the button
    Button take;
    float height = 0;
};

StepperLayout lay_out_stepper(Ui& ui, const Words& words, const QuestionView::Stepper& stepper, float width);
Drawn draw_stepper(
    Ui& ui, const Words& words, const StepperLayout& laid, const QuestionView::Stepper& stepper, const Rect& room);

} // namespace kiosk::ui
