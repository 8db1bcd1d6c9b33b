// SPDX-License-Identifier: Apache-2.0
#include "kiosk/package/durable.hpp"

#include "kiosk/diagnostics/quoted.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace kiosk::package {

Error cannot(std::string_view what, const std::filesystem::path& path)
{
    const int reason = errno;
    Error error { std::string(what) + ' ' + on_one_line(path.native()) + ": " + std::strerror(reason) };
    if (reason == ENOSPC || reason == EDQUOT)
        error.message += "; make room and try again, the edition in use is untouched";
    return error;
}

Status write_through(const std::filesystem::path& path, std::string_view bytes)
{
    Handle file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (file.number() < 0)
        return cannot("cannot write", path);
    while (!bytes.empty()) {
        const ssize_t done = ::write(file.number(), bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return cannot("cannot write", path);
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    if (::fsync(file.number()) != 0 || !file.close())
        return cannot("cannot write", path);
    return Success {};
}

Status sync_folder(const std::filesystem::path& path)
{
    const Handle folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() < 0 || ::fsync(folder.number()) != 0)
        return cannot("cannot write", path);
    return Success {};
}

Status rename_to(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0)
        return cannot("cannot write", to);
    return Success {};
}

Status make_folder(const std::filesystem::path& path)
{
    if (::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST)
        return Success {};
    if (errno != ENOENT || !path.has_parent_path() || path.parent_path() == path)
        return cannot("cannot make the folder", path);
    if (const Status above = make_folder(path.parent_path()); !above)
        return above;
    return ::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST ? Status(Success {})
                                                               : cannot("cannot make the folder", path);
}

} // namespace kiosk::package
