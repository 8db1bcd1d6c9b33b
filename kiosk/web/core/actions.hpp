// SPDX-License-Identifier: Apache-2.0
//
// What a family does on the page, as JSON: { "type": "tell", "answers": { "age": 9, "hukou": null } }. The page sends
// back what a view gave it, or one of the few that belong to the buttons which are always there (page/src/core.ts).
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/diagnostics/json_text.hpp"

namespace kiosk::web {

// Only what views give.
Json json_of(const Action& action, const Schema& schema);

// An error says what is wrong with it, for programmers. What it names is there in this session.
Result<Action> action_of(const Json& json, const Session& session, const Setting& setting);

// Of the overlays that a page has; nothing for those of the machine alone.
std::string_view name(Overlay overlay);

} // namespace kiosk::web
