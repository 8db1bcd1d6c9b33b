// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/rule_reader.hpp"

#include <algorithm>

namespace kiosk::content {

void RuleReader::add_term(const std::string& name, const std::string& source)
{
    terms_.emplace(name, rule(source, "the term " + name));
}

Rule RuleReader::rule(const std::string& source, const std::string& where)
{
    if (source.empty())
        return {};
    const auto confirmation = [this](std::string_view name) -> std::optional<ConfirmationId> {
        const auto& all = policy_.confirmations;
        const auto found = std::find(all.begin(), all.end(), name);
        if (found == all.end())
            return std::nullopt;
        return ConfirmationId { static_cast<std::uint8_t>(found - all.begin()) };
    };
    const auto term = [this](std::string_view name) -> const Rule* {
        const auto found = terms_.find(name);
        return found == terms_.end() ? nullptr : &found->second;
    };
    auto parsed = Rule::parse(source, { policy_.schema, confirmation, term });
    if (parsed)
        return std::move(*parsed);
    database_.fail({ "the rule \"" + source + "\" of " + where + ": " + parsed.error().message });
    return {};
}

FactId RuleReader::fact(const std::string& name)
{
    const auto found = policy_.schema.find(name);
    if (!found)
        database_.fail({ "there is no fact \"" + name + "\"" });
    return found.value_or(FactId {});
}

Citation citation_in(const Rows& rows, int first_column)
{
    return { rows.text(first_column), rows.text(first_column + 1), rows.text(first_column + 2) };
}

} // namespace kiosk::content
