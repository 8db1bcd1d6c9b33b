// SPDX-License-Identifier: Apache-2.0
//
// One spelling for what people write in many: full width and half, capitals and small letters, spaces or none.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::registers {

// NFKC, case folded, what is ignorable left out (Unicode's NFKC_Casefold), without spaces and underscores. Of UTF-8.
std::string folded(std::string_view text);
// Of a column's name: also without what forms put behind it, a colon or an asterisk.
std::string folded_name(std::string_view text);

// Without spaces of any width and line breaks at either end: a no-break space is one, and so is the ideographic.
std::string_view trimmed_widely(std::string_view text);

} // namespace kiosk::registers
