// SPDX-License-Identifier: Apache-2.0
//
// Reaches a speech-dispatcher: finds where one listens, starts one where none does, and agrees with it how we talk.
#pragma once

#include "kiosk/speech/dispatcher.hpp"
#include "kiosk/speech/ssip.hpp"

#include <atomic>
#include <set>

namespace kiosk::speech {

// A server of our own, where none listened. It ends with us: what is left behind holds the sound card and a family's
// last sentence.
class OwnServer {
public:
    OwnServer() = default;
    ~OwnServer();
    OwnServer(const OwnServer&) = delete;
    OwnServer& operator=(const OwnServer&) = delete;

    // Starts it, unless it runs, and waits until it listens, a few seconds at most or until `ending` is set.
    void start(const std::string& socket, const std::atomic<bool>& ending);

private:
    bool runs();

    int process_ = 0;
};

struct Server {
    Ssip conversation; // which tells when a message has ended, and reads plain words
    std::set<std::string, std::less<>> voices; // the languages that it speaks, by its own tags; never none
};

// Waits for a server to start, unless `ending` is set meanwhile, and for each of its answers.
Result<Server> reach_server(const DispatcherOptions& options, OwnServer& own, const std::atomic<bool>& ending);

} // namespace kiosk::speech
