// SPDX-License-Identifier: Apache-2.0
#include "kiosk/fleet/names.hpp"
#include "kiosk/fleet/report.hpp"

#include <doctest/doctest.h>

#include <set>
#include <sstream>

using namespace kiosk;
using namespace kiosk::fleet;

namespace {

const Labels labels { { { "en", "zh-Hans", "bo" }, { ends::all.begin(), ends::all.end() }, { "results", "notice" },
    { "none", "came_out", "cancelled", "failed/jam", "failed/paper" } } };

Report example()
{
    Report report { "0123456789abcdef", "杭州市西湖区 · \"翠苑\"\\街道", "zhejiang", "1.0", "2026.11.21",
        "0a1b2c3d4e5f", std::chrono::sys_seconds(std::chrono::seconds(1'796'000'000)), {}, {} };
    report.totals.tally.families
        = { { { { "zh-Hans", 120 }, { "en", 15 }, { "other", 5 } }, { { "finished", 100 }, { "timed_out", 40 } },
            { { "results", 140 } }, { { "none", 100 }, { "came_out", 30 }, { "failed/jam", 10 } } } };
    report.totals.tally.interrupted = 5;
    report.totals.days = 31;
    report.totals.last_day = Date { std::chrono::year(2026), std::chrono::month(11), std::chrono::day(28) };
    report.totals.starts = { { "normal", 30 }, { "watchdog", 2 } };
    report.parts
        = { { "content", PartState::ok }, { "printer", PartState::broken }, { "voice", PartState::attention } };
    return report;
}

// The exposition format, read by another hand than the one that reads it for the fleet page: HELP, TYPE, then samples
// of that metric alone; names by Prometheus' conventions.
void check_format(const std::string& text)
{
    REQUIRE(text.ends_with('\n'));
    std::istringstream lines(text);
    std::string line;
    std::string metric;
    std::string kind;
    std::set<std::string> metrics;
    std::set<std::string> series;
    const auto is_name = [](std::string_view name) {
        return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
    };
    while (std::getline(lines, line)) {
        CAPTURE(line);
        std::istringstream words(line);
        std::string first;
        std::string second;
        words >> first >> second;
        if (first == "#" && second == "HELP") {
            words >> metric;
            CHECK(is_name(metric));
            CHECK(metrics.insert(metric).second);
            std::string help;
            std::getline(words, help);
            CHECK(help.size() > 10);
            REQUIRE(std::getline(lines, line));
            std::istringstream type(line);
            std::string hash;
            std::string word;
            std::string same;
            type >> hash >> word >> same >> kind;
            CHECK(hash == "#");
            CHECK(word == "TYPE");
            CHECK(same == metric);
            CHECK((kind == "counter") == metric.ends_with("_total"));
            CHECK((kind == "counter" || kind == "gauge"));
            continue;
        }
        CHECK(line.starts_with(metric));
        const char next = line[metric.size()];
        CHECK((next == '{' || next == ' '));
        const std::size_t space = line.rfind(' ');
        CHECK(series.insert(line.substr(0, space)).second);
        CHECK(line.find_first_not_of("0123456789", space + 1) == std::string::npos);
        CHECK(space + 1 < line.size());
        if (next == '{')
            CHECK(line[space - 1] == '}');
    }
    CHECK(metrics.size() == fleet::metrics().size());
}

} // namespace

TEST_CASE("a textfile is what Prometheus reads")
{
    const std::string text = textfile(example(), labels);
    check_format(text);
    CHECK(text.find("kiosk_sessions_started_total{region=\"zhejiang\",language=\"en\"} 15\n") != std::string::npos);
    CHECK(text.find("kiosk_sessions_printed_total{outcome=\"failed\",reason=\"jam\"} 10\n") != std::string::npos);
    CHECK(text.find("place=\"杭州市西湖区 · \\\"翠苑\\\"\\\\街道\"") != std::string::npos);
    CHECK(text.find("kiosk_part_state{part=\"printer\"} 2\n") != std::string::npos);
}

TEST_CASE("which lines there are tells of no family")
{
    // A machine on which nobody ever was has the same series.
    const auto series = [](const std::string& text) {
        std::set<std::string> all;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);)
            if (!line.starts_with('#'))
                all.insert(line.substr(0, line.rfind(' ')));
        return all;
    };
    Report empty = example();
    empty.totals = {};
    CHECK(series(textfile(empty, labels)) == series(textfile(example(), labels)));
}

TEST_CASE("what was written is read again, either way")
{
    const Report report = example();
    const auto read = read_report(textfile(report, labels));
    REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
    CHECK(*read == report);
    const auto from_code = read_report(short_text(report, 980));
    REQUIRE_MESSAGE(from_code, (from_code ? "" : from_code.error().message));
    CHECK(*from_code == report);
    Report fresh = report;
    fresh.totals = {};
    fresh.parts.clear();
    CHECK(*read_report(textfile(fresh, labels)) == fresh);
    CHECK(*read_report(short_text(fresh, 980)) == fresh);
}

TEST_CASE("a code's text is shortened at its least important end")
{
    Report report = example();
    Cells& paper = report.totals.tally.families[3];
    for (int i = 0; i < 40; ++i)
        paper["failed/" + std::string(12, static_cast<char>('a' + i % 26)) + std::to_string(i)] = 100;
    report.place = std::string(300, 'x') + "杭州";
    for (const std::size_t most : { 980u, 700u, 500u, 400u }) {
        const std::string text = short_text(report, most);
        CHECK(text.size() <= most);
        const auto read = read_report(text);
        REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
        CHECK(read->totals.tally.families[0] == report.totals.tally.families[0]);
        CHECK(sum(read->totals.tally.families[3]) == sum(paper));
        CHECK(report.place.starts_with(read->place));
    }
}

TEST_CASE("what is no such file is refused, with the line")
{
    const auto message = [](const std::string& text) {
        const auto read = read_report(text);
        return read ? std::string("read") : read.error().message;
    };
    const std::string text = textfile(example(), labels);
    const auto with = [&](const std::string& line) { return text + line + "\n"; };
    CHECK(message("") == "0: expected a number of kiosk_info as kiosk metrics writes it, got none");
    CHECK(message("node_load1 0.5\n").starts_with("1: expected a number of kiosk_info"));
    CHECK(message(text.substr(0, text.size() / 2)).find("expected") != std::string::npos);
    CHECK(message(with("kiosk_part_state{part=\"printer\"} 3")).find("kiosk_part_state") != std::string::npos);
    CHECK(message(with("kiosk_starts_total{after=\"normal\"} 31")).find("kiosk_starts_total")
        != std::string::npos); // twice
    CHECK(message(with("kiosk_counted_seconds_total -1")).find("a whole number") != std::string::npos);
    CHECK(message(with("kiosk_counted_seconds_total nan")).find("a whole number") != std::string::npos);
    CHECK(message(with("kiosk_counted_seconds_total{x=\"")).find("a whole number") != std::string::npos);
    // Of other programs, and of a later kiosk, nothing is said.
    CHECK(message(with("node_load1 0.5\nkiosk_later_total 3")) == "read");
    std::string windows;
    for (const char c : text)
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(message(windows) == "read");
    const std::string code = short_text(example(), 980);
    CHECK(message(code.substr(0, code.find("\ne ") + 1)).find("expected the whole text of the code")
        != std::string::npos);
    CHECK(message(code + "z 1\n").find("expected a line of the code") != std::string::npos);
    CHECK(message(code + "i 1\n").find("each line once") != std::string::npos);
}
