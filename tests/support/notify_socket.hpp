// SPDX-License-Identifier: Apache-2.0
//
// A service manager's ear: the socket of sd_notify(3), real, with what was said to it.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>

namespace kiosk::test {

class NotifySocket {
public:
    NotifySocket()
        : path_((folder_.path() / "notify").string())
        , socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        if (path_.size() >= sizeof address.sun_path)
            throw std::runtime_error(path_ + ": too long for a socket");
        std::memcpy(address.sun_path, path_.data(), path_.size());
        if (::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error(path_ + ": cannot be bound");
    }
    ~NotifySocket() { ::close(socket_); }
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;

    const std::string& path() const { return path_; }

    // The next message, if one comes in time.
    std::optional<std::string> next(std::chrono::milliseconds limit) const
    {
        pollfd ready { socket_, POLLIN, 0 };
        if (::poll(&ready, 1, static_cast<int>(limit.count())) <= 0)
            return std::nullopt;
        char bytes[4096];
        const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
        return std::string(bytes, count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    // The first message that begins so, with all before it taken; nothing when none comes in time.
    std::optional<std::string> wait_for(std::string_view beginning, std::chrono::milliseconds limit) const
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (true) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
            const auto message = left.count() > 0 ? next(left) : std::nullopt;
            if (!message || message->starts_with(beginning))
                return message;
        }
    }

private:
    const TemporaryFolder folder_;
    const std::string path_;
    const int socket_;
};

} // namespace kiosk::test
