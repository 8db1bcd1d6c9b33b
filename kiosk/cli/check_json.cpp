// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/check_json.hpp"

#include "kiosk/cli/citation.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/core/interview.hpp"
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/files/flushed.hpp"

namespace kiosk::cli {
namespace {

// An object whose last member is a list: up to its first item. Each has a line.
std::string opened(const Json& members, std::string_view list)
{
    std::string text = json_text(members);
    text.back() = ',';
    return text + '"' + std::string(list) + "\":[";
}

// The items of such a list.
template <class Item> void append_lines(std::string& to, std::size_t count, const Item& item)
{
    for (std::size_t i = 0; i < count; ++i) {
        to += i == 0 ? "\n" : ",\n";
        to += item(i);
    }
}

template <std::size_t N> Json names(const std::bitset<N>& set, const std::vector<std::string>& all)
{
    Json names = Json::array();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (set[i])
            names.push_back(all[i]);
    return names;
}

class JsonWriter {
public:
    JsonWriter(const CheckRequest& request, const content::Catalogue& catalogue)
        : request_(request)
        , catalogue_(catalogue)
        , policy_(catalogue.policy())
        , decider_(policy_, *request.region)
    {
        for (const FactId id : policy_.schema.ids())
            facts_.push_back(policy_.schema[id].name);
    }

    void write(const std::function<bool(std::string_view)>& take) const
    {
        bool taken = take(opened(
            { { "region", request_.region->id }, { "as_of", iso_date(request_.as_of) },
                { "content",
                    { { "version", catalogue_.edition().version }, { "sha256", catalogue_.edition().sha256 } } } },
            "children"));
        for (std::size_t i = 0; i < request_.family.children.size() && taken; ++i)
            taken = take((i == 0 ? "\n" : ",\n") + child(i));
        if (taken)
            take("\n]}\n");
    }

private:
    std::string child(std::size_t child) const
    {
        const Answers answers = request_.family.answers_of(child);
        const Decision decision = decider_.decide(answers);
        const std::string& label = request_.family.children[child].label;
        Json membership { { "verdict", name(decision.membership.truth) },
            { "missing", names(decision.membership.missing, facts_) } };
        if (decision.membership.waits_for_office())
            membership["confirm"] = names(decision.membership.unsettled, policy_.confirmations);
        std::string text = opened(
            { { "label", label.empty() ? Json(nullptr) : Json(label) }, { "membership", std::move(membership) } },
            "services");
        append_lines(text, decision.services.size(), [&](std::size_t i) { return service(decision, i); });
        const auto ask = next_question(policy_, decider_, decision, answers);
        return text
            + "\n],\"next_question\":" + json_text(ask ? Json(facts_[index(ask->facts.front())]) : Json(nullptr)) + '}';
    }

    std::string service(const Decision& decision, std::size_t service) const
    {
        const ServiceDecision& decided = decision.services[service];
        std::string text = opened({ { "id", decided.service->id }, { "verdict", name(decided.verdict) } }, "benefits");
        append_lines(text, decided.benefit_count,
            [&](std::size_t i) { return json_text(benefit(decision, decided.first_benefit + i)); });
        return text + "]}";
    }

    Json benefit(const Decision& decision, std::size_t benefit) const
    {
        const BenefitDecision& decided = decision.benefits[benefit];
        Json told { { "id", decided.benefit->id }, { "verdict", name(decided.verdict) },
            { "missing", names(decided.missing, facts_) },
            { "confirm", names(decided.confirm, policy_.confirmations) } };
        if (prospect(decided.verdict) == Prospect::later)
            told["wait"] = wait(decided.wait);
        Json because = Json::array();
        for (const Reason& reason : decider_.reasons(decision, benefit))
            because.push_back({ { "rule", reason.clause ? reason.clause->rule.source() : "membership waived" },
                { "verdict", name(reason.finding.truth) },
                { "citation",
                    citation_words(reason.clause ? reason.clause->citation : reason.waiver->citation, catalogue_) } });
        told["because"] = std::move(because);
        const Validity& validity = decided.benefit->validity;
        if (validity.from)
            told["from"] = iso_date(*validity.from);
        if (validity.until)
            told["until"] = iso_date(*validity.until);
        return told;
    }

    Json wait(const Wait& wait) const
    {
        Json told = Json::object();
        for (const FactId id : policy_.schema.ids()) {
            const Growth growth = policy_.schema[id].growth;
            const auto value = growth == Growth::months ? wait.months
                : growth == Growth::years               ? wait.age
                                                        : std::nullopt;
            if (value)
                told[facts_[index(id)]] = *value;
        }
        return told;
    }

    const CheckRequest& request_;
    const content::Catalogue& catalogue_;
    const Policy& policy_;
    Decider decider_;
    std::vector<std::string> facts_; // names, by FactId
};

} // namespace

void write_json(
    const CheckRequest& request, const content::Catalogue& catalogue, const std::function<bool(std::string_view)>& take)
{
    JsonWriter(request, catalogue).write(take);
}

Status write_json(const CheckRequest& request, const content::Catalogue& catalogue, std::ostream& out)
{
    write_json(request, catalogue, [&](std::string_view piece) {
        out << piece;
        return out.good();
    });
    return flushed(out);
}

} // namespace kiosk::cli
