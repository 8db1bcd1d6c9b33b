// SPDX-License-Identifier: Apache-2.0
//
// `kiosk print FILE`: the guide as a file.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

extern const std::string_view print_usage;

cli::Program::Command print_command(const std::filesystem::path& data, Date today, const cli::Streams& streams);

} // namespace kiosk::shell
