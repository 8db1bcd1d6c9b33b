// SPDX-License-Identifier: Apache-2.0
//
// Random touches, keys, swipes and waits through the semantic probe, from fixed seeds: nothing asserts, and from
// anywhere two touches lead home. A hundred a language here; `--target monkey` makes a million in each language
// (KIOSK_MONKEY_EVENTS), one process a language (KIOSK_MONKEY_LANGUAGE).
#include "tests/support/fake_machine.hpp"
#include "tests/support/fake_printing.hpp"
#include "tests/support/kiosk_fixture.hpp"
#include "tests/support/recording_speaker.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

long events_wanted()
{
    const char* const given = std::getenv("KIOSK_MONKEY_EVENTS");
    return given ? std::atol(given) : 100;
}

bool is_wanted(const std::string& language)
{
    const char* const only = std::getenv("KIOSK_MONKEY_LANGUAGE");
    return !only || language == only;
}

long private_kilobytes()
{
    std::ifstream rollup("/proc/self/smaps_rollup");
    long sum = 0;
    for (std::string key; rollup >> key;) {
        long value = 0;
        if (key == "Private_Clean:" || key == "Private_Dirty:") {
            rollup >> value;
            sum += value;
        }
    }
    return sum;
}

// What a kiosk keeps, session by session, once its caches are full: the slope of the straight line through the samples
// (least squares).
class Memory {
public:
    void sample(long sessions)
    {
        samples_.emplace_back(static_cast<double>(sessions), static_cast<double>(private_kilobytes()));
    }
    // Nothing before enough was seen.
    std::optional<double> kilobytes_per_session() const
    {
        constexpr std::ptrdiff_t enough = 20;
        const auto from = samples_.begin() + static_cast<std::ptrdiff_t>(samples_.size() / 5);
        const auto count = samples_.end() - from;
        if (count < enough)
            return std::nullopt;
        double x = 0, y = 0, xx = 0, xy = 0;
        for (auto at = from; at != samples_.end(); ++at) {
            x += at->first, y += at->second;
            xx += at->first * at->first, xy += at->first * at->second;
        }
        const auto n = static_cast<double>(count);
        return (n * xy - x * y) / (n * xx - x * x);
    }

private:
    std::vector<std::pair<double, double>> samples_;
};

class Monkey {
public:
    Monkey(std::string language, const Panel& panel, unsigned seed)
        : language_(std::move(language))
        , kiosk_("zhejiang", panel, still_site(), catalogue(), &speaker_)
        , random_(seed)
    {
        kiosk_.app().use_staff(machine_);
        kiosk_.app().use_printer(
            printing_, [](const Session&) -> DocumentMaker { return [] { return Result<Document>(Document {}); }; },
            [] { return local_day(std::chrono::system_clock::now()); });
        kiosk_.hand().settle();
    }

    void act()
    {
        ++events;
        // In this language, whatever the one that was touched by chance.
        if (kiosk_.session().language != language_ && kiosk_.at<place::Welcome>() && one_in(2)) {
            kiosk_.tap_id("language/" + language_);
            return;
        }
        switch (below(20)) {
        case 0:
            return kiosk_.hand().tap_at(x(), y()); // anywhere
        case 1:
            return kiosk_.hand().drag(x(), y(), static_cast<float>(below(1200)) - 600);
        case 2:
            return kiosk_.hand().wait(std::chrono::seconds(below(200)));
        case 3:
        case 4:
            return kiosk_.hand().key(static_cast<Key>(below(static_cast<unsigned>(Key::other) + 1)));
        case 5: {
            static constexpr PrintJob::Phase phases[] = { PrintJob::Phase::sent, PrintJob::Phase::delivered,
                PrintJob::Phase::failed, PrintJob::Phase::cancelled };
            printing_.say({ phases[below(4)], static_cast<int>(below(5)), { "media-jam" } });
            speaker_.finish();
            return kiosk_.hand().settle();
        }
        case 6: // straight to what is only read
            (void)kiosk_.hand().go_to(*all_screens()[below(static_cast<unsigned>(all_screens().size()))]);
            return;
        default:
            tap_something();
        }
    }

    // From wherever it is, and what it is called.
    bool home_in_two()
    {
        seen.insert(kiosk_.app().staff_is_here() ? "staff" : std::string(screen_of(kiosk_.session()).id));
        for (int touches = 0; touches < 2 && !home(); ++touches)
            for (const char* way : { "leave", "end_yes", "end" })
                if (kiosk_.app().probe().find_id(way)) {
                    (void)kiosk_.tap_id(way);
                    break;
                }
        return home();
    }
    long touches() const { return const_cast<KioskFixture&>(kiosk_).hand().taps(); }
    std::string where() const { return std::string(screen_of(kiosk_.session()).id); }

    long events = 0;
    std::set<std::string> seen;

private:
    bool home() const
    {
        return kiosk_.at<place::Welcome>() && kiosk_.session().overlay == Overlay::none
            && !const_cast<KioskFixture&>(kiosk_).app().staff_is_here();
    }
    unsigned below(unsigned count) { return std::uniform_int_distribution<unsigned>(0, count - 1)(random_); }
    bool one_in(unsigned count) { return below(count) == 0; }
    float x() { return static_cast<float>(below(static_cast<unsigned>(kiosk_.panel().width))); }
    float y() { return static_cast<float>(below(static_cast<unsigned>(kiosk_.panel().height))); }
    void tap_something()
    {
        std::vector<ui::Rect> places;
        for (const ui::Node& node : kiosk_.app().probe().nodes())
            // The way out is taken more rarely than it would be by chance, or nobody would get far.
            if (node.actionable() && node.clip.height > 4 && (!node.id.starts_with("end") || one_in(20)))
                places.push_back(node.clip);
        if (places.empty())
            return kiosk_.hand().tap_at(x(), y());
        const ui::Rect& at = places[below(static_cast<unsigned>(places.size()))];
        kiosk_.hand().tap_at(at.x + at.width / 2, at.y + at.height / 2);
    }

    const std::string language_;
    RecordingSpeaker speaker_;
    FakePrinting printing_;
    FakeMachine machine_;
    KioskFixture kiosk_;
    std::mt19937 random_;
};

} // namespace

TEST_CASE("whatever is touched, nothing asserts and two touches lead home")
{
    const long wanted = events_wanted();
    std::set<std::string> seen;
    long all_sessions = 0;
    const auto play = [&](const std::string& language, const Panel& panel, unsigned seed) {
        CAPTURE(language);
        CAPTURE(seed);
        Monkey monkey(language, panel, seed);
        Memory memory;
        long sessions = 0;
        while (monkey.events < wanted) {
            for (int i = 0; i < 50; ++i)
                monkey.act();
            CAPTURE(monkey.events);
            const std::string from = monkey.where();
            CAPTURE(from);
            REQUIRE(monkey.home_in_two());
            ++sessions;
            if (monkey.events % 5'000 == 0)
                memory.sample(sessions);
            if (monkey.events % 50'000 == 0) {
                std::printf("%s %ld events, %ld touches, %ld sessions, %ld kB private, %.4f kB a session\n",
                    language.c_str(), monkey.events, monkey.touches(), sessions, private_kilobytes(),
                    memory.kilobytes_per_session().value_or(0));
                std::fflush(stdout);
            }
        }
        if (const auto slope = memory.kilobytes_per_session())
            CHECK(*slope <= 1024. / 10'000); // a megabyte in ten thousand sessions
        all_sessions += sessions;
        seen.insert(monkey.seen.begin(), monkey.seen.end());
    };
    unsigned seed = 0;
    for (const std::string& language : catalogue().languages()) {
        ++seed;
        if (is_wanted(language))
            play(language, seed % 2 == 0 ? landscape : small, seed);
    }
    CHECK(seen.size() >= 6);
    MESSAGE(seen.size() << " screens left from, " << all_sessions << " sessions");
}
