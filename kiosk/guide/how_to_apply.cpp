// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/how_to_apply.hpp"

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

HowToApply::HowToApply(const Account& account)
    : account_(account)
    , say_(account.say())
{
    std::map<std::size_t, int> uses;
    for (std::size_t service = 0; service < account.service_count(); ++service)
        if (account.is_chosen(service) && account.is_in_full(service))
            for (const std::size_t howto : of(account.told_benefits(service)))
                ++uses[howto];
    for (const auto& [howto, services] : uses)
        if (services >= several && may_be_shared(account.policy().howto[howto].topic))
            shared_.push_back(howto);
}

std::vector<std::size_t> HowToApply::of(const std::vector<std::size_t>& benefits) const
{
    std::vector<std::size_t> howto;
    for (const std::size_t benefit : benefits)
        for (const std::size_t each : account_.decider().benefit(benefit).howto)
            if (!say_.own().howto(account_.policy().howto[each]).empty())
                add_once(howto, each);
    return howto;
}

bool HowToApply::is_shared(std::size_t howto) const
{
    return std::find(shared_.begin(), shared_.end(), howto) != shared_.end();
}

std::string HowToApply::with_source(const Words& words, const std::string& text, const std::string& source)
{
    return words(Phrase::guide_trusted, { { "text", text + std::string(no_break) }, { "source", source } });
}

Said HowToApply::as_practice(const Said& said) const
{
    const std::string mark(practice_mark);
    return { said.own + mark, said.chinese.empty() ? said.chinese : said.chinese + mark };
}

std::string HowToApply::number(const Citation& law)
{
    auto known = std::find_if(sources_.begin(), sources_.end(),
        [&](const Citation* each) { return each->document == law.document && each->article == law.article; });
    if (known == sources_.end())
        known = sources_.insert(known, &law);
    return std::to_string(known - sources_.begin() + 1);
}

Said HowToApply::said(std::size_t index)
{
    const HowTo& howto = account_.policy().howto[index];
    switch (howto.trust) {
    case Trust::official:
        return say_([&](const Words& words) {
            return with_source(words, words.howto(howto), words(Phrase::guide_trust_list));
        });
    case Trust::law: {
        const std::string number = this->number(howto.citation);
        return say_([&](const Words& words) { return with_source(words, words.howto(howto), number); });
    }
    case Trust::practice:
        break;
    }
    return as_practice(say_([&](const Words& words) { return words.howto(howto); }));
}

} // namespace kiosk::guide
