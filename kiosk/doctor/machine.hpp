// SPDX-License-Identifier: Apache-2.0
//
// What the kernel says of this machine, below a root that a test may choose.
#pragma once

#include "kiosk/doctor/finding.hpp"

#include <chrono>
#include <filesystem>

namespace kiosk::doctor {

// What a connected output says of itself (EDID).
struct Panel {
    std::string output; // "card0-HDMI-A-1"
    int width_px = 0;
    int width_mm = 0;
    int height_px = 0;
    int height_mm = 0;
};
// Those that do.
std::vector<Panel> panels(const std::filesystem::path& root = "/");

// Each connected output, its size by its own account (EDID), and whether that fits the site's pixels a millimetre.
std::vector<Finding> look_at_display(double px_per_mm, const std::filesystem::path& root = "/");
// Whether a touch panel is there, and by what name /etc/kiosk/display.conf knows it.
Finding look_at_touch(const std::filesystem::path& root = "/");
// Room on the disk that the root is on.
Finding look_at_disk(const std::filesystem::path& root = "/");
// The versions of the installed packages of this program, as dpkg has them.
Finding look_at_packages(const std::filesystem::path& root = "/");
// The last start and why it was needed, and how often the kiosk failed in thirty days, by its diary.
Finding look_at_starts(std::chrono::system_clock::time_point now, const std::filesystem::path& root = "/");
// Whether what may be told of this kiosk is written where its site file says: an empty path is nowhere.
Finding look_at_metrics(const std::filesystem::path& file, std::chrono::system_clock::time_point now);
// Whether it has an id of its own, by which it knows its print jobs again.
Finding look_at_identity(const std::filesystem::path& root = "/");

} // namespace kiosk::doctor
