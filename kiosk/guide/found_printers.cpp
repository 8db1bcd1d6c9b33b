// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/found_printers.hpp"

#include <cups/cups.h>

#include <algorithm>
#include <string_view>

namespace kiosk::guide {
namespace {

struct Dest {
    cups_dest_t* copy = nullptr;
    int count = 0;
    Dest() = default;
    Dest(const Dest&) = delete;
    Dest& operator=(const Dest&) = delete;
    ~Dest() { cupsFreeDests(count, copy); }
};

std::string option(const cups_dest_t& dest, const char* name)
{
    const char* const value = cupsGetOption(name, dest.num_options, dest.options);
    return value ? value : "";
}

// A queue of this computer's scheduler says so by its own address; what was only heard of has none yet.
bool is_queue(const cups_dest_t& dest)
{
    return !option(dest, "printer-uri-supported").empty() && option(dest, "printer-is-temporary") != "true";
}

// Where one that announced itself is reached.
std::string address_of(cups_dest_t& dest)
{
    char resource[1024] {};
    constexpr int patience_ms = 2000;
    http_t* const http = cupsConnectDest(
        &dest, CUPS_DEST_FLAGS_DEVICE, patience_ms, nullptr, resource, sizeof resource, nullptr, nullptr);
    if (!http)
        return {};
    httpClose(http);
    const std::string resolved = option(dest, "resolved-device-uri");
    return resolved.empty() ? option(dest, "device-uri") : resolved;
}

} // namespace

std::vector<FoundPrinter> find_printers(std::chrono::milliseconds limit)
{
    Dest all;
    struct Gathering {
        Dest& all;
    } gathering { all };
    const auto gather = [](void* to, unsigned flags, cups_dest_t* dest) {
        Dest& found = static_cast<Gathering*>(to)->all;
        if (!(flags & CUPS_DEST_FLAGS_REMOVED))
            found.count = cupsCopyDest(dest, found.count, &found.copy);
        return 1;
    };
    cupsEnumDests(CUPS_DEST_FLAGS_NONE, static_cast<int>(limit.count()), nullptr, 0, 0, gather, &gathering);
    std::vector<FoundPrinter> printers;
    for (int i = 0; i < all.count; ++i) {
        cups_dest_t& dest = all.copy[i];
        std::string info = option(dest, "printer-info");
        if (info.empty())
            info = option(dest, "printer-make-and-model");
        if (is_queue(dest))
            printers.push_back({ dest.name, std::move(info), true });
        else if (std::string address = address_of(dest); address.starts_with("ipp"))
            printers.push_back({ std::move(address), std::move(info), false });
    }
    std::stable_partition(printers.begin(), printers.end(), [](const FoundPrinter& each) { return each.queue; });
    return printers;
}

} // namespace kiosk::guide
