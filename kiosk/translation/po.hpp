// SPDX-License-Identifier: Apache-2.0
//
// gettext PO, as far as translators' tools need it: one msgctxt, msgid and msgstr an entry, comments and flags.
#pragma once

#include "kiosk/content/compiler/complaints.hpp"

#include <string_view>

namespace kiosk::translation {

using content::Complaints;
using content::Place;

struct PoEntry {
    Place place; // of the msgid; of no use when written
    std::vector<std::string> translator_comments; // "# …"
    std::vector<std::string> extracted_comments; // "#. …"
    std::string reference; // "#: …"; may be empty
    bool fuzzy = false;
    std::string context;
    std::string source;
    std::string translation; // empty: none
};

struct Po {
    std::vector<std::pair<std::string, std::string>> header; // "Language", "ug"
    std::vector<PoEntry> entries;

    // Of the header; empty when it has no such line.
    std::string header_line(std::string_view name) const;
};

std::string po_text(const Po& po);

// `file` is what complaints call it. Obsolete entries (#~) and what other tools add are passed over.
Po read_po(std::string_view text, const std::string& file, Complaints& complaints);

} // namespace kiosk::translation
