// SPDX-License-Identifier: Apache-2.0
//
// Strings to blocks of laid-out text: shaping, both directions, line breaking after the rules of each script (no
// Chinese line begins with ，or ends with （), and faces from one directory only, so that fonts installed on the
// machine never change a layout.
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/text/block.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace kiosk::text {

// `start` is the left, or the right for a paragraph that begins with a letter of a right-to-left script.
enum class Align { start, center, end };

struct Style {
    // Em: the width of a Chinese character. Held to 1..1024 px.
    float em_px;
    bool bold = false;
    Align align = Align::start;
    // Multiple of the em, the same for every line. Held to 1..4. Tibetan stacks want 2.
    float line_height = 1.5F;

    bool operator==(const Style&) const = default;
};

// Not for two threads at once; any number of typesetters may exist side by side.
class Typesetter {
public:
    // Reads every .otf, .ttf and .ttc in the directory (about 5 ms). Fails, naming the directory or the file, if there
    // is none or one is damaged. Those in its folder "rare" are read at the first character that the others lack.
    static Result<Typesetter> open(const std::filesystem::path& fonts_directory);

    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;
    ~Typesetter();

    // Language of what is set from now on, as a BCP 47 tag; "zh" at first. It decides whether “ ” — … are the wide
    // Chinese ones, and the direction of paragraphs without letters. Blocks already set stay as they are.
    void set_language(std::string_view bcp47);

    // Sets `sanitised(utf8)`; any bytes will do. Every \n begins a paragraph; empty text is one empty line. Lines are
    // at most `wrap_width_px` wide (held to 1 px and more): a word that is wider is broken, without a hyphen, and there
    // the rules for the ends of lines cannot hold. Without a wrap width only \n and 65 536 px end a line. A character
    // that no face has is set as its code point, "〔U+2A6D6〕", as long as one has these brackets.
    Block set(std::string_view utf8, const Style& style, std::optional<float> wrap_width_px = std::nullopt) const;

    // The characters of `sanitised(utf8)` that no face has, each once, in order of code point. Spaces and characters
    // that are never drawn do not count.
    std::vector<char32_t> missing(std::string_view utf8) const;

private:
    struct Impl;
    explicit Typesetter(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::text
