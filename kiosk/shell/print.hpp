// SPDX-License-Identifier: Apache-2.0
//
// `kiosk print FILE`: the guide as a file.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

cli::Verb print_verb(const std::filesystem::path& data, Date today, const cli::Streams& streams);

} // namespace kiosk::shell
