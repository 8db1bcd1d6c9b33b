// SPDX-License-Identifier: Apache-2.0
//
// The verb `sql`: the rules for a register that lies in a database.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/sql/register.hpp"

namespace kiosk::cli {

enum class SqlPart : std::uint8_t { view, schema, contradictions };

// The text of one file. `region`: whose rules; of schema and contradictions, where their words are taken from.
Result<std::string> sql_text(
    const content::Catalogue& catalogue, const Region& region, SqlPart part, sql::Register options);

} // namespace kiosk::cli
