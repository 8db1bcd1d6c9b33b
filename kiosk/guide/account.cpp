// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/account.hpp"

#include "kiosk/take_along/child_name.hpp"

#include <numeric>

namespace kiosk::guide {

std::string line_of(const site::Window& window)
{
    std::string line = window.name;
    for (const std::string* more : { &window.address, &window.hours, &window.telephone })
        if (!more->empty())
            line += "  " + *more;
    return line;
}

std::string mark_of(Truth truth)
{
    return truth == Truth::yes ? "✓" : truth == Truth::no ? "✗" : "?";
}

std::string joined(const Words& words, const std::vector<std::string>& items)
{
    std::string text;
    for (const std::string& item : items)
        text += (text.empty() ? "" : words(Phrase::guide_joint)) + item;
    return text;
}

Account::Account(const GuideRequest& request, const Bilingual& say, const Decider& decider, PaperResults results)
    : request_(request)
    , say_(say)
    , decider_(decider)
    , results_(std::move(results.children))
    , family_(std::move(results.family))
{
    std::size_t benefit = 0;
    for (const Service& service : region().services) {
        first_benefit_.push_back(benefit);
        benefit += service.benefits.size();
    }
}

std::vector<std::size_t> Account::benefits(std::size_t service) const
{
    std::vector<std::size_t> benefits(region().services[service].benefits.size());
    std::iota(benefits.begin(), benefits.end(), first_benefit_[service]);
    return benefits;
}

std::vector<const site::Window*> Account::windows(std::size_t service) const
{
    return request_.site.windows_for(this->service(service).id, this->service(service).category);
}

std::vector<std::size_t> Account::services_at_best(PaperVerdict verdict) const
{
    std::vector<std::size_t> services;
    for (std::size_t service = 0; service < service_count(); ++service)
        if (best(service) == verdict)
            services.push_back(service);
    return services;
}

PaperVerdict Account::best(std::size_t service) const
{
    PaperVerdict best = verdicts.back();
    for (const ChildResults& child : results_)
        best = std::min(best, child.services[service]);
    return best;
}

bool Account::is_chosen(std::size_t service) const
{
    switch (request_.print.scope) {
    case PrintChoice::Scope::everything:
        return !best(service).is(Prospect::refused);
    case PrintChoice::Scope::named:
        return std::find(request_.services.begin(), request_.services.end(), region().services[service].id)
            != request_.services.end();
    case PrintChoice::Scope::obtainable:
        break;
    }
    return best(service) < PaperVerdict::in_private;
}

bool Account::is_in_full(std::size_t service) const
{
    return request_.print.extent == PrintChoice::Extent::full
        && (request_.print.scope != PrintChoice::Scope::obtainable || best(service).is(Prospect::now));
}

std::vector<std::size_t> Account::told_benefits(std::size_t service) const
{
    std::vector<std::size_t> told = benefits(service);
    if (request_.print.scope == PrintChoice::Scope::obtainable)
        std::erase_if(
            told, [&](std::size_t benefit) { return stands(benefit).front().standing.is(Prospect::refused); });
    return told;
}

std::vector<Stand> Account::stands(std::size_t benefit) const
{
    std::vector<Stand> stands;
    for (std::size_t child = 0; child < results_.size(); ++child) {
        const BenefitDecision& decided = results_[child].decision.benefits[benefit];
        const PaperVerdict standing = results_[child].benefits[benefit];
        const auto same = std::find_if(stands.begin(), stands.end(), [&](const Stand& stand) {
            return stand.standing == standing && stand.wait == decided.wait && stand.missing == decided.missing;
        });
        if (same == stands.end())
            stands.push_back({ standing, decided.wait, decided.missing, { child } });
        else
            same->children.push_back(child);
    }
    std::stable_sort(
        stands.begin(), stands.end(), [](const Stand& a, const Stand& b) { return a.standing < b.standing; });
    return stands;
}

std::vector<std::size_t> Account::children_that(std::size_t service, PaperVerdict standing) const
{
    std::vector<std::size_t> children;
    for (std::size_t child = 0; child < results_.size(); ++child)
        if (results_[child].services[service] == standing)
            children.push_back(child);
    return children;
}

std::vector<Addressed> Account::notes(const std::vector<std::size_t>& benefits) const
{
    std::vector<Addressed> addressed;
    for (const std::size_t benefit : benefits)
        for (const Note& note : decider_.benefit(benefit).notes) {
            if (!note.addressed || std::any_of(addressed.begin(), addressed.end(), [&](const Addressed& each) {
                    return each.note->id == note.id;
                }))
                continue;
            std::vector<std::size_t> children;
            for (std::size_t child = 0; child < results_.size(); ++child)
                if (note.when.truth(family_.answers_of(child)) != Truth::no)
                    children.push_back(child);
            if (!children.empty())
                addressed.push_back({ &note, std::move(children) });
        }
    return addressed;
}

Said Account::said(const Addressed& addressed) const
{
    return say_([&](const Words& words) {
        const std::string note = with_children(words, words.note(*addressed.note), addressed.children);
        return words(Phrase::report_note, { { "note", note } });
    });
}

std::string Account::verdict_word(const Words& words, PaperVerdict standing) const
{
    return standing.verdict() ? words.verdict(*standing.verdict()) : words(Phrase::guide_private);
}

std::string Account::children_named(const Words& words, const std::vector<std::size_t>& children) const
{
    std::vector<std::string> numbers;
    for (const std::size_t child : children)
        numbers.push_back(std::to_string(child + 1));
    const std::string list = words.list(numbers);
    return words(Phrase::guide_children, { { "numbers", list }, { "count", static_cast<int>(children.size()) } });
}

std::string Account::with_children(
    const Words& words, const std::string& what, const std::vector<std::size_t>& children) const
{
    if (children.size() == results_.size())
        return what;
    const std::string who = children_named(words, children);
    return words(Phrase::guide_for, { { "what", what }, { "children", who } });
}

Said Account::standing_line(const Stand& stand) const
{
    return say_([&](const Words& words) {
        const std::string line = with_children(words, verdict_word(words, stand.standing), stand.children);
        std::string more;
        if (stand.standing.is(Prospect::later))
            more = words.wait(stand.wait);
        if (stand.standing.is(Prospect::unsettled) || stand.standing == PaperVerdict::in_private) {
            const std::vector<std::string> missing = words.names(stand.missing);
            const std::string list = words.list(missing);
            if (!missing.empty())
                more = words(Phrase::guide_missing, { { "facts", list } });
        }
        return more.empty() ? line : words(Phrase::guide_more, { { "what", line }, { "more", more } });
    });
}

std::string Account::service_name(const Words& words, std::size_t service) const
{
    return std::string(words.official(region().services[service].name));
}

Said Account::service_called(std::size_t service) const
{
    return { say_.own().short_name(this->service(service)), service_name(say_.chinese(), service) };
}

std::string Account::child_name(const Words& words, std::size_t child) const
{
    return child_called(words, family_, child);
}

Said Account::membership_line(std::size_t child) const
{
    const Truth membership = results_[child].decision.membership.truth;
    return say_([&](const Words& words) {
        const std::string name = child_name(words, child);
        const std::string status = words.membership(membership);
        return words(Phrase::guide_group, { { "group", name }, { "items", status } });
    });
}

std::string Account::numbers(const Words& words, const std::vector<std::string>& hotlines) const
{
    std::vector<std::string> numbers;
    for (const std::string& id : hotlines)
        if (const Hotline* hotline = policy().hotline(id))
            numbers.push_back(hotline->number + " " + words.hotline(id));
    return joined(words, numbers);
}

std::string Account::departments(const Words& words, std::size_t service) const
{
    return words.departments(this->service(service));
}

} // namespace kiosk::guide
