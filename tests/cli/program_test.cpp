// SPDX-License-Identifier: Apache-2.0
//
// The program as it is installed: run, not called.
#include "tests/cli/installed.hpp"
#include "tests/support/temporary_folder.hpp"

#include <sys/wait.h>

#include <cstdio>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

struct Outcome {
    int status = -1; // of the shell; 128 and above: a signal
    std::string output; // standard output and error together
};

Outcome shell(const std::string& command)
{
    std::FILE* const pipe = popen(("exec 2>&1; " + command).c_str(), "r");
    REQUIRE(pipe);
    Outcome outcome;
    char chunk[4096];
    while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, pipe))
        outcome.output.append(chunk, count);
    const int status = pclose(pipe);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

const std::string program = KIOSK_TEST_PROGRAM;

struct File {
    explicit File(std::string_view content)
        : path(folder.write("family.json", content))
    {
    }
    test::TemporaryFolder folder;
    std::filesystem::path path;
};

} // namespace

TEST_CASE("exit statuses")
{
    const File family(example);
    const std::string check = program + " check ";
    CHECK(shell(check + family.path.string()).status == 0);
    CHECK(shell(check + "- < " + family.path.string()).status == 0);
    CHECK(shell(check + family.path.string() + " --format text --lang en").status == 0);
    CHECK(shell(program + " verify").status == 0);
    CHECK(shell(program + " --version").status == 0);
    CHECK(shell("echo '[]' | " + check + "-").status == 2);
    CHECK(shell(check + "/nowhere").status == 2);
    CHECK(shell("KIOSK_DATA=/nowhere " + check + family.path.string()).status == 1);
    CHECK(shell("KIOSK_DATA= " + check + family.path.string()).status == 0);
}

TEST_CASE("content is found beside the program, wherever one stands")
{
    CHECK(shell("cd / && " + program + " --version").output.find(installed().edition().sha256) != std::string::npos);
}

TEST_CASE("an output that cannot be written is status 1, not a signal")
{
    const File family(example);
    const Outcome full = shell(program + " check " + family.path.string() + " > /dev/full");
    CHECK(full.status == 1);
    CHECK(full.output.starts_with("kiosk: "));

    std::string many = R"({"region":"zhejiang","children":[{})";
    for (int i = 0; i < 200; ++i)
        many += ",{}";
    const File large(many + "]}");
    const Outcome closed
        = shell("{ " + program + " check " + large.path.string() + "; echo status $? >&2; } | head -c 10 > /dev/null");
    CHECK(closed.output.find("status 1\n") != std::string::npos);
}
