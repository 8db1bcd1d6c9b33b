// SPDX-License-Identifier: Apache-2.0
//
// The machine that we run on.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kiosk::service {

// Sixteen hexadecimal digits by which this machine knows its own again, and from which nobody learns its machine-id
// (machine-id(5) asks for that): HMAC-SHA256 of the purpose, keyed by the id. Two machines never share it, though both
// were made from one disk image and have one host name, as long as each has an id of its own.
// Without an id (the file is missing, empty, or says "uninitialized") it is new at every call.
std::string machine_mark(std::string_view purpose, const std::filesystem::path& machine_id = "/etc/machine-id");

// No other process reads our memory, and no core dump holds it: there are answers in it.
void keep_memory_private();

} // namespace kiosk::service
