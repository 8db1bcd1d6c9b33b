// SPDX-License-Identifier: Apache-2.0
#include "kiosk/platform/png.hpp"

#include "kiosk/files/output_file.hpp"

#include <zlib.h>

#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace {

// stb's own deflate leaves a screen about a third larger than zlib's. Freed by stb with free().
unsigned char* deflate_by_zlib(unsigned char* data, int length, int* compressed_length, int)
{
    uLongf size = compressBound(static_cast<uLong>(length));
    auto* compressed = static_cast<unsigned char*>(std::malloc(size));
    if (compressed && compress2(compressed, &size, data, static_cast<uLong>(length), Z_DEFAULT_COMPRESSION) != Z_OK) {
        std::free(compressed);
        return nullptr;
    }
    *compressed_length = static_cast<int>(size);
    return compressed;
}

} // namespace

#define STBIW_ZLIB_COMPRESS deflate_by_zlib
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#include <stb/stb_image.h>

namespace kiosk {
namespace {

struct Free {
    void operator()(void* memory) const { std::free(memory); }
};

Error file_error(const std::string& what, const std::filesystem::path& path, int code)
{
    return { what + " " + path.string() + " (" + std::generic_category().message(code) + ")" };
}

bool opaque(const Image& image)
{
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
        if (image.rgba[i] != 255)
            return false;
    }
    return true;
}

std::vector<std::uint8_t> without_alpha(const Image& image)
{
    std::vector<std::uint8_t> rgb;
    rgb.reserve(image.rgba.size() / 4 * 3);
    for (std::size_t i = 0; i < image.rgba.size(); i += 4)
        rgb.insert(rgb.end(), &image.rgba[i], &image.rgba[i] + 3);
    return rgb;
}

} // namespace

Status write_png(const Image& image, const std::filesystem::path& path)
{
    const auto [width, height] = image.size;
    assert(width > 0 && height > 0);
    assert(image.rgba.size() == 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));

    const bool rgb = opaque(image);
    const int channels = rgb ? 3 : 4;
    const std::vector<std::uint8_t> pixels = rgb ? without_alpha(image) : image.rgba;
    int length = 0;
    const std::unique_ptr<unsigned char, Free> encoded(
        stbi_write_png_to_mem(pixels.data(), width * channels, width, height, channels, &length));
    if (!encoded)
        return Error { "not enough memory to write " + path.string() };

    return write_file(path, { reinterpret_cast<const char*>(encoded.get()), static_cast<std::size_t>(length) });
}

Result<Image> read_png(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return file_error("cannot open", path, errno);
    const std::string bytes { std::istreambuf_iterator<char>(file), {} };
    Image image;
    int channels = 0;
    const std::unique_ptr<stbi_uc, Free> pixels(stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()),
        static_cast<int>(bytes.size()), &image.size.width, &image.size.height, &channels, 4));
    if (!pixels)
        return Error { path.string() + " is not a PNG image that can be read (" + stbi_failure_reason() + ")" };
    const std::size_t length
        = 4 * static_cast<std::size_t>(image.size.width) * static_cast<std::size_t>(image.size.height);
    image.rgba.assign(pixels.get(), pixels.get() + length);
    return image;
}

} // namespace kiosk
