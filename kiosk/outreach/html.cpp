// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/html.hpp"

#include "kiosk/diagnostics/quoted.hpp"

namespace kiosk::outreach {
namespace {

// Ink on white at least 10:1, the second rank 7:1. A bar is no more than its row's numbers, which stand beside it under
// headings with the same marks: nothing is told by colour alone, and readers aloud leave the bars out. What there is
// nothing of stays pale.
constexpr std::string_view style = R"(
:root { color-scheme: light; --ink: #1c262d; --line: #d9d2c3; --ground: #faf6ee;
  --eligible: #1c7a44; --conditional: #b97a00; --undetermined: #4668b8; --not_yet: #8a5fb0; --ineligible: #c4c8c1; }
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
tbody th small { display: inline-block; min-width: 4em; font-size: 14px; color: #3d484f; font-weight: 400; }
.mark::before { content: ""; display: inline-block; width: 11px; height: 11px; margin-right: 6px; border-radius: 2px;
  background: var(--color); }
.bars { width: 34%; min-width: 220px; text-align: left; }
.bar { display: flex; gap: 2px; height: 18px; }
.bar i { background: var(--color); min-width: 2px; }
.none { color: #5a646b; }
.over { overflow-x: auto; }
.matrix thead th { font-weight: 500; }
.matrix thead th span { writing-mode: vertical-rl; display: inline-block; max-height: 10.5em; line-height: 1.25; text-wrap: balance;
  white-space: normal; text-align: left; }
.matrix th, .matrix td { padding: 6px 7px; }
.matrix td { font-size: 15px; }
.matrix thead th:not(:first-child) { text-align: center; }
.matrix tfoot th, .matrix tfoot td { font-weight: 700; border-top: 2px solid var(--ink); }
details { margin-top: 10px; background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 10px 16px; }
summary { cursor: pointer; font-weight: 500; }
summary:focus-visible { outline: 3px solid #b34700; outline-offset: 3px; }
details table { border-width: 0; }
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

std::string page_opening(std::string_view title)
{
    const std::string shown = escaped(title);
    return "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + shown + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n<h1>" + shown
        + "</h1>\n";
}

} // namespace kiosk::outreach
