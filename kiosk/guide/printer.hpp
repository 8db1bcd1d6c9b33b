// SPDX-License-Identifier: Apache-2.0
//
// The site's printer, watched and used on a thread of its own.
#pragma once

#include "kiosk/core/printing.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace kiosk::guide {

// Limits of kiosk-requirements 53 and 56.
struct PrinterTimes {
    std::chrono::milliseconds poll_idle { 2000 };
    std::chrono::milliseconds poll_job { 500 };
    std::chrono::milliseconds poll_broken { 1000 }; // while nothing answers, or a job is still to be cancelled
    // The limit of one question. With the pause between two, ten seconds without an answer: gone. Printers that wake or
    // print take 2 to 3 s for one.
    std::chrono::milliseconds question { 8000 };
    std::chrono::milliseconds slow { 1500 }; // an answer later than this is said to be slow
    std::chrono::milliseconds clearing { 8000 }; // of one job, until its end is confirmed; also when the kiosk ends
    std::chrono::milliseconds handing_over { 10000 }; // while sending the pages: without a piece of them taken
    std::chrono::milliseconds job { 120000 }; // without another page done
    // After a sending of which it is not known whether it arrived: how long a scheduler that answers again is watched
    // for the job to appear, before anything else is printed.
    std::chrono::milliseconds doubt { 4000 };
    int failures = 3; // questions in a row during a job; then the printer is gone
};

class Printer final : public Printing {
public:
    // `wake` is called on the printer's thread after every change of the report. The error says what `site_printer`
    // (site.toml: printer) is to be. By `mark`, which is this machine's alone, jobs are known again: one of an earlier
    // run that was killed is cancelled before anything is printed, one of another kiosk is let be.
    static Result<std::unique_ptr<Printer>> open(
        std::string_view site_printer, std::string_view mark, std::function<void()> wake, PrinterTimes times = {});
    // Cancels the job under way and waits for the confirmation; takes no longer than connecting and `clearing`.
    ~Printer() override;

    PrinterReport report() const override;
    std::uint64_t changes() const override { return changes_.load(); }
    void print(DocumentMaker make) override;
    void cancel() override;
    void end_session() override;

private:
    class Worker;
    enum class Wish : std::uint8_t { none, cancel };

    Printer(std::function<void()> wake);

    // For the worker.
    bool wanted(std::uint64_t session) const; // the session is here, and did not cancel
    bool running() const; // not ending
    bool at_rest() const; // nothing is ordered, and we are not ending
    void say(const std::function<void(PrinterReport&)>& change);
    void say_job(std::uint64_t session, const PrintJob& job);

    const std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    // Under the mutex.
    PrinterReport report_;
    std::optional<DocumentMaker> order_;
    std::uint64_t session_ = 1;
    Wish wish_ = Wish::none;
    bool stopping_ = false;

    std::atomic<std::uint64_t> changes_ { 1 };
    std::thread thread_; // last: it uses all the others
};

} // namespace kiosk::guide
