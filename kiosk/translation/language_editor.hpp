// SPDX-License-Identifier: Apache-2.0
//
// Files of a language, edited line by line: what nobody changed stays as it was, comments too.
#pragma once

#include "kiosk/translation/workbench.hpp"

#include <map>
#include <optional>

namespace kiosk::translation {

using content::Complaints;
using content::Text;

class LanguageEditor {
public:
    LanguageEditor(Workbench& bench, Complaints& complaints);

    // Empty `text` takes the entry away. `order` are the keys of the file, as the Chinese has them.
    void set(const std::string& key, const Text* ours, const std::string& file, const std::vector<std::string>& order,
        const std::string& text);
    // How many texts changed.
    std::size_t write();

private:
    using Lines = std::vector<std::string>;

    Lines& open(const std::string& file);

    Workbench& bench_;
    Complaints& complaints_;
    std::map<std::string, Lines> files_;
    std::size_t changed_ = 0;
};

} // namespace kiosk::translation
