// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/typesetter.hpp"

#include "kiosk/text/layout.hpp"
#include "kiosk/text/line_breaks.hpp"
#include "kiosk/text/punctuation.hpp"
#include "kiosk/text/sanitise.hpp"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace kiosk::text {
namespace {

constexpr double widest_line_px = 65'536;
// Centre of a Chinese character's em box above the baseline, in ems: Noto Sans CJK's box reaches from -0.12 to 0.88.
// Latin capitals and figures are centred at 0.36, Arabic about there too.
constexpr double centre_above_baseline = 0.38;

constexpr const char* chinese_family = "Noto Sans CJK SC";
constexpr const char* traditional_family = "Noto Sans CJK TC"; // Taiwan's shapes of the same characters
constexpr const char* european_family = "Noto Sans";

double held(double value, double low, double high)
{
    return value > low ? std::min(value, high) : low; // low for NaN, too
}

// The primary subtag of "zh-Hans-CN" is "zh".
std::string_view primary_subtag(std::string_view bcp47)
{
    return bcp47.substr(0, bcp47.find_first_of("-_"));
}

bool is_right_to_left(std::string_view bcp47)
{
    constexpr std::array languages { "ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi" };
    if (bcp47.find("-Arab") != std::string_view::npos) // kk-Arab: Kazakh as written in Xinjiang
        return true;
    return std::find(languages.begin(), languages.end(), primary_subtag(bcp47)) != languages.end();
}

// Chinese as it is written in Taiwan, Hong Kong and Macao.
bool is_traditional(std::string_view bcp47)
{
    if (primary_subtag(bcp47) != "zh")
        return false;
    constexpr std::array marks { "hant", "tw", "hk", "mo" };
    std::string tag(bcp47);
    std::transform(tag.begin(), tag.end(), tag.begin(), [](char c) {
        return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (tag.find("-hans") != std::string::npos)
        return false;
    return std::any_of(marks.begin(), marks.end(),
        [&](const char* mark) { return (tag + '-').find(std::string("-") + mark + '-') != std::string::npos; });
}

std::vector<std::filesystem::path> font_files(const std::filesystem::path& directory)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::filesystem::path extension = entry->path().extension();
        if (extension == ".otf" || extension == ".ttf" || extension == ".ttc")
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end()); // a directory's own order may differ from machine to machine
    return files;
}

// Pango reads the machine's fonts in a thread of its own as soon as there is a font map, even if none is used. It does
// not if fontconfig already has a configuration for the process: give it an empty one.
void keep_system_fonts_out()
{
    static std::once_flag once;
    std::call_once(once, [] { FcConfigSetCurrent(FontConfig(FcConfigCreate()).get()); });
}

// Pango 1.50 never gives back its reference to the configuration. By the time this runs no block is left.
void release_configuration(gpointer, GObject* font_map)
{
    auto* const map = reinterpret_cast<PangoFcFontMap*>(font_map);
    pango_fc_font_map_shutdown(map); // or the next line would start it afresh
    pango_fc_font_map_set_config(map, nullptr);
}

// A configuration of these files and nothing else: no configuration file, no cache, no directory of the system.
Result<FontConfig> private_configuration(const std::filesystem::path& directory)
{
    const std::vector<std::filesystem::path> files = font_files(directory);
    if (files.empty())
        return Error { directory.string() + ": no fonts here; build kiosk_fonts or reinstall the program" };
    FontConfig config(FcConfigCreate());
    for (const std::filesystem::path& file : files)
        if (!FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(file.c_str())))
            return Error { file.string() + ": not a font, or damaged; build kiosk_fonts or reinstall the program" };
    return config;
}

struct Faces {
    std::vector<std::string> families; // in order of file name
    CharSet characters;
};

Faces faces_of(FcConfig* config)
{
    Faces faces { {}, CharSet(FcCharSetCreate()) };
    const FcFontSet* fonts = FcConfigGetFonts(config, FcSetApplication);
    for (int i = 0; i < fonts->nfont; ++i) {
        FcChar8* family = nullptr;
        if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch) {
            std::string name(reinterpret_cast<const char*>(family));
            if (std::find(faces.families.begin(), faces.families.end(), name) == faces.families.end())
                faces.families.push_back(std::move(name));
        }
        FcCharSet* characters = nullptr;
        if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &characters) == FcResultMatch)
            FcCharSetMerge(faces.characters.get(), characters, nullptr);
    }
    return faces;
}

// Every family, so that none is left for fontconfig to choose, and the language's own first.
std::string family_list(const std::vector<std::string>& families, std::string_view bcp47)
{
    using Order = std::array<std::string_view, 3>;
    const Order order = is_traditional(bcp47) ? Order { traditional_family, chinese_family, european_family }
        : primary_subtag(bcp47) == "zh"       ? Order { chinese_family, european_family, traditional_family }
                                              : Order { european_family, chinese_family, traditional_family };
    const auto rank
        = [&](const std::string& name) { return std::find(order.begin(), order.end(), name) - order.begin(); };
    std::vector<std::string> ordered = families;
    std::stable_sort(ordered.begin(), ordered.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    std::string list;
    for (const std::string& name : ordered)
        list += (list.empty() ? "" : ",") + name;
    return list;
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

} // namespace

struct Typesetter::Impl {
    // Never changed: a layout follows its context, and blocks already set must not.
    struct Language {
        GObjectHandle<PangoContext> context;
        std::string family_list;
    };

    FontConfig config;
    Faces faces;
    GObjectHandle<PangoFontMap> font_map;
    std::map<std::string, Language, std::less<>> languages; // by tag, of those set so far
    const Language* language = nullptr;
};

Typesetter::Typesetter(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl))
{
}

Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

Result<Typesetter> Typesetter::open(const std::filesystem::path& fonts_directory)
{
    keep_system_fonts_out();
    Result<FontConfig> config = private_configuration(fonts_directory);
    if (!config)
        return config.error();
    auto impl = std::make_unique<Impl>();
    impl->config = *std::move(config);
    impl->faces = faces_of(impl->config.get());
    impl->font_map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!impl->font_map)
        return Error { "Pango has no FreeType fonts here; install libpangoft2-1.0-0" };
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(impl->font_map.get()), impl->config.get());
    g_object_weak_ref(G_OBJECT(impl->font_map.get()), release_configuration, nullptr);
    Typesetter typesetter(std::move(impl));
    typesetter.set_language("zh");
    return typesetter;
}

void Typesetter::set_language(std::string_view bcp47)
{
    if (const auto known = impl_->languages.find(bcp47); known != impl_->languages.end()) {
        impl_->language = &known->second;
        return;
    }
    const std::string tag(bcp47);
    GObjectHandle<PangoContext> context(pango_font_map_create_context(impl_->font_map.get()));
    pango_context_set_language(context.get(), pango_language_from_string(tag.c_str()));
    pango_context_set_base_dir(
        context.get(), is_right_to_left(bcp47) ? PANGO_DIRECTION_WEAK_RTL : PANGO_DIRECTION_WEAK_LTR);
    // Unhinted, so that a layout scales: the same lines at every size and on paper.
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    impl_->language
        = &impl_->languages
               .emplace(tag, Impl::Language { std::move(context), family_list(impl_->faces.families, bcp47) })
               .first->second;
}

Block Typesetter::set(std::string_view utf8, const Style& style, std::optional<float> wrap_width_px) const
{
    const double em = held(style.em_px, 1, 1024);
    const double width = held(wrap_width_px.value_or(widest_line_px), 1, widest_line_px);
    const std::string text = with_break_opportunities(sanitised(utf8));

    auto layout = std::make_shared<Layout>();
    layout->pango.reset(pango_layout_new(impl_->language->context.get()));
    layout->line_height = em * held(style.line_height, 1, 4);
    layout->baseline = layout->line_height / 2 + centre_above_baseline * em;

    const FontDescription font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), impl_->language->family_list.c_str());
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
    std::set<char32_t> characters;
    const std::string text = sanitised(utf8);
    for (const char* at = text.data(); at != text.data() + text.size(); at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        const bool drawn = !g_unichar_isspace(c) && !g_unichar_iscntrl(c) && !pango_is_zero_width(c);
        if (drawn && !FcCharSetHasChar(impl_->faces.characters.get(), c))
            characters.insert(c);
    }
    return { characters.begin(), characters.end() };
}

} // namespace kiosk::text
