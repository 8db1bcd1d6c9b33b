// SPDX-License-Identifier: Apache-2.0
//
// Deciding a whole register, one child a line, in the memory of a few lines.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/diagnostics/meter.hpp"

#include <istream>

namespace kiosk::registers {

struct BatchCount {
    std::uint64_t decided = 0;
    std::uint64_t bad = 0; // lines that hold no child as it should be
};

// Reads lines as Register describes them and writes one a child:
//
//   {"line":2,"label":"老大","region":"zhejiang","membership":"yes","eligible":["ZJ-03a",…],"conditional":[…],
//    "undetermined":[…],"not_yet":[…],"ineligible":[…]}
//
// Of a bad line, {"line":3,"error":"age: expected …"}, and "<name>:3: age: expected …" on `error`; the run goes on.
// `size` in bytes is what the meter measures by; 0 when it is not known. An error: `out` cannot be written.
Result<BatchCount> check_batch(const content::Catalogue& catalogue, const Region* region, std::istream& in,
    std::string_view name, std::uint64_t size, std::ostream& out, std::ostream& error, Meter& meter);

} // namespace kiosk::registers
