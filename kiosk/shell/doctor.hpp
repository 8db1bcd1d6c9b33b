// SPDX-License-Identifier: Apache-2.0
//
// `kiosk doctor`: is this machine a kiosk as it should be?
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

// Status 1 where something is broken.
cli::Verb doctor_verb(const std::filesystem::path& data, Date today, const cli::Streams& streams);

} // namespace kiosk::shell
