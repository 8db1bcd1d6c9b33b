// SPDX-License-Identifier: Apache-2.0
//
// Stands between the kiosk and a real speech-dispatcher: passes on what either says, writes down what the kiosk said
// and when, and can keep the server's answers back or refuse a command in its name.
#pragma once

#include "kiosk/speech/ssip.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace kiosk::test {

class SpeechRelay {
public:
    using Clock = std::chrono::steady_clock;

    // Listens beside the server's socket, in the same folder.
    explicit SpeechRelay(const std::filesystem::path& server_socket);
    ~SpeechRelay();
    SpeechRelay(const SpeechRelay&) = delete;
    SpeechRelay& operator=(const SpeechRelay&) = delete;

    std::string socket() const { return socket_; }

    // Lines that begin with `command` no longer reach the server; this is the answer instead. To be said before anybody
    // connects.
    void refuse(std::string command, std::string answer);
    // Once the kiosk has said this line, what the server says is kept back until let_go().
    void hold_answers_from(std::string line);
    void let_go();

    struct Line {
        std::string words;
        Clock::time_point heard;
    };
    // What the kiosk said so far, without ends of lines, whoever was to hear it.
    std::vector<Line> lines() const;
    std::size_t count(std::string_view beginning) const;
    // When the first such line from `since` on was heard; nothing when there is none within ten seconds.
    std::optional<Clock::time_point> heard(std::string_view beginning, Clock::time_point since) const;
    int conversations() const { return conversations_; }

private:
    void run();
    void relay(speech::Descriptor kiosk);
    // Whole lines of what the kiosk said go to the server or are answered here. False when a side is gone.
    bool pass_on(std::string& said, int kiosk, int server);

    std::string server_socket_;
    std::string socket_;
    speech::Descriptor listener_;
    std::atomic<bool> held_ = false;
    std::atomic<bool> ending_ = false;
    std::atomic<int> conversations_ = 0;
    mutable std::mutex mutex_; // of what follows
    std::string refused_;
    std::string refusal_;
    std::string hold_from_;
    std::vector<Line> lines_;
    std::thread thread_; // last: it uses all of the above
};

} // namespace kiosk::test
