// SPDX-License-Identifier: Apache-2.0
//
// The kiosk without a window: events and a clock go in, draw data comes out.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/site/site.hpp"
#include "kiosk/ui/imgui_session.hpp"
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/staff_desk.hpp"
#include "kiosk/ui/visit.hpp"
#include "kiosk/ui/voice_keys.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>

struct ImDrawData;

namespace kiosk::ui {

// Makes the guide of the family whose session this is, as it chose; called on another thread, when there is time. What
// is returned owns all that it reads.
using GuideSource = std::function<DocumentMaker(const Session&)>;

// Everything given by reference must outlive the App; an ImGuiSession must exist. Without a speaker the kiosk says that
// it has no voice.
class App {
public:
    static Result<std::unique_ptr<App>> create(const content::Catalogue& catalogue, site::Site site,
        text::Typesetter& typesetter, const picture::Pack& pictures, Textures& textures, Instant now,
        speech::Speaker* speaker = nullptr);

    // Offers paper; without this, nothing is offered to be printed.
    // `clock` says the day that would stand on the paper: while it cannot be right, nothing is printed.
    void use_printer(Printing& printing, GuideSource guide, std::function<Date()> clock);

    // Offers its staff pages, behind the gesture and the PIN; without this, and without a PIN, there are none.
    // `counts` is what the machine tells of itself, as short_text() of kiosk/fleet makes it of what a look at the
    // parts found; without it no page shows it.
    void use_staff(StaffMachine& machine, CountsText counts = {})
    {
        staff_machine_ = &machine;
        counts_ = std::move(counts);
    }

    // Tells of each family that comes and goes, on the thread of frame().
    void use_visits(VisitListener listener) { visits_ = std::move(listener); }
    // The one under way.
    const std::optional<Visit>& visit() const { return visit_; }

    // One frame. `events` are what happened since the last, in order. The data holds until the next frame.
    ImDrawData& frame(Instant now, std::span<const InputEvent> events, int width, int height);

    // Whether the next frame would differ from the last although nothing happens.
    bool wants_frame() const
    {
        return frames_due_ > 0 || (printing_ && printing_->changes() != printer_changes_)
            || (staff_ && staff_->changed());
    }
    // When something changes by itself at the latest: the idle warning, its countdown, the end of the session, the next
    // scene of the welcome screen.
    std::optional<Instant> deadline(Instant now) const;
    // Draw anew although nothing happened: the window was uncovered.
    void redraw() { frames_due_ = frames_after_change; }

    const Session& session() const { return session_; }
    const Setting& setting() const { return *setting_; }
    const Probe& probe() const { return ui_.probe(); }
    const Ui& ui() const { return ui_; }
    const std::vector<LanguageChoice>& languages() const { return languages_; }
    // Nobody is at the kiosk, and nothing of whoever was there is left: the welcome screen rests as it began, nothing
    // is being printed. For a while, so that whoever comes up to it is not met by a change.
    bool rests(Instant now) const;
    // Somebody is at the staff's pages, or at the PIN before them.
    bool staff_is_here() const { return staff_.has_value(); }

private:
    // ImGui needs a frame to see a press, one to see a release, and lists learn their length while they are drawn.
    static constexpr int frames_after_change = 3;

    App(const content::Catalogue& catalogue, site::Site site, text::Typesetter& typesetter,
        const picture::Pack& pictures, Textures& textures, speech::Speaker* speaker);

    // A frame is four acts: what came in is heard, what the keys ask for is found, the page is drawn, and the voice and
    // the session follow.
    struct Heard {
        PointerFrame pointer;
        std::optional<Key> key; // one a frame
        float wheel = 0; // lines
        Idle idle;
    };
    Heard hear(Instant now, std::span<const InputEvent> events);
    // Takes a key that was for the voice alone.
    std::optional<Action> act(std::optional<Key>& key, Instant now);
    Drawn draw(const Heard& heard, const Ui::Frame& frame, Instant now);
    // `key`: one was pressed that was not for the voice alone.
    void follow(const Heard& heard, std::optional<Action> action, bool key, Instant now);

    Ui::Frame frame_of(const Heard& heard, int width, int height) const;
    // Whether another page came since the last frame, and how far it is on its way.
    void turn_page(Instant now);
    Drawn draw_screen(const Idle& idle, Instant now);
    // Who makes the gesture, and who is at the staff's pages.
    void hear_staff(std::span<const InputEvent> events, Instant now);
    void leave_staff(Instant now);
    void draw_staff_pages(Instant now);
    // Ends the session, or warns that it will end, when nobody is there.
    Idle watch(bool somebody, Instant now);
    void perform(const Action& action, Instant now);
    // A key that acts, pressed again within the debounce: a trembling hand (EN 301 549 5.8).
    bool bounces(const KeyEvent& key);
    // How far the page is on its way to its place, from 0 to 1.
    float arrived(Instant now) const;
    Words words() const;
    // What a session ends with it ends as.
    void clear(Visit::End end);
    void follow_visit();
    bool printing_now() const;
    std::optional<PrintOffer> offer(const Words& words) const;
    void hear_printer(Instant now);

    const content::Catalogue& catalogue_;
    site::Site site_;
    std::optional<Decider> decider_;
    std::optional<Setting> setting_;
    std::map<std::string, locale::Messages, std::less<>> messages_;
    std::vector<LanguageChoice> languages_;
    Session session_;
    Ui ui_;
    PointerFilter pointer_;
    Narrator narrator_;
    VoiceKeys voice_keys_;
    bool was_reading_ = false; // in the frame before
    std::deque<Key> keys_;
    std::optional<KeyEvent> pressed_; // the last key that acts
    Instant last_frame_ {};
    int frames_due_ = frames_after_change;
    bool forget_due_ = false;
    std::string shown_; // which page the last frame showed
    std::optional<Instant> turned_; // when that page came, while it is on its way
    Instant rested_since_ {}; // the welcome screen stands since then
    Idle::Phase phase_ = Idle::Phase::active;
    Printing* printing_ = nullptr;
    GuideSource guide_;
    PrinterReport report_;
    std::function<Date()> clock_;
    std::uint64_t printer_changes_ = 0;
    StaffMachine* staff_machine_ = nullptr;
    StaffGesture staff_gesture_;
    PinLock pin_lock_; // until the program is started anew
    std::optional<StaffDesk> staff_;
    CountsText counts_;
    VisitListener visits_;
    std::optional<Visit> visit_;
    std::optional<StaffAction> staff_action_; // of the frame that is drawn
    speech::Speaker* const speaker_;
    float width_ = 0; // of the screen, as last drawn
    float height_ = 0;
};

} // namespace kiosk::ui
