// SPDX-License-Identifier: Apache-2.0
#include "kiosk/picture/packer.hpp"

#include <zlib.h>

#include <algorithm>
#include <cassert>

namespace kiosk::picture {

namespace {

std::string number(std::uint32_t value, std::size_t size)
{
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
}

std::string number(std::size_t value, std::size_t size)
{
    assert(value <= UINT32_MAX && (size == 4 || value < std::size_t { 1 } << (8 * size)));
    return number(static_cast<std::uint32_t>(value), size);
}

std::string side(int value)
{
    return number(static_cast<std::size_t>(value), 2);
}

Box used(const DrawnImage& image)
{
    int left = image.width;
    int right = -1;
    int top = image.height;
    int bottom = -1;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            if (image.coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width)
                    + static_cast<std::size_t>(x)]
                > 0) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = y;
            }
    assert(right >= left);
    return { left, top, right - left + 1, bottom - top + 1 };
}

std::string cut(const DrawnImage& image, const Box& box)
{
    std::string pixels;
    for (int y = box.y; y < box.y + box.height; ++y)
        pixels.append(
            reinterpret_cast<const char*>(image.coverage.data()) + static_cast<std::ptrdiff_t>(y) * image.width + box.x,
            static_cast<std::size_t>(box.width));
    return pixels;
}

std::string deflated(const std::string& pixels)
{
    uLongf size = compressBound(static_cast<uLong>(pixels.size()));
    std::string bytes(size, '\0');
    [[maybe_unused]] const int done = compress2(reinterpret_cast<Bytef*>(bytes.data()), &size,
        reinterpret_cast<const Bytef*>(pixels.data()), static_cast<uLong>(pixels.size()), Z_BEST_COMPRESSION);
    assert(done == Z_OK);
    bytes.resize(size);
    return bytes;
}

} // namespace

std::string pack(std::vector<DrawnPicture> pictures)
{
    std::sort(
        pictures.begin(), pictures.end(), [](const DrawnPicture& a, const DrawnPicture& b) { return a.name < b.name; });
    std::string table = number(pictures.size(), 4);
    std::string data;
    for (DrawnPicture& picture : pictures) {
        std::sort(picture.images.begin(), picture.images.end(),
            [](const DrawnImage& a, const DrawnImage& b) { return a.width < b.width; });
        table += number(picture.name.size(), 1) + picture.name;
        table += number(std::uint32_t { picture.directional ? flag_directional : std::uint8_t { 0 } }, 1);
        table += number(picture.images.size(), 1);
        for (const DrawnImage& image : picture.images) {
            const Box box = used(image);
            const std::string bytes = deflated(cut(image, box));
            table += side(image.width) + side(image.height) + side(box.x) + side(box.y) + side(box.width)
                + side(box.height) + number(data.size(), 4) + number(bytes.size(), 4);
            data += bytes;
        }
    }
    const std::string body = table + data;
    const uLong sum = crc32_z(0, reinterpret_cast<const Bytef*>(body.data()), body.size());
    return std::string(pack_magic) + number(pack_version, 4) + number(static_cast<std::uint32_t>(sum), 4) + body;
}

} // namespace kiosk::picture
