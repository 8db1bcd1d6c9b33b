// SPDX-License-Identifier: Apache-2.0
#include "kiosk/service/ending.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>

namespace kiosk::service {
namespace {

sigset_t ends()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : { SIGTERM, SIGHUP, SIGINT })
        sigaddset(&set, number);
    return set;
}

} // namespace

Ending::Ending()
{
    const sigset_t set = ends();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    signals_ = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    end_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    thread_ = std::thread([this] { listen(); });
}

Ending::~Ending()
{
    const std::uint64_t one = 1;
    (void)!::write(end_, &one, sizeof one);
    thread_.join();
    ::close(signals_);
    ::close(end_);
    const sigset_t set = ends();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void Ending::set_listener(std::function<void()> wake)
{
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
    if (asked_ && wake_)
        wake_();
}

void Ending::listen()
{
    while (true) {
        pollfd ready[] = { { signals_, POLLIN, 0 }, { end_, POLLIN, 0 } };
        if (::poll(ready, 2, -1) < 0)
            continue; // a signal that is not ours
        if (ready[1].revents)
            return;
        signalfd_siginfo which {};
        if (::read(signals_, &which, sizeof which) != sizeof which)
            continue;
        const std::lock_guard lock(mutex_);
        asked_ = true;
        if (wake_)
            wake_();
    }
}

} // namespace kiosk::service
