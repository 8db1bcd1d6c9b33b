// SPDX-License-Identifier: Apache-2.0
#include "kiosk/files/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace kiosk {
namespace {

Error cannot(const std::string& what, const std::filesystem::path& path)
{
    return { path.string() + ": " + what + " (" + std::strerror(errno) + ")" };
}

std::optional<struct stat> status_of(const std::filesystem::path& path)
{
    struct stat status { };
    return ::stat(path.c_str(), &status) == 0 ? std::optional(status) : std::nullopt;
}

// Behind all links, also where the last one leads to nothing yet.
std::filesystem::path behind_links(std::filesystem::path path)
{
    constexpr int most_links = 40; // as the kernel follows
    std::error_code error;
    for (int i = 0; i < most_links && std::filesystem::is_symlink(path, error); ++i) {
        const auto next = std::filesystem::read_symlink(path, error);
        path = next.is_absolute() ? next : path.parent_path() / next;
    }
    return path;
}

// To the disk, so that a power cut does not leave a name without its content.
bool synchronise(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    (void)::close(file);
    return done;
}

// A new file beside `target` that nobody else has or can guess, with the mode and the owner that it will need.
Result<std::filesystem::path> temporary_beside(
    const std::filesystem::path& shown, const std::filesystem::path& target, const std::optional<struct stat>& there)
{
    std::string name = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0)
        return cannot("cannot be written here", shown);
    bool kept = true;
    if (there) {
        // Only root may give a file away: elsewhere the owner is whoever writes it.
        (void)!::fchown(file, there->st_uid, there->st_gid);
        kept = ::fchmod(file, there->st_mode & 07777) == 0;
    } else {
        const mode_t mask = ::umask(0);
        (void)::umask(mask);
        kept = ::fchmod(file, 0666 & ~mask) == 0;
    }
    (void)::close(file);
    if (kept)
        return std::filesystem::path(name);
    const Error error = cannot("cannot be written here", shown);
    (void)::unlink(name.c_str());
    return error;
}

} // namespace

Result<OutputFile> OutputFile::create(const std::filesystem::path& path, std::span<const std::string_view> inputs)
{
    const auto there = status_of(path);
    if (there && S_ISDIR(there->st_mode))
        return Error { path.string() + ": expected a file to write, got a folder" };
    for (const std::string_view input : inputs) {
        const auto read = status_of(std::filesystem::path(input));
        if (there && read && read->st_dev == there->st_dev && read->st_ino == there->st_ino && S_ISREG(there->st_mode))
            return Error { path.string() + ": is what is being read, and would be lost; choose another name" };
    }
    const std::filesystem::path target = behind_links(path);
    std::filesystem::path temporary;
    if (!there || S_ISREG(there->st_mode)) {
        auto made = temporary_beside(path, target, there);
        if (!made)
            return made.error();
        temporary = *std::move(made);
    }
    OutputFile file(path, target, std::move(temporary));
    if (!file.stream_)
        return cannot("cannot be written", path);
    return file;
}

OutputFile::OutputFile(std::filesystem::path shown, std::filesystem::path target, std::filesystem::path temporary)
    : shown_(std::move(shown))
    , target_(std::move(target))
    , temporary_(std::move(temporary))
    , stream_(temporary_.empty() ? target_ : temporary_, std::ios::binary)
{
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : shown_(std::move(other.shown_))
    , target_(std::move(other.target_))
    , temporary_(std::exchange(other.temporary_, {}))
    , stream_(std::move(other.stream_))
{
}

OutputFile::~OutputFile()
{
    if (temporary_.empty())
        return;
    stream_.close();
    (void)::unlink(temporary_.c_str());
}

Status OutputFile::commit()
{
    errno = 0;
    stream_.flush();
    const bool whole = !!stream_;
    stream_.close();
    if (!whole || !stream_)
        return cannot("cannot be written to its end", shown_);
    if (temporary_.empty())
        return Success {};
    if (!synchronise(temporary_) || ::rename(temporary_.c_str(), target_.c_str()) != 0)
        return cannot("cannot be put in its place", shown_);
    temporary_.clear();
    const std::filesystem::path folder = target_.parent_path();
    (void)synchronise(folder.empty() ? "." : folder);
    return Success {};
}

Status write_file(const std::filesystem::path& path, std::string_view bytes, std::span<const std::string_view> inputs)
{
    auto file = OutputFile::create(path, inputs);
    if (!file)
        return file.error();
    file->stream() << bytes;
    return file->commit();
}

} // namespace kiosk
