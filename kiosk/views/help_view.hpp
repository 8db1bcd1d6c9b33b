// SPDX-License-Identifier: Apache-2.0
//
// What comes before every question: dangers, each with whom to call first, and everyone else to call.
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk {

struct Phone {
    std::string number;
    std::string name;
    std::string use;
};
std::vector<Phone> phones(const Words& words, const std::vector<std::string>& numbers);

struct HelpView {
    struct Danger {
        std::string id;
        std::string title;
        std::string text;
        std::vector<Phone> phones; // the one to call first
    };
    std::vector<Danger> dangers;
    std::vector<Phone> others; // that no danger names
};
HelpView help_view(const Words& words);

} // namespace kiosk
