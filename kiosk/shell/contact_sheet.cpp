// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/contact_sheet.hpp"

#include <algorithm>
#include <array>

namespace kiosk::shell {
namespace {

constexpr int gap = 12;
constexpr std::uint8_t ground = 0x80;

// The mean of the pixels that a smaller one covers.
Image scaled(const Image& picture, PixelSize size)
{
    Image small { size, std::vector<std::uint8_t>(4 * static_cast<std::size_t>(size.width * size.height)) };
    const auto range = [](int index, int count, int pixels) {
        const int from = index * pixels / count;
        return std::pair { from, std::max(from + 1, (index + 1) * pixels / count) };
    };
    for (int y = 0; y < size.height; ++y) {
        const auto [top, bottom] = range(y, size.height, picture.size.height);
        for (int x = 0; x < size.width; ++x) {
            const auto [left, right] = range(x, size.width, picture.size.width);
            std::array<std::size_t, 4> sum {};
            for (int row = top; row < bottom; ++row)
                for (int column = left; column < right; ++column)
                    for (std::size_t channel = 0; channel < 4; ++channel)
                        sum[channel]
                            += picture.rgba[4 * static_cast<std::size_t>(row * picture.size.width + column) + channel];
            const auto count = static_cast<std::size_t>((bottom - top) * (right - left));
            for (std::size_t channel = 0; channel < 4; ++channel)
                small.rgba[4 * static_cast<std::size_t>(y * size.width + x) + channel]
                    = static_cast<std::uint8_t>(sum[channel] / count);
        }
    }
    return small;
}

} // namespace

void ContactSheet::add(const Image& picture)
{
    const int longest = std::max(picture.size.width, picture.size.height);
    cells_.push_back(scaled(picture,
        { std::max(1, picture.size.width * layout_.longest_side / longest),
            std::max(1, picture.size.height * layout_.longest_side / longest) }));
}

Image ContactSheet::sheet() const
{
    PixelSize cell;
    for (const Image& picture : cells_) {
        cell.width = std::max(cell.width, picture.size.width);
        cell.height = std::max(cell.height, picture.size.height);
    }
    const int count = static_cast<int>(cells_.size());
    const int columns = layout_.columns;
    const int across = std::min(columns, count);
    const int down = (count + columns - 1) / columns;
    Image sheet { { gap + across * (cell.width + gap), gap + down * (cell.height + gap) }, {} };
    sheet.rgba.assign(4 * static_cast<std::size_t>(sheet.size.width * sheet.size.height), ground);
    for (std::size_t alpha = 3; alpha < sheet.rgba.size(); alpha += 4)
        sheet.rgba[alpha] = 0xFF;
    for (int i = 0; i < count; ++i) {
        const Image& picture = cells_[static_cast<std::size_t>(i)];
        const int left = gap + i % columns * (cell.width + gap);
        const int top = gap + i / columns * (cell.height + gap);
        for (int row = 0; row < picture.size.height; ++row) {
            const auto from = picture.rgba.begin() + static_cast<std::ptrdiff_t>(4 * row * picture.size.width);
            std::copy(from, from + static_cast<std::ptrdiff_t>(4 * picture.size.width),
                sheet.rgba.begin() + static_cast<std::ptrdiff_t>(4 * ((top + row) * sheet.size.width + left)));
        }
    }
    return sheet;
}

} // namespace kiosk::shell
