// SPDX-License-Identifier: Apache-2.0
#include "kiosk/doctor/machine.hpp"

#include "kiosk/service/diary.hpp"

#include <sys/stat.h>

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

std::string meaning_of_end(const std::string& word)
{
    if (word == "normal")
        return "asked to end";
    if (word == "gone")
        return "the power failed, or the machine was cut off";
    if (word == "watchdog")
        return "it hung (watchdog)";
    if (word.starts_with("crash-"))
        return "it crashed (SIG" + word.substr(6) + ")";
    if (word.starts_with("failed-"))
        return "it gave up (status " + word.substr(7) + ")";
    return word;
}

// The preferred mode, the first detailed timing of an EDID (VESA E-EDID, 3.10.2), with the size of the picture.
std::optional<Panel> panel_of(const std::string& edid)
{
    constexpr std::size_t timing = 54;
    constexpr std::size_t whole = 128;
    if (edid.size() < whole)
        return std::nullopt;
    const auto byte = [&](std::size_t at) { return static_cast<int>(static_cast<unsigned char>(edid[timing + at])); };
    const Panel panel { {}, byte(2) | (byte(4) & 0xF0) << 4, byte(12) | (byte(14) & 0xF0) << 4,
        byte(5) | (byte(7) & 0xF0) << 4, byte(13) | (byte(14) & 0x0F) << 8 };
    if (panel.width_px == 0 || panel.width_mm == 0 || panel.height_px == 0 || panel.height_mm == 0)
        return std::nullopt;
    return panel;
}

std::vector<std::filesystem::path> connected_outputs(const std::filesystem::path& root)
{
    std::vector<std::filesystem::path> outputs;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(root / "sys/class/drm", ignored))
        if (line_of(entry.path() / "status") == "connected")
            outputs.push_back(entry.path());
    std::sort(outputs.begin(), outputs.end());
    return outputs;
}

} // namespace

std::vector<Panel> panels(const std::filesystem::path& root)
{
    std::vector<Panel> found;
    for (const auto& output : connected_outputs(root))
        if (auto panel = panel_of(bytes_of(output / "edid"))) {
            panel->output = output.filename().string();
            found.push_back(*std::move(panel));
        }
    return found;
}

std::vector<Finding> look_at_display(double px_per_mm, const std::filesystem::path& root)
{
    std::vector<Finding> findings;
    const auto outputs = connected_outputs(root);
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
    // Not /proc/bus/input, which the kiosk's own unit does not let it see. INPUT_PROP_DIRECT, bit 1: what is touched is
    // what is seen.
    constexpr unsigned long direct = 1UL << 1;
    std::vector<std::filesystem::path> inputs;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(root / "sys/class/input", ignored))
        inputs.push_back(entry.path());
    std::sort(inputs.begin(), inputs.end());
    for (const auto& input : inputs) {
        const std::string properties = line_of(input / "properties");
        const std::string lowest = properties.substr(properties.rfind(' ') + 1); // npos + 1 is 0
        if (std::strtoul(lowest.c_str(), nullptr, 16) & direct)
            return { "touch", State::ok, "touch panel \"" + line_of(input / "name") + "\"" };
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

Finding look_at_packages(const std::filesystem::path& root)
{
    std::ifstream file(root / "var/lib/dpkg/status");
    std::string package;
    std::string versions;
    bool installed = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("Package: "))
            package = line.substr(9);
        else if (line.starts_with("Status: "))
            installed = line.ends_with(" installed");
        else if (line.starts_with("Version: ") && installed
            && (package == "kiosk" || package == "kiosk-content" || package == "kiosk-session"))
            versions += (versions.empty() ? "" : ", ") + package + " " + line.substr(9);
    }
    if (versions.empty())
        return { "packages", State::ok, "not installed as Debian packages" };
    return { "packages", State::ok, versions };
}

Finding look_at_metrics(const std::filesystem::path& file, std::chrono::system_clock::time_point now)
{
    if (file.empty())
        return { "metrics", State::ok, "no metrics_file is named in the site file: none is written" };
    struct stat status { };
    if (::stat(file.c_str(), &status) != 0)
        return { "metrics", State::attention, file.string() + " is not there",
            "systemctl enable --now kiosk-metrics.timer; journalctl -u kiosk-metrics" };
    // It is written every hour.
    constexpr std::chrono::hours fresh { 3 };
    const auto written = std::chrono::system_clock::from_time_t(status.st_mtime);
    const std::string when
        = file.string() + " was last written " + service::iso_time(std::chrono::floor<std::chrono::seconds>(written));
    // A clock that was set back is no fault of the file.
    if (now - written > fresh)
        return { "metrics", State::attention, when,
            "systemctl status kiosk-metrics.timer; journalctl -u kiosk-metrics" };
    return { "metrics", State::ok, when };
}

Finding look_at_starts(std::chrono::system_clock::time_point now, const std::filesystem::path& root)
{
    using service::DiaryEntry;
    const auto entries = service::read_diary(service::diary_of(root), now);
    const auto last = service::last_start(entries);
    if (!last)
        return { "starts", State::ok, "no start is noted in the last 30 days" };
    int starts = 0;
    int failures = 0;
    for (const DiaryEntry& entry : entries) {
        starts += entry.kind == DiaryEntry::Kind::started ? 1 : 0;
        failures += entry.kind == DiaryEntry::Kind::ended && entry.word != "normal" ? 1 : 0;
    }
    const std::string what = "last start " + service::iso_time(last->at)
        + (last->after.empty() ? "" : ", after: " + std::string(meaning_of_end(last->after))) + "; in 30 days "
        + std::to_string(starts) + " starts, " + std::to_string(failures) + " failures";
    if (failures > 0 && !last->after.empty() && last->after != "normal" && last->after != "gone")
        return { "starts", State::attention, what, "journalctl -u kiosk; kiosk verify" };
    return { "starts", State::ok, what };
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
