// SPDX-License-Identifier: Apache-2.0
#include "tests/package/signing.hpp"

#include "kiosk/content/catalogue.hpp"
#include "kiosk/files/input_file.hpp"

#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

namespace kiosk::test {

Publisher::Publisher()
{
    std::filesystem::create_directories(keys());
    const Outcome made = shell("minisign -G -W -p " + public_file().string() + " -s " + secret_file().string());
    REQUIRE_MESSAGE(made.status == 0, made.error);
    // minisign gives every public key the same comment.
    std::string text = *read_file(public_file());
    text.replace(0, text.find('\n'), "untrusted comment: kiosk development key");
    std::ofstream(public_file(), std::ios::binary) << text;
    auto key = package::SecretKey::parse(*read_file(secret_file()), [] { return std::string(); });
    REQUIRE(key);
    key_.emplace(*key);
}

package::Manifest manifest_of(std::uint64_t number)
{
    package::Manifest manifest;
    manifest.number = number;
    manifest.edition = "2026.11." + std::to_string(number);
    manifest.created = manifest.not_before = *read_iso_date("2026-11-01");
    manifest.expires = *read_iso_date("2027-11-01");
    manifest.regions = { "zhejiang" };
    manifest.languages = { "zh-Hans", "en" };
    manifest.program = "0.1.0";
    manifest.layout = content::layout_version;
    return manifest;
}

package::Reader reader_on(Date today)
{
    return { today, "0.1.0", content::layout_version };
}

package::Parts small_parts(std::uint64_t number)
{
    package::Parts parts;
    parts.emplace("content.db", "the content of number " + std::to_string(number) + '\n');
    parts.emplace("regions/zhejiang.db", "what number " + std::to_string(number) + " says of a region\n");
    return parts;
}

std::string small_package(std::uint64_t number, const Publisher& publisher)
{
    const auto made = package::make_package(manifest_of(number), small_parts(number), publisher.key());
    REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
    return *made;
}

} // namespace kiosk::test
