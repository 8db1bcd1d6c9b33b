// SPDX-License-Identifier: Apache-2.0
//
// A conversation with speech-dispatcher in its own protocol (SSIP). libspeechd says where the server listens and names
// what it says; the conversation itself is ours, because libspeechd's waits for ever on a server that hangs, writes
// into a closed socket without MSG_NOSIGNAL, and ends the program when a reply is garbled. Here every step has a
// deadline.
#pragma once

#include "kiosk/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk::speech {

// An open file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number)
        : number_(number)
    {
    }
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept
        : number_(std::exchange(other.number_, -1))
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept;
    int get() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_ = -1;
};

// Where the server listens: $SPEECHD_ADDRESS, or the socket in the user's runtime directory.
Result<std::string> server_socket();

class Ssip {
public:
    // Counts what was handed over to be heard.
    using Ticket = std::uint64_t;

    struct Reply {
        int code = 0; // 2xx done, 3xx to 6xx refused, 7xx an event
        std::vector<std::string> lines; // without code and end of line
        std::optional<Ticket> answers; // what was handed over under this ticket
        bool done() const { return code >= 200 && code < 300; }
    };

    // Nobody listening is an error at once; whoever listens must answer within `patience`, then and at every step.
    static Result<Descriptor> connect(const std::string& socket);
    static Result<Ssip> open(Descriptor connected, std::chrono::milliseconds patience);

    // Sends one line and waits for its reply; what else comes meanwhile is kept. An error means that the conversation
    // is over: the server is gone, silent for longer than `patience`, or talks nonsense.
    Result<Reply> ask(std::string_view line);
    // Sends one line and waits for nothing; its reply is passed over when it comes, even if it is a refusal.
    Status tell(std::string_view line);
    // Hands over one message, waiting until the server is ready to take it but not until it was taken: events() brings
    // that answer, in whose first line stands the message's number.
    Result<Ticket> speak(std::string_view words);
    // Likewise one of the sounds that are installed beside the server.
    Result<Ticket> play(std::string_view icon);
    // What the server told unasked, and its answers to what was handed over. An error as above, also when an answer is
    // overdue; nothing when there is nothing.
    Result<std::vector<Reply>> events();

    int descriptor() const { return socket_.get(); }
    // By when the server must have answered; nothing while it owes no answer.
    std::optional<std::chrono::steady_clock::time_point> answer_due() const;

private:
    using Clock = std::chrono::steady_clock;
    enum class Answer : unsigned char { awaited, passed_over, kept };
    struct Owed {
        Answer answer;
        Ticket ticket;
        Clock::time_point due;
    };
    Ssip(Descriptor socket, std::chrono::milliseconds patience);

    Status send(std::string_view bytes, Answer answer);
    Status receive(Clock::time_point until);
    // Takes a whole reply or event out of what was received.
    Result<bool> parse(Reply& reply);
    // Keeps it or passes it over; true when it is the one that is awaited.
    bool sort(Reply& reply);
    Result<Reply> awaited();

    Descriptor socket_;
    std::chrono::milliseconds patience_;
    std::string received_;
    Reply unfinished_;
    std::deque<Owed> owed_; // the server answers in the order in which it was asked
    std::deque<Reply> events_;
    Ticket tickets_ = 0;
};

} // namespace kiosk::speech
