// SPDX-License-Identifier: Apache-2.0
#include "kiosk/picture/pack.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cassert>
#include <optional>

namespace kiosk::picture {

namespace {

constexpr std::size_t size_limit = 64 * 1024 * 1024; // bytes; ours has less than a tenth of it
constexpr int longest_side = 8192;

// Takes numbers from the front of a text. After the end everything is zero, and `good` says so.
class Bytes {
public:
    explicit Bytes(std::string_view text)
        : rest_(text)
    {
    }

    std::uint32_t number(std::size_t size)
    {
        const std::string_view from = text(size);
        std::uint32_t value = 0;
        for (std::size_t i = from.size(); i-- > 0;)
            value = value << 8 | static_cast<std::uint8_t>(from[i]);
        return value;
    }
    int side() { return static_cast<int>(number(2)); }
    std::string_view text(std::size_t size)
    {
        if (size > rest_.size()) {
            good_ = false;
            rest_ = {};
            return {};
        }
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    std::string_view rest() const { return rest_; }
    bool good() const { return good_; }

private:
    std::string_view rest_;
    bool good_ = true;
};

std::size_t area(const Box& box)
{
    return static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height);
}

Image read_image(Bytes& bytes)
{
    Image image;
    image.width = bytes.side();
    image.height = bytes.side();
    image.part.x = bytes.side();
    image.part.y = bytes.side();
    image.part.width = bytes.side();
    image.part.height = bytes.side();
    image.offset = bytes.number(4);
    image.length = bytes.number(4);
    return image;
}

bool sensible(const Image& image, std::size_t data)
{
    const Box& part = image.part;
    return image.width > 0 && image.width <= longest_side && image.height > 0 && image.height <= longest_side
        && part.width > 0 && part.height > 0 && part.x + part.width <= image.width
        && part.y + part.height <= image.height && image.offset <= data && image.length <= data - image.offset;
}

// Nothing where the table is not one; `data` is what is left behind it.
std::optional<std::vector<Picture>> read_table(Bytes& bytes)
{
    std::vector<Picture> pictures;
    const std::uint32_t count = bytes.number(4);
    for (std::uint32_t i = 0; i < count && bytes.good(); ++i) {
        Picture picture;
        picture.name = bytes.text(bytes.number(1));
        picture.directional = (bytes.number(1) & flag_directional) != 0;
        for (std::uint32_t left = bytes.number(1); left > 0; --left)
            picture.images.push_back(read_image(bytes));
        pictures.push_back(std::move(picture));
    }
    const auto by_name = [](const Picture& a, const Picture& b) { return a.name < b.name; };
    const bool whole = bytes.good() && std::is_sorted(pictures.begin(), pictures.end(), by_name)
        && std::all_of(pictures.begin(), pictures.end(), [&](const Picture& picture) {
               return !picture.images.empty()
                   && std::all_of(picture.images.begin(), picture.images.end(),
                       [&](const Image& image) { return sensible(image, bytes.rest().size()); });
           });
    return whole ? std::optional(std::move(pictures)) : std::nullopt;
}

} // namespace

const Image& fitting(const Picture& picture, int width)
{
    const auto larger = std::upper_bound(picture.images.begin(), picture.images.end(), width,
        [](int most, const Image& image) { return most < image.width; });
    return larger == picture.images.begin() ? picture.images.front() : *(larger - 1);
}

Result<Pack> Pack::open(const std::filesystem::path& path)
{
    const auto refused = [&](std::string_view why) {
        return Error { path.string() + ": " + std::string(why) + "; install the program anew" };
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status { };
    const bool regular = file >= 0 && ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    const auto size = static_cast<std::size_t>(status.st_size);
    const bool fits = regular && size <= size_limit;
    void* const mapped = fits && size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
    if (file >= 0)
        ::close(file);
    if (regular && !fits)
        return refused("too large to be the icons");
    if (mapped == MAP_FAILED)
        return refused(regular && size == 0 ? "these are not the icons of this program" : "the icons cannot be read");
    Pack pack;
    pack.file_ = { mapped, Unmap { size } };

    Bytes bytes({ static_cast<const char*>(mapped), size });
    if (bytes.text(pack_magic.size()) != pack_magic || bytes.number(4) != pack_version)
        return refused("these are not the icons of this program");
    const std::uint32_t sum = bytes.number(4);
    const std::string_view summed = bytes.rest();
    const uLong found = crc32_z(0, reinterpret_cast<const Bytef*>(summed.data()), summed.size());
    if (!bytes.good() || sum != found)
        return refused("the icons are damaged");
    auto pictures = read_table(bytes);
    if (!pictures)
        return refused("the icons are damaged");
    pack.pictures_ = std::move(*pictures);
    pack.data_ = bytes.rest();
    // All of it was read for the sum; from here on only what is drawn.
    (void)::madvise(mapped, size, MADV_DONTNEED);
    return pack;
}

void Pack::Unmap::operator()(void* mapped) const
{
    ::munmap(mapped, size);
}

const Picture* Pack::find(std::string_view name) const
{
    const auto found = std::lower_bound(pictures_.begin(), pictures_.end(), name,
        [](const Picture& picture, std::string_view wanted) { return picture.name < wanted; });
    return found != pictures_.end() && found->name == name ? &*found : nullptr;
}

std::span<const Picture> Pack::below(std::string_view prefix) const
{
    const auto begins = [&](const Picture& picture) { return picture.name.starts_with(prefix); };
    const auto first = std::find_if(pictures_.begin(), pictures_.end(), begins);
    const auto last = std::find_if_not(first, pictures_.end(), begins);
    return { first, last };
}

bool Pack::unpack(const Image& image, std::vector<std::uint8_t>& pixels) const
{
    pixels.resize(area(image.part));
    uLongf size = static_cast<uLongf>(pixels.size());
    return uncompress(pixels.data(), &size, reinterpret_cast<const Bytef*>(data_.data()) + image.offset, image.length)
        == Z_OK
        && size == pixels.size();
}

std::vector<std::uint8_t> Pack::part(const Image& image) const
{
    std::vector<std::uint8_t> pixels;
    [[maybe_unused]] const bool unpacked = unpack(image, pixels);
    assert(unpacked); // the sum was right when the file was opened
    return pixels;
}

std::vector<std::uint8_t> Pack::coverage(const Image& image) const
{
    const std::vector<std::uint8_t> pixels = part(image);
    std::vector<std::uint8_t> whole(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    for (int y = 0; y < image.part.height; ++y)
        std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.part.width, image.part.width,
            whole.begin() + static_cast<std::ptrdiff_t>(image.part.y + y) * image.width + image.part.x);
    return whole;
}

std::vector<std::string> Pack::damaged() const
{
    std::vector<std::string> names;
    std::vector<std::uint8_t> pixels;
    for (const Picture& picture : pictures_) {
        const bool whole = std::all_of(picture.images.begin(), picture.images.end(), [&](const Image& image) {
            return unpack(image, pixels)
                && std::any_of(pixels.begin(), pixels.end(), [](std::uint8_t pixel) { return pixel > 127; });
        });
        if (!whole)
            names.push_back(picture.name);
    }
    return names;
}

} // namespace kiosk::picture
