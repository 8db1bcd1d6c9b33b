// SPDX-License-Identifier: Apache-2.0
//
// Deciding a whole register, one child a line, in the memory of a few lines.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/diagnostics/meter.hpp"
#include "kiosk/register/faults.hpp"
#include "kiosk/register/register.hpp"

#include <istream>

namespace kiosk::registers {

struct BatchCount {
    std::uint64_t decided = 0;
    FaultCount faults; // of rows that hold no child as it should be
};

// Reads lines as Register describes them and writes one a child:
//
//   {"line":2,"label":"老大","region":"zhejiang","membership":"yes","eligible":["ZJ-03a",…],"conditional":[…],
//    "undetermined":[…],"not_yet":[…],"ineligible":[…]}
//
// Of a bad line, {"line":3,"error":"age: expected …"}, and "<name>:3: age: expected …" on `error`; the run goes on.
// `size` in bytes is what the meter measures by; 0 when it is not known. `faulty`: where the rows that hold no child
// are given back; may be null. An error: `out` cannot be written, or the register not be read to its end.
Result<BatchCount> check_batch(const content::Catalogue& catalogue, const Reading& reading, Register& source,
    std::string_view name, std::uint64_t size, std::ostream& out, std::ostream* faulty, std::ostream& error,
    Meter& meter);

} // namespace kiosk::registers
