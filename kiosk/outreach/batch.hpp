// SPDX-License-Identifier: Apache-2.0
//
// Deciding a whole register: read at one end, decided on several processors, listed in the order of the register, in
// the memory of a few thousand rows however long it is.
#pragma once

#include "kiosk/diagnostics/meter.hpp"
#include "kiosk/outreach/list.hpp"
#include "kiosk/outreach/tally.hpp"
#include "kiosk/register/faults.hpp"
#include "kiosk/register/register.hpp"

#include <cstdint>

namespace kiosk::outreach {

struct BatchOrder {
    const content::Catalogue& catalogue;
    std::span<const Desk> desks; // of its policy
    const registers::Reading& reading; // as the register was opened
    std::string_view name; // what messages call the register
    std::uint64_t size = 0; // of the register in bytes, for the meter; 0 when it is not known
    unsigned jobs = 1; // processors to use, from 1

    std::ostream* list = nullptr; // where the children go, a line each; null: nowhere
    ListForm form = ListForm::json_lines;
    bool details = false;
    std::ostream* faulty = nullptr; // where the rows go that hold no child, to be corrected; null: nowhere
    std::vector<Only> only {}; // these are listed; all are counted
    std::optional<std::size_t> by {}; // into Heading::carried: counted for each of its values
    bool tallied = false; // whether the tally is wanted
    const Earlier* earlier = nullptr; // then those are listed for whom something changes
};

struct BatchOutcome {
    std::uint64_t decided = 0;
    registers::FaultCount faults; // of rows that hold no child as it should be
    Tally tally;
    ChangeTally changes;
};

// Of a bad row, "<name>:3: age: expected …" on `error`, and a line in the list unless that is of some children only;
// the run goes on. An error: the list cannot be written, the register not read to its end, or a column with too many
// values for a tally.
Result<BatchOutcome> check_batch(
    const BatchOrder& order, registers::Register& source, std::ostream& error, Meter& meter);

// How many processors this machine gives the program.
unsigned processors();

} // namespace kiosk::outreach
