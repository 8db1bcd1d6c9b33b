// SPDX-License-Identifier: Apache-2.0
#include "kiosk/diagnostics/listed.hpp"

#include "kiosk/diagnostics/quoted.hpp"

namespace kiosk {

std::string listed(const std::vector<std::string>& names, std::string_view before_the_last)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? before_the_last : std::string_view(", ");
        text += names[i];
    }
    return text;
}

std::string alternatives(const std::vector<std::string>& names)
{
    return listed(names, " or ");
}

Error expected_one_of(std::string_view what, const std::vector<std::string>& names, std::string_view got)
{
    return { std::string(what) + ": expected one of " + listed(names) + ", got " + in_quotes(got) };
}

} // namespace kiosk
