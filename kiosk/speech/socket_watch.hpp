// SPDX-License-Identifier: Apache-2.0
//
// Sees a socket appear, so that nobody needs to look for it time and again.
#pragma once

#include "kiosk/speech/ssip.hpp"

#include <filesystem>

namespace kiosk::speech {

class SocketWatch {
public:
    // The folder of the socket may not exist yet.
    explicit SocketWatch(std::filesystem::path socket);

    // Becomes readable when something that could be it appears; to be polled. Negative where that cannot be seen.
    int descriptor() const { return notices_.get(); }
    // Takes the notices; whether the socket is there.
    bool appeared();

private:
    void watch();

    const std::filesystem::path socket_;
    Descriptor notices_;
};

} // namespace kiosk::speech
