// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/button_rows.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

ButtonRows::ButtonRows(Ui& ui, std::vector<Entry> entries, float width, float least_mm, float widest)
    : entries_(std::move(entries))
    , places_(entries_.size())
{
    if (entries_.empty())
        return;
    // One row; else what has more than its share in a row of its own, and the others in one row more each time.
    const std::size_t lone = entries_.front().share > 1 ? 1 : 0;
    const std::size_t others = entries_.size() - lone;
    if (arrange(ui, { entries_.size() }, width, least_mm, widest))
        return;
    for (std::size_t rows = 1; rows <= others; ++rows) {
        std::vector<std::size_t> ends;
        if (lone > 0)
            ends.push_back(lone);
        for (std::size_t row = 1; row <= rows; ++row)
            ends.push_back(lone + (others * row + rows - 1) / rows);
        if (arrange(ui, ends, width, least_mm, widest))
            return;
    }
}

bool ButtonRows::arrange(
    Ui& ui, const std::vector<std::size_t>& ends, float width, float least_mm, float widest)
{
    const float gap = ui.mm(size::gap);
    bool whole = true;
    float y = 0;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        int shares = 0;
        for (std::size_t i = begin; i < end; ++i)
            shares += entries_[i].share;
        const float share = std::min(widest,
            std::floor((width - gap * static_cast<float>(end - begin - 1)) / static_cast<float>(std::max(1, shares))));
        float x = 0;
        float height = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const float each = share * static_cast<float>(entries_[i].share);
            whole &= ui.fit(entries_[i].button, each) != Ui::Fit::broken_words;
            height = std::max(height, ui.height_of(entries_[i].button, each, least_mm));
            places_[i] = { x, y, each, 0 };
            x += each + gap;
        }
        for (std::size_t i = begin; i < end; ++i)
            places_[i].height = height;
        y += height + gap;
        begin = end;
    }
    height_ = y - gap;
    return whole;
}

void ButtonRows::draw(Ui& ui, float left, float top, Drawn& drawn) const
{
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Rect& place = places_[i];
        const auto kept = ui.keep(entries_[i].privacy);
        if (ui.button(entries_[i].button, { left + place.x, top + place.y, place.width, place.height }))
            drawn = entries_[i].action;
    }
}

} // namespace kiosk::ui
