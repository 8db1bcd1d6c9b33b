// SPDX-License-Identifier: Apache-2.0
//
// What holds of everything that is said, in any language: to be read by whoever does not read that language.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace kiosk::test {

// One complaint a line of a transcript (see RecordingSpeaker) that breaks a law; empty when all hold:
//  - after the language is chosen, only it is spoken, the official Chinese words, and each language's name by its own
//  voice;
//  - what its voice is given has its script, or digits alone;
//  - Chinese stands only in brackets, where the language is not Chinese;
//  - traditional Chinese has no simplified characters outside brackets and `official`, the quoted words;
//  - no message key, placeholder or mark of a missing translation is spoken.
std::vector<std::string> broken_spoken_laws(
    const std::string& transcript, const std::string& language, const std::set<std::string>& official);

// The notes of a transcript, and how often something was said after each: the same for every language, but for its
// name.
std::vector<std::string> steps_of(const std::string& transcript);

} // namespace kiosk::test
