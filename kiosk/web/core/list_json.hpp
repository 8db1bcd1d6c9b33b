// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/diagnostics/json_text.hpp"

namespace kiosk::web {

// A list as JSON, of what `item` makes of each.
template <class Items, class Item> Json list_of(const Items& items, const Item& item)
{
    Json list = Json::array();
    for (const auto& each : items)
        list.push_back(item(each));
    return list;
}

} // namespace kiosk::web
