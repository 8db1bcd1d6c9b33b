// SPDX-License-Identifier: Apache-2.0
//
// The kiosk without a window: events and a clock go in, draw data comes out.
#pragma once

#include "kiosk/ui/screens.hpp"

#include <deque>
#include <memory>
#include <span>

struct ImGuiContext;
struct ImDrawData;

namespace kiosk::ui {

// Dear ImGui's context and font atlas. Exists before the window or its headless twin is opened, and after it is closed.
class ImGuiSession {
public:
    ImGuiSession();
    ~ImGuiSession();
    ImGuiSession(const ImGuiSession&) = delete;
    ImGuiSession& operator=(const ImGuiSession&) = delete;

private:
    ImGuiContext* context_;
};

struct AppOptions {
    std::string region; // id
    std::string place_name; // what this place is called; may be empty
    float px_per_mm = 4.03f; // a 21.5-inch panel of 1920×1080
    std::vector<std::string> languages; // offered, in this order; empty: all of the content
    std::vector<LocalWindow> windows;
    std::chrono::seconds warn_after { 120 };
    std::chrono::seconds warn_after_reading { 300 };
    std::chrono::seconds answer_within { 30 };
    std::chrono::seconds answer_within_reading { 45 };
};

// Everything given by reference must outlive the App; an ImGuiSession must exist.
class App {
public:
    static Result<std::unique_ptr<App>> create(const content::Catalogue& catalogue, AppOptions options,
        text::Typesetter& typesetter, Textures& textures, Instant now);

    // One frame. `events` are what happened since the last, in order. The data holds until the next frame.
    ImDrawData& frame(Instant now, std::span<const InputEvent> events, int width, int height);

    // Whether the next frame would differ from the last although nothing happens.
    bool wants_frame() const { return frames_due_ > 0; }
    // When something changes by itself at the latest: the idle warning, its countdown, the end of the session.
    std::optional<Instant> deadline(Instant now) const;
    // Draw anew although nothing happened: the window was uncovered.
    void redraw() { frames_due_ = frames_after_change; }

    const Session& session() const { return session_; }
    const Setting& setting() const { return *setting_; }
    const Probe& probe() const { return ui_.probe(); }
    const Ui& ui() const { return ui_; }
    const std::vector<LanguageChoice>& languages() const { return languages_; }

private:
    // ImGui needs a frame to see a press, one to see a release, and lists learn their length while they are drawn.
    static constexpr int frames_after_change = 3;

    App(const content::Catalogue& catalogue, AppOptions options, text::Typesetter& typesetter, Textures& textures);

    Drawn draw(const Idle& idle);
    Drawn draw_place(const Words& words, const Rect& room);
    Words words() const;
    void clear();

    const content::Catalogue& catalogue_;
    AppOptions options_;
    std::optional<Decider> decider_;
    std::optional<Setting> setting_;
    std::map<std::string, locale::Messages, std::less<>> messages_;
    std::vector<LanguageChoice> languages_;
    Session session_;
    Ui ui_;
    PointerFilter pointer_;
    std::deque<Key> keys_;
    Instant last_frame_ {};
    int frames_due_ = frames_after_change;
    bool forget_due_ = false;
    Idle::Phase phase_ = Idle::Phase::active;
};

} // namespace kiosk::ui
