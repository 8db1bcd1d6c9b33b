// SPDX-License-Identifier: Apache-2.0
//
// How a view lies on the page: derived tables in one another, each with the columns that the next one reads.
#pragma once

#include "kiosk/sql/narrowing.hpp"
#include "kiosk/sql/register.hpp"

namespace kiosk::sql {

// A column of a derived table stands at this indent, below its comment.
inline constexpr std::size_t indent = 4;

// From the outermost to the innermost, which reads the register.
struct Layers {
    std::vector<Column> services; // what the view has; without a definition: a column of the layer below
    std::vector<Column> verdicts;
    std::vector<Column> benefits;
    std::vector<Column> members;
    std::vector<Column> clauses;
};

std::string view_text(const Policy& policy, const Region& region, const Register& options, const Narrowing& narrowing,
    const Layers& layers);

} // namespace kiosk::sql
