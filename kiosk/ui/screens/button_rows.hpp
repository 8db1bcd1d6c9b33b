// SPDX-License-Identifier: Apache-2.0
//
// Buttons in as few rows as leave their words whole, the rows as even as they come.
#pragma once

#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {

class ButtonRows {
public:
    struct Entry {
        Button button;
        Action action;
        Privacy privacy = Privacy::confidential;
        int share = 1; // of the width of its row, against the others'; more than one stands alone where rows are many
    };
    // `least_mm`: height of the lowest button; `widest`: of one button, in pixels.
    ButtonRows(Ui& ui, std::vector<Entry> entries, float width, float least_mm, float widest = 1e9f);

    float height() const { return height_; } // 0 without entries
    void draw(Ui& ui, float left, float top, Drawn& drawn) const;

private:
    // Ends of rows, into the entries. Places them and returns whether all words are whole.
    bool arrange(Ui& ui, const std::vector<std::size_t>& ends, float width, float least_mm, float widest);

    std::vector<Entry> entries_;
    std::vector<Rect> places_;
    float height_ = 0;
};

} // namespace kiosk::ui
