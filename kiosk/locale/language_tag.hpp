// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kiosk::locale {

// Of a language tag (BCP 47): Chinese, whatever its writing.
inline bool is_chinese(std::string_view tag)
{
    return tag.substr(0, tag.find('-')) == "zh";
}

} // namespace kiosk::locale
