// SPDX-License-Identifier: Apache-2.0
//
// Which bytes are which characters. A register says it by its first bytes, by the names of its columns, or not at all:
// then nothing is guessed, since a wrong guess is a child with a garbled name.
#pragma once

#include "kiosk/core/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace kiosk::registers {

struct Encoding {
    std::string name; // "UTF-8", "GB18030", "UTF-16LE": as ICU calls it
    std::size_t mark = 0; // the length of the byte order mark in front

    bool is_utf8() const { return name == "UTF-8"; }
};

// How many columns of a register a line would name; of those, on request, only the ones in other words than ASCII,
// which tell that a text is read rightly.
enum class Named : std::uint8_t { all, beyond_ascii };
using NamesColumns = std::function<std::size_t(std::string_view line, Named)>;

bool is_ascii(std::string_view bytes);

// Of the beginning of a file, that has bytes beyond ASCII or zero bytes in it; up to the end of a line, where it is
// long. An error says what it could be, and that --encoding settles it.
Result<Encoding> find_encoding(std::string_view head, const NamesColumns& names_columns);
// By its byte order mark alone.
Encoding marked_encoding(std::string_view head); // without a name where there is no mark

// Bytes of one encoding into UTF-8, in pieces. What is no character becomes U+FFFD.
class Transcoder {
public:
    // An error: no such encoding is known.
    static Result<Transcoder> create(std::string_view encoding);
    ~Transcoder();
    Transcoder(Transcoder&&) noexcept;
    Transcoder& operator=(Transcoder&&) noexcept;

    // Appends to `to`; a character begun in one piece is ended in the next. `last`: there is no other.
    void append(std::string_view bytes, bool last, std::string& to);

private:
    struct Data;
    explicit Transcoder(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

} // namespace kiosk::registers
