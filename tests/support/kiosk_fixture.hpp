// SPDX-License-Identifier: Apache-2.0
//
// The kiosk on the real content and fonts, without a renderer, worked by a robot.
#pragma once

#include "kiosk/ui/respondent.hpp"
#include "kiosk/ui/robot.hpp"

#include "tests/support/fake_textures.hpp"

namespace kiosk::test {

struct Panel {
    const char* name;
    int width;
    int height;
    double px_per_mm;
    std::optional<double> bottom_mm {}; // its lower edge above the floor
};
inline constexpr Panel landscape { "1920x1080, 21.5 inches", 1920, 1080, 4.03 };
inline constexpr Panel portrait { "1080x1920, 21.5 inches", 1080, 1920, 4.03 };
inline constexpr Panel small { "1280x800, 15.4 inches", 1280, 800, 3.94 };
inline constexpr Panel large { "3840x2160, 43 inches", 3840, 2160, 4.03 };
// 952 mm tall, hung at 700 mm.
inline constexpr Panel high { "2160x3840, 43 inches, hung high", 2160, 3840, 4.03, 700 };

const content::Catalogue& catalogue();
site::Site still_site();
text::Typesetter& typesetter();
const picture::Pack& pictures();

class KioskFixture {
public:
    // Nothing moves, so that a page is at rest as soon as it is there, unless the site says otherwise.
    explicit KioskFixture(std::string_view region = "zhejiang", const Panel& panel = landscape,
        site::Site site = still_site(), const content::Catalogue& content = catalogue(),
        speech::Speaker* speaker = nullptr);
    ~KioskFixture();

    ui::Robot& hand() { return *robot_; }
    ui::App& app() { return *app_; }
    const Session& session() const { return app_->session(); }
    FakeTextures& textures() { return textures_; }
    const Panel& panel() const { return panel_; }

    // Called after every tap that a journey makes.
    std::function<void()> after_each = [] {};

    bool tap(std::string_view label)
    {
        const bool found = robot_->tap(label);
        after_each();
        return found;
    }
    bool tap_id(const std::string& id)
    {
        const bool found = robot_->tap_id(id);
        after_each();
        return found;
    }
    // From welcome to the first question.
    void begin(const std::string& language);
    // Answers the question before the family with this value, or "I don't know".
    void answer(std::optional<int> value);
    std::string question() const;
    // Answers all questions of the current child; what is not named is not known.
    void answer_all(const ui::Told& told);
    template <class T> bool at() const { return std::holds_alternative<T>(session().place); }

private:
    const Panel panel_;
    FakeTextures textures_;
    ui::ImGuiSession imgui_;
    std::unique_ptr<ui::App> app_;
    std::unique_ptr<ui::Robot> robot_;
};

} // namespace kiosk::test
