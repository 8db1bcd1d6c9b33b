// SPDX-License-Identifier: Apache-2.0
//
// The content database as it is installed, on a disk that loses bits and sectors.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/sha256.hpp"

#include "tests/support/content_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>

using namespace kiosk;
using namespace kiosk::content;
using namespace kiosk::test;

namespace {

// A copy that is damaged in place, one place at a time.
class Disk {
public:
    Disk()
        : bytes_(read_bytes(KIOSK_TEST_CONTENT))
    {
        write_bytes(path(), bytes_);
        std::filesystem::copy(
            std::filesystem::path(KIOSK_TEST_CONTENT).parent_path() / "regions", folder_.path() / "regions");
        write_bytes(sum_path(path()), sum_line(sha256(bytes_), path().filename()));
        REQUIRE(Catalogue::open(path()));
    }

    std::filesystem::path path() const { return folder_.path() / "content.db"; }
    const std::string& bytes() const { return bytes_; }
    void put(std::size_t at, std::string_view bytes) const
    {
        std::fstream file(path(), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(static_cast<std::streamoff>(at));
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        REQUIRE(file.flush());
    }

    // With these bytes in the place of what is there: refused, in one line that says which file and what to do.
    void expect_refused(std::size_t at, std::string_view damaged) const
    {
        CAPTURE(at);
        put(at, damaged);
        const auto opened = Catalogue::open(path());
        put(at, std::string_view(bytes_).substr(at, damaged.size()));
        REQUIRE_FALSE(opened);
        const std::string& message = opened.error().message;
        CHECK_MESSAGE(message.starts_with(path().string()), message);
        CHECK_MESSAGE(message.find("reinstall the kiosk content package") != std::string::npos, message);
        CHECK_MESSAGE(message.find('\n') == std::string::npos, message);
    }

private:
    TemporaryFolder folder_;
    std::string bytes_;
};

} // namespace

TEST_CASE("400 flipped bits, all refused")
{
    const Disk disk;
    std::mt19937 random(400);
    for (int i = 0; i < 400; ++i) {
        const std::size_t at = random() % disk.bytes().size();
        disk.expect_refused(at, std::string(1, static_cast<char>(disk.bytes()[at] ^ (1 << random() % 8))));
    }
    CHECK(Catalogue::open(disk.path()));
}

TEST_CASE("400 zeroed sectors, all refused")
{
    constexpr std::size_t sector = 512;
    const Disk disk;
    std::mt19937 random(401);
    int zeroed = 0;
    while (zeroed < 400) {
        const std::size_t at = random() % (disk.bytes().size() / sector) * sector;
        const auto begin = disk.bytes().begin() + static_cast<std::ptrdiff_t>(at);
        if (std::all_of(begin, begin + sector, [](char byte) { return byte == 0; }))
            continue; // zero already: nothing is lost
        disk.expect_refused(at, std::string(sector, '\0'));
        ++zeroed;
    }
    CHECK(Catalogue::open(disk.path()));
}

TEST_CASE("a flipped bit in the sum itself is refused, every one of them")
{
    const Disk disk;
    const std::string line = read_bytes(sum_path(disk.path()));
    for (std::size_t at = 0; at < 64; ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string damaged = line;
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
            write_bytes(sum_path(disk.path()), damaged);
            CHECK_FALSE(Catalogue::open(disk.path()));
        }
}
