// SPDX-License-Identifier: Apache-2.0
//
// A content database with a right sum and anything written over it: opened, or refused with one line. The input is a
// list of changes, four bytes each: where (three bytes) and what.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/sha256.hpp"
#include "kiosk/core/decide.hpp"

#include "tests/support/content_tree.hpp"

#include <cstdio>
#include <cstdlib>

using namespace kiosk;
using namespace kiosk::test;

namespace {

[[noreturn]] void give_up(const std::string& why)
{
    (void)std::fprintf(stderr, "%s\n", why.c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const TemporaryFolder folder;
    static const std::filesystem::path path = folder.path() / "content.db";
    static const std::string whole = [] {
        for (const std::string& complaint : ContentTree().compile(folder.path()))
            give_up(complaint);
        return read_bytes(path);
    }();
    std::string bytes = whole;
    for (std::size_t i = 0; i + 4 <= size; i += 4) {
        const std::size_t at = (data[i] << 16 | data[i + 1] << 8 | data[i + 2]) % bytes.size();
        bytes[at] = static_cast<char>(data[i + 3]);
    }
    write_bytes(path, bytes);
    write_bytes(content::sum_path(path), content::sum_line(content::sha256(bytes), path.filename()));
    const auto catalogue = content::Catalogue::open(path);
    if (!catalogue && (catalogue.error().message.empty() || catalogue.error().message.find('\n') != std::string::npos))
        give_up("not one line: " + catalogue.error().message);
    if (catalogue)
        for (const Region& region : catalogue->policy().regions)
            (void)Decider(catalogue->policy(), region).decide({});
    return 0;
}
