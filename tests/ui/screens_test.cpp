// SPDX-License-Identifier: Apache-2.0
//
// Families at the screen: what they see and touch, by the words on it.
#include "tests/support/fake_printing.hpp"
#include "tests/support/kiosk_fixture.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace kiosk;
using kiosk::test::KioskFixture;

TEST_CASE("a mother reads, answers, and sees what her child can have")
{
    KioskFixture kiosk;
    CHECK(kiosk.hand().sees("搬到新的地方"));
    REQUIRE(kiosk.tap("简体中文"));
    CHECK(kiosk.hand().sees("开始之前"));
    CHECK(kiosk.hand().sees("110"));
    REQUIRE(kiosk.tap("知道了，开始"));
    CHECK(kiosk.hand().sees("孩子几岁了？"));
    REQUIRE(kiosk.tap("9岁"));
    REQUIRE(kiosk.tap("外省"));
    REQUIRE(kiosk.tap("6个月或更久"));
    REQUIRE(kiosk.tap("爸爸或妈妈"));
    REQUIRE(kiosk.tap("小学"));
    REQUIRE(kiosk.tap("在外省"));
    REQUIRE(kiosk.tap("有，至少一方有"));
    REQUIRE(kiosk.tap("家里经济困难"));
    CHECK(kiosk.hand().sees("选好了（1项）"));
    REQUIRE(kiosk.tap("选好了（1项）"));
    REQUIRE(kiosk.tap("不是农村学校")); // asked now that the family may have student aid
    REQUIRE(kiosk.tap("以上都没有"));
    CHECK(kiosk.hand().sees("有没有不方便当众说的事？"));
    REQUIRE(kiosk.tap("不想说"));
    REQUIRE(kiosk.tap("没有了，核对我的回答"));
    CHECK(kiosk.hand().sees("请核对您的回答"));
    REQUIRE(kiosk.tap("看结果"));
    CHECK(kiosk.hand().sees("第1个孩子（9岁）：清单上的20项服务"));
    REQUIRE(kiosk.tap("义务教育服务"));
    CHECK(kiosk.hand().sees("可以享受"));
    REQUIRE(kiosk.tap_id("fold/official_words"));
    CHECK(kiosk.hand().sees("保障流动儿童接受义务教育"));
    REQUIRE(kiosk.tap_id("fold/about"));
    CHECK(kiosk.hand().sees("省教育厅"));
    CHECK(kiosk.hand().sees("12345"));
    REQUIRE(kiosk.tap("返回"));
    REQUIRE(kiosk.tap("结束并清除"));
    REQUIRE(kiosk.tap("是，全部清除"));
    CHECK(kiosk.hand().sees("搬到新的地方"));
    CHECK(kiosk.session().family.children.empty());
}

TEST_CASE("a father reads English, and every screen follows him")
{
    KioskFixture kiosk("shenzhen");
    REQUIRE(kiosk.tap("English"));
    CHECK(kiosk.hand().sees("Before you begin"));
    REQUIRE(kiosk.tap("I understand, begin"));
    REQUIRE(kiosk.tap("6 years"));
    REQUIRE(kiosk.tap("语言") == false);
    REQUIRE(kiosk.tap("Language"));
    REQUIRE(kiosk.tap("简体中文"));
    CHECK(kiosk.hand().sees("孩子的户口在哪里？")); // at the same question, with the answer kept
    CHECK(kiosk.session().family.children[0].answers.known().count() == 1);
}

TEST_CASE("help is one tap from every screen and leads back")
{
    KioskFixture kiosk;
    for (const char* step : { "", "简体中文", "知道了，开始", "9岁" }) {
        if (*step)
            REQUIRE(kiosk.tap(step));
        const Place before = kiosk.session().place;
        REQUIRE(kiosk.tap("求助"));
        CHECK(kiosk.hand().sees("需要帮忙？"));
        CHECK(kiosk.hand().sees("110"));
        REQUIRE(kiosk.tap("回到刚才的地方"));
        CHECK(kiosk.session().place == before);
    }
}

TEST_CASE("contradictory answers are shown, and either can be changed")
{
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    kiosk.answer_all({ { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" }, { "carer", "parent" },
        { "stage", "nursery" } });
    CHECK(kiosk.hand().sees("有两个回答对不上"));
    REQUIRE(kiosk.tap("改这一项：孩子现在上什么"));
    REQUIRE(kiosk.tap("小学"));
    CHECK(kiosk.question() == "insured");
}

TEST_CASE("what is private is never a heading, and its answer is never written out")
{
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    std::set<std::string> private_words;
    const Policy& policy = kiosk.app().setting().policy;
    for (const FactId fact : policy.schema.ids())
        if (policy.schema[fact].confidential)
            private_words.insert(
                test::catalogue().messages("zh-Hans").find("answer." + policy.schema[fact].name)->second);
    REQUIRE(private_words.size() == 3);
    const auto check = [&](bool cards_allowed) {
        for (const ui::Node& node : kiosk.app().probe().nodes())
            for (const std::string& words : private_words)
                if (node.label.find(words) != std::string::npos) {
                    CHECK(node.role != ui::Role::heading);
                    CHECK(cards_allowed);
                }
    };
    kiosk.after_each = [&] { check(kiosk.question() == "private"); };
    kiosk.answer_all({ { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" }, { "carer", "parent" },
        { "stage", "primary" }, { "unsupported", "true" }, { "care_concern", "true" } });
    REQUIRE(kiosk.tap_id("done"));
    CHECK(kiosk.hand().sees("已经回答（不在屏幕上写出来）"));
    REQUIRE(kiosk.tap_id("results"));
}

TEST_CASE("press on one button and release on another does nothing; a drag scrolls and taps nothing")
{
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    const ui::Node* from = kiosk.app().probe().find_action("3岁");
    REQUIRE(from);
    kiosk.hand().drag(from->rect.x + 10, from->rect.y + 10, from->rect.height + 20);
    CHECK(kiosk.question() == "age");

    kiosk.answer_all({ { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" }, { "carer", "parent" },
        { "stage", "primary" } });
    REQUIRE(kiosk.tap_id("done"));
    REQUIRE(kiosk.tap_id("results"));
    // Large text has the list scroll.
    REQUIRE(kiosk.tap_id("display"));
    REQUIRE(kiosk.tap_id("size/largest"));
    REQUIRE(kiosk.tap_id("close"));
    const auto top_of = [&](std::string_view id) { return kiosk.app().probe().find_id(id)->rect.y; };
    const float before = top_of("service/2");
    kiosk.hand().drag(1200, 500, -120);
    CHECK(kiosk.at<place::Results>());
    CHECK(std::abs(top_of("service/2") - (before - 120)) <= 2.5 * 4.03 + 2); // less the slop
}

TEST_CASE("the keyboard alone reaches and works every button")
{
    KioskFixture kiosk;
    const auto go_to = [&](std::string_view id) {
        for (int i = 0; i < 60; ++i) {
            const ui::Node* node = kiosk.app().probe().find_id(id);
            if (node && node->focused)
                return true;
            kiosk.hand().key(Key::next);
        }
        return false;
    };
    for (const char* id : { "language/zh-Hans", "agree", "answer/0/9", "answer/3/4", "help", "close" }) {
        CAPTURE(id);
        REQUIRE(go_to(id));
        kiosk.hand().key(Key::select);
    }
    CHECK(kiosk.question() == "months_here");
    kiosk.hand().key(Key::back);
    CHECK(kiosk.question() == "hukou");
}

TEST_CASE("a key struck twice by a trembling hand acts once")
{
    using namespace std::chrono_literals;
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    kiosk.answer(9);
    kiosk.answer(4);
    REQUIRE(kiosk.question() == "months_here");
    const Instant now = kiosk.hand().now() + 1s;
    const std::vector<InputEvent> twice { KeyEvent { Key::back, now }, KeyEvent { Key::back, now + 120ms } };
    kiosk.app().frame(now + 130ms, twice, test::landscape.width, test::landscape.height);
    while (kiosk.app().wants_frame())
        kiosk.app().frame(now + 200ms, {}, test::landscape.width, test::landscape.height);
    CHECK(kiosk.question() == "hukou");
    const std::vector<InputEvent> again { KeyEvent { Key::back, now + 600ms } };
    kiosk.app().frame(now + 600ms, again, test::landscape.width, test::landscape.height);
    while (kiosk.app().wants_frame())
        kiosk.app().frame(now + 700ms, {}, test::landscape.width, test::landscape.height);
    CHECK(kiosk.question() == "age");
}

TEST_CASE("a palm and ten fingers do at most one thing")
{
    using namespace std::chrono_literals;
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    Instant now = kiosk.hand().now() + 1s;
    std::vector<InputEvent> noise;
    const auto& nodes = kiosk.app().probe().nodes();
    for (const ui::Node& node : nodes)
        if (node.actionable() && node.id.starts_with("answer/"))
            noise.push_back(PointerEvent { PointerEvent::Kind::press, node.rect.x + 5, node.rect.y + 5, now });
    REQUIRE(noise.size() > 10);
    const std::size_t presses = noise.size();
    for (std::size_t i = 0; i < presses; ++i) {
        PointerEvent release = std::get<PointerEvent>(noise[i]);
        release.kind = PointerEvent::Kind::release;
        release.time = now + 40ms;
        noise.push_back(release);
    }
    kiosk.app().frame(now + 50ms, noise, test::landscape.width, test::landscape.height);
    for (int i = 0; i < 200 && kiosk.app().wants_frame(); ++i)
        kiosk.app().frame(now + 60ms, {}, test::landscape.width, test::landscape.height);
    CHECK(kiosk.session().steps.size() <= 1);
    // A kiosk that does nothing at all would pass so far: one finger alone answers, also after the palm.
    const std::size_t before = kiosk.session().steps.size();
    now += 2s;
    const ui::Node* one = nullptr;
    for (const ui::Node& node : kiosk.app().probe().nodes())
        if (!one && node.actionable() && node.id.starts_with("answer/"))
            one = &node;
    REQUIRE(one);
    PointerEvent touch { PointerEvent::Kind::press, one->rect.x + 5, one->rect.y + 5, now };
    const auto frame = [&](const PointerEvent& event) {
        const std::vector<InputEvent> events { event };
        kiosk.app().frame(event.time + 10ms, events, test::landscape.width, test::landscape.height);
        for (int i = 0; i < 200 && kiosk.app().wants_frame(); ++i)
            kiosk.app().frame(event.time + 20ms, {}, test::landscape.width, test::landscape.height);
    };
    frame(touch);
    touch.kind = PointerEvent::Kind::release;
    touch.time = now + 100ms;
    frame(touch);
    CHECK(kiosk.session().steps.size() == before + 1);
}

TEST_CASE("arrows and select reach every button of every page, and no page keeps the focus")
{
    for (const test::Panel& panel : { test::landscape, test::portrait, test::small }) {
        KioskFixture kiosk("zhejiang", panel);
        std::size_t pages = 0;
        const auto check = [&] {
            ++pages;
            std::set<std::string> wanted;
            for (const ui::Node& node : kiosk.app().probe().nodes())
                if (node.actionable() && !node.id.ends_with("/more") && !node.id.ends_with("/up"))
                    wanted.insert(node.id); // a list that follows the focus needs no paging
            const std::size_t count = wanted.size();
            for (std::size_t i = 0; i < 3 * count && !wanted.empty(); ++i) {
                kiosk.hand().key(Key::next);
                for (const ui::Node& node : kiosk.app().probe().nodes())
                    if (node.focused)
                        wanted.erase(node.id);
            }
            CHECK(wanted.empty());
        };
        check();
        REQUIRE(kiosk.tap_id("language/zh-Hans"));
        check();
        REQUIRE(kiosk.tap_id("agree"));
        for (const char* id : { "help", "close", "language", "back", "display", "close", "end", "end_no" }) {
            check();
            REQUIRE(kiosk.tap_id(id));
        }
        while (!kiosk.question().empty()) {
            check();
            REQUIRE(kiosk.tap_id("dont_know"));
        }
        check();
        REQUIRE(kiosk.tap_id("done"));
        check();
        REQUIRE(kiosk.tap_id("results"));
        check();
        REQUIRE(kiosk.tap_id("service/0"));
        check();
        CHECK(pages > 20);
    }
}

TEST_CASE("an idle kiosk draws nothing")
{
    KioskFixture kiosk;
    CHECK_FALSE(kiosk.app().wants_frame());
    CHECK_FALSE(kiosk.app().deadline(kiosk.hand().now()));
    kiosk.begin("zh-Hans");
    CHECK_FALSE(kiosk.app().wants_frame());
    CHECK(kiosk.app().deadline(kiosk.hand().now()));
}

TEST_CASE("the welcome screen dissolves from scene to scene, no faster than one in 8 s, and draws nothing in between")
{
    using namespace std::chrono_literals;
    KioskFixture kiosk("zhejiang", test::landscape, site::Site {});
    Instant now = kiosk.hand().now();
    std::vector<Instant::duration> still; // how long nothing was drawn
    std::size_t frames = 0;
    const Instant end = now + 90s;
    while (now < end) {
        CHECK_FALSE(kiosk.app().wants_frame());
        const auto next = kiosk.app().deadline(now);
        REQUIRE(next);
        REQUIRE(*next > now);
        if (*next - now > 1s)
            still.push_back(*next - now);
        now = *next;
        kiosk.app().frame(now, {}, test::landscape.width, test::landscape.height);
        ++frames;
        while (kiosk.app().wants_frame())
            kiosk.app().frame(now, {}, test::landscape.width, test::landscape.height);
    }
    CHECK(still.size() >= 5);
    for (const auto rest : still)
        CHECK(rest >= 8s);
    CHECK(frames < 300);
}

TEST_CASE("a page is in its place in less than 200 ms, and where it will be from the first frame on")
{
    using namespace std::chrono_literals;
    KioskFixture kiosk("zhejiang", test::landscape, site::Site {});
    const auto frame = [&](Instant now, std::initializer_list<InputEvent> events) {
        const std::vector<InputEvent> all = events;
        kiosk.app().frame(now, all, test::landscape.width, test::landscape.height);
    };
    const ui::Node* const chinese = kiosk.app().probe().find_id("language/zh-Hans");
    REQUIRE(chinese);
    const float x = chinese->rect.x + 10;
    const float y = chinese->rect.y + 10;
    Instant now = kiosk.hand().now() + 1s;
    frame(now, { PointerEvent { PointerEvent::Kind::press, x, y, now } });
    now += 16ms;
    frame(now, { PointerEvent { PointerEvent::Kind::release, x, y, now } });
    const Instant lifted = now;
    std::optional<ui::Rect> first;
    std::size_t frames = 0;
    while (kiosk.app().wants_frame() && frames < 100) {
        now += 16ms;
        frame(now, {});
        ++frames;
        const ui::Node* const agree = kiosk.app().probe().find_id("agree");
        if (agree && !first)
            first = agree->rect;
    }
    CHECK(frames >= 8); // it moved
    CHECK(now - lifted < 250ms); // its 160 ms, and the frames that notice the tap and the end
    REQUIRE(first);
    CHECK(*first == kiosk.app().probe().find_id("agree")->rect);
}

TEST_CASE("a number is reached step by step, and told only when it is taken")
{
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    CHECK_FALSE(kiosk.tap_id("take"));
    REQUIRE(kiosk.tap_id("step_more")); // into the middle
    REQUIRE(kiosk.tap("就是9岁") == true);
    CHECK(kiosk.question() == "hukou");
    kiosk.hand().key(Key::back);
    REQUIRE(kiosk.tap_id("less"));
    REQUIRE(kiosk.tap_id("less"));
    CHECK(kiosk.hand().sees("8岁"));
    CHECK(kiosk.question() == "age");
    REQUIRE(kiosk.tap_id("take"));
    CHECK(kiosk.session().family.children[0].answers.known().count() == 1);
    kiosk.hand().key(Key::back);
    for (int i = 0; i < 30; ++i)
        REQUIRE(kiosk.tap_id("less"));
    CHECK(kiosk.hand().sees("就是不到1岁"));
}

TEST_CASE("private matters are named only when somebody asks for them")
{
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    while (kiosk.question() != "private")
        REQUIRE((kiosk.tap_id("answer/0/9") || kiosk.tap_id("dont_know")));
    CHECK(kiosk.hand().sees("有没有不方便当众说的事？"));
    CHECK_FALSE(kiosk.tap("没有人好好照看孩子"));
    REQUIRE(kiosk.tap("有，想在这里私下选"));
    CHECK(kiosk.tap("没有人好好照看孩子"));
    CHECK(kiosk.hand().sees("选好了（1项）"));
}

TEST_CASE("how the screen is set is gone with the session")
{
    KioskFixture kiosk("zhejiang", test::portrait, site::Site {});
    for (const char* id : { "reach", "display", "size/large", "contrast/low", "motion/still", "close" })
        REQUIRE(kiosk.tap_id(id));
    kiosk.begin("en");
    CHECK(kiosk.session().display == Display { TextSize::large, Contrast::low, Reach::low, Motion::still });
    REQUIRE(kiosk.tap_id("end"));
    REQUIRE(kiosk.tap_id("end_yes"));
    CHECK(kiosk.session().display == Display {});
}

TEST_CASE("left alone: warned, extended by a tap anywhere, then cleared to the beginning")
{
    using namespace std::chrono_literals;
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    kiosk.answer(9);
    kiosk.hand().wait(119s);
    CHECK(kiosk.question() == "hukou");
    CHECK_FALSE(kiosk.hand().sees("您还在吗？"));
    kiosk.hand().wait(2s);
    CHECK(kiosk.hand().sees("您还在吗？"));
    kiosk.hand().tap_at(1800, 900); // nothing is there
    CHECK_FALSE(kiosk.hand().sees("您还在吗？"));
    CHECK(kiosk.question() == "hukou");
    kiosk.hand().wait(125s);
    REQUIRE(kiosk.tap("我还在"));
    CHECK(kiosk.question() == "hukou");
    kiosk.hand().wait(125s);
    CHECK(kiosk.hand().sees("您还在吗？"));
    kiosk.hand().wait(31s);
    CHECK(kiosk.hand().sees("搬到新的地方"));
    CHECK(kiosk.at<place::Welcome>());
    CHECK(kiosk.session().family.children.empty());
}

TEST_CASE("the end leaves no text of the family behind, and a thousand sessions no textures")
{
    KioskFixture kiosk;
    std::size_t live = 0;
    for (int i = 0; i < 20; ++i) {
        kiosk.begin("zh-Hans");
        kiosk.answer_all(
            { { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" }, { "stage", "primary" } });
        REQUIRE(kiosk.tap_id("done"));
        REQUIRE(kiosk.tap_id("results"));
        REQUIRE(kiosk.tap_id("service/2"));
        REQUIRE(kiosk.tap_id("end"));
        REQUIRE(kiosk.tap_id("end_yes"));
        if (i == 0)
            live = kiosk.textures().live();
        CHECK(kiosk.textures().live() == live);
        CHECK(kiosk.textures().bytes() <= 8u << 20); // the welcome screen alone
    }
}

TEST_CASE("the operator's own windows stand where to go")
{
    site::Site site = test::still_site();
    site.place = "翠苑街道社区服务中心";
    site.windows = { { "education", "教育窗口", "一楼三号窗", "工作日9时到17时", "" } };
    KioskFixture kiosk("zhejiang", test::landscape, site);
    CHECK(kiosk.hand().sees("翠苑街道社区服务中心"));
    kiosk.begin("zh-Hans");
    kiosk.answer_all({ { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" }, { "carer", "parent" },
        { "stage", "primary" } });
    REQUIRE(kiosk.tap_id("done"));
    REQUIRE(kiosk.tap_id("results"));
    REQUIRE(kiosk.tap_id("service/2"));
    CHECK(kiosk.hand().sees("教育窗口"));
    CHECK(kiosk.hand().sees("一楼三号窗 · 工作日9时到17时"));
    REQUIRE(kiosk.tap_id("back"));
    REQUIRE(kiosk.tap_id("service/5"));
    CHECK_FALSE(kiosk.hand().sees("教育窗口"));
}

TEST_CASE("every screen is reached by the way that it tells of itself, and left again")
{
    std::set<std::string_view> ids;
    for (const Screen* const screen : all_screens()) {
        CAPTURE(std::string(screen->id));
        CHECK(ids.insert(screen->id).second);
        test::FakePrinting printing;
        KioskFixture kiosk;
        kiosk.app().use_printer(
            printing, [](const Session&) -> DocumentMaker { return [] { return Result<Document>(Document {}); }; },
            [] { return local_day(std::chrono::system_clock::now()); });
        REQUIRE(kiosk.hand().go_to(*screen));
        CHECK(screen_of(kiosk.session()).id == screen->id);
        if (kiosk.session().overlay == Overlay::none)
            continue;
        kiosk.hand().key(Key::back);
        CHECK(screen_of(kiosk.session()).id == screen->from);
    }
    CHECK(ids.size() == std::variant_size_v<Place> + overlay_table.size());
}
