// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/statements.hpp"

namespace kiosk::guide {
namespace {

constexpr std::string_view practice_mark = "\u00A0*"; // never alone on a line; explained in the foot of every page
constexpr std::string_view no_break = "\u2060"; // before the number of a source
constexpr int several = 2;

bool may_be_shared(Topic topic)
{
    return std::any_of(
        shared_topics.begin(), shared_topics.end(), [&](const auto& each) { return each.first == topic; });
}

} // namespace

Statements::Statements(const Account& account)
    : account_(account)
    , say_(account.say())
{
    std::map<std::size_t, int> uses;
    for (std::size_t service = 0; service < account.service_count(); ++service)
        if (account.is_chosen(service) && account.is_in_full(service))
            for (const std::size_t advice : of(account.told_benefits(service)))
                ++uses[advice];
    for (const auto& [advice, services] : uses)
        if (services >= several && may_be_shared(account.policy().advice[advice].topic))
            shared_.push_back(advice);
}

std::vector<std::size_t> Statements::of(const std::vector<std::size_t>& benefits) const
{
    std::vector<std::size_t> advice;
    for (const std::size_t benefit : benefits)
        for (const std::size_t each : account_.decider().benefit(benefit).advice)
            if (!say_.own().advice(account_.policy().advice[each]).empty())
                add_once(advice, each);
    return advice;
}

bool Statements::is_shared(std::size_t advice) const
{
    return std::find(shared_.begin(), shared_.end(), advice) != shared_.end();
}

std::string Statements::with_source(const Words& words, const std::string& text, const std::string& source)
{
    return words(Phrase::guide_trusted, { { "text", text + std::string(no_break) }, { "source", source } });
}

Said Statements::as_practice(const Said& said) const
{
    const std::string mark(practice_mark);
    return { said.own + mark, said.chinese.empty() ? said.chinese : said.chinese + mark };
}

std::string Statements::number(const Citation& law)
{
    auto known = std::find_if(sources_.begin(), sources_.end(),
        [&](const Citation* each) { return each->document == law.document && each->article == law.article; });
    if (known == sources_.end())
        known = sources_.insert(known, &law);
    return std::to_string(known - sources_.begin() + 1);
}

Said Statements::said(std::size_t index)
{
    const Advice& advice = account_.policy().advice[index];
    switch (advice.trust) {
    case Trust::official:
        return say_([&](const Words& words) {
            return with_source(words, words.advice(advice), words(Phrase::guide_trust_list));
        });
    case Trust::law: {
        const std::string number = this->number(advice.citation);
        return say_([&](const Words& words) { return with_source(words, words.advice(advice), number); });
    }
    case Trust::practice:
        break;
    }
    return as_practice(say_([&](const Words& words) { return words.advice(advice); }));
}

} // namespace kiosk::guide
