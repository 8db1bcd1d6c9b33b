// SPDX-License-Identifier: Apache-2.0
//
// content_compile <content-dir> <icons-dir> <out.db> [--regions <id>,…] [--records <dir>]: all regions are checked, and
// those named (or all) written, those that have not changed since the run that left its records not anew; the
// complaints on standard error, one a line; status 0 when there are none. On standard output, which translations lag
// behind. content_compile --overview <content-dir>: the table of how to apply on standard output.
#include "kiosk/content/compiler/compile.hpp"

#include <cstdio>
#include <sstream>
#include <string_view>

int main(int count, char** arguments)
{
    if (count == 3 && std::string_view(arguments[1]) == "--overview") {
        const std::string table = kiosk::content::overview(arguments[2]);
        return std::fwrite(table.data(), 1, table.size(), stdout) == table.size() ? 0 : 1;
    }
    kiosk::content::CompileOptions options;
    bool understood = count >= 4 && count % 2 == 0;
    for (int i = 4; understood && i < count; i += 2) {
        std::istringstream value(arguments[i + 1]);
        if (std::string_view(arguments[i]) == "--regions")
            for (std::string region; std::getline(value, region, ',');)
                options.regions.push_back(region);
        else if (std::string_view(arguments[i]) == "--records")
            options.records = arguments[i + 1];
        else
            understood = false;
    }
    if (!understood) {
        (void)std::fprintf(stderr,
            "usage: content_compile <content-dir> <icons-dir> <out.db> [--regions <id>,...] [--records <dir>]\n"
            "       content_compile --overview <content-dir>\n");
        return 1;
    }
    const auto compiled
        = kiosk::content::compile(arguments[1], kiosk::content::icon_names(arguments[2]), arguments[3], options);
    for (const std::string& line : compiled.complaints)
        (void)std::fprintf(stderr, "%s\n", line.c_str());
    for (const std::string& line : compiled.notices)
        (void)std::printf("%s\n", line.c_str());
    return compiled.complaints.empty() ? 0 : 1;
}
