// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/ssip.hpp"

#include <fcntl.h>
#include <libspeechd.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace kiosk::speech {
namespace {

// Longer than anything the server says: the list of its voices has 150 kB.
constexpr std::size_t most_received = 8u << 20;

Error broken(std::string_view what)
{
    return { "speech-dispatcher: " + std::string(what) };
}

// Waits until the descriptor is ready; false when the time is over.
bool wait_for(int descriptor, short what, std::chrono::steady_clock::time_point until)
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd ready { descriptor, what, 0 };
        const int count = ::poll(&ready, 1, left.count() > 0 ? static_cast<int>(left.count()) : 0);
        if (count >= 0 || errno != EINTR)
            return count > 0;
    }
}

// A line that begins with a dot would end the message.
std::string dots_escaped(std::string_view words)
{
    std::string escaped;
    bool line_begins = true;
    for (const char c : words) {
        if (c == '\r' || c == '\0')
            continue;
        if (c == '\n') {
            escaped += "\r\n";
            line_begins = true;
            continue;
        }
        if (line_begins && c == '.')
            escaped += '.';
        line_begins = false;
        escaped += c;
    }
    return escaped;
}

} // namespace

Descriptor::~Descriptor()
{
    if (number_ >= 0)
        ::close(number_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(number_, other.number_);
    return *this;
}

Result<std::string> server_socket()
{
    struct Free {
        void operator()(SPDConnectionAddress* address) const { SPDConnectionAddress__free(address); }
    };
    char* message = nullptr;
    const std::unique_ptr<SPDConnectionAddress, Free> address(spd_get_default_address(&message));
    const std::unique_ptr<char, decltype(&std::free)> owned(message, &std::free);
    if (!address)
        return broken(message ? message : "its address cannot be found");
    if (address->method != SPD_METHOD_UNIX_SOCKET || !address->unix_socket_name)
        return broken("SPEECHD_ADDRESS: expected unix_socket:PATH");
    return std::string(address->unix_socket_name);
}

Ssip::Ssip(Descriptor socket, std::chrono::milliseconds patience)
    : socket_(std::move(socket))
    , patience_(patience)
{
}

Result<Descriptor> Ssip::connect(const std::string& socket)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    if (socket.size() >= sizeof address.sun_path)
        return broken("the path of its socket is too long: " + socket);
    std::memcpy(address.sun_path, socket.c_str(), socket.size() + 1);
    Descriptor descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!descriptor)
        return broken(std::string("no socket: ") + std::strerror(errno));
    // On a local socket this never waits: there is room in the server's queue, or the call fails.
    if (::connect(descriptor.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return broken(socket + ": " + std::strerror(errno) + "; is speech-dispatcher installed and running?");
    return descriptor;
}

Result<Ssip> Ssip::open(Descriptor connected, std::chrono::milliseconds patience)
{
    Ssip conversation(std::move(connected), patience);
    if (auto named = conversation.ask("SET SELF CLIENT_NAME \"kiosk:kiosk:main\""); !named)
        return named.error();
    return conversation;
}

Status Ssip::send(std::string_view bytes, Answer answer)
{
    const auto until = Clock::now() + patience_;
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0 && errno != EAGAIN)
            return broken(std::string("went away: ") + std::strerror(errno));
        if (!wait_for(socket_.get(), POLLOUT, until))
            return broken("does not answer");
    }
    owed_.push_back({ answer, tickets_, until });
    return Success {};
}

Status Ssip::receive(Clock::time_point until)
{
    if (!wait_for(socket_.get(), POLLIN, until))
        return broken("does not answer");
    char bytes[16384];
    const ssize_t count = ::recv(socket_.get(), bytes, sizeof bytes, 0);
    if (count == 0)
        return broken("went away");
    if (count < 0)
        return errno == EAGAIN || errno == EINTR ? Status { Success {} }
                                                 : Status { broken(std::string("went away: ") + std::strerror(errno)) };
    received_.append(bytes, static_cast<std::size_t>(count));
    if (received_.size() > most_received)
        return broken("talks without end");
    return Success {};
}

// "225-3", "225 OK MESSAGE QUEUED": the last line has a blank after its code.
Result<bool> Ssip::parse(Reply& reply)
{
    std::size_t begin = 0;
    bool whole = false;
    while (!whole) {
        const std::size_t end = received_.find('\n', begin);
        if (end == std::string::npos)
            break;
        std::string_view line(received_.data() + begin, end - begin);
        begin = end + 1;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const auto code = std::from_chars(line.data(), line.data() + line.size(), unfinished_.code);
        if (line.size() < 4 || code.ptr != line.data() + 3 || (line[3] != '-' && line[3] != ' '))
            return broken("said something else than its protocol allows");
        whole = line[3] == ' ';
        unfinished_.lines.emplace_back(line.substr(4));
    }
    received_.erase(0, begin);
    if (whole)
        reply = std::exchange(unfinished_, {});
    return whole;
}

bool Ssip::sort(Reply& reply)
{
    if (reply.code >= 700) {
        events_.push_back(std::move(reply));
        return false;
    }
    if (owed_.empty()) // an answer to nothing
        return false;
    const Owed answered = owed_.front();
    owed_.pop_front();
    if (answered.answer == Answer::kept) {
        reply.answers = answered.ticket;
        events_.push_back(std::move(reply));
    }
    return answered.answer == Answer::awaited;
}

Result<Ssip::Reply> Ssip::awaited()
{
    const auto until = owed_.back().due;
    for (;;) {
        Reply reply;
        const auto whole = parse(reply);
        if (!whole)
            return whole.error();
        if (*whole) {
            if (sort(reply))
                return reply;
        } else if (const Status more = receive(until); !more) {
            return more.error();
        }
    }
}

Result<Ssip::Reply> Ssip::ask(std::string_view line)
{
    if (const Status sent = send(std::string(line) + "\r\n", Answer::awaited); !sent)
        return sent.error();
    return awaited();
}

Status Ssip::tell(std::string_view line)
{
    return send(std::string(line) + "\r\n", Answer::passed_over);
}

Result<Ssip::Ticket> Ssip::speak(std::string_view words)
{
    const auto ready = ask("SPEAK");
    if (!ready)
        return ready.error();
    if (!ready->done())
        return broken("will not speak: " + ready->lines.back());
    ++tickets_;
    if (const Status sent = send(dots_escaped(words) + "\r\n.\r\n", Answer::kept); !sent)
        return sent.error();
    return tickets_;
}

Result<Ssip::Ticket> Ssip::play(std::string_view icon)
{
    ++tickets_;
    if (const Status sent = send("SOUND_ICON " + std::string(icon) + "\r\n", Answer::kept); !sent)
        return sent.error();
    return tickets_;
}

std::optional<Ssip::Clock::time_point> Ssip::answer_due() const
{
    return owed_.empty() ? std::nullopt : std::optional(owed_.front().due);
}

Result<std::vector<Ssip::Reply>> Ssip::events()
{
    while (wait_for(socket_.get(), POLLIN, Clock::now()))
        if (const Status more = receive(Clock::now()); !more)
            return more.error();
    for (;;) {
        Reply reply;
        const auto whole = parse(reply);
        if (!whole)
            return whole.error();
        if (!*whole)
            break;
        (void)sort(reply);
    }
    if (answer_due() && *answer_due() <= Clock::now())
        return broken("does not answer");
    std::vector<Reply> events(std::make_move_iterator(events_.begin()), std::make_move_iterator(events_.end()));
    events_.clear();
    return events;
}

} // namespace kiosk::speech
