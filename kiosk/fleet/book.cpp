// SPDX-License-Identifier: Apache-2.0
#include "kiosk/fleet/book.hpp"

#include "kiosk/core/number.hpp"

#include <algorithm>
#include <set>
#include <sstream>

namespace kiosk::fleet {
namespace {

// One line a number: "told language en 15". Labels have no blanks.
constexpr std::string_view first_line = "kiosk counts 1";
constexpr std::array<std::string_view, group_count> group_names { "language", "ended", "screen", "paper" };
constexpr std::string_view interrupted = "interrupted";
constexpr std::string_view starts = "starts";

void add(Cells& to, const Cells& more)
{
    for (const auto& [label, count] : more)
        to[label] += count;
}

bool knows(const std::vector<std::string>& labels, std::string_view label)
{
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

void write(std::ostream& out, std::string_view of, const Tally& tally)
{
    for (std::size_t g = 0; g < group_count; ++g)
        for (const auto& [label, count] : tally.families[g])
            out << of << ' ' << group_names[g] << ' ' << label << ' ' << count << '\n';
    if (tally.interrupted > 0)
        out << of << ' ' << interrupted << " - " << tally.interrupted << '\n';
}

bool as_many_in_each_group(const Tally& tally)
{
    return std::all_of(tally.families.begin(), tally.families.end(),
        [&](const Cells& cells) { return sum(cells) == sum(tally.families.front()); });
}

std::optional<std::size_t> group_of(std::string_view name)
{
    const auto at = std::find(group_names.begin(), group_names.end(), name);
    return at == group_names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - group_names.begin()));
}

std::uint64_t* cell(Tally& tally, std::string_view name, const std::string& label)
{
    if (name == interrupted)
        return &tally.interrupted;
    const auto group = group_of(name);
    return group ? &tally.families[*group][label] : nullptr;
}

} // namespace

std::string_view afters::of_word(std::string_view word)
{
    if (word.empty() || word == normal)
        return normal;
    if (word == watchdog)
        return watchdog;
    if (word.starts_with(crash))
        return crash;
    return word == "gone" ? cut_off : failed;
}

Result<Book> Book::read(std::string_view text, Labels labels)
{
    Book book(std::move(labels));
    std::istringstream lines { std::string(text) };
    std::string line;
    std::size_t number = 1;
    std::array<std::set<std::string>, group_count> of_day; // the labels that there were
    const auto wrong = [&] { return Error { std::to_string(number) + ": expected a line of the kiosk's own counts" }; };
    if (!std::getline(lines, line) || line != first_line)
        return wrong();
    while (std::getline(lines, line)) {
        ++number;
        std::istringstream words(line);
        std::string of;
        std::string group;
        std::string label;
        std::string count_text;
        words >> of >> group;
        if (of == "day" || of == "last") {
            const auto date = read_iso_date(group);
            if (!date)
                return wrong();
            (of == "day" ? book.day_ : book.totals_.last_day) = date;
            continue;
        }
        if (of == "open") {
            book.open_ = true;
            continue;
        }
        words >> label;
        if (of == "known") {
            const auto at = group_of(group);
            if (!at || label.empty())
                return wrong();
            of_day[*at].insert(label);
            continue;
        }
        words >> count_text;
        const auto count = number_in<std::uint64_t>(count_text);
        if (!count)
            return wrong();
        std::uint64_t* const to = of == "days" ? &book.totals_.days
            : of == "today"                    ? cell(book.today_, group, label)
            : of == "told" && group == starts  ? &book.totals_.starts[label]
            : of == "told"                     ? cell(book.totals_.tally, group, label)
                                               : nullptr;
        if (!to)
            return wrong();
        *to = *count;
    }
    if (!as_many_in_each_group(book.today_) || !as_many_in_each_group(book.totals_.tally))
        return wrong();
    // Another site file, another content: the day's families are not told of, whether or not one had a label that is no
    // more. Else that they are missing would tell it.
    for (std::size_t g = 0; g < group_count; ++g)
        if (of_day[g] != std::set(book.labels_[g].begin(), book.labels_[g].end()))
            book.today_.families = {};
    return book;
}

std::string Book::text() const
{
    std::ostringstream out;
    out << first_line << '\n';
    if (day_)
        out << "day " << iso_date(*day_) << '\n';
    if (open_)
        out << "open\n";
    for (std::size_t g = 0; g < group_count; ++g)
        for (const std::string& label : labels_[g])
            out << "known " << group_names[g] << ' ' << label << '\n';
    write(out, "today", today_);
    if (totals_.last_day)
        out << "last " << iso_date(*totals_.last_day) << '\n';
    out << "days - - " << totals_.days << '\n';
    write(out, "told", totals_.tally);
    for (const auto& [label, count] : totals_.starts)
        out << "told " << starts << ' ' << label << ' ' << count << '\n';
    return out.str();
}

bool Book::turn(Date today)
{
    if (day_ == today)
        return false;
    const std::optional<Date> before = std::exchange(day_, today);
    if (!before)
        return true;
    const Tally day = told(std::exchange(today_, {}), labels_);
    for (std::size_t g = 0; g < group_count; ++g)
        add(totals_.tally.families[g], day.families[g]);
    totals_.tally.interrupted += day.interrupted;
    ++totals_.days;
    totals_.last_day = before;
    return true;
}

void Book::start(std::string_view after)
{
    ++totals_.starts[std::string(after)];
    if (std::exchange(open_, false))
        ++today_.interrupted;
}

void Book::begin()
{
    open_ = true;
}

void Book::end(const Visit& visit)
{
    open_ = false;
    for (std::size_t g = 0; g < group_count; ++g)
        if (!knows(labels_[g], visit[g]))
            return;
    for (std::size_t g = 0; g < group_count; ++g)
        ++today_.families[g][visit[g]];
}

} // namespace kiosk::fleet
