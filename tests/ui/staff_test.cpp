// SPDX-License-Identifier: Apache-2.0
//
// The staff's pages: who gets there and who does not, what is done there, and that they keep the laws of layout.
#include "tests/support/fake_machine.hpp"
#include "tests/support/fake_printing.hpp"
#include "tests/support/kiosk_fixture.hpp"
#include "tests/support/recording_speaker.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

struct Staffed {
    explicit Staffed(const Panel& panel = landscape, site::Site site = still_site())
        : kiosk("zhejiang", panel, std::move(site), catalogue(), &speaker)
    {
        kiosk.app().use_staff(machine, [](const std::vector<PartState>& parts) {
            return "kiosk counts, short 1\nb " + std::to_string(parts.size()) + "\nl zh-Hans 1200 en 35";
        });
        kiosk.app().use_printer(
            printing, [](const Session&) -> DocumentMaker { return [] { return Result<Document>(Document {}); }; },
            [] { return local_day(std::chrono::system_clock::now()); });
        kiosk.hand().settle();
    }
    void gesture(int presses = 6)
    {
        const auto width = static_cast<float>(kiosk.panel().width);
        for (int i = 0; i < presses; ++i)
            kiosk.hand().tap_at(i % 2 == 0 ? 20.f : width - 20.f, 20);
    }
    void type(std::string_view pin)
    {
        for (const char digit : pin)
            REQUIRE(kiosk.tap_id(std::string("digit/") + digit));
        REQUIRE(kiosk.tap_id("enter"));
        kiosk.hand().settle();
    }
    void enter()
    {
        gesture();
        type(machine.pin);
        REQUIRE(at("readiness"));
    }
    // Whether this button is on the page.
    bool at(std::string_view id) const { return const_cast<Staffed*>(this)->kiosk.app().probe().find_id(id); }
    bool here() { return kiosk.app().staff_is_here(); }

    RecordingSpeaker speaker;
    FakePrinting printing;
    FakeMachine machine;
    KioskFixture kiosk;
};

bool within(const ui::Rect& inner, const ui::Rect& outer)
{
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1
        && inner.bottom() <= outer.bottom() + 1;
}

} // namespace

TEST_CASE("nobody gets to the staff's pages but by the whole gesture and the PIN")
{
    Staffed staffed;
    SUBCASE("half a gesture")
    {
        staffed.gesture(5);
        CHECK_FALSE(staffed.here());
    }
    SUBCASE("one corner again and again")
    {
        for (int i = 0; i < 12; ++i)
            staffed.kiosk.hand().tap_at(20, 20);
        CHECK_FALSE(staffed.here());
    }
    SUBCASE("too slow")
    {
        staffed.gesture(5);
        staffed.kiosk.hand().wait(9s);
        staffed.kiosk.hand().tap_at(static_cast<float>(landscape.width) - 20, 20);
        CHECK_FALSE(staffed.here());
    }
    SUBCASE("no PIN was ever set")
    {
        staffed.machine.with_pin = false;
        staffed.gesture();
        CHECK_FALSE(staffed.here());
    }
    SUBCASE("a wrong PIN, and then nobody")
    {
        staffed.gesture();
        CHECK(staffed.here());
        staffed.type("604174");
        CHECK(staffed.at("enter"));
        CHECK_FALSE(staffed.at("readiness"));
        staffed.kiosk.hand().wait(31s);
        CHECK_FALSE(staffed.here());
        CHECK(staffed.at("language/zh-Hans"));
    }
    SUBCASE("five wrong ones: the right one must wait")
    {
        staffed.gesture();
        for (int i = 0; i < 5; ++i)
            staffed.type("111111");
        CHECK(staffed.machine.tries == 5);
        staffed.type(staffed.machine.pin);
        CHECK(staffed.machine.tries == 5);
        CHECK(staffed.kiosk.hand().sees("错了太多次，请等"));
        // The pause is the kiosk's, not the page's: leaving and coming back does not shorten it.
        REQUIRE(staffed.kiosk.tap_id("leave"));
        staffed.gesture();
        staffed.type(staffed.machine.pin);
        CHECK(staffed.machine.tries == 5);
        staffed.kiosk.hand().wait(16s);
        staffed.type(staffed.machine.pin);
        CHECK(staffed.at("readiness"));
    }
    SUBCASE("fifteen wrong ones")
    {
        for (int i = 0; i < 15; ++i) {
            staffed.gesture();
            staffed.type("111111");
            REQUIRE(staffed.kiosk.tap_id("leave"));
            staffed.kiosk.hand().wait(20000s);
        }
        CHECK(staffed.machine.tries == 15);
        staffed.gesture();
        CHECK_FALSE(staffed.at("enter"));
        CHECK(staffed.kiosk.hand().sees("已经锁定"));
    }
}

TEST_CASE("the PIN before them disturbs no family; what is behind it ends the session")
{
    Staffed staffed;
    staffed.kiosk.begin("en");
    staffed.kiosk.answer(std::nullopt);
    const std::string question = staffed.kiosk.question();
    REQUIRE_FALSE(question.empty());
    staffed.gesture();
    REQUIRE(staffed.here());
    SUBCASE("left again")
    {
        REQUIRE(staffed.kiosk.tap_id("leave"));
        CHECK(staffed.kiosk.question() == question);
    }
    SUBCASE("by a key")
    {
        staffed.kiosk.hand().key(Key::back);
        CHECK_FALSE(staffed.here());
        CHECK(staffed.kiosk.question() == question);
    }
    SUBCASE("nobody is there")
    {
        staffed.kiosk.hand().wait(31s);
        CHECK_FALSE(staffed.here());
        CHECK(staffed.kiosk.question() == question);
    }
    SUBCASE("the right PIN")
    {
        staffed.type(staffed.machine.pin);
        CHECK(staffed.at("readiness"));
        CHECK(staffed.kiosk.at<place::Welcome>());
        CHECK(staffed.kiosk.session().family.children.empty());
        CHECK(staffed.printing.ended == 1);
        staffed.kiosk.hand().wait(181s); // they went away
        CHECK_FALSE(staffed.here());
        CHECK(staffed.at("language/en"));
    }
}

TEST_CASE("what staff do there")
{
    Staffed staffed;
    staffed.enter();
    SUBCASE("look at the parts: what is broken comes first")
    {
        REQUIRE(staffed.kiosk.tap_id("readiness"));
        CHECK(staffed.machine.examined == 1);
        CHECK(staffed.kiosk.hand().sees("正在检查"));
        staffed.machine.find({ { "clock", PartState::State::ok, "2026-11-29" },
            { "printer", PartState::State::broken, "says media-jam" } });
        staffed.kiosk.hand().settle();
        const auto* printer = staffed.kiosk.app().probe().find("打印机 · 有故障");
        const auto* clock = staffed.kiosk.app().probe().find("时钟 · 正常");
        REQUIRE(printer);
        REQUIRE(clock);
        CHECK(printer->rect.y < clock->rect.y);
        CHECK(staffed.kiosk.hand().sees("says media-jam"));
        REQUIRE(staffed.kiosk.tap_id("menu"));
        CHECK(staffed.at("power"));
    }
    SUBCASE("touch nine crosses, two millimetres beside each")
    {
        REQUIRE(staffed.kiosk.tap_id("touch"));
        const float mm = static_cast<float>(landscape.px_per_mm);
        for (const ui::TouchPoint& point : ui::touch_targets(1920, 1080, mm))
            staffed.kiosk.hand().tap_at(point.x + 2 * mm, point.y);
        CHECK(staffed.kiosk.hand().sees("最大误差2.0毫米，平均2.0毫米"));
        REQUIRE(staffed.kiosk.tap_id("menu"));
        REQUIRE(staffed.kiosk.tap_id("touch"));
        for (const ui::TouchPoint& point : ui::touch_targets(1920, 1080, mm))
            staffed.kiosk.hand().tap_at(1920 - point.x, point.y); // mirrored
        CHECK(staffed.kiosk.hand().sees("最大误差446.4毫米"));
        REQUIRE(staffed.kiosk.tap_id("leave") == false);
    }
    SUBCASE("stretch the ruler")
    {
        REQUIRE(staffed.kiosk.tap_id("ruler"));
        REQUIRE(staffed.kiosk.tap_id("stretch/10"));
        REQUIRE(staffed.kiosk.tap_id("stretch/-1"));
        CHECK(staffed.kiosk.app().probe().find(
            "把尺子放在屏幕上，按下面的键，直到这段刻度正好 100 毫米。再在站点配置里写：px_per_mm = 4.12"));
    }
    SUBCASE("print a page, which does not come later")
    {
        const int ended = staffed.printing.ended;
        REQUIRE(staffed.kiosk.tap_id("print_page"));
        REQUIRE(staffed.printing.ordered == 1);
        CHECK(staffed.printing.order()->pdf == "%PDF");
        REQUIRE(staffed.kiosk.tap_id("leave"));
        CHECK(staffed.printing.ended == ended + 1);
    }
    SUBCASE("hear the loudspeaker, and the jack's signal")
    {
        REQUIRE(staffed.kiosk.tap_id("sound"));
        staffed.speaker.take();
        REQUIRE(staffed.kiosk.tap_id("speak"));
        CHECK(staffed.speaker.take() == "[zh-Hans] 这是声音测试。听得清楚吗？\n\n");
        CHECK(staffed.kiosk.hand().sees("耳机：还没有收到插拔信号"));
        staffed.kiosk.hand().key(Key::headset_in);
        CHECK(staffed.kiosk.hand().sees("耳机：插上了"));
        staffed.kiosk.hand().key(Key::headset_out);
        CHECK(staffed.kiosk.hand().sees("耳机：拔下了"));
    }
    SUBCASE("take the figures along, once the parts were looked at")
    {
        REQUIRE(staffed.kiosk.tap_id("counts"));
        CHECK(staffed.machine.examined == 1);
        CHECK(staffed.kiosk.hand().sees("正在检查"));
        staffed.machine.find({ { "clock", PartState::State::ok, "2026-11-29" } });
        staffed.kiosk.hand().settle();
        CHECK(staffed.kiosk.hand().sees("kiosk counts, short 1\nb 1\nl zh-Hans 1200 en 35"));
        const auto& nodes = staffed.kiosk.app().probe().nodes();
        const auto code = std::find_if(
            nodes.begin(), nodes.end(), [](const ui::Node& node) { return node.role == ui::Role::picture; });
        REQUIRE(code != nodes.end());
        CHECK(code->label == "运行统计");
    }
    SUBCASE("new content from a stick, and what came of it")
    {
        REQUIRE(staffed.kiosk.tap_id("stick"));
        CHECK(staffed.machine.sticks_asked == 0);
        CHECK_FALSE(staffed.kiosk.hand().sees("正在检查"));
        REQUIRE(staffed.kiosk.tap_id("take_stick"));
        CHECK(staffed.machine.sticks_asked == 1);
        CHECK(staffed.kiosk.hand().sees("正在检查"));
        staffed.kiosk.tap_id("take_stick"); // impatient
        CHECK(staffed.machine.sticks_asked == 1);
        staffed.machine.say_of_stick({ StickReport::What::no_stick, {} });
        staffed.kiosk.hand().settle();
        CHECK(staffed.kiosk.hand().sees("没有找到U盘"));
        REQUIRE(staffed.kiosk.tap_id("take_stick"));
        CHECK(staffed.machine.sticks_asked == 2);
        staffed.machine.say_of_stick({ StickReport::What::refused, "signed by nobody we know" });
        staffed.kiosk.hand().settle();
        CHECK(staffed.kiosk.hand().sees("没有装，原来的内容不变"));
        CHECK(staffed.kiosk.hand().sees("signed by nobody we know"));
        REQUIRE(staffed.kiosk.tap_id("menu"));
        REQUIRE(staffed.kiosk.tap_id("stick"));
        CHECK_FALSE(staffed.kiosk.hand().sees("没有装，原来的内容不变")); // said once
    }
    SUBCASE("power: only when it is pressed twice")
    {
        REQUIRE(staffed.kiosk.tap_id("power"));
        REQUIRE(staffed.kiosk.tap_id("power/off"));
        CHECK_FALSE(staffed.machine.powered);
        REQUIRE(staffed.kiosk.tap_id("power/restart"));
        CHECK_FALSE(staffed.machine.powered);
        REQUIRE(staffed.kiosk.tap_id("power/restart"));
        CHECK(staffed.machine.powered == Power::restart);
    }
}

TEST_CASE("where nobody takes sticks, there is no such page")
{
    Staffed staffed;
    staffed.machine.with_sticks = false;
    staffed.enter();
    CHECK_FALSE(staffed.at("stick"));
}

TEST_CASE("the site as it was set up")
{
    site::Site site = still_site();
    site.county = "杭州市西湖区";
    site.windows = { { "education", "教育窗口", "一楼三号窗", "工作日9时到17时", "0571-000000" } };
    Staffed staffed(landscape, site);
    staffed.enter();
    REQUIRE(staffed.kiosk.tap_id("site"));
    CHECK(staffed.kiosk.hand().sees("zh-Hans"));
    CHECK(staffed.kiosk.hand().sees("education: 教育窗口 · 一楼三号窗 · 工作日9时到17时 · 0571-000000"));
}

TEST_CASE("the staff's pages keep the laws of layout, in all languages, on all panels")
{
    std::size_t looked_at = 0;
    for (const Panel& panel : { landscape, portrait, small, large })
        for (const std::string& language : catalogue().languages()) {
            site::Site site = still_site();
            site.languages = { language };
            site.default_language = language;
            site.windows = { { "all", "街道办事处综合窗口", "", "", "" } };
            Staffed staffed(panel, site);
            const float mm = static_cast<float>(panel.px_per_mm);
            const ui::Rect screen { 0, 0, static_cast<float>(panel.width), static_cast<float>(panel.height) };
            const auto look = [&](const char* page) {
                CAPTURE(std::string(panel.name));
                CAPTURE(language);
                CAPTURE(std::string(page));
                ++looked_at;
                const auto& nodes = staffed.kiosk.app().probe().nodes();
                for (std::size_t i = 0; i < nodes.size(); ++i) {
                    const ui::Node& node = nodes[i];
                    CAPTURE(node.label);
                    CHECK(node.label.find("⟦") == std::string::npos);
                    CHECK(typesetter().missing(node.label).empty());
                    CHECK((node.area != 0 || within(node.rect, screen)));
                    CHECK(node.rect.right() <= screen.width + 1);
                    CHECK(node.rect.width <= node.box.width + 1.5f);
                    if (!node.actionable())
                        continue;
                    CHECK(node.rect.width >= 15 * mm);
                    CHECK(node.rect.height >= 15 * mm);
                    for (std::size_t j = 0; j < nodes.size(); ++j) {
                        if (i == j || nodes[j].area != 0)
                            continue;
                        const std::string other = nodes[j].label;
                        CAPTURE(other);
                        const ui::Rect around = nodes[j].actionable() ? node.rect.inset(-2.5f * mm) : node.rect;
                        if (nodes[j].actionable() || !nodes[j].label.empty()) {
                            CHECK((within(nodes[j].rect, node.rect) || !around.overlaps(nodes[j].rect)));
                        }
                    }
                }
            };
            staffed.gesture();
            look("pin");
            REQUIRE(staffed.kiosk.tap_id("leave"));
            // Over a family's page, in the size that the family has set.
            for (const char* key : { "display", "size/largest", "close" })
                REQUIRE(staffed.kiosk.tap_id(key));
            staffed.gesture();
            look("pin, largest");
            staffed.type("111111");
            look("wrong, largest");
            staffed.type(staffed.machine.pin);
            look("menu");
            for (const char* page : { "readiness", "touch", "ruler", "sound", "site", "counts", "stick", "power" }) {
                REQUIRE(staffed.kiosk.tap_id(page));
                if (page == std::string_view("readiness") || page == std::string_view("counts")) {
                    staffed.machine.find({ { "display", PartState::State::attention,
                        "card0-HDMI-A-1: 1920x1080 on 476x268 mm by its own account, which makes 4.03 px/mm" } });
                    staffed.kiosk.hand().settle();
                }
                if (page == std::string_view("stick")) {
                    look(page);
                    REQUIRE(staffed.kiosk.tap_id("take_stick"));
                    staffed.machine.say_of_stick({ StickReport::What::refused,
                        "kiosk: /var/cache/kiosk-stick/latest.kiosk: number 41 is not above 41, the newest that was "
                        "here" });
                    staffed.kiosk.hand().settle();
                }
                look(page);
                REQUIRE(staffed.kiosk.tap_id("menu"));
            }
        }
    MESSAGE(looked_at << " layouts checked");
}
