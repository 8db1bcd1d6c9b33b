// SPDX-License-Identifier: Apache-2.0
//
// kiosk check --batch within this process, with the content of this build.
#pragma once

#include "kiosk/cli/command.hpp"

#include "tests/cli/installed.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace kiosk::tests {

struct Ended {
    int status = 0;
    std::string out;
    std::string error;

    std::vector<nlohmann::json> lines() const
    {
        std::vector<nlohmann::json> read;
        std::istringstream each(out);
        for (std::string line; std::getline(each, line);)
            read.push_back(nlohmann::json::parse(line));
        return read;
    }
};

inline Ended batch(const std::string& input, const std::vector<std::string>& more = {})
{
    std::vector<const char*> arguments { "check", "--batch", "-" };
    for (const std::string& each : more)
        arguments.push_back(each.c_str());
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream error;
    const cli::Streams streams { in, out, error, false, false };
    cli::Program program;
    program.data = data_folder;
    program.today = Date { std::chrono::year(2026), std::chrono::month(11), std::chrono::day(28) };
    const int status = cli::run(arguments, cli::verbs(program, streams), streams);
    return { status, out.str(), error.str() };
}

inline std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

} // namespace kiosk::tests
