// SPDX-License-Identifier: Apache-2.0
//
// Many machines on one page: which of them need somebody, what each shows, how many families came. One HTML file with
// all it needs, in Chinese, for screen and paper.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/fleet/report.hpp"
#include "kiosk/words/outreach_words.hpp"

namespace kiosk::fleet {

struct Fleet {
    std::vector<Report> machines; // of one that is there twice, the later report is shown
    std::vector<Error> unread; // files that are not among them, and why
    Date today {};
    int silent_after = 2; // days without a report
};

std::string fleet_page(const Fleet& fleet, const content::Catalogue& catalogue, const OutreachWords& words);

} // namespace kiosk::fleet
