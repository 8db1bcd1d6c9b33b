// SPDX-License-Identifier: Apache-2.0
//
// What the rules say of a family, as JSON for other programs.
#pragma once

#include "kiosk/cli/family_reader.hpp"
#include "kiosk/content/catalogue.hpp"

#include <functional>
#include <ostream>

namespace kiosk::cli {

// Piece by piece as it decides, so that a family of any size takes the memory of one child, until `take` says no.
// `request` was read with the catalogue's policy.
void write_json(const CheckRequest& request, const content::Catalogue& catalogue,
    const std::function<bool(std::string_view)>& take);
// The error is that of `out`.
Status write_json(const CheckRequest& request, const content::Catalogue& catalogue, std::ostream& out);

} // namespace kiosk::cli
