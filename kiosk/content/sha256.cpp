// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/sha256.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace kiosk::content {

std::string sha256(std::string_view bytes)
{
    [[maybe_unused]] const int ready = sodium_init(); // may be called any number of times
    assert(ready >= 0);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash {};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::array<char, hash.size() * 2 + 1> digits {};
    sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
    return digits.data();
}

std::filesystem::path sum_path(const std::filesystem::path& path)
{
    return path.string() + ".sha256";
}

std::string sum_line(std::string_view digits, const std::filesystem::path& name)
{
    return std::string(digits) + "  " + name.generic_string() + "\n";
}

std::optional<std::string> sum_of_line(std::string_view line)
{
    constexpr std::size_t length = crypto_hash_sha256_BYTES * 2;
    const std::string_view digits = line.substr(0, length);
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (digits.size() < length || !std::all_of(digits.begin(), digits.end(), is_digit))
        return std::nullopt;
    if (line.size() > length && line[length] != ' ' && line[length] != '\n')
        return std::nullopt;
    return std::string(digits);
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit)
{
    struct Close {
        void operator()(std::FILE* file) const { (void)std::fclose(file); } // nothing was written
    };
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    std::string bytes;
    if (file) {
        std::array<char, 65536> chunk {};
        std::size_t got = 0;
        while ((got = std::fread(chunk.data(), 1, chunk.size(), file.get())) > 0) {
            bytes.append(chunk.data(), got);
            if (bytes.size() > limit)
                return Error { path.string() + " is larger than " + std::to_string(limit) + " bytes" };
        }
        if (!std::ferror(file.get()))
            return bytes;
    }
    return Error { path.string() + " cannot be read (" + std::strerror(errno) + ")" };
}

} // namespace kiosk::content
