// SPDX-License-Identifier: Apache-2.0
//
// One language beside its Chinese, as the files below content/ have them: what the tools for translators work at.
#pragma once

#include "kiosk/content/compiler/complaints.hpp"
#include "kiosk/content/compiler/draft.hpp"
#include "kiosk/content/compiler/translation_states.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::translation {

using content::Complaints;
using content::Draft;
using content::DraftLanguage;
using content::DraftStamp;
using content::DraftStamps;
using content::Place;
using content::Text;
using content::TranslationStates;

constexpr std::size_t translation_size_limit = 4 * 1024 * 1024; // bytes; a language takes some 200 000

class Workbench {
public:
    // Reads the whole content folder.
    Workbench(const std::filesystem::path& folder, std::string_view language, Complaints& complaints);

    bool usable() const { return complaints_.empty() && source_ && translation_; }
    const Draft& draft() const { return draft_; }
    const DraftLanguage& source() const { return *source_; }
    DraftLanguage& translation() { return *translation_; }
    TranslationStates states() const { return { *source_, *translation_ }; }
    std::filesystem::path path(const std::string& file) const;

    // Nothing where there is none.
    const Text* message(std::string_view key) const { return find(translation_->messages, key); }
    const Text* chinese(std::string_view key) const { return find(source_->messages, key); }
    const Text* official(std::string_view words) const { return find(translation_->official, words); }

    // The keys of the translatable Chinese messages in the order of its files.
    std::vector<std::string> keys() const;
    // Official words in the order in which the regions first say them.
    std::vector<std::pair<std::string, Place>> official_in_order() const;

    // The stamps as they should be after the texts were looked at: of an outdated one only where `still_right` names
    // it.
    DraftStamps stamped(const std::set<std::string>& still_right) const;
    // The number of lines that changed; nothing is written when none did.
    std::size_t write_stamps(const DraftStamps& messages, const DraftStamps& official);

private:
    static const Text* find(const std::vector<std::pair<std::string, Text>>& texts, std::string_view key);

    std::filesystem::path folder_;
    Complaints& complaints_;
    Draft draft_;
    const DraftLanguage* source_ = nullptr;
    DraftLanguage* translation_ = nullptr;
};

// Of a translation made now.
DraftStamp fresh_stamp(std::string_view source, std::string_view text);

std::string base_name(const std::string& shown);
// A file is replaced whole or not at all.
bool write_file(const std::filesystem::path& path, const std::string& text, Complaints& complaints);

} // namespace kiosk::translation
