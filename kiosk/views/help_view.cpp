// SPDX-License-Identifier: Apache-2.0
#include "kiosk/views/help_view.hpp"

namespace kiosk {

std::vector<Phone> phones(const Words& words, const std::vector<std::string>& numbers)
{
    std::vector<Phone> phones;
    for (const std::string& number : numbers)
        phones.push_back({ number, words.hotline(number), words.hotline_use(number) });
    return phones;
}

HelpView help_view(const Words& words)
{
    HelpView view;
    std::vector<std::string> others = words.region().hotlines;
    for (const Danger& danger : words.region().dangers) {
        view.dangers.push_back(
            { danger.id, words.danger(danger), words.danger_text(danger), phones(words, danger.hotlines) });
        for (const std::string& number : danger.hotlines)
            std::erase(others, number);
    }
    view.others = phones(words, others);
    return view;
}

} // namespace kiosk
