// SPDX-License-Identifier: Apache-2.0
//
// Being asked to end: SIGTERM (shut-down), SIGHUP (the session is over) and SIGINT (Ctrl-C) become a question that the
// loop asks, so that what is under way (a family's pages at the printer) is ended first.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace kiosk::service {

// One a process, made before any other thread: the signals are kept from all threads, and so from none is died of.
class Ending {
public:
    Ending();
    // From here on the signals end the process again.
    ~Ending();
    Ending(const Ending&) = delete;
    Ending& operator=(const Ending&) = delete;

    bool asked() const { return asked_; }
    // Called on a thread of its own once it is asked; at once when it already was. `nothing` is none.
    void set_listener(std::function<void()> wake);

private:
    void listen();

    std::atomic<bool> asked_ = false;
    std::mutex mutex_;
    std::function<void()> wake_;
    int signals_ = -1;
    int end_ = -1;
    std::thread thread_; // last: it uses all the others
};

} // namespace kiosk::service
