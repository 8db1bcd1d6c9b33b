// SPDX-License-Identifier: Apache-2.0
//
// Preloaded into the program: lets one allocation or one read fail, from main() on.
//
//   KIOSK_FAULT=memory:N   the N-th allocation fails; memory:N+ it and all after it
//   KIOSK_FAULT=read:N     the N-th read of a file fails with EIO; read:N+ it and all after it
//   KIOSK_FAULT=count      nothing fails; at the end "<allocations> <reads>" goes to descriptor 3
//
// fread() is wrapped as well as read(): the C library's own calls cannot be reached from here.
#include <dlfcn.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
}

namespace {

// One kind of call that can fail.
struct Fault {
    unsigned long at = 0; // 0: never
    bool on = false; // and all after it
    std::atomic<unsigned long> seen = 0;

    bool strikes()
    {
        const unsigned long number = ++seen;
        return at != 0 && (number == at || (on && number > at));
    }
};

std::atomic<bool> begun = false;
Fault memory;
Fault reads;

void* without_memory()
{
    errno = ENOMEM;
    return nullptr;
}

bool memory_fails()
{
    return begun && memory.strikes();
}
bool read_fails()
{
    if (!begun || !reads.strikes())
        return false;
    errno = EIO;
    return true;
}

template <class Function> Function* next(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

void set(Fault& fault, const char* number)
{
    char* end = nullptr;
    fault.at = std::strtoul(number, &end, 10);
    fault.on = *end == '+';
}

using Main = int(int, char**, char**);
Main* real_main = nullptr;
bool counting = false;

int main_with_faults(int count, char** arguments, char** environment)
{
    if (const char* const fault = std::getenv("KIOSK_FAULT")) {
        if (std::strncmp(fault, "memory:", 7) == 0)
            set(memory, fault + 7);
        else if (std::strncmp(fault, "read:", 5) == 0)
            set(reads, fault + 5);
        else
            counting = true;
    }
    begun = true;
    const int status = real_main(count, arguments, environment);
    begun = false;
    if (counting)
        dprintf(3, "%lu %lu\n", memory.seen.load(), reads.seen.load());
    return status;
}

} // namespace

extern "C" {

int __libc_start_main(
    Main* main, int count, char** arguments, void (*init)(), void (*fini)(), void (*rtld)(), void* end)
{
    real_main = main;
    return next<int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*)>("__libc_start_main")(
        main_with_faults, count, arguments, init, fini, rtld, end);
}

void* malloc(std::size_t size) noexcept
{
    return memory_fails() ? without_memory() : __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) noexcept
{
    return memory_fails() ? without_memory() : __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) noexcept
{
    return memory_fails() ? without_memory() : __libc_realloc(old, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept
{
    return memory_fails() ? without_memory() : __libc_memalign(alignment, size);
}
int posix_memalign(void** to, std::size_t alignment, std::size_t size) noexcept
{
    if (memory_fails())
        return ENOMEM;
    *to = __libc_memalign(alignment, size);
    return *to ? 0 : ENOMEM;
}

ssize_t read(int file, void* to, std::size_t size)
{
    static auto* const real = next<ssize_t(int, void*, std::size_t)>("read");
    return read_fails() ? -1 : real(file, to, size);
}
ssize_t pread(int file, void* to, std::size_t size, off_t at)
{
    static auto* const real = next<ssize_t(int, void*, std::size_t, off_t)>("pread");
    return read_fails() ? -1 : real(file, to, size, at);
}
ssize_t pread64(int file, void* to, std::size_t size, off64_t at)
{
    static auto* const real = next<ssize_t(int, void*, std::size_t, off64_t)>("pread64");
    return read_fails() ? -1 : real(file, to, size, at);
}
std::size_t fread(void* to, std::size_t size, std::size_t count, std::FILE* file)
{
    static auto* const real = next<std::size_t(void*, std::size_t, std::size_t, std::FILE*)>("fread");
    if (!read_fails())
        return real(to, size, count, file);
    file->_flags |= 0x20; // what ferror() asks for: nothing else sets it from outside
    return 0;
}
}
