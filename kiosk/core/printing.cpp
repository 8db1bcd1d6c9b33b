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

const PrinterFaultKind* best(const std::vector<PrinterFaultKind>& table, std::string_view keyword)
{
    const PrinterFaultKind* found = nullptr;
    std::size_t most = 0;
    for (const PrinterFaultKind& row : table) {
        const auto named = fit(row.pattern, keyword);
        if (named && (!found || *named > most)) {
            found = &row;
            most = *named;
        }
    }
    return found;
}

} // namespace

PrinterFault diagnose(const std::vector<PrinterFaultKind>& table, std::string_view keyword)
{
    // Some keywords end like a severity and are none ("…-unrecoverable-storage-error"): the whole keyword first, but
    // not by a pattern, which would swallow the suffix.
    const auto whole
        = std::find_if(table.begin(), table.end(), [&](const PrinterFaultKind& row) { return row.pattern == keyword; });
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
    if (const PrinterFaultKind* row = best(table, plain)) {
        // What would stop the printer is worth a word even where it only reports it: at rest, many report everything.
        const bool mild = said == Severity::report && row->severity == Severity::error;
        return { row->id, mild ? Severity::warning : said.value_or(row->severity), std::string(keyword) };
    }
    return { std::string(unknown_fault), said.value_or(Severity::warning), std::string(keyword) };
}

std::vector<PrinterFault> diagnose(const std::vector<PrinterFaultKind>& table, const std::vector<std::string>& keywords)
{
    std::vector<PrinterFault> faults;
    for (const std::string& keyword : keywords) {
        PrinterFault fault = diagnose(table, keyword);
        if (fault.severity == Severity::report)
            continue;
        const auto known
            = std::find_if(faults.begin(), faults.end(), [&](const PrinterFault& each) { return each.id == fault.id; });
        if (known == faults.end())
            faults.push_back(std::move(fault));
        else if (known->severity < fault.severity)
            *known = std::move(fault);
    }
    const auto position = [&](const PrinterFault& fault) {
        return std::find_if(
            table.begin(), table.end(), [&](const PrinterFaultKind& row) { return row.id == fault.id; });
    };
    std::stable_sort(faults.begin(), faults.end(), [&](const PrinterFault& a, const PrinterFault& b) {
        return a.severity != b.severity ? a.severity > b.severity : position(a) < position(b);
    });
    return faults;
}

} // namespace kiosk
