// SPDX-License-Identifier: Apache-2.0
//
// `kiosk pin`: the PIN of the staff's pages.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

cli::Verb pin_verb(const cli::Streams& streams);

} // namespace kiosk::shell
