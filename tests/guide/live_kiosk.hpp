// SPDX-License-Identifier: Apache-2.0
//
// The kiosk as it runs, with its printer, in real time: sixty frames a second, each of them timed.
#pragma once

#include "kiosk/guide/printer.hpp"
#include "kiosk/ui/robot.hpp"

#include "tests/support/fake_textures.hpp"

#include <functional>
#include <string>

namespace kiosk::test {

class LiveKiosk {
public:
    LiveKiosk(const std::string& site_printer, std::string pdf, std::string_view mark = "0123456789abcdef");

    // Draws frames until this holds; how long it took, or nothing when it does not within the limit.
    std::optional<double> seconds_until(
        const std::function<bool()>& holds, std::chrono::milliseconds limit = std::chrono::seconds(10));
    void frames_for(std::chrono::milliseconds time);

    bool sees(std::string_view label) const { return app_->probe().find(label) != nullptr; }
    // Everything that stands on the screen; for messages.
    std::string screen() const;
    bool tap(const std::string& id);
    // From the welcome screen to the results of one child of nine.
    void to_results();
    void end_session();
    guide::Printer& printer() { return *printer_; }
    const Session& session() const { return app_->session(); }
    std::string pdf; // what the guide is, from now on

    // Since the results were reached: what a frame waited, for the printer or whatever else, but for the disk. What its
    // work takes depends on the machine and on what else it does, and is measured by the bench `redraw`.
    double longest_wait_ms() const { return longest_wait_ms_; }
    // Frames that waited 50 ms and more. Those that wait for a printer are many; a busy machine may make one.
    int long_waits() const { return long_waits_; }

private:
    void frame(std::span<const InputEvent> events);

    FakeTextures textures_;
    ui::ImGuiSession imgui_;
    std::unique_ptr<guide::Printer> printer_;
    std::unique_ptr<ui::App> app_;
    std::chrono::milliseconds ahead_ { 0 }; // of the kiosk's clock before ours
    double longest_wait_ms_ = 0;
    int long_waits_ = 0;
};

} // namespace kiosk::test
