// SPDX-License-Identifier: Apache-2.0
//
// `kiosk doctor`: is this machine a kiosk as it should be?
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

extern const std::string_view doctor_usage;

// Status 1 where something is broken.
cli::Program::Command doctor_command(const std::filesystem::path& data, Date today, const cli::Streams& streams);

} // namespace kiosk::shell
