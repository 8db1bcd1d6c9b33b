// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace kiosk::content {

// The file of a region of the content whose shared part is `database`.
std::filesystem::path region_path(const std::filesystem::path& database, std::string_view region);

} // namespace kiosk::content
