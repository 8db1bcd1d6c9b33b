// SPDX-License-Identifier: Apache-2.0
//
// Files from outside.
#pragma once

#include "kiosk/core/result.hpp"

#include <filesystem>
#include <istream>

namespace kiosk {

// No family or site needs more; an endless device is refused instead of filling the memory.
inline constexpr std::size_t max_file_size = 256u << 20;

// All bytes of a file. A missing or unreadable file, a directory, or one beyond the limit is an error naming it.
Result<std::string> read_file(const std::filesystem::path& path);
// The same of a stream that is already open.
Result<std::string> read_stream(std::istream& in, std::string_view name);

} // namespace kiosk
