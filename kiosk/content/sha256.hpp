// SPDX-License-Identifier: Apache-2.0
//
// The SHA-256 of a file, and the small file beside it that holds it, in the format of sha256sum.
#pragma once

#include "kiosk/core/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::content {

// 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

// <path>.sha256
std::filesystem::path sum_path(const std::filesystem::path& path);

// One line as sha256sum writes it, so that `sha256sum -c` can check it: "<digits>  <name>\n", the name as seen from the
// folder of the list.
std::string sum_line(std::string_view digits, const std::filesystem::path& name);
// The digits of the first of such lines; nothing when it is not one.
std::optional<std::string> sum_of_line(std::string_view line);

// The whole of a file. A directory, a file that cannot be read or one larger than `limit` is an error without the cure.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

} // namespace kiosk::content
