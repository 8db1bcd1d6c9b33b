// SPDX-License-Identifier: Apache-2.0
//
// This machine for the staff's pages: its PIN, what kiosk doctor finds, its power, new content from a stick.
#pragma once

#include "kiosk/core/staff.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

namespace kiosk::shell {

class LocalMachine final : public StaffMachine {
public:
    struct Parts {
        std::filesystem::path pin; // the file of kiosk pin
        // Looks at everything, on the machine's own thread.
        std::function<std::vector<PartState>()> examine;
        std::function<Result<Document>()> test_page;
        // Where a wish for power, or for new content, is left for the system's own services to fulfil: a folder;
        // without one there are no such services, and only the program can be started anew.
        std::filesystem::path runtime;
        // What may be told of this machine, for the stick; on the caller's thread.
        std::function<std::string()> figures;
        std::filesystem::path stick_answer = "/run/kiosk-stick/answer"; // of packaging/session/stick
    };
    // `wake` is called on a thread of its own after every answer.
    LocalMachine(Parts parts, std::function<void()> wake);
    ~LocalMachine() override;

    bool has_pin() const override;
    void try_pin(std::string pin) override;
    std::optional<bool> pin_verdict() override;
    void examine() override;
    std::optional<std::vector<PartState>> parts() const override;
    DocumentMaker test_page() override;
    void power(Power what) override;
    bool takes_sticks() const override { return !what_.runtime.empty(); }
    void take_stick() override;
    std::optional<StickReport> stick() const override;
    std::uint64_t changes() const override { return changes_.load(); }

    // The program is to end, so that its service manager starts it anew.
    bool wants_restart() const { return restart_.load(); }

private:
    void work();
    void later(std::function<void()> job);
    void await_stick(std::filesystem::file_time_type before, std::chrono::steady_clock::time_point until);
    void answered();

    const Parts what_;
    const std::function<void()> wake_;
    std::atomic<std::uint64_t> changes_ = 0;
    std::atomic<bool> restart_ = false;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> jobs_;
    bool ending_ = false;
    std::optional<bool> verdict_;
    std::optional<std::vector<PartState>> parts_;
    std::optional<StickReport> stick_;
    std::thread thread_; // last: it uses all the others
};

} // namespace kiosk::shell
