// SPDX-License-Identifier: Apache-2.0
//
// How long the page of a service is: for every service of every region, every pattern of verdicts that its benefits
// can have, every language.
#include "tests/policy/random_families.hpp"
#include "tests/support/kiosk_fixture.hpp"

#include "kiosk/core/witness.hpp"
#include "kiosk/ui/router.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <numeric>
#include <set>

using namespace kiosk;
using kiosk::test::Panel;

namespace {

// A page to be looked at: a service for a child with these answers.
struct Case {
    std::size_t service = 0;
    Answers answers;
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
    for (std::size_t benefit = 0; benefit < list.decider.benefit_count(); ++benefit)
        for (const Verdict verdict : verdicts)
            if (const auto answers = witness(list.policy, list.decider, benefit, verdict))
                add(*answers);
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

    // How many screens the page takes.
    int screens(const tests::OfficialList& list, Session session)
    {
        const Setting setting { list.policy, list.decider, language_ };
        const Words words(test::catalogue(), messages_, list.region);
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
            const ui::Chrome chrome
                = ui::lay_out_chrome(ui_, words, session, ui::VoiceState::ready, "便民服务中心");
            const ui::Surroundings around { site_, languages_, {}, printer_, ui::PrintOffer {}, false };
            (void)ui::draw_place(ui_, words, session, setting, around, chrome.content);
            ui_.end();
            ImGui::Render();
            if (ui_.screens() == 1)
                break;
        }
        return ui_.screens();
    }

private:
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
    session.place = place::Detail { 0, page.service };
    return session;
}

int median(std::vector<int> numbers)
{
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

} // namespace

TEST_CASE("no page of a service is longer than three screens, and most are one")
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
    std::map<std::string, std::vector<int>> by_language;
    std::map<std::string, std::vector<int>> by_service;
    std::vector<int> all;
    for (const char* region : { "zhejiang", "shenzhen" }) {
        const tests::OfficialList list(region);
        const std::vector<Case> pages = cases(list);
        for (const std::string& language : test::catalogue().languages()) {
            Press press(*panel, language);
            for (const Case& page : pages) {
                const int screens = press.screens(list, at_service(page));
                by_language[language].push_back(screens);
                by_service[list.region.services[page.service].id].push_back(screens);
                all.push_back(screens);
            }
        }
    }
    const auto row = [&](const std::string& name, const std::vector<int>& screens) {
        const auto more = std::count_if(screens.begin(), screens.end(), [](int each) { return each > 1; });
        MESSAGE(std::string(panel->name) << " | " << name << " | " << screens.size() << " | " << median(screens)
                << " | " << std::accumulate(screens.begin(), screens.end(), 0.0) / static_cast<double>(screens.size())
                << " | " << *std::max_element(screens.begin(), screens.end()) << " | " << more);
    };
    for (const auto& [service, screens] : by_service)
        row(service, screens);
    for (const auto& [language, screens] : by_language)
        row(language, screens);
    row("all", all);
}
