// SPDX-License-Identifier: Apache-2.0
//
// rare_charset CHARSET COLLECTION RARE TRADITIONAL
//
// CHARSET is what charset wrote, COLLECTION Noto Sans CJK's. Writes, each as one line of UTF-8 in code point order: to
// RARE, the characters that the Simplified Chinese face has beyond CHARSET; to TRADITIONAL, those of them that have
// another shape in Taiwan's face. The faces of a collection share their glyphs, so another shape is another glyph.
#include "kiosk/files/output_file.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

constexpr FT_Long simplified = 2; // in the collection
constexpr FT_Long traditional = 3;

icu::UnicodeSet characters_in(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    const std::string text { std::istreambuf_iterator<char>(in), {} };
    if (!in || text.empty())
        throw std::runtime_error(path + ": cannot be read");
    icu::UnicodeSet set;
    set.addAll(icu::UnicodeString::fromUTF8(text));
    return set;
}

template <auto release> struct Release {
    template <class T> void operator()(T* handle) const { (void)release(handle); }
};
using Library = std::unique_ptr<FT_LibraryRec_, Release<FT_Done_FreeType>>;
using Face = std::unique_ptr<FT_FaceRec_, Release<FT_Done_Face>>;

Library start()
{
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0)
        throw std::runtime_error("FreeType does not start");
    return Library(library);
}

Face open(const Library& library, const std::string& path, FT_Long index, const std::string& family)
{
    FT_Face handle = nullptr;
    const bool opened = FT_New_Face(library.get(), path.c_str(), index, &handle) == 0;
    Face face(handle);
    if (!opened || face->family_name != family)
        throw std::runtime_error(path + ": face " + std::to_string(index) + " is not " + family);
    return face;
}

void write(const std::string& path, const icu::UnicodeSet& set)
{
    std::string line;
    for (std::int32_t i = 0; i < set.size(); ++i)
        icu::UnicodeString(set.charAt(i)).toUTF8String(line);
    if (const kiosk::Status written = kiosk::write_file(path, line + '\n'); !written)
        throw std::runtime_error(written.error().message);
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc != 5)
        throw std::runtime_error("usage: rare_charset CHARSET COLLECTION RARE TRADITIONAL");
    const icu::UnicodeSet common = characters_in(argv[1]);
    const Library library = start();
    const Face sc = open(library, argv[2], simplified, "Noto Sans CJK SC");
    const Face tc = open(library, argv[2], traditional, "Noto Sans CJK TC");
    icu::UnicodeSet rare;
    icu::UnicodeSet differing;
    FT_UInt glyph = 0;
    for (FT_ULong c = FT_Get_First_Char(sc.get(), &glyph); glyph != 0; c = FT_Get_Next_Char(sc.get(), c, &glyph)) {
        const auto character = static_cast<UChar32>(c);
        if (common.contains(character))
            continue;
        rare.add(character);
        if (FT_Get_Char_Index(tc.get(), c) != glyph)
            differing.add(character);
    }
    write(argv[3], rare);
    write(argv[4], differing);
    return 0;
} catch (const std::exception& error) {
    std::cerr << "rare_charset: " << error.what() << '\n';
    return 1;
}
