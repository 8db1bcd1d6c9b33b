// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/local_machine.hpp"

#include "kiosk/files/input_file.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/service/pin.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace kiosk::shell {
namespace {

using namespace std::chrono_literals;
constexpr auto stick_patience = 5min; // a slow stick, 256 MiB, and all golden families
constexpr auto stick_look = 250ms;

// The least time there is where nothing is.
std::filesystem::file_time_type last_written(const std::filesystem::path& file)
{
    std::error_code none;
    const auto time = std::filesystem::last_write_time(file, none);
    return none ? std::filesystem::file_time_type::min() : time;
}

// A word, and the rest in English.
StickReport read_answer(const std::filesystem::path& file)
{
    using enum StickReport::What;
    const auto answer = read_file(file);
    if (!answer)
        return { refused, answer.error().message };
    const std::string_view all = *answer;
    const std::string_view word = all.substr(0, all.find('\n'));
    std::string details(all.substr(std::min(word.size() + 1, all.size())));
    details.erase(details.find_last_not_of('\n') + 1);
    return { word == "installed"   ? installed
            : word == "no_package" ? no_package
            : word == "no_stick"   ? no_stick
                                   : refused,
        std::move(details) };
}

} // namespace

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

void LocalMachine::take_stick()
{
    {
        const std::lock_guard lock(mutex_);
        stick_.reset();
    }
    const auto before = last_written(what_.stick_answer);
    // kiosk-stick.path waits for this file, and kiosk-stick.service takes it away before it begins. Others read it.
    const std::filesystem::path asked = what_.runtime / "stick";
    const std::filesystem::path whole = what_.runtime / "stick.new";
    std::error_code failed;
    Status left = write_file(whole, what_.figures ? what_.figures() : "");
    using std::filesystem::perms;
    std::filesystem::permissions(
        whole, perms::owner_read | perms::owner_write | perms::group_read | perms::others_read, failed);
    if (left && !failed)
        std::filesystem::rename(whole, asked, failed);
    if (!left || failed) {
        const std::lock_guard lock(mutex_);
        stick_ = { StickReport::What::refused, left ? failed.message() : left.error().message };
        return answered();
    }
    await_stick(before, std::chrono::steady_clock::now() + stick_patience);
}

// Looks again after all that came in meanwhile: nobody waits for a stick.
void LocalMachine::await_stick(std::filesystem::file_time_type before, std::chrono::steady_clock::time_point until)
{
    later([this, before, until] {
        const bool there = last_written(what_.stick_answer) != before;
        const bool late = std::chrono::steady_clock::now() > until;
        if (!there && !late) {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, stick_look, [&] { return ending_ || !jobs_.empty(); });
            lock.unlock();
            return await_stick(before, until);
        }
        {
            const std::lock_guard lock(mutex_);
            stick_ = there ? read_answer(what_.stick_answer)
                           : StickReport { StickReport::What::refused, "no answer from kiosk-stick.service" };
        }
        answered();
    });
}

std::optional<StickReport> LocalMachine::stick() const
{
    const std::lock_guard lock(mutex_);
    return stick_;
}

} // namespace kiosk::shell
