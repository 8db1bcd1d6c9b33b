// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/selection.hpp"

#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/message_keys.hpp"

#include <algorithm>

namespace kiosk::content {

void keep_regions(Draft& draft, const std::vector<std::string>& ids, Complaints& complaints)
{
    const auto kept = [&](std::string_view id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
    for (const std::string& id : ids)
        if (std::none_of(draft.regions.begin(), draft.regions.end(),
                [&](const DraftRegion& region) { return region.id.value == id; }))
            complaints.add({ "--regions", 1 }, "there is no region " + in_quotes(id));
    std::erase_if(draft.regions, [&](const DraftRegion& region) { return !kept(region.id.value); });
    std::erase_if(draft.goldens, [&](const DraftGolden& golden) { return !kept(golden.region); });
    const MessageKeys keys = message_keys(draft);
    const auto words = official_words(draft);
    for (DraftLanguage& language : draft.languages) {
        std::erase_if(language.messages, [&](const auto& message) { return !keys.allows(message.first); });
        std::erase_if(language.official, [&](const auto& each) { return words.find(each.first) == words.end(); });
    }
    check_messages(draft, complaints); // counts anew what a translation lacks
}

} // namespace kiosk::content
