// SPDX-License-Identifier: Apache-2.0
#include "kiosk/picture/packer.hpp"

#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace kiosk;
using namespace kiosk::picture;
using kiosk::test::TemporaryFolder;

namespace {

std::filesystem::path write(const TemporaryFolder& folder, const std::string& bytes)
{
    return folder.write("pictures.pack", bytes);
}

std::string read(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

// One pixel that is not empty, at a place of its own.
DrawnImage dot(int side, int x, int y, std::uint8_t coverage = 255)
{
    DrawnImage image { side, side, {} };
    image.coverage.resize(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    image.coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)]
        = coverage;
    return image;
}

std::vector<DrawnPicture> three()
{
    return { { "icon/b", true, { dot(20, 3, 4), dot(16, 1, 2) } }, { "icon/a", false, { dot(16, 15, 15, 200) } },
        { "scene/x/00/sky", false, { dot(40, 0, 39) } } };
}

} // namespace

TEST_CASE("what is packed is unpacked")
{
    const TemporaryFolder folder;
    const auto opened = Pack::open(write(folder, pack(three())));
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().message));
    REQUIRE(opened->pictures().size() == 3);
    CHECK(opened->pictures()[0].name == "icon/a");
    CHECK(opened->below("icon/").size() == 2);
    CHECK(opened->below("scene/x/").size() == 1);
    CHECK(opened->below("photo/").empty());
    CHECK(!opened->find("icon/"));
    CHECK(!opened->find("icon/c"));

    const Picture* const b = opened->find("icon/b");
    REQUIRE(b);
    CHECK(b->directional);
    CHECK_FALSE(opened->find("icon/a")->directional);
    REQUIRE(b->images.size() == 2);
    CHECK(b->images[0].width == 16);
    CHECK(opened->coverage(b->images[0]) == dot(16, 1, 2).coverage);
    CHECK(opened->coverage(b->images[1]) == dot(20, 3, 4).coverage);
    CHECK(opened->part(b->images[1]) == std::vector<std::uint8_t> { 255 });
    CHECK(opened->damaged().empty());
}

TEST_CASE("the largest image that fits is taken")
{
    Picture picture;
    for (const int side : { 16, 20, 40 })
        picture.images.push_back({ side, side, {}, 0, 0 });
    for (const auto& [room, side] :
        { std::pair(1, 16), { 16, 16 }, { 19, 16 }, { 20, 20 }, { 39, 20 }, { 40, 40 }, { 999, 40 } })
        CHECK(fitting(picture, room).width == side);
}

TEST_CASE("the order of the pictures does not change the file")
{
    auto turned = three();
    std::reverse(turned.begin(), turned.end());
    CHECK(pack(three()) == pack(turned));
}

TEST_CASE("a file that is not as it was written is refused")
{
    const TemporaryFolder folder;
    const std::string whole = pack(three());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 0x10);
        CHECK_FALSE_MESSAGE(Pack::open(write(folder, changed)), "byte " << i);
    }
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_FALSE_MESSAGE(Pack::open(write(folder, whole.substr(0, length))), "length " << length);
    const auto nowhere = Pack::open(folder.path() / "nothing.pack");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().message
        == (folder.path() / "nothing.pack").string() + ": the icons cannot be read; install the program anew");
    CHECK_FALSE(Pack::open(folder.path()));
}

TEST_CASE("a picture too faint to be seen is told")
{
    const TemporaryFolder folder;
    auto faint = three();
    faint[1].images[0] = dot(16, 15, 15, 100);
    const auto opened = Pack::open(write(folder, pack(faint)));
    REQUIRE(opened);
    CHECK(opened->damaged() == std::vector<std::string> { "icon/a" });
}

TEST_CASE("the same drawings give the same bytes, and what the build made")
{
    const TemporaryFolder folder;
    const auto out = folder.path() / "again.pack";
    const std::string command = std::string(KIOSK_DRAW_PICTURES " " KIOSK_DRAWINGS " ") + out.string();
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(read(out) == read(KIOSK_DATA "/pictures.pack"));
}

TEST_CASE("a drawing that cannot be read, says nothing, or has no licence is no picture")
{
    const std::string head = "<!-- SPDX-License-Identifier: Apache-2.0 --><svg xmlns=\"http://www.w3.org/2000/svg\" "
                             "viewBox=\"0 0 24 24\">";
    const auto draws = [&](const std::string& source) {
        const TemporaryFolder folder;
        std::filesystem::create_directories(folder.path() / "icons");
        std::filesystem::create_directories(folder.path() / "scenes");
        std::ofstream(folder.path() / "icons" / "one.svg") << source;
        const std::string command = std::string(KIOSK_DRAW_PICTURES " ") + folder.path().string() + " "
            + (folder.path() / "out").string() + " 2>/dev/null";
        return std::system(command.c_str()) == 0;
    };
    CHECK(draws(head + "<rect x=\"2\" y=\"2\" width=\"9\" height=\"9\"/></svg>"));
    CHECK_FALSE(draws(head + "<rect x=\"2\" y=\"2\" width=\"9\" height=\"9\"/>"));
    CHECK_FALSE(draws(head + "</svg>"));
    CHECK_FALSE(draws(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><rect width=\"9\" height=\"9\"/></svg>"));
}
