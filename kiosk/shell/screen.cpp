// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/screen.hpp"

#include "kiosk/guide/printer.hpp"
#include "kiosk/platform/window.hpp"
#include "kiosk/shell/background.hpp"
#include "kiosk/shell/paper.hpp"
#include "kiosk/speech/dispatcher.hpp"
#include "kiosk/ui/app.hpp"

#include <atomic>
#include <chrono>

namespace kiosk::shell {
namespace {

using namespace std::chrono_literals;
// Nothing to do: sleep until something happens. An hour, so that a lost wake-up is not for ever.
constexpr auto idle_sleep = 1h;

} // namespace

Status run_screen(const ScreenOptions& options, const content::Catalogue& catalogue, site::Site site)
{
    auto typesetter = text::Typesetter::open(options.fonts);
    if (!typesetter)
        return typesetter.error();
    const auto pictures = picture::Pack::open(options.pictures);
    if (!pictures)
        return pictures.error();

    const ui::ImGuiSession imgui;
    WindowOptions window_options;
    window_options.mode = options.windowed ? WindowOptions::Mode::windowed : WindowOptions::Mode::full_screen;
    window_options.size = options.size;
    const bool may_close = options.windowed || site.allow_exit;
    window_options.closing = may_close ? WindowOptions::Closing::allowed : WindowOptions::Closing::locked;
    window_options.headset_in_key = site.headset_in_key;
    window_options.headset_out_key = site.headset_out_key;
    auto window = Window::open(window_options);
    if (!window)
        return window.error();
    const site::Site here = site;
    // What it says wakes the screens: the end of a sentence, a server that came or went.
    std::atomic<bool> spoke = false;
    speech::Dispatcher speaker;
    speaker.set_listener([&spoke, &window = **window] {
        spoke = true;
        window.wake();
    });
    auto app = ui::App::create(catalogue, std::move(site), *typesetter, *pictures, (*window)->textures(),
        std::chrono::steady_clock::now(), &speaker);
    if (!app)
        return app.error();

    // Its thread ends before what it wakes, and before the screens that show it.
    std::unique_ptr<guide::Printer> printer;
    if (!here.printer.empty()) {
        auto opened = guide::Printer::open(here.printer, [&window] { (*window)->wake(); });
        if (!opened)
            return Error { here.origin.place("printer") + ": " + opened.error().message };
        printer = *std::move(opened);
        const auto clock = [] { return local_day(std::chrono::system_clock::now()); };
        (*app)->use_printer(*printer, guide_source(catalogue, options.fonts, here, clock), clock);
    }

    // Draw while something changes; then wait, drawing nothing.
    while (true) {
        const Instant now = std::chrono::steady_clock::now();
        const Instant until = (*app)->deadline(now).value_or(now + idle_sleep);
        const Input input = (*app)->wants_frame() ? (*window)->poll() : (*window)->wait(until);
        if (input.close_requested)
            return Success {};
        if (input.redraw || spoke.exchange(false))
            (*app)->redraw();
        const PixelSize size = (*window)->framebuffer_size();
        const Instant woken = std::chrono::steady_clock::now();
        if (input.events.empty() && !(*app)->wants_frame() && woken < until)
            continue;
        if (size.width == 0 || size.height == 0) // minimised: nothing to draw on
            continue;
        (*window)->draw(
            (*app)->frame(woken, input.events, size.width, size.height), background((*app)->session().display));
        (*window)->present();
    }
}

} // namespace kiosk::shell
