// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/row_reader.hpp"

#include "kiosk/core/number.hpp"
#include "kiosk/diagnostics/expected.hpp"
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/register/days.hpp"
#include "kiosk/register/folded.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::registers {
namespace {

// More different words than a column of choices has; names in it would fill the memory.
constexpr std::size_t most_known_words = 4096;

Fault fault(std::string message)
{
    return { message, message };
}

// Of a value that was not expected.
Fault wrong(const std::string& column, const std::string& expected, const std::string& got)
{
    const std::string kind = column + ": expected " + expected;
    return { kind + ", got " + got, kind };
}

std::string expected_regions(const Policy& policy)
{
    std::vector<std::string> names;
    for (const Region& region : policy.regions)
        names.push_back('"' + region.id + '"');
    return alternatives(names);
}

Fault twice(const std::string& name)
{
    return fault("expected " + in_quotes(name) + " once, got it twice");
}

} // namespace

RowReader::RowReader(const Policy& policy, const Reading& reading, const Heading& heading)
    : policy_(policy)
    , reading_(reading)
    , heading_(heading)
    , family_facts_(policy.schema.of_scope(Scope::family))
    , age_(policy.schema.growing(Growth::years))
    , months_(policy.schema.growing(Growth::months))
    , region_column_(heading.find(Column::What::region))
    , households_(heading.find(Column::What::household).has_value())
    , known_words_(heading.columns.size() * policy.regions.size())
{
}

void RowReader::begin(const Block& block)
{
    records_.emplace(records_of(block, heading_));
    family_size_ = handed_out_ = 0;
    begun_.reset();
}

bool RowReader::next(Row& row)
{
    return households_ ? next_of_household(row) : next_alone(row);
}

bool RowReader::next_alone(Row& row)
{
    while (const auto record = records_->next()) {
        Read read = this->read(*record, row);
        if (read.held == Held::nothing)
            continue;
        row.number = record->number;
        row.text = record->text;
        row.fault = std::move(read.fault);
        return true;
    }
    return false;
}

RowReader::Read RowReader::read(const Records::Record& record, Row& row)
{
    if (record.text.size() > longest_row)
        return { Held::child, fault("expected a line of at most " + std::to_string(longest_row) + " bytes") };
    const std::string_view text = heading_.format == Format::csv ? record.text : trimmed(record.text);
    if (text.empty())
        return {};
    if (heading_.format == Format::csv && record.number <= heading_.row)
        return {};
    if (const auto not_text = why_no_text(text))
        return { Held::child,
            fault(heading_.encoding == "UTF-8" || text.find('\0') != std::string_view::npos
                    ? not_text->message
                    : "expected " + heading_.encoding + ", got other bytes") };
    row.label = "null";
    row.region = reading_.region;
    row.answers = {};
    row.household.clear();
    row.born.reset();
    row.moved_in.reset();
    has_label_ = false;
    has_region_ = false;
    if (heading_.format == Format::json_lines)
        return { Held::child, read_json(text, row) };
    return read_csv(text, row);
}

RowReader::Taken RowReader::read_json(std::string_view text, Row& row)
{
    JsonLine scanner(text);
    const auto expected = [&](const char* what) { return fault(scanner.expected(what).message); };
    if (!scanner.accept('{'))
        return expected("an object");
    std::size_t member = 0;
    if (!scanner.accept('}')) {
        do {
            const auto name = scanner.text();
            if (!name)
                return expected("a name in quotes");
            if (!scanner.accept(':'))
                return expected("\":\"");
            if (member == members_.size() || members_[member].name != *name) {
                auto found = column_named(*name, policy_.schema);
                if (!found)
                    return fault("expected \"label\", \"region\" or " + expected_facts(policy_.schema) + ", got "
                        + in_quotes(*name));
                members_.resize(member);
                members_.push_back(*std::move(found));
            }
            const auto value = scanner.value();
            if (!value)
                return expected("a text, a whole number, true, false or null");
            if (Taken taken = take_json(members_[member], *value, row))
                return taken;
            ++member;
        } while (scanner.accept(','));
        if (!scanner.accept('}'))
            return expected("\",\" or \"}\"");
    }
    if (!scanner.at_end())
        return expected("the end of the line");
    return finish(row);
}

RowReader::Read RowReader::read_csv(std::string_view text, Row& row)
{
    const auto at_fault = [](std::string message) { return Read { Held::child, fault(std::move(message)) }; };
    const std::size_t width = heading_.columns.size();
    cells_.clear();
    unquoted_.clear();
    unquoted_.reserve(text.size());
    bool empty = true;
    for (bool more = true; more;) {
        const auto cell = next_cell(text, heading_.delimiter, more, unquoted_);
        if (!cell)
            return at_fault("expected quotes around a whole cell, doubled within it");
        cells_.push_back(trimmed_widely(*cell));
        empty = empty && cells_.back().empty();
    }
    if (empty)
        return {};
    for (std::size_t at = width; at < cells_.size(); ++at)
        if (!cells_[at].empty())
            return at_fault("expected " + std::to_string(width) + " cells, got more");
    if (cells_.size() < width) {
        if (!heading_.table)
            return at_fault("expected " + std::to_string(width) + " cells, got " + std::to_string(cells_.size()));
        cells_.resize(width);
    }
    // Words may mean one thing here and another there.
    if (region_column_ && !cells_[*region_column_].empty())
        if (Taken taken = take_cell(*region_column_, cells_[*region_column_], row))
            return { Held::child, std::move(taken) };
    bool told = false;
    std::size_t carried = 0;
    row.carried.resize(heading_.carried.size());
    for (std::size_t at = 0; at < width; ++at) {
        const Column& column = heading_.columns[at];
        if (column.what == Column::What::carried) {
            row.carried[carried++].assign(cells_[at]);
            continue;
        }
        if (cells_[at].empty())
            continue;
        told = true;
        if (at != region_column_)
            if (Taken taken = take_cell(at, cells_[at], row))
                return { Held::child, std::move(taken) };
    }
    if (!told)
        return at_fault("expected a child, got only columns of the bureau's own");
    return { Held::child, finish(row) };
}

RowReader::Taken RowReader::take_json(const Column& column, const RegisterValue& value, Row& row)
{
    using Shape = RegisterValue::Shape;
    const auto expected = [&](const std::string& what) { return wrong(column.name, what, value.shown()); };
    switch (column.what) {
    case Column::What::label:
        if (std::exchange(has_label_, true))
            return twice(column.name);
        if (value.shape == Shape::null)
            return {};
        if (value.shape != Shape::text)
            return expected("a text");
        row.label.assign(1, '"').append(value.text).append(1, '"');
        return {};
    case Column::What::region:
        if (std::exchange(has_region_, true))
            return twice(column.name);
        row.region = value.shape == Shape::text ? policy_.region(value.text) : nullptr;
        if (row.region)
            return {};
        return expected(expected_regions(policy_));
    case Column::What::birth_date:
    case Column::What::move_in_date:
        if (value.shape == Shape::null)
            return {};
        return take_day(column, value.shape == Shape::text ? value.text : std::string_view(), value.shown(), row);
    case Column::What::household:
    case Column::What::carried:
    case Column::What::blank:
        return fault(
            "expected \"label\", \"region\" or " + expected_facts(policy_.schema) + ", got " + in_quotes(column.name));
    case Column::What::fact:
        break;
    }
    if (!row.answers.is_absent(column.fact))
        return twice(column.name);
    if (value.shape == Shape::null) {
        row.answers.decline(column.fact);
        return {};
    }
    const Fact& fact = policy_.schema[column.fact];
    std::optional<int> taken;
    if (fact.kind == FactKind::boolean && value.shape == Shape::boolean)
        taken = value.text == "true";
    if (fact.kind == FactKind::choice && value.shape == Shape::text)
        taken = fact.value_of(value.text);
    if (fact.kind == FactKind::integer && value.shape == Shape::number)
        taken = number_in<int>(value.text);
    if (!taken || !fact.allows(*taken))
        return expected(expectation(fact));
    row.answers.know(column.fact, *taken);
    return {};
}

RowReader::Taken RowReader::take_cell(std::size_t at, std::string_view cell, Row& row)
{
    const Column& column = heading_.columns[at];
    switch (column.what) {
    case Column::What::label:
        row.label = json_text(cell);
        return {};
    case Column::What::region:
        row.region = policy_.region(cell);
        if (!row.region)
            row.region = heading_.vocabulary->region(cell);
        if (!row.region)
            return wrong(column.name, expected_regions(policy_), in_quotes(cell));
        return {};
    case Column::What::household:
        row.household = cell;
        return {};
    case Column::What::birth_date:
    case Column::What::move_in_date:
        return take_day(column, cell, in_quotes(cell), row);
    case Column::What::carried:
        return {};
    case Column::What::blank:
        return fault("expected nothing in the column without a name, got " + in_quotes(cell));
    case Column::What::fact:
        return take_fact(at, cell, row);
    }
    return {};
}

RowReader::Taken RowReader::take_fact(std::size_t at, std::string_view cell, Row& row)
{
    const FactId id = heading_.columns[at].fact;
    const Fact& fact = policy_.schema[id];
    // As the contract writes it, in a moment.
    std::optional<int> taken;
    switch (fact.kind) {
    case FactKind::boolean:
        taken = cell == "true" ? std::optional(1) : cell == "false" ? std::optional(0) : std::nullopt;
        break;
    case FactKind::integer:
        taken = number_in<int>(cell);
        break;
    case FactKind::choice:
        taken = fact.value_of(cell);
        break;
    }
    if (taken && fact.allows(*taken)) {
        row.answers.know(id, *taken);
        return {};
    }
    if (cell == "null") {
        row.answers.decline(id);
        return {};
    }
    // As people do.
    if (row.region) {
        const auto region = static_cast<std::size_t>(row.region - policy_.regions.data());
        auto& known_words = known_words_[at * policy_.regions.size() + region];
        auto known = known_words.find(cell);
        if (known == known_words.end()) {
            if (known_words.size() >= most_known_words)
                known_words.clear();
            known = known_words.emplace(std::string(cell), heading_.vocabulary->word(id, *row.region, cell)).first;
        }
        if (known->second) {
            if (known->second->value)
                row.answers.know(id, *known->second->value);
            else
                row.answers.decline(id);
            return {};
        }
    }
    const bool number = fact.kind == FactKind::integer;
    Fault not_known = wrong(fact.name, expectation(fact), number ? on_one_line(cell, 40) : in_quotes(cell));
    if (!number && row.region) {
        not_known.column = fact.name;
        not_known.word = cell;
    }
    return not_known;
}

RowReader::Taken RowReader::take_day(const Column& column, std::string_view text, std::string_view shown, Row& row)
{
    std::optional<Date>& to = column.what == Column::What::birth_date ? row.born : row.moved_in;
    if (to)
        return twice(column.name);
    to = read_day(text);
    if (to && *to <= reading_.as_of)
        return {};
    // Nobody knows it: that is no wrong day.
    if (!to && heading_.vocabulary && row.region && age_)
        if (const auto word = heading_.vocabulary->word(*age_, *row.region, text); word && !word->value)
            return {};
    to.reset();
    return wrong(
        column.name, "a day such as 2017-03-05 or 2017年3月5日, up to " + iso_date(reading_.as_of), std::string(shown));
}

RowReader::Taken RowReader::finish(Row& row) const
{
    if (!row.region)
        return fault("expected \"region\", got nothing; add it, or --region REGION for all lines");
    if (row.region->in_force && reading_.as_of < *row.region->in_force)
        return fault("expected a day from " + iso_date(*row.region->in_force) + " on, when the list of "
            + row.region->id + " came into force, got \"" + iso_date(reading_.as_of)
            + "\"; before that nothing is decided");
    if (row.born || row.moved_in)
        if (Taken wrong = count_days(row))
            return wrong;
    return contradicted(row);
}

RowReader::Taken RowReader::count_days(Row& row) const
{
    const auto count = [&](std::optional<FactId> fact, int number, std::string_view column, Date day) -> Taken {
        if (!fact)
            return {};
        const Fact& counted = policy_.schema[*fact];
        if (!counted.allows(number))
            return wrong(
                std::string(column), "a day that makes " + counted.name + " " + expectation(counted), iso_date(day));
        if (row.answers.is_known(*fact) && row.answers.value(*fact) != number)
            return Fault { std::string(column) + " " + iso_date(day) + " makes " + counted.name + " "
                    + std::to_string(number) + " on " + iso_date(reading_.as_of) + ", but " + counted.name + " is "
                    + std::to_string(row.answers.value(*fact)),
                std::string(column) + " and " + counted.name + " tell two things" };
        row.answers.know(*fact, number);
        return {};
    };
    if (row.born)
        if (Taken wrong = count(age_, completed_years(*row.born, reading_.as_of), birth_date_column, *row.born))
            return wrong;
    if (row.born && row.moved_in && *row.moved_in < *row.born)
        return Fault { "move_in_date " + iso_date(*row.moved_in) + " is before birth_date " + iso_date(*row.born),
            "move_in_date is before birth_date" };
    if (row.moved_in)
        return count(months_, completed_months(*row.moved_in, reading_.as_of), move_in_date_column, *row.moved_in);
    return {};
}

RowReader::Taken RowReader::contradicted(const Row& row) const
{
    for (const Contradiction& contradiction : policy_.contradictions)
        if (contradiction.rule.truth(row.answers) == Truth::yes)
            return Fault { contradiction_in(policy_, contradiction, row.answers),
                "answers that contradict each other (rule " + contradiction.id + ": " + contradiction.rule.source()
                    + ")" };
    return {};
}

} // namespace kiosk::registers
