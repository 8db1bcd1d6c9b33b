// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/number.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/fleet/names.hpp"
#include "kiosk/fleet/report.hpp"
#include "kiosk/fleet/short_text.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace kiosk::fleet {
namespace {

// One line of a textfile: name{label="value",…} number
struct Sample {
    std::string_view name;
    std::map<std::string, std::string, std::less<>> labels;
    std::uint64_t value = 0;

    const std::string* label(std::string_view key) const
    {
        const auto found = labels.find(key);
        return found == labels.end() ? nullptr : &found->second;
    }
};

class Line {
public:
    explicit Line(std::string_view text)
        : rest_(text)
    {
    }

    std::optional<Sample> read()
    {
        Sample sample;
        const std::size_t end = rest_.find_first_of("{ ");
        sample.name = rest_.substr(0, end);
        if (end == std::string_view::npos)
            return std::nullopt;
        rest_.remove_prefix(end);
        if (take("{"))
            while (!take("}"))
                if (!read_label(sample))
                    return std::nullopt;
        if (!take(" "))
            return std::nullopt;
        // Prometheus and node_exporter write large numbers as 1.7e+09.
        const auto value = number_in<double>(rest_);
        if (!value || !(*value >= 0) || *value >= 1e15 || *value != std::floor(*value))
            return std::nullopt;
        sample.value = static_cast<std::uint64_t>(*value);
        return sample;
    }

private:
    bool take(std::string_view text)
    {
        if (!rest_.starts_with(text))
            return false;
        rest_.remove_prefix(text.size());
        return true;
    }
    bool read_label(Sample& sample)
    {
        const std::size_t equals = rest_.find("=\"");
        if (equals == std::string_view::npos)
            return false;
        const std::string key(rest_.substr(0, equals));
        rest_.remove_prefix(equals + 2);
        std::string value;
        while (!take("\"")) {
            if (rest_.empty())
                return false;
            if (take("\\n"))
                value += '\n';
            else if (take("\\\\"))
                value += '\\';
            else if (take("\\\""))
                value += '"';
            else {
                value += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        take(",");
        return sample.labels.emplace(key, std::move(value)).second;
    }

    std::string_view rest_;
};

std::string needed(std::string_view name)
{
    return "expected a number of " + std::string(name) + " as kiosk metrics writes it";
}

// Puts one into its place; false where it does not fit there.
bool take(const Sample& sample, Report& report)
{
    const auto put
        = [&](Cells& cells, const std::string* label) { return label && cells.emplace(*label, sample.value).second; };
    Totals& totals = report.totals;
    const auto cells = [&](Group group) -> Cells& { return totals.tally.families[static_cast<std::size_t>(group)]; };
    if (sample.name == names::info) {
        const std::pair<std::string_view, std::string*> parts[] { { "machine", &report.mark },
            { "place", &report.place }, { "region", &report.region }, { "version", &report.version },
            { "edition", &report.edition }, { "content", &report.content } };
        return std::all_of(std::begin(parts), std::end(parts), [&](const auto& part) {
            const std::string* const value = sample.label(part.first);
            if (value)
                *part.second = *value;
            return value != nullptr;
        });
    }
    if (sample.name == names::written)
        report.written = std::chrono::sys_seconds(std::chrono::seconds(sample.value));
    else if (sample.name == names::days)
        totals.days = sample.value / names::seconds_a_day;
    else if (sample.name == names::interrupted)
        totals.tally.interrupted = sample.value;
    else if (sample.name == names::last_day) {
        if (sample.value > 0)
            totals.last_day
                = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(sample.value)));
    } else if (sample.name == names::part) {
        const std::string* const part = sample.label("part");
        if (!part || sample.value > static_cast<std::uint64_t>(PartState::broken))
            return false;
        report.parts.push_back({ *part, static_cast<PartState>(sample.value) });
    } else if (sample.name == names::starts)
        return put(totals.starts, sample.label("after"));
    else if (sample.name == names::sessions)
        return put(cells(Group::language), sample.label("language"));
    else if (sample.name == names::ended)
        return put(cells(Group::ended), sample.label("how"));
    else if (sample.name == names::left)
        return put(cells(Group::screen), sample.label("screen"));
    else if (sample.name == names::printed) {
        const std::string* const outcome = sample.label("outcome");
        const std::string* const reason = sample.label("reason");
        if (!outcome || !reason)
            return false;
        const std::string label = *reason == names::no_reason ? *outcome : *outcome + '/' + *reason;
        return put(cells(Group::paper), &label);
    }
    return true;
}

Result<Report> read_textfile(std::string_view text)
{
    Report report;
    std::set<std::string, std::less<>> seen;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.starts_with("kiosk_"))
            continue;
        const auto sample = Line(line).read();
        if (!sample)
            return Error { std::to_string(number) + ": expected name{label=\"value\"} and a whole number, got "
                + in_quotes(line) };
        if (!take(*sample, report))
            return Error { std::to_string(number) + ": " + needed(sample->name) + ", got " + in_quotes(line, 80) };
        seen.emplace(sample->name);
    }
    // Parts may be missing, where no doctor looked.
    for (const Metric& metric : metrics())
        if (metric.name != names::part && !seen.contains(metric.name))
            return Error { std::to_string(number) + ": " + needed(metric.name) + ", got none" };
    return report;
}

} // namespace

Result<Report> read_report(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    auto report = text.starts_with(first_short_line) ? read_short_text(text) : read_textfile(text);
    if (!report)
        return report;
    // 0 is not told in a code, and is the same.
    for (Cells& cells : report->totals.tally.families)
        std::erase_if(cells, [](const auto& cell) { return cell.second == 0; });
    std::erase_if(report->totals.starts, [](const auto& cell) { return cell.second == 0; });
    return report;
}

} // namespace kiosk::fleet
