// SPDX-License-Identifier: Apache-2.0
#include "kiosk/files/output_file.hpp"

#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>
#include <thread>

using namespace kiosk;
using kiosk::test::TemporaryFolder;

namespace {

std::string read(const std::filesystem::path& path)
{
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

std::size_t entries(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

} // namespace

TEST_CASE("what is read is never written over, by whatever name")
{
    const TemporaryFolder folder;
    const auto input = folder.write("r.csv", "register");
    std::filesystem::create_symlink("r.csv", folder.path() / "link.csv");
    std::filesystem::create_hard_link(input, folder.path() / "hard.csv");
    const std::string name = input.string();
    const std::string_view inputs[] = { name };
    for (const char* out : { "r.csv", "link.csv", "hard.csv", "./r.csv" }) {
        CAPTURE(out);
        const Status written = write_file(folder.path() / out, "results", inputs);
        REQUIRE_FALSE(written);
        CHECK(written.error().message.find("is what is being read") != std::string::npos);
        CHECK(read(input) == "register");
    }
    CHECK(write_file(folder.path() / "other.csv", "results", inputs));
}

TEST_CASE("a link is written through, also where it leads to nothing yet; mode and owner stay")
{
    const TemporaryFolder folder;
    const auto target = folder.write("target", "old");
    REQUIRE(::chmod(target.c_str(), 0640) == 0);
    std::filesystem::create_symlink("target", folder.path() / "link");
    REQUIRE(write_file(folder.path() / "link", "new"));
    CHECK(std::filesystem::is_symlink(folder.path() / "link"));
    CHECK(read(target) == "new");
    struct stat status { };
    REQUIRE(::stat(target.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0640);
    CHECK(status.st_uid == ::getuid());
    std::filesystem::create_symlink("fresh", folder.path() / "dangling");
    REQUIRE(write_file(folder.path() / "dangling", "there"));
    CHECK(read(folder.path() / "fresh") == "there");
    CHECK(entries(folder.path()) == 4);
}

TEST_CASE("a pipe and a device are written to, not replaced; a full device is an error")
{
    const TemporaryFolder folder;
    const auto pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::string heard;
    std::jthread reader([&] { heard = read(pipe); });
    CHECK(write_file(pipe, "through"));
    reader.join();
    CHECK(heard == "through");
    CHECK(std::filesystem::is_fifo(pipe));
    CHECK(write_file("/dev/null", "gone"));
    CHECK(std::filesystem::is_character_file("/dev/null"));
    CHECK_FALSE(write_file("/dev/full", "too much"));
}

TEST_CASE("what is there stays until the new one is whole, and nobody's file beside it is touched")
{
    const TemporaryFolder folder;
    const auto target = folder.write("X", "old");
    const auto theirs = folder.write("X.part", "somebody's");
    {
        auto file = OutputFile::create(target);
        REQUIRE(file);
        file->stream() << "half" << std::flush;
        CHECK(read(target) == "old");
        CHECK(entries(folder.path()) == 3);
    }
    CHECK(read(target) == "old");
    REQUIRE(write_file(target, "new"));
    CHECK(read(target) == "new");
    CHECK(read(theirs) == "somebody's");
    CHECK(entries(folder.path()) == 2);
    CHECK_FALSE(write_file(folder.path(), "a folder"));
    CHECK_FALSE(write_file(folder.path() / "nowhere" / "X", "no folder"));
}
