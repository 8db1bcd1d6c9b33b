// SPDX-License-Identifier: Apache-2.0
#include "tests/guide/slow_line.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace kiosk::test {
namespace {

using namespace std::chrono_literals;

sockaddr_in local(int port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

// Hands on what is there; false at the end.
bool hand_on(int from, int to)
{
    char bytes[65536];
    const auto count = ::recv(from, bytes, sizeof bytes, 0);
    for (ssize_t sent = 0; sent < count;) {
        const auto more = ::send(to, bytes + sent, static_cast<std::size_t>(count - sent), MSG_NOSIGNAL);
        if (more <= 0)
            return false;
        sent += more;
    }
    return count > 0;
}

} // namespace

SlowLine::SlowLine(int to_port)
    : to_(to_port)
    , listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = local(0);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0
        || ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0 || ::listen(listener_, 16) != 0)
        throw std::runtime_error("no port to listen on");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { listen(); });
}

SlowLine::~SlowLine()
{
    ending_ = true;
    thread_.join();
    ::close(listener_);
}

void SlowLine::listen()
{
    std::vector<std::thread> lines;
    while (!ending_) {
        pollfd ready { listener_, POLLIN, 0 };
        if (::poll(&ready, 1, 50) > 0)
            if (const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC); client >= 0)
                lines.emplace_back([this, client] { relay(client); });
    }
    for (std::thread& line : lines)
        line.join();
}

void SlowLine::relay(int client) const
{
    const int printer = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = local(to_);
    bool open = ::connect(printer, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    bool asked = false; // and not yet answered
    while (open && !ending_) {
        pollfd ready[] = { { client, POLLIN, 0 }, { printer, POLLIN, 0 } };
        if (::poll(ready, 2, 50) <= 0)
            continue;
        if (ready[0].revents) {
            asked = true;
            open = hand_on(client, printer);
        }
        if (open && ready[1].revents) {
            const auto until = std::chrono::steady_clock::now() + delay_.load();
            while (asked && !ending_ && std::chrono::steady_clock::now() < until)
                std::this_thread::sleep_for(10ms);
            asked = false;
            open = hand_on(printer, client);
        }
    }
    ::close(printer);
    ::close(client);
}

} // namespace kiosk::test
