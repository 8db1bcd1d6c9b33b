// SPDX-License-Identifier: Apache-2.0
//
// A conversation with speech-dispatcher in its own protocol (SSIP). libspeechd says where the server listens and names
// what it says; the conversation itself is ours, because libspeechd's waits for ever on a server that hangs, writes into
// a closed socket without MSG_NOSIGNAL, and ends the program when a reply is garbled. Here every step has a deadline.
#pragma once

#include "kiosk/core/result.hpp"

#include <chrono>
#include <deque>
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
    struct Reply {
        int code = 0; // 2xx done, 3xx to 5xx refused, 7xx an event
        std::vector<std::string> lines; // without code and end of line
        bool done() const { return code >= 200 && code < 300; }
    };

    // Nobody listening is an error at once; whoever listens must answer within `patience`, then and at every step.
    static Result<Descriptor> connect(const std::string& socket);
    static Result<Ssip> open(Descriptor connected, std::chrono::milliseconds patience);

    // Sends one line and waits for its reply; events that come meanwhile are kept. An error means that the conversation
    // is over: the server is gone, silent for longer than `patience`, or talks nonsense.
    Result<Reply> ask(std::string_view line);
    // Speaks one message; the answer is its number.
    Result<int> speak(std::string_view words);
    // Plays one of the sounds that are installed beside the server.
    Result<int> play(std::string_view icon);
    // What the server told unasked. An error as above; nothing when there is nothing.
    Result<std::vector<Reply>> events();

    int descriptor() const { return socket_.get(); }

private:
    using Clock = std::chrono::steady_clock;
    Ssip(Descriptor socket, std::chrono::milliseconds patience);

    Status send(std::string_view bytes, Clock::time_point until);
    Status receive(Clock::time_point until);
    // Takes a whole reply or event out of what was received.
    Result<bool> parse(Reply& reply);
    Result<int> number_of(const Result<Reply>& queued) const;
    Result<Reply> reply_before(Clock::time_point until);

    Descriptor socket_;
    std::chrono::milliseconds patience_;
    std::string received_;
    Reply unfinished_;
    std::deque<Reply> events_;
};

} // namespace kiosk::speech
