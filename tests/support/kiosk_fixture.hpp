// SPDX-License-Identifier: Apache-2.0
//
// The kiosk on the real content and fonts, without a renderer, worked by a robot.
#pragma once

#include "kiosk/ui/robot.hpp"

#include "tests/support/fake_textures.hpp"

namespace kiosk::test {

struct Panel {
    const char* name;
    int width;
    int height;
    double px_per_mm;
};
inline constexpr Panel landscape { "landscape", 1920, 1080, 4.03 };
inline constexpr Panel portrait { "portrait", 1080, 1920, 4.03 };

const content::Catalogue& catalogue();
text::Typesetter& typesetter();
const picture::Pack& pictures();

class KioskFixture {
public:
    explicit KioskFixture(std::string_view region = "zhejiang", const Panel& panel = landscape, site::Site site = {});
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
    void answer_all(const std::map<std::string, std::string>& told);
    template <class T> bool at() const { return std::holds_alternative<T>(session().place); }

private:
    const Panel panel_;
    FakeTextures textures_;
    ui::ImGuiSession imgui_;
    std::unique_ptr<ui::App> app_;
    std::unique_ptr<ui::Robot> robot_;
};

} // namespace kiosk::test
