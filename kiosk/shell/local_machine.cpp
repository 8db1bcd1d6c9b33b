// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/local_machine.hpp"

#include "kiosk/files/output_file.hpp"
#include "kiosk/service/pin.hpp"

#include <string_view>
#include <utility>

namespace kiosk::shell {

LocalMachine::LocalMachine(Parts parts, std::function<void()> wake)
    : what_(std::move(parts))
    , wake_(std::move(wake))
    , thread_([this] { work(); })
{
}

LocalMachine::~LocalMachine()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void LocalMachine::work()
{
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return ending_ || !jobs_.empty(); });
        if (ending_)
            return;
        const auto job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

void LocalMachine::later(std::function<void()> job)
{
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    changed_.notify_all();
}

void LocalMachine::answered()
{
    ++changes_;
    if (wake_)
        wake_();
}

bool LocalMachine::has_pin() const
{
    return service::read_pin_hash(what_.pin).has_value();
}

void LocalMachine::try_pin(std::string pin)
{
    later([this, pin = std::move(pin)] {
        const auto hash = service::read_pin_hash(what_.pin);
        const bool right = hash && service::is_pin(pin, *hash);
        {
            const std::lock_guard lock(mutex_);
            verdict_ = right;
        }
        answered();
    });
}

std::optional<bool> LocalMachine::pin_verdict()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(verdict_, std::nullopt);
}

void LocalMachine::examine()
{
    {
        const std::lock_guard lock(mutex_);
        parts_.reset();
    }
    later([this] {
        auto parts = what_.examine();
        {
            const std::lock_guard lock(mutex_);
            parts_ = std::move(parts);
        }
        answered();
    });
}

std::optional<std::vector<PartState>> LocalMachine::parts() const
{
    const std::lock_guard lock(mutex_);
    return parts_;
}

DocumentMaker LocalMachine::test_page()
{
    return what_.test_page;
}

void LocalMachine::power(Power what)
{
    if (what == Power::program || what_.runtime.empty()) {
        restart_ = true;
        return answered();
    }
    // kiosk-power.path waits for this file; what it may say is all that kiosk-power.service does.
    const Status left = write_file(what_.runtime / "power", what == Power::off ? "off\n" : "restart\n");
    if (!left)
        restart_ = true;
    answered();
}

} // namespace kiosk::shell
