// SPDX-License-Identifier: Apache-2.0
//
// What hangs behind a line of a service's page, and unfolds below it.
#pragma once

#include "kiosk/ui/screens/detail_statements.hpp"

#include <functional>
#include <string>
#include <vector>

namespace kiosk::ui {

struct Unfolding {
    Fold fold;
    std::string id;
    std::string label;
    std::function<void(TextColumn&)> content; // of the view and the words that it was made from, which outlive it
};

// Of what the service is: the list's own words, why, the laws.
std::vector<Unfolding> folds_of_what(const Words& words, const DetailView& view);
// Of how to apply: time and cost, by whom, when refused; and whose service it is.
std::vector<Unfolding> folds_of_how(const Words& words, const DetailView& view);

class Folded {
public:
    // All of them outlive it.
    Folded(Ui& ui, const Folds& open, Drawn& drawn)
        : ui_(ui)
        , open_(open)
        , drawn_(drawn)
    {
    }

    // The lines of a row beside each other, and what is open below the row. Returns the bottom.
    float draw(const std::vector<Unfolding>& all, const Rect& room);
    // Of the lines alone.
    float height(const std::vector<Unfolding>& all, float room) const;

private:
    bool is_open(const Unfolding& unfolding) const { return open_[static_cast<std::size_t>(unfolding.fold)]; }
    Button line(const Unfolding& unfolding) const;
    float width_in(std::size_t columns, float room) const;
    // As many as leave each on two lines at most.
    std::size_t columns_for(const std::vector<Unfolding>& all, float room) const;

    Ui& ui_;
    const Folds& open_;
    Drawn& drawn_;
};

} // namespace kiosk::ui
