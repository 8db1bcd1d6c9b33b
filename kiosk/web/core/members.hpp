// SPDX-License-Identifier: Apache-2.0
//
// Objects in JSON, in the order in which they are written down: members({ { "name", value }, … }). nlohmann's own
// braces build every member as a list of two first: 8 kB more of WebAssembly, and work at every tap.
#pragma once

#include "kiosk/diagnostics/json_text.hpp"

#include <initializer_list>
#include <string_view>

namespace kiosk::web {

struct Member {
    std::string_view name;
    mutable Json value; // lists in braces are const; this one is moved out of it
};

inline Json members(std::initializer_list<Member> all)
{
    Json json = Json::object();
    for (const Member& each : all)
        json.emplace(std::string(each.name), std::move(each.value));
    return json;
}

} // namespace kiosk::web
