// SPDX-License-Identifier: Apache-2.0
//
// `kiosk setup`: asks what a site file has to say, and writes one. `kiosk site check`: is one right?
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

cli::Verb setup_verb(const std::filesystem::path& data, const cli::Streams& streams);
cli::Verb site_check_verb(const std::filesystem::path& data, const cli::Streams& streams);

} // namespace kiosk::shell
