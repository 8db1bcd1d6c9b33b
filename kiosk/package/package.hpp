// SPDX-License-Identifier: Apache-2.0
//
// A content package: one file. Its first four lines are a signature as minisign(1) writes it; all that follows is what
// was signed, a ZIP archive with manifest.json and the parts. Whoever has minisign and unzip needs no tool of ours:
//
//   head -n 4 F >p.zip.minisig; tail -n +5 F >p.zip; minisign -Vm p.zip -p key.pub; unzip -l p.zip
//
// The trusted comment says what the signature is for, "kiosk content package, format 1, number 7", so that nothing else
// that the same key ever signs can stand in for a package. Nothing of the archive is looked at before its signature is
// found right.
#pragma once

#include "kiosk/package/manifest.hpp"
#include "kiosk/package/minisign.hpp"

#include <map>

namespace kiosk::package {

// What a package is made of: content.db, whose SHA-256 is that of all the content, and the files of single regions, as
// far as the content has such. Fonts and pictures come with the program's own packages.
inline constexpr std::string_view content_part = "content.db";
inline constexpr std::string_view regions_folder = "regions/";

using Parts = std::map<std::string, std::string, std::less<>>; // name -> bytes

// The bytes of a package file; the same for the same input. `manifest.parts` is made here, from `parts`.
Result<std::string> make_package(Manifest manifest, const Parts& parts, const SecretKey& key);

// What a package says of itself, its signature found right by one of the keys. Not unpacked.
struct Header {
    Manifest manifest;
    KeyId key {};
};
Result<Header> read_header(std::string_view package, const KeyRing& keys);

// A package verified, unpacked and found to be exactly what its manifest says.
struct Package {
    Header header;
    Parts parts;
};
Result<Package> open_package(std::string_view package, const KeyRing& keys);

// Whether this program on this day may use it.
struct Reader {
    Date today {};
    std::string_view program; // its version
    int layout = 0; // of the tables that it reads
};
// Not the day: an edition that is in use stays in use, and a clock that fell back darkens nothing.
Status check_program(const Manifest& manifest, const Reader& reader);
Status check_day(const Manifest& manifest, Date today);
bool has_expired(const Manifest& manifest, Date today);

} // namespace kiosk::package
