// SPDX-License-Identifier: Apache-2.0
//
// The icons and scenes of the program: every picture as masks of 8-bit coverage in a ladder of sizes, in one file that
// the build renders from the drawings in assets/. Nothing is scaled when the program runs, so edges stay crisp; colour
// is given when a mask is drawn.
//
// The file, all numbers little-endian: "KPIC"; u32 version; u32 CRC-32 of all that follows; u32 number of pictures; the
// pictures by name: u8 length and name, u8 flags, u8 number of images; the images by width: u16 width and height of
// the whole, u16 x, y, width and height of the part that is not empty, u32 offset from the end of the table and u32
// length of that part, deflated by zlib, rows top first.
#pragma once

#include "kiosk/core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::picture {

// In pixels of the whole image.
struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

struct Image {
    int width = 0;
    int height = 0;
    Box part; // the rest is empty
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

struct Picture {
    std::string name; // "icon/clock", "scene/arrival/07/hair"
    bool directional = false; // points in the reading direction: mirrored in right-to-left languages
    std::vector<Image> images; // ascending
};

// The largest image not wider than that; the smallest of all where none is.
const Image& fitting(const Picture& picture, int width);

class Pack {
public:
    // Maps the file (some MiB) and unpacks nothing: what is not drawn takes no memory. A missing, cut or altered file
    // is an error that says what to do. Later the file may be replaced by another, as dpkg does, but not written to.
    static Result<Pack> open(const std::filesystem::path& path);

    // By name.
    std::span<const Picture> pictures() const { return pictures_; }
    const Picture* find(std::string_view name) const;
    // All whose name begins so.
    std::span<const Picture> below(std::string_view prefix) const;

    // The coverage of an image's part, tightly packed.
    std::vector<std::uint8_t> part(const Image& image) const;
    // The coverage of an image as a whole.
    std::vector<std::uint8_t> coverage(const Image& image) const;

    // What `open` leaves unread: every mask can be unpacked and shows something. The names of those that cannot.
    std::vector<std::string> damaged() const;

private:
    Pack() = default;
    bool unpack(const Image& image, std::vector<std::uint8_t>& pixels) const;

    std::vector<Picture> pictures_;
    struct Unmap {
        std::size_t size; // bytes
        void operator()(void* mapped) const;
    };
    std::unique_ptr<void, Unmap> file_;
    std::string_view data_; // in the file
};

inline constexpr std::string_view pack_magic = "KPIC";
inline constexpr std::uint32_t pack_version = 1;
inline constexpr std::uint8_t flag_directional = 1;

} // namespace kiosk::picture
