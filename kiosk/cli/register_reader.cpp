// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/register_reader.hpp"

#include "kiosk/cli/expected.hpp"
#include "kiosk/cli/json_text.hpp"
#include "kiosk/cli/register_line.hpp"
#include "kiosk/core/utf8.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kiosk::cli {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace

RegisterReader::RegisterReader(const Policy& policy, const Region* region)
    : policy_(policy)
    , region_(region)
{
}

Result<bool> RegisterReader::read(std::string_view line, RegisteredChild& child)
{
    if (format_ == Format::unknown && line.starts_with(byte_order_mark))
        line.remove_prefix(byte_order_mark.size());
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    line = trimmed(line);
    if (line.empty())
        return false;
    if (line.find('\0') != std::string_view::npos)
        return Error { "expected text, got a zero byte" };
    if (!utf8::is_valid(line))
        return Error { "expected UTF-8, got other bytes" };
    if (format_ == Format::unknown) {
        format_ = line.starts_with('{') ? Format::json : Format::csv;
        if (format_ == Format::csv) {
            if (Status named = name_columns(line); !named) {
                columns_.clear();
                return named.error();
            }
            return false;
        }
    }
    child.label = "null";
    child.region = region_;
    child.answers = {};
    has_label_ = false;
    has_region_ = false;
    return format_ == Format::json ? read_json(line, child) : read_csv(line, child);
}

Result<RegisterReader::RegisterColumn> RegisterReader::column(std::string_view name) const
{
    RegisterColumn column;
    column.name = name;
    if (name == "label") {
        column.what = RegisterColumn::What::label;
    } else if (name == "region") {
        column.what = RegisterColumn::What::region;
    } else {
        const auto fact = policy_.schema.find(name);
        if (!fact)
            return Error { "expected \"label\", \"region\" or " + expected_facts(policy_.schema) + ", got "
                + in_quotes(name) };
        column.fact = *fact;
    }
    return column;
}

Result<bool> RegisterReader::read_json(std::string_view line, RegisteredChild& child)
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
            if (member == columns_.size() || columns_[member].name != *name) {
                auto found = column(*name);
                if (!found)
                    return found.error();
                columns_.resize(member);
                columns_.push_back(*std::move(found));
            }
            const auto value = scanner.value();
            if (!value)
                return scanner.expected("a text, a whole number, true, false or null");
            if (Status taken = take(columns_[member], *value, child); !taken)
                return taken.error();
            ++member;
        } while (scanner.accept(','));
        if (!scanner.accept('}'))
            return scanner.expected("\",\" or \"}\"");
    }
    if (!scanner.at_end())
        return scanner.expected("the end of the line");
    return finish(child);
}

Status RegisterReader::name_columns(std::string_view line)
{
    std::string buffer;
    bool more = true;
    while (more) {
        const auto cell = next_cell(line, more, buffer);
        if (!cell)
            return Error { "expected quotes around a whole cell, doubled within it" };
        auto found = column(*cell);
        if (!found)
            return found.error();
        for (const RegisterColumn& other : columns_)
            if (other.name == found->name)
                return Error { "expected the column " + in_quotes(found->name) + " once, got it twice" };
        columns_.push_back(*std::move(found));
    }
    return Success {};
}

Result<bool> RegisterReader::read_csv(std::string_view line, RegisteredChild& child)
{
    if (columns_.empty())
        return Error { "the columns are not known: the first line names them" };
    std::string buffer;
    bool more = true;
    std::size_t at = 0;
    for (; more; ++at) {
        const auto cell = next_cell(line, more, buffer);
        if (!cell)
            return Error { "expected quotes around a whole cell, doubled within it" };
        if (at == columns_.size())
            return Error { "expected " + std::to_string(columns_.size()) + " cells, got more" };
        if (cell->empty())
            continue;
        const RegisterColumn& column = columns_[at];
        RegisterValue value { RegisterValue::Shape::text, *cell };
        if (column.what != RegisterColumn::What::label) {
            const bool number
                = column.what == RegisterColumn::What::fact && policy_.schema[column.fact].kind == FactKind::integer;
            value.shape = *cell == "null"             ? RegisterValue::Shape::null
                : number                              ? RegisterValue::Shape::number
                : *cell == "true" || *cell == "false" ? RegisterValue::Shape::boolean
                                                      : RegisterValue::Shape::text;
        }
        const std::string label = column.what == RegisterColumn::What::label ? json_text(*cell) : std::string();
        if (column.what == RegisterColumn::What::label)
            value.text = std::string_view(label).substr(1, label.size() - 2);
        if (Status taken = take(column, value, child); !taken)
            return taken.error();
    }
    if (at != columns_.size())
        return Error { "expected " + std::to_string(columns_.size()) + " cells, got " + std::to_string(at) };
    return finish(child);
}

Status RegisterReader::take(const RegisterColumn& column, const RegisterValue& value, RegisteredChild& child)
{
    const auto wrong = [&](const std::string& expected) {
        return Error { column.name + ": expected " + expected + ", got " + value.shown() };
    };
    const auto twice = [&] { return Error { "expected " + in_quotes(column.name) + " once, got it twice" }; };
    switch (column.what) {
    case RegisterColumn::What::label:
        if (std::exchange(has_label_, true))
            return twice();
        if (value.shape == RegisterValue::Shape::null)
            return Success {};
        if (value.shape != RegisterValue::Shape::text)
            return wrong("a text");
        child.label.assign(1, '"').append(value.text).append(1, '"');
        return Success {};
    case RegisterColumn::What::region: {
        if (std::exchange(has_region_, true))
            return twice();
        child.region = value.shape == RegisterValue::Shape::text ? policy_.region(value.text) : nullptr;
        if (child.region)
            return Success {};
        std::vector<std::string> names;
        for (const Region& region : policy_.regions)
            names.push_back('"' + region.id + '"');
        return wrong(alternatives(names));
    }
    case RegisterColumn::What::fact:
        break;
    }
    if (!child.answers.is_absent(column.fact))
        return twice();
    if (value.shape == RegisterValue::Shape::null) {
        child.answers.decline(column.fact);
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
    child.answers.know(column.fact, *taken);
    return Success {};
}

Result<bool> RegisterReader::finish(RegisteredChild& child) const
{
    if (!child.region)
        return Error { "expected \"region\", got nothing; add it, or --region REGION for all lines" };
    for (const Contradiction& contradiction : policy_.contradictions)
        if (contradiction.rule.truth(child.answers) == Truth::yes)
            return Error { contradiction_in(policy_, contradiction, child.answers) };
    return true;
}

} // namespace kiosk::cli
