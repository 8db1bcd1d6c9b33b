// SPDX-License-Identifier: Apache-2.0
#include "kiosk/platform/headless.hpp"

#include "tests/platform/imgui_frame.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <string>
#include <utility>

using namespace kiosk;

namespace {

using Pixel = std::array<int, 4>;

Pixel at(const Image& image, int x, int y)
{
    const std::uint8_t* pixel = image.pixel(x, y);
    return { pixel[0], pixel[1], pixel[2], pixel[3] };
}

constexpr Pixel black { 0, 0, 0, 255 };
constexpr Pixel white { 255, 255, 255, 255 };

std::unique_ptr<Headless> opened(PixelSize size)
{
    auto headless = Headless::open(size);
    REQUIRE_MESSAGE(headless, (headless ? "" : headless.error().message));
    return *std::move(headless);
}

ImTextureID id(const Texture& texture)
{
    return reinterpret_cast<ImTextureID>(texture.handle());
}

} // namespace

TEST_CASE("Needs no display")
{
    CHECK(std::getenv("DISPLAY") == nullptr); // CMakeLists.txt takes it away
}

TEST_CASE("A rectangle covers exactly its pixels, the top row first")
{
    ImGuiOwner imgui;
    const auto headless = opened({ 16, 8 });
    headless->draw(record({ 16, 8 }, [](ImDrawList& list) {
        list.AddRectFilled({ 2, 1 }, { 5, 3 }, IM_COL32(200, 100, 50, 255));
    }));
    const Image image = headless->read();
    REQUIRE(image.size == PixelSize { 16, 8 });
    for (int y = 0; y < 8; ++y) {
        for (int x = 0; x < 16; ++x) {
            CAPTURE(x);
            CAPTURE(y);
            const bool inside = x >= 2 && x < 5 && y >= 1 && y < 3;
            CHECK(at(image, x, y) == (inside ? Pixel { 200, 100, 50, 255 } : black));
        }
    }
}

TEST_CASE("A coverage texture is drawn in the colour of its tint")
{
    ImGuiOwner imgui;
    const auto headless = opened({ 8, 4 });
    // Three wide: a row that is no multiple of four bytes.
    const std::array<std::uint8_t, 6> coverage { 255, 0, 128, 0, 255, 0 };
    const Texture texture(headless->textures(), headless->textures().create_alpha(3, 2, coverage));
    headless->draw(record({ 8, 4 }, [&](ImDrawList& list) {
        list.AddImage(id(texture), { 1, 1 }, { 4, 3 }, { 0, 0 }, { 1, 1 }, IM_COL32(255, 0, 100, 255));
    }));
    const Image image = headless->read();
    CHECK(at(image, 0, 0) == black);
    CHECK(at(image, 1, 1) == Pixel { 255, 0, 100, 255 });
    CHECK(at(image, 2, 1) == black);
    CHECK(at(image, 3, 1) == Pixel { 128, 0, 50, 255 });
    CHECK(at(image, 1, 2) == black);
    CHECK(at(image, 2, 2) == Pixel { 255, 0, 100, 255 });
    CHECK(at(image, 4, 1) == black);
}

TEST_CASE("A colour texture keeps its colours, with straight alpha")
{
    ImGuiOwner imgui;
    const auto headless = opened({ 4, 4 });
    const std::array<std::uint8_t, 8> pixels { 10, 20, 30, 255, 255, 255, 255, 51 };
    const Texture texture(headless->textures(), headless->textures().create_rgba(2, 1, pixels));
    headless->draw(record({ 4, 4 }, [&](ImDrawList& list) { list.AddImage(id(texture), { 0, 0 }, { 2, 1 }); }));
    const Image image = headless->read();
    CHECK(at(image, 0, 0) == Pixel { 10, 20, 30, 255 });
    CHECK(at(image, 1, 0) == Pixel { 51, 51, 51, 255 });
}

TEST_CASE("Letters of ImGui's own font are drawn from the first frame on")
{
    ImGuiOwner imgui;
    const auto headless = opened({ 40, 20 });
    headless->draw(record({ 40, 20 }, [](ImDrawList& list) { list.AddText({ 2, 2 }, IM_COL32_WHITE, "HHH"); }));
    const Image image = headless->read();
    int lit = 0;
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 40; ++x)
            lit += at(image, x, y) == white;
    }
    CHECK(lit > 20);
    CHECK(lit < 200); // letters, not blocks
}

TEST_CASE("A frame starts from black, or from the colour asked for")
{
    ImGuiOwner imgui;
    const auto headless = opened({ 4, 4 });
    headless->draw(record({ 4, 4 }, [](ImDrawList& list) { list.AddRectFilled({ 0, 0 }, { 4, 4 }, IM_COL32_WHITE); }));
    CHECK(at(headless->read(), 3, 3) == white);
    headless->draw(record({ 4, 4 }, [](ImDrawList&) {}));
    CHECK(at(headless->read(), 3, 3) == black);
    headless->draw(record({ 4, 4 }, [](ImDrawList&) {}), { 250, 247, 1 });
    CHECK(at(headless->read(), 3, 3) == Pixel { 250, 247, 1, 255 });
}

TEST_CASE("Textures are deleted with their owner")
{
    ImGuiOwner imgui;
    const auto headless = opened({ 4, 4 });
    Textures& textures = headless->textures();
    const std::array<std::uint8_t, 1> dot { 255 };
    CHECK(textures.max_side() >= 1024);
    {
        Texture first(textures, textures.create_alpha(1, 1, dot));
        CHECK(first);
        CHECK(textures.live() == 1);
        Texture second = std::move(first);
        CHECK_FALSE(first);
        CHECK(textures.live() == 1);
        second = Texture(textures, textures.create_alpha(1, 1, dot));
        CHECK(textures.live() == 1);
        CHECK(second);
    }
    CHECK(textures.live() == 0);
    textures.destroy(TextureHandle::none);
    CHECK(textures.live() == 0);
}

TEST_CASE("Two stand side by side, each with its own textures")
{
    ImGuiOwner imgui_a;
    const auto a = opened({ 4, 4 });
    ImGuiOwner imgui_b;
    const auto b = opened({ 8, 8 });

    const std::array<std::uint8_t, 4> red { 255, 0, 0, 255 };
    const std::array<std::uint8_t, 4> blue { 0, 0, 255, 255 };
    const Texture in_a(a->textures(), a->textures().create_rgba(1, 1, red));
    const Texture in_b(b->textures(), b->textures().create_rgba(1, 1, blue));

    imgui_a.make_current();
    a->draw(record({ 4, 4 }, [&](ImDrawList& list) { list.AddImage(id(in_a), { 0, 0 }, { 4, 4 }); }));
    imgui_b.make_current();
    b->draw(record({ 8, 8 }, [&](ImDrawList& list) { list.AddImage(id(in_b), { 0, 0 }, { 8, 8 }); }));
    CHECK(at(a->read(), 3, 3) == Pixel { 255, 0, 0, 255 });
    CHECK(at(b->read(), 7, 7) == Pixel { 0, 0, 255, 255 });
}

TEST_CASE("One can be opened after another is closed")
{
    ImGuiOwner imgui;
    for (int i = 0; i < 3; ++i) {
        const auto headless = opened({ 4, 4 });
        headless->draw(record({ 4, 4 }, [](ImDrawList& list) {
            list.AddRectFilled({ 0, 0 }, { 4, 4 }, IM_COL32_WHITE);
        }));
        CHECK(at(headless->read(), 0, 0) == white);
    }
}

TEST_CASE("Resizing keeps the textures; an impossible size keeps the old one")
{
    ImGuiOwner imgui;
    const auto headless = opened({ 4, 4 });
    const std::array<std::uint8_t, 1> dot { 255 };
    const Texture texture(headless->textures(), headless->textures().create_alpha(1, 1, dot));
    REQUIRE(headless->resize({ 9, 3 }));
    headless->draw(record({ 9, 3 }, [&](ImDrawList& list) { list.AddImage(id(texture), { 8, 2 }, { 9, 3 }); }));
    Image image = headless->read();
    REQUIRE(image.size == PixelSize { 9, 3 });
    CHECK(at(image, 8, 2) == white);
    CHECK(at(image, 7, 2) == black);

    for (const PixelSize bad : { PixelSize { 0, 4 }, PixelSize { 4, -1 }, PixelSize { 1 << 20, 4 } }) {
        const Status status = headless->resize(bad);
        REQUIRE_FALSE(status);
        CHECK(status.error().message.find("a side") != std::string::npos);
        CHECK(headless->size() == PixelSize { 9, 3 });
    }
    headless->draw(record({ 9, 3 }, [&](ImDrawList& list) { list.AddImage(id(texture), { 0, 0 }, { 1, 1 }); }));
    image = headless->read();
    CHECK(at(image, 0, 0) == white);
}

TEST_CASE("An impossible size is an error, not a crash")
{
    ImGuiOwner imgui;
    CHECK_FALSE(Headless::open({ 0, 0 }));
    CHECK_FALSE(Headless::open({ 1 << 20, 1 << 20 }));
}
