// SPDX-License-Identifier: Apache-2.0
//
// The Internet Printing Protocol through libcups: one question, one answer, within a limit. Beside
// found_printers.cpp no other file sees libcups.
#pragma once

#include "kiosk/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::guide {

// Where a printer, or a queue of a CUPS scheduler, is asked.
struct IppAddress {
    // The scheduler that libcups finds, looked for anew at each question: it may be started after us, and its socket
    // come then. `host` and `port` are nothing.
    bool of_this_computer = false;
    std::string host; // or the path of a socket
    int port = 631;
    bool encrypted = false;
    std::string resource; // "/ipp/print", "/printers/kiosk"
    std::string uri; // as requests name it
    bool queue = false; // of CUPS: more operations, and a device behind it

    // "kiosk": that queue of the scheduler that CUPS_SERVER and client.conf name, else of this computer's.
    // "ipp://printer.local/ipp/print": that printer; a path below /printers/ is a queue.
    static Result<IppAddress> parse(std::string_view site_printer);
};

// What a printer says of itself.
struct PrinterFacts {
    enum class State : std::uint8_t { unknown, idle, processing, stopped };
    State state = State::unknown;
    std::vector<std::string> reasons; // without "none"
    bool accepting = true;
    bool takes_pdf = false;
    bool a4_supported = false;
    std::optional<bool> a4_ready; // nothing where it does not say what is loaded
    int waiting = 0; // jobs not yet done, ours among them
    std::string device_uri; // of a queue
    std::string error_policy; // of a queue
    // Toner and ink, as far as it tells.
    struct Supply {
        std::string name;
        int percent = 0; // left
        int low_percent = 10; // from here down it wants to be replaced
        bool operator==(const Supply&) const = default;
    };
    std::vector<Supply> supplies {};
};

struct JobFacts {
    enum class State : std::uint8_t { under_way, completed, aborted, cancelled };
    State state = State::under_way;
    int pages_done = 0; // 0 where it does not say
};

enum class IppFailure : std::uint8_t {
    no_answer, // within the limit, or nobody there
    not_found,
    refused
};

// A value, or how the question failed.
template <class T> struct IppAnswer {
    std::optional<T> value;
    IppFailure failure = IppFailure::no_answer;

    explicit operator bool() const { return value.has_value(); }
    const T& operator*() const { return *value; }
    const T* operator->() const { return &*value; }
};

struct NamedJob {
    int id = 0;
    std::string name;
    bool over = false;
};

// Used on one thread; each question is a connection of its own, so that nothing of a broken one is left. Jobs are sent
// and asked for under one user name, "kiosk".
class Ipp {
public:
    using Limit = std::chrono::milliseconds;
    // Asked while an answer is waited for: whether nobody wants it any more. Then there is no answer.
    using GivenUp = std::function<bool()>;

    explicit Ipp(IppAddress address)
        : address_(std::move(address))
    {
    }
    // Once, on the thread that asks: no password is ever prompted for, no name looked up for long.
    static void prepare_thread();

    const IppAddress& address() const { return address_; }

    IppAnswer<PrinterFacts> printer(Limit limit, const GivenUp& given_up = {}) const;
    // The id of the new job. After no_answer it is not known whether there is one. The limit is that of a standstill.
    IppAnswer<int> print(std::string_view pdf, const std::string& name, bool a4, Limit limit) const;
    // A queue prints a job only once it is released.
    IppAnswer<bool> release(int id, Limit limit) const;
    IppAnswer<JobFacts> job(int id, Limit limit, const GivenUp& given_up = {}) const;
    // The jobs that there are; of a queue, those too of which only a record is left.
    IppAnswer<std::vector<NamedJob>> jobs(Limit limit) const;
    IppAnswer<bool> cancel(int id, Limit limit) const;
    // Deletes the files and the record that a queue keeps of a job that is over.
    IppAnswer<bool> purge(int id, Limit limit) const;

private:
    // What the printer keeps of a job that is ended.
    enum class Remains : std::uint8_t { history, nothing };
    IppAnswer<bool> end(int id, Remains remains, Limit limit) const;

    IppAddress address_;
};

} // namespace kiosk::guide
