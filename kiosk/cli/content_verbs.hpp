// SPDX-License-Identifier: Apache-2.0
//
// kiosk content …: packages signed, looked at, installed, and gone back behind.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::cli {

// sign, inspect, verify, install, list, rollback. Both must outlive the rows.
std::vector<Verb> content_verbs(const Program& program, const Streams& streams);

// Whether the content in a data folder is what its manifest says and right in every way that `kiosk verify` knows. The
// first thing that is wrong, on one line.
Status check_edition(const Program& program, const std::filesystem::path& data, const package::Manifest& manifest);

} // namespace kiosk::cli
