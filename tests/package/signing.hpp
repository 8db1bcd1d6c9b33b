// SPDX-License-Identifier: Apache-2.0
//
// A publisher: fresh keys of the real minisign, and packages signed with them.
#pragma once

#include "kiosk/package/package.hpp"

#include "tests/support/temporary_folder.hpp"

#include <cstdint>

namespace kiosk::test {

class Publisher {
public:
    // The keys are marked as development keys, as all that are made in tests.
    Publisher();

    const package::SecretKey& key() const { return *key_; }
    std::filesystem::path secret_file() const { return folder_.path() / "secret.key"; }
    // A folder with the public key alone.
    std::filesystem::path keys() const { return folder_.path() / "keys.d"; }
    std::filesystem::path public_file() const { return keys() / "publisher.pub"; }
    package::KeyRing ring() const { return package::KeyRing::open(keys(), package::DevelopmentKeys::taken); }

private:
    TemporaryFolder folder_;
    std::optional<package::SecretKey> key_;
};

// Valid from 2026-11-01 to 2027-11-01, for a program 0.1.0 and the layout of this one.
package::Manifest manifest_of(std::uint64_t number);
inline constexpr Date any_day { std::chrono::year { 2026 }, std::chrono::month { 12 }, std::chrono::day { 1 } };
package::Reader reader_on(Date today = any_day);

// A package of small parts that are no databases; different for each number.
package::Parts small_parts(std::uint64_t number);
std::string small_package(std::uint64_t number, const Publisher& publisher);

} // namespace kiosk::test
