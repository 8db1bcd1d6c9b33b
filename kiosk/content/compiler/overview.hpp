// SPDX-License-Identifier: Apache-2.0
//
// What the content says on how to apply, at a glance, for those who review it: one row a benefit.
#pragma once

#include "kiosk/content/compiler/draft.hpp"

namespace kiosk::content {

// Markdown: each benefit with its modes, how many sentences of which trust, their sources and languages; then the
// counts of it all.
std::string howto_overview(const Draft& draft);

} // namespace kiosk::content
