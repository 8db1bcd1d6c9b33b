// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/explain.hpp"

#include "kiosk/core/witness.hpp"
#include "kiosk/files/flushed.hpp"
#include "kiosk/proof/decision_table.hpp"
#include "kiosk/words/words.hpp"

#include <algorithm>

namespace kiosk::cli {
namespace {

// Nothing in a cell may end it or begin markup.
std::string plain(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '|' || c == '*' || c == '_' || c == '<' || c == '`' || c == '\\')
            escaped += '\\';
        escaped += c == '\n' ? ' ' : c;
    }
    return escaped;
}

class RuleSheet {
public:
    RuleSheet(
        const content::Catalogue& catalogue, const locale::Messages& messages, const Region& region, std::ostream& out)
        : policy_(catalogue.policy())
        , decider_(policy_, region)
        , words_(catalogue, messages, region)
        , out_(out)
    {
    }

    void write(std::string_view benefit)
    {
        std::size_t at = 0;
        for (const Service& service : words_.region().services)
            for (const Benefit& each : service.benefits) {
                if (benefit.empty() || each.id == benefit)
                    write(service, each, at);
                ++at;
            }
    }

private:
    void line(std::string_view text = {}) { out_ << text << '\n'; }
    void heading(Words::RuleSheetPart part) { out_ << "\n## " << words_(part) << "\n\n"; }

    std::string official(std::string_view words) const
    {
        const std::string_view shown = words_.official(words);
        std::string text = plain(shown);
        if (shown != words)
            text += " 「" + plain(words) + "」";
        return text;
    }

    std::string citation(const Citation& citation) const
    {
        return citation.official() ? "「" + official(citation.words) + "」"
                                   : plain(words_.law(citation)) + "：" + official(citation.words);
    }

    void write(const Service& service, const Benefit& benefit, std::size_t at)
    {
        line("# " + benefit.id);
        line();
        line("- " + plain(words_.provenance()));
        line("- " + service.id + " " + official(service.name) + "：" + official(service.target));
        line("- " + plain(words_.departments(service)));
        if (const std::string note = words_.departments_note(service); !note.empty())
            line("- " + plain(note));
        heading(Words::RuleSheetPart::quote);
        line("> " + official(benefit.quote));

        heading(Words::RuleSheetPart::rules);
        if (benefit.waiver)
            line("- " + plain(words_.waiver()) + " " + citation(benefit.waiver->citation));
        for (const Clause* clause : decider_.clauses(at))
            line("- `" + clause->rule.source() + "`  \n  " + citation(clause->citation));
        if (!benefit.confirmations.empty()) {
            heading(Words::RuleSheetPart::confirm);
            for (const Confirmation& confirmation : benefit.confirmations) {
                std::string text = "- " + plain(words_.confirmation(index(confirmation.id)));
                if (!confirmation.when.source().empty())
                    text += " (`" + confirmation.when.source() + "`)";
                line(text + "  \n  " + citation(confirmation.citation));
            }
        }
        table(at);
        examples(at);
        line();
        line(words_(Words::RuleSheetPart::sign));
        line();
    }

    std::string verdict(Verdict verdict) const { return plain(words_.verdict(verdict)); }

    std::string column(FactId fact) const
    {
        return plain(policy_.schema[fact].kind == FactKind::boolean ? words_.statement(fact) : words_.fact(fact));
    }

    std::string cell(FactId id, const std::vector<ValueClass>& values) const
    {
        const Fact& fact = policy_.schema[id];
        if (values.empty())
            return "—";
        if (fact.kind == FactKind::boolean)
            return plain(words_(values.front().low == 1 ? Phrase::yes : Phrase::no));
        std::vector<std::string> shown;
        for (const ValueClass& each : values) {
            if (fact.kind == FactKind::choice) {
                for (int value = each.low; value <= each.high; ++value)
                    shown.push_back(words_.answer(id, value));
            } else if (each.low <= fact.minimum) {
                shown.push_back("< " + std::to_string(each.high + 1));
            } else if (each.high >= fact.maximum) {
                shown.push_back("≥ " + std::to_string(each.low));
            } else {
                shown.push_back(
                    std::to_string(each.low) + (each.high > each.low ? "–" + std::to_string(each.high) : ""));
            }
        }
        std::string joined;
        for (const std::string& each : shown)
            joined += (joined.empty() ? "" : "<br>") + (each.starts_with('<') ? "&lt;" + each.substr(1) : plain(each));
        return joined;
    }

    void table(std::size_t at)
    {
        const proof::DecisionTable table = proof::decision_table(policy_, decider_, at);
        heading(Words::RuleSheetPart::table);
        line(words_(Words::RuleSheetPart::unknown));
        line();
        // A column that no row uses says nothing.
        std::vector<std::size_t> used;
        for (std::size_t i = 0; i < table.facts.size(); ++i)
            if (std::any_of(table.rows.begin(), table.rows.end(),
                    [&](const proof::DecisionRow& row) { return !row.values[i].empty(); }))
                used.push_back(i);
        std::string head = "| " + words_(Words::RuleSheetPart::verdict) + " |";
        std::string rule = "|---|";
        for (const std::size_t i : used) {
            head += ' ' + column(table.facts[i]) + " |";
            rule += "---|";
        }
        line(head);
        line(rule);
        for (const proof::DecisionRow& row : table.rows) {
            std::string text = "| **" + verdict(row.verdict) + "** |";
            for (const std::size_t i : used)
                text += ' ' + cell(table.facts[i], row.values[i]) + " |";
            line(text);
        }
    }

    void examples(std::size_t at)
    {
        heading(Words::RuleSheetPart::examples);
        for (const Verdict of : verdicts) {
            const auto child = witness(policy_, decider_, at, of);
            if (!child) {
                line("- **" + verdict(of) + "**: " + words_(Words::RuleSheetPart::never));
                continue;
            }
            std::vector<std::string> told;
            for (const FactId fact : policy_.schema.ids(child->known()))
                told.push_back(column(fact) + ": "
                    + (policy_.schema[fact].kind == FactKind::boolean
                            ? plain(words_(child->value(fact) ? Phrase::yes : Phrase::no))
                            : plain(words_.answer(fact, child->value(fact)))));
            std::string text;
            for (const std::string& each : told)
                text += (text.empty() ? "" : "; ") + each;
            line("- **" + verdict(of) + "**: " + (text.empty() ? words_(Phrase::not_told) : text));
        }
    }

    const Policy& policy_;
    Decider decider_;
    Words words_;
    std::ostream& out_;
};

} // namespace

bool has_benefit(const Policy& policy, std::string_view id)
{
    for (const Region& region : policy.regions)
        for (const Service& service : region.services)
            for (const Benefit& benefit : service.benefits)
                if (benefit.id == id)
                    return true;
    return false;
}

Status explain(
    const content::Catalogue& catalogue, const std::string& language, std::string_view benefit, std::ostream& out)
{
    const auto messages = locale::Messages::create(
        language, catalogue.messages(language), catalogue.messages(content::authoritative_language));
    if (!messages)
        return messages.error();
    for (const Region& region : catalogue.policy().regions)
        RuleSheet(catalogue, *messages, region, out).write(benefit);
    return flushed(out);
}

} // namespace kiosk::cli
