// SPDX-License-Identifier: Apache-2.0
//
// The official text, for finding words in it. White space, the full-width space included, is left out on both sides:
// the text came from pages and tables, which break lines anywhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::content {

std::string without_white_space(std::string_view text);

// What remains of a text when its punctuation is left out: "；", "，", "“" and their like.
std::string without_punctuation(std::string_view text);

class OfficialText {
public:
    explicit OfficialText(std::string_view text)
        : text_(without_white_space(text))
    {
    }

    bool contains(std::string_view words) const;
    // Whether these stand one right after the other.
    bool contains_row(const std::vector<std::string_view>& cells) const;

private:
    std::string text_;
};

} // namespace kiosk::content
