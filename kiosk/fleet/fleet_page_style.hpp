// SPDX-License-Identifier: Apache-2.0
//
// How the page of many machines looks, beside what all pages share (html/page.hpp).
#pragma once

#include <string_view>

namespace kiosk::fleet {

// The state stands in words beside its sign and colour. On a narrow screen each machine is a card, and what its column
// was called stands before each value.
inline constexpr std::string_view fleet_page_style = R"(
:root { --bad: #9c1c12; --watch: #7a4f00; --fine: #14603a; --bar: #4d7a9e; }
main { max-width: 1480px; }
.lead { color: #3d484f; }
.tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px; margin: 20px 0 8px; }
.tiles a { display: block; color: inherit; text-decoration: none; background: #fff; border: 1px solid var(--line);
  border-top: 5px solid var(--color); border-radius: 6px; padding: 12px 16px 10px; }
.tiles a:focus-visible { outline: 3px solid #b34700; outline-offset: 3px; }
.tiles b { display: block; font-size: 34px; line-height: 1.15; font-weight: 700; color: var(--color);
  font-variant-numeric: tabular-nums; }
.tiles .zero b { color: #5a646b; }
.bad { --color: var(--bad); } .watch { --color: var(--watch); } .fine { --color: var(--fine); }
.unread { background: #fff; border: 1px solid var(--bad); border-left-width: 6px; border-radius: 6px; padding: 12px 18px;
  margin: 18px 0 0; }
.unread ul { margin: 4px 0 0; padding-left: 1.3em; } .unread li { font-size: 15px; overflow-wrap: anywhere; }
.fleet { font-size: 15px; line-height: 1.45; }
.fleet th, .fleet td { vertical-align: top; text-align: left; padding: 7px 10px; }
.fleet thead th { position: sticky; top: 0; z-index: 1; }
.fleet tbody th { white-space: normal; min-width: 13em; max-width: 22em; }
.fleet small, .lists small { display: block; font-size: 13px; font-weight: 400; color: #3d484f; white-space: nowrap; }
.fleet .n { text-align: right; white-space: nowrap; }
.fleet .group th { background: #fff; border-top: 2px solid var(--color); color: var(--color); font-size: 17px;
  font-weight: 700; padding-top: 14px; }
.state { list-style: none; margin: 0; padding: 0; }
.state li { white-space: nowrap; color: var(--color); font-weight: 500; }
.state li::before { content: var(--sign); display: inline-block; width: 1.35em; }
.state .bad { --sign: "✕"; } .state .watch { --sign: "!"; } .state .fine { --sign: "✓"; font-weight: 400; }
.state .watch::before { font-weight: 700; padding-left: .25em; }
.languages { min-width: 15em; } .languages span { white-space: nowrap; margin-right: .7em; }
.tight { white-space: nowrap; } .fleet th span { display: inline-block; }
.much { color: var(--bad); font-weight: 500; }
.lists { display: grid; grid-template-columns: repeat(auto-fill, minmax(330px, 1fr)); gap: 4px 28px; align-items: start; }
.lists section { break-inside: avoid; }
.lists tbody th { white-space: normal; }
.lists td { white-space: nowrap; }
.share { width: 30%; } .share i { display: block; height: 12px; background: var(--bar); min-width: 2px; border-radius: 2px; }
@media screen and (max-width: 820px) {
  main { padding: 20px 14px 40px; }
  .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .fleet, .fleet tbody, .fleet tr, .fleet th, .fleet td { display: block; width: auto; }
  .fleet { border: 0; background: none; }
  .fleet thead { display: none; }
  .fleet tr { background: #fff; border: 1px solid var(--line); border-radius: 6px; margin: 10px 0; padding: 6px 0; }
  .fleet tr.group { border: 0; background: none; margin: 18px 0 0; padding: 0; }
  .fleet tr.group th { background: none; border: 0; border-bottom: 2px solid var(--color); padding-left: 0; }
  .fleet td, .fleet tbody th { border: 0; padding: 3px 14px; max-width: none; }
  .fleet td { display: flex; gap: 10px; text-align: left; }
  .fleet .n { text-align: left; white-space: normal; }
  .fleet td::before { content: attr(data-is); flex: 0 0 6em; color: #3d484f; font-size: 13px; line-height: 1.7; }
  .fleet small { white-space: normal; }
}
@media print {
  @page { size: A4 landscape; margin: 11mm; }
  body { font-size: 11px; } h1 { font-size: 20px; } h2 { font-size: 15px; margin-top: 20px; }
  .tiles b { font-size: 24px; } .fleet { font-size: 10.5px; } .fleet small, .lists small { font-size: 9.5px; }
  .fleet th, .fleet td { padding: 4px 7px; } .fleet thead th { position: static; font-size: 10.5px; }
  .fleet .group th { font-size: 13px; padding-top: 9px; break-after: avoid; }
  .fleet thead { display: table-header-group; }
}
)";

} // namespace kiosk::fleet
