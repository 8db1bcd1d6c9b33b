// SPDX-License-Identifier: Apache-2.0
//
// Real printers, a real print service, and all that can go wrong with them while a family stands at the kiosk.
#include "tests/guide/live_kiosk.hpp"
#include "tests/guide/print_shop.hpp"
#include "tests/guide/slow_line.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

const Surroundings& surroundings()
{
    static const Surroundings surroundings;
    return surroundings;
}

// One line of the table of faults: what was done, what stood on the screen, after how long.
void note(const char* way, const char* fault, std::string_view words, std::optional<double> seconds)
{
    if (seconds)
        std::printf("%-7s | %-28s | %-44s | %4.1f s\n", way, fault, std::string(words).c_str(), *seconds);
    else
        std::printf("%-7s | %-28s | %-44s | not seen\n", way, fault, std::string(words).c_str());
    std::fflush(stdout);
}

const std::string canary = "a guide for one family";

struct Shop {
    enum class Way { direct, queue };

    explicit Shop(Way way)
        : name(way == Way::direct ? "direct" : "queue")
        , printer(surroundings())
    {
        if (way == Way::queue) {
            scheduler.emplace();
            scheduler->add_queue("kiosk", printer.uri());
        }
        kiosk.emplace(scheduler ? scheduler->uri("kiosk") : printer.uri(), pdf);
    }

    bool sees_within(const char* fault, std::string_view words, std::chrono::milliseconds limit = 10s)
    {
        const auto seconds = kiosk->seconds_until([&] { return kiosk->sees(words); }, limit);
        note(name, fault, words, seconds);
        if (!seconds)
            std::printf("on the screen instead:\n%s\n", kiosk->screen().c_str());
        return seconds.has_value();
    }
    void order()
    {
        if (kiosk->session().overlay != Overlay::print) {
            REQUIRE(kiosk->tap("print"));
        }
        REQUIRE(kiosk->seconds_until([&] { return kiosk->sees("打印哪些服务"); }, 10s));
        REQUIRE(kiosk->tap("print_go"));
        REQUIRE(kiosk->session().print_ordered);
    }
    bool came_out(std::size_t count, std::chrono::milliseconds limit = 10s)
    {
        return kiosk->seconds_until([&] { return printer.pages().size() == count; }, limit).has_value();
    }
    // Without the kiosk, which is gone.
    bool came_out_of_the_printer(std::chrono::milliseconds limit) const
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (printer.pages().empty() && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(50ms);
        return !printer.pages().empty();
    }
    void check_frames() const
    {
        std::printf("%-7s | longest wait of a frame %.1f ms\n", name, kiosk->longest_wait_ms());
        CHECK(kiosk->long_waits() <= 1);
    }

    const char* name;
    TestPrinter printer;
    std::optional<TestScheduler> scheduler;
    std::string pdf = small_pdf(canary);
    std::optional<LiveKiosk> kiosk;
};

constexpr std::string_view ready = "打印";
constexpr std::string_view sent = "已经发给打印机";
constexpr std::string_view delivered = "打印机说打完了";
constexpr std::string_view failed = "没有打成";
constexpr std::string_view no_paper = "打印机没有纸了";
constexpr std::string_view jammed = "打印机卡纸了";
constexpr std::string_view not_found = "找不到打印机";
constexpr std::string_view paused = "打印机暂停了";
constexpr std::string_view slow = "打印机反应有点慢";
constexpr std::string_view no_service = "这台机器现在不能打印";

} // namespace

TEST_CASE("a printer asked directly: pages come out, and faults are named and got over")
{
    Shop shop(Shop::Way::direct);
    LiveKiosk& kiosk = *shop.kiosk;
    kiosk.to_results();
    REQUIRE(kiosk.tap("print"));
    REQUIRE(shop.sees_within("none", "打印哪些服务"));

    shop.order();
    CHECK(shop.sees_within("none", delivered));
    REQUIRE(shop.printer.pages().size() == 1);
    CHECK(shop.printer.pages()[0] == shop.pdf);
    CHECK(kiosk.sees("一共1页"));
    CHECK(kiosk.sees("打印机在：咨询台左边"));

    // Did it not come out? Then again.
    REQUIRE(kiosk.tap("print_again"));
    shop.printer.load_paper(0);
    CHECK(shop.sees_within("no paper, before", no_paper));
    CHECK_FALSE(kiosk.tap("print_go"));
    shop.printer.load_paper(250);
    CHECK(shop.sees_within("paper put in", "打印哪些服务"));

    // In the middle of a job: said while it waits, printed once it is mended.
    shop.printer.break_down("media-jam");
    shop.order();
    CHECK(shop.sees_within("jam in mid-job", jammed));
    CHECK(kiosk.sees(sent));
    shop.printer.mend();
    CHECK(shop.sees_within("jam cleared", delivered));
    CHECK(shop.printer.pages().size() == 2);

    REQUIRE(kiosk.tap("print_again"));
    shop.printer.break_down("paused");
    shop.order();
    CHECK(shop.sees_within("stopped in mid-job", paused));
    // The family changes its mind: nothing comes out when the printer goes on.
    REQUIRE(kiosk.tap("print_cancel"));
    CHECK(shop.sees_within("cancelled by the family", "已经取消打印"));
    shop.printer.mend();
    kiosk.frames_for(1s);
    CHECK(shop.printer.pages().size() == 2);

    REQUIRE(kiosk.tap("print_again"));
    shop.printer.break_down("media-jam");
    shop.order();
    CHECK(shop.sees_within("jam in mid-job", jammed));
    shop.printer.pull_the_plug();
    CHECK(shop.sees_within("unplugged in mid-job", failed));
    CHECK(kiosk.sees(not_found));
    shop.printer.mend();
    shop.printer.switch_on();
    REQUIRE(kiosk.tap("print_again"));
    CHECK(shop.sees_within("plugged in again", "打印哪些服务"));
    shop.order();
    CHECK(shop.sees_within("plugged in again", delivered));
    CHECK(shop.printer.pages().size() == 3);

    REQUIRE(kiosk.tap("print_again"));
    shop.printer.pull_the_plug();
    CHECK(shop.sees_within("absent", not_found));
    shop.printer.switch_on();
    CHECK(shop.sees_within("there again", "打印哪些服务"));

    shop.printer.freeze();
    CHECK(shop.sees_within("hangs", not_found, 13s)); // ten, and as much as a busy machine takes
    shop.printer.thaw();
    CHECK(shop.sees_within("answers again", "打印哪些服务"));
    shop.check_frames();
}

TEST_CASE("a queue of CUPS: pages come out, faults are named and got over, nothing stays in the spool")
{
    Shop shop(Shop::Way::queue);
    LiveKiosk& kiosk = *shop.kiosk;
    TestScheduler& scheduler = *shop.scheduler;
    kiosk.to_results();
    REQUIRE(kiosk.tap("print"));
    REQUIRE(shop.sees_within("none", "打印哪些服务"));

    shop.order();
    CHECK(shop.sees_within("none", delivered, 20s));
    REQUIRE(shop.printer.pages().size() == 1);
    CHECK(shop.printer.pages()[0].starts_with("%PDF"));
    CHECK(scheduler.spooled().empty());

    REQUIRE(kiosk.tap("print_again"));
    shop.printer.load_paper(0);
    CHECK(shop.sees_within("no paper, before", no_paper));
    shop.printer.load_paper(250);
    CHECK(shop.sees_within("paper put in", "打印哪些服务"));

    shop.printer.break_down("media-jam");
    shop.order();
    CHECK(shop.sees_within("jam in mid-job", jammed));
    CHECK_FALSE(scheduler.files_with(canary).empty()); // it lies there while it must
    shop.printer.mend();
    CHECK(shop.sees_within("jam cleared", delivered, 20s));
    CHECK(shop.printer.pages().size() == 2);

    REQUIRE(kiosk.tap("print_again"));
    scheduler.run("cupsdisable kiosk");
    CHECK(shop.sees_within("queue stopped", paused));
    scheduler.run("cupsenable kiosk");
    CHECK(shop.sees_within("queue started", "打印哪些服务"));

    shop.printer.pull_the_plug();
    CHECK(shop.sees_within("absent", not_found));
    shop.printer.switch_on();
    CHECK(shop.sees_within("there again", "打印哪些服务"));

    shop.printer.break_down("media-jam");
    shop.order();
    CHECK(shop.sees_within("jam in mid-job", jammed));
    shop.printer.pull_the_plug();
    CHECK(shop.sees_within("unplugged in mid-job", not_found));
    REQUIRE(kiosk.tap("print_cancel"));
    CHECK(shop.sees_within("cancelled by the family", "已经取消打印"));
    shop.printer.mend();
    shop.printer.switch_on();
    REQUIRE(kiosk.tap("print_again"));
    CHECK(shop.sees_within("plugged in again", "打印哪些服务")); // and nobody ran cupsenable
    shop.order();
    CHECK(shop.sees_within("plugged in again", delivered, 20s));
    CHECK(shop.printer.pages().size() == 3);

    REQUIRE(kiosk.tap("print_again"));
    scheduler.freeze();
    CHECK(shop.sees_within("cupsd hangs", no_service, 13s));
    scheduler.thaw();
    CHECK(shop.sees_within("cupsd goes on", "打印哪些服务"));

    scheduler.kill();
    CHECK(shop.sees_within("cupsd dead", no_service));
    scheduler.start();
    CHECK(shop.sees_within("cupsd started", "打印哪些服务"));

    kiosk.end_session();
    kiosk.frames_for(1s);
    CHECK(scheduler.spooled().empty());
    CHECK(scheduler.files_with(canary).empty());
    CHECK(shop.printer.pages().size() == 3);
    shop.check_frames();
}

TEST_CASE("pages handed to a print service that hangs are not printed when it goes on")
{
    Shop shop(Shop::Way::queue);
    LiveKiosk& kiosk = *shop.kiosk;
    kiosk.to_results();
    REQUIRE(kiosk.tap("print"));
    REQUIRE(kiosk.seconds_until([&] { return kiosk.sees("打印哪些服务"); }, 10s));
    shop.scheduler->freeze();
    REQUIRE(kiosk.tap("print_go"));
    CHECK(shop.sees_within("cupsd hangs at handing over", failed, 20s));
    CHECK(kiosk.sees(no_service));
    shop.scheduler->thaw();
    REQUIRE(kiosk.tap("print_again"));
    CHECK(shop.sees_within("cupsd goes on", "打印哪些服务"));
    kiosk.pdf = small_pdf("a guide once more");
    shop.order();
    CHECK(shop.sees_within("cupsd goes on", delivered, 30s));
    kiosk.frames_for(2s);
    CHECK(shop.printer.pages().size() == 1);
    CHECK(shop.scheduler->spooled().empty());
    shop.check_frames();
}

TEST_CASE("nobody gets another family's page")
{
    Shop shop(Shop::Way::queue);
    LiveKiosk& kiosk = *shop.kiosk;
    TestScheduler& scheduler = *shop.scheduler;

    // The first family leaves while its pages wait for a jam, and the print service dies before they are cancelled.
    kiosk.to_results();
    REQUIRE(kiosk.tap("print"));
    shop.printer.break_down("media-jam");
    shop.order();
    REQUIRE(shop.sees_within("jam in mid-job", jammed));
    scheduler.kill();
    kiosk.end_session();
    CHECK(kiosk.printer().report().job == PrintJob {});
    kiosk.frames_for(3s);
    scheduler.start();

    // The second family prints; its pages are the only ones that come.
    kiosk.pdf = small_pdf("a guide for the second family");
    kiosk.to_results();
    REQUIRE(kiosk.tap("print"));
    REQUIRE(shop.sees_within("cupsd started", "打印哪些服务"));
    kiosk.frames_for(2s);
    shop.printer.mend();
    shop.order();
    CHECK(shop.sees_within("the next family", delivered, 30s));
    kiosk.frames_for(2s);
    REQUIRE(shop.printer.pages().size() == 1);
    const TemporaryFolder folder;
    const auto page = folder.write("page.pdf", shop.printer.pages()[0]);
    const Outcome text = shell("pdftotext '" + page.string() + "' -");
    CHECK(text.output.find("second family") != std::string::npos);
    CHECK(text.output.find(canary) == std::string::npos);
    CHECK(scheduler.spooled().empty());
    shop.check_frames();
}

TEST_CASE("a healthy printer that takes its time is slow, not absent, and its job is let be")
{
    const TestPrinter printer(surroundings());
    SlowLine line(printer.port());
    LiveKiosk kiosk("ipp://localhost:" + std::to_string(line.port()) + "/ipp/print", small_pdf("slowly"));
    kiosk.to_results();
    REQUIRE(kiosk.tap("print"));
    REQUIRE(kiosk.seconds_until([&] { return kiosk.sees("打印哪些服务"); }, 10s));
    line.take(2500ms);
    const auto seconds = kiosk.seconds_until([&] { return kiosk.sees(slow) || kiosk.sees(not_found); }, 10s);
    note("direct", "answers after 2.5 s", slow, seconds);
    CHECK(kiosk.sees(slow));
    CHECK_FALSE(kiosk.sees(not_found));
    REQUIRE(kiosk.tap("print_go"));
    const auto done = kiosk.seconds_until([&] { return kiosk.sees(delivered) || kiosk.sees(failed); }, 40s);
    note("direct", "answers after 2.5 s", delivered, done);
    CHECK(kiosk.sees(delivered));
    CHECK(printer.pages().size() == 1);
    line.take(0ms);
    CHECK(kiosk.seconds_until([&] { return !kiosk.sees(slow); }, 10s));
    std::printf("%-7s | longest wait of a frame %.1f ms\n", "direct", kiosk.longest_wait_ms());
    CHECK(kiosk.long_waits() <= 1);
}

TEST_CASE("a kiosk that ends takes its family's job with it")
{
    for (const auto way : { Shop::Way::direct, Shop::Way::queue }) {
        Shop shop(way);
        shop.kiosk->to_results();
        REQUIRE(shop.kiosk->tap("print"));
        shop.printer.break_down("media-empty");
        shop.order();
        REQUIRE(shop.sees_within("no paper in mid-job", no_paper));
        const auto begun = std::chrono::steady_clock::now();
        shop.kiosk.reset();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        note(shop.name, "the kiosk is ended", "its job is cancelled", took.count());
        CHECK(took < 15s); // TimeoutStopSec of kiosk.service is 20
        // The next morning somebody fills the tray.
        shop.printer.mend();
        CHECK_FALSE(shop.came_out_of_the_printer(3s));
        if (shop.scheduler)
            CHECK(shop.scheduler->spooled().empty());
    }
}

TEST_CASE("a job that the print service kept over the night is cancelled at the next start")
{
    Shop shop(Shop::Way::queue);
    shop.kiosk->to_results();
    REQUIRE(shop.kiosk->tap("print"));
    shop.printer.break_down("media-empty");
    shop.order();
    REQUIRE(shop.sees_within("no paper in mid-job", no_paper));
    // At night the print service is gone before the kiosk: nobody takes its cancelling.
    shop.scheduler->kill();
    shop.kiosk.reset();
    REQUIRE_FALSE(shop.scheduler->spooled().empty());
    // In the morning it has the job again.
    shop.scheduler->start();
    shop.kiosk.emplace(shop.scheduler->uri("kiosk"), shop.pdf);
    const auto seconds = shop.kiosk->seconds_until([&] { return shop.scheduler->spooled().empty(); }, 20s);
    note("queue", "the next start", "the job of the day before is gone", seconds);
    CHECK(seconds);
    // What the service had handed to the printer before it died, the printer prints once it has paper: the number of
    // that job died with the service (packaging/printing.md).
}

TEST_CASE("a second kiosk at the same printer lets the first one's job be")
{
    Shop shop(Shop::Way::direct);
    shop.kiosk->to_results();
    REQUIRE(shop.kiosk->tap("print"));
    shop.printer.break_down("media-jam");
    shop.order();
    REQUIRE(shop.sees_within("jam in mid-job", jammed));
    {
        LiveKiosk other(shop.printer.uri(), shop.pdf, "fedcba9876543210"); // of another machine
        other.frames_for(4s);
    }
    shop.printer.mend();
    CHECK(shop.sees_within("another kiosk came and went", delivered));
    CHECK(shop.printer.pages().size() == 1);
}

TEST_CASE("a print service that starts after the kiosk is found, wherever it listens")
{
    const TemporaryFolder folder;
    ::unsetenv("CUPS_SERVER");
    ::setenv("CUPS_SERVERROOT", folder.path().c_str(), 1); // where libcups reads client.conf
    const TestPrinter printer(surroundings());
    LiveKiosk kiosk("kiosk", small_pdf("late"));
    kiosk.to_results();
    REQUIRE(kiosk.tap("print"));
    REQUIRE(kiosk.seconds_until([&] { return kiosk.sees(no_service); }, 10s));
    kiosk.frames_for(3s);
    TestScheduler scheduler;
    scheduler.add_queue("kiosk", printer.uri());
    folder.write("client.conf", "ServerName " + scheduler.socket() + "\n");
    const auto found = kiosk.seconds_until([&] { return kiosk.sees("打印哪些服务"); }, 10s);
    note("queue", "cupsd started after us", "打印哪些服务", found);
    CHECK(found);
    ::unsetenv("CUPS_SERVERROOT");
}
