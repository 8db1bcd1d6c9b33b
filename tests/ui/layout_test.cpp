// SPDX-License-Identifier: Apache-2.0
//
// Laws of layout, checked on every screen that a family passes, in every language, region and orientation.
#include "tests/support/fake_printing.hpp"
#include "tests/support/kiosk_fixture.hpp"
#include "tests/support/pseudo_language.hpp"
#include "tests/support/recording_speaker.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace kiosk;
using kiosk::test::KioskFixture;
using kiosk::test::Panel;

namespace {

bool has_han(std::string_view text)
{
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0xE4 && byte <= 0xE9) // U+4000 to U+9FFF in UTF-8
            return true;
    }
    return false;
}

bool has_latin(std::string_view text)
{
    return std::any_of(
        text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool within(const ui::Rect& inner, const ui::Rect& outer, float tolerance)
{
    return inner.x >= outer.x - tolerance && inner.y >= outer.y - tolerance
        && inner.right() <= outer.right() + tolerance && inner.bottom() <= outer.bottom() + tolerance;
}

float distance(const ui::Rect& a, const ui::Rect& b)
{
    const float dx = std::max({ 0.f, a.x - b.right(), b.x - a.right() });
    const float dy = std::max({ 0.f, a.y - b.bottom(), b.y - a.bottom() });
    return std::sqrt(dx * dx + dy * dy);
}

struct Laws {
    KioskFixture& kiosk;
    std::string language;
    std::set<std::string>& screens;

    void operator()() const
    {
        const auto& nodes = kiosk.app().probe().nodes();
        const float mm = static_cast<float>(kiosk.panel().px_per_mm);
        const ui::Rect screen { 0, 0, static_cast<float>(kiosk.panel().width),
            static_cast<float>(kiosk.panel().height) };
        // What the voice is worked with takes its place from the page.
        const bool question = kiosk.session().sound.listening == Sound::Listening::off && !kiosk.question().empty()
            && kiosk.session().overlay == Overlay::none;
        const bool standard_size = kiosk.session().display.text_size == TextSize::standard;
        CAPTURE(language);
        check_more();
        const bool warning = kiosk.app().probe().find_id("stay") != nullptr;
        if (!warning && kiosk.session().overlay == Overlay::none
            && std::holds_alternative<place::Results>(kiosk.session().place))
            check_board();
        check_frame();
        std::set<std::string> ids;
        std::string heading;
        for (const ui::Node& node : nodes)
            if (node.role == ui::Role::heading && heading.empty())
                heading = node.label;
        screens.insert(heading);
        CAPTURE(heading);
        CHECK_FALSE(heading.empty());
        // Most nodes obey: words for a complaint are made only for one that does not.
        const auto law = [&](bool holds, const char* what, const ui::Node& node, const ui::Node* other = nullptr) {
            if (holds)
                return;
            const std::string first = node.label;
            const std::string second = other ? other->label : std::string {};
            CAPTURE(first);
            CAPTURE(second);
            FAIL_CHECK(std::string(what));
        };
        for (const ui::Node& node : nodes) {
            law(node.label.find("⟦") == std::string::npos, "nothing is untranslated", node);
            law(node.label.find('{') == std::string::npos, "every placeholder is filled", node);
            law(can_be_drawn(node.label), "every character has its glyph", node);
            law(within(node.rect, node.box, 1.5f), "no text leaves its box", node);
            law(node.rect.x >= -1 && node.rect.right() <= screen.width + 1, "nothing stands beside the screen", node);
            if (language == "en" && !node.official && has_han(node.label))
                law(has_latin(node.label) || node.label == "语言" || node.label == "简体中文",
                    "Chinese only as an addition to English", node);
            if (node.clip == node.rect)
                law(within(node.rect, screen, 1), "nothing stands beside the screen", node);
            if (!node.actionable())
                continue;
            law(!node.label.empty(), "every button says something", node);
            // What is chosen most is never smaller than a main target; nothing is smaller than the least.
            const bool main = node.id.starts_with("answer/") || node.id.starts_with("language") || node.id == "agree"
                || node.id == "back" || node.id == "help" || node.id == "end" || node.id == "results"
                || node.id == "done" || node.id == "dont_know" || node.id.ends_with("/more");
            const float least = main ? 20 * mm - 1 : 15 * mm;
            law(node.rect.width >= least && node.rect.height >= least, "targets are large enough", node);
            if (kiosk.panel().bottom_mm) {
                const double top = *kiosk.panel().bottom_mm + (screen.height - node.clip.y) / mm;
                law(node.clip.height <= 0 || top <= 1220.5, "nothing to touch is higher than an arm reaches", node);
            }
            // The pseudo-language is 40 % longer than English: on 203 mm of height that is more than a page.
            const bool too_long = language == test::pseudo_language && kiosk.panel().height < 1000;
            if (question && standard_size && !too_long)
                law(!node.id.ends_with("/more"), "no question scrolls at the standard size", node);
            law(ids.insert(node.id).second, "ids are unique", node);
        }
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const ui::Node& a = nodes[i];
            for (std::size_t j = i + 1; j < nodes.size(); ++j) {
                const ui::Node& b = nodes[j];
                if (a.clip.height <= 0 || b.clip.height <= 0)
                    continue; // out of sight in a list
                if (a.actionable() && b.actionable()) {
                    law(distance(a.clip, b.clip) >= 2.54f * mm - 1, "targets keep 2.54 mm apart", a, &b);
                } else if (a.actionable() != b.actionable()) {
                    const ui::Node& button = a.actionable() ? a : b;
                    const ui::Node& text = a.actionable() ? b : a;
                    if (button.clip.overlaps(text.clip))
                        law(within(text.clip, button.clip, 1.5f), "text on a button stays on it", text, &button);
                } else {
                    const ui::Rect common = a.clip.intersection(b.clip);
                    law(common.width <= 2 || common.height <= 2, "text does not run over text", a, &b);
                }
            }
        }
    }

    // All services of the list at once, up to the default size; at larger ones those that help most come first.
    void check_board() const
    {
        const std::size_t services = kiosk.app().setting().decider.region().services.size();
        const bool at_once = kiosk.session().display.text_size <= TextSize::standard
            && kiosk.session().sound.listening == Sound::Listening::off && language != test::pseudo_language;
        std::size_t whole = 0;
        for (std::size_t service = 0; service < services; ++service) {
            const ui::Node* const tile = kiosk.app().probe().find_id("service/" + std::to_string(service));
            REQUIRE(tile);
            whole += tile->clip.height >= tile->rect.height - 1 && tile->clip.width >= tile->rect.width - 1;
        }
        if (at_once)
            CHECK(whole == services);
        for (const char* id : { "take_along", "compare", "change" })
            CHECK(kiosk.app().probe().find_id(id));
    }

    // Keys and foot leave the screen to the page.
    void check_frame() const
    {
        const auto width = static_cast<float>(kiosk.panel().width);
        const auto height = static_cast<float>(kiosk.panel().height);
        const ui::Node* const help = kiosk.app().probe().find_id("help");
        if (!help) // the warning that nobody is there
            return;
        ui::Rect keys = help->rect;
        const ui::Node* foot = nullptr; // the lowest text of the frame
        for (const ui::Node& node : kiosk.app().probe().nodes()) {
            if (node.part != ui::Part::frame)
                continue;
            if (!node.actionable()) {
                if (!foot || node.rect.bottom() > foot->rect.bottom())
                    foot = &node;
                continue;
            }
            const float left = std::min(keys.x, node.rect.x);
            const float top = std::min(keys.y, node.rect.y);
            keys = { left, top, std::max(keys.right(), node.rect.right()) - left,
                std::max(keys.bottom(), node.rect.bottom()) - top };
        }
        REQUIRE(foot);
        // Below, the bar reaches from the keys down; at the side it reaches to the edge, and the foot stands beside it.
        const bool below = keys.y > height * 0.6f;
        const float taken = below
            ? width * (height - keys.y)
            : std::min(width - keys.x, keys.right()) * height + foot->rect.width * (height - foot->rect.y);
        const float share = taken / (width * height);
        const float most = kiosk.session().display.text_size <= TextSize::standard ? 0.15f : 0.25f;
        if (language != test::pseudo_language) {
            CAPTURE(share);
            CHECK(share <= most);
        }
    }

    // Where content is hidden below, a button says so.
    void check_more() const
    {
        for (const ui::Node& node : kiosk.app().probe().nodes()) {
            if (node.clip.bottom() + 1 >= node.rect.bottom() || node.clip.height >= node.rect.height)
                continue;
            const auto& all = kiosk.app().probe().nodes();
            const bool offered = std::any_of(all.begin(), all.end(),
                [](const ui::Node& each) { return each.id.ends_with("/more") || each.id.ends_with("/up"); });
            if (!offered)
                FAIL_CHECK("hidden without a button that leads there: " << node.label);
        }
    }

    static bool can_be_drawn(const std::string& label)
    {
        static std::map<std::string, bool> known;
        const auto [found, added] = known.try_emplace(label, false);
        if (added)
            found->second = test::typesetter().missing(label).empty();
        return found->second;
    }
};

using Told = std::map<std::string, std::string>;

// Through every screen once: two children, every overlay, each service in full.
void journey(KioskFixture& kiosk, const std::string& language, const std::string& text_size)
{
    kiosk.after_each();
    REQUIRE(kiosk.tap_id("display"));
    REQUIRE(kiosk.tap_id(text_size));
    REQUIRE(kiosk.tap_id("close"));
    kiosk.begin(language);
    REQUIRE(kiosk.tap_id("listen"));
    REQUIRE(kiosk.tap_id("listen"));
    REQUIRE(kiosk.tap_id("step_more"));
    kiosk.answer_all({ { "age", "0" }, { "newborn", "true" }, { "born_here", "true" }, { "hukou", "none" },
        { "months_here", "0" }, { "carer", "relative" }, { "stage", "none" }, { "unsupported", "true" } });
    REQUIRE(kiosk.tap_id("add"));
    kiosk.answer_all({ { "age", "4" }, { "hukou", "same_city_district" }, { "months_here", "3" }, { "carer", "parent" },
        { "stage", "kindergarten" }, { "inclusive_kindergarten", "true" }, { "disability", "true" },
        { "hardship", "true" }, { "insured", "here" } });
    REQUIRE(kiosk.tap_id("done"));
    REQUIRE(kiosk.tap_id("results"));
    for (const char* child : { "child/1", "child/0" }) {
        REQUIRE(kiosk.tap_id(child));
        REQUIRE(kiosk.tap_id("listen"));
        REQUIRE(kiosk.tap_id("listen"));
        REQUIRE(kiosk.tap_id("compare"));
        REQUIRE(kiosk.tap_id("back"));
        const auto count = kiosk.app().setting().decider.region().services.size();
        if (kiosk.app().probe().find_id("membership")) { // no 流动儿童
            REQUIRE(kiosk.tap_id("membership"));
            REQUIRE(kiosk.tap_id("close"));
        }
        for (std::size_t service = 0; service < count; ++service) {
            CAPTURE(service);
            REQUIRE(kiosk.tap_id("service/" + std::to_string(service)));
            if (service == 2) { // of several benefits
                for (const char* fold : { "fold/official_words", "fold/reasons", "fold/laws", "fold/time", "fold/proxy",
                         "fold/refused", "fold/about" })
                    (void)kiosk.tap_id(fold); // not there when there is nothing behind it
                REQUIRE(kiosk.tap_id("benefit/3"));
            }
            REQUIRE(kiosk.tap_id("back"));
        }
    }
    for (const char* id : { "help", "close", "language", "back", "end", "end_no" })
        REQUIRE(kiosk.tap_id(id));
    kiosk.hand().wait(std::chrono::seconds(301));
    kiosk.after_each();
    REQUIRE(kiosk.tap_id("stay"));
    REQUIRE(kiosk.tap_id("back"));
    // The four-year-old is said to be in senior high school.
    const Policy& policy = kiosk.app().setting().policy;
    for (std::size_t i = 0; i < policy.questions.size(); ++i)
        if (policy.questions[i].id == "stage")
            REQUIRE(kiosk.tap_id("row/1/" + std::to_string(i)));
    kiosk.answer(policy.schema[*policy.schema.find("stage")].value_of("senior_high"));
    REQUIRE(current_contradictions(kiosk.session(), kiosk.app().setting()).size() > 0);
}

} // namespace

TEST_CASE("the laws of layout hold on every screen, in every language and text size")
{
    const Panel* panel = nullptr;
    SUBCASE("1280x800")
    {
        panel = &test::small;
    }
    SUBCASE("1920x1080")
    {
        panel = &test::landscape;
    }
    SUBCASE("1080x1920")
    {
        panel = &test::portrait;
    }
    SUBCASE("3840x2160")
    {
        panel = &test::large;
    }
    SUBCASE("2160x3840 hung high")
    {
        panel = &test::high;
    }
    const content::Catalogue& content = test::catalogue_with_pseudo_language();
    std::size_t looked_at = 0;
    std::set<std::string> all;
    for (const char* region : { "zhejiang", "shenzhen" }) {
        for (const std::string& language : content.languages()) {
            for (const char* text_size : { "size/small", "size/standard", "size/large", "size/largest" }) {
                CAPTURE(std::string(region));
                CAPTURE(std::string(panel->name));
                CAPTURE(std::string(text_size));
                // At the largest size a word of the pseudo-language is wider than a column of a low panel.
                if (language == test::pseudo_language && (panel == &test::small || panel == &test::landscape)
                    && text_size == std::string_view("size/largest"))
                    continue;
                // Also what is offered only where the site asks for it.
                site::Site site = test::still_site();
                site.languages = { "zh-Hans", "en", language };
                if (language == "zh-Hans" || language == "en")
                    site.languages.pop_back();
                test::RecordingSpeaker speaker;
                KioskFixture kiosk(region, *panel, site, content, &speaker);
                std::set<std::string> screens;
                // The welcome screen greets in the kiosk's own language until one is chosen.
                kiosk.after_each = [&] {
                    ++looked_at;
                    Laws { kiosk, kiosk.session().language, screens }();
                };
                journey(kiosk, language, text_size);
                CHECK(screens.size() >= 30);
                for (const std::string& screen : screens)
                    all.insert(std::string(region) + language + screen);
            }
        }
    }
    MESSAGE(std::string(panel->name) << ": " << all.size() << " screens in 2 regions and " << content.languages().size()
                                     << " languages, 4 text sizes: " << looked_at << " layouts checked");
}

TEST_CASE("every screen that there is keeps the laws of layout, reached by the way that it tells of itself")
{
    for (const Panel& panel : { test::landscape, test::portrait }) {
        for (const Screen* const screen : all_screens()) {
            CAPTURE(std::string(panel.name));
            CAPTURE(std::string(screen->id));
            test::FakePrinting printing;
            KioskFixture kiosk("zhejiang", panel);
            kiosk.app().use_printer(
                printing, [](const Session&) -> DocumentMaker { return [] { return Result<Document>(Document {}); }; },
                [] { return local_day(std::chrono::system_clock::now()); });
            REQUIRE(kiosk.hand().go_to(*screen));
            std::set<std::string> screens;
            Laws { kiosk, kiosk.session().language, screens }();
        }
    }
}

TEST_CASE("contrast moves nothing: the laws checked in one mode hold in all")
{
    std::size_t compared = 0;
    for (const Panel& panel : { test::landscape, test::portrait, test::small }) {
        std::vector<std::vector<ui::Rect>> standard;
        for (const char* contrast :
            { "contrast/standard", "contrast/black_on_white", "contrast/white_on_black", "contrast/low" }) {
            test::RecordingSpeaker speaker;
            KioskFixture kiosk("zhejiang", panel, test::still_site(), test::catalogue(), &speaker);
            std::vector<std::vector<ui::Rect>> seen;
            REQUIRE(kiosk.tap_id("display"));
            REQUIRE(kiosk.tap_id(contrast));
            REQUIRE(kiosk.tap_id("close"));
            // The display page marks the mode itself, so it is the one that differs.
            const auto look = [&] {
                if (kiosk.session().overlay == Overlay::display)
                    return;
                std::vector<ui::Rect>& rects = seen.emplace_back();
                for (const ui::Node& node : kiosk.app().probe().nodes())
                    rects.push_back(node.rect);
            };
            kiosk.after_each = look;
            journey(kiosk, "zh-Hans", "size/standard");
            if (standard.empty())
                standard = seen;
            CAPTURE(std::string(contrast));
            CHECK(seen == standard);
            compared += seen.size();
        }
    }
    MESSAGE(compared << " layouts compared");
}

TEST_CASE("a screen hung high is used from below, and a tall one can be lowered and raised by one tap")
{
    for (const Panel& panel : { test::high, test::portrait }) {
        KioskFixture kiosk("zhejiang", panel);
        const float mm = static_cast<float>(panel.px_per_mm);
        // Above the lower edge.
        const auto highest = [&] {
            float top = static_cast<float>(panel.height);
            for (const ui::Node& node : kiosk.app().probe().nodes())
                if (node.actionable())
                    top = std::min(top, node.rect.y);
            return (static_cast<float>(panel.height) - top) / mm;
        };
        kiosk.begin("zh-Hans");
        const float whole = highest();
        if (panel.bottom_mm)
            CHECK(*panel.bottom_mm + whole <= 1220);
        REQUIRE(kiosk.tap_id("reach"));
        CHECK(kiosk.session().display.reach == Reach::low);
        const float low = highest();
        CHECK(low < whole - 30);
        if (panel.bottom_mm)
            CHECK(*panel.bottom_mm + low <= 1015);
        REQUIRE(kiosk.tap_id("reach"));
        CHECK(kiosk.session().display.reach == Reach::whole);
        REQUIRE(kiosk.tap_id("reach"));
        REQUIRE(kiosk.tap_id("end"));
        REQUIRE(kiosk.tap_id("end_yes"));
        CHECK(kiosk.session().display.reach == Reach::whole);
    }
    KioskFixture low("zhejiang", test::small);
    CHECK_FALSE(low.tap_id("reach")); // nothing would be gained
}

TEST_CASE("every colour of the theme is as far from its ground as its mode promises")
{
    using ui::Color;
    const auto luminance = [](std::uint32_t hex) {
        const auto channel = [](std::uint32_t value) {
            const double share = value / 255.0;
            return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * channel(hex >> 16) + 0.7152 * channel((hex >> 8) & 0xFF) + 0.0722 * channel(hex & 0xFF);
    };
    const auto ratio = [&](Contrast mode, Color a, Color b) {
        const double x = luminance(ui::rgb(a, mode));
        const double y = luminance(ui::rgb(b, mode));
        return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
    };
    const std::vector<std::pair<Color, Color>> text { { Color::ink, Color::ground }, { Color::ink, Color::card },
        { Color::ink, Color::bar }, { Color::ink, Color::chosen }, { Color::ink, Color::pressed },
        { Color::ink, Color::danger_ground }, { Color::ink, Color::eligible_ground },
        { Color::ink, Color::conditional_ground }, { Color::ink, Color::undetermined_ground },
        { Color::ink, Color::not_yet_ground }, { Color::ink, Color::ineligible_ground },
        { Color::ineligible, Color::ground }, { Color::quiet, Color::ground }, { Color::quiet, Color::card },
        { Color::quiet, Color::bar }, { Color::primary, Color::ground }, { Color::primary, Color::card },
        { Color::on_primary, Color::primary }, { Color::danger, Color::danger_ground },
        { Color::eligible, Color::eligible_ground }, { Color::conditional, Color::conditional_ground },
        { Color::undetermined, Color::undetermined_ground }, { Color::not_yet, Color::not_yet_ground },
        { Color::ineligible, Color::ineligible_ground }, { Color::brown, Color::ground },
        { Color::blue, Color::ground }, { Color::teal, Color::ground }, { Color::violet, Color::ground },
        { Color::crimson, Color::ground }, { Color::olive, Color::ground } };
    const std::vector<std::pair<Color, Color>> edges { { Color::line, Color::ground }, { Color::line, Color::card },
        { Color::line, Color::bar }, { Color::focus, Color::ground }, { Color::focus, Color::bar } };
    struct Promise {
        Contrast mode;
        double text;
    };
    for (const Promise& promise : { Promise { Contrast::standard, 10 }, Promise { Contrast::black_on_white, 20 },
             Promise { Contrast::white_on_black, 20 }, Promise { Contrast::low, 4.5 } }) {
        CAPTURE(static_cast<int>(promise.mode));
        for (const auto& [ink, ground] : text) {
            CAPTURE(static_cast<int>(ink));
            CAPTURE(static_cast<int>(ground));
            CHECK(ratio(promise.mode, ink, ground) >= promise.text);
        }
        for (const auto& [edge, ground] : edges) {
            CAPTURE(static_cast<int>(edge));
            CAPTURE(static_cast<int>(ground));
            CHECK(ratio(promise.mode, edge, ground) >= 3);
        }
    }
}
