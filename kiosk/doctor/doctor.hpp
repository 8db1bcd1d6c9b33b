// SPDX-License-Identifier: Apache-2.0
//
// `kiosk doctor`: one look at all that a kiosk needs.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/doctor/finding.hpp"
#include "kiosk/package/store.hpp"
#include "kiosk/site/site.hpp"

#include <filesystem>
#include <functional>

namespace kiosk::content {
class Catalogue;
}

namespace kiosk::doctor {

struct Patient {
    std::filesystem::path data; // content.db, fonts/, pictures.pack
    std::filesystem::path site; // the file
    Date today {};
    std::chrono::system_clock::time_point now {}; // for what was noted before it
    std::filesystem::path root = "/"; // of what the kernel says
    // Whether all that the site names is in the content.
    std::function<Status(const site::Site&, const content::Catalogue&)> fits;
    package::Source source {}; // where the content is from
};

// Looks at everything, though something before it is broken; asks the printer and the voice, which takes up to ten
// seconds where they do not answer, and starts neither.
std::vector<Finding> examine(const Patient& patient);

} // namespace kiosk::doctor
