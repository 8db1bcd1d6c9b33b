// SPDX-License-Identifier: Apache-2.0
//
// Names the page that the session is at, so that whoever compares two names knows whether the page was turned.
#pragma once

#include "kiosk/core/session.hpp"

#include <string>

namespace kiosk::ui {

// The page that is seen: another one when its place, the question on it or what lies over it is; a tick or a fold is
// none.
std::string page_shown(const Session& session, const Setting& setting, Idle::Phase idle);
// The page for whoever listens: another name when what is on it changed by more than a tick.
std::string page_heard(const Session& session, const Setting& setting, Idle::Phase idle, PrintJob::Phase print);

} // namespace kiosk::ui
