// SPDX-License-Identifier: Apache-2.0
#include "tests/text/fonts.hpp"

#include <cairo.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numeric>
#include <vector>

using namespace kiosk::text;

namespace {

struct Image {
    Rect area;
    std::vector<std::uint8_t> alpha;

    explicit Image(const Block& block)
        : area(block.raster())
        , alpha(block.rasterise())
    {
    }

    int at(int column, int row) const { return alpha[static_cast<std::size_t>(row * area.width + column)]; }

    // Sum of each column between two rows of the box.
    std::vector<double> columns(int top, int bottom) const
    {
        std::vector<double> sums(static_cast<std::size_t>(area.width));
        for (int row = std::max(0, top - area.y); row < std::min(area.height, bottom - area.y); ++row)
            for (int column = 0; column < area.width; ++column)
                sums[static_cast<std::size_t>(column)] += at(column, row);
        return sums;
    }
};

// First and last column of the box with ink between two rows.
std::pair<int, int> ink(const Image& image, int top, int bottom)
{
    const std::vector<double> sums = image.columns(top, bottom);
    const auto inked = [](double sum) { return sum > 0; };
    const auto first = std::find_if(sums.begin(), sums.end(), inked) - sums.begin();
    const auto last = sums.rend() - std::find_if(sums.rbegin(), sums.rend(), inked) - 1;
    return { static_cast<int>(first) + image.area.x, static_cast<int>(last) + image.area.x };
}

// How alike two profiles are, 0..1, at the best of a few shifts: glyphs stand on whole pixels.
double likeness(const std::vector<double>& a, const std::vector<double>& b)
{
    double best = 0;
    for (int shift = -4; shift <= 4; ++shift) {
        double product = 0;
        for (int i = 0; i < static_cast<int>(b.size()); ++i)
            if (i + shift >= 0 && i + shift < static_cast<int>(a.size()))
                product += a[static_cast<std::size_t>(i + shift)] * b[static_cast<std::size_t>(i)];
        best = std::max(best, product);
    }
    const auto square
        = [](const std::vector<double>& v) { return std::inner_product(v.begin(), v.end(), v.begin(), 0.0); };
    return best / std::sqrt(square(a) * square(b));
}

long drawn_by_cairo(const Block& block)
{
    constexpr int size = 2000;
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, size, size), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> context(cairo_create(surface.get()), cairo_destroy);
    cairo_set_operator(context.get(), CAIRO_OPERATOR_ADD);
    block.draw(context.get(), 500, 500);
    cairo_surface_flush(surface.get());
    const unsigned char* pixels = cairo_image_surface_get_data(surface.get());
    return std::accumulate(pixels, pixels + cairo_image_surface_get_stride(surface.get()) * size, 0L);
}

} // namespace

TEST_CASE("No ink is cut, and the outermost pixels are empty")
{
    const Typesetter typesetter = test::bundled();
    // At 100 px and these line heights baselines are whole, so that draw() rounds nothing.
    for (const char* text : { "Ẫ Ṏ j̈ Ĵ g̃ f", "كۆُّ ﷺ يْ", "བསྒྲུབས་ རྒྱ", "深圳（龘）\n“国”", "jjj\nÅÅÅ" }) {
        for (const float line_height : { 1.0F, 2.0F }) {
            CAPTURE(text);
            const Block block = typesetter.set(text, { .em_px = 100, .line_height = line_height });
            const Image image(block);
            CHECK(std::accumulate(image.alpha.begin(), image.alpha.end(), 0L) == drawn_by_cairo(block));
            for (int column = 0; column < image.area.width; ++column) {
                REQUIRE(image.at(column, 0) == 0);
                REQUIRE(image.at(column, image.area.height - 1) == 0);
            }
            for (int row = 0; row < image.area.height; ++row) {
                REQUIRE(image.at(0, row) == 0);
                REQUIRE(image.at(image.area.width - 1, row) == 0);
            }
        }
    }
    // The case above is about something: this accent does stand out of its box.
    CHECK(typesetter.set("Ẫ", { .em_px = 100, .line_height = 1 }).raster().y < -10);
}

TEST_CASE("A raster has room for the box and a margin, even for no text")
{
    const Typesetter typesetter = test::bundled();
    for (const char* text : { "", " ", "深圳", "a\n\nb" }) {
        const Block block = typesetter.set(text, { .em_px = 40 });
        const Rect area = block.raster();
        CHECK(area.x <= -1);
        CHECK(area.y <= -1);
        CHECK(area.x + area.width >= block.size().width + 1);
        CHECK(area.y + area.height >= block.size().height + 1);
    }
}

TEST_CASE("Rows may be further apart than they are wide")
{
    const Block block = test::bundled().set("深圳", { .em_px = 40 });
    const Image image(block);
    const int stride = image.area.width + 3;
    std::vector<std::uint8_t> wide(static_cast<std::size_t>(stride * image.area.height), 77);
    block.rasterise(wide, stride);
    for (int row = 0; row < image.area.height; ++row)
        for (int column = 0; column < stride; ++column)
            REQUIRE(wide[static_cast<std::size_t>(row * stride + column)]
                == (column < image.area.width ? image.at(column, row) : 77));
}

TEST_CASE("The same text gives the same pixels")
{
    const Style style { .em_px = 33, .bold = true };
    const char* text = "深圳 Shenzhen شېنجېن བོད";
    const Typesetter typesetter = test::bundled();
    const auto first = typesetter.set(text, style, 200).rasterise();
    CHECK(std::any_of(first.begin(), first.end(), [](std::uint8_t alpha) { return alpha == 255; }));
    typesetter.set("something else", { .em_px = 33 }).rasterise();
    CHECK(typesetter.set(text, style, 200).rasterise() == first);
    CHECK(test::bundled().set(text, style, 200).rasterise() == first);
    CHECK(typesetter.set(text, { .em_px = 33 }, 200).rasterise() != first);
}

TEST_CASE("Lines align within the block, Arabic from the right")
{
    const Typesetter typesetter = test::bundled();
    const auto second_line = [&](const char* text, Align align) {
        const Block block = typesetter.set(text, { .em_px = 40, .align = align });
        const auto [first, last] = ink(Image(block), 60, 120);
        return std::pair(first, block.size().width - last);
    };
    // Distances of the short line's ink from the left and the right of the box.
    const char* chinese = "深圳市民政局\n国";
    CHECK(second_line(chinese, Align::start).first < 8);
    CHECK(second_line(chinese, Align::start).second > 190);
    CHECK(second_line(chinese, Align::end).first > 190);
    CHECK(second_line(chinese, Align::end).second < 8);
    CHECK(std::abs(second_line(chinese, Align::center).first - second_line(chinese, Align::center).second) < 4);
    const char* uyghur = "شېنجېن شەھەرلىك خەلق\nش";
    CHECK(second_line(uyghur, Align::start).first > 190);
    CHECK(second_line(uyghur, Align::start).second < 8);
    CHECK(second_line(uyghur, Align::end).first < 8);
}

TEST_CASE("Numbers within Arabic read from left to right")
{
    Typesetter typesetter = test::bundled();
    typesetter.set_language("ug");
    const Style style { .em_px = 100 };
    const auto profile = [&](const char* text) { return Image(typesetter.set(text, style)).columns(0, 150); };
    const auto number = profile("12745");
    // The number ends the sentence, so it stands at the far left.
    auto sentence = profile("تېلېفون 12745");
    REQUIRE(sentence.size() > number.size());
    sentence.resize(number.size());
    CHECK(likeness(sentence, number) > 0.95);
    CHECK(likeness(sentence, profile("54721")) < 0.9);
}

TEST_CASE("A Chinese character stands in the middle of its line")
{
    const Typesetter typesetter = test::bundled();
    for (const float line_height : { 1.0F, 1.5F, 3.0F }) {
        const Block block = typesetter.set("国", { .em_px = 100, .line_height = line_height });
        const Image image(block);
        int first = image.area.height;
        int last = 0;
        for (int row = 0; row < image.area.height; ++row)
            for (int column = 0; column < image.area.width; ++column)
                if (image.at(column, row) > 0) {
                    first = std::min(first, row + image.area.y);
                    last = std::max(last, row + image.area.y);
                }
        CHECK(std::abs((first + last) / 2 - block.size().height / 2) <= 3);
    }
}
