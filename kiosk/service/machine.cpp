// SPDX-License-Identifier: Apache-2.0
#include "kiosk/service/machine.hpp"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <fstream>

namespace kiosk::service {
namespace {

constexpr std::size_t id_length = 32; // hexadecimal digits, machine-id(5)
constexpr std::size_t mark_bytes = 8;

bool is_id(std::string_view text)
{
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == id_length && std::all_of(text.begin(), text.end(), is_digit)
        && text.find_first_not_of('0') != std::string_view::npos;
}

} // namespace

std::string machine_mark(std::string_view purpose, const std::filesystem::path& machine_id)
{
    [[maybe_unused]] const int ready = sodium_init(); // may be called any number of times
    assert(ready >= 0);
    std::string id;
    std::getline(std::ifstream(machine_id), id);
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code {};
    if (is_id(id)) {
        crypto_auth_hmacsha256_state state;
        crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(id.data()), id.size());
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size());
        crypto_auth_hmacsha256_final(&state, code.data());
    } else {
        randombytes_buf(code.data(), code.size());
    }
    std::array<char, mark_bytes * 2 + 1> digits {};
    sodium_bin2hex(digits.data(), digits.size(), code.data(), mark_bytes);
    return digits.data();
}

void keep_memory_private()
{
    (void)::prctl(PR_SET_DUMPABLE, 0);
    const rlimit none { 0, 0 };
    (void)::setrlimit(RLIMIT_CORE, &none);
}

} // namespace kiosk::service
