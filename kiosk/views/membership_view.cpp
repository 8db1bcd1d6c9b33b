// SPDX-License-Identifier: Apache-2.0
#include "kiosk/views/membership_view.hpp"

#include "kiosk/views/parts.hpp"

#include <algorithm>
#include <map>

namespace kiosk {
namespace {

// An answer that a service needs leads away from the results, and closes what lies over them.
std::size_t child_before(const Session& session)
{
    if (const auto* results = std::get_if<place::Results>(&session.place))
        return results->child;
    return 0;
}

} // namespace

MembershipView membership_view(const Session& session, const Setting& setting, const Words& words)
{
    const std::size_t child = child_before(session);
    const Answers answers = session.family.answers_of(child);
    const Decision decision = setting.decider.decide(answers);
    MembershipView view;
    view.child = child_if_several(session, words, child);
    view.title = words.membership(decision.membership.truth);
    const auto add = [](std::vector<std::string>& to, std::string said) {
        if (!said.empty() && std::find(to.begin(), to.end(), said) == to.end())
            to.push_back(std::move(said));
    };
    for (Words::Hindrance& hindrance : words.hindrances(setting.decider, decision, answers)) {
        add(view.reasons, std::move(hindrance.why));
        add(view.anyway, std::move(hindrance.now));
        add(view.later, std::move(hindrance.later));
        add(view.whom, std::move(hindrance.ask));
    }
    std::vector<std::string> now;
    std::map<std::string, int> later; // services, by the wait in words
    for (const ServiceDecision& service : decision.services) {
        if (is_open(service.verdict))
            now.emplace_back(words.official(service.service->name));
        if (service.verdict != Verdict::not_yet)
            continue;
        const auto benefits = decision.of(service);
        const auto waiting = std::find_if(benefits.begin(), benefits.end(),
            [](const BenefitDecision& benefit) { return benefit.verdict == Verdict::not_yet; });
        ++later[words.wait(waiting->wait)];
    }
    if (!now.empty())
        view.now = words(
            Phrase::results_now, { { "count", static_cast<int>(now.size()) }, { "services", words.list(now) } });
    for (const auto& [wait, count] : later)
        view.later.push_back(words(Phrase::results_later, { { "wait", wait }, { "count", count } }));
    return view;
}

} // namespace kiosk
