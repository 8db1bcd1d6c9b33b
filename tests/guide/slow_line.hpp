// SPDX-License-Identifier: Apache-2.0
//
// A line to a printer that takes its time over every answer, as printers do that wake or print.
#pragma once

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace kiosk::test {

class SlowLine {
public:
    explicit SlowLine(int to_port);
    ~SlowLine();
    SlowLine(const SlowLine&) = delete;
    SlowLine& operator=(const SlowLine&) = delete;

    int port() const { return port_; }
    // What each answer from now on waits.
    void take(std::chrono::milliseconds delay) { delay_ = delay; }

private:
    void listen();
    void relay(int client) const;

    const int to_;
    int port_ = 0;
    int listener_ = -1;
    std::atomic<std::chrono::milliseconds> delay_ { std::chrono::milliseconds(0) };
    std::atomic<bool> ending_ = false;
    std::thread thread_; // last: it uses all the others
};

} // namespace kiosk::test
