// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/column_map.hpp"

#include "kiosk/diagnostics/expected.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"

#include <toml++/toml.h>

#include <algorithm>

namespace kiosk::registers {
namespace {

class MapReader {
public:
    MapReader(std::string_view name, const Schema& schema)
        : name_(on_one_line(name))
        , schema_(schema)
    {
    }

    Result<ColumnMap> read(const toml::table& table)
    {
        for (const auto& [key, node] : table) {
            const auto* const inner = node.as_table();
            if (!inner)
                wrong(key, "a table", node);
            else if (key == "columns")
                columns(*inner);
            else if (key == "answers")
                answers(*inner);
            else if (key == "words")
                words(*inner);
            else
                fail(key.source(), "expected [columns], [answers] or [words.FACT], got " + in_quotes(key.str()));
        }
        if (error_)
            return *error_;
        return std::move(map_);
    }

private:
    void columns(const toml::table& table)
    {
        for (const auto& [key, node] : table) {
            const auto column = node.value<std::string>();
            const bool known = column
                && (schema_.find(*column)
                    || std::find(std::begin(register_columns), std::end(register_columns), *column)
                        != std::end(register_columns));
            if (!known)
                wrong(key,
                    "\"label\", \"region\", \"household\", \"birth_date\", \"move_in_date\" or "
                        + expected_facts(schema_),
                    node);
            else
                map_.headers.push_back({ std::string(key.str()), *column });
        }
    }

    void answers(const toml::table& table)
    {
        for (const auto& [key, node] : table) {
            if (key != "yes" && key != "no" && key != "unknown") {
                fail(key.source(), "expected yes, no or unknown, got " + in_quotes(key.str()));
                continue;
            }
            const auto* const list = node.as_array();
            if (!list) {
                wrong(key, "a list of words", node);
                continue;
            }
            for (const auto& each : *list)
                if (const auto word = each.value<std::string>())
                    map_.answers.push_back({ RegisterWord::Kind::answer, std::string(key.str()), "", *word });
                else
                    wrong(key, "a list of words", each);
        }
    }

    void words(const toml::table& table)
    {
        for (const auto& [key, node] : table) {
            const auto id = schema_.find(key.str());
            const auto* const inner = node.as_table();
            if (!id || !inner) {
                fail(key.source(),
                    "words." + std::string(key.str()) + ": expected a table of " + expected_facts(schema_));
                continue;
            }
            for (const auto& [word, value] : *inner)
                this->word(*id, word, value);
        }
    }

    void word(FactId id, const toml::key& word, const toml::node& node)
    {
        const Fact& fact = schema_[id];
        ColumnMap::Word taken { id, std::string(word.str()), std::nullopt };
        if (node.is_string() && node.value<std::string>() == "unknown") {
            map_.words.push_back(taken);
            return;
        }
        if (fact.kind == FactKind::boolean && node.is_boolean())
            taken.value = *node.value<bool>() ? 1 : 0;
        if (fact.kind == FactKind::integer && node.is_integer()) {
            const std::int64_t number = *node.value<std::int64_t>();
            if (number >= fact.minimum && number <= fact.maximum)
                taken.value = static_cast<int>(number);
        }
        if (fact.kind == FactKind::choice && node.is_string())
            taken.value = fact.value_of(*node.value<std::string>());
        if (taken.value)
            map_.words.push_back(taken);
        else
            wrong(word, expectation(fact) + ", or \"unknown\"", node);
    }

    void wrong(const toml::key& key, const std::string& expected, const toml::node& got)
    {
        const auto text = got.value<std::string>();
        fail(key.source(), in_quotes(key.str()) + ": expected " + expected + (text ? ", got " + in_quotes(*text) : ""));
    }
    // The first counts.
    void fail(const toml::source_region& place, const std::string& message)
    {
        if (!error_ || place.begin.line < line_) {
            line_ = place.begin.line;
            error_ = Error { name_ + ":" + std::to_string(line_) + ": " + message };
        }
    }

    std::string name_;
    const Schema& schema_;
    ColumnMap map_;
    std::optional<Error> error_;
    toml::source_index line_ = 0;
};

} // namespace

Result<ColumnMap> read_column_map(std::string_view toml, std::string_view name, const Schema& schema)
{
    try {
        return MapReader(name, schema).read(toml::parse(toml));
    } catch (const toml::parse_error& error) {
        return Error { on_one_line(name) + ":" + std::to_string(error.source().begin.line) + ": "
            + on_one_line(error.description()) };
    }
}

} // namespace kiosk::registers
