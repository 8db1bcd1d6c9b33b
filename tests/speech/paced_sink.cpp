// SPDX-License-Identifier: Apache-2.0
//
// Stands where a loudspeaker would: reads stereo samples of 32 bits from standard input at 48 000 a second, and
// appends what it "played" to a file.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

int main(int count, char** arguments)
{
    if (count != 2)
        return 2;
    std::FILE* const file = std::fopen(arguments[1], "ab");
    if (!file)
        return 1;
    ::fcntl(0, F_SETPIPE_SZ, 4096); // 10 ms
    char bytes[1920]; // 5 ms
    auto next = std::chrono::steady_clock::now();
    for (;;) {
        const ssize_t length = ::read(0, bytes, sizeof bytes);
        if (length <= 0)
            break;
        std::fwrite(bytes, 1, static_cast<std::size_t>(length), file);
        std::fflush(file);
        const auto now = std::chrono::steady_clock::now();
        next = (next < now ? now : next) + std::chrono::microseconds(length * 1'000'000 / (48'000 * 2 * 4));
        std::this_thread::sleep_until(next);
    }
    std::fclose(file);
}
