// SPDX-License-Identifier: Apache-2.0
//
// content_compile <content-dir> <out.db>: the complaints on standard error, one a line; status 0 when there are none.
#include "kiosk/content/compiler/compile.hpp"

#include <cstdio>

int main(int count, char** arguments)
{
    if (count != 3) {
        (void)std::fprintf(stderr, "usage: content_compile <content-dir> <out.db>\n");
        return 1;
    }
    const auto complaints = kiosk::content::compile(arguments[1], arguments[2]);
    for (const std::string& line : complaints)
        (void)std::fprintf(stderr, "%s\n", line.c_str());
    return complaints.empty() ? 0 : 1;
}
