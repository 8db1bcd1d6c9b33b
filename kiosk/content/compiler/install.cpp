// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/writer.hpp"
#include "kiosk/content/sha256.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace kiosk::content {

namespace {

constexpr std::size_t size_limit = 64 * 1024 * 1024; // bytes, as when it is opened

Error failed(const std::string& doing, const std::filesystem::path& path)
{
    return { path.string() + ": cannot " + doing + " (" + std::strerror(errno) + ")" };
}

// To the disk, so that a power cut does not leave a name without its content.
Status synchronise(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return failed("open it", path);
    const bool synchronised = ::fsync(descriptor) == 0;
    (void)::close(descriptor); // it was only read
    return synchronised ? Status(Success {}) : Status(failed("write it to the disk", path));
}

Status write_text(const std::filesystem::path& path, const std::string& text)
{
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    if (!file)
        return failed("write it", path);
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    const bool closed = std::fclose(file) == 0;
    if (!written || !closed)
        return failed("write it", path);
    return synchronise(path);
}

Status move_over(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0)
        return failed("put the new file in its place", to);
    const std::filesystem::path folder = to.parent_path();
    return synchronise(folder.empty() ? "." : folder);
}

} // namespace

std::filesystem::path temporary(const std::filesystem::path& path)
{
    return path.string() + ".tmp";
}

Status put_in_place(const std::filesystem::path& path)
{
    const std::filesystem::path database = temporary(path);
    const std::filesystem::path sum = temporary(sum_path(path));
    const auto bytes = read_file(database, size_limit);
    if (!bytes)
        return bytes.error();
    if (auto status = synchronise(database); !status)
        return status;
    if (auto status = write_text(sum, sum_line(sha256(*bytes), path)); !status)
        return status;
    if (auto status = move_over(sum, sum_path(path)); !status)
        return status;
    return move_over(database, path);
}

} // namespace kiosk::content
