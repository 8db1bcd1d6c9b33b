// SPDX-License-Identifier: Apache-2.0
#include "kiosk/platform/png.hpp"

#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <string>

using namespace kiosk;

namespace {

// A directory that goes away with the test.
Image gradient(std::uint8_t alpha)
{
    Image image { { 37, 11 }, {} };
    for (int y = 0; y < 11; ++y) {
        for (int x = 0; x < 37; ++x) {
            for (const int value : { x * 6, y * 20, x ^ y, static_cast<int>(alpha) })
                image.rgba.push_back(static_cast<std::uint8_t>(value));
        }
    }
    return image;
}

} // namespace

TEST_CASE("What is written is read back")
{
    const test::TemporaryFolder scratch;
    for (const int alpha : { 255, 77 }) {
        CAPTURE(alpha);
        const Image image = gradient(static_cast<std::uint8_t>(alpha));
        const auto path = scratch.path() / "gradient.png";
        REQUIRE(write_png(image, path));
        const auto back = read_png(path);
        REQUIRE(back);
        CHECK(back->size == image.size);
        CHECK(back->rgba == image.rgba);
        CHECK(std::distance(std::filesystem::directory_iterator(scratch.path()), {}) == 1); // nothing left behind
    }
}

TEST_CASE("A plain screen takes little room")
{
    const test::TemporaryFolder scratch;
    const Image screen { { 1920, 1080 }, std::vector<std::uint8_t>(1920 * 1080 * 4, 255) };
    REQUIRE(write_png(screen, scratch.path() / "white.png"));
    CHECK(std::filesystem::file_size(scratch.path() / "white.png") < 10000);
}

TEST_CASE("Files that cannot be written or read say so")
{
    const test::TemporaryFolder scratch;
    const auto missing = scratch.path() / "missing" / "a.png";
    const Status written = write_png(gradient(255), missing);
    REQUIRE_FALSE(written);
    CHECK(written.error().message.find("missing/a.png") != std::string::npos);
    CHECK(written.error().message.find("No such file") != std::string::npos);

    CHECK_FALSE(read_png(missing));
    std::ofstream(scratch.path() / "text.png") << "no picture";
    const auto text = read_png(scratch.path() / "text.png");
    REQUIRE_FALSE(text);
    CHECK(text.error().message.find("text.png is not a PNG") != std::string::npos);
}

TEST_CASE("A disk without room leaves the old file alone")
{
    const test::TemporaryFolder scratch;
    const auto path = scratch.path() / "a.png";
    REQUIRE(write_png(gradient(255), path));
    {
        // No file may grow past a few bytes: to a writer the same as a full disk.
        const auto before = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit {};
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
        const rlimit few { 8, limit.rlim_max };
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &few) == 0);
        const Status written = write_png(gradient(77), path);
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
        std::signal(SIGXFSZ, before);
        CHECK_FALSE(written);
    }
    const auto kept = read_png(path);
    REQUIRE(kept);
    CHECK(kept->rgba == gradient(255).rgba);
}
