// SPDX-License-Identifier: Apache-2.0
//
// Who may hear what the page shows, as long as the page itself does not say so.
#pragma once

#include "kiosk/core/privacy.hpp"
#include "kiosk/core/session.hpp"

namespace kiosk::ui {

Kept kept_on_page(const Session& session, const Setting& setting);

} // namespace kiosk::ui
