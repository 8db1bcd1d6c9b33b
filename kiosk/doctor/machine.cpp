// SPDX-License-Identifier: Apache-2.0
#include "kiosk/doctor/machine.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace kiosk::doctor {
namespace {

using State = Finding::State;

std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

std::string line_of(const std::filesystem::path& path)
{
    std::string line;
    std::ifstream file(path);
    std::getline(file, line);
    return line;
}

std::string plain(double number)
{
    char written[32];
    std::snprintf(written, sizeof written, "%.2f", number);
    return written;
}

struct Panel {
    int width_px = 0;
    int width_mm = 0;
    int height_px = 0;
    int height_mm = 0;
};

// The preferred mode, the first detailed timing of an EDID (VESA E-EDID, 3.10.2), with the size of the picture.
std::optional<Panel> panel_of(const std::string& edid)
{
    constexpr std::size_t timing = 54;
    constexpr std::size_t whole = 128;
    if (edid.size() < whole)
        return std::nullopt;
    const auto byte = [&](std::size_t at) { return static_cast<int>(static_cast<unsigned char>(edid[timing + at])); };
    const Panel panel { byte(2) | (byte(4) & 0xF0) << 4, byte(12) | (byte(14) & 0xF0) << 4,
        byte(5) | (byte(7) & 0xF0) << 4, byte(13) | (byte(14) & 0x0F) << 8 };
    if (panel.width_px == 0 || panel.width_mm == 0 || panel.height_px == 0 || panel.height_mm == 0)
        return std::nullopt;
    return panel;
}

} // namespace

std::vector<Finding> look_at_display(double px_per_mm, const std::filesystem::path& root)
{
    std::vector<Finding> findings;
    std::vector<std::filesystem::path> outputs;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(root / "sys/class/drm", ignored))
        if (line_of(entry.path() / "status") == "connected")
            outputs.push_back(entry.path());
    std::sort(outputs.begin(), outputs.end());
    for (const auto& output : outputs) {
        const std::string name = output.filename().string();
        const auto panel = panel_of(bytes_of(output / "edid"));
        if (!panel) {
            findings.push_back({ "display", State::attention, name + ": connected; it does not say how large it is",
                "measure it: px_per_mm in the site file is the picture's width in pixels by its width in "
                "millimetres" });
            continue;
        }
        const double scale = static_cast<double>(panel->width_px) / panel->width_mm;
        const std::string what = name + ": " + std::to_string(panel->width_px) + "x" + std::to_string(panel->height_px)
            + " on " + std::to_string(panel->width_mm) + "x" + std::to_string(panel->height_mm)
            + " mm by its own account, which makes " + plain(scale) + " px/mm; the site file says " + plain(px_per_mm);
        // Panels err about themselves, so this is only a question; a tenth is what a main button may shrink.
        if (std::abs(scale - px_per_mm) > 0.1 * scale)
            findings.push_back({ "display", State::attention, what, "lay a ruler on the glass and correct px_per_mm" });
        else
            findings.push_back({ "display", State::ok, what });
    }
    if (outputs.size() > 1)
        findings.push_back({ "display", State::attention, std::to_string(outputs.size()) + " outputs are connected",
            "name the panel's in /etc/kiosk/display.conf (KIOSK_OUTPUT); the others are switched off" });
    if (outputs.empty())
        findings.push_back({ "display", State::broken, "no output is connected",
            "switch the panel on and check its cable; a virtual machine may have none" });
    return findings;
}

Finding look_at_touch(const std::filesystem::path& root)
{
    // INPUT_PROP_DIRECT, bit 1: what is touched is what is seen.
    constexpr unsigned long direct = 1UL << 1;
    std::ifstream file(root / "proc/bus/input/devices");
    std::string name;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("N: Name="))
            name = line.substr(8);
        if (line.starts_with("B: PROP=") && std::strtoul(line.c_str() + 8, nullptr, 16) & direct)
            return { "touch", State::ok, "touch panel " + name };
    }
    return { "touch", State::broken, "no touch panel",
        "check its USB cable; without it the kiosk is worked by keys only" };
}

Finding look_at_disk(const std::filesystem::path& root)
{
    std::error_code failed;
    const auto space = std::filesystem::space(root, failed);
    if (failed)
        return { "disk", State::attention, "its room cannot be told: " + failed.message() };
    constexpr std::uintmax_t mebibyte = 1024UL * 1024UL;
    constexpr std::uintmax_t little = 512 * mebibyte; // a content package and the journal
    const std::string what = std::to_string(space.available / mebibyte) + " MiB free";
    if (space.available == 0)
        return { "disk", State::broken, "full", "journalctl --vacuum-size=50M; apt clean" };
    if (space.available < little)
        return { "disk", State::attention, what, "journalctl --vacuum-size=50M; apt clean" };
    return { "disk", State::ok, what };
}

Finding look_at_identity(const std::filesystem::path& root)
{
    const std::string id = line_of(root / "etc/machine-id");
    if (id.size() == 32 && id.find_first_not_of("0123456789abcdef") == std::string::npos)
        return { "identity", State::ok, "the machine has an id of its own" };
    return { "identity", State::attention, "/etc/machine-id is not there or holds no id",
        "systemd-machine-id-setup; until then a job left at the printer is not known again after a crash" };
}

} // namespace kiosk::doctor
