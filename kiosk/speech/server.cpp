// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/server.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>
#include <vector>

extern char** environ;

namespace kiosk::speech {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A server may take so long to start, and so long to end.
constexpr auto spawn_time = 5s;
constexpr auto end_time = 2s;

// Nothing of ours stays open in the server: whoever reads what the kiosk writes must see it end with the kiosk. Nor are
// signals kept from it.
class Bare {
public:
    Bare()
    {
        sigset_t none;
        sigemptyset(&none);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
        ::posix_spawn_file_actions_init(&actions_);
        for (const int file : { STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO })
            ::posix_spawn_file_actions_addopen(&actions_, file, "/dev/null", O_RDWR, 0);
    }
    ~Bare()
    {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;
    const posix_spawn_file_actions_t* files() const { return &actions_; }
    const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t actions_ {};
    posix_spawnattr_t attributes_ {};
};

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

OwnServer::~OwnServer()
{
    if (!runs())
        return;
    ::kill(process_, SIGTERM); // it ends its synthesizers
    for (const auto until = Clock::now() + end_time; Clock::now() < until; std::this_thread::sleep_for(10ms))
        if (!runs())
            return;
    ::kill(process_, SIGKILL);
    (void)::waitpid(process_, nullptr, 0);
}

bool OwnServer::runs()
{
    if (process_ > 0 && ::waitpid(process_, nullptr, WNOHANG) != 0)
        process_ = 0;
    return process_ > 0;
}

void OwnServer::start(const std::string& socket, const std::atomic<bool>& ending)
{
    if (!runs()) {
        std::string path = socket;
        std::string name = "speech-dispatcher";
        // Alone for ten seconds it ends by itself, should we be killed.
        std::string words[] = { "--spawn", "--run-single", "--timeout", "10", "--communication-method", "unix_socket",
            "--socket-path" };
        std::vector<char*> arguments { name.data() };
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.insert(arguments.end(), { path.data(), nullptr });
        const Bare bare;
        if (::posix_spawnp(&process_, name.c_str(), bare.files(), bare.attributes(), arguments.data(), environ) != 0) {
            process_ = 0; // not installed: the next attempt to connect says so
            return;
        }
    }
    for (const auto until = Clock::now() + spawn_time; !ending && runs() && Clock::now() < until;
         std::this_thread::sleep_for(20ms))
        if (Ssip::connect(socket))
            return;
}

Result<Server> reach_server(const DispatcherOptions& options, OwnServer& own, const std::atomic<bool>& ending)
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
        own.start(socket, ending);
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
