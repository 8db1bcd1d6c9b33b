// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

// cairo.h's own declaration of cairo_t, so that no C header is needed to pass one through.
typedef struct _cairo cairo_t;

namespace kiosk::text {

struct Layout;

// Pixels.
struct Size {
    int width;
    int height;

    bool operator==(const Size&) const = default;
};

struct Rect {
    int x;
    int y;
    int width;
    int height;

    bool operator==(const Rect&) const = default;
};

// Coverage either way is never larger than this, so that it is one texture; what lies beyond is not drawn.
inline constexpr int max_raster_px = 8192;

// One or several paragraphs, laid out: what `Typesetter::set` gives. An immutable value that is cheap to copy; copies
// share the layout, which outlives the typesetter. Blocks of one typesetter are used on its thread. x grows to the
// right, y down, and (0, 0) is the top left of the layout box.
class Block {
public:
    // The layout box: the widest line, and lines × line height, both rounded up. Lines align within this width.
    Size size() const;
    int line_count() const;
    // From one line to the next, and from the top of the box to the baseline of the first line. A Chinese character's
    // em box is centred in its line, whatever faces the line uses.
    float line_height_px() const;
    float baseline_px() const;

    // Whether no line is wider. A block set with this wrap width fits, unless a single character is wider than that or
    // a combining mark had to be drawn as a box.
    bool fits(float width_px) const;
    // x at which the box stands in a space `available_px` wide: 0, half or all of what is left over, after the style's
    // alignment and the text's direction. Negative if the space is too narrow and the text does not start at the left.
    float offset_in(float available_px) const;
    // Direction of the first paragraph; of the language, if the paragraph has no letter.
    bool right_to_left() const;

    // Characters of which no bundled face has a glyph: their code points are drawn instead, as in 〔U+05D0〕.
    int missing_glyphs() const;
    // The faces used, each once, and the text of each line in reading order: for tests and for the semantic probe.
    std::vector<std::string> families() const;
    std::vector<std::string> lines() const;

    // The pixels `rasterise` fills: all ink, the box, and at least one empty pixel on each side. Ink reaches beyond the
    // box where accents stack or letters lean; more than one em beyond the box is cut off. Never empty.
    Rect raster() const;
    // A8 coverage, 0..255, rows top down; the first writes rows of raster().width bytes. The second asserts that
    // `stride` is at least that and that `alpha` holds all rows, and leaves bytes between rows alone.
    std::vector<std::uint8_t> rasterise() const;
    void rasterise(std::span<std::uint8_t> alpha, int stride) const;

    // The same layout as vectors in the context's source colour, with the top left of the box at (x, y): for paper. One
    // px is one unit of the context's user space.
    // Runs are drawn in reading order, whatever their direction, so that text taken from a PDF reads the same.
    void draw(cairo_t* context, double x, double y) const;
    // `count` lines from `first` on, the first of them with the top of its line at y.
    void draw_lines(cairo_t* context, double x, double y, int first, int count) const;

private:
    friend class Typesetter;
    explicit Block(std::shared_ptr<const Layout> layout);

    std::shared_ptr<const Layout> layout_;
};

} // namespace kiosk::text
