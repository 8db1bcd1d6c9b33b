// SPDX-License-Identifier: Apache-2.0
//
// `kiosk fleet`: the files of many machines on one page.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::cli {

Verb fleet_verb(const Program& program, const Streams& streams);

} // namespace kiosk::cli
