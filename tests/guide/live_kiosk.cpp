// SPDX-License-Identifier: Apache-2.0
#include "tests/guide/live_kiosk.hpp"

#include "tests/support/kiosk_fixture.hpp"

#include <sys/resource.h>

#include <fstream>
#include <stdexcept>
#include <thread>

namespace kiosk::test {
namespace {

using ui::Rect;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
constexpr int width = 1920;
constexpr int height = 1080;
constexpr auto frame_time = 16ms;

// How long this thread has worked, or stood ready while the machine was busy elsewhere: without what it has waited for.
double awake_ms()
{
    std::ifstream file("/proc/thread-self/schedstat");
    double ran = 0;
    double ready = 0;
    file >> ran >> ready;
    return (ran + ready) * 1e-6;
}

// How often this thread had to read from the disk what it touched: a machine that is short of memory drops what was not
// looked at for a while.
long reads_from_disk()
{
    struct rusage usage { };
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_majflt;
}

} // namespace

LiveKiosk::LiveKiosk(const std::string& site_printer, std::string document, std::string_view mark)
    : pdf(std::move(document))
{
    auto opened = guide::Printer::open(site_printer, mark, {});
    if (!opened)
        throw std::runtime_error(opened.error().message);
    printer_ = *std::move(opened);
    site::Site site;
    site.printer = site_printer;
    site.printer_place = "咨询台左边";
    auto app = ui::App::create(catalogue(), std::move(site), typesetter(), pictures(), textures_, Clock::now());
    if (!app)
        throw std::runtime_error(app.error().message);
    app_ = *std::move(app);
    app_->use_printer(
        *printer_,
        [this](const Session&) -> DocumentMaker {
            return [bytes = pdf]() -> Result<Document> { return Document { bytes, 1 }; };
        },
        [] { return local_day(std::chrono::system_clock::now()); });
    frames_for(100ms);
}

void LiveKiosk::frame(std::span<const InputEvent> events)
{
    const auto begun = Clock::now();
    const double awake = awake_ms();
    const long reads = reads_from_disk();
    (void)app_->frame(begun + ahead_, events, width, height);
    const double took = std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
    const double waited = took - (awake_ms() - awake);
    if (reads_from_disk() != reads)
        return;
    longest_wait_ms_ = std::max(longest_wait_ms_, waited);
    long_waits_ += waited >= 50;
}

std::optional<double> LiveKiosk::seconds_until(const std::function<bool()>& holds, std::chrono::milliseconds limit)
{
    const auto begun = Clock::now();
    while (Clock::now() - begun < limit) {
        frame({});
        if (holds())
            return std::chrono::duration<double>(Clock::now() - begun).count();
        std::this_thread::sleep_for(frame_time);
    }
    return std::nullopt;
}

void LiveKiosk::frames_for(std::chrono::milliseconds time)
{
    (void)seconds_until([] { return false; }, time);
}

std::string LiveKiosk::screen() const
{
    std::string all;
    for (const ui::Node& node : app_->probe().nodes())
        all += node.label + "\n";
    return all;
}

bool LiveKiosk::tap(const std::string& id)
{
    const auto touch = [&](const Rect& at, PointerEvent::Kind kind) {
        const InputEvent event
            = PointerEvent { kind, at.x + at.width / 2, at.y + at.height / 2, Clock::now() + ahead_ };
        frame({ &event, 1 });
        ahead_ += frame_time;
    };
    const auto press = [&](const Rect& at) {
        ahead_ += 600ms; // the kiosk's clock, not ours: faster taps would count as one
        touch(at, PointerEvent::Kind::press);
        touch(at, PointerEvent::Kind::release);
        for (int i = 0; i < 3; ++i) {
            frame({});
            ahead_ += frame_time;
        }
    };
    // Lists are read down to their end.
    for (int page = 0; page < 30; ++page) {
        const ui::Node* node = app_->probe().find_id(id);
        if (node && node->clip.height >= std::min(node->rect.height, 8.f) && node->clip.height > 4) {
            press(Rect(node->clip));
            return true;
        }
        node = nullptr;
        for (const ui::Node& each : app_->probe().nodes())
            if (each.actionable() && each.id.ends_with("/more"))
                node = &each;
        if (!node)
            return false;
        press(Rect(node->rect));
    }
    return false;
}

void LiveKiosk::to_results()
{
    tap("language/zh-Hans");
    tap("agree");
    for (int i = 0; i < 40 && tap("dont_know"); ++i) { }
    for (const char* id : { "done", "results" })
        if (!tap(id))
            throw std::runtime_error(std::string(id) + " is not there:\n" + screen());
    longest_wait_ms_ = 0; // the first frames make what the others need
    long_waits_ = 0;
}

void LiveKiosk::end_session()
{
    tap("end");
    tap("end_yes");
}

} // namespace kiosk::test
