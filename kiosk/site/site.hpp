// SPDX-License-Identifier: Apache-2.0
//
// One installed kiosk, as its operator describes it in a TOML file: where it stands, its screen, the local windows.
//
//   region = "zhejiang"                 which list holds here; the only setting without a default
//   county = "杭州市西湖区"
//   place = "翠苑街道社区服务中心"
//   px_per_mm = 4.03                    measured on the screen
//   screen_bottom_mm = 700              the screen's lower edge above the floor
//   compare = ["shenzhen"]              the regions with which a family can compare; default: all, of few
//   languages = ["zh-Hans", "en"]       those offered; default: all that need no reviewer first
//   default_language = "zh-Hans"        default: the first one offered
//   reduced_motion = false              nothing slides or dissolves
//   debounce_ms = 250                   a second touch of the same place this soon after the first is a tremor
//   allow_exit = false
//   printer = "kiosk"                   a CUPS queue, or ipp://HOST/PATH; default: none
//   printer_place = "咨询台左边"         where to take the paper
//   selfcheck_url = "https://…/"        the self-check's page, where the city has one: the code to take along leads
//   there headset_in_key = "F15"              what the jack sends when a headset is plugged in: "F7" to "F24"
//   headset_out_key = "F16"             and when it is pulled out
//   metrics_file = "/var/lib/kiosk/kiosk.prom"   what may be told of this kiosk, for Prometheus; default: none
//   [idle]                              on pages that ask
//   warn_after_s = 120
//   answer_within_s = 30
//   [reading]                           on pages that are read
//   warn_after_s = 300
//   answer_within_s = 45
//   [[window]]                          where to go here
//   for = "education"                   a service ("ZJ-03"), a category, or "all"
//   name = "翠苑街道办事处教育窗口"
//   address = "…"
//   hours = "…"
//   telephone = "…"
#pragma once

#include "kiosk/core/result.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace kiosk::site {

struct Idle {
    std::chrono::seconds warn_after;
    std::chrono::seconds answer_within; // at least 20 s (WCAG 2.2.1)
};

struct Window {
    std::string serves; // a service id, a category id or "all"
    std::string name;
    std::string address; // this and what follows may be empty
    std::string hours;
    std::string telephone;
};

// Where settings stand in the file; for messages.
struct Origin {
    std::string file;
    std::map<std::string, std::size_t, std::less<>> lines; // by setting: "idle.warn_after_s", "window[0].for"

    // "site.toml:12: region", or without the line of a setting that is not there.
    std::string place(std::string_view setting) const;
};

struct Site {
    std::string region; // empty: not said, the first one of the content
    std::string county;
    std::string place;
    double px_per_mm = 4.03; // a 21.5-inch screen of 1920 pixels
    std::optional<double> screen_bottom_mm;
    std::vector<std::string> languages; // empty: those that the content offers by default
    std::string default_language; // empty: the first one offered
    // Regions that families come from or move to, by id; nothing: the others of the content, if they are few.
    std::optional<std::vector<std::string>> compare;
    Idle idle { std::chrono::seconds(120), std::chrono::seconds(30) };
    Idle reading { std::chrono::seconds(300), std::chrono::seconds(45) };
    bool reduced_motion = false;
    std::chrono::milliseconds debounce { 250 }; // at most 0.5 s (EN 301 549 5.8)
    bool allow_exit = false;
    std::string printer; // empty: none
    std::string printer_place; // may be empty
    std::string selfcheck_url; // an https address without a fragment; empty: none
    // Function keys by their number, 7 to 24; two different ones.
    int headset_in_key = 15;
    int headset_out_key = 16;
    std::string metrics_file; // absolute, its name ends in .prom; empty: none
    std::vector<Window> windows;
    Origin origin;

    // The windows for a service: its own, else its category's, else those for everything.
    std::vector<const Window*> windows_for(std::string_view service, std::string_view category) const;
};

// The error is one line that names the file, the line, the setting and what was expected there. Nothing is guessed: an
// unknown setting, too, is an error.
Result<Site> read_site(const std::filesystem::path& path);
// The same of text that is already read.
Result<Site> parse_site(std::string_view toml, std::string_view file_name);

// What the content knows, for checking a site against it.
struct Known {
    std::vector<std::string> regions;
    std::vector<std::string> languages;
    std::vector<std::string> services; // of the site's region
    std::vector<std::string> categories;
};

// Whether all that the site names exists.
Status check_site(const Site& site, const Known& known);

} // namespace kiosk::site
