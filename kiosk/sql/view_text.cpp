// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sql/view_text.hpp"

#include "kiosk/sql/view.hpp"

namespace kiosk::sql {
namespace {

std::string columns(const std::vector<Column>& all)
{
    std::string text;
    for (const Column& each : all) {
        text += ",\n";
        for (const std::string& line : each.comment)
            text += comment(line, indent);
        text += std::string(indent, ' ') + each.definition + " AS " + each.name;
    }
    return text;
}

std::string told(const Policy& policy, const Register& options, const Narrowing& narrowing)
{
    std::string text = "    SELECT\n    id";
    for (const std::string& column : options.keep)
        text += ", " + column;
    text += ",\n    ";
    for (const FactId fact : policy.schema.ids()) {
        const std::string& name = policy.schema[fact].name;
        const bool last = index(fact) + 1 == policy.schema.size();
        text += name + (last ? "" : index(fact) % 8 == 7 ? ",\n    " : ", ");
    }
    text += ",\n"
        + comment(
            "Why a row is not decided: a value that does not exist, or answers that contradict each other.", indent)
        + "    CASE";
    for (const Refusal& refusal : refusals(policy))
        text += "\n        WHEN " + refusal.condition + " THEN " + literal(refusal.name);
    text += " END AS refused";
    if (!narrowing.at_odds().is_no())
        text += ",\n" + comment("Answers that leave no value for another: nothing is concluded from them.", indent)
            + "    " + narrowing.at_odds().printed(indent) + " AS " + std::string(Narrowing::at_odds_column);
    return text + "\n    FROM " + options.table;
}

std::string banner(std::string_view text)
{
    return comment(text, indent);
}

} // namespace

std::string view_name(const Region& region)
{
    return "verdicts_" + region.id;
}

std::string view_text(const Policy& policy, const Region& region, const Register& options, const Narrowing& narrowing,
    const Layers& layers)
{
    const DialectRow& dialect = row(options.dialect);
    const std::string view = view_name(region);
    const std::string fence(dialect.fence);
    std::string text;
    for (const std::string& line : options.head)
        text += comment(line);
    if (dialect.drops_if_exists)
        text += "DROP VIEW IF EXISTS " + view + ";\n";
    text += "CREATE VIEW " + view + " AS\nSELECT\n    id";
    for (const std::string& column : options.keep)
        text += ", " + column;
    for (const FactId fact : policy.schema.ids())
        text += (index(fact) % 8 == 0 ? ",\n    " : ", ") + policy.schema[fact].name;
    text += ",\n    refused,\n" + comment(region.name + "  " + region.list, indent)
        + "    CASE WHEN refused IS NULL THEN CASE \"member told\" WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' ELSE "
          "'unknown' END END AS membership";
    for (const Column& each : layers.services) {
        text += ",\n";
        for (const std::string& line : each.comment)
            text += comment(line, indent);
        text += "    " + (each.definition.empty() ? each.name : each.definition + " AS " + each.name);
    }
    text += "\nFROM (\n" + banner("Verdicts.") + "    SELECT benefits.*" + columns(layers.verdicts) + "\n    FROM (\n"
        + banner("Whether the clauses of a benefit hold, with every office in favour; and whether time can make "
                 "them hold.")
        + "    SELECT clauses.*" + columns(layers.benefits) + "\n    FROM (\n" + "    SELECT single.*"
        + columns(layers.members) + "\n    FROM (\n" + banner("Clauses, each beside the words that it rests on.")
        + "    SELECT tests.*" + columns(layers.clauses) + "\n    FROM (\n"
        + banner("Facts that others can tell: what is told counts; what is not may follow from the rest.")
        + "    SELECT told.*" + columns(narrowing.columns()) + "\n    FROM (\n" + told(policy, options, narrowing)
        + "\n    ) AS told\n    ) AS tests\n    ) AS single\n    " + fence + ") AS clauses\n    " + fence
        + ") AS benefits\n" + fence + ") AS verdicts;\n";
    return text;
}

} // namespace kiosk::sql
