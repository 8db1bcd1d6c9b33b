// SPDX-License-Identifier: Apache-2.0
#include "kiosk/picture/scene.hpp"
#include "kiosk/ui/scene_palette.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace kiosk;

namespace {

const picture::Pack& pictures()
{
    static const auto opened = picture::Pack::open(KIOSK_DATA "/pictures.pack");
    REQUIRE(opened);
    return *opened;
}

std::string_view role_of(const picture::Picture& layer)
{
    return std::string_view(layer.name).substr(layer.name.rfind('/') + 1);
}

std::optional<std::uint32_t> standard(std::string_view role)
{
    for (const ui::SceneColor& color : ui::scene_colors)
        if (color.role == role)
            return color.standard;
    return std::nullopt;
}

std::uint32_t pixel(const picture::Painting& painting, int x, int y)
{
    const auto at
        = 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(painting.width) + static_cast<std::size_t>(x));
    return static_cast<std::uint32_t>(painting.rgba[at] << 16 | painting.rgba[at + 1] << 8 | painting.rgba[at + 2]);
}

} // namespace

TEST_CASE("every layer of every scene has a colour, and every colour a layer")
{
    CHECK(picture::scenes(pictures()) == std::vector<std::string> { "arrival", "clinic", "playground", "school" });
    std::set<std::string, std::less<>> used;
    for (const picture::Picture& layer : pictures().below("scene/")) {
        if (role_of(layer) == "middle") // says where to look, and is not painted
            continue;
        CHECK_MESSAGE(standard(role_of(layer)), layer.name);
        used.emplace(role_of(layer));
    }
    for (const ui::SceneColor& color : ui::scene_colors)
        CHECK_MESSAGE(used.contains(color.role), color.role);
}

TEST_CASE("all layers of a scene have the same sizes")
{
    for (const std::string& scene : picture::scenes(pictures())) {
        const auto layers = pictures().below("scene/" + scene + "/");
        for (const picture::Picture& layer : layers) {
            REQUIRE(layer.images.size() == layers.front().images.size());
            for (std::size_t i = 0; i < layer.images.size(); ++i) {
                CHECK(layer.images[i].width == layers.front().images[i].width);
                CHECK(layer.images[i].height == layers.front().images[i].height);
            }
        }
    }
}

TEST_CASE("a scene fills a place of any shape, its foot and its middle kept")
{
    const picture::SceneLook look { 0xFF00FF, std::nullopt, standard };
    for (const auto& [width, height] :
        { std::pair(1600, 900), { 1920, 500 }, { 1080, 1200 }, { 300, 700 }, { 4000, 900 } }) {
        const auto painting = picture::paint(pictures(), "arrival", width, height, look);
        REQUIRE(painting);
        CHECK(painting->rgba.size()
            == 4 * static_cast<std::size_t>(painting->width) * static_cast<std::size_t>(painting->height));
        CHECK(static_cast<double>(painting->width) / painting->height
            == doctest::Approx(static_cast<double>(width) / height).epsilon(0.01));
        // The whole is covered: neither the ground under the layers nor a hole shows anywhere.
        bool covered = true;
        for (int y = 0; y < painting->height; y += 7)
            for (int x = 0; x < painting->width; x += 7)
                covered = covered && pixel(*painting, x, y) != look.ground;
        CHECK(covered);
        for (std::size_t i = 3; i < painting->rgba.size(); i += 4)
            if (painting->rgba[i] != 255)
                FAIL("transparent");
        CHECK(pixel(*painting, painting->width / 2, painting->height - 1) == standard("path"));
    }
    CHECK_FALSE(picture::paint(pictures(), "arriva", 100, 100, look));
    CHECK_FALSE(picture::paint(pictures(), "arrival", 0, 100, look));
}

TEST_CASE("in lines there are only the two colours and what lies between them")
{
    picture::SceneLook look;
    look.ground = 0x000000;
    look.lines = 0xFFFFFF;
    look.color = [](std::string_view) -> std::optional<std::uint32_t> {
        FAIL("a colour was asked for");
        return std::nullopt;
    };
    for (const std::string& scene : picture::scenes(pictures())) {
        const auto painting = picture::paint(pictures(), scene, 1024, 576, look);
        REQUIRE(painting);
        std::size_t lines = 0;
        for (int y = 0; y < painting->height; ++y)
            for (int x = 0; x < painting->width; ++x) {
                const std::uint32_t color = pixel(*painting, x, y);
                const bool grey = (color & 0xFF) == (color >> 8 & 0xFF) && (color & 0xFF) == color >> 16;
                if (!grey)
                    FAIL("a colour at " << x << ", " << y);
                lines += color > 0x808080;
            }
        const double share = static_cast<double>(lines) / (painting->width * painting->height);
        CHECK(share > 0.01);
        CHECK(share < 0.2);
    }
}
