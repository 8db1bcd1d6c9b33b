// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/robot.hpp"

#include <algorithm>
#include <array>

namespace kiosk::ui {
namespace {

using namespace std::chrono_literals;
constexpr auto frame_time = 16ms;
// Longer than the debounce window: two taps of the robot are always two taps.
constexpr auto between_taps = 400ms;
constexpr int patience = 600; // frames until a screen must have come to rest

} // namespace

Robot::Robot(App& app, int width, int height, Instant now, std::function<void(ImDrawData&)> draw)
    : app_(app)
    , width_(width)
    , height_(height)
    , now_(now)
    , draw_(std::move(draw))
{
    settle();
}

void Robot::frame(std::span<const InputEvent> events)
{
    ImDrawData& data = app_.frame(now_, events, width_, height_);
    if (draw_)
        draw_(data);
    now_ += frame_time;
}

void Robot::settle()
{
    app_.redraw();
    for (int i = 0; i < patience && app_.wants_frame(); ++i) {
        // The idle warning counts down by itself for ever; three frames show it.
        if (i >= 3 && idle(app_.session(), app_.setting(), now_).phase == Idle::Phase::warning)
            break;
        frame({});
    }
}

void Robot::tap_at(float x, float y)
{
    ++taps_;
    now_ += between_taps;
    const std::array<InputEvent, 1> press { PointerEvent { PointerEvent::Kind::press, x, y, now_ } };
    frame(press);
    const std::array<InputEvent, 1> release { PointerEvent { PointerEvent::Kind::release, x, y, now_ } };
    frame(release);
    settle();
}

void Robot::drag(float x, float y, float dy)
{
    now_ += between_taps;
    const std::array<InputEvent, 1> press { PointerEvent { PointerEvent::Kind::press, x, y, now_ } };
    frame(press);
    constexpr int steps = 12;
    for (int i = 1; i <= steps; ++i) {
        const std::array<InputEvent, 1> move { PointerEvent {
            PointerEvent::Kind::move, x, y + dy * static_cast<float>(i) / steps, now_ } };
        frame(move);
    }
    now_ += 300ms; // the finger rests before it lifts: no fling
    const std::array<InputEvent, 1> release { PointerEvent { PointerEvent::Kind::release, x, y + dy, now_ } };
    frame(release);
    settle();
}

void Robot::key(Key key)
{
    now_ += between_taps;
    const std::array<InputEvent, 1> press { KeyEvent { key, now_ } };
    frame(press);
    settle();
}

void Robot::wait(std::chrono::milliseconds time)
{
    now_ += time;
    settle();
}

void Robot::resize(int width, int height)
{
    width_ = width;
    height_ = height;
    settle();
}

bool Robot::tap_node(const std::function<const Node*()>& find)
{
    // Lists are read down to their end by their own button, then up again.
    for (const std::string_view direction : { "/more", "/up" }) {
        for (int page = 0; page < 50; ++page) {
            const Node* node = find();
            if (node && node->clip.height >= std::min(node->rect.height, 8.f) && node->clip.height > 4) {
                const Rect& seen = node->clip;
                tap_at(seen.x + seen.width / 2, seen.y + seen.height / 2);
                return true;
            }
            const Node* step = nullptr;
            for (const Node& candidate : app_.probe().nodes())
                if (!step && candidate.actionable() && candidate.id.ends_with(direction))
                    step = &candidate; // one list after the other
            if (!step)
                break;
            const Rect at = step->rect;
            tap_at(at.x + at.width / 2, at.y + at.height / 2);
        }
    }
    return false;
}

bool Robot::go_to(const Screen& screen)
{
    const auto there = [&] { return screen_of(app_.session()).id == screen.id; };
    if (there() || screen.from.empty())
        return there();
    const auto screens = all_screens();
    const auto from
        = std::find_if(screens.begin(), screens.end(), [&](const Screen* each) { return each->id == screen.from; });
    if (from == screens.end() || !go_to(**from))
        return false;
    const auto leads_on = [&](const Node& node) {
        return node.actionable()
            && (node.id == screen.by || (screen.by.ends_with('/') && node.id.starts_with(screen.by)));
    };
    constexpr int most_taps = 100; // more than there are questions
    for (int taps = 0; taps < most_taps && screen_of(app_.session()).id == screen.from; ++taps) {
        const auto find = [&]() -> const Node* {
            const auto& nodes = app_.probe().nodes();
            const auto found = std::find_if(nodes.begin(), nodes.end(), leads_on);
            return found == nodes.end() ? nullptr : &*found;
        };
        if (!tap_node(find))
            return false;
    }
    return there();
}

bool Robot::tap(std::string_view label)
{
    return tap_node([&] { return app_.probe().find_action(label); });
}

bool Robot::tap_id(std::string_view id)
{
    if (tap_on(id))
        return true;
    const bool rare = id == "listen" || id == "reach";
    return rare && tap_on("display") && tap_on("display/" + std::string(id)) && tap_on("close");
}

bool Robot::tap_on(std::string_view id)
{
    return tap_node([&] { return app_.probe().find_id(id); });
}

} // namespace kiosk::ui
