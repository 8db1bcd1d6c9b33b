// SPDX-License-Identifier: Apache-2.0
#include "tests/shell/process.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

namespace kiosk::test {
namespace {

std::string content_of(const std::filesystem::path& path)
{
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    return all.str();
}

} // namespace

Process::Process(const std::vector<std::string>& command)
{
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str())); // posix_spawn writes nothing
    arguments.push_back(nullptr);
    if (const int failed = posix_spawn(&id_, arguments[0], nullptr, nullptr, arguments.data(), environ))
        throw std::system_error(failed, std::generic_category(), command[0]);
}

Process::~Process()
{
    if (runs()) {
        signal(SIGKILL);
        waitpid(id_, nullptr, 0);
    }
}

bool Process::runs()
{
    int state = 0;
    if (!ending_ && waitpid(id_, &state, WNOHANG) == id_)
        ending_ = WIFSIGNALED(state) ? Ending { 0, WTERMSIG(state) } : Ending { WEXITSTATUS(state), 0 };
    return !ending_;
}

std::optional<Ending> Process::ended_within(std::chrono::milliseconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (runs() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return ending_;
}

void Process::signal(int number) const
{
    if (!ending_) // else the number may be another's by now
        kill(id_, number);
}

Outcome shell(const std::string& line)
{
    const TemporaryFolder folder;
    const auto out = folder.path() / "out";
    const auto error = folder.path() / "error";
    const int state = std::system(("( " + line + " ) >" + out.string() + " 2>" + error.string()).c_str());
    const int status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
    return { status, content_of(out), content_of(error) };
}

} // namespace kiosk::test
