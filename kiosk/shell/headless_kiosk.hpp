// SPDX-License-Identifier: Apache-2.0
//
// The whole kiosk without a display: its screens on a panel in memory, and a hand that works them.
#pragma once

#include "kiosk/platform/headless.hpp"
#include "kiosk/ui/respondent.hpp"
#include "kiosk/ui/robot.hpp"

namespace kiosk::shell {

// Everything given by reference must outlive it.
class HeadlessKiosk {
public:
    // Without a speaker it says that it has no voice.
    static Result<std::unique_ptr<HeadlessKiosk>> create(const content::Catalogue& catalogue,
        text::Typesetter& typesetter, const picture::Pack& pictures, site::Site site, PixelSize panel,
        speech::Speaker* speaker = nullptr);

    ui::App& app() { return *app_; }
    const ui::App& app() const { return *app_; }
    ui::Robot& robot() { return *robot_; }
    // An error where there is nothing of this id to tap.
    Status tap(const std::string& id);
    // Answers all that is asked as a family would that tells this, what is asked in confidence, too. `seen` is called
    // at each question.
    Status answer(const ui::Told& told, const std::function<void(const Question&)>& seen = {});
    // What was drawn last; holds until the next frame.
    ImDrawData& drawing() { return *latest_; }
    // The same in pixels.
    Image picture();
    // And without the line that names the content's version, which changes with every word of the content.
    Image lasting_picture();
    // The driver: pixels are the same only where it is.
    std::string renderer() const { return screen_->renderer(); }

    // Offers paper.
    void stage(Printing& printer);

private:
    explicit HeadlessKiosk(const content::Catalogue& catalogue)
        : catalogue_(catalogue)
    {
    }

    const content::Catalogue& catalogue_;
    ui::ImGuiSession imgui_;
    std::unique_ptr<Headless> screen_;
    std::unique_ptr<ui::App> app_;
    ImDrawData* latest_ = nullptr; // only what is looked at is turned into pixels
    std::unique_ptr<ui::Robot> robot_;
};

} // namespace kiosk::shell
