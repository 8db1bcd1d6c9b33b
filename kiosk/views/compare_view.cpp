// SPDX-License-Identifier: Apache-2.0
#include "kiosk/views/compare_view.hpp"

#include "kiosk/views/parts.hpp"

namespace kiosk {

CompareView compare_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto& place = std::get<place::Compare>(session.place);
    const auto& regions = setting.policy.regions;
    const Region& other = regions[place.region];
    const Words there = words.about(other);
    CompareView view;
    view.title = words(Phrase::compare_title,
        { { "region", there.official(other.name) }, { "child", child_title(session, words, place.child) } });
    if (regions.size() > 2)
        for (std::size_t i = 0; i < regions.size(); ++i)
            if (&regions[i] != &setting.decider.region())
                view.tabs.push_back({ std::string(words.official(regions[i].name)), i, i == place.region });
    const Comparison comparison = compare(
        setting.policy, setting.decider, Decider(setting.policy, other), session.family.answers_of(place.child));
    view.words = comparison_words(comparison, words, there);
    return view;
}

} // namespace kiosk
