// SPDX-License-Identifier: Apache-2.0
//
// The guide that a family takes home: a tagged A4 PDF in its own language with the Chinese beside it, so that a clerk
// at a window reads the same line.
//
// What is told in confidence (facts that are `confidential`) never reaches the page: the guide is made from the answers
// without them, so that the same bytes come out whatever they are. A service that rests on them is named to every
// family alike, as one to ask about in private.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/family.hpp"
#include "kiosk/core/printing.hpp"
#include "kiosk/site/site.hpp"

#include <chrono>
#include <filesystem>

namespace kiosk::guide {

struct GuideRequest {
    const content::Catalogue& catalogue; // must outlive the making
    std::filesystem::path fonts; // the folder with the faces
    site::Site site; // its place and its windows
    std::string region;
    std::string language; // one of the catalogue's
    Family family;
    std::chrono::year_month_day as_of; // the day of the answers; the only date the guide knows
    PrintChoice print {};
    std::vector<std::string> services {}; // ids, with Scope::named
};

// The PDF; the same bytes for the same request. Needs no clock and shares nothing with other threads. Fails when
// the region, the language, a service or a font is not there.
Result<Document> make_guide(const GuideRequest& request);

} // namespace kiosk::guide
