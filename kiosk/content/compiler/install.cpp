// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/writer.hpp"
#include "kiosk/content/sha256.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace kiosk::content {

namespace {

constexpr std::size_t size_limit = 64 * 1024 * 1024; // bytes, as when it is opened

Error failed(const std::string& doing, const std::filesystem::path& path)
{
    return { path.string() + ": cannot " + doing + " (" + std::strerror(errno) + ")" };
}

// Owns a file descriptor.
class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags)
        : value_(::open(path.c_str(), flags | O_CLOEXEC, 0644))
    {
    }
    ~Descriptor()
    {
        if (value_ >= 0)
            (void)::close(value_); // what was written is on the disk already
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool is_open() const { return value_ >= 0; }
    bool write(std::string_view text) const
    {
        return ::write(value_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }
    // To the disk, so that a power cut does not leave a name without its content.
    bool synchronise() const { return ::fsync(value_) == 0; }

private:
    int value_;
};

Status synchronise(const std::filesystem::path& path)
{
    const Descriptor file(path, O_RDONLY);
    return file.is_open() && file.synchronise() ? Status(Success {}) : Status(failed("write it to the disk", path));
}

// A line or two.
Status write_text(const std::filesystem::path& path, const std::string& text)
{
    const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    const bool written = file.is_open() && file.write(text) && file.synchronise();
    return written ? Status(Success {}) : Status(failed("write it", path));
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
