// SPDX-License-Identifier: Apache-2.0
#include "kiosk/service/pin.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <fstream>
#include <new>

namespace kiosk::service {
namespace {

void ready()
{
    [[maybe_unused]] const int made = sodium_init(); // may be called any number of times
    assert(made >= 0);
}

// All digits one apart, or the same: 123456, 987654, 000000.
bool is_run(std::string_view pin)
{
    for (const int step : { -1, 0, 1 }) {
        bool run = true;
        for (std::size_t i = 1; i < pin.size(); ++i)
            run &= (pin[i] - pin[i - 1] - step) % 10 == 0;
        if (run)
            return true;
    }
    return false;
}

// One short piece again and again: 121212, 123123.
bool is_repeated(std::string_view pin)
{
    for (std::size_t piece = 1; piece <= pin.size() / 2; ++piece) {
        bool repeated = pin.size() % piece == 0;
        for (std::size_t i = piece; repeated && i < pin.size(); ++i)
            repeated = pin[i] == pin[i - piece];
        if (repeated)
            return true;
    }
    return false;
}

} // namespace

Status check_new_pin(std::string_view pin)
{
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::all_of(pin.begin(), pin.end(), is_digit) || pin.size() < least_pin || pin.size() > most_pin)
        return Error { "expected " + std::to_string(least_pin) + " to " + std::to_string(most_pin)
            + " digits for the PIN" };
    // The numbers to call stand on every screen.
    constexpr std::array known { "110119", "119120", "110120", "120110", "123450", "520131", "147258", "159357" };
    if (is_run(pin) || is_repeated(pin)
        || std::any_of(known.begin(), known.end(), [&](std::string_view each) { return pin.starts_with(each); }))
        return Error { "expected a PIN that nobody tries first: no runs, no repetitions, no telephone numbers" };
    return Success {};
}

std::string hash_of_pin(std::string_view pin)
{
    ready();
    std::array<char, crypto_pwhash_STRBYTES> hash {};
    if (crypto_pwhash_str(
            hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE)
        != 0)
        throw std::bad_alloc();
    return hash.data();
}

bool is_pin(std::string_view pin, const std::string& hash)
{
    ready();
    return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

std::optional<std::string> read_pin_hash(const std::filesystem::path& file)
{
    std::string hash;
    std::getline(std::ifstream(file), hash);
    if (!hash.starts_with(crypto_pwhash_STRPREFIX) || hash.size() >= crypto_pwhash_STRBYTES)
        return std::nullopt;
    return hash;
}

} // namespace kiosk::service
