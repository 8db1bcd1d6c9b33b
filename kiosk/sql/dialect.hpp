// SPDX-License-Identifier: Apache-2.0
//
// How engines spell the few things that standard SQL leaves to them.
#pragma once

#include "kiosk/core/in_order.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kiosk::sql {

enum class Dialect : std::uint8_t { ansi, postgresql, duckdb, sqlite };

struct DialectRow {
    Dialect dialect;
    std::string_view name; // as it is asked for
    std::string_view boolean; // types
    std::string_view text;
    bool drops_if_exists; // DROP … IF EXISTS, so that a file can be run again
    bool comments_on_columns; // COMMENT ON COLUMN
    bool strict_tables; // CREATE TABLE … STRICT: a column keeps its type
    // What keeps an optimizer from writing the columns of a derived table into every place that names them, so that
    // what benefits share is worked out once a row: six times as fast for a whole table in PostgreSQL 15, and the only
    // way in SQLite, where the statement grows too large. Empty: none is known or needed, and where rows lie on several
    // nodes none may stand between them and the question.
    std::string_view fence;
};
inline constexpr std::array dialect_table {
    DialectRow { Dialect::ansi, "ansi", "BOOLEAN", "VARCHAR(64)", false, false, false, "" },
    DialectRow { Dialect::postgresql, "postgresql", "BOOLEAN", "VARCHAR(64)", true, true, false, "OFFSET 0" },
    DialectRow { Dialect::duckdb, "duckdb", "BOOLEAN", "VARCHAR", true, true, false, "" },
    DialectRow { Dialect::sqlite, "sqlite", "INTEGER", "TEXT", true, false, true, "LIMIT -1" },
};
static_assert(in_order(dialect_table, &DialectRow::dialect, Dialect::sqlite));

constexpr const DialectRow& row(Dialect dialect)
{
    return dialect_table[static_cast<std::size_t>(dialect)];
}

constexpr std::optional<Dialect> dialect_named(std::string_view name)
{
    for (const DialectRow& each : dialect_table)
        if (each.name == name)
            return each.dialect;
    return std::nullopt;
}

} // namespace kiosk::sql
