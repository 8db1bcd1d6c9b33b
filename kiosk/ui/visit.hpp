// SPDX-License-Identifier: Apache-2.0
//
// That a family was here, for whoever counts families: nothing of what it told.
#pragma once

#include "kiosk/core/printing.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace kiosk::ui {

struct Visit {
    enum class End : std::uint8_t {
        finished, // by the family, or it went back to the beginning
        timed_out, // nobody was there any more
        staff // came to their pages
    };
    End end = End::finished;
    std::string language; // in which it read at last
    std::string_view screen; // the last that it saw, other than the question whether to end: core/session.hpp
    PrintJob paper; // the last that it asked for
};

struct VisitListener {
    std::function<void()> begun; // the welcome screen was left
    std::function<void(const Visit&)> over;
};

} // namespace kiosk::ui
