// SPDX-License-Identifier: Apache-2.0
#include "kiosk/html/page.hpp"

#include "kiosk/diagnostics/quoted.hpp"

namespace kiosk::html {
namespace {

// Ink on white at least 10:1, the second rank 7:1.
constexpr std::string_view shared = R"(
:root { color-scheme: light; --ink: #1c262d; --line: #d9d2c3; --ground: #faf6ee; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
main { max-width: 1320px; margin: 0 auto; padding: 32px 28px 64px; }
h1 { font-size: 28px; line-height: 1.35; margin: 0 0 6px; }
h2 { font-size: 21px; margin: 40px 0 2px; }
h3 { font-size: 18px; margin: 28px 0 2px; }
p { margin: 2px 0; max-width: 46em; }
table { border-collapse: collapse; width: 100%; margin-top: 12px; background: #fff; border: 1px solid var(--line); }
caption { text-align: left; padding: 0 0 8px; }
th, td { padding: 7px 12px; border-top: 1px solid var(--line); text-align: right; font-variant-numeric: tabular-nums; }
thead th { border-top: 0; font-size: 14px; vertical-align: bottom; white-space: nowrap; background: #f4eee2; }
th:first-child { text-align: left; }
tbody th { font-weight: 500; white-space: nowrap; }
.none { color: #5a646b; }
.over { overflow-x: auto; }
@media print { body { background: #fff; } main { padding: 0; } tr { break-inside: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
)";

} // namespace

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char c : on_one_line(text))
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        default:
            safe += c;
        }
    return safe;
}

std::string grouped(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;)
        digits.insert(at -= 3, 1, ',');
    return digits;
}

std::string page_opening(std::string_view title, std::string_view style)
{
    const std::string shown = escaped(title);
    return "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + shown + "</title>\n<style>" + std::string(shared) + std::string(style)
        + "</style>\n</head>\n<body>\n<main>\n<h1>" + shown + "</h1>\n";
}

} // namespace kiosk::html
