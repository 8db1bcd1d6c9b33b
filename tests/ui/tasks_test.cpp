// SPDX-License-Identifier: Apache-2.0
//
// What three tasks take somebody who stands before the kiosk for the first time: taps counted, seconds by a model that
// is stated here so that it can be argued with, as a table: ui_test --test-case="tasks*".
//
// A tap takes 1.1 s and a page 1.35 s to find one's way on (P and M of the keystroke-level model; Card, Moran and
// Newell 1980). Reading: 255 characters a minute in Chinese, 228 words in English, 138 in Arabic (Trauzettel-Klosinski
// and Dietz 2012). Who knows what to look for reads the heading of each page and what is tapped; who does not reads
// every word of it that is in sight.
#include "tests/support/fake_printing.hpp"
#include "tests/support/kiosk_fixture.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace kiosk;
using kiosk::test::KioskFixture;

namespace {

constexpr double seconds_of_tap = 1.1;
constexpr double seconds_of_page = 1.35;

struct Reader {
    const char* language;
    double per_minute; // characters, or words where blanks part them
    bool characters;
};
constexpr Reader readers[] { { "zh-Hans", 255, true }, { "en", 228, false }, { "ar", 138, false } };

double seconds_to_read(std::string_view words, const Reader& reader)
{
    int count = 0;
    bool within = false;
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        const bool blank = byte <= ' ';
        if (reader.characters)
            count += !blank && (byte & 0xC0U) != 0x80;
        else
            count += !blank && !within;
        within = !blank;
    }
    return 60.0 * count / reader.per_minute;
}

// Somebody who works the kiosk, and what it takes.
class Visitor {
public:
    Visitor(const test::Panel& panel, const Reader& reader)
        : kiosk_("zhejiang", panel)
        , reader_(reader)
    {
        kiosk_.app().use_printer(
            printing_, [](const Session&) -> DocumentMaker { return [] { return Result<Document>(Document {}); }; },
            [] { return local_day(std::chrono::system_clock::now()); });
    }

    void tap(const std::string& id)
    {
        arrive();
        const ui::Node* const node = kiosk_.app().probe().find_id(id);
        CAPTURE(id);
        REQUIRE(node);
        knowing_ += seconds_to_read(node->label, reader_);
        REQUIRE(kiosk_.hand().tap_id(id));
    }
    // From the welcome page to the results, with what is told of one child.
    void to_results(const ui::Told& told)
    {
        tap(std::string("language/") + reader_.language);
        tap("agree");
        const Setting& setting = kiosk_.app().setting();
        while (const auto ask = current_question(kiosk_.session(), setting))
            for (const std::string& id : ui::taps_for(*ask, told, kiosk_.session(), setting))
                tap(id);
        tap("done");
        tap("results");
    }
    void open(std::string_view service)
    {
        const auto& services = kiosk_.app().setting().decider.region().services;
        for (std::size_t i = 0; i < services.size(); ++i)
            if (services[i].id == service)
                return tap("service/" + std::to_string(i));
        FAIL("no service is called " << std::string(service));
    }
    // The page that ends the task.
    void arrive()
    {
        const std::string& heading = this->heading();
        if (heading == heading_)
            return;
        heading_ = heading;
        ++pages_;
        knowing_ += seconds_to_read(heading, reader_);
        for (const ui::Node& node : kiosk_.app().probe().nodes())
            if (node.part == ui::Part::page && node.clip.height > 0)
                reading_ += seconds_to_read(node.label, reader_);
    }
    // Of this heading, and of what follows it: on the page without a tap.
    bool in_sight(Phrase phrase)
    {
        const auto messages = locale::Messages::create(
            reader_.language, test::catalogue().messages(reader_.language), test::catalogue().messages("zh-Hans"));
        const Words words(test::catalogue(), *messages, kiosk_.app().setting().decider.region());
        const auto& nodes = kiosk_.app().probe().nodes();
        const auto found = std::find_if(
            nodes.begin(), nodes.end(), [&](const ui::Node& node) { return node.label == words(phrase); });
        return found != nodes.end() && found + 1 != nodes.end()
            && (found + 1)->clip.height >= (found + 1)->rect.height - 1;
    }
    KioskFixture& kiosk() { return kiosk_; }
    int ordered() const { return printing_.ordered; }

    std::string row() const
    {
        const int taps = kiosk_.hand().taps();
        const double hand = taps * seconds_of_tap + pages_ * seconds_of_page;
        const auto whole = [](double seconds) { return std::to_string(std::lround(seconds)); };
        return std::to_string(taps) + " taps, " + std::to_string(pages_) + " pages, " + whole(hand + knowing_)
            + " s knowing what to look for, " + whole(hand + reading_) + " s reading every word";
    }

private:
    const std::string& heading() const
    {
        static const std::string none;
        for (const ui::Node& node : kiosk_.app().probe().nodes())
            if (node.role == ui::Role::heading)
                return node.label;
        return none;
    }

    test::FakePrinting printing_;
    mutable KioskFixture kiosk_;
    const Reader& reader_;
    std::string heading_;
    int pages_ = 0;
    double knowing_ = 0; // seconds
    double reading_ = 0;
};

const ui::Told at_home { { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" }, { "carer", "parent" },
    { "stage", "primary" }, { "insured", "other_province" }, { "residence_permit", "true" },
    { "enrolled_here", "true" }, { "rural_school", "false" }, { "inclusive_kindergarten", "true" } };

ui::Told with(ui::Told told, const ui::Told& more)
{
    for (const auto& [fact, value] : more)
        told[fact] = value;
    return told;
}

} // namespace

TEST_CASE("tasks of somebody who is new here end within a few taps of the results")
{
    for (const test::Panel* panel : { &test::landscape, &test::portrait }) {
        for (const Reader& reader : readers) {
            const auto tell = [&](const char* task, const Visitor& visitor) {
                MESSAGE(std::string(panel->name)
                    << ", " << std::string(reader.language) << ": " << std::string(task) << ": " << visitor.row());
            };
            CAPTURE(std::string(panel->name));
            CAPTURE(std::string(reader.language));

            Visitor kindergarten(*panel, reader);
            kindergarten.to_results(with(at_home, { { "age", "5" }, { "stage", "none" } }));
            const int before = kindergarten.kiosk().hand().taps();
            kindergarten.open("ZJ-02");
            kindergarten.arrive();
            CHECK(kindergarten.kiosk().hand().taps() == before + 1);
            CHECK(kindergarten.in_sight(Phrase::detail_where));
            CHECK(kindergarten.in_sight(Phrase::detail_bring));
            tell("can my 5-year-old go to kindergarten here, and what do I bring", kindergarten);

            Visitor newcomers(*panel, reader);
            newcomers.to_results(with(at_home, { { "months_here", "2" } }));
            newcomers.tap("membership");
            newcomers.arrive();
            tell("we have been here two months: what now", newcomers);

            Visitor disabled(*panel, reader);
            disabled.to_results(with(at_home, { { "disability", "true" } }));
            disabled.tap("print");
            disabled.tap("print_go");
            disabled.arrive();
            CHECK(disabled.ordered() == 1);
            tell("print what I need for the disabled child", disabled);
        }
    }
}
