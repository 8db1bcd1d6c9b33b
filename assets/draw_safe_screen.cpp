// SPDX-License-Identifier: Apache-2.0
//
// draw_safe_screen DATA: the pictures of kiosk/safe_screen, from the content and the fonts in DATA, into DATA.
// That this machine is not working, the numbers to call, and whom to ask instead, in every language.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/locale/messages.hpp"
#include "kiosk/locale/phrases.hpp"
#include "kiosk/text/typesetter.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <map>

namespace {

using namespace kiosk;

constexpr std::array numbers { "110", "120", "12345" };

struct Paper {
    int width;
    int height;
    std::vector<std::uint8_t> grey;

    Paper(int wide, int high)
        : width(wide)
        , height(high)
        , grey(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high), 250)
    {
    }
    std::uint8_t* at(int x, int y)
    {
        return &grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
    void fill(int x, int y, int wide, int high, std::uint8_t shade)
    {
        for (int row = std::max(0, y); row < std::min(height, y + high); ++row)
            for (int column = std::max(0, x); column < std::min(width, x + wide); ++column)
                *at(column, row) = shade;
    }
    void draw(const text::Block& block, int x, int y, std::uint8_t ink)
    {
        const text::Rect raster = block.raster();
        const auto alpha = block.rasterise();
        for (int row = 0; row < raster.height; ++row)
            for (int column = 0; column < raster.width; ++column) {
                const int to_x = x + raster.x + column;
                const int to_y = y + raster.y + row;
                if (to_x < 0 || to_x >= width || to_y < 0 || to_y >= height)
                    continue;
                const int cover = alpha[static_cast<std::size_t>(row) * static_cast<std::size_t>(raster.width)
                    + static_cast<std::size_t>(column)];
                std::uint8_t& to = *at(to_x, to_y);
                to = static_cast<std::uint8_t>((to * (255 - cover) + ink * cover) / 255);
            }
    }
};

class Drawing {
public:
    Drawing(const content::Catalogue& catalogue, text::Typesetter& typesetter, Paper& paper)
        : catalogue_(catalogue)
        , typesetter_(typesetter)
        , paper_(paper)
        , standing_(paper.height > paper.width)
    {
    }

    // Fails where something does not fit, rather than leave it out.
    Status run()
    {
        const int margin = paper_.width / 24;
        const int inner = paper_.width - 2 * margin;
        int y = margin;
        y += put("zh-Hans", key(Phrase::out_of_order), { standing_ ? 76.F : 72.F, true }, margin, y, inner);
        y += 12;
        y = columns(key(Phrase::out_of_order), standing_ ? 34.F : 28.F, true, margin, y, inner, true);
        y += 28;
        y = call(margin, y, inner);
        y += 32;
        y = columns(key(Phrase::help_staff), standing_ ? 28.F : 22.F, false, margin, y, inner, false);
        // The foot belongs to the reason.
        if (y > paper_.height - paper_.height / 16)
            return Error { "the safe screen has no room for all it is to say: " + std::to_string(y) + " px" };
        return Success {};
    }

private:
    std::string message(std::string_view language, std::string_view key) const
    {
        const auto messages = locale::Messages::create(
            language, catalogue_.messages(language), catalogue_.messages(content::authoritative_language));
        return messages ? (*messages)(key) : std::string(key);
    }

    // What the language says; its height.
    int put(std::string_view language, std::string_view key, const text::Style& style, int x, int y, int width)
    {
        typesetter_.set_language(language);
        text::Style used = style;
        if (language == "bo")
            used.line_height = 1.8F; // stacks
        const text::Block block = typesetter_.set(message(language, key), used, static_cast<float>(width));
        paper_.draw(block, x + static_cast<int>(block.offset_in(static_cast<float>(width))), y, 25);
        return block.size().height;
    }

    // A text in every language, three beside each other where there is room; where it ends.
    int columns(std::string_view key, float em, bool bold, int x, int y, int width, bool without_chinese)
    {
        std::vector<std::string> languages;
        for (const std::string& language : catalogue_.languages())
            if (!without_chinese || language != content::authoritative_language)
                languages.push_back(language);
        const int count = standing_ ? 1 : 3;
        const int gap = 56;
        const int wide = (width - (count - 1) * gap) / count;
        for (std::size_t i = 0; i < languages.size(); i += static_cast<std::size_t>(count)) {
            int tallest = 0;
            for (int column = 0; column < count && i + static_cast<std::size_t>(column) < languages.size(); ++column)
                tallest = std::max(tallest,
                    put(languages[i + static_cast<std::size_t>(column)], key, { em, bold }, x + column * (wide + gap),
                        y, wide));
            y += tallest + 10;
        }
        return y;
    }

    // The numbers, large, each with its name in every language.
    int call(int x, int y, int width)
    {
        constexpr int gap = 36;
        constexpr int inset = 28;
        const int wide = (width - 2 * gap) / 3;
        std::vector<int> ends;
        for (const bool drawn : { false, true }) {
            const int tall = drawn ? *std::max_element(ends.begin(), ends.end()) - y + inset : 0;
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                const int left = x + static_cast<int>(i) * (wide + gap);
                if (drawn)
                    paper_.fill(left, y, wide, tall, 228);
                int line = y + inset;
                typesetter_.set_language("en");
                text::Style digits { standing_ ? 84.F : 104.F, true };
                digits.line_height = 1.15F;
                const text::Block number = typesetter_.set(numbers[i], digits);
                if (drawn)
                    paper_.draw(number, left + inset, line, 10);
                line += number.size().height;
                for (const std::string& language : catalogue_.languages()) {
                    typesetter_.set_language(language);
                    const bool chinese = language == content::authoritative_language;
                    text::Style style { chinese ? 28.F : 20.F, chinese };
                    style.line_height = language == "bo" ? 1.7F : 1.45F;
                    const auto block
                        = typesetter_.set(message(language, "hotline." + std::string(numbers[i]) + ".name"), style,
                            static_cast<float>(wide - 2 * inset));
                    if (drawn)
                        paper_.draw(block,
                            left + inset + static_cast<int>(block.offset_in(static_cast<float>(wide - 2 * inset))),
                            line, 40);
                    line += block.size().height;
                }
                if (!drawn)
                    ends.push_back(line);
            }
        }
        return *std::max_element(ends.begin(), ends.end()) + inset;
    }

    const content::Catalogue& catalogue_;
    text::Typesetter& typesetter_;
    Paper& paper_;
    const bool standing_;
};

Status draw(const std::filesystem::path& data)
{
    const auto catalogue = content::Catalogue::open(data / "content.db");
    if (!catalogue)
        return catalogue.error();
    auto typesetter = text::Typesetter::open(data / "fonts");
    if (!typesetter)
        return typesetter.error();
    const std::pair<const char*, Paper> papers[] { { "landscape", { 1920, 1080 } }, { "portrait", { 1080, 1920 } } };
    for (const auto& [name, empty] : papers) {
        Paper paper = empty;
        if (const Status drawn = Drawing(*catalogue, *typesetter, paper).run(); !drawn)
            return drawn;
        std::string bytes = "P5\n" + std::to_string(paper.width) + ' ' + std::to_string(paper.height) + "\n255\n";
        bytes.append(reinterpret_cast<const char*>(paper.grey.data()), paper.grey.size());
        const auto file = data / ("safe-screen-" + std::string(name) + ".pgm");
        if (const Status written = write_file(file, bytes); !written)
            return written;
    }
    return Success {};
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        std::cerr << "usage: draw_safe_screen DATA\n";
        return 2;
    }
    if (const Status drawn = draw(arguments[1]); !drawn) {
        std::cerr << drawn.error().message << '\n';
        return 1;
    }
    return 0;
}
