// SPDX-License-Identifier: Apache-2.0
//
// Reaches a speech-dispatcher: finds where one listens, starts one where none does, and agrees with it how we talk.
#pragma once

#include "kiosk/speech/dispatcher.hpp"
#include "kiosk/speech/ssip.hpp"

#include <atomic>
#include <set>

namespace kiosk::speech {

struct Server {
    Ssip conversation; // which tells when a message has ended, and reads plain words
    std::set<std::string, std::less<>> voices; // the languages that it speaks, by its own tags; never none
};

// Waits for a server to start, unless `ending` is set meanwhile, and for each of its answers.
Result<Server> reach_server(const DispatcherOptions& options, const std::atomic<bool>& ending);

} // namespace kiosk::speech
