// SPDX-License-Identifier: Apache-2.0
//
// Preloaded into a program: cuts the power at one of the calls that change a disk, counted from main() on.
//
//   KIOSK_CUT=N        the process is gone before the N-th such call
//   KIOSK_CUT=N:torn   a write is half done then
//   KIOSK_CUT=N:lost   as on a disk with a cache: whatever was not yet synchronised is lost. Files come out empty, and
//                      renames did not happen
//   KIOSK_CUT=N:full   instead of that, from the N-th call on there is no room: writes and new names fail with ENOSPC
//   KIOSK_CUT=count    nothing is cut; at the end the number of calls goes to descriptor 3
//
// Counted: open to create or write, write, fsync, rename, unlink, rmdir, mkdir, symlink, link, truncate. What the C
// library calls within itself is not seen: whoever is to be tested calls these themselves.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace {

template <class Function> Function* next(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

enum class Mode { gone, torn, lost, full };

struct Renamed {
    std::string from;
    std::string to;
    std::string replaced; // what stood at `to`, kept by another name; empty: nothing did
};

bool begun = false;
unsigned long at = 0; // 0: never
unsigned long seen = 0;
Mode mode = Mode::gone;
// Not yet on the disk.
std::map<std::string, bool>& written()
{
    static auto* files = new std::map<std::string, bool>; // outlives every destructor that still writes
    return *files;
}
std::vector<Renamed>& renamed()
{
    static auto* all = new std::vector<Renamed>;
    return *all;
}

std::string path_of(int file)
{
    char target[PATH_MAX] {};
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t length = readlink(link.c_str(), target, sizeof target - 1);
    return length > 0 ? std::string(target, static_cast<std::size_t>(length)) : std::string();
}
std::string folder_of(const std::string& path)
{
    return path.substr(0, path.rfind('/'));
}

[[noreturn]] void cut()
{
    begun = false;
    if (mode == Mode::lost) {
        for (const auto& [path, dirty] : written())
            if (dirty)
                (void)!truncate(path.c_str(), 0);
        for (auto each = renamed().rbegin(); each != renamed().rend(); ++each) {
            (void)!next<int(const char*, const char*)>("rename")(each->to.c_str(), each->from.c_str());
            if (!each->replaced.empty())
                (void)!next<int(const char*, const char*)>("rename")(each->replaced.c_str(), each->to.c_str());
        }
    }
    _exit(99);
}

// True: this call is to fail for want of room.
bool count_call()
{
    if (!begun)
        return false;
    ++seen;
    if (mode == Mode::full) {
        errno = ENOSPC;
        return at != 0 && seen >= at;
    }
    if (seen == at && mode != Mode::torn)
        cut();
    return false;
}
// Of calls that need no room.
void count_free_call()
{
    if (begun && mode == Mode::full)
        ++seen;
    else
        count_call();
    if (begun && mode == Mode::torn && seen == at)
        cut();
}
bool count_call_or_cut()
{
    const bool full = count_call();
    if (begun && mode == Mode::torn && seen == at)
        cut();
    return full;
}

using Main = int(int, char**, char**);
Main* real_main = nullptr;

int main_with_power(int count, char** arguments, char** environment)
{
    bool counting = false;
    if (const char* const wish = std::getenv("KIOSK_CUT")) {
        counting = std::strcmp(wish, "count") == 0;
        char* rest = nullptr;
        at = counting ? 0 : std::strtoul(wish, &rest, 10);
        if (!counting && *rest)
            mode = std::strcmp(rest, ":torn") == 0 ? Mode::torn
                : std::strcmp(rest, ":lost") == 0  ? Mode::lost
                                                   : Mode::full;
    }
    begun = true;
    const int status = real_main(count, arguments, environment);
    begun = false;
    if (counting)
        dprintf(3, "%lu\n", seen);
    return status;
}

} // namespace

extern "C" {

int __libc_start_main(
    Main* main, int count, char** arguments, void (*init)(), void (*fini)(), void (*rtld)(), void* end)
{
    real_main = main;
    return next<int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*)>("__libc_start_main")(
        main_with_power, count, arguments, init, fini, rtld, end);
}

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const auto permissions = static_cast<mode_t>(flags & O_CREAT ? va_arg(rest, unsigned) : 0);
    va_end(rest);
    const bool writes = (flags & (O_CREAT | O_WRONLY | O_RDWR)) != 0;
    if (writes && count_call_or_cut())
        return -1;
    const int file = next<int(const char*, int, ...)>("open")(path, flags, permissions);
    if (begun && writes && file >= 0)
        written()[path_of(file)] = true;
    return file;
}
ssize_t write(int file, const void* from, std::size_t size)
{
    auto* const real = next<ssize_t(int, const void*, std::size_t)>("write");
    if (file <= STDERR_FILENO)
        return real(file, from, size);
    if (count_call())
        return -1;
    if (begun && mode == Mode::torn && seen == at) {
        (void)!real(file, from, size / 2);
        cut();
    }
    if (begun)
        written()[path_of(file)] = true;
    return real(file, from, size);
}
int fsync(int file)
{
    if (count_call_or_cut())
        return -1;
    if (begun) {
        const std::string path = path_of(file);
        written()[path] = false;
        std::erase_if(renamed(), [&](const Renamed& each) {
            if (folder_of(each.to) != path)
                return false;
            if (!each.replaced.empty())
                (void)!next<int(const char*)>("unlink")(each.replaced.c_str());
            return true;
        });
    }
    return next<int(int)>("fsync")(file);
}
int rename(const char* from, const char* to) noexcept
{
    if (count_call_or_cut())
        return -1;
    if (begun && mode == Mode::lost) {
        Renamed each { from, to, {} };
        const std::string kept = std::string(to) + ".before-the-cut";
        if (link(to, kept.c_str()) == 0)
            each.replaced = kept;
        renamed().push_back(each);
    }
    const auto dirty = written().find(from);
    if (begun && dirty != written().end()) {
        written()[to] = dirty->second;
        written().erase(from);
    }
    return next<int(const char*, const char*)>("rename")(from, to);
}
int unlink(const char* path) noexcept
{
    count_free_call();
    written().erase(path);
    return next<int(const char*)>("unlink")(path);
}
int unlinkat(int folder, const char* path, int flags) noexcept
{
    count_free_call();
    return next<int(int, const char*, int)>("unlinkat")(folder, path, flags);
}
int rmdir(const char* path) noexcept
{
    count_free_call();
    return next<int(const char*)>("rmdir")(path);
}
int mkdir(const char* path, mode_t permissions) noexcept
{
    if (count_call_or_cut())
        return -1;
    return next<int(const char*, mode_t)>("mkdir")(path, permissions);
}
int symlink(const char* target, const char* path) noexcept
{
    if (count_call_or_cut())
        return -1;
    return next<int(const char*, const char*)>("symlink")(target, path);
}
int ftruncate(int file, off_t size) noexcept
{
    if (count_call_or_cut())
        return -1;
    return next<int(int, off_t)>("ftruncate")(file, size);
}
}
