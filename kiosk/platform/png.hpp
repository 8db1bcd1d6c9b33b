// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/platform/image.hpp"

#include <filesystem>

namespace kiosk {

// Replaces the file whole or leaves it as it was. An image without transparency is written as RGB. The same image gives
// the same bytes.
Status write_png(const Image& image, const std::filesystem::path& path);

// Any PNG, widened to RGBA.
Result<Image> read_png(const std::filesystem::path& path);

} // namespace kiosk
