// SPDX-License-Identifier: Apache-2.0
#include "tests/support/speech_server.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cassert>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace kiosk::test {
namespace {

using namespace std::chrono_literals;

bool listens(const std::string& path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0); // a full queue is not waited for
    const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

} // namespace

SpeechServer::SpeechServer(Module module)
{
    std::filesystem::create_directories(directory() / "modules");
    std::string server = "LogLevel 1\nAudioOutputMethod \"libao\"\n";
    server += module == Module::espeak
        ? "AddModule \"espeak-ng\" \"sd_espeak-ng\" \"espeak-ng.conf\"\nDefaultModule espeak-ng\n"
        : "AddModule \"dummy\" \"sd_dummy\" \"\"\nDefaultModule dummy\n";
    folder_.write("speechd.conf", server);
    folder_.write(
        "modules/espeak-ng.conf", "EspeakMinRate 80\nEspeakNormalRate 170\nEspeakMaxRate 449\nEspeakIndexing 1\n");
    // ALSA's file plugin writes into a pipe; whoever reads it reads no faster than a loudspeaker plays. Through libao,
    // which hands over little at a time: speech-dispatcher's own ALSA output would wait for a device to fill, and this
    // one never does. Wide samples, so that the pipe holds 10 ms.
    folder_.write(".libao", "default_driver=alsa\n");
    folder_.write("asound.conf",
        "</usr/share/alsa/alsa.conf>\npcm.nowhere { type null }\npcm.reader { type file slave.pcm \"nowhere\" file "
        "\"|" KIOSK_PACED_SINK
        " " + (directory() / "played").string()
            + "\" format \"raw\" }\npcm.!default { type plug slave { pcm \"reader\" format S32_LE channels 2 rate "
              "48000 } }\n");
    start();
}

SpeechServer::~SpeechServer()
{
    kill();
}

void SpeechServer::start()
{
    assert(!process_);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        ::setpgid(0, 0);
        // A test that is killed leaves nobody behind: the modules and what they play into end with the server.
        if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::getppid() != parent)
            ::_exit(127);
        ::setenv("ALSA_CONFIG_PATH", (directory() / "asound.conf").c_str(), 1);
        ::setenv("HOME", directory().c_str(), 1);
        ::dup2(::open("/dev/null", O_RDONLY), 0);
        const int output = ::open((directory() / "output").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(output, 1);
        ::dup2(output, 2);
        ::execlp("speech-dispatcher", "speech-dispatcher", "--run-single", "--timeout", "0", "--config-dir",
            directory().c_str(), "--communication-method", "unix_socket", "--socket-path", socket().c_str(),
            "--pid-file", (directory() / "pid").c_str(), "--log-dir", directory().c_str(), nullptr);
        ::_exit(127);
    }
    ::setpgid(child, child);
    process_ = child;
    for (const auto until = std::chrono::steady_clock::now() + 20s; std::chrono::steady_clock::now() < until;
         std::this_thread::sleep_for(20ms)) {
        if (listens(socket()))
            return;
        if (::waitpid(child, nullptr, WNOHANG) == child) {
            process_ = 0;
            break;
        }
    }
    kill();
    throw std::runtime_error("speech-dispatcher does not start; is it installed?");
}

void SpeechServer::kill()
{
    if (!process_)
        return;
    ::kill(-process_, SIGKILL);
    (void)::waitpid(process_, nullptr, 0);
    process_ = 0;
    std::error_code ignored;
    std::filesystem::remove(socket(), ignored);
    std::filesystem::remove(directory() / "pid", ignored);
}

void SpeechServer::freeze()
{
    ::kill(-process_, SIGSTOP);
}

void SpeechServer::thaw()
{
    ::kill(-process_, SIGCONT);
}

std::chrono::milliseconds SpeechServer::played() const
{
    std::error_code none;
    const auto size = std::filesystem::file_size(directory() / "played", none);
    return std::chrono::milliseconds(none ? 0 : size / (48'000 * 2 * 4 / 1000));
}

} // namespace kiosk::test
