// SPDX-License-Identifier: Apache-2.0
//
// What a package says of itself: manifest.json, the first entry of its archive.
//
//   { "kind": "kiosk content package", "format": 1, "number": 7, "edition": "2026.11.21",
//     "created": "2026-11-29", "not_before": "2026-12-01", "expires": "2027-12-01",
//     "regions": [ "zhejiang", … ], "languages": [ "zh-Hans", … ], "program": "0.1.0", "layout": 12,
//     "parts": [ { "name": "content.db", "size": 2469888, "sha256": "…" } ] }
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::package {

inline constexpr int format = 1;
inline constexpr std::string_view kind = "kiosk content package";

// What any reader of JSON keeps exactly: 2^53 - 1.
inline constexpr std::uint64_t largest_number = 9'007'199'254'740'991;
// Bounds known before anything is unpacked. A country of 350 regions in six languages compiles to 315 MiB, nine tenths
// of a mebibyte each, most of it translations; packed to a fifth, it stays below what is fetched.
inline constexpr std::uint64_t largest_content = std::uint64_t { 512 } << 20; // bytes, all parts unpacked
inline constexpr std::size_t largest_manifest = std::size_t { 256 } << 10; // bytes
inline constexpr std::size_t most_parts = 1024;

// Lower-case letters, digits and -._, beginning with neither of the latter; at most one folder before it, named so,
// too. Nothing that is named so leaves the folder that it is unpacked into.
bool is_part_name(std::string_view name);

struct Part {
    std::string name; // see is_part_name()
    std::uint64_t size = 0; // bytes
    std::string sha256; // 64 lower-case hexadecimal digits
    bool operator==(const Part&) const = default;
};

struct Manifest {
    // Grows with every package that a publisher signs; a machine never goes back behind the newest that it has seen.
    std::uint64_t number = 0;
    std::string edition; // as the content has it
    Date created {};
    Date not_before {}; // the first day
    Date expires {}; // the last day
    std::vector<std::string> regions;
    std::vector<std::string> languages;
    std::string program; // the least version that reads it: "0.1.0"
    int layout = 0; // of the content's tables
    std::vector<Part> parts; // in the order of the archive
    bool operator==(const Manifest&) const = default;
};

std::string as_json(const Manifest& manifest);
// An error names the field and what was expected. Fields that are missing, unknown or there twice are errors.
Result<Manifest> read_manifest(std::string_view json);

// Whether `version` ("1.10.2") is at least `least`. Nothing but digits and dots is a version.
bool is_version(std::string_view version);
bool is_at_least(std::string_view version, std::string_view least);

} // namespace kiosk::package
