// SPDX-License-Identifier: Apache-2.0
//
// `kiosk content diff`: what another edition of the content, or another day, changes for families; for the reviewer.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::cli {

// Both must outlive the row.
Verb content_diff_verb(const Program& program, const Streams& streams);

} // namespace kiosk::cli
