// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/printing.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kiosk {
namespace {

constexpr std::array suffixes {
    std::pair { std::string_view("-report"), Severity::report },
    std::pair { std::string_view("-warning"), Severity::warning },
    std::pair { std::string_view("-error"), Severity::error },
};

// How many characters of the keyword the pattern names; nothing where it does not fit.
std::optional<std::size_t> fit(std::string_view pattern, std::string_view keyword)
{
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos)
        return pattern == keyword ? std::optional(pattern.size() + 1) : std::nullopt; // exact beats any pattern
    const std::string_view head = pattern.substr(0, star);
    const std::string_view tail = pattern.substr(star + 1);
    if (keyword.size() < head.size() + tail.size() || !keyword.starts_with(head) || !keyword.ends_with(tail))
        return std::nullopt;
    return head.size() + tail.size();
}

const PrinterReason* best(const std::vector<PrinterReason>& table, std::string_view keyword)
{
    const PrinterReason* found = nullptr;
    std::size_t most = 0;
    for (const PrinterReason& row : table) {
        const auto named = fit(row.pattern, keyword);
        if (named && (!found || *named > most)) {
            found = &row;
            most = *named;
        }
    }
    return found;
}

} // namespace

PrinterAilment diagnose(const std::vector<PrinterReason>& table, std::string_view keyword)
{
    // Some keywords end like a severity and are none ("…-unrecoverable-storage-error"): the whole keyword first, but
    // not by a pattern, which would swallow the suffix.
    const auto whole
        = std::find_if(table.begin(), table.end(), [&](const PrinterReason& row) { return row.pattern == keyword; });
    if (whole != table.end())
        return { whole->id, whole->severity, std::string(keyword) };
    std::string_view plain = keyword;
    std::optional<Severity> said;
    for (const auto& [suffix, severity] : suffixes) {
        if (keyword.size() > suffix.size() && keyword.ends_with(suffix)) {
            plain.remove_suffix(suffix.size());
            said = severity;
        }
    }
    if (const PrinterReason* row = best(table, plain)) {
        // What would stop the printer is worth a word even where it only reports it: at rest, many report everything.
        const bool mild = said == Severity::report && row->severity == Severity::error;
        return { row->id, mild ? Severity::warning : said.value_or(row->severity), std::string(keyword) };
    }
    return { std::string(unknown_ailment), said.value_or(Severity::warning), std::string(keyword) };
}

std::vector<PrinterAilment> diagnose(const std::vector<PrinterReason>& table, const std::vector<std::string>& keywords)
{
    std::vector<PrinterAilment> ailments;
    for (const std::string& keyword : keywords) {
        PrinterAilment ailment = diagnose(table, keyword);
        if (ailment.severity == Severity::report)
            continue;
        const auto known = std::find_if(
            ailments.begin(), ailments.end(), [&](const PrinterAilment& each) { return each.id == ailment.id; });
        if (known == ailments.end())
            ailments.push_back(std::move(ailment));
        else if (known->severity < ailment.severity)
            *known = std::move(ailment);
    }
    const auto position = [&](const PrinterAilment& ailment) {
        return std::find_if(table.begin(), table.end(), [&](const PrinterReason& row) { return row.id == ailment.id; });
    };
    std::stable_sort(ailments.begin(), ailments.end(), [&](const PrinterAilment& a, const PrinterAilment& b) {
        return a.severity != b.severity ? a.severity > b.severity : position(a) < position(b);
    });
    return ailments;
}

} // namespace kiosk
