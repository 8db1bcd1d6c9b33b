// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/server.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

extern char** environ;

namespace kiosk::speech {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A server may take so long to start.
constexpr auto spawn_time = 5s;

// Nothing of ours stays open in the daemon: whoever reads what the kiosk writes must see it end with the kiosk.
class NoFiles {
public:
    NoFiles()
    {
        ::posix_spawn_file_actions_init(&actions_);
        for (const int file : { STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO })
            ::posix_spawn_file_actions_addopen(&actions_, file, "/dev/null", O_RDWR, 0);
    }
    ~NoFiles() { ::posix_spawn_file_actions_destroy(&actions_); }
    NoFiles(const NoFiles&) = delete;
    NoFiles& operator=(const NoFiles&) = delete;
    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_ {};
};

void spawn_server(const std::string& socket, const std::atomic<bool>& ending)
{
    std::string path = socket;
    std::string name = "speech-dispatcher";
    std::string words[] = { "--spawn", "--communication-method", "unix_socket", "--socket-path" };
    char* arguments[]
        = { name.data(), words[0].data(), words[1].data(), words[2].data(), words[3].data(), path.data(), nullptr };
    pid_t child = 0;
    const NoFiles files;
    if (::posix_spawnp(&child, name.c_str(), files.get(), nullptr, arguments, environ) != 0)
        return; // not installed: the next attempt to connect says so
    // It leaves a daemon behind and returns once that listens.
    for (const auto until = Clock::now() + spawn_time; !ending && Clock::now() < until;
         std::this_thread::sleep_for(20ms))
        if (::waitpid(child, nullptr, WNOHANG) != 0)
            return;
    ::kill(child, SIGKILL);
    (void)::waitpid(child, nullptr, 0);
}

// Events tell when a sentence ended. Our words are plain text: SSML stays off, and no sign is spelled out.
Status agree(Ssip& conversation)
{
    for (const char* line : { "SET SELF NOTIFICATION END ON", "SET SELF NOTIFICATION CANCEL ON",
             "SET SELF SSML_MODE off", "SET SELF PUNCTUATION none", "SET SELF SPELLING off",
             "SET SELF CAP_LET_RECOGN none", "SET SELF PRIORITY TEXT" })
        if (const auto set = conversation.ask(line); !set)
            return set.error();
    return Success {};
}

Result<std::set<std::string, std::less<>>> voices_of(Ssip& conversation)
{
    const auto listed = conversation.ask("LIST SYNTHESIS_VOICES");
    if (!listed)
        return listed.error();
    std::set<std::string, std::less<>> voices;
    for (const std::string& line : listed->lines) { // name, language, variant
        const std::size_t name = line.find('\t');
        if (name != std::string::npos)
            voices.insert(line.substr(name + 1, line.find('\t', name + 1) - name - 1));
    }
    // A server without any synthesizer still talks to us.
    if (voices.empty())
        return Error { "speech-dispatcher: has no voices; is speech-dispatcher-espeak-ng installed?" };
    return voices;
}

} // namespace

Result<Server> reach_server(const DispatcherOptions& options, const std::atomic<bool>& ending)
{
    std::string socket = options.socket;
    if (socket.empty()) {
        auto found = server_socket();
        if (!found)
            return found.error();
        socket = *std::move(found);
    }
    auto connected = Ssip::connect(socket);
    if (!connected && options.spawn) {
        spawn_server(socket, ending);
        connected = Ssip::connect(socket);
    }
    if (!connected)
        return connected.error();
    auto opened = Ssip::open(*std::move(connected), options.patience);
    if (!opened)
        return opened.error();
    if (const Status agreed = agree(*opened); !agreed)
        return agreed.error();
    auto voices = voices_of(*opened);
    if (!voices)
        return voices.error();
    return Server { *std::move(opened), *std::move(voices) };
}

} // namespace kiosk::speech
