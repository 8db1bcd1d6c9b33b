// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/compare.hpp"

#include "kiosk/core/calendar.hpp"
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/flushed.hpp"
#include "kiosk/words/comparison.hpp"

namespace kiosk::cli {
namespace {

Json names(const Schema& schema, FactSet facts)
{
    Json names = Json::array();
    for (const FactId fact : schema.ids(facts))
        names.push_back(schema[fact].name);
    return names;
}

Json assumed(const Schema& schema, const Moved& moved)
{
    Json reread = Json::object();
    for (const auto& [fact, values] : moved.reread) {
        Json& spelled = reread[schema[fact].name] = Json::array();
        for (const int value : values)
            spelled.push_back(schema[fact].spelled(value));
    }
    return { { "from_zero", names(schema, moved.from_zero) }, { "reread", std::move(reread) },
        { "unknown", names(schema, moved.unknown) } };
}

Json side(const ServiceDecision* decided)
{
    if (!decided)
        return nullptr;
    return { { "id", decided->service->id }, { "verdict", name(decided->verdict) } };
}

Json services(const Schema& schema, const Comparison& comparison)
{
    Json services = Json::array();
    for (const Comparison::Pair& pair : comparison.pairs) {
        Json there = side(comparison.of_there(pair));
        if (const auto months = comparison.months_until(pair))
            there["after_months"] = *months;
        if (const FactSet missing = comparison.missing(pair); missing.any())
            there["missing"] = names(schema, missing);
        services.push_back(
            { { "here", side(comparison.of_here(pair)) }, { "there", std::move(there) }, { "differs", pair.differs } });
    }
    return services;
}

std::vector<const Region*> others(const CheckRequest& request, const content::Catalogue& catalogue)
{
    std::vector<const Region*> regions;
    for (const Region& region : catalogue.policy().regions)
        if (&region != request.region)
            regions.push_back(&region);
    return regions;
}

} // namespace

Status write_comparison_json(const CheckRequest& request, const content::Catalogue& catalogue, std::ostream& out)
{
    const Policy& policy = catalogue.policy();
    const Decider here(policy, *request.region);
    Json children = Json::array();
    for (std::size_t child = 0; child < request.family.children.size(); ++child) {
        const std::string& label = request.family.children[child].label;
        Json regions = Json::array();
        for (const Region* region : others(request, catalogue)) {
            const Comparison comparison
                = compare(policy, here, Decider(policy, *region), request.family.answers_of(child));
            regions.push_back({ { "region", region->id }, { "assumed", assumed(policy.schema, comparison.moved) },
                { "services", services(policy.schema, comparison) } });
        }
        children.push_back(
            { { "label", label.empty() ? Json(nullptr) : Json(label) }, { "regions", std::move(regions) } });
    }
    const Json document { { "region", request.region->id }, { "as_of", iso_date(request.as_of) },
        { "content", { { "version", catalogue.edition().version }, { "sha256", catalogue.edition().sha256 } } },
        { "children", std::move(children) } };
    out << document.dump(1) << '\n';
    return flushed(out);
}

Status write_comparison_text(
    const CheckRequest& request, const content::Catalogue& catalogue, const std::string& language, std::ostream& out)
{
    const auto messages = locale::Messages::create(
        language, catalogue.messages(language), catalogue.messages(content::authoritative_language));
    if (!messages)
        return messages.error();
    const Policy& policy = catalogue.policy();
    const Words words(catalogue, *messages, *request.region);
    const Decider decider(policy, *request.region);
    const auto say = [&](const ComparisonWords::Side& side) {
        std::string line = words(Phrase::compare_place, { { "region", side.region } }) + "  ";
        if (!side.verdict)
            return line + words(Phrase::compare_only);
        line += side.service + "  【" + words.verdict(*side.verdict) + "】";
        for (const std::string& note : side.notes)
            line += "  " + note;
        return line;
    };
    for (std::size_t child = 0; child < request.family.children.size(); ++child) {
        const std::string who = words.called(request.family, child, shown_label(request.family.children[child].label));
        for (const Region* region : others(request, catalogue)) {
            const Words there = words.about(*region);
            const Comparison comparison
                = compare(policy, decider, Decider(policy, *region), request.family.answers_of(child));
            const ComparisonWords said = comparison_words(comparison, words, there);
            out << words(Phrase::compare_title, { { "region", there.official(region->name) }, { "child", who } })
                << '\n';
            out << words(Phrase::compare_text) << "\n\n" << words(Phrase::compare_assumed) << '\n';
            for (const std::string& sentence : said.assumptions)
                out << "  " << sentence << '\n';
            const auto part = [&](Phrase title, const std::vector<ComparisonWords::Row>& rows) {
                if (!rows.empty())
                    out << '\n' << words(title, { { "count", static_cast<int>(rows.size()) } }) << '\n';
                for (const ComparisonWords::Row& row : rows)
                    out << "  " << say(row.here) << "\n  " << say(row.there) << "\n\n";
            };
            part(Phrase::compare_differs, said.different);
            part(Phrase::compare_same, said.same);
        }
    }
    if (words.translated())
        out << words.disclaimer() << '\n';
    return flushed(out);
}

} // namespace kiosk::cli
