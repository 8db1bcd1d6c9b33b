// SPDX-License-Identifier: Apache-2.0
//
// One file from a web server, over libcurl, into a folder; only what is new, and what was broken off goes on.
//
//   latest.kiosk, latest.etag    what is there, whole, and the server's name for it
//   latest.part, latest.part-etag    what came of the next one so far
#pragma once

#include "kiosk/core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace kiosk::fetch {

struct Wish {
    std::string url;
    std::filesystem::path inbox; // a folder
    std::filesystem::path ca {}; // a file of certificates instead of the system's; empty: the system's
    bool http_too = false; // not only https: for a network that nobody else is in
    std::uint64_t most = std::uint64_t { 300 } << 20; // bytes
    long stall_seconds = 60; // slower than 100 bytes a second for so long is broken off
};

enum class Fetched : std::uint8_t { anew, not_modified };

// `accept` looks at all that came before it gets its name; what it refuses is thrown away, to be fetched whole the next
// time. Errors: one line, with the address. A proxy is taken from the environment (https_proxy, no_proxy), as curl
// does.
//
// Redirects are followed to the same host and port by the same scheme, and nowhere else: whose file this is was decided
// by whoever wrote the address.
Result<Fetched> download(const Wish& wish, const std::function<Status(std::string_view bytes)>& accept);

} // namespace kiosk::fetch
