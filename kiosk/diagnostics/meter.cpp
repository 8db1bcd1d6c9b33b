// SPDX-License-Identifier: Apache-2.0
#include "kiosk/diagnostics/meter.hpp"

#include <algorithm>
#include <string>

namespace kiosk {

using namespace std::chrono_literals;

Meter::Meter(std::ostream& out, bool shown)
    : out_(out)
    , shown_(shown)
{
}

void Meter::show(std::uint64_t done, std::uint64_t all, std::string_view of)
{
    if (!shown_)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (drawn_ && now - last_ < 100ms && done != all)
        return;
    last_ = now;
    drawn_ = true;
    std::string line = "\r\x1b[K"; // to the first column, and empty to the end
    if (all > 0) {
        constexpr std::uint64_t width = 40;
        const auto full = static_cast<std::size_t>(done * width / all);
        const std::string percent = std::to_string(done * 100 / all);
        line += '[' + std::string(full, '#') + std::string(width - full, ' ') + "] "
            + std::string(3 - std::min<std::size_t>(3, percent.size()), ' ') + percent + " %  ";
    }
    line += std::to_string(done) + (all > 0 ? " of " + std::to_string(all) : std::string()) + ' ' + std::string(of);
    out_ << line << std::flush;
}

void Meter::clear()
{
    if (drawn_)
        out_ << "\r\x1b[K" << std::flush;
    drawn_ = false;
}

} // namespace kiosk
