// SPDX-License-Identifier: Apache-2.0
//
// `kiosk doctor`: is this machine a kiosk as it should be?
#pragma once

#include "kiosk/cli/command.hpp"
#include "kiosk/doctor/page.hpp"

#include <chrono>

namespace kiosk::shell {

// What stands on the page beside the findings: this machine, now, and what its diary has of thirty days.
doctor::PageText doctor_page_text(std::chrono::system_clock::time_point now);

// Status 1 where something is broken.
cli::Verb doctor_verb(const package::Source& source, Date today, const cli::Streams& streams);

} // namespace kiosk::shell
