// SPDX-License-Identifier: Apache-2.0
//
// What authors and translators do to a language between two compilations: stamp, review, export, import.
#pragma once

#include "kiosk/content/compiler/complaints.hpp"

#include <chrono>
#include <filesystem>
#include <string_view>

namespace kiosk::translation {

using content::Complaints;

// Each reads the whole content folder first and does nothing on a complaint. `keys` are message keys or official
// Chinese words; none means all.

// How many texts of each language are in which state; of one language, also which are not as they should be.
std::string translation_report(const std::filesystem::path& folder, std::string_view language, Complaints& complaints);

// How plain our own Chinese is, in figures.
std::string plainness_report(const std::filesystem::path& folder, Complaints& complaints);

// Records what every translation was made from, unless it is outdated; of an outdated one only where `still_right`
// names it. Returns how many lines of state.toml changed.
std::size_t stamp(const std::filesystem::path& folder, std::string_view language,
    const std::vector<std::string>& still_right, Complaints& complaints);

struct Review {
    std::string reviewer;
    std::chrono::year_month_day on {};
};
// Records that a person has compared these translations, as they stand, with the Chinese.
std::size_t review(const std::filesystem::path& folder, std::string_view language, const Review& review,
    const std::vector<std::string>& keys, Complaints& complaints);

// gettext PO: msgctxt is the key, or "official" for official words; msgid is the Chinese; fuzzy is outdated;
// "# reviewed: 2026-11-22 Li Ming" is a review.
std::string export_po(const std::filesystem::path& folder, std::string_view language, Complaints& complaints);

// Writes the translations of a PO file into the language's own files: one line a text that changed, every other line as
// it was; a file that is not there yet is made after the Chinese one. Entries that the PO file lacks stay as they are;
// an entry without a translation takes ours away. Returns how many texts changed.
std::size_t import_po(const std::filesystem::path& folder, const std::filesystem::path& po, Complaints& complaints);

} // namespace kiosk::translation
