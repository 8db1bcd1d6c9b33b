// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/locale/messages.hpp"
#include "kiosk/locale/outreach_phrases.hpp"

#include <iterator>
#include <set>
#include <sstream>

namespace kiosk::content {

void read_outreach(const Sources& sources, Draft& draft, Complaints& complaints)
{
    constexpr const char* file = "outreach.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, {}, complaints);
    for (std::size_t i = 0; i < std::size(outreach_phrase_keys); ++i) {
        const std::string key(outreach_phrase_keys[i]);
        const std::string name = key.substr(key.find('.') + 1);
        Text text = fields.text(name);
        if (text.empty())
            continue;
        std::istringstream names { std::string(outreach_phrase_arguments[i]) };
        const std::set<std::string> expected { std::istream_iterator<std::string>(names), {} };
        if (const auto got = locale::argument_names(text.value); !got) {
            complaints.add(text.place, in_quotes(name) + ": " + got.error().message);
        } else if (*got != expected) {
            std::string braced;
            for (const std::string& argument : expected)
                braced += " {" + argument + "}";
            complaints.add(text.place,
                in_quotes(name) + ": expected " + (expected.empty() ? "no arguments" : "the arguments" + braced));
        }
        draft.outreach.emplace_back(key, std::move(text));
    }
}

} // namespace kiosk::content
