// SPDX-License-Identifier: Apache-2.0
#include "tests/support/speech_relay.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace kiosk::test {
namespace {

using namespace std::chrono_literals;
constexpr int look_up_ms = 20; // for the end, and for answers that are no longer held

bool send_all(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        pollfd room { to, POLLOUT, 0 };
        if (sent == 0 || errno != EAGAIN || ::poll(&room, 1, 5000) <= 0)
            return false;
    }
    return true;
}

// False when the other side is gone.
bool receive(int from, std::string& to)
{
    char bytes[16384];
    const ssize_t count = ::recv(from, bytes, sizeof bytes, MSG_DONTWAIT);
    if (count > 0)
        to.append(bytes, static_cast<std::size_t>(count));
    return count > 0 || (count < 0 && errno == EAGAIN);
}

} // namespace

SpeechRelay::SpeechRelay(const std::filesystem::path& server_socket)
    : server_socket_(server_socket)
    , socket_(server_socket.parent_path() / "relay")
    , listener_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    socket_.copy(address.sun_path, sizeof address.sun_path - 1);
    if (::bind(listener_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0
        || ::listen(listener_.get(), 8) != 0)
        throw std::runtime_error("cannot listen at " + socket_);
    thread_ = std::thread([this] { run(); });
}

SpeechRelay::~SpeechRelay()
{
    ending_ = true;
    thread_.join();
}

void SpeechRelay::refuse(std::string command, std::string answer)
{
    const std::lock_guard lock(mutex_);
    refused_ = std::move(command);
    refusal_ = std::move(answer);
}

void SpeechRelay::hold_answers_from(std::string line)
{
    const std::lock_guard lock(mutex_);
    hold_from_ = std::move(line);
}

void SpeechRelay::let_go()
{
    hold_answers_from({});
    held_ = false;
}

std::vector<SpeechRelay::Line> SpeechRelay::lines() const
{
    const std::lock_guard lock(mutex_);
    return lines_;
}

std::size_t SpeechRelay::count(std::string_view beginning) const
{
    const auto all = lines();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const Line& line) { return line.words.starts_with(beginning); }));
}

std::optional<SpeechRelay::Clock::time_point> SpeechRelay::heard(
    std::string_view beginning, Clock::time_point since) const
{
    for (const auto until = Clock::now() + 10s; Clock::now() < until; std::this_thread::sleep_for(5ms))
        for (const Line& line : lines())
            if (line.heard >= since && line.words.starts_with(beginning))
                return line.heard;
    return std::nullopt;
}

void SpeechRelay::run()
{
    while (!ending_) {
        pollfd ready { listener_.get(), POLLIN, 0 };
        if (::poll(&ready, 1, look_up_ms) <= 0)
            continue;
        speech::Descriptor kiosk(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (kiosk)
            relay(std::move(kiosk));
    }
}

void SpeechRelay::relay(speech::Descriptor kiosk)
{
    const auto server = speech::Ssip::connect(server_socket_);
    if (!server)
        return;
    ++conversations_;
    std::string said;
    std::string answers;
    while (!ending_) {
        if (!held_ && !send_all(kiosk.get(), std::exchange(answers, {})))
            return;
        pollfd ready[] = { { kiosk.get(), POLLIN, 0 }, { server->get(), POLLIN, 0 } };
        (void)::poll(ready, 2, look_up_ms);
        if (ready[0].revents && (!receive(kiosk.get(), said) || !pass_on(said, kiosk.get(), server->get())))
            return;
        if (ready[1].revents && !receive(server->get(), answers))
            return;
    }
}

bool SpeechRelay::pass_on(std::string& said, int kiosk, int server)
{
    for (std::size_t end = 0; (end = said.find("\r\n")) != std::string::npos; said.erase(0, end + 2)) {
        const std::string line = said.substr(0, end);
        std::string refusal;
        {
            const std::lock_guard lock(mutex_);
            lines_.push_back({ line, Clock::now() });
            held_ = held_ || (!hold_from_.empty() && line == hold_from_);
            if (!refused_.empty() && line.starts_with(refused_))
                refusal = refusal_ + "\r\n";
        }
        if (!send_all(refusal.empty() ? server : kiosk, refusal.empty() ? line + "\r\n" : refusal))
            return false;
    }
    return true;
}

} // namespace kiosk::test
