// SPDX-License-Identifier: Apache-2.0
//
// What somebody can learn who has everything that a kiosk ever told, knows the program, and has time.
#include "kiosk/fleet/book.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <random>
#include <set>

using namespace kiosk;
using namespace kiosk::fleet;

namespace {

// All ways to have `families` in so many cells.
void part(std::uint64_t families, std::size_t cells, std::vector<std::uint64_t>& parts,
    const std::function<void(const std::vector<std::uint64_t>&)>& each)
{
    if (cells == 1) {
        parts.push_back(families);
        each(parts);
        parts.pop_back();
        return;
    }
    for (std::uint64_t here = 0; here <= families; ++here) {
        parts.push_back(here);
        part(families - here, cells - 1, parts, each);
        parts.pop_back();
    }
}

std::vector<Cells> days_of(std::uint64_t families, const std::vector<std::string>& labels)
{
    std::vector<Cells> days;
    std::vector<std::uint64_t> parts;
    part(families, labels.size(), parts, [&](const std::vector<std::uint64_t>& counts) {
        Cells& cells = days.emplace_back();
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (counts[i] > 0)
                cells.emplace(labels[i], counts[i]);
    });
    return days;
}

std::uint64_t of(const Cells& cells, std::string_view label)
{
    const auto found = cells.find(label);
    return found == cells.end() ? 0 : found->second;
}

// How many families the labels of a set can stand for, in all days that look alike.
struct Range {
    std::uint64_t least = ~0ull;
    std::uint64_t most = 0;
    void take(std::uint64_t count)
    {
        least = std::min(least, count);
        most = std::max(most, count);
    }
};

// Who knows the place may know that there was none of these.
bool refutable(std::size_t group, std::string_view label)
{
    return group == 0 || label == ends::staff || label == ends::stopped || label.starts_with(papers::failed);
}

} // namespace

TEST_CASE("from what is told of a day nobody learns that one to four families were anything")
{
    struct Machine {
        std::vector<std::size_t> sizes; // of the groups
        std::uint64_t families; // at most
    };
    std::size_t looked_at = 0;
    std::size_t kinds = 0;
    for (const Machine& machine :
        { Machine { { 2, 3, 1, 1 }, 22 }, Machine { { 1, 2, 2, 1 }, 24 }, Machine { { 2, 2, 3, 1 }, 13 },
            Machine { { 3, 3, 1, 1 }, 14 }, Machine { { 1, 4, 1, 2 }, 15 }, Machine { { 2, 1, 1, 4 }, 17 } }) {
        const Labels names { { { "zh-Hans", "bo", "en" }, { ends::all.begin(), ends::all.end() },
            { "results", "notice", "help" }, { "none", "came_out", "cancelled", "failed/jam" } } };
        Labels labels;
        for (std::size_t g = 0; g < group_count; ++g)
            labels[g].assign(names[g].begin(), names[g].begin() + static_cast<std::ptrdiff_t>(machine.sizes[g]));
        // Every set of labels of every group, a bit a label.
        struct Alike {
            std::array<std::vector<Range>, group_count> ranges;
            // The same of each label, in those of the days in which there was none of what could be refuted.
            std::size_t plain = 0;
            std::array<std::map<std::string, Range>, group_count> in_plain;
        };
        std::map<Groups, Alike> days;
        for (std::uint64_t families = 0; families <= machine.families; ++families) {
            std::array<std::vector<Cells>, group_count> each;
            for (std::size_t g = 0; g < group_count; ++g)
                each[g] = days_of(families, labels[g]);
            for (const Cells& one : each[0])
                for (const Cells& two : each[1])
                    for (const Cells& three : each[2])
                        for (const Cells& four : each[3]) {
                            const Tally day { { one, two, three, four }, 0 };
                            const Groups shown = told(day, labels).families;
                            Alike& alike = days[shown];
                            ++looked_at;
                            bool plain = true;
                            for (std::size_t g = 0; g < group_count; ++g)
                                for (const std::string& label : labels[g])
                                    plain = plain
                                        && (!refutable(g, label) || of(shown[g], label) > 0
                                            || of(day.families[g], label) == 0);
                            alike.plain += plain;
                            for (std::size_t g = 0; plain && g < group_count; ++g)
                                for (const std::string& label : labels[g])
                                    alike.in_plain[g][label].take(of(day.families[g], label));
                            for (std::size_t g = 0; g < group_count; ++g) {
                                alike.ranges[g].resize(std::size_t { 1 } << labels[g].size());
                                for (std::size_t set = 1; set < alike.ranges[g].size(); ++set) {
                                    std::uint64_t count = 0;
                                    for (std::size_t i = 0; i < labels[g].size(); ++i)
                                        if (set >> i & 1)
                                            count += of(day.families[g], labels[g][i]);
                                    alike.ranges[g][set].take(count);
                                }
                            }
                        }
        }
        kinds += days.size();
        for (const auto& [told, alike] : days) {
            CHECK(alike.plain > 0);
            for (std::size_t g = 0; g < group_count; ++g)
                for (const auto& [label, range] : alike.in_plain[g])
                    if (of(told[g], label) == 0)
                        CHECK((range.least == 0 || range.least >= least_told));
            for (const auto& ranges : alike.ranges)
                for (std::size_t set = 1; set < ranges.size(); ++set) {
                    // Neither that it was one to four, nor, where that is told as none, that it was any one label.
                    const bool learned = ranges[set].least >= 1 && ranges[set].most < least_told;
                    if (learned)
                        CHECK_FALSE_MESSAGE(learned, "of ", ranges[set].least, " to ", ranges[set].most);
                    const bool one_label = (set & (set - 1)) == 0;
                    if (one_label && ranges[set].least > 0)
                        CHECK(ranges[set].least >= least_told);
                }
        }
    }
    MESSAGE(looked_at << " days, told in " << kinds << " ways");
    CHECK(looked_at > 200'000);
}

TEST_CASE("what is told of a day is a day in fives, with one number of families in each group")
{
    const Labels labels { { { "zh-Hans", "zh-Hant", "en", "ar", "ug", "bo" }, { ends::all.begin(), ends::all.end() },
        { "notice", "interview", "review", "results", "service", "help" },
        { "none", "came_out", "cancelled", "failed/jam", "failed/paper" } } };
    std::mt19937 random(14);
    std::uint64_t families = 0;
    std::uint64_t told_of = 0;
    for (int round = 0; round < 20'000; ++round) {
        Tally day;
        const auto here = random() % 60;
        families += here;
        for (std::size_t g = 0; g < group_count; ++g)
            for (std::uint64_t i = 0; i < here; ++i) {
                // Some are much more common than others.
                const std::size_t label = std::min(random() % labels[g].size(), random() % labels[g].size());
                ++day.families[g][labels[g][label]];
            }
        day.interrupted = random() % 9;
        const Tally shown = told(day, labels);
        for (std::size_t g = 0; g < group_count; ++g) {
            for (const auto& [label, count] : shown.families[g]) {
                CHECK(count > 0);
                CHECK(count % least_told == 0);
                if (label != other)
                    CHECK(count <= of(day.families[g], label));
            }
            CHECK(sum(shown.families[g]) == sum(shown.families[0]));
            CHECK(sum(shown.families[g]) <= here);
            // As it were the day itself, and told again: the same.
            Tally again;
            again.families = shown.families;
            if (!again.families[g].contains(other) && of(shown.families[g], other) == 0)
                CHECK(told(again, labels).families[g] == shown.families[g]);
        }
        told_of += sum(shown.families[0]);
        CHECK(shown.interrupted == day.interrupted - day.interrupted % 5);
    }
    MESSAGE("of " << families << " families " << told_of << " are told of");
    CHECK(told_of * 10 > families * 8);
}

TEST_CASE("what it costs, at a kiosk where most speak one language and come to the end")
{
    const Labels labels { { { "zh-Hans", "zh-Hant", "en", "ar", "ug", "bo" }, { ends::all.begin(), ends::all.end() },
        { "notice", "interview", "review", "results", "service", "print", "take-along", "help" },
        { "none", "came_out", "cancelled", "failed/jam", "failed/paper" } } };
    const std::array<std::vector<double>, group_count> shares { { { 90, 1, 3, 2, 2, 2 }, { 70, 27, 1, 2 },
        { 8, 12, 4, 40, 20, 8, 6, 2 }, { 60, 34, 4, 1, 1 } } }; // in a hundred, by the labels
    std::mt19937 random(14);
    const auto share_told = [&](int a_day) {
        std::uint64_t told_of = 0;
        constexpr int days = 4000;
        for (int i = 0; i < days; ++i) {
            Tally day;
            for (std::size_t g = 0; g < group_count; ++g) {
                std::discrete_distribution<std::size_t> which(shares[g].begin(), shares[g].end());
                for (int family = 0; family < a_day; ++family)
                    ++day.families[g][labels[g][which(random)]];
            }
            told_of += sum(told(day, labels).families[0]);
        }
        return static_cast<double>(told_of) / (days * a_day);
    };
    const double thirty = share_told(30);
    const double ten = share_told(10);
    MESSAGE("told of thirty families a day: " << thirty << ", of ten: " << ten);
    // As packaging/PRIVACY.md says.
    CHECK(thirty > 0.80);
    CHECK(ten > 0.40);
    CHECK(share_told(4) == 0);
}

TEST_CASE("asked again on the same day, it tells the same")
{
    const Labels labels { { { "en", "zh-Hans" }, { "finished", "timed_out" }, { "results", "notice" },
        { "none", "came_out" } } };
    const Date monday { std::chrono::year(2026), std::chrono::month(11), std::chrono::day(30) };
    Book book(labels);
    book.turn(monday);
    std::mt19937 random(5);
    Totals before = book.totals();
    for (int day = 0; day < 60; ++day) {
        const Date today = std::chrono::sys_days(monday) + std::chrono::days(day);
        const bool turned = book.turn(today);
        CHECK(turned == (day > 0));
        // Only ever more, and only by fives.
        for (std::size_t g = 0; g < group_count; ++g)
            for (const auto& [label, count] : book.totals().tally.families[g]) {
                CHECK(count >= of(before.tally.families[g], label));
                CHECK(count % least_told == 0);
            }
        before = book.totals();
        for (auto families = random() % 30; families > 0; --families) {
            book.begin();
            book.end(
                { labels[0][random() % 2], labels[1][random() % 2], labels[2][random() % 2], labels[3][random() % 2] });
            CHECK(book.totals() == before);
        }
    }
    CHECK(before.days == 59);
    CHECK(sum(before.tally.families[0]) > 300);
}
