// SPDX-License-Identifier: Apache-2.0
//
// Keys and signatures exactly as minisign(1) of Debian reads and writes them, so that whoever has that tool needs none
// of ours: Ed25519 over the BLAKE2b-512 of the bytes ("ED", prehashed; the older "Ed" form is refused), then a trusted
// comment, and Ed25519 over both.
//
// Every form is read strictly: for each signature there is one text, and any other byte in it is refused.
#pragma once

#include "kiosk/core/result.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::package {

using KeyId = std::array<unsigned char, 8>;
// As minisign shows it: "C127D16BDBF343CB".
std::string name(const KeyId& id);

struct PublicKey {
    KeyId id {};
    std::array<unsigned char, 32> point {};
    // Its comment names it a development key: for tests only, no release takes it.
    bool development = false;

    // A file of `minisign -G`: a line of comment, a line of base64; or that second line alone.
    static Result<PublicKey> parse(std::string_view text);
};

// Overwritten in memory when it goes away.
class SecretKey {
public:
    // A file of `minisign -G`. `password` is asked for only when the file is encrypted (scrypt, about a second and, by
    // what minisign writes, 1 GiB). A file that is no key, and a wrong password, are errors.
    static Result<SecretKey> parse(std::string_view text, const std::function<std::string()>& password);
    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();

    const KeyId& id() const { return id_; }
    PublicKey public_key() const;

private:
    SecretKey() = default;
    friend std::string signature_of(std::string_view, std::string_view, const SecretKey&);

    KeyId id_ {};
    std::array<unsigned char, 64> key_ {};
};

// The four lines of FILE.minisig for `bytes`, each with its newline. `trusted_comment` is one line of printable ASCII.
std::string signature_of(std::string_view bytes, std::string_view trusted_comment, const SecretKey& key);

// The same four lines, read: the form is right, nothing is verified yet.
struct Signature {
    KeyId key {};
    std::array<unsigned char, 64> of_bytes {};
    std::string trusted_comment;
    std::array<unsigned char, 64> of_comment {};
    std::size_t length = 0; // of the four lines
};
// From the beginning of `text`, which may go on.
Result<Signature> read_signature(std::string_view text);
// Whether `key` signed these bytes and this comment.
bool verifies(const Signature& signature, std::string_view bytes, const PublicKey& key);

// Whether keys made for tests are taken: by tests, never by a release, which is built without them
// (-DBUILD_TESTING=OFF, as packaging/debian/rules does).
enum class DevelopmentKeys : std::uint8_t { refused, taken };
DevelopmentKeys development_keys_of_this_build();

// The keys that this machine trusts: those built in (KIOSK_CONTENT_KEYS) and the files *.pub of a folder. More than
// one, so that one can be retired before the next is needed.
class KeyRing {
public:
    // A folder that is not there is an empty one.
    static KeyRing open(const std::filesystem::path& folder, DevelopmentKeys development);

    const PublicKey* find(const KeyId& id) const;
    const std::vector<PublicKey>& keys() const { return keys_; }
    // A line for each file that is no key, or one that is not taken.
    const std::vector<std::string>& faults() const { return faults_; }
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
    std::vector<PublicKey> keys_;
    std::vector<std::string> faults_;
};
inline constexpr std::string_view installed_keys = "/etc/kiosk/keys.d";

} // namespace kiosk::package
