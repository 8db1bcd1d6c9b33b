// SPDX-License-Identifier: Apache-2.0
//
// A text that is known to be right, beside the test. Rewritten only when KIOSK_UPDATE_GOLDENS is set.
#pragma once

#include <filesystem>
#include <string>

namespace kiosk::test {

// Empty when `got` is what the file holds. Else what differs first; and `got` stands in <file>.fail, to be compared.
std::string differs_from(const std::filesystem::path& file, const std::string& got);

} // namespace kiosk::test
