// SPDX-License-Identifier: Apache-2.0
#include "kiosk/package/minisign.hpp"

#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <optional>
#include <system_error>

namespace kiosk::package {
namespace {

using Bytes = std::vector<unsigned char>;

constexpr std::string_view untrusted = "untrusted comment: ";
constexpr std::string_view trusted = "trusted comment: ";
// What minisign itself writes where nobody says otherwise. No signature covers this line, so it is compared.
constexpr std::string_view signature_comment = "untrusted comment: signature from minisign secret key";
constexpr std::string_view prehashed = "ED";
constexpr std::size_t longest_line = 1024;

void ready()
{
    [[maybe_unused]] const int status = sodium_init(); // may be called any number of times
    assert(status >= 0);
}

const unsigned char* data(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string base64(const Bytes& bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // its terminating zero
    return text;
}

// Exactly `size` bytes, in the one way in which they are written.
std::optional<Bytes> from_base64(std::string_view text, std::size_t size)
{
    Bytes bytes(size);
    std::size_t got = 0;
    const char* end = nullptr;
    if (sodium_base642bin(
            bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &got, &end, sodium_base64_VARIANT_ORIGINAL)
            != 0
        || got != size || end != text.data() + text.size() || base64(bytes) != text)
        return std::nullopt;
    return bytes;
}

// The next line of `text` without its newline; `text` becomes the rest. Nothing where no line ends.
std::optional<std::string_view> take_line(std::string_view& text)
{
    const std::size_t end = text.substr(0, longest_line).find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

template <std::size_t size> std::array<unsigned char, size> part(const Bytes& bytes, std::size_t from)
{
    assert(from + size <= bytes.size());
    std::array<unsigned char, size> taken {};
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), size, taken.begin());
    return taken;
}

template <class From> void append(Bytes& to, const From& from)
{
    to.insert(to.end(), from.begin(), from.end());
}

std::array<unsigned char, 64> hash_of(std::string_view bytes)
{
    std::array<unsigned char, 64> hash {};
    crypto_generichash(hash.data(), hash.size(), data(bytes), bytes.size(), nullptr, 0);
    return hash;
}

Bytes bytes_and_comment(const std::array<unsigned char, 64>& signature, std::string_view comment)
{
    Bytes both;
    append(both, signature);
    append(both, comment);
    return both;
}

bool is_printable(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::uint64_t little_endian(const Bytes& bytes, std::size_t from)
{
    std::uint64_t number = 0;
    for (std::size_t i = 8; i-- > 0;)
        number = number << 8 | bytes[from + i];
    return number;
}

} // namespace

std::string name(const KeyId& id)
{
    std::string text;
    for (auto byte = id.rbegin(); byte != id.rend(); ++byte) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        text += digits[*byte >> 4];
        text += digits[*byte & 15];
    }
    return text;
}

Result<PublicKey> PublicKey::parse(std::string_view text)
{
    const Error wrong { "expected a public key of minisign: a line \"untrusted comment: …\" and a line of base64" };
    PublicKey key;
    if (text.starts_with(untrusted)) {
        const auto comment = take_line(text);
        if (!comment)
            return wrong;
        key.development = comment->find("development") != std::string_view::npos;
    }
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    ready();
    const auto bytes = from_base64(text, 2 + 8 + 32);
    if (!bytes || (*bytes)[0] != 'E' || (*bytes)[1] != 'd')
        return wrong;
    key.id = part<8>(*bytes, 2);
    key.point = part<32>(*bytes, 10);
    return key;
}

Result<SecretKey> SecretKey::parse(std::string_view text, const std::function<std::string()>& password)
{
    // "Ed", "Sc" or none, "B2", 32 bytes of salt, two limits; then, encrypted together: id, key, checksum.
    constexpr std::size_t salt = 6;
    constexpr std::size_t limits = salt + 32;
    constexpr std::size_t secret = limits + 16;
    constexpr std::size_t secret_size = 8 + 64 + 32;
    const Error wrong { "expected a secret key of minisign, as minisign -G makes one" };
    ready();
    const auto comment = take_line(text);
    if (!comment || !comment->starts_with(untrusted))
        return wrong;
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    auto bytes = from_base64(text, secret + secret_size);
    if (!bytes)
        return wrong;
    const std::string_view kind(reinterpret_cast<const char*>(bytes->data()), salt);
    const bool encrypted = kind == "EdScB2";
    if (!encrypted && kind != std::string_view("Ed\0\0B2", salt))
        return wrong;
    if (encrypted) {
        std::string words = password();
        Bytes stream(secret_size);
        const int status = crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), words.data(), words.size(),
            bytes->data() + salt, little_endian(*bytes, limits),
            static_cast<std::size_t>(little_endian(*bytes, limits + 8)));
        sodium_memzero(words.data(), words.size());
        if (status != 0)
            return Error { "not enough memory to try the password" };
        for (std::size_t i = 0; i < secret_size; ++i)
            (*bytes)[secret + i] ^= stream[i];
        sodium_memzero(stream.data(), stream.size());
    }
    SecretKey key;
    key.id_ = part<8>(*bytes, secret);
    key.key_ = part<64>(*bytes, secret + 8);
    // A key that is not encrypted has no checksum; its halves belong together either way.
    std::array<unsigned char, 32> point {};
    std::array<unsigned char, 64> again {};
    crypto_sign_seed_keypair(point.data(), again.data(), key.key_.data());
    const bool right = again == key.key_;
    sodium_memzero(again.data(), again.size());
    sodium_memzero(bytes->data(), bytes->size());
    if (!right)
        return encrypted ? Error { "the password is wrong" } : wrong;
    return key;
}

SecretKey::~SecretKey()
{
    sodium_memzero(key_.data(), key_.size());
}

PublicKey SecretKey::public_key() const
{
    PublicKey key;
    key.id = id_;
    std::copy_n(key_.begin() + 32, 32, key.point.begin());
    return key;
}

std::string signature_of(std::string_view bytes, std::string_view trusted_comment, const SecretKey& key)
{
    assert(is_printable(trusted_comment));
    ready();
    const auto hash = hash_of(bytes);
    std::array<unsigned char, 64> of_bytes {};
    crypto_sign_detached(of_bytes.data(), nullptr, hash.data(), hash.size(), key.key_.data());
    Bytes of_comment(64);
    const Bytes both = bytes_and_comment(of_bytes, trusted_comment);
    crypto_sign_detached(of_comment.data(), nullptr, both.data(), both.size(), key.key_.data());
    Bytes first;
    append(first, prehashed);
    append(first, key.id_);
    append(first, of_bytes);
    return std::string(signature_comment) + '\n' + base64(first) + '\n' + std::string(trusted)
        + std::string(trusted_comment) + '\n' + base64(of_comment) + '\n';
}

Result<Signature> read_signature(std::string_view text)
{
    ready();
    const std::size_t whole = text.size();
    const auto first = take_line(text);
    if (first != signature_comment)
        return Error { "is not signed: expected the line \"" + std::string(signature_comment) + "\" at its beginning" };
    const auto second = take_line(text);
    const auto of_bytes = from_base64(second.value_or(""), 2 + 8 + 64);
    if (!of_bytes || (*of_bytes)[0] != 'E' || (*of_bytes)[1] != 'D')
        return Error { "line 2: expected a signature of minisign, prehashed, in base64" };
    const auto third = take_line(text);
    if (!third || !third->starts_with(trusted) || !is_printable(*third))
        return Error { "line 3: expected \"trusted comment: …\"" };
    const auto fourth = take_line(text);
    const auto of_comment = from_base64(fourth.value_or(""), 64);
    if (!of_comment)
        return Error { "line 4: expected the signature of the trusted comment in base64" };
    return Signature { part<8>(*of_bytes, 2), part<64>(*of_bytes, 10), std::string(third->substr(trusted.size())),
        part<64>(*of_comment, 0), whole - text.size() };
}

bool verifies(const Signature& signature, std::string_view bytes, const PublicKey& key)
{
    ready();
    const auto hash = hash_of(bytes);
    const Bytes both = bytes_and_comment(signature.of_bytes, signature.trusted_comment);
    return signature.key == key.id
        && crypto_sign_verify_detached(signature.of_bytes.data(), hash.data(), hash.size(), key.point.data()) == 0
        && crypto_sign_verify_detached(signature.of_comment.data(), both.data(), both.size(), key.point.data()) == 0;
}

DevelopmentKeys development_keys_of_this_build()
{
#ifdef KIOSK_TAKES_DEVELOPMENT_KEYS
    return DevelopmentKeys::taken;
#else
    return DevelopmentKeys::refused;
#endif
}

KeyRing KeyRing::open(const std::filesystem::path& folder, DevelopmentKeys development)
{
    KeyRing ring;
    ring.folder_ = folder;
    const auto add = [&](const std::string& where, std::string_view text) {
        const auto key = PublicKey::parse(text);
        if (!key)
            ring.faults_.push_back(where + ": " + key.error().message);
        else if (key->development && development == DevelopmentKeys::refused)
            ring.faults_.push_back(where + ": a development key, which this program does not take");
        else
            ring.keys_.push_back(*key);
    };
    std::string_view built_in = KIOSK_CONTENT_KEYS;
    while (!built_in.empty()) {
        const std::size_t end = std::min(built_in.find(' '), built_in.size());
        if (end > 0)
            add("a key built in", built_in.substr(0, end));
        built_in.remove_prefix(std::min(end + 1, built_in.size()));
    }
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".pub")
            files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& file : files) {
        const std::string where = on_one_line(file.native());
        const auto text = read_file(file);
        if (!text)
            ring.faults_.push_back(text.error().message);
        else
            add(where, *text);
    }
    return ring;
}

const PublicKey* KeyRing::find(const KeyId& id) const
{
    const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const PublicKey& key) { return key.id == id; });
    return found == keys_.end() ? nullptr : &*found;
}

} // namespace kiosk::package
