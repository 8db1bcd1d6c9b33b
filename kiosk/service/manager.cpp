// SPDX-License-Identifier: Apache-2.0
#include "kiosk/service/manager.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace kiosk::service {
namespace {

std::string variable(const char* name)
{
    const char* const value = std::getenv(name);
    return value ? value : "";
}

std::optional<std::int64_t> number(std::string_view digits)
{
    std::int64_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || read.ec != std::errc {} || read.ptr != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

} // namespace

Manager Manager::of_environment()
{
    Manager manager;
    manager.address_ = variable("NOTIFY_SOCKET");
    const auto patience = number(variable("WATCHDOG_USEC"));
    const auto watched = number(variable("WATCHDOG_PID"));
    const bool named = manager.address_.starts_with('/') || manager.address_.starts_with('@');
    if (!named || manager.address_.size() >= sizeof sockaddr_un::sun_path) {
        manager.address_.clear();
        return manager;
    }
    if (manager.address_.front() == '@')
        manager.address_.front() = '\0';
    manager.socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (patience && *patience > 0 && (!watched || *watched == ::getpid()))
        manager.watch_ = std::max(std::chrono::milliseconds(1),
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(*patience)) / 3);
    return manager;
}

Manager::Manager(Manager&& other) noexcept
    : socket_(std::exchange(other.socket_, -1))
    , address_(std::move(other.address_))
    , watch_(other.watch_)
    , said_(other.said_)
    , status_(std::move(other.status_))
    , ready_(other.ready_)
{
}

Manager::~Manager()
{
    if (socket_ >= 0)
        ::close(socket_);
}

void Manager::send(std::string_view message) const
{
    if (socket_ < 0)
        return;
    sockaddr_un to {};
    to.sun_family = AF_UNIX;
    std::memcpy(to.sun_path, address_.data(), address_.size());
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
    // A manager that does not listen is no reason to wait, nor to end.
    (void)::sendto(socket_, message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
        reinterpret_cast<const sockaddr*>(&to), length);
}

void Manager::ready()
{
    if (!std::exchange(ready_, true))
        send("READY=1");
}

void Manager::status(std::string_view words)
{
    if (status_ == words)
        return;
    status_ = words;
    send("STATUS=" + status_);
}

void Manager::stopping()
{
    send("STOPPING=1");
}

void Manager::alive(Instant now)
{
    if (!watch_ || (said_ && now - *said_ < *watch_ / 2))
        return;
    said_ = now;
    send("WATCHDOG=1");
}

} // namespace kiosk::service
