// SPDX-License-Identifier: Apache-2.0
//
// charset OUTPUT FILE...
//
// Writes, as one line of UTF-8 in code point order, the characters the Chinese faces are cut to: GB 2312, the letters
// and signs below, and every character of the files. OUTPUT is not touched when it already says the same. A file with a
// NUL byte is taken for a picture or a sound and passed over; any other file must be UTF-8.
#include "kiosk/files/output_file.hpp"

#include <unicode/ucnv.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

// Printable ASCII, Latin-1, general punctuation, CJK punctuation, full-width forms, and what screens draw.
constexpr std::string_view always = "[\\u0020-\\u007E\\u00A0-\\u00FF\\u2010-\\u2027\\u2030-\\u205E\\u3000-"
                                    "\\u303F\\uFF01-\\uFF65\\uFFE0-\\uFFE6\\uFFFD"
                                    "←↑→↓↖↗↘↙↔↕✓✔✗✘☐☑☒■□▪▫▲△▶▷▼▽◀◁◆◇○●◯★☆☎•…—·№℃€]";

[[noreturn]] void fail(const std::string& what)
{
    throw std::runtime_error(what);
}

std::string read(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        fail(path + ": cannot be read");
    return { std::istreambuf_iterator<char>(in), {} };
}

icu::UnicodeSet gb2312()
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("gb2312", &status);
    icu::UnicodeSet set;
    ucnv_getUnicodeSet(converter, set.toUSet(), UCNV_ROUNDTRIP_SET, &status);
    ucnv_close(converter);
    set.remove(0xE000, 0xF8FF); // the converter's user-defined area
    // 682 signs and 6 763 Han characters; a converter with fewer is another one of a similar name.
    if (U_FAILURE(status) || set.size() < 682 + 6763)
        fail("ICU has no converter for the whole of GB 2312");
    return set;
}

void add_file(icu::UnicodeSet& set, const std::string& path)
{
    const std::string text = read(path);
    if (text.find('\0') != std::string::npos)
        return;
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        fail(path + ": is longer than 2 GB");
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t start = i;
        UChar32 character = 0;
        U8_NEXT(bytes, i, length, character);
        if (character < 0)
            fail(path + ": is not UTF-8 at byte " + std::to_string(start));
        set.add(character);
    }
}

std::string characters_of(std::span<char*> files)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeSet set(
        icu::UnicodeString::fromUTF8(icu::StringPiece(always.data(), static_cast<int>(always.size()))), status);
    if (U_FAILURE(status))
        fail("charset.cpp: the built-in list is not a set");
    set.addAll(gb2312());
    for (const char* file : files)
        add_file(set, file);
    set.removeAll(icu::UnicodeSet(0, 0x1F)).removeAll(icu::UnicodeSet(0x7F, 0x9F));

    std::string line;
    for (std::int32_t i = 0; i < set.size(); ++i)
        icu::UnicodeString(set.charAt(i)).toUTF8String(line);
    return line + '\n';
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc < 2)
        fail("usage: charset OUTPUT FILE...");
    const std::string path = argv[1];
    const std::string line = characters_of(std::span(argv, static_cast<std::size_t>(argc)).subspan(2));
    if (std::ifstream(path) && read(path) == line)
        return 0;
    if (const kiosk::Status written = kiosk::write_file(path, line); !written)
        fail(written.error().message);
    return 0;
} catch (const std::exception& error) {
    std::cerr << "charset: " << error.what() << '\n';
    return 1;
}
