// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/pointer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kiosk {
namespace {

using Seconds = std::chrono::duration<float>;

// A fling keeps 3 % of its speed after a second.
constexpr float kept_after_a_second = 0.03f;

// The finger's speed is taken over its last tenth of a second: long enough to even out events that arrive in bursts,
// short enough that a finger which stops before lifting stops the content.
constexpr std::chrono::milliseconds speed_window { 100 };
constexpr std::chrono::milliseconds least_speed_span { 10 };

// Far more than one frame can bring. What is beyond comes from a broken panel, and playing it back would act on screens
// that the person has not seen yet.
constexpr std::size_t longest_queue = 256;

// No panel is this large; a driver that says so is wrong.
constexpr float farthest = 100000;

bool sane(float position)
{
    return std::isfinite(position) && std::abs(position) <= farthest;
}

} // namespace

PointerSettings PointerSettings::for_panel(float pixels_per_millimetre, std::chrono::milliseconds debounce)
{
    PointerSettings settings;
    settings.debounce = debounce;
    settings.slop = 2.5f * pixels_per_millimetre;
    settings.debounce_radius = 10 * pixels_per_millimetre;
    settings.fling_start = 50 * pixels_per_millimetre;
    settings.fling_stop = 5 * pixels_per_millimetre;
    settings.fling_limit = 3000 * pixels_per_millimetre;
    return settings;
}

void PointerFilter::feed(const PointerEvent& event)
{
    using enum PointerEvent::Kind;
    PointerEvent clean = event;
    if (!sane(clean.x) || !sane(clean.y)) {
        if (clean.kind == press || clean.kind == move)
            return;
        clean.kind = leave; // lifted who knows where: end the gesture without finishing it
    }
    if (queue_.size() == longest_queue)
        cancel();
    queue_.push_back(clean);
}

PointerFrame PointerFilter::step(Instant now)
{
    PointerFrame frame;
    scrolled_ = 0;

    bool gesture_changed = false;
    while (!queue_.empty() && !gesture_changed) {
        const PointerEvent event = queue_.front();
        queue_.pop_front();
        switch (event.kind) {
        case PointerEvent::Kind::move:
            move(event);
            break;
        case PointerEvent::Kind::press:
            if (gesture_ == Gesture::none) {
                press(event);
                gesture_changed = true;
            }
            break;
        case PointerEvent::Kind::release:
            if (gesture_ != Gesture::none) {
                release(event, frame);
                gesture_changed = true;
            }
            break;
        case PointerEvent::Kind::leave:
            gesture_changed = gesture_ != Gesture::none;
            gesture_ = Gesture::none;
            hover_.reset();
            break;
        }
    }

    if (gesture_ == Gesture::dragging || scrolled_ != 0)
        frame.scroll = { origin_.x, origin_.y, scrolled_ };
    if (fling_) {
        const Point origin = fling_->origin;
        frame.scroll = { origin.x, origin.y, scrolled_ + advance_fling(now) };
    }

    if (hover_) {
        frame.x = hover_->x;
        frame.y = hover_->y;
    }
    frame.down = gesture_ == Gesture::pressing;
    if (frame.tapped)
        hover_.reset(); // nowhere, from the next frame on
    frame.wants_frame = !queue_.empty() || fling_.has_value() || frame.tapped;
    return frame;
}

void PointerFilter::cancel()
{
    // The finger is where the last event that is still queued leaves it.
    bool touching = gesture_ != Gesture::none;
    for (const PointerEvent& event : queue_) {
        if (event.kind == PointerEvent::Kind::press)
            touching = true;
        else if (event.kind != PointerEvent::Kind::move)
            touching = false;
    }
    queue_.clear();
    gesture_ = touching ? Gesture::ignored : Gesture::none;
    hover_.reset();
    samples_.clear();
    fling_.reset();
}

void PointerFilter::press(const PointerEvent& event)
{
    const Point at { event.x, event.y };
    const bool bounce = last_tap_ && event.time - last_tap_->time < settings_.debounce
        && std::hypot(at.x - last_tap_->at.x, at.y - last_tap_->at.y) <= settings_.debounce_radius;
    gesture_ = bounce || fling_ ? Gesture::muted : Gesture::pressing;
    fling_.reset();
    origin_ = at;
    samples_.clear();
    remember(event);
    if (gesture_ == Gesture::pressing)
        hover_ = at;
    else
        hover_.reset();
}

void PointerFilter::move(const PointerEvent& event)
{
    switch (gesture_) {
    case Gesture::none:
        hover_ = Point { event.x, event.y };
        break;
    case Gesture::pressing:
    case Gesture::muted: {
        remember(event);
        if (gesture_ == Gesture::pressing)
            hover_ = Point { event.x, event.y };
        const float distance = event.y - origin_.y;
        if (std::abs(distance) <= settings_.slop || !may_scroll(origin_))
            break;
        gesture_ = Gesture::dragging;
        hover_.reset();
        // The content starts from where the slop ended, so that it does not jump.
        last_y_ = origin_.y + std::copysign(settings_.slop, distance);
        scrolled_ += last_y_ - event.y;
        last_y_ = event.y;
        break;
    }
    case Gesture::dragging:
        remember(event);
        scrolled_ += last_y_ - event.y;
        last_y_ = event.y;
        break;
    case Gesture::ignored:
        break;
    }
}

void PointerFilter::release(const PointerEvent& event, PointerFrame& frame)
{
    move(event); // the release may be the first word of where the finger went
    switch (std::exchange(gesture_, Gesture::none)) {
    case Gesture::pressing:
        frame.tapped = true;
        last_tap_ = Tap { { event.x, event.y }, event.time };
        break;
    case Gesture::dragging:
        if (const float speed = speed_at(event.time); std::abs(speed) >= settings_.fling_start)
            fling_ = Fling { origin_, speed, event.time };
        break;
    case Gesture::none:
    case Gesture::muted:
    case Gesture::ignored:
        break;
    }
}

void PointerFilter::remember(const PointerEvent& event)
{
    samples_.push_back({ event.time, event.y });
    while (event.time - samples_.front().time > speed_window)
        samples_.pop_front();
}

// Of the content, so positive for a finger moving up; 0 where the finger rested or the events are too few to tell.
float PointerFilter::speed_at(Instant lift) const
{
    const auto first = std::find_if(
        samples_.begin(), samples_.end(), [&](const Sample& sample) { return lift - sample.time <= speed_window; });
    if (first == samples_.end())
        return 0;
    const auto span = lift - first->time;
    if (span < least_speed_span)
        return 0;
    const float speed = (first->y - samples_.back().y) / Seconds(span).count();
    return std::clamp(speed, -settings_.fling_limit, settings_.fling_limit);
}

bool PointerFilter::may_scroll(Point at) const
{
    return !areas_ || std::any_of(areas_->begin(), areas_->end(), [&](const Area& area) {
        return at.x >= area.left && at.x < area.right && at.y >= area.top && at.y < area.bottom;
    });
}

// Exact for any frame rate: the speed is v·0.03^t, so the way is its integral.
float PointerFilter::advance_fling(Instant now)
{
    const float elapsed = std::max(0.0f, Seconds(now - fling_->time).count());
    const float decay = std::log(kept_after_a_second);
    const float speed = fling_->speed * std::exp(decay * elapsed);
    const float way = (speed - fling_->speed) / decay;
    fling_->speed = speed;
    fling_->time = std::max(now, fling_->time);
    if (std::abs(speed) < settings_.fling_stop)
        fling_.reset();
    return way;
}

} // namespace kiosk
