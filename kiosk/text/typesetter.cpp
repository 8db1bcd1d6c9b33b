// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/typesetter.hpp"

#include "kiosk/text/faces.hpp"
#include "kiosk/text/layout.hpp"
#include "kiosk/text/line_breaks.hpp"
#include "kiosk/text/punctuation.hpp"
#include "kiosk/text/sanitise.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace kiosk::text {
namespace {

constexpr const char* rare_faces = "rare"; // the folder within that of the common ones
constexpr double widest_line_px = 65'536;
// Centre of a Chinese character's em box above the baseline, in ems: Noto Sans CJK's box reaches from -0.12 to 0.88.
// Latin capitals and figures are centred at 0.36, Arabic about there too.
constexpr double centre_above_baseline = 0.38;

double held(double value, double low, double high)
{
    return value > low ? std::min(value, high) : low; // low for NaN, too
}

void add(PangoAttrList* attributes, PangoAttribute* attribute, ByteRange range)
{
    attribute->start_index = static_cast<guint>(range.begin);
    attribute->end_index = static_cast<guint>(range.end);
    pango_attr_list_insert(attributes, attribute);
}

// How many characters of a term in brackets stay together on lines so many characters long: six say one thing, more
// are a sentence, and the brackets and a stop must fit beside them.
std::size_t whole_term(double line_ems)
{
    return static_cast<std::size_t>(std::clamp(line_ems - 3, 0.0, 6.0));
}

Attributes attributes_of(std::string_view text, std::size_t longest_term)
{
    Attributes attributes(pango_attr_list_new());
    for (const ByteRange& range : half_width_signs(text))
        add(attributes.get(), pango_attr_font_features_new("halt"), range);

    for (const ByteRange& range : bracketed_terms(text, longest_term))
        add(attributes.get(), pango_attr_allow_breaks_new(FALSE), range);

    // Pango would put a hyphen where a long word is broken, and nobody should read one in an address or a number. Only
    // a soft hyphen shows as one.
    constexpr std::string_view soft_hyphen = "\u00AD";
    std::size_t from = 0;
    for (std::size_t at = 0; (at = text.find(soft_hyphen, at)) != std::string_view::npos; from = at) {
        add(attributes.get(), pango_attr_insert_hyphens_new(FALSE), { from, at });
        at += soft_hyphen.size();
    }
    add(attributes.get(), pango_attr_insert_hyphens_new(FALSE), { from, text.size() });
    return attributes;
}

double px(int pango_units)
{
    return double { 1 } * pango_units / PANGO_SCALE;
}

// 0 at the left, 1 at the right.
float slack_of(Align align, bool right_to_left)
{
    switch (align) {
    case Align::start:
        return right_to_left ? 1.0F : 0.0F;
    case Align::center:
        return 0.5F;
    case Align::end:
        return right_to_left ? 0.0F : 1.0F;
    }
    return 0.0F;
}

// Every run stands on the baseline of its line. Where a line begins with Chinese, Pango would hang what follows of
// Tibetan by the head line that its letters share, and lift it into the line above.
void stand_on_baseline(PangoLayoutLine& line)
{
    for (GSList* at = line.runs; at; at = at->next)
        static_cast<PangoGlyphItem*>(at->data)->y_offset = 0;
}

// Places the lines Pango broke: all the same height, aligned within the widest. Pango's own line height would differ
// with the faces of each line.
void place_lines(Layout& layout, const Style& style, double em)
{
    std::vector<std::pair<PangoRectangle, bool>> extents; // logical, right to left
    double ink_left = 0;
    double ink_right = 0;
    double ink_top = 0;
    double ink_bottom = 0;
    std::vector<PangoRectangle> inks;
    // Not read-only: the extents must follow what is changed.
    for (GSList* at = pango_layout_get_lines(layout.pango.get()); at; at = at->next) {
        auto* line = static_cast<PangoLayoutLine*>(at->data);
        stand_on_baseline(*line);
        PangoRectangle ink;
        PangoRectangle logical;
        pango_layout_line_get_extents(line, &ink, &logical);
        const bool right_to_left = pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL;
        layout.lines.push_back({ line, 0, 0 });
        inks.push_back(ink);
        extents.emplace_back(logical, right_to_left);
        layout.width = std::max(layout.width, px(logical.width));
    }
    layout.right_to_left = extents.front().second;
    layout.slack = slack_of(style.align, layout.right_to_left);

    ink_right = layout.width;
    ink_bottom = layout.line_height * static_cast<double>(layout.lines.size());
    const double bottom = ink_bottom;
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        Layout::Line& line = layout.lines[i];
        const auto& [logical, right_to_left] = extents[i];
        line.x = slack_of(style.align, right_to_left) * (layout.width - px(logical.width)) - px(logical.x);
        line.baseline = layout.baseline + static_cast<double>(i) * layout.line_height;
        ink_left = std::min(ink_left, line.x + px(inks[i].x));
        ink_right = std::max(ink_right, line.x + px(inks[i].x + inks[i].width));
        ink_top = std::min(ink_top, line.baseline + px(inks[i].y));
        ink_bottom = std::max(ink_bottom, line.baseline + px(inks[i].y + inks[i].height));
    }

    // One pixel because glyphs are drawn at whole pixels, one that stays empty.
    constexpr double margin = 2;
    const int left = static_cast<int>(std::floor(std::max(ink_left, -em) - margin));
    const int top = static_cast<int>(std::floor(std::max(ink_top, -em) - margin));
    const int right = static_cast<int>(std::ceil(std::min(ink_right, layout.width + em) + margin));
    const int below = static_cast<int>(std::ceil(std::min(ink_bottom, bottom + em) + margin));
    layout.raster = { left, top, std::min(right - left, max_raster_px), std::min(below - top, max_raster_px) };
}

// Whether nothing is drawn for the character, whatever the face: as Pango sees it.
bool is_unseen(gunichar c)
{
    const bool selects_variant = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    return g_unichar_isspace(c) || g_unichar_iscntrl(c) || pango_is_zero_width(c) || selects_variant
        || g_unichar_type(c) == G_UNICODE_FORMAT;
}

// What the faces lack of a text without ill-formed sequences.
std::set<char32_t> lacking(const Faces& faces, const std::string& text)
{
    std::set<char32_t> characters;
    for (const char* at = text.data(); at != text.data() + text.size(); at = g_utf8_next_char(at))
        if (const gunichar c = g_utf8_get_char(at); !is_unseen(c) && !faces.has(c))
            characters.insert(c);
    return characters;
}

// With the code point in place of each of the characters, and how many there were: a box says nothing, this can be
// looked up and typed.
std::string spelled_out(const std::set<char32_t>& characters, const std::string& text, int& count)
{
    std::string result;
    for (const char* at = text.data(); at != text.data() + text.size();) {
        const char* const next = g_utf8_next_char(at);
        if (const gunichar c = g_utf8_get_char(at); characters.contains(c)) {
            char written[32];
            std::snprintf(written, sizeof written, "〔U+%04X〕", static_cast<unsigned>(c));
            result += written;
            ++count;
        } else {
            result.append(at, next);
        }
        at = next;
    }
    return sanitised(result); // again not longer than a text may be
}

} // namespace

struct Typesetter::Impl {
    struct Choice {
        Faces& faces;
        std::set<char32_t> lacking;
    };
    // The faces to set the text with, and what even they lack of it.
    Choice choose(const std::string& sanitised);

    std::unique_ptr<Faces> common;
    // These and the rare ones, from the first text on that the common ones cannot set.
    std::unique_ptr<Faces> all;
    std::vector<std::filesystem::path> unopened; // the directories of `all` until then; none if there are no rare ones
    std::string language;
};

Typesetter::Impl::Choice Typesetter::Impl::choose(const std::string& sanitised)
{
    Choice choice { *common, lacking(*common, sanitised) };
    if (choice.lacking.empty())
        return choice;
    // A rare face that is damaged leaves a code point to read, not an empty screen.
    if (!unopened.empty())
        if (auto opened = Faces::open(std::exchange(unopened, {})))
            all = *std::move(opened);
    if (!all)
        return choice;
    return { *all, lacking(*all, sanitised) };
}

Typesetter::Typesetter(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl))
{
}

Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

Result<Typesetter> Typesetter::open(const std::filesystem::path& fonts_directory)
{
    auto common = Faces::open({ fonts_directory });
    if (!common)
        return common.error();
    auto impl = std::make_unique<Impl>();
    impl->common = *std::move(common);
    std::error_code error;
    if (const auto rare = fonts_directory / rare_faces; std::filesystem::is_directory(rare, error))
        impl->unopened = { fonts_directory, rare };
    Typesetter typesetter(std::move(impl));
    typesetter.set_language("zh");
    return typesetter;
}

void Typesetter::set_language(std::string_view bcp47)
{
    impl_->language = bcp47;
}

Block Typesetter::set(std::string_view utf8, const Style& style, std::optional<float> wrap_width_px) const
{
    const double em = held(style.em_px, 1, 1024);
    const double width = held(wrap_width_px.value_or(widest_line_px), 1, widest_line_px);
    const std::string clean = sanitised(utf8);
    const auto [faces, lacking] = impl_->choose(clean);
    const Faces::Language& language = faces.language(impl_->language);
    auto layout = std::make_shared<Layout>();
    const std::string text = with_break_opportunities(
        lacking.empty() || !faces.has(U'〔') ? clean : spelled_out(lacking, clean, layout->missing));
    layout->pango.reset(pango_layout_new(language.context.get()));
    layout->line_height = em * held(style.line_height, 1, 4);
    layout->baseline = layout->line_height / 2 + centre_above_baseline * em;

    const FontDescription font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), language.family_list.c_str());
    pango_font_description_set_absolute_size(font.get(), em * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

    PangoLayout* const pango = layout->pango.get();
    pango_layout_set_font_description(pango, font.get());
    pango_layout_set_wrap(pango, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(pango, static_cast<int>(std::floor(width * PANGO_SCALE)));
    pango_layout_set_attributes(pango, attributes_of(text, whole_term(width / em)).get());
    pango_layout_set_text(pango, text.data(), static_cast<int>(text.size()));
    place_lines(*layout, style, em);
    return Block(std::move(layout));
}

std::vector<char32_t> Typesetter::missing(std::string_view utf8) const
{
    const std::string text = sanitised(utf8);
    const std::set<char32_t> characters = impl_->choose(text).lacking;
    return { characters.begin(), characters.end() };
}

} // namespace kiosk::text
