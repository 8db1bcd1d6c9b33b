// SPDX-License-Identifier: Apache-2.0
//
// From the draft to the tables of new databases, each as the bytes of its file: checked by SQLite and vacuumed, the
// same bytes from the same draft. The draft must be without complaints.
#pragma once

#include "kiosk/content/compiler/draft.hpp"
#include "kiosk/core/result.hpp"

namespace kiosk::content {

class Scope;

// A line of the index of regions: what is known of a region without opening its file.
struct IndexEntry {
    std::string id;
    std::string province; // may be empty
    std::string name;
    std::string sha256; // of its file
    // The name in other languages: language, text, state.
    struct Translation {
        std::string language;
        std::string text;
        std::string state;
    };
    std::vector<Translation> names;
};

Result<std::string> shared_database(const Draft& draft, const std::vector<IndexEntry>& regions);
Result<std::string> region_database(const Draft& draft, const Scope& scope, const DraftRegion& region);
// Of the file of a region.
Result<IndexEntry> index_entry(const std::filesystem::path& shown, std::string_view bytes);

} // namespace kiosk::content
