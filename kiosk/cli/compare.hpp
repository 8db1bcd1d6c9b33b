// SPDX-License-Identifier: Apache-2.0
//
// kiosk compare: what would differ for a family's children in every other region.
#pragma once

#include "kiosk/cli/family_reader.hpp"
#include "kiosk/content/catalogue.hpp"

#include <ostream>

namespace kiosk::cli {

// The error says that the output could not be written, or which messages ICU cannot read.
Status write_comparison_json(const CheckRequest& request, const content::Catalogue& catalogue, std::ostream& out);
Status write_comparison_text(
    const CheckRequest& request, const content::Catalogue& catalogue, const std::string& language, std::ostream& out);

} // namespace kiosk::cli
