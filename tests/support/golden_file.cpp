// SPDX-License-Identifier: Apache-2.0
#include "tests/support/golden_file.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace kiosk::test {
namespace {

std::string read(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

} // namespace

std::string differs_from(const std::filesystem::path& file, const std::string& got)
{
    const std::filesystem::path failed = file.string() + ".fail";
    std::error_code ignored;
    std::filesystem::remove(failed, ignored);
    if (std::getenv("KIOSK_UPDATE_GOLDENS")) {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << got;
        return {};
    }
    const std::string expected = read(file);
    if (got == expected)
        return {};
    std::ofstream(failed) << got;
    std::istringstream is(got);
    std::istringstream ought(expected);
    std::string line_is;
    std::string line_ought;
    int number = 0;
    do {
        ++number;
        if (!std::getline(is, line_is))
            line_is = "(the end)";
        if (!std::getline(ought, line_ought))
            line_ought = "(the end)";
    } while (line_is == line_ought && (is || ought));
    return file.filename().string() + ":" + std::to_string(number) + ": expected \"" + line_ought + "\", got \""
        + line_is + "\"; compare with " + failed.filename().string() + ", and set KIOSK_UPDATE_GOLDENS to accept it";
}

} // namespace kiosk::test
