// SPDX-License-Identifier: Apache-2.0
//
// The views of kiosk/views as JSON, member by member as page/src/core.ts has them, with what the kiosk's screens write
// around them.
#pragma once

#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/views/membership_view.hpp"
#include "kiosk/views/views.hpp"

namespace kiosk::web {

// The one screen that is before the family.
Json screen_json(const Session& session, const Setting& setting, const Words& words);

// Of one child, wherever the session stands.
Json results_json(Session session, const Setting& setting, const Words& words, std::size_t child);
// Nothing chosen: the best benefit.
Json service_json(Session session, const Setting& setting, const Words& words, const place::Detail& place);
Json help_json(const Words& words);

} // namespace kiosk::web
