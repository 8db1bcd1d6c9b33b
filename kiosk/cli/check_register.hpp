// SPDX-License-Identifier: Apache-2.0
//
// kiosk check --batch: a whole register decided, listed and added up.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::cli {

// --jobs; all processors where it is not given. An error is of the command line.
Result<unsigned> jobs_option(const Arguments& arguments);

std::vector<Option> check_register_options();
Result<int> check_register(const Arguments& arguments, const Program& program, const Streams& streams);

} // namespace kiosk::cli
