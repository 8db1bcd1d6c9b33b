// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/row_reader.hpp"

#include "kiosk/core/utf8.hpp"
#include "kiosk/diagnostics/expected.hpp"
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/register/line.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kiosk::registers {

RowReader::RowReader(const Policy& policy, const Region* region, const Heading& heading)
    : policy_(policy)
    , region_(region)
    , heading_(heading)
{
}

void RowReader::begin(const Block& block)
{
    lines_.emplace(block);
}

bool RowReader::next(Row& row)
{
    while (const auto line = lines_->next()) {
        const Result<bool> child = read(*line, row);
        if (child && !*child)
            continue;
        row.number = line->number;
        row.fault.reset();
        if (!child)
            row.fault = Fault { child.error().message, child.error().message };
        return true;
    }
    return false;
}

// False: there is no child in it.
Result<bool> RowReader::read(LinesOf::Line line, Row& row)
{
    if (line.text.size() > longest_line)
        return Error { "expected a line of at most " + std::to_string(longest_line) + " bytes" };
    const bool before_rows = heading_.line == 0 || line.number <= heading_.line;
    const std::string_view text = trimmed(before_rows ? without_byte_order_mark(line.text) : line.text);
    if (text.empty())
        return false;
    if (const auto wrong = why_no_text(text))
        return *wrong;
    if (heading_.format == Format::csv && line.number <= heading_.line) {
        if (heading_.wrong)
            return *heading_.wrong;
        return false;
    }
    row.label = "null";
    row.region = region_;
    row.answers = {};
    has_label_ = false;
    has_region_ = false;
    return heading_.format == Format::json_lines ? read_json(text, row) : read_csv(text, row);
}

Result<bool> RowReader::read_json(std::string_view line, Row& row)
{
    JsonLine scanner(line);
    if (!scanner.accept('{'))
        return scanner.expected("an object");
    std::size_t member = 0;
    if (!scanner.accept('}')) {
        do {
            const auto name = scanner.text();
            if (!name)
                return scanner.expected("a name in quotes");
            if (!scanner.accept(':'))
                return scanner.expected("\":\"");
            if (member == members_.size() || members_[member].name != *name) {
                auto found = column_named(*name, policy_.schema);
                if (!found)
                    return found.error();
                members_.resize(member);
                members_.push_back(*std::move(found));
            }
            const auto value = scanner.value();
            if (!value)
                return scanner.expected("a text, a whole number, true, false or null");
            if (Status taken = take(members_[member], *value, row); !taken)
                return taken.error();
            ++member;
        } while (scanner.accept(','));
        if (!scanner.accept('}'))
            return scanner.expected("\",\" or \"}\"");
    }
    if (!scanner.at_end())
        return scanner.expected("the end of the line");
    return finish(row);
}

Result<bool> RowReader::read_csv(std::string_view line, Row& row)
{
    if (heading_.wrong)
        return Error { "the columns are not known: the first line names them" };
    std::string buffer;
    bool more = true;
    std::size_t at = 0;
    for (; more; ++at) {
        const auto cell = next_cell(line, more, buffer);
        if (!cell)
            return Error { "expected quotes around a whole cell, doubled within it" };
        if (at == heading_.columns.size())
            return Error { "expected " + std::to_string(heading_.columns.size()) + " cells, got more" };
        if (cell->empty())
            continue;
        const Column& column = heading_.columns[at];
        RegisterValue value { RegisterValue::Shape::text, *cell };
        if (column.what != Column::What::label) {
            const bool number
                = column.what == Column::What::fact && policy_.schema[column.fact].kind == FactKind::integer;
            value.shape = *cell == "null"             ? RegisterValue::Shape::null
                : number                              ? RegisterValue::Shape::number
                : *cell == "true" || *cell == "false" ? RegisterValue::Shape::boolean
                                                      : RegisterValue::Shape::text;
        }
        const std::string label = column.what == Column::What::label ? json_text(*cell) : std::string();
        if (column.what == Column::What::label)
            value.text = std::string_view(label).substr(1, label.size() - 2);
        if (Status taken = take(column, value, row); !taken)
            return taken.error();
    }
    if (at != heading_.columns.size())
        return Error { "expected " + std::to_string(heading_.columns.size()) + " cells, got " + std::to_string(at) };
    return finish(row);
}

Status RowReader::take(const Column& column, const RegisterValue& value, Row& row)
{
    const auto wrong = [&](const std::string& expected) {
        return Error { column.name + ": expected " + expected + ", got " + value.shown() };
    };
    const auto twice = [&] { return Error { "expected " + in_quotes(column.name) + " once, got it twice" }; };
    switch (column.what) {
    case Column::What::label:
        if (std::exchange(has_label_, true))
            return twice();
        if (value.shape == RegisterValue::Shape::null)
            return Success {};
        if (value.shape != RegisterValue::Shape::text)
            return wrong("a text");
        row.label.assign(1, '"').append(value.text).append(1, '"');
        return Success {};
    case Column::What::region: {
        if (std::exchange(has_region_, true))
            return twice();
        row.region = value.shape == RegisterValue::Shape::text ? policy_.region(value.text) : nullptr;
        if (row.region)
            return Success {};
        std::vector<std::string> names;
        for (const Region& region : policy_.regions)
            names.push_back('"' + region.id + '"');
        return wrong(alternatives(names));
    }
    case Column::What::fact:
        break;
    }
    if (!row.answers.is_absent(column.fact))
        return twice();
    if (value.shape == RegisterValue::Shape::null) {
        row.answers.decline(column.fact);
        return Success {};
    }
    const Fact& fact = policy_.schema[column.fact];
    std::optional<int> taken;
    if (fact.kind == FactKind::boolean && value.shape == RegisterValue::Shape::boolean)
        taken = value.text == "true";
    if (fact.kind == FactKind::choice && value.shape == RegisterValue::Shape::text)
        taken = fact.value_of(value.text);
    if (fact.kind == FactKind::integer && value.shape == RegisterValue::Shape::number) {
        int number = 0;
        const char* const end = value.text.data() + value.text.size();
        const auto [read_to, error] = std::from_chars(value.text.data(), end, number);
        if (error == std::errc {} && read_to == end && fact.allows(number))
            taken = number;
    }
    if (!taken)
        return wrong(expectation(fact));
    row.answers.know(column.fact, *taken);
    return Success {};
}

Result<bool> RowReader::finish(Row& row) const
{
    if (!row.region)
        return Error { "expected \"region\", got nothing; add it, or --region REGION for all lines" };
    for (const Contradiction& contradiction : policy_.contradictions)
        if (contradiction.rule.truth(row.answers) == Truth::yes)
            return Error { contradiction_in(policy_, contradiction, row.answers) };
    return true;
}

} // namespace kiosk::registers
