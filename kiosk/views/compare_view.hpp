// SPDX-License-Identifier: Apache-2.0
//
// One child in this region and in another.
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/words/comparison.hpp"

namespace kiosk {

struct CompareView {
    std::string title;
    struct Tab {
        std::string label;
        std::size_t region = 0;
        bool selected = false;
    };
    std::vector<Tab> tabs; // where there are several other regions
    ComparisonWords words;
};
CompareView compare_view(const Session& session, const Setting& setting, const Words& words);

} // namespace kiosk
