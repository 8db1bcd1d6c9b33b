// SPDX-License-Identifier: Apache-2.0
//
// Which translations still say what the Chinese says.
//
// languages/<tag>/state.toml keeps, for each translation, fingerprints of the Chinese it was made from and of itself,
// and who has reviewed it. It is written by content_words, never by hand:
//
//   [messages]
//   "ui.yes" = "5a8b1c09 77e0d1f2"                      made from this Chinese; as this text
//   "ui.no" = "1c22de40 09ab12ff 2026-11-22 Li Ming"    and reviewed by a person, on a day
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/draft.hpp"

namespace kiosk::content {

inline constexpr std::string_view state_file = "state.toml";

// The first eight digits of the SHA-256.
std::string fingerprint(std::string_view text);

class TranslationStates {
public:
    // Both must outlive this.
    TranslationStates(const DraftLanguage& source, const DraftLanguage& translation);

    // Outdated is a text that stayed the same while its Chinese changed. Where both changed, or where there is no stamp
    // yet, the authors have just been at it: translated, and to be stamped.
    TextState of_message(std::string_view key, std::string_view text) const;
    TextState of_official(std::string_view words, std::string_view text) const;
    // Whether the stamp of a message is missing or of other texts.
    bool unstamped(std::string_view key, std::string_view text) const;

private:
    static bool is_reviewed(const DraftStamp& stamp, std::string_view source, std::string_view text);

    const DraftLanguage& translation_;
    bool authoritative_;
    std::map<std::string_view, std::string_view> source_;
};

// Of a line of state.toml; nothing when it is not one.
std::optional<DraftStamp> stamp_of(const std::string& text);
std::string text_of(const DraftStamp& stamp);

} // namespace kiosk::content
