// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/sections.hpp"

namespace kiosk::content {

Draft read_draft(const Sources& sources, Complaints& complaints)
{
    Draft draft;
    read_shared(sources, draft, complaints);
    read_outreach(sources, draft, complaints);
    read_regions(sources, draft, complaints);
    read_languages(sources, draft, complaints);
    read_goldens(sources, draft, complaints);
    read_plain_words(sources, draft, complaints);
    return draft;
}

} // namespace kiosk::content
