// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/utf8.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace kiosk;

TEST_CASE("every character comes out as it went in")
{
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        std::string text;
        utf8::append(text, code);
        std::string_view rest = text;
        const utf8::Character taken = utf8::take(rest);
        if (taken.code != code || taken.bytes != text || !rest.empty())
            FAIL("U+" << static_cast<unsigned>(code));
    }
    std::string text = "玥a";
    utf8::append(text, U'𠮷');
    CHECK(text == "玥a𠮷");
    CHECK(utf8::count(text) == 3);
    CHECK(utf8::count("") == 0);
}

TEST_CASE("what is not UTF-8 goes in the parts that Unicode recommends")
{
    // The example of Unicode §3.9: <61 F1 80 80 E1 80 C2 62 80 63 80 BF 64>.
    std::string_view rest = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64";
    std::vector<std::size_t> parts;
    while (!rest.empty()) {
        const utf8::Character taken = utf8::take(rest);
        parts.push_back(taken.code ? 0 : taken.bytes.size());
    }
    CHECK(parts == std::vector<std::size_t> { 0, 3, 2, 1, 0, 1, 0, 1, 1, 0 });
    for (const char* wrong : { "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "\xE7\x8E" })
        CHECK_FALSE(utf8::is_valid(wrong));
    CHECK(utf8::is_valid("玥a𠮷"));
    // Wherever it stands in a text that is read by eights.
    for (std::size_t at = 0; at < 20; ++at) {
        std::string text(20, 'a');
        CHECK(utf8::is_valid(text));
        CHECK(utf8::is_valid(std::string(text).insert(at, "玥")));
        text[at] = '\x80';
        CHECK_FALSE(utf8::is_valid(text));
    }
}
