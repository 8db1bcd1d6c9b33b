// SPDX-License-Identifier: Apache-2.0
#include "kiosk/safe_screen/picture.hpp"

#include <algorithm>
#include <fstream>
#include <string>

namespace kiosk::safe_screen {

std::optional<Picture> read_picture(const std::filesystem::path& path)
{
    constexpr int largest = 8192;
    std::ifstream file(path, std::ios::binary);
    std::string magic;
    Picture picture;
    int white = 0;
    file >> magic >> picture.width >> picture.height >> white;
    file.get(); // one blank ends the head
    if (!file || magic != "P5" || white != 255 || picture.width < 1 || picture.width > largest || picture.height < 1
        || picture.height > largest)
        return std::nullopt;
    picture.grey.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    file.read(reinterpret_cast<char*>(picture.grey.data()), static_cast<std::streamsize>(picture.grey.size()));
    return file ? std::optional(std::move(picture)) : std::nullopt;
}

Picture scaled(const Picture& picture, int width, int height)
{
    Picture to { width, height, {} };
    to.grey.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), picture.grey.front());
    const double scale
        = std::min(static_cast<double>(width) / picture.width, static_cast<double>(height) / picture.height);
    const int wide = std::max(1, static_cast<int>(picture.width * scale));
    const int high = std::max(1, static_cast<int>(picture.height * scale));
    const int left = (width - wide) / 2;
    const int top = (height - high) / 2;
    const auto at = [&](int x, int y) {
        return picture.grey[static_cast<std::size_t>(std::clamp(y, 0, picture.height - 1))
                * static_cast<std::size_t>(picture.width)
            + static_cast<std::size_t>(std::clamp(x, 0, picture.width - 1))];
    };
    // Each pixel is the mean of a grid of samples over the place that it comes from: sharp at 1:1, whole when smaller.
    constexpr int samples = 3;
    for (int y = 0; y < high; ++y)
        for (int x = 0; x < wide; ++x) {
            int sum = 0;
            for (int j = 0; j < samples; ++j)
                for (int i = 0; i < samples; ++i)
                    sum += at(static_cast<int>((x + (i + 0.5) / samples) / scale),
                        static_cast<int>((y + (j + 0.5) / samples) / scale));
            to.grey[static_cast<std::size_t>(top + y) * static_cast<std::size_t>(width)
                + static_cast<std::size_t>(left + x)]
                = static_cast<std::uint8_t>(sum / (samples * samples));
        }
    return to;
}

} // namespace kiosk::safe_screen
