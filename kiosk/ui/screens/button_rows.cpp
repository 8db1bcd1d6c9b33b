// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/button_rows.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

ButtonRows::ButtonRows(Ui& ui, std::vector<Entry> entries, float width, float least_mm)
    : entries_(std::move(entries))
    , places_(entries_.size())
{
    if (entries_.empty())
        return;
    if (arrange_lowest(ui, { entries_.size() }, width, least_mm))
        return;
    // Else what is primary in a row of its own, and the others in one row more each time; of those that leave the words
    // whole, the lowest: one row of towers is no gain over two of lines.
    std::vector<std::size_t> best;
    float lowest = 0;
    const std::size_t lone = entries_.front().button.kind == Button::Kind::primary ? 1 : 0;
    const std::size_t others = entries_.size() - lone;
    for (std::size_t rows = 1; rows <= others; ++rows) {
        std::vector<std::size_t> ends;
        if (lone > 0)
            ends.push_back(lone);
        for (std::size_t row = 1; row <= rows; ++row)
            ends.push_back(lone + (others * row + rows - 1) / rows);
        if (arrange_lowest(ui, ends, width, least_mm) && (best.empty() || height_ < lowest)) {
            best = ends;
            lowest = height_;
        }
    }
    if (!best.empty())
        (void)arrange_lowest(ui, best, width, least_mm);
}

bool ButtonRows::arrange_lowest(Ui& ui, const std::vector<std::size_t>& ends, float width, float least_mm)
{
    std::optional<float> best;
    float lowest = 0;
    for (const float most : { 1.f, 0.45f, 0.35f, 0.25f }) {
        if (arrange(ui, ends, width, least_mm, most) && (!best || height_ < lowest)) {
            best = most;
            lowest = height_;
        }
    }
    return arrange(ui, ends, width, least_mm, best.value_or(1.f)) && best;
}

bool ButtonRows::arrange(Ui& ui, const std::vector<std::size_t>& ends, float width, float least_mm, float most)
{
    const float gap = ui.mm(size::gap);
    const auto natural = [&](const Button& button) {
        return static_cast<float>(ui.paragraph(button.label, button.type, ui.width()).entry->block.size().width);
    };
    // Beside the words of a button: its icon, and air.
    float around = 0;
    for (const Entry& entry : entries_)
        around = std::max(around, ui.width_of(entry.button) - natural(entry.button));
    bool whole = true;
    float y = 0;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        std::vector<float> words;
        float all = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const Button& button = entries_[i].button;
            // A long one is to take two lines rather than to leave the others none.
            words.push_back(natural(button));
            if (end - begin > 1)
                words.back() = std::min(words.back(), width * most);
            all += words.back();
        }
        const auto count = static_cast<float>(end - begin);
        const float room = width - gap * (count - 1) - around * count;
        float x = 0;
        float height = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const float said = words[i - begin];
            // What one line does not take is shared out alike; what it lacks, by what is said.
            const float own = all <= room ? said + (room - all) / count : room * said / all;
            const float each = std::floor(around + own);
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
