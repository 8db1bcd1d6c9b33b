// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kiosk::outreach {

// A bar is no more than its row's numbers, which stand beside it under headings with the same marks: nothing is told by
// colour alone, and readers aloud leave the bars out. What there is nothing of stays pale.
inline constexpr std::string_view page_style = R"(
:root { --eligible: #1c7a44; --conditional: #b97a00; --undetermined: #4668b8; --not_yet: #8a5fb0;
  --ineligible: #c4c8c1; }
tbody th small { display: inline-block; min-width: 4em; font-size: 14px; color: #3d484f; font-weight: 400; }
.mark::before { content: ""; display: inline-block; width: 11px; height: 11px; margin-right: 6px; border-radius: 2px;
  background: var(--color); }
.bars { width: 34%; min-width: 220px; text-align: left; }
.bar { display: flex; gap: 2px; height: 18px; }
.bar i { background: var(--color); min-width: 2px; }
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
)";

} // namespace kiosk::outreach
