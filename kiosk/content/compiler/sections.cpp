// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/sections.hpp"

namespace kiosk::content {

void read_changed(const Sources& sources, Draft& draft, Complaints& complaints)
{
    read_shared(sources, draft, complaints);
    read_outreach(sources, draft, complaints);
    read_regions(sources, draft, complaints);
    read_languages(sources, draft, complaints);
    read_goldens(sources, draft, complaints);
    read_plain_words(sources, draft, complaints);
}

Draft read_draft(const Sources& sources, Complaints& complaints)
{
    Draft draft;
    read_changed(sources, draft, complaints);
    const auto append = [](auto& all, auto& more) { all.insert(all.end(), more.begin(), more.end()); };
    for (DraftLanguage& language : draft.languages) {
        for (auto& [region, own] : language.own) {
            append(language.messages, own.messages);
            append(language.official, own.official);
            language.stamps.merge(own.stamps);
            language.official_stamps.merge(own.official_stamps);
        }
        language.own.clear();
    }
    return draft;
}

} // namespace kiosk::content
