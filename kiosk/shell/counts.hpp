// SPDX-License-Identifier: Apache-2.0
//
// What happens on this kiosk, as kiosk/fleet counts it, and what may be told of it.
#pragma once

#include "kiosk/cli/command.hpp"
#include "kiosk/core/staff.hpp"
#include "kiosk/fleet/counter.hpp"
#include "kiosk/fleet/report.hpp"
#include "kiosk/site/site.hpp"
#include "kiosk/ui/visit.hpp"

#include <optional>

namespace kiosk::shell {

// All that can be counted where this site stands. Each label can come about: what cannot would hide nobody.
fleet::Labels labels_of(const content::Catalogue& catalogue, const site::Site& site);

fleet::Visit counted(const ui::Visit& visit, const content::Catalogue& catalogue, const fleet::Labels& labels);
// The program is asked to end while it is under way.
fleet::Visit counted_as_stopped(
    const ui::Visit& visit, const content::Catalogue& catalogue, const fleet::Labels& labels);

// Without a catalogue or a site it says so by leaving out what they would tell. A part that was found twice (two
// displays) is as the worse of them.
fleet::Report report_of(const content::Catalogue* catalogue, const site::Site* site, std::string_view version,
    const fleet::Totals& totals, const std::vector<PartState>& parts, std::chrono::system_clock::time_point now);

// `kiosk metrics`
cli::Verb metrics_verb(const cli::Program& program, const cli::Streams& streams);

} // namespace kiosk::shell
