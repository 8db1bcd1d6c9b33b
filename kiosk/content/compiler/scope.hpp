// SPDX-License-Identifier: Apache-2.0
//
// Which words go into which file: those that all regions share into the shared part, and into the file of a region what
// it needs beyond them. What two regions need stands in the files of both, so that a file depends on nothing of another
// region.
#pragma once

#include "kiosk/content/compiler/message_keys.hpp"

namespace kiosk::content {

class Scope {
public:
    // Of what all share.
    explicit Scope(const Draft& draft);
    // Of one region. Both must outlive this.
    Scope(const Scope& shared, const DraftRegion& region);

    // What of a language belongs here, with its stamps; `missing` is not counted. Of the words that are another
    // region's alone, none.
    DraftLanguage words_of(const DraftLanguage& language) const;
    bool takes(std::string_view key) const;

    // What it needs: "required" are its own, while all that its own versions ("…@<region>") may be of are allowed.
    const MessageKeys& keys() const { return keys_; }
    // Official words with the place where they stand first.
    const std::map<std::string, Place, std::less<>>& official() const { return official_; }

private:
    const Scope* shared_ = nullptr;
    const DraftRegion* region_ = nullptr;
    MessageKeys keys_;
    std::map<std::string, Place, std::less<>> official_;
};

// What a translation has not got; the program shows the Chinese.
struct Lacking {
    std::vector<std::string> messages;
    std::vector<std::string> official;
};
// `source` is the authoritative language; both are the words of the scope.
Lacking lacking_in(const DraftLanguage& words, const DraftLanguage& source, const Scope& scope);

} // namespace kiosk::content
