// SPDX-License-Identifier: Apache-2.0
//
// What a register adds up to: for each service how many children have which verdict, as CSV for spreadsheets, as
// Markdown for a terminal, and as a page for a browser. Services that no child's region has are left out.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/outreach/tally.hpp"
#include "kiosk/words/outreach_words.hpp"

#include <cstdint>

namespace kiosk::outreach {

struct Summary {
    const content::Catalogue& catalogue;
    const OutreachWords& words;
    const Tally& tally;
    std::string by; // the column, as the bureau names it; empty: none
    std::uint64_t bad = 0; // rows that could not be read
    Date as_of;
};

enum class SummaryForm : std::uint8_t { csv, markdown, page };

// A line a service; with a column, a line a value and service.
std::string summary_csv(const Summary& summary);
std::string summary_markdown(const Summary& summary);
// One file with all it needs: no script, no font, no picture from elsewhere. With a column first an overview, each
// value a row; then each value by itself, to be opened.
std::string summary_page(const Summary& summary);

std::string written(const Summary& summary, SummaryForm form);

// "summary.html": the form by the ending; nothing where it is none of .csv, .md and .html.
std::optional<SummaryForm> form_of(std::string_view file);

// The catalogue's content, in short, with the day: below every title.
std::string basis(const content::Catalogue& catalogue, const OutreachWords& words, Date as_of);
// Of a hash, for people: enough to tell two contents apart.
inline constexpr std::size_t short_hash = 12;

// As ICU formats take numbers.
int shown(std::uint64_t count);

} // namespace kiosk::outreach
