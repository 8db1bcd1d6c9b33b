// SPDX-License-Identifier: Apache-2.0
//
// Paper, as families meet it on the screen.
#include "tests/support/fake_printing.hpp"
#include "tests/support/kiosk_fixture.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace std::chrono_literals;
using kiosk::test::FakePrinting;
using kiosk::test::KioskFixture;

namespace {

struct Kiosk : KioskFixture {
    explicit Kiosk(const test::Panel& panel = test::landscape)
        : KioskFixture("zhejiang", panel)
    {
        app().use_printer(
            printing,
            [this](const Session& session) -> DocumentMaker {
                chosen = session.print;
                return [] { return Result<Document>(Document { "%PDF", 2 }); };
            },
            [this] { return day; });
    }
    void to_results()
    {
        begin("zh-Hans");
        answer_all({ { "age", "9" }, { "hukou", "other_province" }, { "months_here", "24" } });
        tap_id("done");
        tap_id("results");
    }
    void printer_says(PrintJob job, std::vector<std::string> reasons = {})
    {
        printing.say(std::move(job), std::move(reasons));
        hand().settle();
    }

    FakePrinting printing;
    Date day = local_day(std::chrono::system_clock::now());
    std::optional<PrintChoice> chosen;
};

using Phase = PrintJob::Phase;

} // namespace

TEST_CASE("without a printer nothing is offered to be printed")
{
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    kiosk.answer_all({ { "age", "9" } });
    kiosk.tap_id("done");
    kiosk.tap_id("results");
    REQUIRE(kiosk.at<place::Results>());
    CHECK_FALSE(kiosk.tap_id("print"));
}

TEST_CASE("a family chooses, and never reads that something was printed before the printer says so")
{
    Kiosk kiosk;
    kiosk.to_results();
    REQUIRE(kiosk.tap_id("print"));
    REQUIRE(kiosk.tap("清单上的全部"));
    REQUIRE(kiosk.tap("详细"));
    REQUIRE(kiosk.tap("大字"));
    REQUIRE(kiosk.tap_id("print_go"));
    CHECK(kiosk.printing.ordered == 1);
    REQUIRE(kiosk.chosen.has_value());
    CHECK(kiosk.chosen
        == PrintChoice { PrintChoice::Scope::everything, PrintChoice::Extent::full, PrintChoice::Type::large });
    CHECK(kiosk.hand().sees("正在准备要打印的内容"));
    kiosk.printer_says({ Phase::sent, 2, {} });
    CHECK(kiosk.hand().sees("已经发给打印机"));
    CHECK(kiosk.hand().sees("一共2页"));
    kiosk.printer_says({ Phase::sent, 2, {} }, { "media-empty-error" });
    CHECK(kiosk.hand().sees("已经发给打印机"));
    CHECK(kiosk.hand().sees("打印机没有纸了"));
    CHECK(kiosk.hand().sees("工作人员看：在纸盒里装 A4 纸"));
    kiosk.printer_says({ Phase::delivered, 2, {} });
    CHECK(kiosk.hand().sees("打印机说打完了"));
    // It did not come out: once more, with the same choice.
    REQUIRE(kiosk.tap("没有打出来？"));
    REQUIRE(kiosk.tap_id("print_go"));
    CHECK(kiosk.printing.ordered == 2);
    kiosk.printer_says({ Phase::failed, 2, { "kiosk-too-long", "media-jam-error" } });
    CHECK(kiosk.hand().sees("没有打成"));
    CHECK(kiosk.hand().sees("打印机卡纸了"));
    CHECK(kiosk.hand().sees("等了太久"));
}

TEST_CASE("one service is printed where one is open")
{
    Kiosk kiosk;
    kiosk.to_results();
    REQUIRE(kiosk.tap_id("service/2"));
    REQUIRE(kiosk.tap_id("print"));
    CHECK(kiosk.hand().sees("只打这一项：义务教育服务"));
    REQUIRE(kiosk.tap_id("print_go"));
    CHECK(kiosk.chosen->scope == PrintChoice::Scope::named);
    CHECK(kiosk.chosen->extent == PrintChoice::Extent::brief); // unless a family wants more
}

TEST_CASE("that it cannot print is said before the questions start, and taken back when it can")
{
    Kiosk kiosk;
    kiosk.printing.say({}, { "media-empty-error" });
    REQUIRE(kiosk.tap_id("language/zh-Hans"));
    CHECK(kiosk.hand().sees("现在不能打印：打印机没有纸了"));
    kiosk.printer_says({}, { "toner-low-warning" });
    CHECK_FALSE(kiosk.hand().sees("现在不能打印"));
    kiosk.printing.say({}, { "cover-open-error" });
    kiosk.tap_id("agree");
    kiosk.answer_all({ { "age", "9" } });
    kiosk.tap_id("done");
    kiosk.tap_id("results");
    REQUIRE(kiosk.tap_id("print"));
    CHECK(kiosk.hand().sees("打印机的盖子没有关好"));
    CHECK_FALSE(kiosk.tap_id("print_go"));
    kiosk.printer_says({});
    CHECK(kiosk.tap_id("print_go"));
}

TEST_CASE("nobody is idle while their pages are on the way, and everybody is afterwards")
{
    Kiosk kiosk;
    kiosk.to_results();
    REQUIRE(kiosk.tap_id("print"));
    REQUIRE(kiosk.tap_id("print_go"));
    kiosk.printer_says({ Phase::sent, 2, {} });
    for (int i = 0; i < 10; ++i)
        kiosk.hand().wait(100s);
    CHECK(kiosk.hand().sees("已经发给打印机"));
    kiosk.printer_says({ Phase::delivered, 2, {} });
    kiosk.hand().wait(290s);
    CHECK(kiosk.hand().sees("打印机说打完了"));
    kiosk.hand().wait(20s);
    CHECK(kiosk.hand().sees("您还在吗？"));
    kiosk.hand().wait(60s);
    CHECK(kiosk.at<place::Welcome>());
    CHECK(kiosk.printing.ended == 1);
    CHECK(kiosk.session().print == PrintChoice {});
}

TEST_CASE("whoever ends while pages are on the way is told, and the job is cancelled")
{
    Kiosk kiosk;
    kiosk.to_results();
    REQUIRE(kiosk.tap_id("print"));
    REQUIRE(kiosk.tap_id("print_go"));
    kiosk.printer_says({ Phase::sent, 2, {} });
    REQUIRE(kiosk.tap_id("end"));
    CHECK(kiosk.hand().sees("您的回答会全部清除，屏幕回到开头。\n您的纸还没有打完"));
    REQUIRE(kiosk.tap_id("end_yes"));
    CHECK(kiosk.printing.ended == 1);
    CHECK(kiosk.at<place::Welcome>());
    CHECK_FALSE(kiosk.session().print_ordered);
}

TEST_CASE("a clock that cannot be right: nothing is printed, staff are told why, and the results stay")
{
    Kiosk kiosk;
    kiosk.day = Date { std::chrono::year(1970), std::chrono::month(1), std::chrono::day(1) };
    kiosk.printing.say({}, {});
    REQUIRE(kiosk.tap_id("language/zh-Hans"));
    CHECK(kiosk.hand().sees("现在不能打印：这台机器的日期不对"));
    kiosk.day = local_day(std::chrono::system_clock::now());
    kiosk.printing.say({}, {});
    kiosk.hand().settle();
    CHECK_FALSE(kiosk.hand().sees("这台机器的日期不对"));
}
