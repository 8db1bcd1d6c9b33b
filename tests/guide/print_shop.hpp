// SPDX-License-Identifier: Apache-2.0
//
// Real printers and a real print service, in folders and at ports of their own: ippeveprinter and cupsd from Debian,
// with the D-Bus daemon and the Avahi daemon that ippeveprinter will not start without.
#pragma once

#include "tests/shell/process.hpp"

#include <memory>

namespace kiosk::test {

int free_port();
// Whether somebody listens on it within the time.
bool answers(int port, std::chrono::milliseconds limit);
// A one-page PDF that says these words.
std::string small_pdf(const std::string& words);
std::string bytes_of(const std::filesystem::path& path);

// What ippeveprinter needs of the system.
class Surroundings {
public:
    Surroundings();
    // Begins a command line that runs a program in them.
    std::string prefix() const;

private:
    TemporaryFolder folder_;
    std::unique_ptr<Process> bus_;
    std::unique_ptr<Process> avahi_;
};

class TestPrinter {
public:
    explicit TestPrinter(const Surroundings& surroundings);

    int port() const { return port_; }
    std::string uri() const { return "ipp://localhost:" + std::to_string(port_) + "/ipp/print"; }
    void switch_on();
    void pull_the_plug(); // at once, with whatever it was printing
    void freeze() const; // it no longer answers, and keeps its connections
    void thaw() const;
    void load_paper(int sheets) const;
    // From the next page on it reports this ("media-jam"), and prints nothing until it is cleared.
    void break_down(const std::string& reason) const;
    void mend() const;
    // What has come out of it, the oldest first.
    std::vector<std::string> pages() const;
    void clear_output() const;

private:
    const Surroundings& surroundings_;
    TemporaryFolder folder_;
    int port_ = free_port();
    std::unique_ptr<Process> process_;
};

class TestScheduler {
public:
    TestScheduler();
    ~TestScheduler();

    void start();
    void kill();
    void freeze() const;
    void thaw() const;
    // A driverless queue to the printer, as an operator makes it.
    void add_queue(const std::string& name, const std::string& device_uri) const;
    void run(const std::string& command) const; // lpadmin, cupsdisable … of this scheduler
    std::string uri(const std::string& queue) const
    {
        return "ipp://localhost:" + std::to_string(port_) + "/printers/" + queue;
    }
    std::string socket() const { return (folder_.path() / "state" / "cups.sock").string(); }
    // Files that hold, or describe, a job.
    std::vector<std::string> spooled() const;
    // Of all that it writes: spool, cache, state, temporary files, logs.
    std::vector<std::string> files_with(std::string_view words) const;

private:
    TemporaryFolder folder_;
    int port_ = free_port();
    std::unique_ptr<Process> process_;
};

} // namespace kiosk::test
