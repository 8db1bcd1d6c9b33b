// SPDX-License-Identifier: Apache-2.0
//
// What stands on one screen: how long the page of a service is, for every service of every region, every pattern of
// verdicts that its benefits can have and every language; and that the page of dangers never scrolls.
#include "kiosk/core/witness.hpp"
#include "kiosk/ui/router.hpp"

#include "tests/policy/random_families.hpp"
#include "tests/support/kiosk_fixture.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <set>

using namespace kiosk;
using kiosk::test::Panel;

namespace {

// A page to be looked at: a service for a child with these answers.
struct Case {
    std::size_t service = 0;
    Answers answers;
    std::optional<std::size_t> benefit {}; // nothing: the one that opens with the page
};

// Everything that decides what stands on the page of a service.
std::string pattern(const Decision& decision, std::size_t service)
{
    std::string pattern = std::to_string(service) + " " + std::string(name(decision.membership.truth));
    for (const BenefitDecision& benefit : decision.of(decision.services[service])) {
        pattern += " " + std::string(name(benefit.verdict)) + " " + benefit.missing.to_string() + " ";
        pattern += benefit.confirm.to_string();
    }
    return pattern;
}

// Each pattern once: of children drawn by lot, whose families tell more or less, and of one for each verdict of each
// benefit.
std::vector<Case> cases(const tests::OfficialList& list)
{
    std::vector<Case> cases;
    std::set<std::string> known;
    const auto add = [&](const Answers& answers) {
        const Decision decision = list.decider.decide(answers);
        for (std::size_t service = 0; service < decision.services.size(); ++service)
            if (known.insert(pattern(decision, service)).second)
                cases.push_back({ service, answers });
    };
    std::size_t benefit = 0;
    for (std::size_t service = 0; service < list.region.services.size(); ++service) {
        for (std::size_t own = 0; own < list.region.services[service].benefits.size(); ++own, ++benefit) {
            for (const Verdict verdict : verdicts) {
                if (const auto answers = witness(list.policy, list.decider, benefit, verdict)) {
                    add(*answers);
                    cases.push_back({ service, *answers, own });
                }
            }
        }
    }
    tests::RandomFamilies families(list, 20260301);
    for (int i = 0; i < 60; ++i) {
        const Answers all = families.told();
        add(all);
        add(families.withheld(all, 0.3));
    }
    return cases;
}

// Draws pages without an App: only what a page is made of.
class Press {
public:
    Press(const Panel& panel, const std::string& language)
        : ui_(test::typesetter(), test::pictures(), textures_)
        , panel_(panel)
        , language_(language)
        , messages_(*locale::Messages::create(
              language, test::catalogue().messages(language), test::catalogue().messages("zh-Hans")))
    {
        site_.windows.push_back({ "all", "便民服务中心综合窗口", "一楼大厅", "工作日 9:00—17:00", {} });
    }

    struct Look {
        int screens = 1;
        double empty = 0; // share of the page on which nothing stands, before "more" is pressed
        bool where = false; // where to go is said above
    };
    Look look(const Decider& decider, Session session)
    {
        Look look;
        const Setting setting { decider.policy(), decider, language_ };
        const Words words(test::catalogue(), messages_, decider.region());
        session.language = language_;
        ui::Ui::Frame frame;
        frame.width = static_cast<float>(panel_.width);
        frame.height = static_cast<float>(panel_.height);
        frame.px_per_mm = static_cast<float>(panel_.px_per_mm);
        frame.page = ui::page_on({ frame.width, frame.height, frame.px_per_mm, panel_.bottom_mm }, Reach::whole);
        frame.right_to_left = words.right_to_left();
        frame.language = language_;
        // What scrolls knows its length once it was drawn.
        for (int i = 0; i < 2; ++i) {
            ImGui::GetIO().DisplaySize = { frame.width, frame.height };
            ImGui::NewFrame();
            ui_.begin(frame);
            const ui::Chrome chrome = ui::lay_out_chrome(ui_, words, session, ui::VoiceState::ready, "便民服务中心");
            const ui::Surroundings around { site_, languages_, {}, printer_, PrintOffer {}, ui::VoiceState::ready,
                false };
            (void)ui::draw_place(ui_, words, session, setting, around, chrome.content);
            ui_.end();
            ImGui::Render();
            look = { ui_.screens(), empty(chrome.content), says(words(Phrase::detail_where)) };
            if (look.screens == 1)
                break;
        }
        return look;
    }

private:
    // That heading can be seen, and the first line below it.
    bool says(std::string_view heading) const
    {
        const auto& nodes = ui_.probe().nodes();
        const auto found = std::find_if(nodes.begin(), nodes.end(),
            [&](const ui::Node& node) { return node.role == ui::Role::heading && node.label == heading; });
        return found != nodes.end() && found + 1 != nodes.end()
            && (found + 1)->clip.height >= std::min((found + 1)->rect.height, found->rect.height) - 1;
    }
    // By squares of 20 mm that no word and no button comes near.
    double empty(const ui::Rect& page) const
    {
        const auto side = static_cast<float>(20 * panel_.px_per_mm);
        int all = 0;
        int empty = 0;
        for (float y = page.y; y + side <= page.bottom(); y += side) {
            for (float x = page.x; x + side <= page.right(); x += side) {
                const ui::Rect square { x, y, side, side };
                ++all;
                const auto& nodes = ui_.probe().nodes();
                empty += std::none_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
                    const ui::Rect seen = node.area ? node.box.intersection(node.area_rect) : node.box;
                    return seen.height > 0 && seen.overlaps(square);
                });
            }
        }
        return static_cast<double>(empty) / all;
    }

    test::FakeTextures textures_;
    ui::ImGuiSession imgui_;
    ui::Ui ui_;
    const Panel& panel_;
    std::string language_;
    locale::Messages messages_;
    site::Site site_;
    std::vector<ui::LanguageChoice> languages_;
    PrinterReport printer_ { true, {}, {} };
};

Session at_service(const Case& page)
{
    Session session;
    session.family.children.emplace_back();
    session.family.children.front().answers = page.answers;
    session.place = place::Detail { 0, page.service, page.benefit };
    return session;
}

class Counts {
public:
    void add(int screens) { ++counts_[screens]; }
    int most() const { return counts_.rbegin()->first; }
    std::size_t all() const { return up_to(most()); }
    std::size_t up_to(int screens) const
    {
        std::size_t sum = 0;
        for (const auto& [number, count] : counts_)
            sum += number <= screens ? count : 0;
        return sum;
    }
    int median() const
    {
        int screens = 1;
        while (2 * up_to(screens) < all())
            ++screens;
        return screens;
    }

private:
    std::map<int, std::size_t> counts_; // by number of screens
};

} // namespace

TEST_CASE("no page of a service is longer than three screens, and each says at first where to go")
{
    const Panel* panel = nullptr;
    SUBCASE("service pages 1920x1080")
    {
        panel = &test::landscape;
    }
    SUBCASE("service pages 1080x1920")
    {
        panel = &test::portrait;
    }
    SUBCASE("service pages 1280x800")
    {
        panel = &test::small;
    }
    SUBCASE("service pages 3840x2160")
    {
        panel = &test::large;
    }
    std::map<std::string, Counts> by_name; // languages and services
    Counts all;
    std::size_t without_where = 0;
    for (const char* region : { "zhejiang", "shenzhen" }) {
        const tests::OfficialList list(region);
        const std::vector<Case> pages = cases(list);
        for (const std::string& language : test::catalogue().languages()) {
            Press press(*panel, language);
            for (const Case& page : pages) {
                const std::string& service = list.region.services[page.service].id;
                const auto [screens, empty, where] = press.look(list.decider, at_service(page));
                // A panel of 203 mm of height shows less at a look.
                const int most = panel == &test::small ? 7 : 3;
                if (screens > most)
                    FAIL_CHECK(language << " " << service << " takes " << screens << " screens");
                // On 203 mm of height the list of a service's benefits may take the first look.
                without_where += !where;
                if (!where && panel != &test::small)
                    FAIL_CHECK(language << " " << service << " does not say at first where to go");
                // Empty halves are not calm, they are waste.
                if (screens > 1 && empty > 1.0 / 3)
                    FAIL_CHECK(language << " " << service << " leaves " << empty << " of its page empty");
                by_name[language].add(screens);
                by_name[service].add(screens);
                all.add(screens);
            }
        }
    }
    CHECK(all.median() <= (panel == &test::small ? 3 : 1));
    CHECK(without_where * 50 <= all.all());
    const auto row = [&](const std::string& name, const Counts& counts) {
        MESSAGE(std::string(panel->name) << ", " << name << ": " << counts.all() << " pages, median " << counts.median()
                                         << ", at most " << counts.most() << ", " << counts.all() - counts.up_to(1)
                                         << " longer than one screen");
    };
    for (const auto& [name, counts] : by_name)
        row(name, counts);
    row("all", all);
}

TEST_CASE("the page of the display stands on one screen of a wide or tall panel at the default size")
{
    for (const Panel* panel : { &test::landscape, &test::portrait, &test::large, &test::high }) {
        for (const std::string& language : test::catalogue().languages()) {
            Press press(*panel, language);
            const Decider decider(test::catalogue().policy(), test::catalogue().policy().regions.front());
            Session session;
            session.place = place::Notice {};
            session.overlay = Overlay::display;
            CAPTURE(std::string(panel->name));
            CAPTURE(language);
            CHECK(press.look(decider, session).screens == 1);
        }
    }
}

TEST_CASE("the page of dangers stands on one screen, on every panel and in every region")
{
    for (const Panel* each : { &test::landscape, &test::portrait, &test::small, &test::large, &test::high }) {
        const Panel& panel = *each;
        for (const std::string& language : test::catalogue().languages()) {
            Press press(panel, language);
            for (const Region& region : test::catalogue().policy().regions) {
                const Decider decider(test::catalogue().policy(), region);
                Session session;
                session.place = place::Notice {};
                session.overlay = Overlay::help;
                CAPTURE(std::string(panel.name));
                CAPTURE(language);
                CAPTURE(region.id);
                CHECK(press.look(decider, session).screens == 1);
            }
        }
    }
}
