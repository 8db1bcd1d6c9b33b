// SPDX-License-Identifier: Apache-2.0
//
// `kiosk print --batch FILE --out FOLDER`: the guides of a whole register, a PDF a household.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

cli::Verb print_register_verb(const cli::Program& program, const cli::Streams& streams);

} // namespace kiosk::shell
