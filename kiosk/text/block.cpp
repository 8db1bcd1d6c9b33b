// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/block.hpp"

#include "kiosk/text/layout.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <string_view>
#include <utility>

namespace kiosk::text {
namespace {

int rounded_up(double px)
{
    // Pango's unit is 1/1024 px; sums of them do not make another pixel.
    return static_cast<int>(std::ceil(px - 1.0 / PANGO_SCALE));
}

} // namespace

Block::Block(std::shared_ptr<const Layout> layout)
    : layout_(std::move(layout))
{
}

Size Block::size() const
{
    return { rounded_up(layout_->width), rounded_up(layout_->line_height * line_count()) };
}

int Block::line_count() const
{
    return static_cast<int>(layout_->lines.size());
}

float Block::line_height_px() const
{
    return static_cast<float>(layout_->line_height);
}

float Block::baseline_px() const
{
    return static_cast<float>(layout_->baseline);
}

bool Block::fits(float width_px) const
{
    return layout_->width <= double { width_px } + 1.0 / PANGO_SCALE;
}

float Block::offset_in(float available_px) const
{
    return layout_->slack * (available_px - static_cast<float>(size().width));
}

bool Block::right_to_left() const
{
    return layout_->right_to_left;
}

int Block::missing_glyphs() const
{
    return layout_->missing + pango_layout_get_unknown_glyphs_count(layout_->pango.get());
}

std::vector<std::string> Block::families() const
{
    std::vector<std::string> names;
    for (const Layout::Line& line : layout_->lines) {
        for (const GSList* run = line.glyphs->runs; run; run = run->next) {
            const auto* glyphs = static_cast<const PangoGlyphItem*>(run->data);
            const FontDescription face(pango_font_describe(glyphs->item->analysis.font));
            const std::string name = pango_font_description_get_family(face.get());
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
    }
    return names;
}

std::vector<std::string> Block::lines() const
{
    constexpr std::string_view zero_width_space = "\u200B";
    const char* const text = pango_layout_get_text(layout_->pango.get());
    std::vector<std::string> lines;
    for (const Layout::Line& line : layout_->lines) {
        std::string content(text + line.glyphs->start_index, static_cast<std::size_t>(line.glyphs->length));
        for (std::size_t at = 0; (at = content.find(zero_width_space, at)) != std::string::npos;)
            content.erase(at, zero_width_space.size());
        lines.push_back(std::move(content));
    }
    return lines;
}

Rect Block::raster() const
{
    return layout_->raster;
}

std::vector<std::uint8_t> Block::rasterise() const
{
    const Rect area = raster();
    std::vector<std::uint8_t> alpha(static_cast<std::size_t>(area.width) * static_cast<std::size_t>(area.height));
    rasterise(alpha, area.width);
    return alpha;
}

void Block::rasterise(std::span<std::uint8_t> alpha, int stride) const
{
    const Rect area = raster();
    const auto width = static_cast<std::size_t>(area.width);
    const auto height = static_cast<std::size_t>(area.height);
    assert(stride >= area.width);
    assert(alpha.size() >= static_cast<std::size_t>(stride) * (height - 1) + width);

    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, area.width, area.height));
    const Cairo context(cairo_create(surface.get()));
    // Where nothing was drawn before the same as OVER, and pixman has it in SIMD for A8.
    cairo_set_operator(context.get(), CAIRO_OPERATOR_ADD);
    for (const Layout::Line& line : layout_->lines) {
        // On a whole pixel, or each mark above a letter would round its own way.
        const double baseline = std::round(line.baseline) - area.y;
        if (baseline > area.height + 2 * layout_->line_height)
            break;
        cairo_move_to(context.get(), line.x - area.x, baseline);
        pango_cairo_show_layout_line(context.get(), line.glyphs);
    }
    cairo_surface_flush(surface.get());
    const unsigned char* const pixels = cairo_image_surface_get_data(surface.get());
    assert(pixels);
    const auto pitch = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (std::size_t row = 0; row < height; ++row)
        std::memcpy(alpha.data() + row * static_cast<std::size_t>(stride), pixels + row * pitch, width);
}

void Block::draw(cairo_t* context, double x, double y) const
{
    draw_lines(context, x, y, 0, line_count());
}

void Block::draw_lines(cairo_t* context, double x, double y, int first, int count) const
{
    assert(first >= 0 && count >= 0 && first + count <= line_count());
    const char* const text = pango_layout_get_text(layout_->pango.get());
    for (int i = first; i < first + count; ++i) {
        const Layout::Line& line = layout_->lines[static_cast<std::size_t>(i)];
        std::vector<std::pair<PangoGlyphItem*, double>> runs; // and where each begins
        int width = 0;
        for (const GSList* run = line.glyphs->runs; run; run = run->next) {
            auto* const glyphs = static_cast<PangoGlyphItem*>(run->data);
            runs.emplace_back(glyphs, static_cast<double>(width) / PANGO_SCALE);
            width += pango_glyph_string_get_width(glyphs->glyphs);
        }
        std::sort(runs.begin(), runs.end(),
            [](const auto& a, const auto& b) { return a.first->item->offset < b.first->item->offset; });
        const double baseline = y + line.baseline - first * layout_->line_height;
        for (const auto& [glyphs, begin] : runs) {
            cairo_move_to(context, x + line.x + begin, baseline);
            pango_cairo_show_glyph_item(context, text, glyphs);
        }
    }
}

} // namespace kiosk::text
