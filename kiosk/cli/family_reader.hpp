// SPDX-License-Identifier: Apache-2.0
//
// A family file, as `kiosk check` takes it: JSON with a region, the family's facts and the children's.
#pragma once

#include "kiosk/core/family.hpp"
#include "kiosk/core/policy.hpp"

#include <chrono>
#include <ostream>

namespace kiosk::cli {

struct CheckRequest {
    const Region* region = nullptr; // of the policy it was read with
    std::chrono::year_month_day as_of;
    bool dated = false; // the file says the day
    Family family; // at least one child; free of contradictions
};

// What must be known of a family before it can be read: of which list and of which day, as far as the file says so in
// the form that is expected.
struct FamilyHead {
    std::string region; // "": not said
    std::optional<std::chrono::year_month_day> as_of;
};
FamilyHead head_of_family(std::string_view bytes);

// Reads any bytes. What is not exactly a family is an error of one line that names the file, the place in it and what
// was expected there; nothing is guessed, mended or skipped. `today` stands where the file has no "as_of". The policy
// has the region, if there is such a region, as it is on that day.
Result<CheckRequest> read_family(
    std::string_view bytes, std::string_view file_name, const Policy& policy, std::chrono::year_month_day today);

// A line for each child whose answers are unlikely together.
void warn_of_doubts(const CheckRequest& request, const Policy& policy, std::string_view file_name, std::ostream& error);

} // namespace kiosk::cli
