// SPDX-License-Identifier: Apache-2.0
//
// What the rules say of a family, as text for people.
#pragma once

#include "kiosk/cli/family_reader.hpp"
#include "kiosk/content/catalogue.hpp"

#include <cstdint>
#include <ostream>

namespace kiosk::cli {

// Whether each benefit that is open says how to apply, sentence by sentence: several lines each.
enum class TextLength : std::uint8_t { brief, whole };

// In one of the catalogue's languages. `request` was read with the catalogue's policy. An error is that of `out`, or of
// a message that cannot be read.
Status write_text(const CheckRequest& request, const content::Catalogue& catalogue, const std::string& language,
    TextLength how_to, std::ostream& out);

} // namespace kiosk::cli
