// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/rule_reader.hpp"

namespace kiosk::content {

Rule RuleReader::rule(const std::string& source, const std::string& where)
{
    if (source.empty())
        return {};
    auto parsed = Rule::parse(source, policy_.vocabulary());
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
