// SPDX-License-Identifier: Apache-2.0
#include "kiosk/package/package.hpp"

#include "kiosk/content/sha256.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/package/archive.hpp"

#include <algorithm>
#include <span>

namespace kiosk::package {
namespace {

constexpr std::string_view manifest_name = "manifest.json";

// The typed part of the message: purpose, format version, which of them.
std::string comment_of(std::uint64_t number)
{
    return std::string(kind) + ", format " + std::to_string(format) + ", number " + std::to_string(number);
}

Error unknown_key(const KeyId& id, const KeyRing& keys)
{
    std::string line = "signed with the key " + name(id) + ", which this machine does not trust; it trusts";
    for (const PublicKey& key : keys.keys())
        line += ' ' + name(key.id);
    if (keys.keys().empty())
        line += " none";
    line += " (" + on_one_line(keys.folder().native()) + ")";
    for (const std::string& fault : keys.faults())
        line += "; " + fault;
    return { line };
}

struct Opened {
    Header header;
    Archive archive;
};

// The archive of a package whose signature is right.
Result<Opened> open_signed(std::string_view package, const KeyRing& keys)
{
    if (package.empty())
        return Error { "expected a content package, got an empty file" };
    const auto signature = read_signature(package);
    if (!signature)
        return signature.error();
    const PublicKey* const key = keys.find(signature->key);
    if (!key)
        return unknown_key(signature->key, keys);
    const std::string_view payload = package.substr(signature->length);
    if (!verifies(*signature, payload, *key))
        return Error { "the signature does not fit the content: a byte was changed, lost or added" };
    if (!signature->trusted_comment.starts_with(std::string(kind) + ", format " + std::to_string(format) + ','))
        return Error { "signed for something else: expected " + in_quotes(comment_of(1)) + ", got "
            + in_quotes(signature->trusted_comment, 60) };
    auto archive = Archive::open(payload);
    if (!archive)
        return archive.error();
    const Entry& first = archive->entries().front();
    if (first.name != manifest_name || first.size > largest_manifest)
        return Error { "expected manifest.json first, of at most " + std::to_string(largest_manifest >> 10) + " KiB" };
    const auto text = archive->unpack(0);
    if (!text)
        return text.error();
    auto manifest = read_manifest(*text);
    if (!manifest)
        return manifest.error();
    if (signature->trusted_comment != comment_of(manifest->number))
        return Error { "signed as " + in_quotes(signature->trusted_comment, 60) + ", and the manifest says number "
            + std::to_string(manifest->number) };
    return Opened { { *std::move(manifest), key->id }, *std::move(archive) };
}

} // namespace

Result<std::string> make_package(Manifest manifest, const Parts& parts, const SecretKey& key)
{
    manifest.parts.clear();
    for (const auto& [name, bytes] : parts)
        manifest.parts.push_back({ name, bytes.size(), content::sha256(bytes) });
    const std::string json = as_json(manifest);
    // By the reader's own rules: nothing is signed that it would refuse.
    if (const auto read = read_manifest(json); !read)
        return read.error();
    std::vector<std::pair<std::string, std::string_view>> entries { { std::string(manifest_name), json } };
    for (const auto& [name, bytes] : parts)
        entries.emplace_back(name, bytes);
    const auto archive = make_archive(entries);
    if (!archive)
        return archive.error();
    return signature_of(*archive, comment_of(manifest.number), key) + *archive;
}

Result<Header> read_header(std::string_view package, const KeyRing& keys)
{
    auto opened = open_signed(package, keys);
    if (!opened)
        return opened.error();
    return std::move(opened->header);
}

Result<Package> open_package(std::string_view bytes, const KeyRing& keys)
{
    auto opened = open_signed(bytes, keys);
    if (!opened)
        return opened.error();
    Package package { std::move(opened->header), {} };
    const std::vector<Part>& parts = package.header.manifest.parts;
    const std::vector<Entry>& entries = opened->archive.entries();
    if (parts.front().name != content_part)
        return Error { "manifest.json: parts[0].name: expected " + in_quotes(content_part) + ", got "
            + in_quotes(parts.front().name) };
    for (const Part& part : std::span(parts).subspan(1))
        if (!part.name.starts_with(regions_folder))
            return Error { "manifest.json: parts: expected files of regions/ beside " + in_quotes(content_part)
                + ", got " + in_quotes(part.name) };
    if (entries.size() != parts.size() + 1)
        return Error { "expected the " + std::to_string(parts.size() + 1) + " entries of the manifest, got "
            + std::to_string(entries.size()) };
    // Names and sizes before anything is unpacked.
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Entry& entry = entries[i + 1];
        if (entry.name != parts[i].name || entry.size != parts[i].size)
            return Error { "the entry " + in_quotes(entry.name) + " of " + std::to_string(entry.size)
                + " bytes is not the manifest's " + in_quotes(parts[i].name) + " of " + std::to_string(parts[i].size) };
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto part = opened->archive.unpack(i + 1);
        if (!part)
            return part.error();
        if (content::sha256(*part) != parts[i].sha256)
            return Error { "the part " + in_quotes(parts[i].name)
                + " is not the one of the manifest: parts of two packages are mixed" };
        package.parts.emplace(parts[i].name, *std::move(part));
    }
    return package;
}

Status check_program(const Manifest& manifest, const Reader& reader)
{
    if (!is_at_least(reader.program, manifest.program))
        return Error { "needs the program " + manifest.program + " or newer, this is " + std::string(reader.program)
            + ": update the program first" };
    if (manifest.layout != reader.layout)
        return Error { "its tables have the layout " + std::to_string(manifest.layout) + ", this program reads "
            + std::to_string(reader.layout) + ": get the package made for this program" };
    return Success {};
}

Status check_day(const Manifest& manifest, Date today)
{
    if (today < manifest.not_before)
        return Error { "not valid before " + iso_date(manifest.not_before) + ", and this machine's clock says "
            + iso_date(today) };
    if (has_expired(manifest, today))
        return Error { "expired after " + iso_date(manifest.expires) + ", and this machine's clock says "
            + iso_date(today) };
    return Success {};
}

bool has_expired(const Manifest& manifest, Date today)
{
    return today > manifest.expires;
}

} // namespace kiosk::package
