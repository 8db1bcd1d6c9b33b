// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/attract.hpp"

#include "kiosk/ui/theme.hpp"

#include <algorithm>

namespace kiosk::ui {

Attract attract(const Session& session, Instant rested_since, Instant now)
{
    const bool resting = std::holds_alternative<place::Welcome>(session.place) && session.overlay == Overlay::none;
    if (!resting || session.display.motion == Motion::still)
        return {};
    // Every scene stands for its time, then dissolves into the next; a dissolve needs few frames.
    constexpr auto frame = std::chrono::milliseconds(50);
    const auto passed = std::max(now - rested_since, Instant::duration {});
    const auto turn = passed / motion::scene;
    const Instant turns = rested_since + (turn + 1) * motion::scene;
    const auto into = passed - turn * motion::scene;
    if (turn == 0 || into >= motion::dissolve)
        return { static_cast<std::size_t>(turn), 0, turns };
    const float share = std::chrono::duration<float>(into) / std::chrono::duration<float>(motion::dissolve);
    return { static_cast<std::size_t>(turn - 1), share, now + frame };
}

} // namespace kiosk::ui
