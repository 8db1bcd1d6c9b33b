// SPDX-License-Identifier: Apache-2.0
//
// The printers that this computer can be told to use: the queues of its scheduler, and what announces itself on the
// network by DNS-SD. For whoever sets a kiosk up; the kiosk itself looks for none.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace kiosk::guide {

struct FoundPrinter {
    std::string setting; // what site.toml says of it: a queue's name, or ipp://HOST/PATH
    std::string description; // as it names itself; may be empty
    bool queue = false;
};

// Queues first. Looks for so long; without a scheduler and without a network there are none.
std::vector<FoundPrinter> find_printers(std::chrono::milliseconds limit);

} // namespace kiosk::guide
