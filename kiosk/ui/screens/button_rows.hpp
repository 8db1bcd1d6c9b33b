// SPDX-License-Identifier: Apache-2.0
//
// Buttons in as few rows as leave their words whole; within a row, as wide as what they say.
#pragma once

#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {

class ButtonRows {
public:
    struct Entry {
        Button button;
        Action action;
        Privacy privacy = Privacy::confidential;
    };
    // `least_mm`: height of the lowest button.
    ButtonRows(Ui& ui, std::vector<Entry> entries, float width, float least_mm);

    float height() const { return height_; } // 0 without entries
    void draw(Ui& ui, float left, float top, Drawn& drawn) const;

private:
    // Ends of rows, into the entries; `most` of a row's width is what the words of one count for against the others'.
    // Places them and returns whether all words are whole.
    bool arrange(Ui& ui, const std::vector<std::size_t>& ends, float width, float least_mm, float most);
    // The same, with the share that makes the rows lowest.
    bool arrange_lowest(Ui& ui, const std::vector<std::size_t>& ends, float width, float least_mm);

    std::vector<Entry> entries_;
    std::vector<Rect> places_;
    float height_ = 0;
};

} // namespace kiosk::ui
