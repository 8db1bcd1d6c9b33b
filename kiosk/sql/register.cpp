// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sql/register.hpp"

#include "kiosk/sql/expression.hpp"

#include <algorithm>

namespace kiosk::sql {
namespace {

// PostgreSQL's limit.
constexpr std::size_t longest_name = 63;

std::string joined(const std::vector<std::string>& parts, std::string_view between)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : std::string(between)) + part;
    return text;
}

std::vector<std::string> split(std::string_view text, char at)
{
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == at)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

bool is_name(std::string_view text)
{
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && text.size() <= longest_name && is_letter(text.front())
        && std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || is_digit(c); });
}

std::string values_of(const Fact& fact)
{
    std::vector<std::string> values;
    for (const std::string& value : fact.values)
        values.push_back(literal(value));
    return joined(values, ", ");
}

// True where the value is one of the fact's; nothing: the type says it.
std::string allowed(const Fact& fact, Dialect dialect)
{
    switch (fact.kind) {
    case FactKind::choice:
        return fact.name + " IN (" + values_of(fact) + ')';
    case FactKind::integer:
        return fact.maximum == std::numeric_limits<int>::max()
            ? fact.name + " >= " + std::to_string(fact.minimum)
            : fact.name + " BETWEEN " + std::to_string(fact.minimum) + " AND " + std::to_string(fact.maximum);
    case FactKind::boolean:
        break;
    }
    return dialect == Dialect::sqlite ? fact.name + " IN (0, 1)" : std::string();
}

// True where it is none of them; not of booleans.
std::string refused(const Fact& fact)
{
    if (fact.kind == FactKind::choice)
        return fact.name + " NOT IN (" + values_of(fact) + ')';
    return fact.maximum == std::numeric_limits<int>::max()
        ? fact.name + " < " + std::to_string(fact.minimum)
        : fact.name + " NOT BETWEEN " + std::to_string(fact.minimum) + " AND " + std::to_string(fact.maximum);
}

// A rule over what is told alone.
class Told {
public:
    explicit Told(const Policy& policy)
        : schema_(policy.schema)
    {
        for (const FactId fact : schema_.ids())
            choices_.push_back({ schema_[fact].name, schema_[fact].values });
    }

    Expression always() const { return Expression::yes(); }
    Expression range(FactId fact, int low, int high) const { return between(schema_[fact].name, low, high); }
    Expression among(FactId fact, std::uint32_t mask) const
    {
        if (schema_[fact].kind == FactKind::choice)
            return Expression::among(choices_[index(fact)], mask);
        const Expression column = Expression::column(schema_[fact].name);
        return mask == 0b10 ? column : negation(column);
    }
    Expression difference(FactId fact, int factor, FactId other, int low, int high) const
    {
        const std::string& name = schema_[fact].name;
        const std::string right = std::to_string(factor) + " * " + schema_[other].name;
        const auto plus = [&](std::int64_t more) {
            return right + (more < 0 ? " - " : " + ") + std::to_string(more < 0 ? -more : more);
        };
        if (low == Rule::lowest_end)
            return Expression::atom(name + " <= " + plus(high));
        return high == Rule::highest_end ? Expression::atom(name + " >= " + plus(low))
                                         : Expression::atom(name + " - " + right + " BETWEEN " + std::to_string(low)
                                             + " AND " + std::to_string(high));
    }
    Expression unsettled(ConfirmationId) const { return Expression::null(); }
    // Comparing numbers is cheaper than comparing texts, and comes first.
    Expression both(const Expression& a, const Expression& b) const
    {
        return a.compares_texts() ? sql::both(b, a) : sql::both(a, b);
    }
    Expression either(const Expression& a, const Expression& b) const { return sql::either(a, b); }
    Expression negation(const Expression& a) const { return sql::negation(a); }

private:
    static Expression between(const std::string& name, int low, int high)
    {
        if (low == Rule::lowest_end)
            return Expression::atom(name + " <= " + std::to_string(high), {}, name + " > " + std::to_string(high));
        if (high == Rule::highest_end)
            return Expression::atom(name + " >= " + std::to_string(low), {}, name + " < " + std::to_string(low));
        const std::string ends = std::to_string(low) + " AND " + std::to_string(high);
        return Expression::atom(name + " BETWEEN " + ends, {}, name + " NOT BETWEEN " + ends);
    }

    const Schema& schema_;
    std::vector<ChoiceColumn> choices_;
};

std::string heading(const Register& options)
{
    std::string text;
    for (const std::string& line : options.head)
        text += comment(line);
    return text;
}

} // namespace

Result<std::string> table_name(std::string_view given)
{
    const std::vector<std::string> parts = split(given, '.');
    if (parts.size() > 2 || !std::all_of(parts.begin(), parts.end(), is_name))
        return Error { "expected a table's name such as register or civil.register: letters, digits and underscores" };
    std::vector<std::string> quoted;
    for (const std::string& part : parts)
        quoted.push_back(identifier(part));
    return joined(quoted, ".");
}

Result<std::vector<std::string>> kept_columns(std::string_view given, const Policy& policy)
{
    std::vector<std::string> columns;
    for (const std::string& name : split(given, ',')) {
        if (!is_name(name))
            return Error { "expected names of columns such as county,street: letters, digits and underscores" };
        if (policy.schema.find(name) || name == "id" || name == "membership" || name == "refused"
            || std::find(columns.begin(), columns.end(), identifier(name)) != columns.end())
            return Error { "expected columns of your own, each once, got " + name };
        columns.push_back(identifier(name));
    }
    return columns;
}

std::string comment(std::string_view text, std::size_t indent)
{
    std::string lines;
    for (const std::string& line : split(text, '\n')) {
        std::string clean = line;
        std::erase(clean, '\r');
        lines += std::string(indent, ' ') + (clean.empty() ? "--" : "-- " + clean) + '\n';
    }
    return lines;
}

std::vector<Refusal> refusals(const Policy& policy)
{
    std::vector<Refusal> all;
    for (const FactId id : policy.schema.ids())
        if (const Fact& fact = policy.schema[id]; fact.kind != FactKind::boolean)
            all.push_back({ fact.name, refused(fact) });
    for (const Contradiction& contradiction : policy.contradictions)
        all.push_back({ contradiction.id, contradiction.rule.read(Told(policy)).text() });
    return all;
}

std::string create_table(const Policy& policy, const Register& options, const Labels& labels)
{
    const DialectRow& dialect = row(options.dialect);
    std::string text = heading(options);
    text += comment("A fact that is not known is NULL: not asked, not answered, or not wanted to be said.");
    text += "CREATE TABLE " + options.table + " (\n";
    text += comment("编号：一行是一个孩子", 4);
    text += "    id " + std::string(dialect.text) + " NOT NULL PRIMARY KEY";
    std::vector<std::pair<std::string, std::string>> told { { "id", "编号：一行是一个孩子" } };
    for (const FactId id : policy.schema.ids()) {
        const Fact& fact = policy.schema[id];
        std::string words = labels.fact(id);
        for (std::size_t i = 0; i < fact.values.size(); ++i)
            words += (i == 0 ? "：" : "；") + fact.values[i] + " " + labels.value(id, static_cast<int>(i));
        text += ",\n" + comment(words, 4) + "    " + fact.name + ' '
            + std::string(fact.kind == FactKind::boolean ? dialect.boolean
                    : fact.kind == FactKind::integer     ? "INTEGER"
                                                         : dialect.text);
        if (const std::string values = allowed(fact, options.dialect); !values.empty())
            text += "\n        CONSTRAINT " + identifier(fact.name) + " CHECK (" + values + ')';
        told.emplace_back(fact.name, words);
    }
    for (const Contradiction& contradiction : policy.contradictions)
        text += ",\n" + comment(labels.contradiction(contradiction), 4) + "    CONSTRAINT "
            + identifier(contradiction.id) + " CHECK (NOT (" + contradiction.rule.read(Told(policy)).text() + "))";
    text += dialect.strict_tables ? "\n) STRICT;\n" : "\n);\n";
    if (dialect.comments_on_columns)
        for (const auto& [column, words] : told)
            text += "COMMENT ON COLUMN " + options.table + '.' + column + " IS " + literal(words) + ";\n";
    return text;
}

std::string select_refused(const Policy& policy, const Register& options, const Labels& labels)
{
    std::string text = heading(options);
    text += comment("Rows that no verdict can be given for, and why: a fact whose value does not exist, or facts that\n"
                    "contradict each other. Each name ends with a semicolon.");
    for (const Contradiction& contradiction : policy.contradictions)
        text += comment(contradiction.id + ": " + labels.contradiction(contradiction));
    text += "SELECT id,\n       ";
    const std::vector<Refusal> all = refusals(policy);
    for (std::size_t i = 0; i < all.size(); ++i)
        text += (i > 0 ? "\n    || " : "") + ("CASE WHEN " + all[i].condition) + " THEN " + literal(all[i].name + ';')
            + " ELSE '' END";
    text += " AS refused\n  FROM " + options.table + "\n WHERE ";
    for (std::size_t i = 0; i < all.size(); ++i)
        text += (i > 0 ? "\n    OR " : "") + ('(' + all[i].condition + ')');
    return text + "\n ORDER BY id;\n";
}

} // namespace kiosk::sql
