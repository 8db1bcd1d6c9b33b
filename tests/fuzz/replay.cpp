// SPDX-License-Identifier: Apache-2.0
//
// replay FOLDER: gives every file of a corpus to the fuzz target it is linked with, and every one of them cut short
// anywhere and with any one byte changed at some places: any compiler can do that.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::size_t given = 0;

void give(const std::string& bytes)
{
    ++given;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        (void)std::fprintf(stderr, "replay: expected FOLDER\n");
        return 2;
    }
    constexpr int changes = 50;
    std::mt19937 random(1);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(arguments[1])) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        ++files;
        give(bytes);
        for (int i = 0; i < changes && !bytes.empty(); ++i) {
            give(bytes.substr(0, random() % bytes.size()));
            std::string changed = bytes;
            changed[random() % changed.size()] = static_cast<char>(random());
            give(changed);
        }
    }
    (void)std::printf("%zu files, %zu inputs\n", files, given);
    return files > 0 ? 0 : 1;
}
