// SPDX-License-Identifier: Apache-2.0
//
// Plain Chinese, as far as a machine can tell: short sentences, common characters, no officialese. plain-words.toml and
// common-characters.txt say what that is.
#pragma once

#include "kiosk/content/compiler/draft.hpp"

namespace kiosk::content {

struct PlainFinding {
    enum class Kind : unsigned char { long_sentence, officialese, rare_character };
    Kind kind {};
    std::string what; // the sentence, the word, the character
    std::string cure;
};

struct PlainReading {
    std::vector<std::size_t> sentences; // their lengths: a Han character, a number and an argument count one each
    std::vector<PlainFinding> findings; // whether or not there is an exception for them
};

// Of one message pattern. What stands in quotation marks or title marks is somebody else's words and may be
// officialese; the syntax of ICU is nobody's.
PlainReading read_plainly(const std::string& pattern, const DraftPlainWords& plain);

// Those of the exceptions that these messages of ours need.
std::set<std::string> exceptions_needed(
    const std::vector<std::pair<std::string, Text>>& messages, const DraftPlainWords& plain);

// Sentences, their mean and greatest length, and what was found, for each Chinese file and for all.
std::string plain_figures(const Draft& draft);

} // namespace kiosk::content
