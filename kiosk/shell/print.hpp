// SPDX-License-Identifier: Apache-2.0
//
// `kiosk print FILE`: the guide as a file.
#pragma once

#include "kiosk/cli/command.hpp"
#include "kiosk/core/printing.hpp"
#include "kiosk/site/site.hpp"

namespace kiosk::shell {

// What --all, --full, --large and the number of children make of a guide.
PrintChoice choice_of(const cli::Arguments& arguments, std::size_t children);

// The site of a file, for guides of `region`; empty: of the site's own. An error is what is wrong with it.
Result<site::Site> site_of(std::string_view file, const content::Catalogue& catalogue, std::string_view region = {});

cli::Verb print_verb(const cli::Program& program, const cli::Streams& streams);

} // namespace kiosk::shell
