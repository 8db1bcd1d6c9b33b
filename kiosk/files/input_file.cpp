// SPDX-License-Identifier: Apache-2.0
#include "kiosk/files/input_file.hpp"

#include "kiosk/diagnostics/quoted.hpp"

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace kiosk {

Result<std::string> read_stream(std::istream& in, std::string_view name)
{
    std::string bytes;
    std::array<char, std::size_t { 64 } * 1024> chunk {};
    while (in) {
        in.read(chunk.data(), chunk.size());
        bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > max_file_size)
            return Error { on_one_line(name) + ": expected at most " + std::to_string(max_file_size >> 20)
                + " MiB, got more" };
    }
    if (in.bad())
        return Error { on_one_line(name) + ": expected a file that can be read to its end" };
    return bytes;
}

Result<std::string> read_file(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return Error { on_one_line(path.string()) + ": expected a file, got a directory" };
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        const std::string reason = errno ? std::generic_category().message(errno) : "it cannot be opened";
        return Error { on_one_line(path.string()) + ": expected a file that can be read: " + reason };
    }
    return read_stream(in, path.string());
}

} // namespace kiosk
