// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/check_json.hpp"

#include "kiosk/cli/citation.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/core/interview.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <unordered_map>

namespace kiosk::cli {
namespace {

std::string text(std::string_view words)
{
    using Json = nlohmann::json;
    return Json(words).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string reason(std::string_view rule, Truth truth, std::string_view citation)
{
    return R"({"rule":)" + text(rule) + R"(,"verdict":)" + text(name(truth)) + R"(,"citation":)" + text(citation) + '}';
}

// Nearly all of the output is said again for every child: it is made ready once.
class JsonWriter {
public:
    JsonWriter(const CheckRequest& request, const content::Catalogue& catalogue, std::ostream& out)
        : request_(request)
        , catalogue_(catalogue)
        , policy_(catalogue.policy())
        , decider_(policy_, *request.region)
        , out_(out)
    {
        for (const FactId id : policy_.schema.ids())
            facts_.push_back(text(policy_.schema[id].name));
        for (const std::string& confirmation : policy_.confirmations)
            confirmations_.push_back(text(confirmation));
        prepare(request.region->membership);
        for (const Service& service : request.region->services) {
            prepare(service.target_clauses);
            for (const Benefit& benefit : service.benefits) {
                prepare(benefit.when);
                if (benefit.waiver)
                    reasons_[&*benefit.waiver].fill(
                        reason("membership waived", Truth::yes, citation_words(benefit.waiver->citation, catalogue_)));
            }
        }
    }

    Status write()
    {
        buffer_ = R"({"region":)" + text(request_.region->id) + R"(,"as_of":)" + text(iso_date(request_.as_of))
            + R"(,"content":{"version":)" + text(catalogue_.edition().version) + R"(,"sha256":)"
            + text(catalogue_.edition().sha256) + R"(},"children":[)";
        for (std::size_t i = 0; i < request_.family.children.size() && out_; ++i) {
            buffer_ += i == 0 ? "\n" : ",\n";
            append_child(i);
            out_ << buffer_;
            buffer_.clear();
        }
        out_ << "\n]}\n" << std::flush;
        if (!out_)
            return Error { "the output cannot be written: is the disk full, or the pipe closed?" };
        return Success {};
    }

private:
    void prepare(const std::vector<Clause>& clauses)
    {
        for (const Clause& clause : clauses)
            for (const Truth truth : { Truth::no, Truth::unknown, Truth::yes })
                reasons_[&clause][static_cast<std::size_t>(truth)]
                    = reason(clause.rule.source(), truth, citation_words(clause.citation, catalogue_));
    }

    template <std::size_t N> void append_names(const std::bitset<N>& set, const std::vector<std::string>& names)
    {
        buffer_ += '[';
        std::string_view separator;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!set[i])
                continue;
            buffer_ += separator;
            buffer_ += names[i];
            separator = ",";
        }
        buffer_ += ']';
    }

    void append_child(std::size_t child)
    {
        const Answers answers = request_.family.answers_of(child);
        const Decision decision = decider_.decide(answers);
        const std::string& label = request_.family.children[child].label;
        buffer_ += R"({"label":)";
        if (label.empty())
            buffer_ += "null";
        else
            buffer_ += text(label);
        buffer_ += R"(,"membership":{"verdict":")";
        buffer_ += name(decision.membership.truth);
        buffer_ += R"(","missing":)";
        append_names(decision.membership.missing, facts_);
        if (decision.membership.waits_for_office()) {
            buffer_ += R"(,"confirm":)";
            append_names(decision.membership.unsettled, confirmations_);
        }
        buffer_ += R"(},"services":[)";
        std::string_view separator = "\n";
        for (const ServiceDecision& service : decision.services) {
            buffer_ += separator;
            append_service(service, decision);
            separator = ",\n";
        }
        buffer_ += "\n],\"next_question\":";
        const auto ask = next_question(policy_, decider_, decision, answers);
        buffer_ += ask ? facts_[index(ask->facts.front())] : "null";
        buffer_ += '}';
    }

    void append_service(const ServiceDecision& service, const Decision& decision)
    {
        buffer_ += R"({"id":")";
        buffer_ += service.service->id;
        buffer_ += R"(","verdict":")";
        buffer_ += name(service.verdict);
        buffer_ += R"(","benefits":[)";
        for (std::size_t i = 0; i < service.benefit_count; ++i) {
            buffer_ += i == 0 ? "\n" : ",\n";
            append_benefit(service.first_benefit + i, decision);
        }
        buffer_ += "]}";
    }

    void append_benefit(std::size_t benefit, const Decision& decision)
    {
        const BenefitDecision& decided = decision.benefits[benefit];
        buffer_ += R"({"id":")";
        buffer_ += decided.benefit->id;
        buffer_ += R"(","verdict":")";
        buffer_ += name(decided.verdict);
        buffer_ += R"(","missing":)";
        append_names(decided.missing, facts_);
        buffer_ += R"(,"confirm":)";
        append_names(decided.confirm, confirmations_);
        if (prospect(decided.verdict) == Prospect::later)
            append_wait(decided.wait);
        buffer_ += R"(,"because":[)";
        std::string_view separator;
        for (const Reason& reason : decider_.reasons(decision, benefit)) {
            const void* const what = reason.clause ? static_cast<const void*>(reason.clause) : reason.waiver;
            buffer_ += separator;
            buffer_ += reasons_.at(what)[static_cast<std::size_t>(reason.finding.truth)];
            separator = ",";
        }
        buffer_ += "]}";
    }

    void append_wait(const Wait& wait)
    {
        buffer_ += R"(,"wait":{)";
        std::string_view separator;
        for (const FactId id : policy_.schema.ids()) {
            const Growth growth = policy_.schema[id].growth;
            const auto value = growth == Growth::months ? wait.months
                : growth == Growth::years               ? wait.age
                                                        : std::nullopt;
            if (!value)
                continue;
            buffer_ += separator;
            buffer_ += facts_[index(id)];
            buffer_ += ':';
            buffer_ += std::to_string(*value);
            separator = ",";
        }
        buffer_ += '}';
    }

    const CheckRequest& request_;
    const content::Catalogue& catalogue_;
    const Policy& policy_;
    Decider decider_;
    std::ostream& out_;
    std::string buffer_;

    std::vector<std::string> facts_; // quoted, by FactId
    std::vector<std::string> confirmations_; // quoted, by ConfirmationId
    // By clause or waiver, then by truth.
    std::unordered_map<const void*, std::array<std::string, 3>> reasons_;
};

} // namespace

Status write_json(const CheckRequest& request, const content::Catalogue& catalogue, std::ostream& out)
{
    return JsonWriter(request, catalogue, out).write();
}

} // namespace kiosk::cli
