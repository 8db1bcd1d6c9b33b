// SPDX-License-Identifier: Apache-2.0
//
// The staff's pages: the way to them, and where somebody stands there. Beside the families' session, which knows
// nothing of it: a gesture that no hand makes by chance, then a PIN; the session ends once that is right.
#pragma once

#include "kiosk/core/pin_lock.hpp"
#include "kiosk/core/printing.hpp"
#include "kiosk/core/staff.hpp"
#include "kiosk/speech/speaker.hpp"
#include "kiosk/ui/geometry.hpp"
#include "kiosk/ui/input.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <variant>

namespace kiosk::ui {

// A finger in the upper left corner of the screen and in the upper right one in turn, six times within eight seconds.
class StaffGesture {
public:
    static constexpr float corner_mm = 25;
    static constexpr int presses = 6;
    static constexpr std::chrono::seconds time { 8 };

    // Whether this press completes it.
    bool press(const PointerEvent& event, float width, float px_per_mm);

private:
    int made_ = 0;
    Instant first_ {};
};

// What the machine tells of itself and of how many families, by what a look at its parts found.
using CountsText = std::function<std::string(const std::vector<PartState>&)>;

enum class StaffPage : std::uint8_t { pin, menu, readiness, touch, ruler, sound, site, counts, stick, power };

namespace staff_action {
struct Digit {
    char digit;
};
struct Erase { };
struct Enter { };
struct Open {
    StaffPage page;
};
struct Leave { }; // to the families' welcome
struct PrintPage { };
struct Speak {
    speech::Utterance words;
};
struct Stretch { // the ruler, by hundredths of a pixel a millimetre
    int hundredths;
};
struct TakeStick { };
struct AskPower { // once more, and it is done
    Power what;
};
} // namespace staff_action
using StaffAction = std::variant<staff_action::Digit, staff_action::Erase, staff_action::Enter, staff_action::Open,
    staff_action::Leave, staff_action::PrintPage, staff_action::Speak, staff_action::Stretch, staff_action::TakeStick,
    staff_action::AskPower>;

// What a page shows of it.
struct StaffView {
    StaffPage page = StaffPage::pin;
    std::size_t digits = 0;
    bool checking = false;
    bool wrong = false; // the last PIN was
    bool locked = false;
    int wait_s = 0; // until another may be tried
    std::optional<std::vector<PartState>> parts;
    // The touch test: distances of the touches so far from what was to be touched; their next.
    std::vector<float> errors_mm;
    double px_per_mm = 0; // of the ruler
    bool counts = false; // there is such a page
    std::string counts_text; // empty until the parts were looked at
    bool sticks = false; // there is such a page
    bool stick_asked = false; // since the page was opened
    std::optional<StickReport> stick; // nothing while it is looked for
    std::optional<Power> asked;
    std::optional<PrintJob> page_job; // nothing: no printer
    enum class Jack : std::uint8_t { silent, in, out } headset = Jack::silent;
};

// The nine points of the touch test, in millimetres from the edges of a screen that size, row by row.
inline constexpr std::size_t touch_points = 9;
struct TouchPoint {
    float x;
    float y;
};
std::array<TouchPoint, touch_points> touch_targets(float width, float height, float px_per_mm);

class StaffDesk {
public:
    static constexpr std::chrono::seconds patience_at_pin { 30 };
    static constexpr std::chrono::seconds patience { 180 };
    static constexpr std::size_t most_digits = 12;

    // All of them outlive it; without a printer or a voice these cannot be tried.
    StaffDesk(StaffMachine& machine, PinLock& lock, Printing* printing, speech::Speaker* speaker, double px_per_mm,
        Instant now, CountsText counts = {});
    // Nothing of what was typed stays in memory.
    ~StaffDesk();
    StaffDesk(const StaffDesk&) = delete;
    StaffDesk& operator=(const StaffDesk&) = delete;

    // Before it goes: nothing that was sent to the printer comes later, and nothing is said any more.
    void close();

    // What came in since the last frame. `leave` is where the touch test's own button stands; the targets are mirrored
    // where the page is.
    struct Surface {
        float width = 0;
        float height = 0;
        float px_per_mm = 0;
        bool mirrored = false;
        Rect leave {};
    };
    void hear(std::span<const InputEvent> events, const Surface& surface, Instant now);
    void perform(const StaffAction& action, Instant now);

    // The PIN was right, just now: the family's session ends. Once.
    bool entered_now() { return std::exchange(entered_now_, false); }
    // Nobody is there any more, or whoever is has left.
    bool over(Instant now) const { return left_ || now >= touched_ + limit(); }
    Instant deadline(Instant now) const;
    bool changed() const { return machine_.changes() != changes_; }

    StaffView view(Instant now) const;

private:
    std::chrono::seconds limit() const { return page_ == StaffPage::pin ? patience_at_pin : patience; }
    void open(StaffPage page);
    void wipe();

    StaffMachine& machine_;
    PinLock& lock_;
    Printing* const printing_;
    speech::Speaker* const speaker_;
    const CountsText counts_;
    StaffPage page_ = StaffPage::pin;
    std::string digits_;
    bool checking_ = false;
    bool wrong_ = false;
    bool entered_now_ = false;
    bool left_ = false;
    Instant touched_;
    std::vector<float> errors_mm_;
    double px_per_mm_;
    std::optional<Power> asked_;
    bool printed_ = false;
    bool stick_asked_ = false;
    StaffView::Jack headset_ = StaffView::Jack::silent;
    std::uint64_t changes_ = 0;
};

} // namespace kiosk::ui
