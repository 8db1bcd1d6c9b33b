// SPDX-License-Identifier: Apache-2.0
//
// The content without its database: JSON files for where there is no SQLite, as in a web page. One file holds the
// policy, small ones the words of one language about one region. A catalogue read from them decides and says the same
// as the one they were written from.
//
// The members of every type of the policy are named once, in the order of the file (portable.cpp, fields_of), by a
// structured binding: a type that gains a member does not compile until it is named there. Rules are their source.
#pragma once

#include "kiosk/content/catalogue.hpp"

#include <cstdint>

namespace kiosk::content {

// Edition, day, languages, titles of documents, the policy with the regions of the catalogue, as they are on its day.
std::string portable_policy(const Catalogue& catalogue);

// What a family reads before the first result, and what it reads from then on (words/portions.hpp).
enum class Portion : std::uint8_t { ask, tell };
using OfficialWords = std::set<std::string, std::less<>>;
// The words of one language about one region: the messages that are `told`, and official words. What is not translated
// comes with the Chinese that is shown in its place.
std::string portable_words(const Catalogue& catalogue, const std::string& language, const Region& region,
    Portion portion, const std::function<bool(std::string_view key)>& told, const OfficialWords& official);

class PortableReader {
public:
    // A catalogue that knows its languages and has no words yet. An error says that it is no such file.
    static Result<Catalogue> read(std::string_view policy);
    // Adds to the words that are there. An error: it is no such file, or one of another edition.
    static Status add_words(Catalogue& catalogue, std::string_view words);
    // Whether the words of this portion have been added.
    static bool has_words(
        const Catalogue& catalogue, std::string_view language, std::string_view region, Portion portion);
};

} // namespace kiosk::content
