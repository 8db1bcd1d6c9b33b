// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/heading.hpp"

#include "kiosk/diagnostics/expected.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/register/line.hpp"

namespace kiosk::registers {
namespace {

Result<std::vector<Column>> columns_of(std::string_view text, const Schema& schema)
{
    std::vector<Column> columns;
    std::string buffer;
    bool more = true;
    while (more) {
        const auto cell = next_cell(text, more, buffer);
        if (!cell)
            return Error { "expected quotes around a whole cell, doubled within it" };
        auto found = column_named(*cell, schema);
        if (!found)
            return found.error();
        for (const Column& other : columns)
            if (other.name == found->name)
                return Error { "expected the column " + in_quotes(found->name) + " once, got it twice" };
        columns.push_back(*std::move(found));
    }
    return columns;
}

} // namespace

Result<Column> column_named(std::string_view name, const Schema& schema)
{
    Column column;
    column.name = name;
    if (name == "label") {
        column.what = Column::What::label;
    } else if (name == "region") {
        column.what = Column::What::region;
    } else {
        const auto fact = schema.find(name);
        if (!fact)
            return Error { "expected \"label\", \"region\" or " + expected_facts(schema) + ", got " + in_quotes(name) };
        column.fact = *fact;
    }
    return column;
}

Heading read_heading(std::string_view text, std::uint64_t line, const Schema& schema)
{
    Heading heading;
    heading.line = line;
    heading.format = text.starts_with('{') ? Format::json_lines : Format::csv;
    if (heading.format == Format::csv) {
        if (auto columns = columns_of(text, schema))
            heading.columns = *std::move(columns);
        else
            heading.wrong = columns.error();
    }
    return heading;
}

} // namespace kiosk::registers
