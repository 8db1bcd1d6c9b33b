// SPDX-License-Identifier: Apache-2.0
#include "kiosk/translation/quoted_text.hpp"

namespace kiosk::translation {

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (c == '"' || c == '\\')
            (result += '\\') += c;
        else
            result += c;
    }
    return result;
}

std::string quoted_text(std::string_view text)
{
    return '"' + escaped(text) + '"';
}

} // namespace kiosk::translation
