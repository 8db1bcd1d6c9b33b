// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a site: read, or refused with one line.
#include "kiosk/site/site.hpp"

#include <cstdlib>

using namespace kiosk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view toml(reinterpret_cast<const char*>(data), size);
    const auto site = site::parse_site(toml, "site.toml");
    if (!site) {
        if (site.error().message.empty() || site.error().message.find('\n') != std::string::npos)
            std::abort();
        return 0;
    }
    (void)site::check_site(*site, { { "zhejiang" }, { "zh-Hans" }, { "ZJ-01" }, { "education" } });
    return 0;
}
