// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace kiosk {

using Json = nlohmann::ordered_json;

// On one line. Text that is not UTF-8 is shown as far as it is.
inline std::string json_text(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace kiosk
