// SPDX-License-Identifier: Apache-2.0
//
// The program as another process: started, watched, stopped.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::test {

// How a process ended; `signal` is 0 when it ended by itself.
struct Ending {
    int status = 0;
    int signal = 0;
};

// Killed, if it still runs, when this goes away. What it says goes to our own output.
class Process {
public:
    // `command[0]` is a path. Throws std::system_error.
    explicit Process(const std::vector<std::string>& command);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    pid_t id() const { return id_; }
    bool runs();
    // Nothing when it still runs after so long.
    std::optional<Ending> ended_within(std::chrono::milliseconds limit);
    void signal(int number) const;

private:
    pid_t id_;
    std::optional<Ending> ending_;
};

struct Outcome {
    int status = -1; // 128 and above: a signal
    std::string output;
    std::string error;
};
// Runs a line of the shell to its end.
Outcome shell(const std::string& line);

} // namespace kiosk::test
