// SPDX-License-Identifier: Apache-2.0
//
// The service manager that started us, told how we are: systemd's protocol (sd_notify(3)), which is one datagram a
// message. Twenty lines here instead of a library, for the safe screen speaks it too and is to need as little as can
// be.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::service {

class Manager {
public:
    using Instant = std::chrono::steady_clock::time_point;

    // The one that $NOTIFY_SOCKET, $WATCHDOG_USEC and $WATCHDOG_PID name. Without one every function does nothing.
    static Manager of_environment();
    Manager(Manager&& other) noexcept;
    Manager& operator=(Manager&&) = delete;
    ~Manager();

    // Whether there is one, who starts us anew when we end.
    bool present() const { return socket_ >= 0; }

    // To be called only once a frame stands on the panel; again is nothing.
    void ready();
    // In plain words, for whoever asks the manager; nothing of what a family said. The same again is nothing.
    void status(std::string_view words);
    void stopping();

    // How often `alive` is to be called at the least; nothing where nobody watches. A third of the manager's patience.
    std::optional<std::chrono::milliseconds> watch() const { return watch_; }
    // To be called only by the loop that draws, once all events were taken and all that was due was drawn: what a
    // thread of its own would say is no proof of that. More often than needed is nothing.
    void alive(Instant now);

private:
    Manager() = default;
    void send(std::string_view message) const;

    int socket_ = -1;
    std::string address_; // a path, or a name in the abstract namespace, which begins with '\0'
    std::optional<std::chrono::milliseconds> watch_;
    std::optional<Instant> said_;
    std::string status_;
    bool ready_ = false;
};

} // namespace kiosk::service
