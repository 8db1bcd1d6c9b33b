// SPDX-License-Identifier: Apache-2.0
//
// The answers of a question as cards in rows, of one size and as large as the room allows.
#pragma once

#include "kiosk/ui/screens.hpp"

#include <vector>

namespace kiosk::ui {

struct AnswerCards {
    std::vector<Button> buttons;
    std::size_t columns = 1;
    float width = 0; // of a card
    std::vector<float> heights; // of each row
    float height = 0; // of all rows, with the gaps between them
};

// `aside`: the question stands beside them, so that they have the whole height.
AnswerCards lay_out_answer_cards(Ui& ui, const QuestionView& view, const Rect& room, bool aside);
Drawn draw_answer_cards(Ui& ui, const AnswerCards& cards, const QuestionView& view, float left, float top);

} // namespace kiosk::ui
