// SPDX-License-Identifier: Apache-2.0
//
// A line each, of a letter and words: what fits into a QR code and can be read in a photograph's text by eye.
#include "kiosk/fleet/short_text.hpp"

#include "kiosk/core/number.hpp"
#include "kiosk/fleet/report.hpp"

#include <algorithm>
#include <sstream>

namespace kiosk::fleet {
namespace {

constexpr std::array group_letters { 'l', 'e', 's', 'a' };

void write_cells(std::ostream& out, char letter, const Cells& cells)
{
    out << letter;
    for (const auto& [label, count] : cells)
        if (count > 0)
            out << ' ' << label << ' ' << count;
    out << '\n';
}

std::string written(const Report& report)
{
    std::ostringstream out;
    out << first_short_line << '\n'
        << "m " << report.mark << ' ' << report.region << "\nv " << report.version << ' ' << report.edition << ' '
        << report.content << "\nw " << report.written.time_since_epoch().count() << '\n';
    out << "d " << report.totals.days;
    if (report.totals.last_day)
        out << ' ' << iso_date(*report.totals.last_day);
    out << '\n';
    for (std::size_t g = 0; g < group_count; ++g)
        write_cells(out, group_letters[g], report.totals.tally.families[g]);
    out << "i " << report.totals.tally.interrupted << '\n';
    write_cells(out, 'r', report.totals.starts);
    out << 'b';
    for (const Part& part : report.parts)
        out << ' ' << part.name << ' ' << static_cast<int>(part.state);
    // Last, and whole lines above it: where it is cut, the rest stays right.
    out << "\np " << report.place << '\n';
    return out.str();
}

// "en 15 zh-Hans 120"
std::optional<Cells> read_cells(std::istream& words)
{
    Cells cells;
    for (std::string label, count; words >> label;) {
        if (!(words >> count))
            return std::nullopt;
        const auto value = number_in<std::uint64_t>(count);
        if (!value || !cells.emplace(label, *value).second)
            return std::nullopt;
    }
    return cells;
}

bool read_line(char letter, std::istringstream& words, Report& report)
{
    const auto number = [&](auto& to) {
        std::string text;
        words >> text;
        const auto value = number_in<std::decay_t<decltype(to)>>(text);
        if (value)
            to = *value;
        return value.has_value();
    };
    if (const auto at = std::find(group_letters.begin(), group_letters.end(), letter); at != group_letters.end()) {
        auto cells = read_cells(words);
        if (!cells)
            return false;
        report.totals.tally.families[static_cast<std::size_t>(at - group_letters.begin())] = *std::move(cells);
        return true;
    }
    switch (letter) {
    case 'm':
        return static_cast<bool>(words >> report.mark >> report.region);
    case 'v':
        return static_cast<bool>(words >> report.version >> report.edition >> report.content);
    case 'w': {
        std::int64_t seconds = 0;
        const bool read = number(seconds);
        report.written = std::chrono::sys_seconds(std::chrono::seconds(seconds));
        return read;
    }
    case 'd': {
        if (!number(report.totals.days))
            return false;
        std::string date;
        if (words >> date)
            report.totals.last_day = read_iso_date(date);
        return date.empty() || report.totals.last_day.has_value();
    }
    case 'i':
        return number(report.totals.tally.interrupted);
    case 'r': {
        auto cells = read_cells(words);
        report.totals.starts = cells ? *std::move(cells) : Cells {};
        return cells.has_value();
    }
    case 'b':
        for (std::string part; words >> part;) {
            unsigned state = 0;
            if (!number(state) || state > static_cast<unsigned>(PartState::broken))
                return false;
            report.parts.push_back({ part, static_cast<PartState>(state) });
        }
        return true;
    case 'p':
        std::getline(words >> std::ws, report.place);
        return true;
    default:
        return false;
    }
}

} // namespace

std::string short_text(const Report& report, std::size_t most)
{
    std::string text = written(report);
    if (text.size() <= most)
        return text;
    // Why paper failed is the longest, and the doctor's line of the printer says what matters today.
    Report shorter = report;
    Cells& paper = shorter.totals.tally.families[static_cast<std::size_t>(Group::paper)];
    std::uint64_t failed = 0;
    std::erase_if(paper, [&](const auto& cell) {
        const bool gone = cell.first.starts_with(papers::failed);
        failed += gone ? cell.second : 0;
        return gone;
    });
    if (failed > 0)
        paper.emplace(std::string(papers::failed) + std::string(other), failed);
    text = written(shorter);
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end; // not within a character
    return text.substr(0, end);
}

Result<Report> read_short_text(std::string_view text)
{
    Report report;
    std::istringstream lines { std::string(text) };
    std::string seen;
    std::size_t number = 0;
    const auto wrong
        = [&](const std::string& expected) { return Error { std::to_string(number) + ": expected " + expected }; };
    for (std::string line; std::getline(lines, line);) {
        ++number;
        // A telephone's notes may end a line in their own way.
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (number == 1 || line.empty())
            continue;
        if (seen.find(line.front()) != std::string::npos)
            return wrong("each line once: is this the text of one code?");
        seen += line.front();
        std::istringstream words(line.substr(1));
        if (!read_line(line.front(), words, report))
            return wrong("a line of the code that the kiosk's staff page shows");
    }
    for (const char needed : std::string_view("mvwdlesair"))
        if (seen.find(needed) == std::string::npos)
            return wrong("the whole text of the code");
    return report;
}

} // namespace kiosk::fleet
