// SPDX-License-Identifier: Apache-2.0
//
// The staff's PIN: kept as an argon2id hash of libsodium (crypto_pwhash_str) in one line of a file.
#pragma once

#include "kiosk/core/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::service {

inline const std::filesystem::path installed_pin = "/etc/kiosk/pin";
inline constexpr std::size_t least_pin = 6; // digits (kiosk-requirements S8)
inline constexpr std::size_t most_pin = 12;

// An error says what was expected: digits, not too few, not those that everybody tries first.
Status check_new_pin(std::string_view pin);

// Takes 64 MiB and about a tenth of a second, as a guess does.
std::string hash_of_pin(std::string_view pin);
bool is_pin(std::string_view pin, const std::string& hash);

// Nothing where the file is not there, cannot be read, or holds no such hash.
std::optional<std::string> read_pin_hash(const std::filesystem::path& file);

} // namespace kiosk::service
