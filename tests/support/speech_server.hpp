// SPDX-License-Identifier: Apache-2.0
//
// A real speech-dispatcher in a directory of its own: its socket, its configuration, its logs. What it plays goes into
// a file at the speed of a loudspeaker.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>

namespace kiosk::test {

class SpeechServer {
public:
    enum class Module {
        espeak,
        dummy, // speech-dispatcher's own: says that there is no synthesizer
    };
    explicit SpeechServer(Module module = Module::espeak);
    ~SpeechServer();
    SpeechServer(const SpeechServer&) = delete;
    SpeechServer& operator=(const SpeechServer&) = delete;

    void start(); // returns when it listens
    void kill(); // at once, in mid-sentence
    void freeze(); // alive, but answering nothing
    void thaw();

    std::string socket() const { return directory() / "socket"; }
    // How much sound came out so far.
    std::chrono::milliseconds played() const;

private:
    const std::filesystem::path& directory() const { return folder_.path(); }

    TemporaryFolder folder_;
    pid_t process_ = 0; // leader of its own group, with its modules
};

} // namespace kiosk::test
