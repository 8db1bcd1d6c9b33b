// SPDX-License-Identifier: Apache-2.0
//
// The pages of the short guide after the overview: of each service what, where, what to bring and whom to call, in one
// block on one page, so that a family goes to a window with one page in its hand.
#pragma once

#include "kiosk/guide/account.hpp"
#include "kiosk/guide/sheet.hpp"

namespace kiosk::guide {

// In the largest type with which a guide of standard print has `most_pages`, the overview among them; where none does,
// in the smallest. Services of which more must be known, and those for private talk, stand in a list below the blocks.
void write_short_pages(const Account& account, Sheet& sheet);

} // namespace kiosk::guide
