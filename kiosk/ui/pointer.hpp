// SPDX-License-Identifier: Apache-2.0
//
// Turns raw pointer events into what ImGui and the screens need: press, tap, drag and fling.
//
// Dear ImGui 1.86 has no event queue. It compares io.MouseDown with the frame before, so a press and its release must
// be seen in different frames, and it clicks whatever lies under io.MousePos on the release frame. The filter therefore
// hands out at most one change of the button a frame, keeps the position on the release frame, and then moves the
// pointer nowhere, because a finger that has left must not leave a hover behind.
//
// A finger that moves up or down by more than the slop where something scrolls starts a drag: the button is released
// with the pointer nowhere, so nothing is clicked, and the content follows the finger. Everywhere else a moving finger
// stays a press, and ImGui's own rule holds (release inside the same target), so that a trembling hand can still tap.
#pragma once

#include "kiosk/ui/input.hpp"

#include <chrono>
#include <deque>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace kiosk {

// Lengths in pixels, speeds in pixels a second.
struct PointerSettings {
    float slop = 10;
    // A second tap this soon after a tap, this near to it, is a tremor or a bounce and does nothing. EN 301 549 5.8
    // lets the window be set up to 0.5 s.
    std::chrono::milliseconds debounce { 250 };
    float debounce_radius = 40;
    float fling_start = 200; // a finger slower than this when it lifts leaves the content where it is
    float fling_stop = 20; // slower than this nobody sees it move
    float fling_limit = 12000;

    // The lengths above for a panel: slop 2.5 mm, debounce radius 10 mm (half a main target), speeds to match.
    static PointerSettings for_panel(
        float pixels_per_millimetre, std::chrono::milliseconds debounce = std::chrono::milliseconds(250));
};

// Where no pointer is: what ImGui means by -FLT_MAX.
inline constexpr float nowhere = -std::numeric_limits<float>::max();

struct PointerFrame {
    // For io.MousePos and io.MouseDown[0].
    float x = nowhere;
    float y = nowhere;
    bool down = false;

    // Add `dy` to the scroll offset of whatever scrolls at x,y, which is where the finger first touched. There for the
    // whole of a drag or fling, with 0 while the finger rests.
    struct Scroll {
        float x;
        float y;
        float dy;
    };
    std::optional<Scroll> scroll;

    bool tapped = false; // a finger lifted at x,y after a press that ImGui saw
    bool wants_frame = false; // step again soon, without waiting for an event
};

// Only the first press counts until its release; what does not make sense (a release without a press, a position that
// is no number) is dropped. Pure: time comes in with the events and with step().
class PointerFilter {
public:
    explicit PointerFilter(PointerSettings settings = {})
        : settings_(settings)
    {
    }

    void set_settings(const PointerSettings& settings) { settings_ = settings; }

    // Where a drag may begin: the parts of the screen with more content than fits. Call after each frame that changed
    // them. Until the first call a drag may begin anywhere.
    struct Area {
        float left, top, right, bottom;
    };
    void set_scroll_areas(std::vector<Area> areas) { areas_ = std::move(areas); }

    void feed(const PointerEvent& event);

    // Once a frame, before ImGui::NewFrame. `now` must not be earlier than the events fed.
    PointerFrame step(Instant now);

    // The content is at its end: the next press is a tap again, not a hand on a moving list.
    void stop_fling() { fling_.reset(); }

    // Drop whatever is under way, and ignore the finger now on the glass until it lifts: for the end of a session, for
    // the tap that wakes the screen, for a page replaced under the finger. The next frame has the pointer nowhere. The
    // debounce goes on, so that the second half of a double tap does nothing on the page that follows.
    void cancel();

private:
    struct Point {
        float x, y;
    };
    struct Sample {
        Instant time;
        float y;
    };
    enum class Gesture {
        none, // no finger; a mouse may hover
        pressing, // ImGui holds the button
        muted, // a press that may drag but not tap: it stopped a fling, or came within the debounce
        dragging,
        ignored, // cancelled; waiting for the release
    };
    struct Tap {
        Point at;
        Instant time;
    };
    struct Fling {
        Point origin;
        float speed; // at `time`
        Instant time;
    };

    void press(const PointerEvent& event);
    void move(const PointerEvent& event);
    void release(const PointerEvent& event, PointerFrame& frame);
    void remember(const PointerEvent& event);
    float speed_at(Instant lift) const;
    bool may_scroll(Point at) const;
    float advance_fling(Instant now);

    PointerSettings settings_;
    std::optional<std::vector<Area>> areas_;
    std::deque<PointerEvent> queue_;

    Gesture gesture_ = Gesture::none;
    std::optional<Point> hover_; // where ImGui is told the pointer is
    Point origin_ {}; // of the gesture
    float last_y_ = 0; // of the drag
    float scrolled_ = 0; // by the drag in this frame
    std::deque<Sample> samples_; // the finger's last moments, for the speed of a fling
    std::optional<Tap> last_tap_;
    std::optional<Fling> fling_;
};

} // namespace kiosk
