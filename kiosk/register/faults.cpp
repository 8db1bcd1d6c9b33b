// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/faults.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/register/line.hpp"

#include <algorithm>

namespace kiosk::registers {
namespace {

// What a person reads; a column of addresses has a word for each row.
constexpr std::size_t most_words_shown = 20;
constexpr std::size_t most_words_kept = 10'000;

using Counted = std::pair<std::string, std::uint64_t>;

std::vector<Counted> most_frequent_first(const std::map<std::string, std::uint64_t>& counts)
{
    std::vector<Counted> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const Counted& one, const Counted& other) { return one.second > other.second; });
    return sorted;
}

} // namespace

void FaultCount::add(const Fault& fault)
{
    ++count_;
    ++kinds_[fault.kind];
    if (fault.column.empty())
        return;
    auto& words = words_[fault.column];
    if (words.size() < most_words_kept || words.contains(fault.word))
        ++words[fault.word];
    else
        ++words_left_out_;
}

std::vector<std::string> FaultCount::lines() const
{
    std::vector<std::string> lines;
    for (const auto& [kind, count] : most_frequent_first(kinds_))
        lines.push_back(std::to_string(count) + (count == 1 ? " row: " : " rows: ") + on_one_line(kind));
    for (const auto& [column, words] : words_) {
        std::vector<std::string> shown;
        for (const auto& [word, count] : most_frequent_first(words)) {
            if (shown.size() == most_words_shown) {
                shown.push_back("and " + std::to_string(words.size() - most_words_shown) + " more");
                break;
            }
            shown.push_back(in_quotes(word) + " (" + std::to_string(count) + ")");
        }
        lines.push_back(
            column + ": words without a meaning here: " + listed(shown) + "; --columns can say what they mean");
    }
    if (words_left_out_ > 0)
        lines.push_back("and " + std::to_string(words_left_out_) + " rows with still other words");
    return lines;
}

RowsGivenBack::RowsGivenBack(const Heading& heading, std::ostream& to)
    : heading_(heading)
    , to_(to)
{
    if (heading.format != Format::csv || heading.row == 0)
        return;
    to_ << "\xEF\xBB\xBF";
    for (const std::string_view name : fault_columns)
        to_ << name << heading_.delimiter;
    to_ << heading_.text << '\n';
}

void RowsGivenBack::add(const Row& row)
{
    if (heading_.format == Format::csv) {
        to_ << row.number << heading_.delimiter;
        cell(on_one_line(row.fault->message));
        to_ << heading_.delimiter;
    }
    to_ << row.text.substr(0, longest_row) << '\n';
}

void RowsGivenBack::cell(std::string_view text)
{
    to_ << '"';
    for (const char c : text)
        to_ << (c == '"' ? "\"\"" : std::string_view(&c, 1));
    to_ << '"';
}

} // namespace kiosk::registers
