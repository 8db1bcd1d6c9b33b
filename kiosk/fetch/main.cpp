// SPDX-License-Identifier: Apache-2.0
//
// content-fetch: what `kiosk content fetch` runs. A program of its own, so that the kiosk has no network library in it,
// and the one that has opens no content: it looks at a package's signature and leaves the file for whoever installs it.
#include "kiosk/cli/arguments.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/fetch/download.hpp"
#include "kiosk/package/package.hpp"

#include <curl/curl.h>

#include <array>
#include <charconv>
#include <iostream>
#include <span>

namespace {

using namespace kiosk;

int misused(const std::string& line)
{
    std::cerr << "kiosk: content fetch: " << line << '\n';
    return 2;
}

} // namespace

int main(int count, char** words)
{
    constexpr std::array options { std::string_view("--inbox"), std::string_view("--ca"), std::string_view("--keys"),
        std::string_view("--max-mib"), std::string_view("--stall") };
    constexpr std::array flags { std::string_view("--insecure-http") };
    const auto arguments = cli::Arguments::create(
        std::span<const char* const>(words, static_cast<std::size_t>(count)).subspan(count > 0 ? 1 : 0), options, 1,
        flags);
    if (!arguments)
        return misused(arguments.error().message);
    if (arguments->operands().empty())
        return misused("expected the address of a package, https://…");
    fetch::Wish wish;
    wish.url = arguments->operands().front();
    wish.inbox = arguments->option("--inbox").value_or("/var/cache/kiosk-content");
    wish.ca = arguments->option("--ca").value_or("");
    wish.http_too = arguments->flag("--insecure-http");
    const auto number = [&](std::string_view option, long most, long otherwise) -> std::optional<long> {
        const std::string_view text = arguments->option(option).value_or("");
        if (text.empty())
            return otherwise;
        long value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        return read.ec == std::errc {} && read.ptr == text.data() + text.size() && value >= 1 && value <= most
            ? std::optional(value)
            : std::nullopt;
    };
    const auto mebibytes = number("--max-mib", 300, 300);
    const auto stall = number("--stall", 3600, 60);
    if (!mebibytes || !stall)
        return misused("--max-mib: expected 1 to 300; --stall: expected 1 to 3600 seconds");
    wish.most = static_cast<std::uint64_t>(*mebibytes) << 20;
    wish.stall_seconds = *stall;
    std::error_code missing;
    if (!std::filesystem::is_directory(wish.inbox, missing))
        return misused("--inbox: expected a folder, got " + in_quotes(wish.inbox.native()));
    const auto keys
        = package::KeyRing::open(std::filesystem::path(arguments->option("--keys").value_or(package::installed_keys)),
            package::development_keys_of_this_build());

    curl_global_init(CURL_GLOBAL_DEFAULT);
    const auto fetched = fetch::download(wish, [&](std::string_view bytes) -> Status {
        const auto header = package::read_header(bytes, keys);
        if (!header)
            return header.error();
        return Success {};
    });
    curl_global_cleanup();
    if (!fetched) {
        std::cerr << fetched.error().message << '\n';
        return 1;
    }
    std::cout << on_one_line(wish.url, 200)
              << (*fetched == fetch::Fetched::anew ? ": fetched to " : ": not modified since ")
              << on_one_line((wish.inbox / "latest.kiosk").native()) << '\n';
    return 0;
}
