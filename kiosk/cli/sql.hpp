// SPDX-License-Identifier: Apache-2.0
//
// The verb `sql`: the rules for a register that lies in a database.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/register/column_map.hpp"
#include "kiosk/sql/register.hpp"

#include <cstdint>

namespace kiosk::cli {

enum class SqlPart : std::uint8_t { view, schema, contradictions };

// The text of one file. `region`: whose rules. The words of schema and contradictions are that region's, or of all
// where it is null.
Result<std::string> sql_text(
    const content::Catalogue& catalogue, const Region* region, SqlPart part, sql::Register options);

// A bureau's own table, and its words for what we ask.
struct BureauTable {
    std::string name; // as it is written
    std::string id; // its column that tells rows apart
    Date as_of;
};

// Its rows, taken into the register: the columns that `map` names, in the spellings of registers in files.
Result<std::string> staging_text(const content::Catalogue& catalogue, const Region& region,
    const registers::ColumnMap& map, const BureauTable& table, sql::Register into);

} // namespace kiosk::cli
